"""Layer 0: blocks that lead on: buttons, cards to pages, documents to download."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from blocks.addresses import web_address
from blocks.base import GROUP_LINKS, ListingBlock, ListingValue, heading_block
from blocks.cards import read_cards


def public_pages(numbers):
    """Return the pages with these numbers that anybody may read and that have an address: a dict.

    Two questions to the database, whatever the number of pages.
    """
    if not numbers:
        return {}
    found = Page.objects.live().public().in_bulk(numbers)
    return {number: page for number, page in found.items() if page.url}


class LinkValue(blocks.StructValue):
    """Where a link leads and what it says."""

    @cached_property
    def target(self):
        """Return the chosen page if anybody may read it, else None; see `shown_links` for many."""
        page = self.get("page")
        return public_pages([page.pk]).get(page.pk) if page else None

    @property
    def url(self):
        """Return the address: of the page if anybody may read it, else the one typed, or ""."""
        if self.get("page"):
            return self.target.url if self.target else ""
        return web_address(self.get("address") or "") or ""

    @property
    def label(self):
        """Return the text of the link: as typed, else the page's title."""
        page = self.get("page")
        return self.get("text") or (page.title if page else "")


def shown_links(links):
    """Return the links that lead somewhere; all their pages are looked up together."""
    chosen = [link for link in links if link.get("page")]
    pages = public_pages({link["page"].pk for link in chosen if "target" not in vars(link)})
    for link in chosen:
        vars(link).setdefault("target", pages.get(link["page"].pk))
    return [link for link in links if link.url]


class LinkBlock(blocks.StructBlock):
    """One link, to a page of this site or to another address."""

    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    address = blocks.URLBlock(label=_("or another address"), required=False)
    text = blocks.CharBlock(
        label=_("Text of the link"),
        required=False,
        max_length=80,
        help_text=_("Says where the link leads. If empty, the page's title is used."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        template = "blocks/link.html"
        value_class = LinkValue
        form_layout = ["page", "address", "text"]

    def clean(self, value):
        """Return the value; ask for exactly one target. core.checks asks for a text."""
        value = super().clean(value)
        if self.is_deferred_validation:  # a draft may be half-made
            return value
        if bool(value.get("page")) == bool(value.get("address")):
            error = ValidationError(_("Choose a page or type an address: one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return value


class LinkButtonsValue(ListingValue):
    """Links as big buttons."""

    @property
    def shown(self):
        """Return the links that lead somewhere: a list."""
        return shown_links(self.get("links") or [])


class LinkButtonsBlock(ListingBlock):
    """Links as big buttons."""

    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=6)

    class Meta:
        icon = "link"
        label = _("Buttons")
        description = _("Big links for the one or two things people come here to do.")
        group = GROUP_LINKS
        template = "blocks/link_buttons.html"
        value_class = LinkButtonsValue
        preview_value = {
            "links": [
                {"page": None, "address": "https://example.org/wniosek", "text": "Pobierz wniosek"},
                {"page": None, "address": "https://example.org/kontakt", "text": "Umów rozmowę"},
            ]
        }


class PageCardsValue(ListingValue):
    """Pages chosen by an editor, shown as cards."""

    @cached_property
    def shown(self):
        """Return the chosen pages that anybody may read, in the editor's order: a list."""
        chosen = [page.pk for page in self.get("pages") or [] if page]
        if not chosen:
            return []
        pages = Page.objects.live().public().specific(defer=True).in_bulk(chosen)
        return read_cards(pages[pk] for pk in chosen if pk in pages and pages[pk].url)


class PageCardsBlock(ListingBlock):
    """Cards that lead to pages."""

    heading = heading_block()
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Cards to pages")
        description = _("Chosen pages with their picture and summary.")
        group = GROUP_LINKS
        template = "blocks/page_cards.html"
        value_class = PageCardsValue

    def get_preview_value(self):
        """Return the first pages of the site."""
        pages = list(Page.objects.live().public().filter(depth__gt=1).order_by("path")[:3])
        return self.normalize({"heading": "Zobacz też", "pages": pages})


@dataclass
class DocumentRow:
    """A document as a list shows it: its newest version, and what it is called there."""

    document: object
    title: str


class DocumentsValue(ListingValue):
    """Files to download."""

    @property
    def shown(self):
        """Return the items whose document is still in the library: a list."""
        return [item for item in self.get("documents") or [] if item.get("document")]

    @cached_property
    def rows(self):
        """Return the newest version of each, each once: DocumentRows; see `look_up_documents`."""
        look_up_documents([self])
        return vars(self)["rows"]


def look_up_documents(values):
    """Let each DocumentsValue know its `rows`; the documents of all are looked up together."""
    waiting = [value for value in values if "rows" not in vars(value)]
    chosen = [item["document"] for value in waiting for item in value.shown]
    newest = get_document_model().objects.newest_of(chosen)
    for value in waiting:
        rows = {}
        for item in value.shown:
            document = newest[item["document"].pk]
            title = item.get("title") or document.title
            rows.setdefault(document.pk, DocumentRow(document, title))
        vars(value)["rows"] = list(rows.values())


def look_up_open_documents(values):
    """Do the same, and leave out the documents that not everybody may read."""
    look_up_documents(values)
    chosen = {row.document.pk for value in values for row in value.rows}
    readable = get_document_model().objects.open_to_all().filter(pk__in=chosen)
    allowed = set(readable.values_list("pk", flat=True)) if chosen else set()
    for value in values:
        value.rows = [row for row in value.rows if row.document.pk in allowed]


class DocumentsBlock(ListingBlock):
    """Files to download, each with its type and size."""

    heading = heading_block()
    documents = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("document", DocumentChooserBlock(label=_("Document"))),
                (
                    "title",
                    blocks.CharBlock(
                        label=_("Title here"),
                        required=False,
                        max_length=160,
                        help_text=_("If empty, the document's own title is used."),
                    ),
                ),
            ],
            icon="doc-full",
            label=_("Document"),
        ),
        label=_("Documents"),
        min_num=1,
    )

    class Meta:
        icon = "doc-full"
        label = _("Documents to download")
        description = _("Files with their type and size.")
        group = GROUP_LINKS
        template = "blocks/documents.html"
        value_class = DocumentsValue

    def get_preview_value(self):
        """Return the first documents of the library."""
        choose = self.child_blocks["documents"].child_block.child_blocks["document"]
        documents = choose.model_class.objects.order_by("pk")[:3]
        items = [{"document": document, "title": ""} for document in documents]
        return self.normalize({"heading": "Do pobrania", "documents": items})
