"""Layer 2: what a page must say before it is public, asked in one place by form and model."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Required(models.Model):
    """Part of the kinds whose content an act prescribes; before BasePage among their bases."""

    always_required = ()  # fields that the form shows as required; a draft may leave them empty

    class Meta:
        abstract = True

    def lacks(self, parent=None):
        """Yield (field, sentence) for all that is missing; the field is None if it is no one's.

        parent: the page above, if this one is not in the tree yet.
        """
        yield from ()

    def unlawful(self):
        """Return for what the law would not have this page public: sentences that name the part."""
        return [self._named(name, said) for name, said in self.lacks()]

    def _named(self, name, said):
        if name is None:
            return said
        label = capfirst(self._meta.get_field(name).verbose_name)
        return _("“%(part)s”: %(said)s") % {"part": label, "said": said}
