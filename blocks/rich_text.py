"""Layer 0: what becomes of stored rich text on a page: only known elements and live links."""

from bs4.element import PreformattedString
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

from blocks.links import public_pages

ELEMENTS = (
    *("[document]", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "ol", "ul", "li"),
    *("br", "hr", "b", "strong", "i", "em", "sub", "sup"),
)
CODE = {"script", "style", "iframe", "object", "template", "noscript", "svg", "math"}
LONGEST_NUMBER = 18  # digits that every database can hold


def number_of(attrs):
    """Return the id in a link's attributes: int, or None if it is no number of the database."""
    text = attrs.get("id") or ""
    fits = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if fits else None


def web_address(address):
    """Return an address that a page may link to, else None: http, mailto, tel or of this site."""
    return None if address.strip().lower().startswith("ftp:") else check_url(address)


class _CarefulHandler:
    """Takes an id that is no number, as an import may leave it, for one of nothing."""

    @classmethod
    def get_many(cls, attrs_list):
        """Return the objects in the order of the links, None for what is not there."""
        return super().get_many([{"id": number_of(attrs)} for attrs in attrs_list])

    @classmethod
    def extract_references(cls, attrs):
        """Return what the link refers to, for the index of uses."""
        return super().extract_references(attrs) if number_of(attrs) else []


class PublicPageLinks(_CarefulHandler, PageLinkHandler):
    """Links to pages that anybody may read; to any other page there is no link."""

    @classmethod
    def get_many(cls, attrs_list):
        """Return the pages in the order of the links, None for what visitors may not read."""
        numbers = [number_of(attrs) for attrs in attrs_list]
        pages = public_pages({number for number in numbers if number})
        return [pages.get(number) for number in numbers]


class DocumentLinks(_CarefulHandler, DocumentLinkHandler):
    """Links to documents of the library, each to the newest version."""

    @classmethod
    def get_many(cls, attrs_list):
        """Return the documents in the order of the links, None for what is not there."""
        chosen = super().get_many(attrs_list)
        newest = cls.get_model().objects.newest_of([one for one in chosen if one])
        return [one and newest[one.pk] for one in chosen]


class PageLinksInEditor(PageLinkElementHandler):
    """The same for the editor, so that a bad link can be mended there."""

    def get_attribute_data(self, attrs):
        """Return what the editor knows of the page; 0 is the id of a page that is gone."""
        return super().get_attribute_data({**attrs, "id": number_of(attrs) or 0})


class PageWhitelister(Whitelister):
    """Wagtail's whitelister for texts of ours: no h1, which is the title, and no pictures."""

    element_rules = {
        **dict.fromkeys(ELEMENTS, allow_without_attributes),
        "a": attribute_rule({"href": web_address}),
    }

    def clean_string_node(self, doc, node):
        """Drop comments and the like: inside them bs4 escapes nothing."""
        if isinstance(node, PreformattedString):
            node.extract()

    def clean_tag_node(self, doc, tag):
        """Keep a known element; of another keep the text, unless it is code."""
        if tag.name in CODE:
            tag.decompose()
            return
        super().clean_tag_node(doc, tag)
        if tag.name == "a" and not tag.get("href"):
            tag.unwrap()
