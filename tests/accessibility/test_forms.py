"""The form of the declaration: a draft may be half empty, what is published may not."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from accessibility import conditions
from accessibility.models import DeclarationPage
from core.models import Centre, CentrePhone
from mopscms.content.declaration import make_declaration
from tests.accessibility.pages import barrier, form, text
from tests.samples import declaration_page, logged_in, short_page

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def panel(publisher):
    """The browser of somebody who may publish."""
    return logged_in(publisher)


@pytest.fixture
def add(home):
    """The address at which a declaration is written."""
    return reverse("wagtailadmin_pages:add", args=["accessibility", "declarationpage", home.pk])


def errors(response, name):
    """Return what the form says at a field, after the browser's answer was a form again."""
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    shown = soup.find(id=f"panel-child-content-{name}-errors") or soup.find(
        id=lambda i: i and i.endswith(f"{name}-errors")
    )
    return shown.get_text(" ", strip=True) if shown else ""


def test_a_filled_in_form_is_published_without_a_fault(add, panel, read):
    response = panel.post(add, {**form(), **PUBLISH}, follow=True)
    page = DeclarationPage.objects.get()
    assert "Zapisano szkic" not in response.content.decode()
    assert page.live, BeautifulSoup(response.content, "html.parser").select(
        ".messages, .error-message"
    )
    assert (page.title, page.slug) == ("Deklaracja dostępności", "deklaracja-dostepnosci")
    assert read(page.url).h1.get_text() == "Deklaracja dostępności"


def test_an_empty_form_is_saved_as_a_draft(add, panel):
    empty = dict.fromkeys(("entity_name", "site_url", "status", "prepared_on", "contact_email"), "")
    lists = {"barriers": [], "buildings": []}
    panel.post(add, form(**empty, **lists, communication=text("")))
    page = DeclarationPage.objects.get()
    assert (page.live, page.title) == (False, "Deklaracja dostępności")


REQUIRED = [
    *("entity_name", "site_name", "site_url", "site_published_on", "site_updated_on", "status"),
    *("prepared_on", "contact_name", "contact_email", "contact_phone", "complaints_to"),
]


@pytest.mark.parametrize("name", REQUIRED)
def test_publishing_with_a_required_answer_empty_is_refused_at_the_field(name, add, panel):
    response = panel.post(add, {**form(**{name: ""}), **PUBLISH})
    assert errors(response, name) == "To pole jest wymagane."
    assert "Dział Organizacyjny" in response.content.decode() or name == "contact_name"
    assert not DeclarationPage.objects.exists()


OTHER_STATE = conditions.STATES["none"].sentence
REFUSED = [
    ("status", {"barriers": []}, "Opisz poniżej co najmniej jedną barierę."),
    ("status", {"status": "full"}, "Poniżej opisano bariery"),
    ("status_sentence", {"status_sentence": OTHER_STATE}, "Zdanie o stanie zgodności mówi o innym"),
    ("status_sentence", {"status_sentence": "Jest dobrze."}, "Zdanie o stanie zgodności"),
    ("basis_by", {"basis": "audit"}, "Wpisz, kto przeprowadził badanie"),
    ("cost_assessment", {"barriers": [barrier(reason="cost")]}, "Jedna z barier zostaje"),
    ("where_page", {"barriers": [barrier(where_url="")]}, "Wybierz stronę albo wpisz adres"),
    ("legal_basis", {"barriers": [barrier(reason="excluded")]}, "Wpisz przepis"),
    ("site_url", {"site_url": "http://127.0.0.1:8000/"}, "Ten adres otwiera tylko ten komputer"),
    ("prepared_on", {"prepared_on": "2034-01-01"}, "Ta data dopiero nadejdzie."),
    ("site_updated_on", {"site_updated_on": "2000-01-01"}, "Ta data jest wcześniejsza"),
]


@pytest.mark.parametrize(("name", "facts", "said"), REFUSED)
def test_answers_that_do_not_fit_are_refused_at_the_field(name, facts, said, add, panel):
    response = panel.post(add, {**form(**facts), **PUBLISH})
    assert errors(response, name).startswith(said)
    assert "Ośrodek w Przykładowie" in response.content.decode()


def test_a_declaration_without_a_building_is_not_published(add, panel):
    response = panel.post(add, {**form(buildings=[]), **PUBLISH})
    assert response.status_code == 200
    assert not DeclarationPage.objects.exists()


def test_a_new_form_holds_what_the_centre_wrote_down(add, panel):
    centre = Centre.for_site(Site.objects.get(is_default_site=True))
    centre.full_name, centre.address, centre.email = "MOPS", "ul. Wzorcowa 2", "mops@example.org"
    centre.phones.add(CentrePhone(label="Sekretariat", number="44 000 00 00"))
    centre.save()
    soup = BeautifulSoup(panel.get(add).content, "html.parser")
    value = {name: soup.find(attrs={"name": name}).get("value") for name in REQUIRED[:-1]}
    assert (value["entity_name"], value["site_url"]) == ("MOPS", "http://testserver")
    assert (value["contact_email"], value["contact_phone"]) == ("mops@example.org", "44 000 00 00")
    assert value["prepared_on"] is None
    assert soup.find(attrs={"name": "complaints_to"}).get_text().strip() == "MOPS\nul. Wzorcowa 2"


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://[::1]:8000"])
def test_the_address_of_a_trial_is_not_offered_as_that_of_the_site(add, panel, settings, address):
    settings.BASE_URL = address
    soup = BeautifulSoup(panel.get(add).content, "html.parser")
    assert soup.find(attrs={"name": "site_url"}).get("value") is None


def test_the_first_draft_says_what_is_to_be_filled_in(home, panel):
    page = make_declaration(home)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(panel.get(edit).content, "html.parser")
    said = soup.find("section", attrs={"aria-labelledby": re.compile("co_uzupe")})
    links = {link.get_text(): link["href"] for link in said.select("li a")}
    assert links["Nazwa strony"] == "#id_site_name"
    assert "Budynki" in said.get_text()
    assert "Adres strony" not in links  # that of the tests is public
    assert "Pokazuj w menu" not in links  # has an answer: no
    assert "Nazwa Ośrodka" in links  # the centre of the tests has none
    published = declaration_page(parent=short_page("Przykłady"))
    edit = reverse("wagtailadmin_pages:edit", args=[published.pk])
    assert "co_uzupe" not in panel.get(edit).content.decode()


def test_the_day_of_drawing_up_cannot_be_changed_in_the_form_after_publication(home, panel):
    page = declaration_page()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(panel.get(edit).content, "html.parser")
    assert soup.find(attrs={"name": "prepared_on"}).has_attr("disabled")
    assert soup.find(attrs={"name": "review_confirmed_on"}) is None
    moved = {"prepared_on": "2025-05-05", "slug": "inny-adres"}
    cost = {"cost_assessment": text("Wyliczenie.")}  # the sample's own barriers stay
    sent = form(entity_name="Nowa nazwa", **moved, **cost)
    panel.post(edit, {**sent, **PUBLISH, "review_confirmed_on": "2025-05-05"})
    page = DeclarationPage.objects.get()
    assert (page.entity_name, page.slug) == ("Nowa nazwa", "deklaracja-dostepnosci")
    assert (page.prepared_on, page.review_confirmed_on) == (date(2024, 9, 2), date(2026, 3, 16))


def test_there_is_one_declaration_and_it_stands_below_the_home_page(home):
    section = short_page("Dział")
    assert DeclarationPage.can_create_at(home)
    assert not DeclarationPage.can_create_at(section)
    declaration_page()
    home.refresh_from_db()
    assert not DeclarationPage.can_create_at(home)


def test_a_declaration_with_a_fault_is_saved_and_not_published(home, panel, monkeypatch):
    page = declaration_page(live=False)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    monkeypatch.setattr(DeclarationPage, "heading", "Oświadczenie")
    response = panel.post(edit, {**form(entity_name="Nowa nazwa"), **PUBLISH}, follow=True)
    said = BeautifulSoup(response.content, "html.parser").select_one(".messages").get_text()
    assert "Zapisano szkic, ale nie opublikowano go" in said
    assert "Brakuje nagłówka „Deklaracja dostępności” (h1)." in said
    page = DeclarationPage.objects.get()
    assert not page.live
    assert page.get_latest_revision_as_object().entity_name == "Nowa nazwa"
