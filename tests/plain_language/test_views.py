"""The report on a page: who sees it, what it reads, the list of official words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plain_language.models import OfficialWord
from plain_language.page_text import paragraphs
from tests import samples

HARD = (
    "<p>W przypadku braku zaświadczenia należy niezwłocznie uiścić opłatę. Decyzja zostanie wydana "
    "w terminie.</p><ul><li>Wniosek</li></ul><h3>Nagłówek bez kropki</h3>"
)


@pytest.fixture
def page(home):
    """A published page in official Polish."""
    body = [("text", {"heading": "Tytuł części", "text": HARD})]
    return samples.short_page("Trudna strona", body=body, lead="Wstęp do strony.")


def report(user, page):
    """Return the screen of the report, read by somebody."""
    address = reverse("plain_language_report", args=[page.pk])
    answer = samples.logged_in(user).get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_report_marks_official_words_and_says_what_to_write(page, editor):
    official = report(editor, page).select_one("#official-section") or report(editor, page).main
    marked = [mark.get_text() for mark in official.find_all("mark")]
    assert {"W przypadku", "należy", "niezwłocznie", "uiścić"} <= set(marked)
    assert "zapłacić" in official.get_text()


def test_the_report_says_in_polish_who_will_understand(page, editor):
    text = report(editor, page).main.get_text(" ", strip=True)
    assert "Tekst zrozumie" in text
    assert "Tekst jest krótki" in text
    assert "zostanie wydana" in text


@pytest.mark.parametrize(
    ("text", "is_praised"),
    [
        ("Wnioski czytamy od razu.", True),
        ("Przyjmowane są wnioski.", False),
        ("Wnioski rozpatruje się od razu.", False),
    ],
)
def test_only_a_text_that_says_who_does_what_is_praised(home, editor, text, is_praised):
    body = [("text", {"heading": "", "text": f"<p>{text}</p>"})]
    shown = report(editor, samples.short_page("Proste", body=body, lead="")).main.get_text()
    assert ("Dobra robota" in shown) == is_praised


def test_the_report_reads_the_newest_draft(page, editor):
    page.lead = "Przedłożyć wniosek."
    page.save_revision()
    assert "Przedłożyć" in report(editor, page).main.get_text()


def test_headings_tables_and_captions_are_no_sentences(page):
    assert paragraphs(page) == [
        "Wstęp do strony.",
        "W przypadku braku zaświadczenia należy niezwłocznie uiścić opłatę. Decyzja zostanie "
        "wydana w terminie.",
        "Wniosek",
    ]


def test_a_page_without_sentences_says_so(home, editor):
    page = samples.short_page("Pusta", body=[])
    assert "nie ma jeszcze zdań" in report(editor, page).main.get_text()


@pytest.mark.parametrize("kind", ["service_page", "declaration_page", "easy_read_page"])
def test_a_page_of_any_kind_has_a_report(kind, home, editor):
    assert report(editor, getattr(samples, kind)()).main


def test_the_editor_and_the_list_of_pages_lead_to_the_report(page, home, editor):
    browser, address = samples.logged_in(editor), reverse("plain_language_report", args=[page.pk])
    for screen in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[home.pk]),
    ):
        assert address in browser.get(screen).content.decode()


def test_who_may_not_edit_the_page_sees_no_report(page, editor):
    editor.groups.clear()
    editor.user_permissions.set([])
    answer = samples.logged_in(editor).get(reverse("plain_language_report", args=[page.pk]))
    assert answer.status_code in (302, 403)


def test_a_page_that_is_not_there_is_not_found(editor):
    address = reverse("plain_language_report", args=[999_999])
    assert samples.logged_in(editor).get(address).status_code == 404


def test_the_list_begins_with_well_known_words(db):
    assert OfficialWord.objects.count() >= 60
    assert OfficialWord.objects.get(words__startswith="uiścić").plain.startswith("zapłacić")
    assert OfficialWord.objects.get(words="w przedmiocie").exact


@pytest.mark.parametrize(("person", "may_delete"), [("editor", False), ("publisher", True)])
def test_who_writes_keeps_the_list(person, may_delete, request):
    user = request.getfixturevalue(person)
    assert user.has_perms(["plain_language.add_officialword", "plain_language.change_officialword"])
    assert user.has_perm("plain_language.delete_officialword") == may_delete


def test_a_word_added_by_staff_is_found_and_one_without_letters_refused(page, editor):
    browser = samples.logged_in(editor)
    add = reverse(OfficialWord.snippet_viewset.get_url_name("add"))
    browser.post(add, {"words": "opłata", "plain": "pieniądze", "note": ""})
    assert "pieniądze" in report(editor, page).main.get_text()
    answer = browser.post(add, {"words": "???", "plain": "nic", "note": ""})
    assert "Wpisz słowo." in answer.content.decode()
