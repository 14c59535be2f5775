"""Layer 0: blocks that lead on: buttons, cards to pages, documents to download."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from blocks.base import GROUP_LINKS, HeadedValue, heading_block


class LinkValue(blocks.StructValue):
    """Where a link leads and what it says."""

    @property
    def url(self):
        """Return the address: of the page if anybody may read it, else the one typed, or ""."""
        page = self.get("page")
        if page:
            return page.url if page.live and not page.get_view_restrictions() else ""
        return self.get("address") or ""

    @property
    def label(self):
        """Return the text of the link: as typed, else the page's title."""
        page = self.get("page")
        return self.get("text") or (page.title if page else "")


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
        """Return the value; ask for exactly one target, and for a text for other addresses."""
        value = super().clean(value)
        errors = {}
        if bool(value.get("page")) == bool(value.get("address")):
            errors["page"] = ValidationError(_("Choose a page or type an address: one of the two."))
        elif value.get("address") and not value.get("text"):
            errors["text"] = ValidationError(_("Write where the link leads."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class LinkButtonsBlock(blocks.StructBlock):
    """Links as big buttons."""

    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=6)

    class Meta:
        icon = "link"
        label = _("Buttons")
        description = _("Big links for the one or two things people come here to do.")
        group = GROUP_LINKS
        template = "blocks/link_buttons.html"
        preview_value = {
            "links": [
                {"page": None, "address": "https://example.org/wniosek", "text": "Pobierz wniosek"},
                {"page": None, "address": "https://example.org/kontakt", "text": "Umów rozmowę"},
            ]
        }


class PageCardsValue(HeadedValue):
    """Pages chosen by an editor, shown as cards."""

    @property
    def cards(self):
        """Return the chosen pages that anybody may read, in the editor's order: a list."""
        chosen = [page.pk for page in self.get("pages") or [] if page]
        pages = Page.objects.live().public().specific().in_bulk(chosen) if chosen else {}
        return [pages[pk] for pk in chosen if pk in pages]


class PageCardsBlock(blocks.StructBlock):
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


class DocumentsBlock(blocks.StructBlock):
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
        value_class = HeadedValue

    def get_preview_value(self):
        """Return the first documents of the library."""
        choose = self.child_blocks["documents"].child_block.child_blocks["document"]
        documents = choose.model_class.objects.order_by("pk")[:3]
        items = [{"document": document, "title": ""} for document in documents]
        return self.normalize({"heading": "Do pobrania", "documents": items})
