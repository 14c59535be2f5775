"""Layer 0: the passage of a text that answers a query best, with the query's words marked."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from search import polish

LENGTH = 240  # characters of an excerpt, about three lines on a phone
BEFORE = 60  # of them before the first word that is marked
SENTENCE = re.compile(r"[.!?·]\s+(?=[^\W\d_a-ząćęłńóśźż])")  # where one begins
MOST_HITS = 200  # that are weighed against one another
PART = 20_000  # characters read at a time; the first part with a word of the query is taken


@dataclass
class Hit:
    """A word of the text that the query asks for, in whatever form."""

    start: int
    end: int
    stem: str
    weight: float


def excerpt(text, terms):
    """Return the best passage of `text` as HTML, each word whose stem is in `terms` in <mark>.

    terms: {stem: weight} (search.questions.Question.terms). Without any such word: how the text
    begins. Everything else is escaped.
    """
    text = " · ".join(line.strip() for line in text.splitlines() if line.strip())
    for start in range(0, len(text), PART):
        part = text[start : start + PART]
        found = hits(part, terms)
        if found:
            start += _best_start(part, found)
            break
    else:
        start = 0
    start, end = _whole_words(text, start, start + LENGTH)
    passage = text[start:end]
    pieces, position = [], 0
    for hit in hits(passage, terms):
        pieces.append((passage[position : hit.start], passage[hit.start : hit.end]))
        position = hit.end
    return format_html(
        "{}{}{}{}",
        "… " if start else "",
        format_html_join("", "{}<mark>{}</mark>", pieces),
        passage[position:],
        " …" if end < len(text) else "",
    )


def hits(text, terms):
    """Return where the text says words of the query: a list of Hits, at most MOST_HITS."""
    found = []
    for word in polish.WORD.finditer(text):
        stem = polish.stem(polish.fold(word.group()))
        if stem in terms:
            found.append(Hit(word.start(), word.end(), stem, terms[stem]))
            if len(found) == MOST_HITS:
                break
    return found


def _best_start(text, found):
    """Return where the passage begins that says most of the query; the first of equals.

    With a sentence if one begins a little earlier, else anywhere before the word.
    """
    first = max(found, key=lambda hit: (_worth(hit, found), -hit.start))
    if first.end <= LENGTH - BEFORE:
        return 0
    sentence = SENTENCE.search(text[first.start - BEFORE : first.start])
    return first.start - BEFORE + (sentence.end() if sentence else 0)


def _worth(first, found):
    """Return how much of the query a passage says that begins with the hit `first`."""
    within = range(first.start, first.start + LENGTH - BEFORE)
    return sum({hit.stem: hit.weight for hit in found if hit.end - 1 in within}.values())


def _whole_words(text, start, end):
    """Return the start and end of a passage, moved inwards so that no word is cut."""
    end = min(end, len(text))
    while 0 < start < end and text[start - 1].isalnum():
        start += 1
    inside = end
    while start < inside < len(text) and text[inside].isalnum() and text[inside - 1].isalnum():
        inside -= 1
    return start, inside if inside > start else end
