"""Layer 1: the rules that the content of a page is measured by, and what a breach of one is.

Numbers are those of WCAG 2.2. A rule that blocks keeps a page from being published; the others
are advice.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Rule:
    """One thing that is looked at: its name in data, the criterion, what staff call the fault."""

    name: str
    criterion: str
    blocks: bool
    label: str


RULES = {
    rule.name: rule
    for rule in [
        Rule("picture-text", "1.1.1", True, gettext_lazy("Picture without a description")),
        Rule("table-headings", "1.3.1", True, gettext_lazy("Table without headings")),
        Rule("heading-level", "1.3.1", True, gettext_lazy("Heading that skips a level")),
        Rule("heading-empty", "2.4.6", True, gettext_lazy("Empty heading")),
        Rule("link-empty", "2.4.4", True, gettext_lazy("Link without text")),
        Rule("film-captions", "1.2.2", True, gettext_lazy("Film without captions")),
        Rule("film-transcript", "1.2.3", False, gettext_lazy("Film without a transcript")),
        Rule("sound-transcript", "1.2.1", False, gettext_lazy("Sound without a transcript")),
        Rule("table-title", "1.3.1", False, gettext_lazy("Table without a title")),
        Rule("picture-file-name", "1.1.1", False, gettext_lazy("A file's name as a description")),
        Rule("picture-long-text", "1.1.1", False, gettext_lazy("Very long description")),
        Rule("link-vague", "2.4.4", False, gettext_lazy("Link that does not say where it leads")),
        Rule("capitals", "", False, gettext_lazy("Text in capitals")),
        Rule("only-a-pdf", "", False, gettext_lazy("Hardly anything but a PDF")),
        Rule("document-access", "", False, gettext_lazy("Link to a file that is hard to read")),
    ]
}
BLOCKING = [name for name, rule in RULES.items() if rule.blocks]


@dataclass(frozen=True)
class Fault:
    """A breach of a rule: what to do about it, in plain words, and where on the page it is."""

    rule: str
    text: str
    where: str = ""
    field: str = ""  # the page's field
    block: int | None = None  # which block of that field

    @property
    def blocks(self):
        """Say whether the page must not be published with it: bool."""
        return RULES[self.rule].blocks

    def __str__(self):
        """Return the place and what to do there."""
        return _("%(where)s: %(text)s") % {"where": self.where, "text": self.text}
