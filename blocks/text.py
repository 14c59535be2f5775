"""Layer 0: blocks of text: paragraphs, a quote, a notice, steps, foldable questions, a table."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from blocks.base import GROUP_TEXT, LONG_TEXT_FEATURES, TEXT_FEATURES, HeadedValue, heading_block


class TextBlock(blocks.StructBlock):
    """Paragraphs and lists, with a heading of their own if wanted."""

    heading = heading_block()
    text = blocks.RichTextBlock(label=_("Text"), features=LONG_TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Text with a heading")
        description = _("Paragraphs and lists. Start here.")
        group = GROUP_TEXT
        template = "blocks/text.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Kiedy możemy pomóc",
            "text": "<p>Pomagamy, gdy trudno poradzić sobie samemu: w chorobie, po stracie pracy, "
            "w kryzysie rodzinnym.</p><ul><li>Porozmawiamy o Twojej sytuacji.</li>"
            "<li>Podpowiemy, o co można się starać.</li></ul>",
        }


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    quote = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks at the ends."))
    source = blocks.CharBlock(label=_("Source"), required=False, help_text=_("Whose words."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's words, set apart in larger type.")
        group = GROUP_TEXT
        template = "blocks/quote.html"
        preview_value = {
            "quote": "Dziękuję za cierpliwość i dobre słowo.",
            "source": "Wpis w księdze gości",
        }


class NoticeBlock(blocks.StructBlock):
    """Something that readers must not miss."""

    level = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Information")), ("important", _("Important"))],
        default="info",
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        description = _("A frame for what readers must not miss. Use it sparingly.")
        group = GROUP_TEXT
        template = "blocks/notice.html"
        preview_value = {
            "level": "important",
            "heading": "Weź ze sobą dowód osobisty",
            "text": "<p>Bez dokumentu ze zdjęciem nie wydamy zaświadczenia.</p>",
        }


class StepsBlock(blocks.StructBlock):
    """What to do, one thing after another."""

    heading = heading_block()
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("What to do"), max_length=120)),
                (
                    "text",
                    blocks.RichTextBlock(
                        label=_("Explanation"), features=TEXT_FEATURES, required=False
                    ),
                ),
            ],
            icon="order",
            label=_("Step"),
        ),
        label=_("Steps"),
        min_num=1,
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("A numbered instruction: do this, then that.")
        group = GROUP_TEXT
        template = "blocks/steps.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Jak złożyć wniosek",
            "steps": [
                {"title": "Wypełnij wniosek", "text": "<p>Pomożemy, jeśli coś jest niejasne.</p>"},
                {"title": "Przynieś go do Ośrodka", "text": ""},
                {"title": "Poczekaj na decyzję", "text": "<p>Przyjdzie pocztą.</p>"},
            ],
        }


class AccordionBlock(blocks.StructBlock):
    """Questions and answers that unfold."""

    heading = heading_block()
    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=160)),
                ("answer", blocks.RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)),
            ],
            icon="help",
            label=_("Question and answer"),
        ),
        label=_("Questions and answers"),
        min_num=1,
    )

    class Meta:
        icon = "collapse-down"
        label = _("Foldable questions")
        description = _("Short questions; each answer unfolds when chosen.")
        group = GROUP_TEXT
        template = "blocks/accordion.html"
        value_class = HeadedValue
        preview_value = {
            "heading": "Częste pytania",
            "questions": [
                {
                    "question": "Czy mogę złożyć wniosek za mamę?",
                    "answer": "<p>Tak, z jej pisemnym pełnomocnictwem.</p>",
                },
                {
                    "question": "Czy pracownik przyjdzie do mnie do domu?",
                    "answer": "<p>Tak. Umówimy się na dzień i godzinę.</p>",
                },
            ],
        }


class TableValue(blocks.StructValue):
    """A table."""

    @property
    def has_column_headings(self):
        """Say whether any column has a heading: bool."""
        return any(column["heading"] for column in self["table"].columns)


class TableBlock(blocks.StructBlock):
    """A table with a title and header cells (WCAG 2.2, 1.3.1); core.checks asks for them."""

    row_headers = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, default=True
    )
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False))],
        label=_("Table"),
        help_text=_("Give the table a title and every column a heading."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headings, for example hours or amounts.")
        group = GROUP_TEXT
        template = "blocks/table.html"
        value_class = TableValue

    def get_preview_value(self):
        """Return a small table; its cells need the block's own types."""
        columns = [{"type": "text", "heading": "Rodzaj"}, {"type": "text", "heading": "Kiedy"}]
        rows = [
            {"values": ["Wniosek osobiście", "w godzinach pracy"]},
            {"values": ["Wniosek pocztą", "każdego dnia"]},
        ]
        table = {"columns": columns, "rows": rows, "caption": "Kiedy przyjmujemy wnioski"}
        return self.to_python({"row_headers": True, "table": table})
