"""Layer 2: the reminder on the admin's first screen: is there a declaration, is it reviewed."""

from django.db.models import TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from accessibility import conditions
from accessibility.models import DeclarationPage
from accessibility.serving import declaration_of, homes, is_public


class Need(TextChoices):
    """What the declaration of the site needs."""

    MISSING = "missing"
    HIDDEN = "hidden"
    DUE = "due"
    CHANGED = "changed"
    OVERDUE = "overdue"
    NOTHING = "nothing"


class DeclarationPanel(Component):
    """Says what the declaration needs: politely from 1 February, loudly after 31 March.

    A significant change of the site asks for a review, too, whatever the day.
    """

    name = "declaration"
    order = 5  # before anything else: its lack is fined
    template_name = "accessibility/reminder.html"

    def __init__(self, home, site_name=""):
        """Watch the site of a home page (a Page); `site_name`: what tells it from other sites."""
        self.home, self.site_name = home.specific, site_name

    @cached_property
    def page(self):
        """Return the declaration, published or not, or None."""
        return declaration_of(self.home)

    def need_on(self, today):
        """Return what the declaration needs on a day: a Need."""
        if self.page is None:
            fits = DeclarationPage.can_exist_under(self.home)
            return Need.MISSING if fits else Need.NOTHING
        if not is_public(self.page):
            return Need.HIDDEN
        last = self.page.last_looked_at
        if last is None or today > self.due:
            return Need.OVERDUE
        if self.page.site_updated_on and self.page.site_updated_on > last:
            return Need.CHANGED
        return Need.DUE if today >= conditions.reminder_begins(last) else Need.NOTHING

    @property
    def due(self):
        """Return the last day of the next review, or None if nobody has looked at it yet."""
        last = self.page and self.page.last_looked_at
        return conditions.review_due(last) if last else None

    def get_context_data(self, parent_context):
        """Return what the template shows, with the links that this person may follow."""
        user = parent_context["request"].user
        need = self.need_on(timezone.localdate())
        facts = {"need": need, "page": self.page, "due": self.due}
        facts["panel_id"] = f"declaration-{self.home.pk}"  # there is a panel for each site
        facts["of_which"] = self.site_name and f" – {self.site_name}"
        if need == Need.NOTHING:
            return facts
        if self.page:
            allowed = self.page.permissions_for_user(user)
            facts["may_edit"], facts["may_confirm"] = allowed.can_edit(), allowed.can_publish()
        elif self.home.permissions_for_user(user).can_add_subpage():
            kind = DeclarationPage._meta
            names = [kind.app_label, kind.model_name, self.home.pk]
            facts["add_url"] = reverse("wagtailadmin_pages:add", args=names)
        return facts


def panels():
    """Return a panel for each site, which names the site if there are several: a list."""
    found = homes()
    return [DeclarationPanel(home, home.title if len(found) > 1 else "") for home in found]
