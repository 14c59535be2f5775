"""Layer 1: how the editor is adapted: advice on content, the checker, what cannot be deleted."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from core import audit, publishing, publishing_views
from core.accessibility import addresses
from core.accessibility.screens import ForEditors
from core.checks.page import check_page
from core.forms import MENU_LENGTH, in_the_menu, menu_is_full
from core.models import BasePage
from core.panels import ReviewPanel, SchedulePanel
from core.sites import HOME_STAYS, holds_home


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def advise_on_content(request, page):
    """Tell the editor what could be better; the page is saved all the same."""
    publishing.log_excuse_of_approval(page, request.user)
    if not request.accepts("text/html"):  # autosave, twice a second: nobody reads messages then
        return
    faults = check_page(page.get_latest_revision_as_object())
    blocking = [fault for fault in faults if fault.blocks]
    advice = [fault for fault in faults if not fault.blocks]
    for title, found in (
        (_("The page is saved. Before it can be published, mend these points:"), blocking),
        (_("The page is saved. Please look at these points:"), advice),
    ):
        if found:
            items = format_html_join("", "<li>{}</li>", ((fault,) for fault in found))
            messages.warning(request, format_html("{}<ul>{}</ul>", title, items))


@hooks.register("insert_global_admin_css")
def mended_screens():
    """Return the styles of the panel that Wagtail's own leave out."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/css/admin.css"))


@hooks.register("insert_global_admin_js")
def start_parts():
    """Start choosers, pickers and lists, which no script in the page may do."""
    return format_html('<script src="{}"></script>', static("core/js/starts.js"))


@hooks.register("insert_editor_js")
def save_in_order():
    """Keep a button from overtaking what is being saved by itself."""
    return format_html('<script src="{}"></script>', static("core/js/save_order.js"))


@hooks.register("insert_editor_js")
def ask_before_saving():
    """Warn of a newer version before it is overwritten."""
    return format_html('<script src="{}"></script>', static("core/js/before_save.js"))


@hooks.register("before_edit_page")
def wait_while_a_reason_is_written(request, page):
    """Let autosave pause while a reason is asked for.

    The page that was stopped counts as changed, and a new version would need a new approval.
    """
    if "publish_reason" in request.POST and not request.accepts("text/html"):
        text = _("Automatic saving waits until you publish the page or save it as a draft.")
        answer = {"success": False, "error_code": "reason", "error_message": text}
        return JsonResponse(answer, status=400)


@hooks.register("before_publish_page", order=-1)
def refuse_what_the_law_would_not_have(request, page):
    """Keep such a page as a draft; say what is wrong with it (`BasePage.unlawful`)."""
    faults = page.unlawful() if isinstance(page, BasePage) else []
    if not faults:
        return None
    if page.live and not page.first_published_at:  # a new page: Wagtail has saved it as public
        page.live, page.has_unpublished_changes = False, True
        page.save(clean=False)
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in faults))
    title = _("Saved as a draft, not published: with these points the law would not have it.")
    messages.error(request, format_html("{}<ul>{}</ul>", title, items))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_publish_page")
def remember_the_reason(request, page):
    """Write into the history why a page is published despite its faults."""
    publishing.log_excuse(page, request.user)


@hooks.register("before_bulk_action")
def publish_without_faults_in_bulk(request, action_type, objects, action):
    """Publish several pages at once only if none of them has faults."""
    if action_type == "publish" and any(isinstance(one, Page) for one in objects):
        return publishing_views.refuse_in_bulk(request, action)


@hooks.register("before_copy_page")
def copy_without_faults(request, page):
    """Publish a copy only if it has no faults."""
    return publishing_views.refuse_copy(request, page)


@hooks.register("construct_admin_api")
def publish_carefully(api):
    """Put our view of pages in the place of Wagtail's."""
    api.register_endpoint("pages", publishing_views.CarefulPages)


@hooks.register("register_log_actions")
def name_our_actions(actions):
    """Tell the history what our own entries say."""

    @actions.register_action(publishing.DESPITE)
    class PublishDespiteFaults(LogFormatter):
        label = gettext_lazy("Publish despite faults")

        def format_message(self, log_entry):
            """Return the reason and the faults."""
            message = _("Published despite faults. Reason: %(reason)s Faults: %(faults)s")
            facts = {
                "reason": log_entry.data["reason"],
                "faults": " ".join(log_entry.data["faults"]),
            }
            return message % facts


hooks.register("register_log_actions", audit.name_actions)


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
    found = holds_home(pages)
    if found:
        messages.error(request, HOME_STAYS)
    return found


# -- The report “Dostępność” ------------------------------------------------------------------


@hooks.register("register_admin_urls")
def accessibility_screens():
    """Give the report its addresses."""
    return [
        path("reports/accessibility/", include((addresses.urlpatterns, "accessibility_report")))
    ]


class ReportItem(MenuItem):
    """The report's menu item, for those who edit some page."""

    def is_shown(self, request):
        """Say whether the person may open it."""
        policy = ForEditors.permission_policy
        return policy.user_has_any_permission(request.user, ForEditors.any_permission_required)


@hooks.register("register_reports_menu_item")
def accessibility_report():
    """Offer the report where people look for reports."""
    address = reverse_lazy("accessibility_report:pages")
    return ReportItem(
        ForEditors.page_title, address, name="accessibility", icon_name="glasses", order=10
    )


@hooks.register("register_page_header_buttons")
def accessibility_of_the_page(page, user, view_name, next_url=None):
    """Lead from a page to what is wrong with it."""
    if page.pk and page.permissions_for_user(user).can_edit():
        address = reverse("accessibility_report:page", args=[page.pk])
        label = gettext_lazy("Accessibility of the page")
        yield Button(label, address, icon_name="glasses", priority=80)
