"""Layer 2: the blocks of the About page: history, mission, goals, entrances."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from blocks.base import (
    GROUP_CENTRE,
    LONG_TEXT_FEATURES,
    TEXT_FEATURES,
    HeadedValue,
    heading_block,
    preview_image,
)
from blocks.pictures import PictureValue, alt_text_block
from blocks.stream import BodyStream

GOAL_ICONS = [
    ("law", _("Law and rules")),
    ("work", _("Work and duties")),
    ("learning", _("Learning")),
    ("privacy", _("Privacy")),
    ("money", _("Money and property")),
    ("service", _("Service and conversation")),
    ("support", _("Support")),
    ("control", _("Control and plans")),
    ("warning", _("Threats")),
]


class HistoryBlock(blocks.StructBlock):
    """How the centre came to be."""

    heading = heading_block(required=True)
    text = blocks.RichTextBlock(label=_("Text"), features=LONG_TEXT_FEATURES)
    milestones = blocks.ListBlock(
        blocks.StructBlock(
            [
                (
                    "date",
                    blocks.CharBlock(
                        label=_("When"), max_length=40, help_text=_("A year or a full date.")
                    ),
                ),
                ("event", blocks.TextBlock(label=_("What happened"), rows=2)),
            ],
            icon="calendar",
            label=_("Milestone"),
        ),
        label=_("Milestones"),
        required=False,
        default=[],
        help_text=_("Dates worth remembering, from the oldest. They may be left out."),
    )

    class Meta:
        icon = "history"
        label = _("History")
        description = _("The centre's story, with dates worth remembering.")
        group = GROUP_CENTRE
        template = "about/blocks/history.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Historia",
            "text": "<p>Ośrodek powstał, by wspierać mieszkańców w trudnych chwilach.</p>",
            "milestones": [{"date": "28 lutego 1990", "event": "Uchwała o powołaniu Ośrodka."}],
        }


class MissionBlock(blocks.StructBlock):
    """What the centre is for, with its motto."""

    heading = heading_block(required=True)
    quote = blocks.TextBlock(
        label=_("Quote"),
        rows=3,
        required=False,
        help_text=_("The motto. Quotation marks are added on the page."),
    )
    source = blocks.CharBlock(
        label=_("Source of the quote"), required=False, max_length=120, help_text=_("Whose words.")
    )
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "openquote"
        label = _("Mission")
        description = _("The motto as a big quote and what the centre is for.")
        group = GROUP_CENTRE
        template = "about/blocks/mission.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Nasza misja",
            "quote": "Każda pomoc jest wartościowa.",
            "source": "",
            "text": "<p>Wspieramy osoby i rodziny z naszego miasta.</p>",
        }


class GoalsBlock(blocks.StructBlock):
    """What the centre aims at, as a list."""

    heading = heading_block(required=True)
    goals = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("text", blocks.TextBlock(label=_("Goal"), rows=2)),
                (
                    "icon",
                    blocks.ChoiceBlock(
                        label=_("Icon"),
                        choices=GOAL_ICONS,
                        required=False,
                        help_text=_("A small drawing instead of the number."),
                    ),
                ),
            ],
            icon="check",
            label=_("Goal"),
        ),
        label=_("Goals"),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = _("Goals")
        description = _("A list of goals, each with a number or an icon.")
        group = GROUP_CENTRE
        template = "about/blocks/goals.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Nasze cele",
            "goals": [
                {"text": "ochrona danych osobowych klientów,", "icon": "privacy"},
                {"text": "podnoszenie poziomu usług.", "icon": ""},
            ],
        }


class EntranceBlock(blocks.StructBlock):
    """One entrance of a building: a picture, what it is, how to get in."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=200,
        help_text=_("Which entrance it is and what it leads to."),
    )
    alt_text = alt_text_block(
        _(
            "What the picture shows, for people who do not see it: the door, the steps. "
            "If empty, the picture's own description is used."
        )
    )
    access_note = blocks.CharBlock(
        label=_("Access"),
        required=False,
        max_length=250,
        help_text=_("Steps, a ramp, a bell, the width of the door. Only what is certain."),
    )

    class Meta:
        icon = "image"
        label = _("Entrance")
        template = "about/blocks/entrance.html"
        value_class = PictureValue


class EntrancesBlock(blocks.StructBlock):
    """The building's entrances as a carousel."""

    heading = heading_block(required=True)
    entrances = blocks.ListBlock(EntranceBlock(), label=_("Entrances"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Entrances (carousel)")
        description = _("Pictures of the entrances that residents slide through.")
        group = GROUP_CENTRE
        template = "about/blocks/entrances.html"
        value_class = HeadedValue

    def get_preview_value(self):
        """Return two entrances with pictures of the library."""
        captions = ("Wejście główne", "Wejście od podwórza")
        entrance = {"image": preview_image(), "alt_text": "", "access_note": "Dwa stopnie, dzwonek"}
        entrances = [{**entrance, "caption": caption} for caption in captions]
        return self.normalize({"heading": "Wejścia do budynku", "entrances": entrances})


class CentreStream(blocks.StreamBlock):
    """The blocks about the centre itself."""

    entrances = EntrancesBlock()
    history = HistoryBlock()
    mission = MissionBlock()
    goals = GoalsBlock()


class AboutStream(BodyStream, CentreStream):
    """What an editor may put on the About page: its own blocks, offered first, and the others."""
