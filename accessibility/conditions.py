"""Layer 2: what the conditions ask of a declaration: ids, headings, days of review. No database.

"Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji dostępności",
version 2.0 of 31 July 2024 (art. 12 pkt 7 of the Act of 4 April 2019); a copy of them stands at
https://www.deklaracja-dostepnosci.info/dd-opis-2. The template, the check, and the reminder all
read them here.
"""

import re
from dataclasses import dataclass
from datetime import date

SLUG = "deklaracja-dostepnosci"
META = "deklaracja-dostępności"  # <meta name="…" content="address of the declaration">
OPENING = "a11y-wstep"
COST_ID, APPS_ID, REVIEW_ID = "a11y-ocena", "a11y-aplikacje", "a11y-data-przeglad"
PUBLISHED_ID, UPDATED_ID = "a11y-data-publikacja", "a11y-data-aktualizacja"
STATUS_ID, DRAWN_UP_ID, PROCEDURE_ID = "a11y-status", "a11y-data-sporzadzenie", "a11y-procedura"
# What the procedure must name: how soon an answer comes, and who can be asked at last.
PROCEDURE_WORDS = {
    "7 dni": r"\b(7|siedmiu) dni\b",
    "2 miesiące": r"\b(2|dwa|dwóch) miesi(ące|ęcy)\b",
    "Rzecznik": r"\bRzecznik",
}
# How a day of review is announced, whoever wrote the page.
REVIEW_LABEL = re.compile(r"\bostatni\w*( \w+)? przegląd", re.IGNORECASE)

BLOCKS = ("section", "div", "p", "ul", "ol")
REQUIRED, CONDITIONAL = True, False


@dataclass(frozen=True)
class Heading:
    """A heading whose words and place the conditions fix."""

    level: int
    text: str
    is_required: bool = REQUIRED


TITLE = Heading(1, "Deklaracja dostępności")
STATE = Heading(2, "Stan dostępności cyfrowej")
BARRIERS = Heading(2, "Niedostępne treści", CONDITIONAL)
COSTS = Heading(3, "Nadmierne koszty", CONDITIONAL)
REASONS = (
    Heading(3, "Niezgodność z załącznikiem", CONDITIONAL),
    Heading(3, "Treści nieobjęte przepisami", CONDITIONAL),
    COSTS,
)
PREPARATION = Heading(2, "Przygotowanie deklaracji dostępności")
CONTACT = Heading(2, "Informacje zwrotne i dane kontaktowe")
PROCEDURE = Heading(2, "Obsługa wniosków i skarg związanych z dostępnością")
APPS = Heading(3, "Aplikacje mobilne", CONDITIONAL)
BUILDINGS = Heading(3, "Dostępność architektoniczna")
COMMUNICATION = Heading(3, "Dostępność komunikacyjno-informacyjna")
# In the order of the page.
HEADINGS = (
    TITLE,
    STATE,
    BARRIERS,
    *REASONS,
    PREPARATION,
    Heading(2, "Udogodnienia, ograniczenia i inne informacje", CONDITIONAL),
    Heading(2, "Skróty klawiszowe", CONDITIONAL),
    CONTACT,
    PROCEDURE,
    Heading(2, "Pozostałe informacje"),
    APPS,
    BUILDINGS,
    COMMUNICATION,
)


@dataclass(frozen=True)
class Part:
    """A part of the declaration that carries an id: under which heading, on which elements.

    `inside`: the id of the part that holds it, or "".
    """

    id: str
    under: Heading
    elements: tuple
    is_required: bool = REQUIRED
    inside: str = ""

    @property
    def is_day(self):
        """Say whether the part is a date."""
        return self.elements == ("time",)


# In the order of the page.
PARTS = (
    Part(OPENING, TITLE, ("section", "p")),
    Part("a11y-podmiot", TITLE, ("span",), inside=OPENING),
    Part("a11y-zakres", TITLE, ("span",), inside=OPENING),
    Part("a11y-url", TITLE, ("a",), inside=OPENING),
    Part(PUBLISHED_ID, TITLE, ("time",)),
    Part(UPDATED_ID, TITLE, ("time",)),
    Part(STATUS_ID, STATE, ("p",)),
    Part(COST_ID, COSTS, (*BLOCKS, "a"), CONDITIONAL),
    Part(DRAWN_UP_ID, PREPARATION, ("time",)),
    Part(REVIEW_ID, PREPARATION, ("time",), CONDITIONAL),
    Part("a11y-kontakt", CONTACT, ("span",)),
    Part("a11y-email", CONTACT, ("a",)),
    Part("a11y-telefon", CONTACT, ("a",)),
    Part(PROCEDURE_ID, PROCEDURE, ("section",)),
    Part(APPS_ID, APPS, ("section",), CONDITIONAL),
    Part("a11y-architektura", BUILDINGS, ("section",)),
    Part("a11y-architektura-url", BUILDINGS, ("a",), CONDITIONAL, inside="a11y-architektura"),
    Part("a11y-komunikacja", COMMUNICATION, ("section",)),
)

ANNEX = "z załącznikiem do ustawy z dnia 4 kwietnia 2019 r."
ACT = "o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych"
BELOW = "z powodu niezgodności lub wyłączeń wymienionych poniżej"


@dataclass(frozen=True)
class State:
    """How far a site meets the annex: by which words it is known, and our sentence of it.

    [?] The conditions themselves could not be read. The sentence of "częściowo zgodna" is as public
    bodies publish it under the conditions 2.0, the two others follow it; staff may write another.
    """

    words: tuple
    sentence: str


FULL = "full"
STATES = {
    FULL: State(
        ("w pełni zgodna", "zgodna"), f"Strona internetowa jest w pełni zgodna {ANNEX} {ACT}."
    ),
    "partial": State(
        ("częściowo zgodna",), f"Strona internetowa jest częściowo zgodna {ANNEX} {ACT} {BELOW}."
    ),
    "none": State(("niezgodna",), f"Strona internetowa jest niezgodna {ANNEX} {ACT} {BELOW}."),
}


def states_in(text):
    """Return what a text says of the site, as keys of STATES: a list, of one if it is sound."""
    said = {key: "|".join(state.words) for key, state in STATES.items()}
    sentence, plain = r"(?<!\bnie )\bjest ({}) {}", " ".join(text.split())
    return [k for k, words in said.items() if re.search(sentence.format(words, ANNEX), plain)]


MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
MONTHS = (MONTHS + "listopada grudnia").split()


def names(day, text):
    """Say whether a text names this date: "11 maja 2026 r.", "11.05.2026" or "2026-05-11"."""
    number, month, year = f"0?{day.day}", f"0?{day.month}", day.year
    ways = (
        rf"{number}\.? {MONTHS[day.month - 1]} {year}",
        rf"{number} ?[./-] ?{month} ?[./-] ?{year}",
        rf"{year}-{month}-{number}",
    )
    return bool(re.search(rf"(?<!\w)(?<!\d[./-])({'|'.join(ways)})(?![\d/-])", text.lower()))


def reminder_begins(last_day):
    """Return the day from which staff are reminded, given when it was last drawn up or reviewed."""
    return date(last_day.year + 1, 2, 1)


def review_due(last_day):
    """Return the last day of the next review: 31 March of the year after."""
    return date(last_day.year + 1, 3, 31)
