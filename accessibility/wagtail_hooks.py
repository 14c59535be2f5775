"""Layer 2: the staff's side of the declaration: reminder, review, check before publishing."""

from datetime import date

from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from accessibility.models import DeclarationPage
from accessibility.panels import Need
from accessibility.panels import panels as declaration_panels
from accessibility.reported_barriers import TakeBarriers
from accessibility.review import ConfirmReview
from upkeep.state import Level, Row


@hooks.register("construct_homepage_panels")
def remind_of_the_declaration(request, panels):
    """Say what the declaration of each site needs, above all else."""
    panels += declaration_panels()


@hooks.register("register_admin_urls")
def add_the_screens():
    """Give the screens of the review and of the report's barriers their addresses."""
    review, take = ConfirmReview.as_view(), TakeBarriers.as_view()
    return [
        path("accessibility/review/<int:pk>/", review, name="accessibility_review"),
        path("accessibility/barriers/<int:pk>/", take, name="accessibility_barriers"),
    ]


@hooks.register("register_page_header_buttons")
def offer_the_review(page, user, view_name, next_url=None):
    """Offer the review in the menu of the published declaration to those who may publish it."""
    is_declaration = page.specific_class is DeclarationPage
    if is_declaration and page.live and page.permissions_for_user(user).can_publish():
        address = reverse("accessibility_review", args=[page.pk])
        label = _("Confirm the review")
        yield Button(label, url=address, icon_name="calendar-check", priority=5)


@hooks.register("register_page_header_buttons")
def offer_the_barriers(page, user, view_name, next_url=None):
    """Offer what the report found in the menu of the declaration to those who may edit it."""
    if page.specific_class is DeclarationPage and page.permissions_for_user(user).can_edit():
        address = reverse("accessibility_barriers", args=[page.pk])
        yield Button(_("Barriers from the report"), url=address, icon_name="warning", priority=6)


@hooks.register("register_log_actions")
def name_the_review(actions):
    """Let the history of the page say who confirmed the review, and which day was written."""

    @actions.register_action("accessibility.review")
    class ReviewFormatter(LogFormatter):
        label = gettext_lazy("Confirm the review")

        def format_message(self, log_entry):
            day = date.fromisoformat(log_entry.data["day"])
            return _("Review confirmed: %(day)s") % {"day": date_format(day)}


@hooks.register("site_state")
def state_of_the_declaration():
    """Say what the declaration of each site needs, and until when it holds: a list of Rows."""
    return [state_row(panel) for panel in declaration_panels()]


def state_row(panel):
    """Return the Row of one site."""
    need, day = panel.need_on(timezone.localdate()), panel.due and date_format(panel.due)
    name = " – ".join(filter(None, [str(DeclarationPage._meta.verbose_name), panel.site_name]))
    if need == Need.NOTHING:
        return Row(name, Level.FINE, _("next review by %(day)s") % {"day": day} if day else "–")
    says = {
        Need.MISSING: _("There is no accessibility declaration"),
        Need.HIDDEN: _("The accessibility declaration is not published"),
        Need.DUE: _("The declaration waits for its yearly review"),
        Need.OVERDUE: _("The review of the declaration is overdue"),
        Need.CHANGED: _("The site has changed since the declaration was reviewed"),
    }
    level = Level.LOOK if need in (Need.DUE, Need.CHANGED) else Level.BAD
    until = f" ({_('review by %(day)s') % {'day': day}})" if day else ""
    return Row(name, level, says[need] + until, _("The first screen of the panel leads there."))
