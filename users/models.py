"""Layer 0: the user, who logs in by e-mail."""

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(DjangoUserManager):
    """Makes and finds users by e-mail, whatever the case it is typed in."""

    def _create_user_object(self, email, _email, password, **extra_fields):
        """Return an unsaved user; Django passes the name field first and the e-mail second."""
        if not email:
            raise ValueError("The e-mail must be set")
        user = self.model(email=self.normalize_email(email), **extra_fields)
        user.set_password(password)
        return user

    def create_user(self, email, password=None, **extra_fields):
        """Make and return a user. Raises ValueError without an e-mail."""
        return super().create_user(email, email, password, **extra_fields)

    def create_superuser(self, email, password=None, **extra_fields):
        """Make and return a user who may do anything."""
        return super().create_superuser(email, email, password, **extra_fields)

    def get_by_natural_key(self, email):
        """Return the user with this e-mail; people do not remember capitals."""
        return self.get(email__iexact=email)

    def by_email(self, email):
        """Return the user with an e-mail as somebody typed it, or None."""
        return self.filter(email__iexact=(email or "").strip()).first()

    @classmethod
    def normalize_email(cls, email):
        """Return the e-mail in lower case, without blanks around it."""
        return (email or "").strip().lower()


class User(AbstractUser):
    """A member of staff. Groups say what they may do; Wagtail keeps their profile."""

    username = None
    email = models.EmailField(
        _("e-mail"), unique=True, error_messages={"unique": _("This e-mail is already in use.")}
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="unique_email_any_case")]

    def __str__(self):
        """Return the name if it is known, else the e-mail."""
        return self.get_full_name() or self.email

    def clean(self):
        """Keep e-mails in one case, so that the same person is never two."""
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)
