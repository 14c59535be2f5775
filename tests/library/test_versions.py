"""A replaced document leads to the newest that its readers may read; it is sent on request."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from library.models import SiteDocument
from tests.library.versions import document, private_collection, versions
from tests.samples import hidden_pages, logged_in, short_page

pytestmark = pytest.mark.django_db

newest_of = SiteDocument.objects.newest_of


def newest(document):
    """Return the title of what counts instead of the document, as it is in the database."""
    return SiteDocument.objects.get(pk=document.pk).current.title


def replace(old, new):
    """Let `new` take the place of `old`, without asking whether that makes sense."""
    SiteDocument.objects.filter(pk=old.pk).update(replaced_by=new)


# -- Which version counts ---------------------------------------------------------------------


def test_the_newest_version_counts_however_many_came_between():
    oldest, old, new = versions(3)
    assert [newest(one) for one in (oldest, old, new)] == ["Wniosek 2026"] * 3
    assert newest(document("Oświadczenie")) == "Oświadczenie"


def test_a_circle_or_a_document_that_replaces_itself_is_no_danger():
    one, two, alone, beside = (document(title) for title in ("A", "B", "C", "D"))
    replace(one, two)
    replace(two, one)
    replace(alone, alone)
    replace(beside, one)
    assert [newest(each) for each in (one, two, alone, beside)] == ["A", "B", "C", "D"]
    assert SiteDocument.objects.earlier_than([one, alone]) == []


def test_a_new_version_that_waits_in_a_private_collection_replaces_nothing_yet():
    old, new = versions()
    new.collection = private_collection()
    new.save()
    assert newest(old) == "Wniosek 2025"
    assert list(SiteDocument.objects.current_for_all()) == [old]
    assert SiteDocument.objects.earlier_than([new]) == []


def test_within_one_private_collection_the_new_version_counts():
    old, new = versions(collection=private_collection())
    assert newest(old) == "Wniosek 2026"
    new.collection = private_collection("Zarząd")
    new.save()
    assert newest(old) == "Wniosek 2025"


def test_three_hundred_documents_ask_no_more_questions_than_two(home):
    page = short_page("Wniosek krok po kroku")
    assert page.url  # and Wagtail knows now where the site starts
    counts = []
    for count in (2, 300):
        new = document("Nowy", web_page=page)
        old = [SiteDocument(title="Stary", file="x.txt", replaced_by=new) for _ in range(count)]
        chosen = SiteDocument.objects.bulk_create(old)
        with CaptureQueriesContext(connection) as captured:
            found = newest_of(chosen).values()
            assert {(one.pk, one.web_address) for one in found} == {(new.pk, page.url)}
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 5


def test_without_replaced_documents_nothing_is_asked():
    chosen = [document("Wniosek"), document("Oświadczenie")]
    with CaptureQueriesContext(connection) as captured:
        assert list(newest_of(chosen).values()) == chosen
    assert len(captured) == 0


def test_what_a_document_has_replaced_is_listed_the_latest_first():
    oldest, old, new = versions(3)
    other_old, other = versions()
    found = SiteDocument.objects.earlier_than([other, new])
    assert found == [(other_old, other), (old, new), (oldest, new)]


def test_the_page_with_the_same_text_is_known_only_if_anybody_may_read_it(home):
    open_page = short_page("Wniosek krok po kroku")
    assert document("Wniosek", web_page=open_page).web_address == "/wniosek-krok-po-kroku/"
    addresses = [document("Wniosek", web_page=page).web_address for page in hidden_pages()]
    assert addresses == ["", "", ""]


# -- How it is sent ---------------------------------------------------------------------------


def test_an_old_address_leads_to_the_newest_version(client):
    oldest, _old, new = versions(3)
    answer = client.get(oldest.url)
    assert (answer.status_code, answer["Location"]) == (302, new.url)
    assert b"".join(client.get(new.url)).decode() == "Treść: Wniosek 2026"


def test_an_old_version_is_sent_to_whoever_asks_for_it_and_kept_out_of_search_engines(client):
    old, new = versions()
    assert old.own_url == f"{old.url}?wersja=poprzednia"
    answer = client.get(old.own_url)
    assert b"".join(answer).decode() == "Treść: Wniosek 2025"
    assert answer["X-Robots-Tag"] == "noindex"
    assert new.own_url == new.url
    assert "X-Robots-Tag" not in client.get(new.url)


def test_nobody_is_led_to_a_private_document(client):
    old, new = versions()
    new.collection = private_collection()
    new.save()
    assert b"".join(client.get(old.url)).decode() == "Treść: Wniosek 2025"


def test_a_private_old_version_asks_for_a_log_in_whatever_the_address_says(client, editor):
    old, new = versions()
    old.collection = private_collection()
    old.save()
    for address in (old.url, old.own_url):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/logowanie/")
    assert logged_in(editor).get(old.url)["Location"] == new.url
    assert logged_in(editor).get(old.own_url).status_code == 200


def test_a_wrong_name_of_a_file_is_not_found(client):
    old, _new = versions()
    assert client.get(f"/dokumenty/{old.pk}/inny.txt?wersja=poprzednia").status_code == 404


# -- The staff's side -------------------------------------------------------------------------


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may change documents."""
    return logged_in(administrator)


def save(staff, document, **facts):
    """Send the form of a document; return the faults at its fields, {} if it was saved."""
    facts = {"title": document.title, "collection": document.collection_id, "tags": "", **facts}
    answer = staff.post(f"/admin/documents/edit/{document.pk}/", facts)
    return answer.context["form"].errors if answer.status_code == 200 else {}


def test_an_editor_says_what_has_replaced_a_document(staff, home):
    old, new, page = document("Stary"), document("Nowy"), short_page("Krok po kroku")
    facts = {"version_date": "01.11.2026", "replaced_by": new.pk, "web_page": page.pk}
    assert save(staff, old, **facts) == {}
    saved = SiteDocument.objects.get(pk=old.pk)
    assert (str(saved.version_date), saved.current) == ("2026-11-01", new)
    assert saved.web_address == "/krok-po-kroku/"


def test_a_document_replaces_neither_itself_nor_what_has_replaced_it(staff):
    oldest, _old, new = versions(3)
    assert "nie może zastąpić samego siebie" in str(save(staff, new, replaced_by=new.pk))
    faults = save(staff, new, replaced_by=oldest.pk)
    assert list(faults) == ["replaced_by"]
    assert "„Wniosek 2024” jest starszy" in str(faults)
    assert SiteDocument.objects.get(pk=new.pk).replaced_by is None


@pytest.mark.parametrize(("name", "value"), [("version_date", "kiedyś"), ("replaced_by", "99999")])
def test_what_makes_no_sense_is_said_at_the_field(staff, name, value):
    faults = save(staff, document("Wniosek"), **{name: value})
    assert list(faults) == [name]


def test_a_new_document_is_asked_for_its_date_only(staff):
    form = staff.get("/admin/documents/add/").context["form"]
    assert "version_date" in form.fields
    assert {"replaced_by", "web_page"}.isdisjoint(form.fields)


def test_the_form_and_the_list_of_documents_lead_to_the_old_file_itself(staff):
    old, new = versions()
    page = BeautifulSoup(staff.get(f"/admin/documents/edit/{old.pk}/").content, "html.parser")
    assert page.find("a", href=old.own_url)
    listed = BeautifulSoup(staff.get("/admin/documents/").content, "html.parser")
    assert [len(listed.find_all("a", href=one.own_url)) for one in (old, new)] == [1, 1]
    row = listed.find("a", href=old.own_url).find_parent("tr").get_text(" ", strip=True)
    assert "Wniosek 2026" in row


def test_the_list_of_documents_asks_no_more_questions_when_it_is_longer(staff):
    counts = []
    for _ in range(2):
        versions(4)
        with CaptureQueriesContext(connection) as captured:
            assert staff.get("/admin/documents/results/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_where_a_document_is_chosen_replaced_ones_are_not_offered(staff):
    versions()
    for address in ("/admin/documents/chooser/", "/admin/documents/chooser/results/?q=wnios"):
        offered = staff.get(address).content.decode()
        assert "Wniosek 2026" in offered
        assert "Wniosek 2025" not in offered


def test_what_has_replaced_another_is_not_deleted_before_it(staff):
    old, new = versions()
    address = f"/admin/documents/delete/{new.pk}/"
    assert "Nie można usunąć" in staff.get(address).content.decode()
    staff.post(address)
    staff.post(f"/admin/bulk/library/sitedocument/delete/?id={new.pk}&id={old.pk}")
    assert SiteDocument.objects.count() == 2
    staff.post(f"/admin/documents/delete/{old.pk}/")
    staff.post(address)
    assert SiteDocument.objects.count() == 0
