"""Layer 2: the staff's side of contact: hours, buildings and districts under one menu."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import StatusFlagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contact.district_views import DistrictViewSet
from contact.models import Building, OpeningHours


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
