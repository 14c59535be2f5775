"""Layer 2: pages that are nothing without their text, so they are not published without it."""

from django.db import models
from django.utils.translation import gettext as _

from core.fields import is_written


class Written(models.Model):
    """Part of pages with a `body`; before BasePage among their bases."""

    class Meta:
        abstract = True

    @property
    def is_written(self):
        """Say whether the body says anything."""
        return is_written(self.body)

    def unlawful(self):
        """Return that the body is missing, if it is: a list of sentences."""
        said = _("“Content” is empty: write the text before publishing.")
        return [*super().unlawful(), *([] if self.is_written else [said])]
