"""Layer 0: how often what is searched, by day, without saying who: for the report and suggestions.

Nothing is written while a visitor waits: each worker counts in memory and writes now and then. What
looks like a person's data is not counted at all (docs/decisions/0014).
"""

import logging
import re
import threading
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from search import polish
from search.models import SearchCount

logger = logging.getLogger(__name__)

LONGEST = 60  # characters; longer queries tell a story, often somebody's own
MOST_WORDS = 8
KEPT = timedelta(days=366)
MOST_WAITING = 1_000  # different queries a worker remembers until it writes

# A number of an identity card, a phone, a post code, a case: five digits, whatever stands between.
_NUMBER = re.compile(r"(?:\d[\s./-]*){5}")
# Whoever types a first name looks for a person. The commonest ones (PESEL register, January 2025).
_NAMES = polish.words(
    "Anna Katarzyna Maria Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna "
    "Aleksandra Zofia Monika Teresa Danuta Natalia Karolina Marta Julia Dorota Beata Janina Alicja "
    "Jadwiga Halina Jolanta Iwona Grażyna Irena Paulina Justyna Hanna Zuzanna Bożena Urszula "
    "Wiktoria Sylwia Oliwia Maja Helena Lena Patrycja Emilia Izabela Aneta Renata Weronika Ewelina "
    "Wiesława Marianna Martyna Klaudia Gabriela Dominika Marzena Agata Lucyna Stanisława Kinga "
    "Kamila Mirosława Piotr Krzysztof Tomasz Andrzej Paweł Michał Jan Marcin Jakub Adam Stanisław "
    "Łukasz Marek Grzegorz Mateusz Wojciech Mariusz Dariusz Maciej Zbigniew Rafał Robert Kamil "
    "Jerzy Dawid Szymon Kacper Ryszard Jacek Józef Tadeusz Artur Sławomir Jarosław Bartosz Janusz "
    "Mirosław Filip Henryk Przemysław Sebastian Patryk Antoni Damian Kazimierz Bartłomiej Karol "
    "Daniel Roman Franciszek Aleksander Konrad Wiktor Bogdan Wiesław Zdzisław Leszek Hubert Dominik"
)

_FIRST_NAMES = frozenset(_NAMES)
# Short stems are also those of other words: Jacek and "jak", Maja and "mają".
_NAME_STEMS = frozenset(stem for name in _NAMES if len(stem := polish.stem(name)) > 4)
_waiting = Counter()
_lock = threading.Lock()
_timer = None


def note(text, found):
    """Remember that `text` was searched and how many results were found (int)."""
    global _timer
    query = countable(text)
    if not query:
        return
    with _lock:
        if len(_waiting) < MOST_WAITING:
            _waiting[query, timezone.localdate(), found == 0] += 1
        if _timer is None and settings.SEARCH_COUNTS_EVERY:
            _timer = threading.Timer(settings.SEARCH_COUNTS_EVERY, _write_in_background)
            _timer.daemon = True
            _timer.start()


def countable(text):
    """Return a query as it is counted, "" if it is too long, or perhaps about a person."""
    query = " ".join(text.casefold().split())
    words = polish.words(query)
    named = any(word in _FIRST_NAMES or polish.stem(word) in _NAME_STEMS for word in words)
    private = "@" in query or _NUMBER.search(query) or named
    if not words or len(words) > MOST_WORDS or len(query) > LONGEST or private:
        return ""
    return "".join(sign if sign.isprintable() else " " for sign in query)


def write():
    """Write what is waiting, and drop what is older than a year."""
    with _lock:
        counts = Counter(_waiting)
        _waiting.clear()
    try:
        with transaction.atomic():
            for (query, day, in_vain), number in counts.items():
                _add(query, day, number, number if in_vain else 0)
            forget_old()
    except DatabaseError as error:
        logger.warning("Searches are counted later: %s", error)
        with _lock:
            _waiting.update(counts if len(_waiting) < MOST_WAITING else {})


def forget_old():
    """Drop what is older than a year."""
    SearchCount.objects.filter(day__lt=timezone.localdate() - KEPT).delete()


def _add(query, day, asked, in_vain):
    SearchCount.objects.get_or_create(query=query, day=day)
    SearchCount.objects.filter(query=query, day=day).update(
        asked=F("asked") + asked, in_vain=F("in_vain") + in_vain
    )


def _write_in_background():
    """Write from the timer's thread, with a connection of its own."""
    global _timer
    with _lock:
        _timer = None
    try:
        write()
    finally:
        connection.close()
