"""Finding one's social worker: what a resident types and what the page answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contact.models import District, DistrictFinderPage, DistrictStreet
from tests import samples
from tests.contact.districts import PHONE, district, finder_with_districts
from tests.search.odd_inputs import RAW

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def grown(lasting):
    """The number of the page, with districts of its own."""
    return finder_with_districts().pk


@pytest.fixture
def finder(grown, home):
    """The page."""
    return DistrictFinderPage.objects.get(pk=grown)


@pytest.fixture
def ask(finder, client, read):
    """Return a function that asks as a resident does: the main part of the page, parsed."""

    def ask(street, number=""):
        response = client.get(finder.url, {"ulica": street, "numer": number})
        assert response.status_code == 200
        return read(response.wsgi_request.get_full_path()).main

    return ask


def heading(main):
    found = main.select_one("#finder-answer-title")
    return found and found.get_text(" ", strip=True)


def values(main):
    return [main.select_one(f"[name={name}]")["value"] for name in ("ulica", "numer")]


# -- An answer --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("street", "number", "name"),
    [
        ("Polna", "5", "Rejon 1"),
        ("polna", "5a", "Rejon 1"),
        ("ul. Polna", "6/12 m. 3", "Rejon 2"),
        ("Polna 6", "", "Rejon 2"),
        ("Polna 6", "7", "Rejon 1"),
        ("Wzorcowa", "", "Rejon 1"),
        ("Wzorcowa", "abc", "Rejon 1"),
        ("Wzorcowa", "1000", "Rejon 1"),
        ("pilsudskiego", "3", "Rejon 2"),
        ("plac kosciuszki", "9", "Rejon 3"),
        ("na Polnej 5", "", "Rejon 1"),
        ("ulica polnej 6", "", "Rejon 2"),
        ("mieszkam na ul. Polnej", "6", "Rejon 2"),
        ("polna 5/6", "", "Rejon 1"),
        ("Polna 6 m. 5", "", "Rejon 2"),
        ("Polna 6a", "", "Rejon 2"),
        ("6 Polna", "", "Rejon 2"),
        ("Polna, nr 6, 00-001 Przykładowo", "", "Rejon 2"),
        ("00-001 Przykładowo, ul. Polna 6", "", "Rejon 2"),
        ("Polna 6 Przykładowo", "", "Rejon 2"),
        ("al. Piłsudskiego 12", "", "Rejon 2"),
        ("aleja Józefa Piłsudskiego 12/3", "", "Rejon 2"),
        ("przy placu Kościuszki 9", "", "Rejon 3"),
    ],
)
def test_a_resident_finds_their_social_worker(ask, street, number, name):
    main = ask(street, number)
    assert name in heading(main)
    link = main.select_one(".finder-answer__phone a")
    assert (link["href"], link.get_text(strip=True)) == ("tel:+48000000000", PHONE)
    assert f"Pracownik {name}" in main.get_text()
    assert values(main) == [street, number]


def test_the_answer_comes_before_the_form_and_says_which_address_it_is_for(ask):
    main = ask("Polna", "5a")
    assert "ul. Polna 5a" in main.select_one(".finder-answer").get_text(" ", strip=True)
    order = [part["class"][0] for part in main.select(".finder-answer, .finder-form")]
    assert order == ["finder-answer", "finder-form"]


def test_a_typing_error_is_mended_and_the_page_says_so(ask):
    main = ask("Pilsudzkiego", "3")
    told = main.select_one(".finder-answer").get_text(" ", strip=True)
    assert "Rejon 2" in told
    assert "Pilsudzkiego" in told
    assert "al. Józefa Piłsudskiego 3" in told


def test_the_unit_is_linked_only_if_anybody_may_read_it(ask):
    unit = District.objects.get(name="Rejon 1").unit
    assert ask("Wzorcowa").find("a", href=unit.url)
    samples.make_private(unit)
    main = ask("Wzorcowa")
    assert unit.title not in main.get_text()
    unit.view_restrictions.all().delete()
    unit.unpublish()
    assert unit.title not in ask("Wzorcowa").get_text()


def test_a_district_without_a_phone_sends_residents_to_the_contact_page(ask):
    District.objects.filter(name="Rejon 2").update(phone="", worker="", room="")
    main = ask("Polna", "6")
    assert "Rejon 2" in heading(main)
    assert not main.select(".finder-answer__phone")
    assert main.select_one(".finder-answer").find("a", href="/kontakt-przyklad/")


@pytest.mark.parametrize("typed", ["na Wzorcowej 41", "Wzorcowej", "ulica wzorcowej 41/5"])
def test_an_ending_is_no_error_and_the_page_calls_it_none(ask, typed):
    main = ask(typed)
    assert "Rejon 1" in heading(main)
    assert "Nie znamy" not in main.get_text()
    assert "ul. Wzorcowa" in main.select_one(".finder-answer").get_text(" ", strip=True)


@pytest.mark.parametrize("typed", ["5 Maja", "na Kościuszki 5", "Nowa Polna"])
def test_what_is_not_sure_is_offered_and_not_answered(ask, typed):
    district("Rejon 4", [("3 Maja", None, None, "all")])
    main = ask(typed)
    assert heading(main) is None
    assert main.select(".finder-streets a")


def test_streets_that_are_too_many_to_offer_are_said_to_be(ask):
    district("Rejon 4", [(f"{name} Górna", None, None, "all") for name in "ABCDEFGHIJ"])
    note = ask("Górna").select_one(".finder-note")
    assert len(note.select("a")) == 8
    assert "Pokazujemy 8 z 10" in note.get_text(" ", strip=True)


# -- Questions back ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("street", "number", "field"),
    [
        ("", "5", "street"),
        ("   ", "", "street"),
        ("Polna", "", "number"),
        ("Polna", "x", "number"),
        ("T. Kościuszki", "", "number"),
    ],  # all of it that is known is in one district
)
def test_what_is_missing_is_asked_for_at_its_field_and_nothing_typed_is_lost(
    ask, street, number, field
):
    main = ask(street, number)
    assert heading(main) is None
    box = main.select_one(f"#finder-{field}")
    assert box["aria-invalid"] == "true"
    assert f"finder-{field}-error" in box["aria-describedby"].split()
    assert main.select_one(f"#finder-{field}-error").get_text(strip=True)
    assert main.select_one(f".error-summary a[href='#finder-{field}']")
    assert values(main) == [street.strip(), number]


def test_a_number_outside_every_range_leads_to_somebody_who_knows(ask):
    main = ask("Polna", "77")
    assert heading(main) is None
    note = main.select_one(".finder-note")
    assert "ul. Polna 77" in note.get_text(" ", strip=True)
    assert note.find("a", href="/kontakt-przyklad/")


def test_streets_with_the_same_words_are_offered_and_the_number_goes_along(ask, read, finder):
    main = ask("Kościuszki", "5")
    links = {a.get_text(strip=True): a["href"] for a in main.select(".finder-streets a")}
    assert set(links) == {"plac Kościuszki", "ul. Tadeusza Kościuszki"}
    assert "Rejon 3" in heading(read(finder.url + links["plac Kościuszki"]).main)


def test_the_number_typed_with_the_street_goes_along_too(ask, read, finder):
    link = ask("Kościuszki 5").select_one(".finder-streets a")
    assert "Rejon 3" in heading(read(finder.url + link["href"]).main)


def test_an_unknown_street_leads_to_the_nearest_ones_or_to_somebody_who_knows(ask):
    main = ask("Nowa Polna", "5")
    assert [a.get_text(strip=True) for a in main.select(".finder-streets a")] == ["ul. Polna"]
    main = ask("Qwertzuiop", "5")
    assert main.select_one(".finder-note").find("a", href="/kontakt-przyklad/")
    assert "Qwertzuiop" in main.select_one(".finder-note").get_text()


# -- The page ---------------------------------------------------------------------------------


def test_only_answers_are_kept_out_of_search_engines(finder, read):
    assert not read(finder.url).select("meta[name=robots]")
    answer = read(f"{finder.url}?ulica=Polna&numer=5")
    assert answer.select_one("meta[name=robots]")["content"] == "noindex"


def test_streets_are_offered_while_one_types_unless_they_are_too_many(finder, read, monkeypatch):
    offered = [option["value"] for option in read(finder.url).select("datalist option")]
    assert offered == [
        "al. Józefa Piłsudskiego", "plac Kościuszki", "ul. Polna", "ul. Tadeusza Kościuszki",
        "ul. Wzorcowa",
    ]  # fmt: skip
    monkeypatch.setattr("contact.finder.LISTED", 3)
    page = read(finder.url)
    assert not page.select("datalist, [list]")


def test_the_number_of_questions_is_bounded_whatever_the_number_of_streets(finder, client):
    counts = []
    for number in (3, 600):
        rows = [
            DistrictStreet(district=District.objects.first(), street=name, key=f"ul {name}")
            for name in (f"przykladowa{number}x{n}" for n in range(number))
        ]
        DistrictStreet.objects.bulk_create(rows)
        client.get(finder.url, {"ulica": "Wzorcowa", "numer": "1"})
        with CaptureQueriesContext(connection) as queries:
            client.get(finder.url, {"ulica": "Wzorcowa", "numer": "1"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 17


@pytest.mark.parametrize("query", RAW)
def test_any_query_at_all_is_answered(finder, client, query):
    for name in ("ulica", "numer", "ulica=Polna&numer"):
        assert client.get(f"{finder.url}?{query.replace('q', name, 1)}").status_code == 200


def test_a_page_without_any_district_says_whom_to_ask(ask):
    District.objects.all().delete()
    assert ask("Polna", "5").select_one(".finder-note").find("a", href="/kontakt-przyklad/")


def test_what_residents_call_it_finds_the_page(finder, client):
    for words in ("mój rejon", "pracownik socjalny", "pani z opieki"):
        assert finder.title in client.get("/szukaj/", {"q": words}).content.decode(), words
