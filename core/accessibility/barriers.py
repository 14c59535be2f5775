"""Layer 1: a draft of the declaration's list of barriers, from what the report knows.

A person reads it, mends the words, adds what no program sees and how else the content can be had.
"""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy
from wagtail.models import Page

from core.accessibility import findings
from core.checks.rules import BLOCKING
from core.models import ContentFault
from library.document_access import Barrier

NAMED = 5  # pages named in one sentence
# Which barriers of documents are told together.
GROUPS = {
    "scan": (Barrier.SCAN, Barrier.SCANNED_PAGES),
    "closed": (Barrier.PASSWORD, Barrier.LOCKED, Barrier.DAMAGED, Barrier.UNCLEAR),
    "untagged": (Barrier.UNTAGGED,),
    "undescribed": (Barrier.LANGUAGE, Barrier.TITLE, Barrier.TITLE_HIDDEN),
}

SENTENCES = {
    "picture-text": ngettext_lazy(
        "%(count)s picture has no description, so blind people do not know what it shows.",
        "%(count)s pictures have no description, so blind people do not know what they show.",
        "count",
    ),
    "table-headings": ngettext_lazy(
        "%(count)s table has no headings of its columns or rows.",
        "%(count)s tables have no headings of their columns or rows.",
        "count",
    ),
    "heading-level": ngettext_lazy(
        "%(count)s heading is on a wrong level, so it is hard to find one's way.",
        "%(count)s headings are on a wrong level, so it is hard to find one's way.",
        "count",
    ),
    "heading-empty": ngettext_lazy(
        "%(count)s heading is empty.", "%(count)s headings are empty.", "count"
    ),
    "link-empty": ngettext_lazy(
        "%(count)s link has no text.", "%(count)s links have no text.", "count"
    ),
    "film-captions": ngettext_lazy(
        "%(count)s film has no captions for deaf people.",
        "%(count)s films have no captions for deaf people.",
        "count",
    ),
    "transcript": ngettext_lazy(
        "%(count)s recording has no transcript.",
        "%(count)s recordings have no transcript.",
        "count",
    ),
    "scan": ngettext_lazy(
        "%(count)s PDF document is a scan, wholly or in part: a screen reader cannot read it.",
        "%(count)s PDF documents are scans, wholly or in part: a screen reader cannot read them.",
        "count",
    ),
    "closed": ngettext_lazy(
        "%(count)s PDF document cannot be opened by a screen reader.",
        "%(count)s PDF documents cannot be opened by a screen reader.",
        "count",
    ),
    "untagged": ngettext_lazy(
        "%(count)s PDF document has no tags, so a screen reader does not tell headings, lists "
        "and tables apart.",
        "%(count)s PDF documents have no tags, so a screen reader does not tell headings, "
        "lists and tables apart.",
        "count",
    ),
    "undescribed": ngettext_lazy(
        "%(count)s PDF document does not tell its language or its title.",
        "%(count)s PDF documents do not tell their language or their title.",
        "count",
    ),
}


def barriers():
    """Return the barriers that anybody may meet on the site, one for each kind: a list of dicts.

    {"rule": its name, "what": sentence, "pages": [page], "where": address of the first of them,
    "where_title": str, "alternative": "", "kind": "nonconformity"}; `alternative` is for a person
    to fill in.
    """
    return [*_of_pages(), *_of_documents(), *_of_recordings()]


def _of_pages():
    """Yield a barrier for each rule that live pages break; films are told below."""
    rows = ContentFault.objects.filter(rule__in=BLOCKING).exclude(rule="film-captions")
    times = Counter(rows.values_list("rule", "page_id"))
    pages = Page.objects.live().public().in_bulk({page for _rule, page in times})
    for rule in BLOCKING:
        found = {n: count for (one, n), count in times.items() if one == rule and n in pages}
        if found:
            ordered = sorted(found, key=lambda n: (-found[n], pages[n].title))
            text = _sentence(rule, sum(found.values()))
            yield _barrier(rule, text, [pages[n] for n in ordered])


def _of_documents():
    """Yield a barrier for each group of documents that a page leads to."""
    documents = list(findings.documents())
    uses = findings.uses(documents)
    for name, group in GROUPS.items():
        found = [d for d in documents if d.found_barriers[0] in group and uses[d.pk]]
        if found:
            yield _barrier(name, _sentence(name, len(found)), _most_used(found, uses))


def _of_recordings():
    """Yield a barrier for films without captions, and one for the lack of transcripts."""
    recordings = list(findings.recordings())
    uses = findings.uses(recordings)
    shown = [one for one in recordings if uses[one.pk]]
    silent = [one for one in shown if one.lacks_captions]
    for name, found in (
        ("film-captions", silent),
        ("transcript", [one for one in shown if one not in silent]),
    ):
        if found:
            yield _barrier(name, _sentence(name, len(found)), _most_used(found, uses))


def _most_used(things, uses):
    """Return the pages that have these things, the one with the most of them first: a list."""
    times = Counter(page for thing in things for page in uses[thing.pk])
    return sorted(times, key=lambda page: (-times[page], page.title))


def _barrier(rule, what, pages):
    """Return the barrier of this sentence on these pages, of which the first is linked."""
    return {
        "rule": rule,
        "what": what,
        "pages": pages,
        "where": pages[0].full_url or "",
        "where_title": titles_of(pages),
        "alternative": "",
        "kind": "nonconformity",
    }


def titles_of(pages):
    """Return the titles of the first of these pages, and how many more there are: str."""
    titles = [page.title for page in pages[:NAMED]]
    more = len(pages) - NAMED
    if more > 0:
        titles.append(
            ngettext("%(count)s more page", "%(count)s more pages", more) % {"count": more}
        )
    return ", ".join(titles)


def _sentence(name, count):
    """Return what is wrong, as residents read it: "12 documents are scans …"."""
    return SENTENCES[name] % {"count": count}


def as_text(found):
    """Return barriers as a text to copy, each in a paragraph: str."""
    return "\n\n".join(
        "{what}\n{place}: {where_title} ({where})".format(place=_("Where"), **one) for one in found
    )
