"""Layer 0: blocks of easy-to-read text (ETR): short sentences, one a line, a picture beside them.

After "Information for all. European standards for making information easy to read and understand"
(Inclusion Europe): one idea a sentence, one sentence a line, a picture beside it.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from blocks.base import GROUP_TEXT, HeadedValue, heading_block, number_headings, preview_image
from blocks.pictures import PictureValue, alt_text_block

SENTENCE = 120  # characters; some 15 words
GROUP_EASY = _("Easy to read")


def sentence_block(label, **options):
    """Return the block of one short sentence."""
    return blocks.CharBlock(label=label, max_length=SENTENCE, **options)


class EasySentencesBlock(blocks.StructBlock):
    """Up to three sentences about one thing, and a picture of it."""

    image = ImageChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Shows what the sentences say. The clearer and simpler, the better."),
    )
    alt_text = alt_text_block(
        _(
            "What the picture says in this place, for people who do not see it. "
            "If empty, the picture's own description is used."
        )
    )
    sentences = blocks.ListBlock(
        sentence_block(_("Sentence")),
        label=_("Sentences"),
        min_num=1,
        max_num=3,
        help_text=_("One thought in one sentence. Words that everybody knows. No abbreviations."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Sentences with a picture")
        description = _("Up to three short sentences about one thing, a picture beside them.")
        group = GROUP_EASY
        template = "blocks/easy_sentences.html"
        value_class = PictureValue

    def get_preview_value(self):
        """Return two sentences beside any picture of the library."""
        sentences = ["Do Ośrodka możesz przyjść sam.", "Możesz też przyjść z bliską osobą."]
        return self.normalize({"image": preview_image(), "alt_text": "", "sentences": sentences})


class EasyHeadingBlock(blocks.StructBlock):
    """What the next sentences are about."""

    heading = heading_block(required=True)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Says what the next sentences are about.")
        group = GROUP_EASY
        template = "blocks/easy_heading.html"
        value_class = HeadedValue
        preview_value = {"heading": "Jak możemy pomóc"}


class EasyListBlock(blocks.StructBlock):
    """A few short items after a sentence that says what they are."""

    before = sentence_block(_("Sentence before the list"))
    points = blocks.ListBlock(sentence_block(_("Item")), label=_("Items"), min_num=2, max_num=7)

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("A sentence and a few short items under it.")
        group = GROUP_EASY
        template = "blocks/easy_list.html"
        preview_value = {"before": "Weź ze sobą:", "points": ["dowód osobisty,", "okulary."]}


class EasyContactValue(blocks.StructValue):
    """How to reach somebody."""

    @property
    def phone_address(self):
        """Return the address that a phone dials: "tel:+48000000000"."""
        return "tel:" + "".join(sign for sign in self.get("phone") or "" if sign in "+0123456789")


class EasyContactBlock(blocks.StructBlock):
    """Where to call, write and come; each on a line of its own."""

    sentence = sentence_block(_("Sentence"), help_text=_("For example: We will help you. Call us."))
    phone = blocks.RegexBlock(
        label=_("Phone"),
        required=False,
        regex=r"^\+?[\d\s()-]{3,25}$",
        error_messages={"invalid": _("Write the number with digits, for example 00 000 00 00.")},
    )
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    place = blocks.CharBlock(
        label=_("Where to come"), required=False, max_length=SENTENCE, help_text=_("The address.")
    )

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("Where to call, write and come.")
        group = GROUP_EASY
        template = "blocks/easy_contact.html"
        value_class = EasyContactValue
        preview_value = {
            "sentence": "Chętnie pomożemy. Zadzwoń albo napisz.",
            "phone": "+48 00 000 00 00",
            "email": "osrodek@example.org",
            "place": "ul. Przykładowa 1",
        }


class EasyReadStream(blocks.StreamBlock):
    """An easy-to-read text."""

    easy_heading = EasyHeadingBlock()
    easy_sentences = EasySentencesBlock()
    easy_list = EasyListBlock()
    easy_contact = EasyContactBlock()

    def render_basic(self, value, context=None):
        """Render the blocks one under another, each heading with an id of its own."""
        number_headings(value)
        return super().render_basic(value, context)


class EasyPartStream(blocks.StreamBlock):
    """The same below one heading, inside an ordinary page."""

    easy_sentences = EasySentencesBlock()
    easy_list = EasyListBlock()
    easy_contact = EasyContactBlock()


class EasyReadBlock(blocks.StructBlock):
    """A part of an ordinary page in easy language."""

    heading = heading_block(required=True)
    content = EasyPartStream(label=_("Content"), min_num=1)

    class Meta:
        icon = "openquote"
        label = _("Easy-to-read part")
        description = _("The most important things in short sentences with pictures.")
        group = GROUP_TEXT
        template = "blocks/easy_read.html"
        value_class = HeadedValue

    def get_preview_value(self):
        """Return one of each block."""
        names = self.child_blocks["content"].child_blocks.items()
        content = [(name, block.get_preview_value()) for name, block in names]
        stream = self.child_blocks["content"].normalize(content)
        return self.normalize({"heading": "Najważniejsze, prostymi słowami", "content": stream})
