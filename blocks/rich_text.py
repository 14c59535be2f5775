"""Layer 0: what becomes of stored rich text on a page: only known elements and live links."""

import json
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.utils.html import escape
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule

from blocks.addresses import web_address
from blocks.links import public_pages

ELEMENTS = (
    *("[document]", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "ol", "ul", "li"),
    *("br", "hr", "b", "strong", "i", "em", "sub", "sup"),
)
INLINE = ["a", "b", "strong", "i", "em", "sub", "sup"]
BLOCKS = ["h2", "h3", "h4", "h5", "h6", "p", "blockquote", "ol", "ul", "li", "hr", "embed"]
CODE = {"script", "style", "iframe", "object", "template", "noscript", "svg", "math"}
DEEPEST = 50  # elements within one another; lists in lists in a quotation make 8
# What Wagtail's reader of the editor's JSON raises over anything else.
NOT_OF_THE_EDITOR = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
NOT_OF_THE_EDITOR += (ExporterException,)
LONG = 4_000  # characters; 300 texts that are shorter, with what became of them, take 5 MB at most
LONGEST_NUMBER = 18  # digits that every database can hold


def number_of(attrs):
    """Return the id in a link's attributes: int, or None if it is no number of the database."""
    text = attrs.get("id") or ""
    fits = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if fits else None


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


class TidyTextArea(DraftailRichTextArea):
    """Wagtail's editor of rich text, which also opens and takes what it would not have written."""

    def value_from_datadict(self, data, files, name):
        """Return what was sent as HTML; of what no editor sends the words, so nothing is lost."""
        try:
            return super().value_from_datadict(data, files, name)
        except NOT_OF_THE_EDITOR:
            return paragraphs(data[name])

    def format_value(self, value):
        """Return what the editor's script reads: every element is closed, in its turn."""
        doc = BeautifulSoup(getattr(value, "source", value) or "", "html.parser")
        for tag in doc.find_all(INLINE):
            if tag.find(BLOCKS):  # there is no text in which a link holds a paragraph
                tag.unwrap()
        return super().format_value(str(doc))


def paragraphs(sent):
    """Return the words of a text as HTML: those of the editor's blocks, else all of it."""
    try:
        texts = [str(block["text"]) for block in json.loads(sent)["blocks"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        texts = [sent]
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _elements_at(depth, doc):
    """Return the elements that stand in so many others: a list."""
    found = [doc]
    for _step in range(depth):
        found = [child for tag in found for child in tag.find_all(True, recursive=False)]
    return found


class PageWhitelister(Whitelister):
    """Wagtail's whitelister for texts of ours: no h1, which is the title, and no pictures."""

    element_rules = {
        **dict.fromkeys(ELEMENTS, allow_without_attributes),
        "a": attribute_rule({"href": web_address}),
    }

    def clean_node(self, doc, node):
        """Clean a node and what is in it; of what is deeper than anybody writes keep the text.

        Each level takes several calls, and Python ends a thousand calls with an error.
        """
        if node is doc:
            for deep in _elements_at(DEEPEST, doc):
                deep.replace_with(deep.get_text())
        super().clean_node(doc, node)

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


def cleaned(html):
    """Return HTML as PageWhitelister leaves it; of a text that is not long, once for many visits.

    After any change of content every page is made anew, nearly always of texts that are the same.
    """
    return _cleaned_before(html) if len(html) < LONG else PageWhitelister().clean(html)


@lru_cache(maxsize=300)
def _cleaned_before(html):
    return PageWhitelister().clean(html)
