"""Layer 2: what the conditions ask of a declaration: ids, headings, days of review. No database.

"Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji dostępności",
version 2.0 of 31 July 2024 (art. 12 pkt 7 of the Act of 4 April 2019); a copy of them stands at
https://www.deklaracja-dostepnosci.info/dd-opis-2. The template, the check, and the reminder all
read them here.
"""

import re
from dataclasses import dataclass
from datetime import date

TITLE = "Deklaracja dostępności"
SLUG = "deklaracja-dostepnosci"
META = "deklaracja-dostępności"  # <meta name="…" content="address of the declaration">
OPENING = "a11y-wstep"
COST_ID, APPS_ID, REVIEW_ID = "a11y-ocena", "a11y-aplikacje", "a11y-data-przeglad"
PROCEDURE_ID = "a11y-procedura"
# What it must name: how soon an answer comes, and who can be asked at last.
PROCEDURE_WORDS = ("7 dni", "2 miesiące", "Rzecznik")

BLOCKS = ("section", "div", "p", "ul", "ol")
REQUIRED, CONDITIONAL = True, False


@dataclass(frozen=True)
class Part:
    """A part of the declaration that carries an id: on which elements, and inside which part."""

    id: str
    elements: tuple
    is_required: bool = REQUIRED
    inside: str = ""

    @property
    def is_day(self):
        """Say whether the part is a date."""
        return self.elements == ("time",)


# In the order of the page.
PARTS = (
    Part(OPENING, ("section", "p")),
    Part("a11y-podmiot", ("span",), inside=OPENING),
    Part("a11y-zakres", ("span",), inside=OPENING),
    Part("a11y-url", ("a",), inside=OPENING),
    Part("a11y-data-publikacja", ("time",)),
    Part("a11y-data-aktualizacja", ("time",)),
    Part("a11y-status", ("p",)),
    Part(COST_ID, (*BLOCKS, "a"), CONDITIONAL),
    Part("a11y-data-sporzadzenie", ("time",)),
    Part(REVIEW_ID, ("time",), CONDITIONAL),
    Part("a11y-kontakt", ("span",)),
    Part("a11y-email", ("a",)),
    Part("a11y-telefon", ("a",)),
    Part("a11y-procedura", ("section",)),
    Part(APPS_ID, ("section",), CONDITIONAL),
    Part("a11y-architektura", ("section",)),
    Part("a11y-architektura-url", ("a",), CONDITIONAL, inside="a11y-architektura"),
    Part("a11y-komunikacja", ("section",)),
)


@dataclass(frozen=True)
class Heading:
    """A heading whose words and place the conditions fix."""

    level: int
    text: str
    is_required: bool = REQUIRED


BARRIERS = Heading(2, "Niedostępne treści", CONDITIONAL)
COSTS = Heading(3, "Nadmierne koszty", CONDITIONAL)
APPS = Heading(3, "Aplikacje mobilne", CONDITIONAL)
REASONS = (
    Heading(3, "Niezgodność z załącznikiem", CONDITIONAL),
    Heading(3, "Treści nieobjęte przepisami", CONDITIONAL),
    COSTS,
)
HEADINGS = (
    Heading(1, TITLE),
    Heading(2, "Stan dostępności cyfrowej"),
    BARRIERS,
    *REASONS,
    Heading(2, "Przygotowanie deklaracji dostępności"),
    Heading(2, "Udogodnienia, ograniczenia i inne informacje", CONDITIONAL),
    Heading(2, "Skróty klawiszowe", CONDITIONAL),
    Heading(2, "Informacje zwrotne i dane kontaktowe"),
    Heading(2, "Obsługa wniosków i skarg związanych z dostępnością"),
    Heading(2, "Pozostałe informacje"),
    APPS,
    Heading(3, "Dostępność architektoniczna"),
    Heading(3, "Dostępność komunikacyjno-informacyjna"),
)

# What the paragraph of the status says, one of three; the whole sentences: declaration/status.html.
FULL_WORDS, PARTIAL_WORDS, NONE_WORDS = "w pełni zgodna", "częściowo zgodna", "niezgodna"
STATUS_WORDS = (FULL_WORDS, PARTIAL_WORDS, NONE_WORDS)
ANNEX_WORDS = "z załącznikiem do ustawy z dnia 4 kwietnia 2019 r."

MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
MONTHS = (MONTHS + "listopada grudnia").split()


def names(day, text):
    """Say whether a text names this date: "11 maja 2026 r.", "11.05.2026" or "2026-05-11"."""
    said = {word.lstrip("0") for word in re.findall(r"\w+", text.lower())}
    months = {MONTHS[day.month - 1], str(day.month)}
    return {str(day.year), str(day.day)} <= said and bool(months & said)


def reminder_begins(last_day):
    """Return the day from which staff are reminded, given when it was last drawn up or reviewed."""
    return date(last_day.year + 1, 2, 1)


def review_due(last_day):
    """Return the last day of the next review: 31 March of the year after."""
    return date(last_day.year + 1, 3, 31)
