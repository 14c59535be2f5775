"""Layer 3: examples of services, their index and help in crisis.

What they say is how such things usually go; no amount and no term in them is a fact.
"""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from amounts.models import Amount
from contact.models import UnitPage
from mopscms.content.examples import downloads
from mopscms.content.examples.services_texts import (
    AGREEING,
    CALL_STEPS,
    CHANNELS,
    HOUSING_PAPERS,
    OTHERS,
    bullets,
)
from mopscms.content.making import make_page
from services.models import (
    CrisisPage,
    CrisisPhone,
    LifeSituation,
    ServiceAmount,
    ServiceForm,
    ServiceIndexPage,
    ServicePage,
)

# Which example of a unit handles what; the rest is handled by the one for help in the community.
UNITS = {
    "dodatek-mieszkaniowy": "dzial-dodatkow",
    "zasilek-rodzinny": "dzial-swiadczen-rodzinnych",
    "fundusz-alimentacyjny": "dzial-swiadczen-rodzinnych",
    "uslugi-opiekuncze": "dzial-uslug-opiekunczych",
}


def load(home):
    """Put services below the index of services, a new one if the site has none yet."""
    index = ServiceIndexPage.objects.descendant_of(home).first()
    if index is None:
        index = make_page("example-services", home, service_index_page())
    if index is None:  # it was made before, and staff have deleted it
        return
    downloads.make_documents()
    make_page("example-crisis", index, crisis_page())
    amounts = ["Dodatek mieszkaniowy (przykład)"]
    housing = with_links(service_page(), ["Mieszkanie i rachunki"], amounts)
    make_page("example-service", index, housing)
    for facts in OTHERS:
        links = {name: facts.get(name, []) for name in ("situations", "amounts", "forms")}
        own = {name: fact for name, fact in facts.items() if name not in links}
        page = with_links(ServicePage(is_example=True, **own), **links)
        make_page(f"example-{page.slug}", index, page)


def with_links(page, situations, amounts=(), forms=()):
    """Return the unsaved service with what it leads to and, if there is one, the example's unit."""
    page.situations = LifeSituation.objects.filter(name__in=situations)
    found = Amount.objects.filter(name__in=amounts)
    page.amounts = [ServiceAmount(amount=amount) for amount in found]
    chosen = get_document_model().objects.filter(title__in=forms)
    page.forms = [*page.forms.all(), *(ServiceForm(document=document) for document in chosen)]
    if not page.elsewhere_name:
        units = UnitPage.objects.filter(is_example=True)
        page.unit = units.filter(slug=UNITS.get(page.slug, "dzial-pomocy-srodowiskowej")).first()
    return page


def service_index_page():
    """Return an unsaved index of services."""
    return ServiceIndexPage(
        title="Świadczenia i usługi (przykład)",
        slug="swiadczenia-przyklad",
        lead="Znajdź pomoc dla siebie albo bliskiej osoby.",
        is_example=True,
    )


def service_page():
    """Return an unsaved service with every part of its card, but links to other things."""
    page = ServicePage(
        title="Dodatek mieszkaniowy",
        slug="dodatek-mieszkaniowy",
        lead="Dopłacimy Ci do czynszu i opłat za mieszkanie.",
        official_name="Przyznanie dodatku mieszkaniowego",
        other_names="dopłata do czynszu\nmieszkaniówka\ndodatek na czynsz",
        for_whom="<p>Dla Ciebie, jeśli:</p>"
        + bullets(
            "wynajmujesz mieszkanie albo jesteś jego właścicielem lub właścicielką,",
            "masz spółdzielcze prawo do mieszkania.",
        ),
        conditions=bullets(
            "Twój dochód nie jest wyższy niż próg dla dodatku (przykład).",
            "Mieszkanie nie jest za duże na liczbę osób, które w nim mieszkają (przykład).",
        ),
        papers=HOUSING_PAPERS,
        how_to_apply=CHANNELS,
        deadline="przez cały rok (przykład)",
        time_to_decide="zwykle do miesiąca od złożenia kompletnego wniosku (przykład)",
        cost="nic nie płacisz (przykład)",
        how_decision="<p>Decyzję dostaniesz pocztą albo odbierzesz ją u nas. Dodatek wpłacimy "
        "temu, komu płacisz czynsz (przykład).</p>",
        appeal=AGREEING,
        legal_basis="<p>Tu redaktor wpisuje ustawę i rozporządzenie (przykład).</p>",
        is_example=True,
    )
    page.forms = [ServiceForm(document=_form())]
    return page


def _form():
    title, documents = "Wniosek o dodatek mieszkaniowy (przykład)", get_document_model().objects
    found = documents.filter(title=title).first()
    file = ContentFile("Treść przykładowa.\n".encode(), "wniosek-przyklad.txt")
    return found or documents.create(title=title, file=file, file_size=file.size)


def crisis_page():
    """Return an unsaved page of help in crisis."""
    page = CrisisPage(
        title="Ktoś Cię krzywdzi?",
        slug="pomoc-w-kryzysie",
        lead="To nie Twoja wina. Zadzwoń: porozmawiamy i poszukamy wyjścia razem.",
        what_happens=[("step", step) for step in CALL_STEPS],
        exit_url="https://example.org/",
        is_example=True,
    )
    page.phones = [
        CrisisPhone(
            label="Gdy grozi Ci niebezpieczeństwo",
            number="112",
            when="całą dobę",
            is_free=True,
        ),
        CrisisPhone(
            label="Rozmowa z pracownikiem Ośrodka",
            number="+48 00 000 00 00",
            when="w godzinach pracy (przykład)",
        ),
    ]
    return page
