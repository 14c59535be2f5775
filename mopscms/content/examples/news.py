"""Layer 3: examples of news, their topics, and a notice. Dates are counted from today."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from blocks.stream import BodyStream
from mopscms.content.examples.base import every_block
from mopscms.content.making import make_page, paragraphs
from news.models import NewsIndexPage, NewsPage, NewsTopic, Notice
from news.models.notices import Level

FAMILIES, EVENTS = "Rodzina (przykład)", "Wydarzenia (przykład)"
CALL = "Masz pytanie? Zadzwoń: +48 00 000 00 00 albo przyjdź do Ośrodka."

# (slug, title, lead, days since the date, days until the end or None, topic or None)
NEWS = [
    (
        "dyzur-w-sobote",
        "Przykład: w sobotę dyżur przy składaniu wniosków",
        "Nie możesz przyjść w tygodniu? W sobotę pomożemy Ci wypełnić wniosek.",
        *(1, 10, FAMILIES),
    ),
    (
        "warsztaty-dla-opiekunow",
        "Przykład: warsztaty dla osób, które opiekują się bliskimi",
        "Trzy spotkania o tym, jak zadbać o bliską osobę i o siebie. Udział jest bezpłatny.",
        *(6, 25, EVENTS),
    ),
    (
        "wolontariusze-poszukiwani",
        "Przykład: szukamy wolontariuszy",
        "Masz godzinę w tygodniu? Starsi sąsiedzi czekają na rozmowę i pomoc w zakupach.",
        *(20, None, None),
    ),
    (
        "zimowa-zbiorka",
        "Przykład: zbiórka ciepłej odzieży",
        "Zbieraliśmy kurtki, koce i buty. Dziękujemy za każdą paczkę.",
        *(400, -370, EVENTS),
    ),
]


def load(home):
    """Put news below the list of news of the site, or below one of their own; add a notice."""
    index = NewsIndexPage.objects.child_of(home).first()
    index = index or make_page("example-news-index", home, news_index_page())
    if index is None:  # staff deleted the list
        return
    made = [make_page("example-news", index, news_page())]
    for facts in NEWS:
        made.append(make_page(f"example-{facts[0]}", index, short_news(*facts)))
    if any(made):
        add_notice(index)


def news_index_page():
    """Return an unsaved list of news."""
    return NewsIndexPage(
        title="Aktualności (przykład)",
        slug="aktualnosci-przyklad",
        lead="Co nowego w Ośrodku: terminy, wydarzenia, zmiany.",
        is_example=True,
    )


def news_page():
    """Return an unsaved piece of news with every ordinary block."""
    return NewsPage(
        title="Przykładowa wiadomość",
        slug="przykladowa-wiadomosc",
        lead="Tak wygląda wiadomość z każdym rodzajem bloku.",
        is_example=True,
        date=localdate(),
        body=every_block(BodyStream),
    )


def short_news(slug, title, lead, age, holds, topic):
    """Return an unsaved piece of news with one paragraph; see NEWS."""
    today = localdate()
    return NewsPage(
        title=title,
        slug=slug,
        lead=lead,
        is_example=True,
        date=today - timedelta(days=age),
        valid_until=None if holds is None else today + timedelta(days=holds),
        topic=NewsTopic.objects.get_or_create(name=topic)[0] if topic else None,
        body=[("text", {"heading": "", "text": paragraphs([CALL])})],
    )


def add_notice(index):
    """Put up a notice on the pages of news only: on every page it would be in the way."""
    Notice.objects.create(
        level=Level.INFORMATION,
        title="Zmiana godzin przyjęć w piątek (przykład)",
        text="Tak wygląda komunikat. Pojawia się i znika sam, o ustawionej godzinie.",
        phone="+48 00 000 00 00",
        starts_at=now(),
        ends_at=now() + timedelta(days=30),
        section=index,
    )
