"""Layer 1: the form in which staff edit a page."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Site

from core.slugs import ascii_slug

MENU_LENGTH = 7  # what people take in at a glance


class PageForm(WagtailAdminPageForm):
    """Compares the address that the page will have with its neighbours'; keeps the menu short."""

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

    def clean_show_in_menus(self):
        """Refuse one more page in a full menu; a page that is in it already stays."""
        wanted = self.cleaned_data["show_in_menus"]
        if wanted and not self.instance.show_in_menus:
            others = in_the_menu(self.parent_page).exclude(pk=self.instance.pk)
            if len(others) >= MENU_LENGTH:
                raise forms.ValidationError(menu_is_full(others))
        return wanted


def in_the_menu(parent):
    """Return the pages right below `parent` that ask to be in the menu: a queryset.

    None below any page but a home page: the menu shows the first level only.
    """
    is_home = Site.objects.filter(root_page=parent).exists()
    return parent.get_children().filter(show_in_menus=True) if is_home else Page.objects.none()


def menu_is_full(pages):
    """Return the sentence that says so and names the first of the pages that are in the menu."""
    message = _(
        "The menu has room for %(count)s pages, and it is full: %(titles)s. "
        "Untick “Show in menus” on one of them first."
    )
    titles = ", ".join(page.title for page in pages[:MENU_LENGTH])
    return message % {"count": MENU_LENGTH, "titles": titles}
