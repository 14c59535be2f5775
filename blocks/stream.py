"""Layer 0: the list of ordinary blocks that an editor arranges on any page."""

from wagtail import blocks

from blocks.base import number_headings
from blocks.easy_read import EasyReadBlock
from blocks.links import (
    DocumentsBlock,
    LinkButtonsBlock,
    PageCardsBlock,
    look_up_documents,
    shown_links,
)
from blocks.pictures import FigureBlock, GalleryBlock, VideoBlock
from blocks.text import (
    AccordionBlock,
    NoticeBlock,
    QuoteBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
)


class BodyStream(blocks.StreamBlock):
    """The body of a page. No raw HTML and no foreign embeds, on purpose."""

    text = TextBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    easy_read = EasyReadBlock()
    table = TableBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    link_buttons = LinkButtonsBlock()
    page_cards = PageCardsBlock()
    documents = DocumentsBlock()

    def render_basic(self, value, context=None):
        """Render the blocks one under another, each heading with an id of its own."""
        number_headings(value)
        buttons = [block.value for block in value if isinstance(block.block, LinkButtonsBlock)]
        shown_links([link for one in buttons for link in one["links"]])  # all looked up together
        look_up_documents([one.value for one in value if isinstance(one.block, DocumentsBlock)])
        return super().render_basic(value, context)
