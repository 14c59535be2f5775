"""The page of downloads: by service, then by editors, in the newest version, for everybody only."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from downloads import groups
from downloads.models import DownloadsPage
from library.models import SiteDocument
from pages.models import SectionPage
from tests.library.versions import document, private_collection, versions
from tests.samples import downloads_page, make_private, section_page, short_page

pytestmark = pytest.mark.django_db


def group(heading, *documents, title=""):
    """Return a group as an editor makes it."""
    items = [{"document": one, "title": title} for one in documents]
    return ("group", {"heading": heading, "documents": items})


def page_with(*body):
    """Return the address of a page of downloads with these groups."""
    return downloads_page(title="Druki i wnioski", slug="druki", body=list(body)).url


@pytest.fixture
def offer(home, monkeypatch):
    """Return a function that lets a section offer forms of services: (page, documents) pairs."""
    monkeypatch.setattr(groups, "SERVICES", "sectionpage")
    section = section_page(title="Świadczenia", slug="swiadczenia")

    def offer(*pairs):
        found = [
            (service, [SimpleNamespace(document=one, title="") for one in documents])
            for service, documents in pairs
        ]
        monkeypatch.setattr(SectionPage, "services_with_forms", found, raising=False)
        return section

    return offer


def shown(page):
    """Return what the page shows: {heading: [titles of documents]}."""
    headings = page.select("main .downloads > h2")
    return {
        h2.get_text(strip=True): [a.get_text(strip=True) for a in h2.find_next("ul").select("a")]
        for h2 in headings
    }


# -- Groups -----------------------------------------------------------------------------------


def test_services_come_first_and_their_headings_lead_to_them(offer, read):
    service = short_page("Zasiłek celowy")
    offer((service, [document("Wniosek o zasiłek celowy")]))
    page = read(page_with(group("Inne druki", document("Zgoda na przelew"))))
    assert shown(page) == {
        "Zasiłek celowy": ["Wniosek o zasiłek celowy"],
        "Inne druki": ["Zgoda na przelew"],
    }
    assert [a["href"] for a in page.select(".downloads h2 a")] == [service.url]


def test_a_hidden_section_of_services_offers_nothing(offer, read):
    make_private(offer((short_page("Zasiłek"), [document("Wniosek")])))
    assert shown(read(page_with())) == {}


def test_without_services_and_groups_the_page_says_that_it_is_being_prepared(home, read):
    assert "Przygotowujemy tę część" in read(page_with()).main.get_text()


def test_a_document_shows_its_type_size_date_and_the_page_with_the_same_text(home, read):
    same = short_page("Wniosek krok po kroku")
    form = versions(1, web_page=same)[0]
    item = read(page_with(group("Inne", form, title="Wniosek & załącznik"))).select_one("main li")
    text = item.get_text(" ", strip=True)
    assert text.startswith("Wniosek & załącznik (TXT, 21\xa0bajtów, wersja z 1 listopada 2026)")
    assert item.find("a", href=form.url).get_text() == "Wniosek & załącznik"
    reading = item.find("a", href=same.url)
    assert reading.get_text() == "Przeczytaj jako stronę: Wniosek & załącznik"
    same.unpublish()
    assert read("/druki/").find("a", href=same.url) is None


def test_equal_headings_have_ids_of_their_own_and_are_listed_on_top(offer, read):
    offer((short_page("Inne"), [document("Wniosek")]))
    body = [group("Inne", document("Zgoda")), group("Upoważnienia", document("Upoważnienie"))]
    page = read(page_with(*body))
    links = [a["href"] for a in page.select(".contents a")]
    assert links == ["#inne", "#inne-2", "#upowaznienia"]
    assert [f"#{h2['id']}" for h2 in page.select(".downloads > h2")] == links


def test_many_groups_stand_on_pages_of_twenty(offer, read):
    form = document("Wniosek")
    offer(*((short_page(f"Usługa {number:02}"), [form]) for number in range(21)))
    address = page_with(group("Inne", form))
    first, second = read(address), read(f"{address}?strona=2")
    assert len(shown(first)) == 20
    assert list(shown(second)) == ["Usługa 20", "Inne"]
    assert first.find("a", rel="next")["href"] == "?strona=2"
    for odd in ("0", "-1", "abc", "99999999999999999999", "%00"):
        assert shown(read(f"{address}?strona={odd}"))


# -- Versions ---------------------------------------------------------------------------------


def test_a_replaced_document_is_shown_in_its_newest_version_and_once(home, read):
    oldest, old, new = versions(3)
    page = read(page_with(group("Wnioski", oldest, new, old)))
    assert shown(page) == {"Wnioski": ["Wniosek 2026"]}
    hrefs = {a["href"] for a in page.main.select("a")}
    assert {oldest.url, old.url}.isdisjoint(hrefs)


def test_previous_versions_are_folded_and_say_what_replaced_them(home, read):
    oldest, old, new = versions(3)
    document("Coś innego")
    versions()  # which this page does not show
    fold = read(page_with(group("Wnioski", new))).select_one("main details")
    assert fold.summary.get_text(strip=True) == "Poprzednie wersje"
    assert fold.get("open") is None
    items = fold.select("li")
    assert [item.a["href"] for item in items] == [old.own_url, oldest.own_url]
    text = " ".join(items[0].get_text(" ", strip=True).split())
    assert text.startswith("Poprzednia wersja: Wniosek 2025 (TXT, 21 bajtów, wersja z 1 listopada")
    assert text.endswith("Zastąpiony przez: Wniosek 2026")


def test_without_previous_versions_there_is_nothing_to_unfold(home, read):
    assert read(page_with(group("Inne", document("Zgoda")))).select("main details") == []


def test_documents_of_a_private_collection_are_not_named(home, read):
    closed = private_collection()
    old, new = versions()
    SiteDocument.objects.filter(pk=old.pk).update(collection=closed)
    secret = document("Notatka służbowa", collection=closed)
    waiting_old, waiting = versions()
    SiteDocument.objects.filter(pk=waiting.pk).update(collection=closed, title="Projekt 2027")
    body = [group("Wnioski", new, waiting_old, secret), group("Wewnętrzne", secret)]
    page = read(page_with(*body))
    assert shown(page) == {"Wnioski": ["Wniosek 2026", "Wniosek 2025"]}
    assert page.select("main details") == []
    for word in ("Notatka", "Wewnętrzne", "Projekt"):
        assert word not in page.main.get_text()


# -- Cost, search, editors --------------------------------------------------------------------


def test_three_hundred_documents_ask_no_more_questions_than_three(offer, client):
    same = short_page("Krok po kroku")
    counts = []
    for count in (3, 300):
        new = document("Nowy", web_page=same)
        facts = {"title": "Stary", "file": "x.txt", "file_size": 5, "replaced_by": new}
        made = SiteDocument.objects.bulk_create([SiteDocument(**facts) for _ in range(count)])
        facts = {"title": "Inny", "file": "x.txt", "file_size": 5, "web_page": same}
        made += SiteDocument.objects.bulk_create([SiteDocument(**facts) for _ in range(count)])
        half = len(made) // 2
        offer((same, made[:half:2]), (same, made[half::2]))
        body = [group(f"Grupa {part}", *made[part::5]) for part in range(5)]
        page = downloads_page(title=f"Druki {count}", slug=f"druki-{count}", body=body)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(page.url)
        assert answer.content.decode().count("Inny") >= count
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("query", ["druki", "podanie", "wnioski do pobrania", "przelewy"])
def test_the_page_is_found_by_what_people_call_forms_and_by_its_headings(home, read, query):
    page_with(group("Zgoda na przelew", document("Zgoda")))
    results = read(f"/szukaj/?q={query}").select(".results a")
    assert "Druki i wnioski" in [a.get_text(strip=True) for a in results]


def test_a_group_needs_a_heading_and_a_document(home):
    block = DownloadsPage._meta.get_field("body").stream_block.child_blocks["group"]
    assert block.child_blocks["heading"].required
    assert block.child_blocks["documents"].meta.min_num == 1
