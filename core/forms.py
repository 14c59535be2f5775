"""Layer 1: the form in which staff edit a page."""

from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import ascii_slug


class PageForm(WagtailAdminPageForm):
    """Compares the address that the page will have, not the one typed, with its neighbours'."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # "slugify" drops ł in the browser already; "urlify" spells Polish letters out.
            attrs = self.fields["slug"].widget.attrs
            actions = attrs.get("data-action", "")
            attrs["data-action"] = actions.replace("w-slug#slugify", "w-slug#urlify")

    def clean_slug(self):
        """Return the slug as it will be saved."""
        slug = self.cleaned_data["slug"]
        return ascii_slug(slug) or slug
