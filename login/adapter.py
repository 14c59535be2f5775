"""Layer 1: how allauth behaves here: who is let in, how often, and what is sent by e-mail."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.core.exceptions import ValidationError
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from limits.visitors import address
from login import audit, lock_out, mail, second_factor, secrets, sessions

# What is told by e-mail, so that nobody's account changes behind their back.
NEWS = {
    "account/email/password_changed": gettext_lazy("Your password has been changed."),
    "account/email/password_reset": gettext_lazy("Your password has been changed."),
    "account/email/password_set": gettext_lazy("Your password has been changed."),
    "mfa/email/totp_activated": gettext_lazy("An application with codes has been added."),
    "mfa/email/totp_deactivated": gettext_lazy("The application with codes has been removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey has been added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey has been removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New spare codes have been made."),
}
SAID = {
    "account/messages/logged_out.txt": gettext_lazy("You have logged out."),
    "account/messages/password_changed.txt": NEWS["account/email/password_changed"],
    "account/messages/password_set.txt": NEWS["account/email/password_set"],
    "mfa/messages/totp_activated.txt": NEWS["mfa/email/totp_activated"],
    "mfa/messages/totp_deactivated.txt": NEWS["mfa/email/totp_deactivated"],
    "mfa/messages/webauthn_added.txt": NEWS["mfa/email/webauthn_added"],
    "mfa/messages/webauthn_removed.txt": NEWS["mfa/email/webauthn_removed"],
}
WAYS = {
    "reauthenticate": gettext_lazy("Type the password"),
    "mfa_reauthenticate": gettext_lazy("Type a code of the application, or a spare one"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: made by administrators, kept by lock-out, told of by e-mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": gettext_lazy("This is not your current password."),
        "incorrect_code": gettext_lazy("This code is not right. Type the one that is shown now."),
        "enter_current_password": gettext_lazy("This is not your current password."),
    }

    def is_open_for_signup(self, request):
        """Nobody makes an account for themselves."""
        return False

    def is_ajax(self, request):
        """Answer everybody with pages, never with what was typed as JSON."""
        return False

    def is_safe_url(self, url):
        """Say whether somebody may be sent there: only to an address of this site, by its path."""
        return bool(url) and url[:1] == "/" and url_has_allowed_host_and_scheme(url, None)

    def get_client_ip(self, request):
        """Return the visitor's address as the limits see it, never as a header claims."""
        return address(request)

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        """Tell on the next page what was done, in our words; what it shows anyway is not told."""
        text = message or SAID.get(message_template)
        if text:
            messages.add_message(request, level, text)

    def get_reauthentication_methods(self, user):
        """Return the ways of showing that it is still the person, in our words."""
        found = super().get_reauthentication_methods(user)
        return [{**one, "description": WAYS[one["id"]]} for one in found]

    def authenticate(self, request, **credentials):
        """Return the user of an e-mail and a password, or None; count the try."""
        email = credentials.get("email") or ""
        user = get_user_model().objects.by_email(email)
        self.tries = lock_out.passwords(request, email, user)
        self.tries.count()
        found = super().authenticate(request, **credentials)
        if found:
            self.tries.take_back()
        return found

    def authentication_failed(self, request, **credentials):
        """Say that it was wrong and how many tries are left. Raises ValidationError."""
        left = self.tries.was_wrong()
        if not left:
            raise lock_out.locked(self.tries.wait())
        message = _("The e-mail or the password is wrong. Tries left: %(left)d.")
        raise ValidationError(message, params={"left": left}, code="wrong")

    def pre_login(self, request, user, **kwargs):
        """Leave nothing of another person's session behind."""
        if request.user.is_authenticated and request.user.pk != user.pk:
            logout(request)
        return super().pre_login(request, user, **kwargs)

    def get_login_redirect_url(self, request):
        """Return the panel for who may enter it, else the home page."""
        may_enter = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home") if may_enter else resolve_url("/")

    def get_password_change_redirect_url(self, request):
        """Return the page of one's own log-in, which shows that it is done."""
        return reverse("mfa_index")

    def is_reauthentication_required(self, **kwargs):
        """Do not ask for the password again of whoever has just typed it to log in."""
        return super().is_reauthentication_required(**kwargs) and not sessions.is_new(self.request)

    def get_reset_password_from_key_url(self, key):
        """Return the address for setting a password, on the site's own name."""
        parts = {"uidb36": "UID", "key": "KEY"}
        path = reverse("account_reset_password_from_key", kwargs=parts)
        return settings.BASE_URL + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user, email, context):
        """Send the address for setting a password; write down that it was asked for."""
        audit.password_asked(self.request, user)
        mail.send(mail.about_new_password(user.email, context["password_reset_url"]))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell somebody what has changed in their log-in."""
        mail.send(mail.about_change(user.email, NEWS[template_prefix]))


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: its secrets are kept encrypted, and it stays where it is required."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": gettext_lazy(
            "Your account must have a second factor. Add another one first, then remove this one."
        ),
    }

    def encrypt(self, text):
        """Return what is stored of a secret."""
        return secrets.lock(text)

    def decrypt(self, encrypted_text):
        """Return the secret."""
        return secrets.unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        """Say whether it may be removed."""
        return not second_factor.is_the_last_needed(authenticator)
