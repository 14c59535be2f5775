"""Layer 1: a page taken apart into its fields and blocks, as visitors get them, for the checks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from django.db.models import ForeignKey
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks.list_block import ListValue
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, extract_references_from_rich_text
from wagtailmedia.models import AbstractMedia

from core.checks.rules import Fault

PLAIN = ("title", "lead", "listing_summary")
IN_LISTS = "listing_image"  # beside a title, as an ornament


@dataclass
class Part:
    """One field or block: its HTML, and what stands behind it."""

    where: str  # for people: "Content, block 2 (Table)"
    name: str  # of the field
    html: BeautifulSoup
    number: int | None = None  # of the block in its stream, from 0
    level: int | None = None  # of the heading that the page's template puts right above it
    things: list = field(default_factory=list)  # (picture or recording, its text in this place)
    sources: list = field(default_factory=list)  # rich text as it is stored, parsed
    chosen: list = field(default_factory=list)  # numbers of documents that somebody chose here

    @property
    def documents(self):
        """Return the numbers of the documents that are linked here: a list."""
        links = (a for html in self.sources for a in html.find_all("a", linktype="document"))
        found = (one for link in links for one in extract_references_from_rich_text(str(link)))
        linked = [int(number) for _kind, number, *_path in found]
        return [*self.chosen, *linked]

    def fault(self, rule, text):
        """Return the Fault of this rule in this place."""
        return Fault(rule, text, self.where, self.name, self.number)


def parts_of(page):
    """Return the Parts of a page of any kind, in the order of its fields: a list."""
    found = []
    for name in PLAIN:
        if text := getattr(page, name, ""):
            html = parse(f"<p>{escape(text)}</p>")
            found.append(Part(_label(page._meta.get_field(name)), name, html))
    return [*found, *_fields(page), *_parts_of_records(page)]


def _parts_of_records(page):
    """Yield the Parts of what a kind shows besides its own fields, if any: `shown_records`."""
    for record in getattr(page, "shown_records", []):
        for part in _fields(record):
            facts = {"record": record, "field": part.where}
            where = _("%(record)s (%(field)s)") % facts
            yield replace(part, where=where, name="", number=None)


def parts_of_items(page, typed=None):
    """Return the Parts of what the page lists: rows that are added to it one by one, a list.

    They are as the page has them, so those of a draft are the draft's; or as a form has them,
    `typed`: {name of the list: rows}. A fault there is one of the whole list: `name` is the
    list's, and there is no number of a block.
    """
    found = []
    for relation in get_all_child_relations(type(page)):
        kind, name = relation.related_model, relation.get_accessor_name()
        if not any(map(_is_read, kind._meta.get_fields())):
            continue  # ask the database for nothing
        label = capfirst(str(kind._meta.verbose_name_plural))
        level = getattr(page, "heading_above", {}).get(name)
        items = getattr(page, name).all() if typed is None else typed.get(name, [])
        for number, item in enumerate(items, 1):
            for part in _fields(item):
                facts = {"list": label, "number": number, "field": part.where}
                where = _("%(list)s, item %(number)s (%(field)s)") % facts
                found.append(replace(part, where=where, name=name, number=None, level=level))
    return found


def _is_read(one):
    """Say whether a field may hold what is looked at: bool."""
    return isinstance(one, StreamField | RichTextField) or _is_document(one) or _is_picture(one)


def _is_document(one):
    return isinstance(one, ForeignKey) and issubclass(one.related_model, AbstractDocument)


def _is_picture(one):
    is_one = isinstance(one, ForeignKey) and issubclass(one.related_model, AbstractImage)
    return is_one and one.name != IN_LISTS


def _fields(record):
    """Return the Parts of a page or of an item: rich text, streams, documents, pictures."""
    found = []
    for one in record._meta.get_fields():
        if isinstance(one, StreamField):
            found += _blocks(record, one)
        elif isinstance(one, RichTextField) and (text := getattr(record, one.name)):
            html = parse(str(RichText(text)))
            found.append(Part(_label(one), one.name, html, sources=[parse(text)]))
        elif _is_document(one) and (number := getattr(record, one.attname)):
            found.append(Part(_label(one), one.name, parse(""), chosen=[number]))
        elif _is_picture(one) and (image := getattr(record, one.name)):
            found.append(_filled(Part(_label(one), one.name, parse("")), image))
    return found


def parse(html):
    """Return a piece of HTML as BeautifulSoup."""
    return BeautifulSoup(html, "html.parser")


def _label(one):
    return capfirst(str(one.verbose_name))


def _blocks(page, one):
    """Return a Part for each block of a stream, rendered all at once: it costs fewer queries."""
    stream = getattr(page, one.name)
    html = parse(str(stream.render_as_block()))
    wrappers = html.find_all("div", recursive=False)
    if len(wrappers) != len(stream):  # the stream has a template of its own
        return [_filled(Part(_label(one), one.name, html), stream)]
    parts = []
    level = getattr(page, "heading_above", {}).get(one.name)
    for number, (child, wrapper) in enumerate(zip(stream, wrappers, strict=True)):
        part = Part(_place(one, number, child), one.name, wrapper, number, level)
        parts.append(_filled(part, child.value))
    return parts


def _place(one, number, child):
    """Return where a block is: 'Content, block 2 (Table “Amounts”)'."""
    heading = child.value.get("heading") if isinstance(child.value, Mapping) else ""
    block = capfirst(str(child.block.label))
    called = _("%(block)s “%(heading)s”") % {"block": block, "heading": heading}
    facts = {"field": _label(one), "number": number + 1, "block": called if heading else block}
    return _("%(field)s, block %(number)s (%(block)s)") % facts


def _filled(part, value):
    """Return the Part with what the value holds, however deep."""
    for thing, text in _walk(value):
        if isinstance(thing, RichText):
            part.sources.append(parse(thing.source))
        elif isinstance(thing, AbstractDocument):
            part.chosen.append(thing.pk)
        else:
            part.things.append((thing, text))
    return part


def _walk(value):
    """Yield (picture, recording, document or rich text; the text of a picture in its place)."""
    if isinstance(value, AbstractImage):
        yield value, value.default_alt_text
    elif isinstance(value, AbstractMedia | AbstractDocument | RichText):
        yield value, ""
    elif isinstance(value, Mapping):
        for child in value.values():
            if isinstance(child, AbstractImage) and hasattr(value, "alt"):
                yield child, value.alt
            else:
                yield from _walk(child)
    elif isinstance(value, ListValue | list | tuple):
        for child in value:
            yield from _walk(child)
    elif hasattr(value, "stream_block"):
        for child in value:
            yield from _walk(child.value)


def headings_in(html):
    """Return the headings of a piece of HTML in their order: a list."""
    return html.find_all(re.compile(r"^h[1-6]$"))
