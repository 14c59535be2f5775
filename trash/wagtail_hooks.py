"""Layer 0: what is deleted in the panel goes into the bin, and the panel shows the bin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry, register_permission_policy

from trash import deleting, place, views
from trash.confirming import count_with_below
from trash.permissions import OutsideTheBin
from trash.putting import PUT, put
from trash.restoring import RESTORED

LAST = 100  # after whoever refuses

register_permission_policy(Page, OutsideTheBin(Page))


@hooks.register("before_delete_page", order=LAST)
def put_into_the_bin(request, page):
    """Take the page before Wagtail deletes it; Wagtail's view asks, and refuses what is needed."""
    if request.method != "POST":
        return None
    if not deleting.is_confirmed(request, count_with_below([page])):
        return deleting.ask_again(request, page)
    if ReferenceIndex.get_references_to(page).group_by_source_object().is_protected:
        return None
    parent = page.get_parent().pk
    messages.success(request, deleting.told(put(page, request.user).count))
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url) if next_url else redirect("wagtailadmin_explore", parent)


@hooks.register("register_bulk_action", order=LAST)
class Delete(deleting.PutManyIntoTheBin):
    """Deleting many pages at once."""


@hooks.register("before_bulk_action")
def leave_the_bin_alone(request, action_type, objects, action):
    """Do nothing with many pages at once if one of them is in the bin."""
    if any(isinstance(one, Page) and place.holds(one) for one in objects):
        return redirect("trash:list")


@hooks.register("construct_page_chooser_queryset")
def offer_none_of_the_bin(pages, request):
    """Let nobody link to a page in the bin."""
    return place.outside(pages)


@hooks.register("register_admin_urls")
def screens():
    """Give the bin its addresses."""
    return [path("bin/", include((views.urlpatterns, "trash")))]


class BinItem(MenuItem):
    """The menu item, for those who may delete some page."""

    def is_shown(self, request):
        """Say whether the person may open the bin."""
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, views.EDITORS)


@hooks.register("register_admin_menu_item")
def show_the_bin():
    """Offer the bin at the end of the menu's own items."""
    return BinItem(views.TITLE, reverse_lazy("trash:list"), "trash", icon_name="bin", order=890)


@hooks.register("register_log_actions")
def name_what_is_logged(actions):
    """Name the two actions in the history of a page and of the site."""
    actions.register_action(PUT, gettext_lazy("Put into the bin"), gettext_lazy("Put into the bin"))
    label = gettext_lazy("Restored from the bin")
    actions.register_action(RESTORED, label, label)
