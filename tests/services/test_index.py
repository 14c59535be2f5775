"""The index of services: by situations of life and from A to Z, light however many there are."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from library.models import SiteDocument
from services.models import ServiceForm, ServiceIndexPage, ServicePage
from tests.samples import crisis_page, make_private, service_index_page, service_page, short_service

pytestmark = pytest.mark.django_db

CHILD, HOME = "Mam dziecko", "Mieszkanie i rachunki"
ADDRESS = "/swiadczenia/"


@pytest.fixture
def index(home):
    """An index of services."""
    return service_index_page(slug="swiadczenia")


def titles(page, selector):
    return [a.get_text(strip=True) for a in page.select(selector)]


def many(index, count):
    """Put services below the index, quickly: each in a situation, some handled elsewhere."""
    first = short_service("Świadczenie 0", index, [CHILD])
    for number in range(1, count):
        elsewhere = "ZUS" if number % 3 else ""
        page = ServicePage(title=f"Świadczenie {number}", lead="Co.", elsewhere_name=elsewhere)
        page.situations = first.situations.all()
        index.add_child(instance=page)


def test_services_stand_under_their_situations_and_letters(index, read):
    short_service("Żłobek", index, [CHILD])
    short_service("Zasiłek", index, [CHILD, HOME])
    page = read(ADDRESS)
    assert titles(page, ".situations h3") == [CHILD, HOME]
    assert titles(page, ".situations li:first-child > ul a") == ["Zasiłek", "Żłobek"]
    assert titles(page, ".services-list a") == ["Zasiłek", "Żłobek"]
    assert titles(page, ".letters a") == ["Z", "Ż"]
    targets = [a["href"] for a in page.select(".letters a, .two-ways a")]
    assert [target for target in targets if not page.find(id=target[1:])] == []
    assert "Zasiłek: co dostaniesz." in page.select_one(".services-list").get_text()


def test_what_another_office_handles_is_said_in_both_lists(index, read):
    short_service("800 plus", index, [CHILD], elsewhere_name="ZUS")
    notes = titles(read(ADDRESS), ".service-note")
    assert notes == ["Nie u nas: załatwia ZUS"] * 2


def test_a_situation_names_its_first_services_and_leads_to_all(index, read, monkeypatch):
    monkeypatch.setattr(ServiceIndexPage, "services_on_a_page", 4)
    for number in range(7):
        short_service(f"Zasiłek {number}", index, [CHILD])
    page = read(ADDRESS)
    assert len(page.select(".situations ul a")) == 5
    link = page.select_one(".situations > li > p > a")
    assert link.get_text(strip=True) == "Mam dziecko: zobacz wszystkie (7)"
    chosen = read(f"{ADDRESS}{link['href']}")
    assert chosen.h2.get_text(strip=True) == CHILD
    assert len(chosen.select(".services-list li")) == 4
    assert chosen.find("a", rel="next")["href"] == "?sytuacja=mam-dziecko&strona=2"
    assert len(read(f"{ADDRESS}?sytuacja=mam-dziecko&strona=2").select(".services-list li")) == 3


@pytest.mark.parametrize("asked", ["", "nie-ma", "%00", "%ff", "' OR 1=1--", "x" * 9000])
def test_an_unknown_situation_is_answered_with_the_whole_index(index, read, asked):
    short_service("Zasiłek", index, [CHILD])
    assert titles(read(f"{ADDRESS}?sytuacja={asked}&strona=abc"), ".situations h3") == [CHILD]


def test_help_in_crisis_comes_first_with_its_phone(index, read):
    short_service("Zasiłek", index)
    crisis_page(index)
    page = read(ADDRESS)
    assert page.h2.get_text(strip=True) == "Pilna pomoc"
    assert page.select_one(".crisis-line h3 a")["href"] == f"{ADDRESS}pomoc-w-kryzysie/"
    assert page.select_one(".crisis-line p a")["href"] == "tel:112"


def test_hidden_services_are_in_no_list(index, read):
    private = make_private(service_page(index, slug="a", title="Tajne świadczenie"))
    short_service("Szkic świadczenia", index, [CHILD], live=False)
    private.situations.set(private.situations.model.objects.all())
    private.save()
    for address in (ADDRESS, f"{ADDRESS}?sytuacja=mam-dziecko"):
        assert "świadczenia" not in str(read(address).main).replace("Świadczenia i usługi", "")
        assert "Tajne" not in str(read(address))
    assert index.services == []
    assert index.services_with_forms == []


def test_an_empty_index_says_that_it_is_being_prepared(index, read):
    page = read(ADDRESS)
    assert page.select(".letters, .situations, .two-ways") == []
    assert "Przygotowujemy" in page.main.get_text()


def test_services_with_forms_are_listed_with_their_forms(index, django_assert_max_num_queries):
    document = SiteDocument.objects.create(title="Wniosek", file=ContentFile(b"x", "w.txt"))
    short_service("Bez druków", index)
    for title in ("Żłobek", "Zasiłek"):
        page = short_service(title, index)
        page.forms = [ServiceForm(document=document, title=name) for name in ("A", "B")]
        page.save()
    with django_assert_max_num_queries(4):
        found = [
            (service.title, [(form.title, form.document.title) for form in forms])
            for service, forms in index.services_with_forms
        ]
    forms = [("A", "Wniosek"), ("B", "Wniosek")]
    assert found == [("Zasiłek", forms), ("Żłobek", forms)]


def test_three_hundred_services_take_as_many_queries_as_three(index, client):
    counts = []
    for count in (3, 297):
        many(ServiceIndexPage.objects.get(), count)
        for address in (ADDRESS, f"{ADDRESS}?sytuacja=mam-dziecko"):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 22
    assert len(answer.content) < 60_000
    whole = client.get(ADDRESS).content
    assert len(whole) < 100_000


def test_a_long_alphabet_comes_in_pages_with_all_summaries(index, read, monkeypatch):
    monkeypatch.setattr(ServiceIndexPage, "services_of_the_alphabet", 3)
    for title in ("Asystent", "Becikowe", "Zasiłek A", "Zasiłek B", "Zasiłek C", "Żłobek"):
        short_service(title, index, [CHILD])
    first, second = read(ADDRESS), read(f"{ADDRESS}?strona=2")
    assert titles(first, ".services-list a") == ["Asystent", "Becikowe", "Zasiłek A"]
    assert titles(second, ".services-list a") == ["Zasiłek B", "Zasiłek C", "Żłobek"]
    assert "Zasiłek C: co dostaniesz." in second.main.get_text()
    assert first.find("a", rel="next")["href"] == "?strona=2#od--a-do-z"
    assert second.find("a", rel="prev")["href"] == "?strona=1#od--a-do-z"
    assert second.select_one(".pagination [aria-current=page]").get_text() == "Strona 2 z 2"
    assert [h.get_text(strip=True) for h in second.select("h3")] == ["Z (ciąg dalszy)", "Ż"]
    assert second.select(".situations, .two-ways") == []


def test_each_letter_leads_to_the_page_on_which_it_begins(index, read, monkeypatch):
    monkeypatch.setattr(ServiceIndexPage, "services_of_the_alphabet", 2)
    for title in ("Asystent", "Becikowe", "Zasiłek", "Żłobek"):
        short_service(title, index)
    for number in (1, 2):
        letters = read(f"{ADDRESS}?strona={number}").select(".letters a")
        assert [a.get_text(strip=True) for a in letters] == ["A", "B", "Z", "Ż"]
        for a in letters:
            address, _hash, anchor = a["href"].partition("#")
            target = read(ADDRESS + (address or f"?strona={number}")).find(id=anchor)
            assert target.get_text(strip=True) == a.get_text(strip=True)


def test_the_title_says_which_page_of_a_list_it_is(index, read, monkeypatch):
    monkeypatch.setattr(ServiceIndexPage, "services_of_the_alphabet", 1)
    for title in ("Asystent", "Becikowe"):
        short_service(title, index)
    assert "strona" not in read(ADDRESS).title.get_text()
    page = read(f"{ADDRESS}?strona=2")
    assert page.title.get_text().startswith(f"{page.h1.get_text(strip=True)} – strona 2 z 2")
    assert page.find("link", rel="canonical")["href"].endswith("?strona=2")


def test_a_situation_and_the_alphabet_are_not_taken_for_one_another(index, read, monkeypatch):
    monkeypatch.setattr(ServiceIndexPage, "services_on_a_page", 1)
    for title in ("Asystent", "Becikowe"):
        short_service(title, index, [CHILD])
    page = read(f"{ADDRESS}?sytuacja=mam-dziecko&strona=2")
    canonical = page.find("link", rel="canonical")["href"]
    assert canonical.endswith(f"{ADDRESS}?sytuacja=mam-dziecko&strona=2")
    assert page.title.get_text().startswith("Mam dziecko")
