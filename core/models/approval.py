"""Layer 1: the approval step of the two-person workflow."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by somebody of the chosen groups who did not submit the page."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    @classmethod
    def get_description(cls):
        """Return what the editor reads when choosing a kind of step."""
        return _("A member of the chosen groups approves, never the person who submitted.")

    def get_actions(self, obj, user):
        """Return the actions `user` may take: none on what they submitted themselves."""
        state = obj.current_workflow_state
        if state and state.requested_by_id == user.pk and not user.is_superuser:
            return []
        return super().get_actions(obj, user)
