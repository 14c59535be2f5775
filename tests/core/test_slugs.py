"""Addresses are plain ASCII made from Polish, on every path by which a page is saved."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.slugs import ascii_slug
from pages.models import ContentPage
from tests.samples import logged_in, page_form, publish, section_page, short_page


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Zasiłek rodzinny", "zasilek-rodzinny"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc-gesla-jazn"),
        ("Świadczenia – „Dobry start” (300+)", "swiadczenia-dobry-start-300"),
        ("zasilek-rodzinny", "zasilek-rodzinny"),
        ("Ł", "l"),
        ("Ż" * 300, "z" * 240),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_made_from_polish_is_plain_ascii(text, slug):
    assert ascii_slug(text) == slug


def test_a_page_without_a_slug_gets_one_from_its_title(home):
    assert short_page("Zasiłek pielęgnacyjny").slug == "zasilek-pielegnacyjny"


def test_a_slug_typed_in_polish_becomes_ascii(home):
    assert short_page("Pomoc", slug="Zasiłek-Okresowy").slug == "zasilek-okresowy"


@pytest.mark.parametrize("title", ["…", "???", "„”", "😀", "Помощь", "帮助", "\u202eabc", "—"])
def test_a_page_with_an_odd_title_has_a_working_address(home, client, title):
    page = short_page(title)
    assert re.fullmatch(r"[a-z0-9_-]+", page.slug)
    assert client.get(page.url).status_code == 200


def test_the_second_page_of_the_same_title_gets_a_number(home):
    slugs = [short_page("Zasiłek stały").slug for _ in range(3)]
    assert slugs == ["zasilek-staly", "zasilek-staly-2", "zasilek-staly-3"]
    assert [short_page("…").slug for _ in range(2)] == ["strona", "strona-2"]


def test_titles_that_differ_only_in_polish_letters_do_not_share_an_address(home):
    assert short_page("Łaska").slug == "laska"
    assert short_page("Laska").slug == "laska-2"


def test_the_same_slug_typed_twice_is_refused_with_a_message(home):
    short_page("Zasiłek", slug="zasilek")
    with pytest.raises(ValidationError) as refused:
        short_page("Inny zasiłek", slug="zasiłek")
    assert list(refused.value.message_dict) == ["slug"]


def test_the_same_title_may_stand_in_two_sections(home):
    one, two = section_page(), section_page(slug="inne")
    slugs = {short_page("Zasiłek stały", parent).slug for parent in (one, two)}
    assert slugs == {"zasilek-staly"}


@pytest.mark.parametrize("action", ["action-publish", "action-submit", "action-save"])
def test_the_panel_makes_the_slug_ascii(home, publisher, action):
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    form = page_form("Zasiłek stały", slug="Zasiłek-Stały", **{action: "1"})
    assert logged_in(publisher).post(address, form).status_code == 302
    assert ContentPage.objects.get().slug == "zasilek-staly"


@pytest.mark.parametrize("action", ["action-publish", "action-save"])
@pytest.mark.parametrize("age", ["new", "old"])
def test_the_panel_says_that_an_address_is_taken(home, publisher, action, age):
    short_page("Zasiłek", slug="zasilek")
    form = page_form("Inny zasiłek", slug="zasiłek", **{action: "1"})
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    if age == "old":
        address = f"/admin/pages/{short_page('Inny zasiłek').pk}/edit/"
    answer = logged_in(publisher).post(address, form)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["slug"]


def test_a_draft_saved_by_a_script_gets_an_ascii_slug(home):
    page = publish(ContentPage(title="Żłobek", live=False), home)
    assert page.slug == "zlobek"


def test_a_page_renamed_by_a_script_gets_an_ascii_slug(home):
    page = short_page("Pomoc")
    page.slug = "Pomoc-Żywnościowa"
    page.save()
    page.refresh_from_db()
    assert (page.slug, page.url) == ("pomoc-zywnosciowa", "/pomoc-zywnosciowa/")


def test_a_copy_keeps_its_address_ascii(home):
    page = short_page("Zasiłek")
    copy = page.copy(update_attrs={"slug": "Zasiłek-kopia", "title": "Zasiłek (kopia)"})
    assert Page.objects.get(pk=copy.pk).slug == "zasilek-kopia"


def test_a_page_copied_in_the_panel_has_an_ascii_address(home, publisher):
    page = short_page("Zasiłek")
    form = {
        "new_title": "Zasiłek (kopia)",
        "new_slug": "zasilek-2",
        "new_parent_page": home.pk,
        "publish_copies": "on",
    }
    answer = logged_in(publisher).post(f"/admin/pages/{page.pk}/copy/", form)
    assert answer.status_code == 302
    assert Page.objects.get(title="Zasiłek (kopia)").url == "/zasilek-2/"


@pytest.mark.parametrize("letter", ["a", "Ż", "Щ", "…"])
@pytest.mark.parametrize("live", [True, False])
def test_the_longest_title_makes_a_page(home, letter, live):
    page = short_page(letter * 255, live=live)
    assert 0 < len(page.slug) <= 255
