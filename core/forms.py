"""Layer 1: the form in which staff edit a page."""

from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import ascii_slug


class PageForm(WagtailAdminPageForm):
    """Compares the address that the page will have, not the one typed, with its neighbours'."""

    def clean_slug(self):
        """Return the slug as it will be saved."""
        slug = self.cleaned_data["slug"]
        return ascii_slug(slug) or slug
