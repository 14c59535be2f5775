"""Layer 2: the HTML of a page's text as a list of pieces, from which each kind of file is made.

It knows elements, not blocks, so a block that comes later gets into the files by itself.
"""

from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString
from django.utils.translation import gettext as _

from blocks.addresses import web_address

NOT_TEXT = ("script", "style", "nav", "svg", "template", "button", "track", "source")
INLINE = ("a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "small", "span", "strong")
INLINE += ("sub", "sup", "time", "u", "q")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
DEEPEST_LIST = 3  # levels that a word processor has styles for


@dataclass(frozen=True)
class Run:
    """Some words that look the same; href: "" or a full address."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class Piece:
    """One heading, paragraph, item, quote or table.

    kind: "heading", "paragraph", "bullet", "number", "quote", "table". level: of a heading 2–6, of
    an item 1–3. number: of an item in its list. of_list: the number of that list in the text.
    rows: of a table, lists of (text, is header).
    """

    kind: str
    runs: list = field(default_factory=list)
    level: int = 0
    number: int = 0
    of_list: int = 0
    rows: list = field(default_factory=list)

    @property
    def text(self):
        """Return the words without their looks: str."""
        return "".join(run.text for run in self.runs)


def read(html, base):
    """Return the Pieces of some HTML; base: the full address from which links are resolved."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(NOT_TEXT):
        element.decompose()
    return [piece for piece in Reader(base).inside(soup) if piece.text or piece.rows]


class Reader:
    """Walks the elements in their order."""

    def __init__(self, base):
        """Keep the address of the page."""
        self.base = base
        self.lists = count(1)

    def inside(self, element, kind="paragraph", level=0):
        """Yield the pieces of all that an element holds; loose words become one of this kind."""
        loose = []
        for child in element.children:
            if isinstance(child, NavigableString) or child.name in INLINE:
                loose.append(child)
                continue
            yield from self.paragraph(loose, kind, level)
            loose = []
            yield from self.block(child, kind, level)
        yield from self.paragraph(loose, kind, level)

    def block(self, element, kind, level):
        """Yield the pieces of an element that stands on lines of its own."""
        name = element.name
        if name in HEADINGS:
            yield from self.paragraph(element.children, "heading", max(int(name[1]), 2))
        elif name in ("ul", "ol"):
            yield from self.items(element, level + 1)
        elif name == "table":
            yield from self.table(element)
        elif name == "img":
            yield from self.picture(element)
        elif name == "video":
            yield from self.film(element)
        else:
            yield from self.inside(element, "quote" if name == "blockquote" else kind, level)

    def items(self, element, level):
        """Yield the items of a list, each followed by what stands inside it."""
        kind, this = "number" if element.name == "ol" else "bullet", next(self.lists)
        for number, item in enumerate(element.find_all("li", recursive=False), start=1):
            first = True
            for piece in self.inside(item, level=level):
                if first and piece.kind == "paragraph":
                    piece.kind, piece.number, piece.of_list = kind, number, this
                    piece.level = min(level, DEEPEST_LIST)
                first = False
                yield piece

    def table(self, element):
        """Yield the title of a table, then the table."""
        if element.caption:
            yield from self.paragraph([Bold(element.caption)], "paragraph", 0)
        rows = [
            [(_flat(cell.get_text(" ")), cell.name == "th") for cell in row.find_all(("th", "td"))]
            for row in element.find_all("tr")
        ]
        yield Piece("table", rows=[row for row in rows if row])

    def picture(self, element):
        """Yield what a picture shows, in words; an ornament says nothing."""
        if words := _flat(element.get("alt") or ""):
            text = _("Picture: %(what)s") % {"what": words}
            yield Piece("paragraph", [Run(f"[{text}]", italic=True)])

    def film(self, element):
        """Yield the title of a film and its address."""
        if title := _flat(element.get("aria-label") or ""):
            yield Piece("paragraph", [Run(_("Film: %(title)s") % {"title": title})])

    def paragraph(self, nodes, kind, level):
        """Yield one Piece of words that stand together, or nothing if there are none."""
        runs = _trimmed([run for node in nodes for run in self.runs(node, Run(""))])
        if runs:
            yield Piece(kind, runs, level if kind == "heading" else 0)

    def runs(self, node, style):
        """Yield the Runs of a node; style: a Run with the looks that hold around it."""
        if isinstance(node, Bold):
            node, style = node.element, Run("", True, style.italic, style.href)
        if isinstance(node, NavigableString):
            if type(node) is NavigableString:  # a comment is none
                yield Run(str(node), style.bold, style.italic, style.href)
            return
        if node.name == "br":
            yield Run("\n", style.bold, style.italic, style.href)
            return
        bold = style.bold or node.name in ("b", "strong")
        italic = style.italic or node.name in ("i", "em", "cite")
        address = web_address(node.get("href") or "")  # of what is no address nothing is linked
        href = urljoin(self.base, address) if address else style.href
        for child in node.children:
            yield from self.runs(child, Run("", bold, italic, href))


@dataclass
class Bold:
    """An element that is read in bold."""

    element: object


def _flat(text):
    """Return the text with single spaces."""
    return " ".join(text.split())


def _trimmed(runs):
    """Return the runs as a browser shows them: blanks run together, none at the ends."""
    kept, after_blank = [], True
    for run in runs:
        text = run.text
        if text != "\n":
            words = " ".join(text.split())
            blank_first = text[:1].isspace() and not after_blank
            text = (" " if blank_first else "") + words
            if words and run.text[-1:].isspace():
                text += " "
        if text:
            kept.append(Run(text, run.bold, run.italic, run.href))
            after_blank = text[-1:].isspace()
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(), last.bold, last.italic, last.href)
    return kept
