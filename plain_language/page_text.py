"""Layer 1: the paragraphs of any page, whatever its kind: its streams and its fields of text.

Headings, cells of tables, captions and buttons are no sentences, so they are left out.
"""

import re

from bs4 import BeautifulSoup
from django.db import models
from django.utils.html import escape
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

SENTENCES = ("p", "li", "dd", "summary", "blockquote")
NO_TEXT = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "figcaption", "nav", "script", "button")
LINE = 120  # signs from which a field of one line is long enough for a sentence
# What such fields hold otherwise: names of things and people, titles, addresses, acts.
NO_SENTENCE = re.compile(r"(?:^|_)(?:name|title|label|owner|by|address|basis)$")
OF_EVERY_PAGE = {field.name for field in Page._meta.fields} - {"search_description"}


def paragraphs(page):
    """Return the paragraphs that a page says, drafts as well: a list of str."""
    parts = _parts(page, OF_EVERY_PAGE)
    for relation in get_all_child_relations(page):
        for row in getattr(page, relation.get_accessor_name()).all():
            parts += _parts(row, set())
    found = BeautifulSoup("\n".join(parts), "html.parser")
    for element in found.find_all(NO_TEXT):
        element.decompose()
    texts = [_own_text(element) for element in found.find_all(SENTENCES)]
    return [text for text in texts if text]


def _parts(thing, left_out):
    """Return the fields of text of a page or a row as HTML: a list."""
    parts = []
    for field in thing._meta.get_fields():
        if field.name in left_out or not getattr(field, "editable", False):
            continue
        value = getattr(thing, field.name, None)
        if isinstance(field, StreamField):
            parts.append(value.render_as_block() if value else "")
        elif isinstance(field, RichTextField):
            parts.append(value or "")
        elif isinstance(field, models.TextField) and value:
            parts += [f"<p>{escape(line)}</p>" for line in value.splitlines()]
        elif _is_line(field) and value:
            parts.append(f"<p>{escape(value)}</p>")
    return parts


def _is_line(field):
    """Say whether a field of one line may hold a sentence: no choice, name, e-mail or address."""
    if type(field) is not models.CharField or field.choices:
        return False
    return (field.max_length or 0) >= LINE and not NO_SENTENCE.search(field.name)


def _own_text(element):
    """Return the text of an element without that of the paragraphs inside it."""
    inner = {id(one) for one in element.find_all(SENTENCES)}
    texts = [
        text
        for text in element.find_all(string=True)
        if not any(id(above) in inner for above in text.parents)
    ]
    return " ".join("".join(texts).split())
