"""Texts that try to become markup, and whether an answer let one of them."""

import json
import re
from xml.parsers import expat

from bs4 import BeautifulSoup
from django.db import connection, models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField

from tests.contracts import registry

MARK = "zq9xk"
ELEMENT = "x-zq9xk"  # an element that no page has
COUNTED = "a9z9q"  # what stands in an answer that took a text for a template

CONTROLS = "a\x00\x01\x0b\x1b" if connection.vendor == "sqlite" else "a\x01\x0b\x1b"
SHORT = (
    f"<{ELEMENT}>",
    f"\"'><{ELEMENT} ",
    f"javascript:{MARK}",
    '{{"a9"|add:"z9q"}}',
    "\u202e\u2066",
    CONTROLS,
    "[[",
)
PLAIN = (
    f"<script>{MARK}</script>",
    f"</script><{ELEMENT}>",
    f"</title></textarea></style></template></noscript><{ELEMENT} onload={MARK}>",
    f"\"'><img src=x onerror={MARK}>",
    f'"onfocus={MARK} autofocus="',
    f"'onfocus={MARK} autofocus='",
    f"`${{{MARK}}}`{{{{constructor.constructor('{MARK}')()}}}}",
    '{{"a9"|add:"z9q"}}{% debug %}{% include "404.html" %}',
    f"data:text/html,<script>{MARK}</script>",
    f" \tjava\nscript:{MARK}",
    f"&lt;script&gt;{MARK}&lt;/script&gt;&#x3c;{ELEMENT}>",
    f"]]><{ELEMENT}>",
    "\u202eodwrotnie\u2066\u200b\ufeff",
    "d\u0142ugie" * 300,
    "e" + "\u0301" * 500,
    CONTROLS,
    "=1+1",
    "%s %(a)s %n {0} {a.__class__}",
    f"<!--<{ELEMENT}>",
)
ADDRESSES = (
    f"javascript:{MARK}",
    f" \x01java\tscript:{MARK}",
    f"&#106;avascript:{MARK}",
    f"data:text/html,{MARK}",
    f"vbscript:{MARK}",
    f'https://a.example/"onclick="{MARK}',
    "http://[::1",
    "//[",
)
IDS = ("zq9xk", "-1", "9" * 30, "1.5", "", "\u0663", "1 OR 1=1", "\u00b2")
KINDS = ("page", "document", "amount", "media", "zq9xk", "external")
RICH = (
    *(f'<p><a href="{address}">tekst</a></p>' for address in ADDRESSES),
    *(f'<p><a linktype="{kind}" id="{one}">tekst</a></p>' for kind in KINDS for one in IDS),
    *(f'<embed embedtype="image" id="{one}" format="left" alt=""/>' for one in IDS),
    *(f'<embed embedtype="{kind}" id="1" url="javascript:{MARK}"/>' for kind in (*KINDS, "")),
    f'<p onclick="{MARK}" style="background:url(javascript:{MARK})">a</p>',
    f"<svg onload={MARK}><script>{MARK}</script></svg><math><mtext><{ELEMENT}></math>",
    f'<iframe srcdoc="<script>{MARK}</script>"></iframe><object data="data:,{MARK}"></object>',
    f'<form action="javascript:{MARK}"><button formaction="javascript:{MARK}">a</button></form>',
    f'<base href="https://{MARK}.example/"><meta http-equiv="refresh" content="0;url={MARK}">',
    "<p><b><i>niedomknięte</p></b></ul></div></main></body>",
    *(one for one in PLAIN if "<!--" not in one),
    f"<![CDATA[<{ELEMENT}>]]><?php {MARK} ?><!--><{ELEMENT}>-->",
    '<a linktype="page"><p><a href=">',
)
FLOWING = " ".join(PLAIN)
SKIPPED = {"url_path", "path", "slug", "draft_title", "email", "password", "language_code"}
# Nobody types what these hold.
STILL = {"limits", "upkeep", "page_cache", "login", "trash", "users"}
MADE = {"search.indexedtext"}
RUNNING = re.compile(r"(javascript|vbscript|data\s*:\s*text)\s*:?", re.I)
LINKS = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")


class Texts:
    """Hands out payloads: all in one wherever they fit (`together`), else one after the other."""

    def __init__(self, together):
        """Begin with the first."""
        self._together, self._count = together, 0

    def plain(self, longest=None):
        """Return a text that is no longer than that."""
        self._count += 1
        if self._together and not longest:
            return FLOWING
        fitting = [one for one in PLAIN if not longest or len(one) <= longest]
        fitting = fitting if len(fitting) > 3 else SHORT
        return fitting[self._count % len(fitting)][:longest]

    def rich(self):
        """Return a rich text."""
        self._count += 1
        return "".join(RICH) if self._together else RICH[self._count % len(RICH)]

    def address(self, longest=None):
        """Return an address that leads nowhere good."""
        self._count += 1
        return ADDRESSES[self._count % len(ADDRESSES)][:longest]


def fill_rows(texts):
    """Put payloads into every text that people type, in every row of every model of ours."""
    for model in registry.models():
        if model._meta.app_label in STILL or model._meta.label_lower in MADE:
            continue
        for row in model._base_manager.all():
            changes = {}
            for field in filter(is_typed, model._meta.concrete_fields):
                changes[field.name] = text_for(field, texts, row)
            for field in registry.stream_fields(model):
                raw = field.stream_block.get_prep_value(getattr(row, field.name))
                changes[field.name] = json.dumps(in_block(field.stream_block, raw, texts))
            if changes:
                for name, value in changes.items():
                    setattr(row, name, value)
                store(row, changes)


def is_typed(field):
    """Say whether somebody types this field of a model as a text."""
    is_text = isinstance(field, (models.CharField, models.TextField))
    other = isinstance(field, (models.SlugField, models.EmailField, StreamField))
    typed = field.editable and not field.choices and not field.primary_key
    return is_text and typed and not other and field.name not in SKIPPED


def text_for(field, texts, row):
    """Return a payload for a field of a row."""
    if isinstance(field, RichTextField):
        return texts.rich()
    longest = field.max_length
    if isinstance(field, models.URLField):
        return texts.address(longest)
    if field.unique:
        return f"{row.pk}{texts.plain((longest or 99) - 9)}"
    return texts.plain(longest)


def store(row, changes):
    """Save as an import does, without looking; a page with its version, from which it is edited."""
    if hasattr(row, "save_revision"):
        row.save(clean=False) if hasattr(row, "url_path") else row.save()
        row.save_revision(clean=False)
    else:
        row.save(update_fields=list(changes))


def in_block(block, value, texts):
    """Return a block's stored value with payloads for all that is typed."""
    if isinstance(block, blocks.StreamBlock):
        children = block.child_blocks
        return [{**v, "value": in_block(children[v["type"]], v["value"], texts)} for v in value]
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks.items()
        return {name: in_block(child, value.get(name), texts) for name, child in children}
    if isinstance(block, blocks.ListBlock):
        child = block.child_block
        return [{**v, "value": in_block(child, v["value"], texts)} for v in value or []]
    if isinstance(block, TypedTableBlock):
        return in_table(block, value, texts)
    if isinstance(block, blocks.RichTextBlock):
        return texts.rich()
    if isinstance(block, blocks.URLBlock):
        return texts.address()
    if isinstance(block, (blocks.CharBlock, blocks.TextBlock, blocks.RawHTMLBlock)):
        return texts.plain(getattr(block.field, "max_length", None))
    return value


def in_table(block, value, texts):
    """Return a stored table with payloads in its head, its cells and its caption."""
    kinds = [block.child_blocks[column["type"]] for column in value["columns"]]
    columns = [{**column, "heading": texts.plain()} for column in value["columns"]]
    rows = [
        {**row, "values": [in_block(*one, texts) for one in zip(kinds, row["values"], strict=True)]}
        for row in value["rows"]
    ]
    return {**value, "columns": columns, "rows": rows, "caption": texts.plain()}


def faults(answer):
    """Return what an answer let happen: a list of words, empty if nothing."""
    text = answer.getvalue().decode()
    if answer.status_code >= 400:
        return [f"answered {answer.status_code}"]
    kind = answer.headers.get("Content-Type", "")
    if "json" in kind:
        json.loads(text)
        return []
    if "xml" in kind:
        return faults_of_feed(text)
    return faults_of_markup(text)


def faults_of_feed(text):
    """Return what a reader of a feed would run; raises ParseError if it is no XML."""
    expat.ParserCreate().Parse(text, True)
    nodes = BeautifulSoup(text, "xml").find_all(True)
    texts = [node.get_text().strip() for node in nodes if not node.find(True)]
    pages = [node.get_text() for node in nodes if node.name == "description"]
    found = [fault for one in pages for fault in faults_of_markup(one)]
    return found + [f"leads to {one}" for one in texts if RUNNING.match(one)]


def faults_of_markup(text):
    """Return what a browser would run, or take for markup, of what was typed."""
    soup = BeautifulSoup(text, "html.parser")
    found = ["a template ran"] * (COUNTED in text)
    for tag in soup.find_all(True):
        found += [f"<{tag.name}>"] * (tag.name == ELEMENT)
        found += [f"{name} of <{tag.name}>" for name in tag.attrs if is_handler(name, tag)]
        links = [re.sub(r"[\x00-\x20]", "", str(tag.get(name, ""))) for name in LINKS]
        found += [f"<{tag.name}> leads to {one[:60]}" for one in links if RUNNING.match(one)]
        if tag.name in ("iframe", "object", "base", "style", "meta") and runs_in(tag):
            found.append(f"<{tag.name}> with a payload")
        if tag.name == "script":
            found += faults_of_script(tag)
    return sorted(set(found))


def is_handler(name, tag):
    """Say whether an attribute runs what was typed."""
    return name.startswith("on") and MARK in str(tag[name])


def runs_in(tag):
    """Say whether an element that acts by itself holds what was typed; descriptions are texts."""
    return MARK in str(tag) and not (tag.name == "meta" and not tag.get("http-equiv"))


def faults_of_script(tag):
    """Return what is wrong with a script: typed text in one that runs, or data that is none."""
    if "json" in str(tag.get("type")):
        json.loads(tag.string or "null")
        return []
    return ["a script"] * (MARK in str(tag.string))
