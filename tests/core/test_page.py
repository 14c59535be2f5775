"""BasePage: lists and headings, and addresses that keep working after a page moves."""

import pytest

from pages.models import ContentPage
from tests.samples import (
    about_page,
    hidden_pages,
    logged_in,
    page_form,
    section_page,
    short_page,
)

pytestmark = pytest.mark.django_db


def test_the_summary_is_the_first_sentence_that_somebody_wrote():
    page = ContentPage(title="Zasiłek", search_description="Dla wyszukiwarek")
    assert page.summary == "Dla wyszukiwarek"
    page.lead = "Wprowadzenie"
    assert page.summary == "Wprowadzenie"
    page.listing_summary = "Na listach"
    assert page.summary == "Na listach"


def test_on_this_page_lists_the_headings_of_the_body():
    body = [
        ("text", {"heading": "Źródła pomocy", "text": "<p>Tekst</p>"}),
        ("text", {"heading": "", "text": "<p>Bez nagłówka</p>"}),
        ("quote", {"quote": "Każda pomoc", "source": ""}),
    ]
    assert ContentPage(body=body).headings == [("zrodla-pomocy", "Źródła pomocy")]
    assert ContentPage().headings == []


def test_on_this_page_links_to_headings_that_are_there(home, read):
    page = read(about_page().url)
    links = [a["href"] for a in page.select(".contents a")]
    assert len(links) > 10
    assert [link for link in links if not page.find(id=link[1:])] == []


def test_a_list_of_children_leaves_out_what_visitors_may_not_read(home):
    section = section_page()
    public = [short_page("Druga", section), short_page("Pierwsza", section)]
    hidden_pages(section)
    section.refresh_from_db()
    assert list(section.listed_children) == public


def test_a_moved_page_and_its_children_can_be_reached_at_the_old_address(home, client):
    section, target = section_page(title="Pomoc", slug="pomoc"), section_page(slug="archiwum")
    short_page("Zasiłek stały", section)
    section.move(target, pos="last-child")
    for old in ("/pomoc/", "/pomoc/zasilek-staly/"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, "/archiwum" + old)
        assert client.get(answer["Location"]).status_code == 200


def test_a_renamed_page_and_its_children_can_be_reached_at_the_old_address(
    home, client, publisher, django_capture_on_commit_callbacks
):
    section = section_page(title="Pomoc", slug="pomoc", body=[])
    short_page("Zasiłek stały", section)
    form = page_form("Świadczenia", slug="Świadczenia", **{"action-publish": "1"})
    with django_capture_on_commit_callbacks(execute=True):
        answer = logged_in(publisher).post(f"/admin/pages/{section.pk}/edit/", form)
    assert answer.status_code == 302
    for old, new in {
        "/pomoc/": "/swiadczenia/",
        "/pomoc/zasilek-staly/": "/swiadczenia/zasilek-staly/",
    }.items():
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)


def test_an_address_used_again_leads_to_the_new_page(
    home, client, django_capture_on_commit_callbacks
):
    page = short_page("Zasiłek", slug="zasilek")
    page.slug = "zasilek-2025"
    with django_capture_on_commit_callbacks(execute=True):
        page.save()
    assert client.get("/zasilek/")["Location"] == "/zasilek-2025/"
    short_page("Zasiłek w tym roku", slug="zasilek")
    answer = client.get("/zasilek/")
    assert answer.status_code == 200
    assert "Zasiłek w tym roku" in answer.content.decode()
