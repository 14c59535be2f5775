"""Layer 2: a page that remembers when its text, and not only the page, last changed for readers."""

from hashlib import sha256

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TextDated(models.Model):
    """Part of pages with a `body`. A draft, a new picture of the list, a new owner change no text.

    Both facts belong to the page, not to a version of it: no draft brings an older one back.
    """

    text_changed_at = models.DateTimeField(
        _("the text was changed"), null=True, blank=True, editable=False
    )
    text_seal = models.CharField(_("seal of the text"), max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save; when the whole published page is saved, see whether its text is another one."""
        if self.live and kwargs.get("update_fields") is None:
            seal = self.seal()
            if seal != self.text_seal:
                self.text_seal, self.text_changed_at = seal, timezone.now()
        return super().save(*args, **kwargs)

    def seal(self):
        """Return what equal texts have in common: str."""
        words = self.body.stream_block.get_searchable_content(self.body)
        return sha256("\n".join([self.lead, *map(str, words)]).encode()).hexdigest()

    def with_content_json(self, content):
        """Return another version of this page, with what the page itself remembers."""
        page = super().with_content_json(content)
        page.text_seal, page.text_changed_at = self.text_seal, self.text_changed_at
        return page
