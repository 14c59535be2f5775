"""Layer 2: the staff's side of contact: hours, buildings, districts; messages from forms."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import StatusFlagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contact.district_views import DistrictViewSet
from contact.models import Building, OpeningHours
from contact.panels import MessagesPanel
from contact.scheduled import JOBS
from contact.writing import inbox, retention
from upkeep.jobs import HOOK

for _job in JOBS:
    hooks.register(HOOK, partial(lambda job: job, _job))


class OpeningHoursViewSet(SnippetViewSet):
    """The screens of opening hours."""

    model = OpeningHours
    icon = "calendar"
    list_display = [
        "__str__",
        StatusFlagColumn(
            "is_main", label=gettext_lazy("Whose hours"), true_label=gettext_lazy("the centre's")
        ),
    ]
    search_fields = ["name"]


class BuildingViewSet(SnippetViewSet):
    """The screens of buildings."""

    model = Building
    icon = "home"
    list_display = ["__str__", "street", "town"]
    search_fields = ["name", "street", "town"]


class ContactGroup(SnippetViewSetGroup):
    """The menu of contact."""

    items = [OpeningHoursViewSet, BuildingViewSet, DistrictViewSet]
    menu_label = gettext_lazy("Contact")
    menu_name = "contact"
    menu_icon = "mail"
    menu_order = 300


register_snippet(ContactGroup)


@hooks.register("before_delete_snippet")
def keep_hours_in_use(request, instances):
    """Refuse to delete hours of a unit: it would show the centre's own, which may be wrong."""
    hours = [one for one in instances if isinstance(one, OpeningHours)]
    units = [unit.title for one in hours for unit in one.units.all()]
    if units:
        text = _("These hours are in use: %(units)s. Choose other hours on these pages first.")
        messages.error(request, text % {"units": ", ".join(units)})
        return redirect("wagtailsnippets_contact_openinghours:list")


# -- Messages from forms ----------------------------------------------------------------------


@hooks.register("register_admin_viewset")
def message_screens():
    """Give the screens of messages their addresses and their place in the menu."""
    return inbox.MessageViewSet()


@hooks.register("register_permissions")
def message_permissions():
    """Let administrators decide by group who reads, deletes and takes messages home."""
    kind = {"content_type__app_label": "contact", "content_type__model": "message"}
    return Permission.objects.filter(**kind)


@hooks.register("construct_homepage_panels")
def tell_of_messages(request, panels):
    """Tell whoever may read messages that there are some."""
    panels.append(MessagesPanel())


@hooks.register("register_log_actions")
def name_what_happens_to_messages(actions):
    """Tell the log what its entries about messages say."""
    actions.register_action(
        inbox.READ, gettext_lazy("Read a message"), gettext_lazy("The message was read")
    )
    actions.register_action(
        inbox.EXPORT,
        gettext_lazy("Export a message"),
        gettext_lazy("The message was saved in a file"),
    )
    actions.register_action(
        retention.EXPIRED,
        gettext_lazy("Delete an old message"),
        gettext_lazy("The message was deleted on its day"),
    )
