"""Layer 1: how the editor is adapted: advice on content, the checker, what cannot be deleted."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page, Site

from core.content_checks import check_page
from core.forms import MENU_LENGTH, in_the_menu, menu_is_full
from core.panels import ReviewPanel, SchedulePanel


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def advise_on_content(request, page):
    """Tell the editor what could be better; the page is saved all the same."""
    if not request.accepts("text/html"):  # autosave, twice a second: nobody reads messages then
        return
    faults = check_page(page.get_latest_revision_as_object())
    if faults:
        items = format_html_join("", "<li>{}</li>", ((fault,) for fault in faults))
        title = _("The page is saved. Please look at these points:")
        messages.warning(request, format_html("{}<ul>{}</ul>", title, items))


@hooks.register("after_move_page")
@hooks.register("after_copy_page")
def tell_of_a_full_menu(request, page, *copy):
    """Say that a page brought to the first level finds no room in the menu (core/forms.py)."""
    arrived = copy[0] if copy else page
    shown = in_the_menu(arrived.get_parent()) if arrived.show_in_menus else []
    if len(shown) > MENU_LENGTH:
        messages.warning(request, menu_is_full(shown))


@hooks.register("construct_homepage_panels")
def tell_what_to_look_at(request, panels):
    """Put what waits for somebody above Wagtail's own panels."""
    panels += [SchedulePanel(), ReviewPanel()]


class ContentChecker(ContentCheckerItem):
    """Wagtail's checker, which also looks for pictures without any alternative text."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt"]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": gettext_lazy("A picture has no alternative text"),
            "help_text": gettext_lazy("Describe what the picture shows, or mark it as decorative"),
        },
    }


@hooks.register("construct_wagtail_userbar")
def use_our_checker(request, items, page):
    """Put our checker in the place of Wagtail's."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[position] = ContentChecker(in_editor=item.in_editor)


@hooks.register("construct_help_menu")
def leave_out_english_help(request, items):
    """Drop the links to Wagtail's own pages: they are in English and on another host."""
    english = ("whats-new", "editor-guide")
    items[:] = [item for item in items if not item.name.startswith(english)]


@hooks.register("before_delete_page")
def keep_the_home_page(request, page):
    """Refuse to delete a page if a site's home page, and so the site, would go with it."""
    if holds_a_home_page(request, [page]):
        return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def keep_the_home_page_in_bulk(request, action_type, objects, action):
    """Refuse the same when several pages are deleted at once; all of them stay."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action_type == "delete" and holds_a_home_page(request, pages):
        return redirect(action.next_url)


def holds_a_home_page(request, pages):
    """Say whether a site's home page is among the pages or below them; if so, tell the person."""
    homes = Site.objects.values_list("root_page__path", flat=True)
    found = any(home.startswith(page.path) for home in homes for page in pages)
    if found:
        text = _("The home page cannot be deleted: without it the site would show nothing at all.")
        messages.error(request, text)
    return found


@hooks.register("before_delete_page")
def ask_for_the_name_again(request, page):
    """Say in Polish that the typed name is wrong; Wagtail's own message is in English only."""
    typed = request.POST.get("confirm_site_name")
    if typed and typed != settings.WAGTAIL_SITE_NAME:
        message = _("To delete these pages, type the name exactly: %(name)s")
        messages.error(request, message % {"name": settings.WAGTAIL_SITE_NAME})
        return redirect("wagtailadmin_pages:delete", page.pk)
