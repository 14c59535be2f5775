"""Layer 2: blocks of a service's card and of help in crisis."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blocks.addresses import web_address
from blocks.base import TEXT_FEATURES

GROUP = _("Services")
STEP_FEATURES = ["bold", "link", "document-link"]
CHANNELS = [
    ("in_person", _("In person")),
    ("post", _("By post")),
    ("empatia", _("On the internet: Emp@tia")),
    ("epuap", _("On the internet: ePUAP")),
    ("e_doreczenia", _("On the internet: e-Doręczenia")),
    ("phone", _("By phone")),
    ("other", _("In another way")),
]


class ChannelValue(blocks.StructValue):
    """One way of applying."""

    @property
    def title(self):
        """Return what the way is called: as typed, else by its kind."""
        return self.get("name") or dict(CHANNELS).get(self.get("kind"), "")

    @property
    def url(self):
        """Return where the link leads, or "" if no page may link there."""
        return web_address(self.get("address") or "") or ""

    @property
    def host(self):
        """Return whose website the link leads to: "empatia.mpips.gov.pl"."""
        return urlsplit(self.url).netloc.removeprefix("www.")


class ChannelBlock(blocks.StructBlock):
    """One way of applying, step by step."""

    kind = blocks.ChoiceBlock(label=_("Way"), choices=CHANNELS, default="in_person")
    name = blocks.CharBlock(
        label=_("Another name of the way"),
        required=False,
        max_length=80,
        help_text=_("Only if the list has no good one. For example: at your child's school."),
    )
    steps = blocks.ListBlock(
        blocks.RichTextBlock(label=_("Step"), features=STEP_FEATURES),
        label=_("Steps"),
        min_num=1,
        help_text=_("One thing to do in each. For example: Bring the form to room 12."),
    )
    address = blocks.URLBlock(
        label=_("Address of the website"),
        required=False,
        help_text=_("Where one applies on the internet, for example: https://epuap.gov.pl."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Way of applying")
        description = _("In person, by post or on the internet: step by step.")
        group = GROUP
        template = "services/blocks/channel.html"
        value_class = ChannelValue
        preview_value = {
            "kind": "in_person",
            "name": "",
            "steps": [
                "<p>Wypełnij wniosek. Pomożemy, jeśli coś jest niejasne.</p>",
                "<p>Przynieś go do Ośrodka.</p>",
            ],
            "address": "",
        }


class ChannelsStream(blocks.StreamBlock):
    """The ways of applying."""

    channel = ChannelBlock()


class PaperBlock(blocks.StructBlock):
    """One paper to bring."""

    name = blocks.CharBlock(
        label=_("Paper"),
        max_length=200,
        help_text=_("For example: statement of income of everybody at home."),
    )
    form = blocks.ChoiceBlock(
        label=_("Original or copy"),
        required=False,
        choices=[
            ("original", _("original")),
            ("copy", _("copy")),
            ("to_show", _("only to show")),
        ],
    )
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        max_length=250,
        help_text=_("When it is needed, for example: if you rent your flat."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Paper")
        description = _("A paper to bring or to enclose, and when it is needed.")
        group = GROUP
        template = "services/blocks/paper.html"
        preview_value = {
            "name": "Oświadczenie o dochodach",
            "form": "original",
            "note": "za każdą osobę, która z Tobą mieszka",
        }


class PapersStream(blocks.StreamBlock):
    """What to bring."""

    paper = PaperBlock()


class CallStepBlock(blocks.StructBlock):
    """What happens when somebody calls: one thing after another."""

    title = blocks.CharBlock(
        label=_("What happens"),
        max_length=120,
        help_text=_("For example: Somebody answers and asks whether you are safe."),
    )
    text = blocks.RichTextBlock(label=_("Explanation"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "list-ol"
        label = _("What happens")
        description = _("One thing that happens when somebody calls.")
        group = GROUP
        template = "services/blocks/call_step.html"
        preview_value = {
            "title": "Ktoś odbierze i zapyta, czy jesteś bezpieczny lub bezpieczna",
            "text": "<p>Możesz mówić cicho i krótko.</p>",
        }


class CallStream(blocks.StreamBlock):
    """What happens when somebody calls."""

    step = CallStepBlock()
