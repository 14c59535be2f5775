"""Layer 0: “Stan serwisu” in the panel: the whole screen, and what the first screen warns of."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from upkeep import state
from upkeep.models import ScheduledRun
from upkeep.server import scheduled

PERMISSION = "upkeep.view_scheduledrun"


class State(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """How each part of the site is, and what to do about it."""

    permission_policy = ModelPermissionPolicy(ScheduledRun)
    permission_required = "view"
    page_title = _("State of the site")
    header_icon = "desktop"
    template_name = "upkeep/state.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        """Return the way to this screen, which its header shows."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        """Add the rows."""
        return super().get_context_data(rows=state.rows(), **kwargs)


class StatePanel(Component):
    """What does not work, and when each job last did its work, for those who may see the screen."""

    name = "state"
    order = 15
    template_name = "upkeep/panel.html"

    def get_context_data(self, parent_context):
        """Return what the template shows: nothing to others."""
        if not parent_context["request"].user.has_perm(PERMISSION):
            return {"is_shown": False}
        return {"is_shown": True, "warnings": state.warnings(), "jobs": scheduled()}
