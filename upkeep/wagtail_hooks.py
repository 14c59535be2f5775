"""Layer 0: our own job; the state of the site in the panel: its rows, its screen, who sees it."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from upkeep import references, server, state
from upkeep.screens import PERMISSION, State, StatePanel


@hooks.register("scheduled_job")
def refresh_references():
    """Keep true what is used where."""
    return references.REFRESHING


for _row in (server.programs, server.database, server.disk, server.cache, server.mail):
    hooks.register(state.HOOK, _row, order=-1)  # before those of the site's parts
hooks.register(state.HOOK, server.scheduled, order=100)


@hooks.register("register_admin_urls")
def state_screen():
    """Give the screen its address."""
    return [path("reports/state/", State.as_view(), name="site_state")]


class StateItem(MenuItem):
    """The menu item of the screen, for those who may see it."""

    def is_shown(self, request):
        """Say whether the person may open it."""
        return request.user.has_perm(PERMISSION)


@hooks.register("register_reports_menu_item")
def state_item():
    """Offer the screen among the reports."""
    return StateItem(
        State.page_title, reverse_lazy("site_state"), name="state", icon_name="desktop", order=5
    )


@hooks.register("construct_homepage_panels")
def warn_on_the_first_screen(request, panels):
    """Say there what is wrong."""
    panels.append(StatePanel())


@hooks.register("register_permissions")
def state_permission():
    """Let the screen be given to groups."""
    app, codename = PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
