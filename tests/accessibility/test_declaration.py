"""The page of the declaration: only what applies, days that stay, the link in every footer."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from accessibility import conditions
from accessibility.models import DeclarationPage
from accessibility.models.answers import Status
from tests.samples import declaration_page, easy_read_page, make_private, short_page

pytestmark = pytest.mark.django_db


def headings(soup):
    return [h.get_text(strip=True) for h in soup.select("article h2, article h3")]


def test_only_the_parts_that_apply_are_shown(home, read):
    nothing = {"barriers": [], "shortcuts": [], "apps": [], "extras": "", "architecture_url": ""}
    page = declaration_page(status="full", cost_assessment="", **nothing)
    soup = read(page.url)
    assert headings(soup) == [
        "Stan dostępności cyfrowej",
        "Przygotowanie deklaracji dostępności",
        "Informacje zwrotne i dane kontaktowe",
        "Obsługa wniosków i skarg związanych z dostępnością",
        "Pozostałe informacje",
        "Dostępność architektoniczna",
        "Dostępność komunikacyjno-informacyjna",
    ]
    for name in ("a11y-ocena", "a11y-aplikacje", "a11y-architektura-url"):
        assert soup.find(id=name) is None


@pytest.mark.parametrize("status", list(Status))
def test_the_state_is_said_in_the_sentence_of_the_table(status, home, read):
    shown = read(declaration_page(status=status).url).find(id="a11y-status")
    assert " ".join(shown.get_text().split()) == conditions.STATES[status].sentence
    assert shown.strong.get_text() in conditions.STATES[status].words


def test_staff_may_give_the_state_another_sentence(home, read):
    written = f"Serwis jest częściowo zgodna {conditions.ANNEX} (Dz.U. z 2023 r. poz. 1440)."
    page = declaration_page(status_sentence=written)
    assert " ".join(read(page.url).find(id="a11y-status").get_text().split()) == written
    assert page.unlawful() == []
    page.status_sentence = conditions.STATES["none"].sentence
    assert page.unlawful() == [
        "Zdanie o stanie zgodności mówi o innym stanie niż wybrany albo nie mówi o żadnym z trzech."
    ]


@pytest.mark.parametrize("make", [declaration_page, easy_read_page])
def test_what_has_no_introduction_still_tells_search_engines_what_it_is(make, home, read):
    said = read(make().url).find("meta", attrs={"name": "description"})["content"]
    assert said.endswith(("zgłosić barierę.", "trudno się czyta."))


def test_a_declaration_that_was_never_reviewed_shows_no_day_of_review(home, read):
    soup = read(declaration_page(review_confirmed_on=None).url)
    assert soup.find(id="a11y-data-przeglad") is None


def test_a_barrier_names_the_page_only_if_anybody_may_read_it(home, read):
    shown, hidden = short_page("Film o Klubie"), make_private(short_page("Notatka służbowa"))
    page = declaration_page()
    first, second, _third = page.barriers.all()
    first.where_page, second.where_page = shown, hidden
    page.barriers = [first, second]
    page.save_revision().publish()
    barriers = read(page.url).select(".declaration__barriers li")
    assert "Film o Klubie" in barriers[0].get_text()
    assert "Notatka służbowa" not in barriers[1].get_text()
    assert "example.org/kontakt" in barriers[1].get_text()


@pytest.mark.parametrize("address", ["/", "/szukaj/", "/nie-ma-takiej/"])
def test_every_page_names_the_declaration_in_head_and_footer(address, home, client):
    page = declaration_page()
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    assert soup.find("meta", attrs={"name": "deklaracja-dostępności"})["content"] == page.full_url
    assert page.url in [a["href"] for a in soup.select("body > footer a")]


@pytest.mark.parametrize("hide", [make_private, Page.unpublish], ids=["private", "draft"])
def test_a_declaration_that_nobody_may_read_is_named_nowhere(hide, home, client):
    hide(declaration_page())
    assert "deklaracj" not in client.get("/").content.decode().lower()


def test_an_example_deeper_in_the_tree_is_named_nowhere(home, client):
    declaration_page(parent=short_page("Przykłady"))
    assert "deklaracj" not in client.get("/").content.decode().lower()


def test_the_day_of_drawing_up_can_be_set_until_the_first_publication_and_never_again(home):
    page = declaration_page(live=False)
    page.prepared_on = date(2020, 9, 1)
    page.save()
    page.save_revision().publish()
    page = DeclarationPage.objects.get()
    page.prepared_on = date(2025, 1, 1)
    with pytest.raises(ValidationError) as refused:
        page.save()
    assert "prepared_on" in refused.value.message_dict
    DeclarationPage.objects.get().unpublish()
    page.live = False
    with pytest.raises(ValidationError):
        page.save()
    assert DeclarationPage.objects.get().prepared_on == date(2020, 9, 1)


def test_the_day_of_the_review_cannot_be_set_by_hand(home):
    page = declaration_page()
    page.review_confirmed_on = timezone.localdate()
    with pytest.raises(ValidationError):
        page.save()


def test_an_earlier_version_brings_back_the_text_and_not_the_days(home, publisher):
    page = declaration_page(live=False)
    page.prepared_on, page.review_confirmed_on = date(2021, 1, 1), None
    earlier = page.save_revision()
    page.prepared_on, page.entity_name = date(2020, 9, 1), "Nowa nazwa"
    page.save_revision().publish()
    DeclarationPage.objects.get().confirm_review(publisher)
    earlier.as_object().save_revision().publish()
    page = DeclarationPage.objects.get()
    assert page.entity_name == "Ośrodek w Przykładowie"
    assert (page.prepared_on, page.review_confirmed_on) == (
        date(2020, 9, 1),
        timezone.localdate(),
    )


def test_a_confirmed_review_is_shown_and_logged_and_leaves_a_draft_alone(home, read, publisher):
    page = declaration_page()
    page.entity_name = "Nazwa w szkicu"
    draft = page.save_revision(user=publisher)
    DeclarationPage.objects.get().confirm_review(publisher)
    page = DeclarationPage.objects.get()
    shown = read(page.url).find(id="a11y-data-przeglad")
    assert shown["datetime"] == timezone.localdate().isoformat()
    assert page.get_latest_revision() == draft
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().entity_name == "Nazwa w szkicu"
    entry = PageLogEntry.objects.get(action="accessibility.review")
    assert (entry.user, entry.data) == (publisher, {"day": timezone.localdate().isoformat()})


def test_days_to_come_and_in_the_wrong_order_are_refused(home):
    page = declaration_page()
    page.site_updated_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"site_updated_on": ["Ta data dopiero nadejdzie."]}
    page.site_updated_on = page.site_published_on - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["site_updated_on"]


def test_the_number_of_questions_does_not_grow_with_the_barriers(
    home, client, django_assert_max_num_queries
):
    page = declaration_page()
    client.get(page.url)
    rows = [row for _number in range(20) for row in page.barriers.all()]
    for row in rows:
        row.pk, row.where_page = None, home
    page.barriers = rows
    page.save_revision().publish()
    with django_assert_max_num_queries(20):
        client.get(page.url)
