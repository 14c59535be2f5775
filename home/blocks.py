"""Layer 2: the most wanted tasks, as big links on the home page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from blocks.base import GROUP_LINKS
from blocks.links import LinkBlock


class TaskBlock(LinkBlock):
    """One task that residents come for."""

    hint = blocks.CharBlock(
        label=_("Hint"),
        required=False,
        max_length=120,
        help_text=_("A few words under the link: whom it is for."),
    )

    class Meta:
        icon = "arrow-right"
        label = pgettext_lazy("of a resident", "Task")
        description = _("A big link to what residents come for most.")
        group = GROUP_LINKS
        template = "home/blocks/task.html"
        preview_value = {
            "page": None,
            "address": "https://example.org/",
            "text": "Dodatek mieszkaniowy",
            "hint": "Dopłata do czynszu i rachunków",
        }
        form_layout = ["page", "address", "text", "hint"]


class TasksStream(blocks.StreamBlock):
    """The most wanted tasks, chosen and ordered by an editor."""

    task = TaskBlock()

    class Meta:
        max_num = 9
