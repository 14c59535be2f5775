"""Layer 1: plain language in the panel: the list of words, the report, the way to it."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from plain_language.models import OfficialWord
from plain_language.views import PlainLanguageReport


class OfficialWordViewSet(SnippetViewSet):
    """The screens of the list."""

    model = OfficialWord
    icon = "pilcrow"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Plain language")
    menu_name = "plain-language"
    menu_order = 820
    copy_view_enabled = False
    list_display = ["words", "plain", "note"]
    list_per_page = 50
    search_fields = ["words", "plain"]


register_snippet(OfficialWordViewSet)


@hooks.register("register_admin_urls")
def add_the_report():
    """Give the report its address."""
    view = PlainLanguageReport.as_view()
    return [path("prosty-jezyk/<int:pk>/", view, name="plain_language_report")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer_the_report(page, user, view_name=None, next_url=None):
    """Offer the report to those who may edit the page, in the editor and in lists of pages."""
    if not page.is_root() and page.permissions_for_user(user).can_edit():
        address = reverse("plain_language_report", args=[page.pk])
        yield Button(_("Plain language"), url=address, icon_name="pilcrow", priority=45)
