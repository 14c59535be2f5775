"""Layer 0: the form with which staff upload recordings."""

from django.utils.translation import gettext_lazy as _
from wagtailmedia.forms import BaseMediaForm


class SiteMediaForm(BaseMediaForm):
    """Asks for captions when the recording is a film."""

    def clean(self):
        """Return the data; a film without captions gets a message at that field."""
        data = super().clean()
        is_film = self.instance.type == "video"
        if is_film and not data.get("captions") and "captions" not in self.errors:
            self.add_error("captions", _("A film needs captions: add a .vtt file."))
        return data
