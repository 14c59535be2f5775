"""Layer 2: what the admin's first screen tells of messages from forms."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from contact.models import Message


class MessagesPanel(Component):
    """Says how many messages nobody has read, and whether the mail fails."""

    name = "form_messages"
    order = 15
    template_name = "contact/admin/messages_panel.html"

    def get_context_data(self, parent_context):
        """Return the numbers, for whoever may read messages."""
        if not parent_context["request"].user.has_perm("contact.view_message"):
            return {}
        waiting = Message.objects.filter(is_waiting=True).count()
        new = Message.objects.filter(is_waiting=False, first_read_at=None).count()
        return {"new": new, "waiting": waiting, "list_address": reverse("form_messages:list")}
