"""Layer 2: the reminder on the admin's first screen: standards for minors, children left out.

Publishing cannot be refused for that: the version for children stands below the full one.
"""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from legal.models import ChildrenStandardsPage, ProtectionStandardsPage
from trash.permissions import OutsideTheBin


class ChildrenPanel(Component):
    """Lists the public standards without a public version for children, and leads to it."""

    name = "children-standards"
    order = 6  # right after the declaration: the law asks for this, too
    template_name = "legal/children_reminder.html"

    def get_context_data(self, parent_context):
        """Return rows for those who may edit the standards: nothing is shown without any."""
        user = parent_context["request"].user
        editable = OutsideTheBin().instances_user_has_permission_for(user, "change")
        public = ProtectionStandardsPage.objects.live().public().filter(pk__in=editable)
        return {"rows": [self.row(full, user) for full in public if full.for_children is None]}

    def row(self, full, user):
        """Return what the template shows of standards: their title, and what to open or add."""
        facts = {"title": full.get_admin_display_title()}
        hidden = ChildrenStandardsPage.objects.child_of(full).first()
        if hidden:
            facts["is_hidden"] = True
            if hidden.permissions_for_user(user).can_edit():
                facts["edit_url"] = reverse("wagtailadmin_pages:edit", args=[hidden.pk])
        elif full.permissions_for_user(user).can_add_subpage():
            kind = ChildrenStandardsPage._meta
            names = [kind.app_label, kind.model_name, full.pk]
            facts["add_url"] = reverse("wagtailadmin_pages:add", args=names)
        return facts
