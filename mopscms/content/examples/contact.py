"""Layer 3: examples of buildings, hours, units and districts.

The example hours stand in for the centre's own until there are any; their note says what they are.
"""

from datetime import date

from django.utils import timezone

from contact.models import (
    Building,
    ContactPage,
    Entrance,
    HoursException,
    HoursPeriod,
    OpeningHours,
    UnitPage,
    UnitPhone,
)
from mopscms.content.making import made_before, make_page

PHONE = "+48 00 000 00 00"
BUILDING = "Budynek główny (przykład)"
HOURS = "Godziny (przykład)"
# Title, slug, short name, lead, what one settles, floor, room.
UNITS = [
    (
        *("Dział Świadczeń Rodzinnych (przykład)", "dzial-swiadczen-rodzinnych", "świadczenia"),
        "Zasiłek rodzinny z dodatkami, zasiłek pielęgnacyjny, fundusz alimentacyjny.",
        ["złożysz wniosek o zasiłek rodzinny", "zapytasz, co dalej z Twoim wnioskiem"],
        *("parter", "2"),
    ),
    (
        *("Dział Pomocy Środowiskowej (przykład)", "dzial-pomocy-srodowiskowej", "praca socjalna"),
        "Pracownicy socjalni, którzy przychodzą do domu i pomagają w trudnej sytuacji.",
        ["umówisz się z pracownikiem socjalnym", "poprosisz o zasiłek celowy lub okresowy"],
        *("I piętro", "10–14"),
    ),
    (
        *("Dział Usług Opiekuńczych (przykład)", "dzial-uslug-opiekunczych", "usługi opiekuńcze"),
        "Pomoc w domu dla osób starszych i chorych, skierowania do domu pomocy społecznej.",
        ["poprosisz o opiekunkę", "zapytasz o miejsce w domu pomocy społecznej"],
        *("parter", "5"),
    ),
    (
        *("Dział Dodatków Mieszkaniowych (przykład)", "dzial-dodatkow", "dodatki mieszkaniowe"),
        "Dopłata do czynszu i do prądu.",
        ["złożysz wniosek o dodatek mieszkaniowy"],
        *("parter", "3"),
    ),
]


def load(home):
    """Put the units below the contact page, a new one if there is none below the home page."""
    page = ContactPage.objects.descendant_of(home).first()
    page = page or make_page("example-contact", home, contact_page())
    if page is None or made_before("example-unit"):  # staff deleted it
        return
    facts = {"building": make_building(), "hours": make_hours()}
    for number, unit in enumerate(UNITS):
        key = f"example-unit-{number}" if number else "example-unit"
        make_page(key, page, unit_page(*unit, **facts))


def contact_page():
    """Return an unsaved contact page."""
    return ContactPage(
        title="Kontakt (przykład)",
        slug="kontakt-przyklad",
        lead="Zadzwoń, napisz albo przyjdź. Podpowiemy, który dział Ci pomoże.",
        is_example=True,
    )


def unit_page(*unit, **facts):
    """Return an unsaved unit, the first of UNITS unless told which; facts: building, hours."""
    title, slug, short_name, lead, settled, floor, room = unit or UNITS[0]
    return UnitPage(
        title=title,
        slug=slug,
        short_name=short_name,
        lead=lead,
        tasks=f"<ul>{''.join(f'<li>{text}</li>' for text in settled)}</ul>",
        phones=[
            UnitPhone(label="Informacja", number=PHONE),
            UnitPhone(label="Kierownik działu", number=f"{PHONE} wew. 12"),
        ],
        email="dzial@example.org",
        floor=floor,
        room=room,
        is_example=True,
        **facts,
    )


def make_hours():
    """Return the hours with an internal day and Christmas Eve, made unless they are there."""
    hours = OpeningHours.objects.filter(name=HOURS).first()
    if hours is None:
        ordinary = dict.fromkeys(("monday", "tuesday", "thursday", "friday"), "7:30–15:30")
        hours = OpeningHours(
            name=HOURS,
            is_main=not OpeningHours.objects.filter(is_main=True).exists(),
            note="Godziny przykładowe, nie prawdziwe godziny Ośrodka.",
            periods=[HoursPeriod(**ordinary, wednesday="dzień wewnętrzny")],
            exceptions=[HoursException(first_day=next_christmas_eve(), reason="Wigilia")],
        )
        hours.save()
    return hours


def next_christmas_eve():
    """Return the coming 24 December, today included."""
    today = timezone.localdate()
    eve = date(today.year, 12, 24)
    return eve if eve >= today else date(today.year + 1, 12, 24)


def make_building():
    """Return the building with two entrances, made unless it is there."""
    building = Building.objects.filter(name=BUILDING).first()
    if building is None:
        building = Building(
            name=BUILDING,
            street="ul. Przykładowa 1",
            postcode="00-000",
            town="Miasto",
            directions="Przystanek „Przykładowa” jest 100 metrów od wejścia. "
            "Przed budynkiem są dwa miejsca dla osób z niepełnosprawnością.",
            accessibility="Winda na każde piętro. Toaleta dla osób na wózkach na parterze. "
            "W informacji jest pętla indukcyjna. Możesz wejść z psem asystującym.",
            map_url="https://example.org/mapa",
            entrances=[
                Entrance(name="Wejście główne", access="Trzy schody z poręczą, obok podjazd."),
                Entrance(name="Wejście od podwórza", access="Bez schodów, drzwi 90 cm, dzwonek."),
            ],
        )
        building.save()
    return building
