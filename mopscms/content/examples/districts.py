"""Layer 3: examples of districts and of the page on which residents find theirs."""

from contact.models import ContactPage, District, DistrictFinderPage, DistrictStreet
from mopscms.content.making import make_page

NUMBER = "+48 00 000 00 00"
# {district: (worker, room, its streets as (name, from, to, side))}
DISTRICTS = {
    "Rejon 1 (przykład)": (
        "Imię Nazwisko 1",
        "pokój 1, parter",
        [
            ("Przykładowa", None, None, "all"),
            ("Wzorcowa", 1, 39, "odd"),
            ("plac Testowy", 1, 4, "all"),
        ],
    ),
    "Rejon 2 (przykład)": (
        "Imię Nazwisko 2",
        "pokój 2, parter",
        [("Wzorcowa", 2, 40, "even"), ("Marszałka Jana Testowego", None, None, "all")],
    ),
    "Rejon 3 (przykład)": (
        "Imię Nazwisko 3",
        "pokój 3, pierwsze piętro",
        [("Wzorcowa", 41, 99, "all"), ("os. Próbne", 1, 30, "all")],
    ),
}


def load(home):
    """Put the page below the contact page, with districts to try it on."""
    contact = ContactPage.objects.descendant_of(home).first()
    if contact and make_page("example-district-finder", contact, district_finder_page()):
        make_districts()


def make_districts():
    """Make the districts, unless they are there."""
    for name, (worker, room, streets) in DISTRICTS.items():
        if not District.objects.filter(name=name).exists():
            district = District(name=name, worker=worker, room=room, phone=NUMBER)
            for street, first, last, side in streets:
                row = DistrictStreet(street=street, number_from=first, number_to=last, parity=side)
                district.streets.add(row)
            district.save()


def district_finder_page():
    """Return an unsaved page for finding one's social worker."""
    return DistrictFinderPage(
        title="Znajdź swojego pracownika socjalnego",
        slug="moj-rejon",
        lead=(
            "Każdy pracownik socjalny opiekuje się swoim rejonem, czyli wybranymi ulicami. "
            "Wpisz swoją ulicę i numer domu: pokażemy, do kogo zadzwonić."
        ),
        is_example=True,
    )
