"""Layer 3: an example of the accessibility declaration. Nothing in it is true of any centre."""

from datetime import date

from accessibility.models import App, Barrier, BuildingAccess, DeclarationPage, Shortcut
from mopscms.content.making import make_page
from pages.models import SectionPage

BUILDING = (
    "<p>Do budynku prowadzi jedno wejście od ulicy Przykładowej. Przed drzwiami są 3 stopnie i "
    "pochylnia z poręczami. Drzwi otwierają się ręcznie i mają 95 cm szerokości.</p>"
    "<ul><li>Parter jest dostępny dla osób na wózkach. Windy nie ma: kto nie może wejść na piętro, "
    "tego obsłużymy na parterze.</li><li>Toaleta dla osób z niepełnosprawnościami jest na "
    "parterze.</li><li>Przed wejściem jest jedno miejsce parkingowe dla osób z "
    "niepełnosprawnościami.</li><li>Można wejść z psem asystującym.</li><li>Nie ma pętli "
    "indukcyjnej ani oznaczeń w alfabecie Braille’a.</li></ul>"
)
COMMUNICATION = (
    "<ul><li>Możesz do nas napisać: e-mailem albo listem.</li><li>Tłumacz polskiego języka "
    "migowego jest po umówieniu, 3 dni robocze wcześniej.</li><li>Nie ma tłumacza online.</li>"
    "</ul>"
)
EXTRAS = "<p>Stronę można obsłużyć samą klawiaturą i powiększyć do 400% bez utraty treści.</p>"
ASSESSMENT = "<p>Ocena: koszt przewyższa roczny budżet na stronę, a archiwum czyta mało osób.</p>"


def load(home):
    """Put the example among the others, never below the home page: it would be in every footer."""
    section = SectionPage.objects.child_of(home).filter(slug="przyklady").first()
    if section:
        make_page("example-declaration", section, declaration_page())


def declaration_page():
    """Return an unsaved declaration with everything that a declaration may hold."""
    return DeclarationPage(
        title=DeclarationPage.heading,
        slug="deklaracja-dostepnosci",
        is_example=True,
        entity_name="Ośrodek w Przykładowie",
        site_name="Strona ośrodka w Przykładowie",
        site_url="https://example.org/",
        site_published_on=date(2024, 9, 2),
        site_updated_on=date(2026, 1, 19),
        status="partial",
        cost_assessment=ASSESSMENT,
        prepared_on=date(2024, 9, 2),
        review_confirmed_on=date(2026, 3, 16),
        basis="audit",
        basis_by="Przykładowa Pracownia Dostępności",
        report_url="https://example.org/raport",
        extras=EXTRAS,
        contact_name="Dział Organizacyjny",
        contact_email="dostepnosc@example.org",
        contact_phone="+48 00 000 00 00",
        complaints_to="Ośrodek w Przykładowie\nul. Przykładowa 1\n00-000 Przykładowo",
        architecture_url="https://example.org/budynek",
        communication=COMMUNICATION,
        barriers=barriers(),
        shortcuts=[Shortcut(keys="Alt + 1", action="przejście do treści")],
        apps=[app()],
        buildings=[building()],
    )


def barriers():
    """Return a barrier of each reason."""
    return [
        Barrier(
            what="Film o Klubie Seniora nie ma napisów, więc osoby głuche nie wiedzą, co mówimy.",
            where_url="https://example.org/klub-seniora",
            alternative="napisz albo przyjdź do nas, opowiemy, co jest w filmie.",
            mended_by=date(2026, 12, 31),
        ),
        Barrier(
            reason="excluded",
            what="Mapa z dojazdem nie ma opisu, więc osoby niewidome z niej nie skorzystają.",
            where_url="https://example.org/kontakt",
            alternative="adres i dojazd opisaliśmy słowami na stronie Kontakt.",
            legal_basis="przykładowy przepis",
        ),
        Barrier(
            reason="cost",
            what="Skany sprawozdań nie dają się odczytać czytnikiem ekranu.",
            where_url="https://example.org/archiwum",
            alternative="zadzwoń albo napisz, przygotujemy wersję, którą da się odczytać.",
        ),
    ]


def app():
    """Return an app of the centre."""
    address = "https://example.org/aplikacja"
    declaration = f"{address}/deklaracja"
    return App(name="Mój Ośrodek (Android)", store_url=address, declaration_url=declaration)


def building():
    """Return a building in words."""
    facts = {"name": "Budynek główny", "address": "ul. Przykładowa 1, 00-000 Przykładowo"}
    return BuildingAccess(**facts, description=BUILDING)
