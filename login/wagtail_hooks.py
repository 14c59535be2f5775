"""Layer 1: the log-in in the panel: its history, its place in the account, ended sessions."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from login import audit, second_factor
from login.panel_views import RemoveSecondFactor, may_remove_from
from upkeep.jobs import Daily, Job
from upkeep.state import Level, Row


def with_address(label):
    """Return the formatter of one action: its label, from which address, which try it was."""

    class Told(LogFormatter):
        def format_message(self, log_entry):
            address, number = map(log_entry.data.get, ("address", "tries"))
            told = [address, gettext("try no. %(number)d") % {"number": number} if number else ""]
            facts = ", ".join(filter(None, told))
            return f"{label} ({facts})" if facts else str(label)

    Told.label = label
    return Told


@hooks.register("register_log_actions")
def name_log_ins(actions):
    """Tell the history what the entries of the log-in say."""
    for action, label in audit.LABELS.items():
        actions.register_action(action)(with_address(label))


@hooks.register("insert_global_admin_js")
def keep_what_was_typed():
    """Warn before the session ends; let people log in again without leaving a form."""
    return render_to_string("login/session.html")


@hooks.register("register_account_menu_item")
def own_log_in(request):
    """Lead from the account to one's password and second factor."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Password and second factor"),
        "help_text": _("Change the password, add an application with codes or a passkey."),
    }


@hooks.register("register_admin_urls")
def addresses():
    """Give the removal of a second factor its address."""
    return [
        path(
            "users/<int:pk>/second-factor/",
            RemoveSecondFactor.as_view(),
            name="login_remove_second_factor",
        )
    ]


@hooks.register("register_user_listing_buttons")
def remove_second_factor(user, request_user):
    """Let administrators help who has lost a phone."""
    if may_remove_from(request_user, user) and second_factor.has(user):
        address = reverse("login_remove_second_factor", args=[user.pk])
        yield Button(_("Remove second factor"), address, icon_name="key", priority=30)


@hooks.register("scheduled_job")
def renew_locks():
    """Lock the secrets of second factors with the newest key each night."""
    work = second_factor.renew_locks
    return Job("renew_locks", _("Second factors locked with the newest key"), work, Daily(0, 40))


@hooks.register("site_state")
def accounts_without():
    """Say how many accounts lack the second factor that they must have."""
    name = gettext("Second factor")
    if not settings.REQUIRE_SECOND_FACTOR:
        return Row(name, Level.FINE, gettext("is not required (REQUIRE_SECOND_FACTOR)"))
    count = len(second_factor.lacking())
    if not count:
        return Row(name, Level.FINE, gettext("all have it who must"))
    says = ngettext("%(count)d account lacks it", "%(count)d accounts lack it", count)
    advice = gettext(
        "Ask these people to log in: they are led to setting it up. Switch off accounts that "
        "nobody uses."
    )
    return Row(name, Level.LOOK, says % {"count": count}, advice)
