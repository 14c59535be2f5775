"""The yearly review: the screen that confirms it, and the reminder on the first screen."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accessibility.models import DeclarationPage
from accessibility.panels import DeclarationPanel, Need, panels
from accessibility.wagtail_hooks import state_of_the_declaration
from tests.samples import declaration_page, logged_in, make_private

pytestmark = pytest.mark.django_db


def review(page):
    return reverse("accessibility_review", args=[page.pk])


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_whoever_may_publish_confirms_and_the_history_tells_of_it(home, publisher):
    page, browser = declaration_page(), logged_in(publisher)
    edit = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert review(page) in edit.content.decode()
    assert "Przeczytaj deklarację" in text_of(browser.get(review(page)))
    history = browser.post(review(page), {"is_read": "on"}, follow=True)
    assert DeclarationPage.objects.get().review_confirmed_on == timezone.localdate()
    assert "Potwierdzono przegląd:" in text_of(history)


def test_without_the_tick_nothing_is_confirmed(home, publisher):
    page = declaration_page()
    answer = logged_in(publisher).post(review(page), {})
    assert "Najpierw przeczytaj deklarację" in text_of(answer)
    assert DeclarationPage.objects.get().review_confirmed_on == date(2026, 3, 16)


def test_an_editor_who_may_not_publish_cannot_confirm(home, editor):
    page, browser = declaration_page(), logged_in(editor)
    browser.post(review(page), {"is_read": "on"})
    assert DeclarationPage.objects.get().review_confirmed_on == date(2026, 3, 16)
    edit = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert review(page) not in edit.content.decode()


def test_a_draft_cannot_be_reviewed_and_an_unknown_page_is_not_found(home, publisher):
    page, browser = declaration_page(live=False), logged_in(publisher)
    answer = browser.post(review(page), {"is_read": "on"}, follow=True)
    assert "Najpierw opublikuj deklarację" in text_of(answer)
    assert browser.get(review(home)).status_code == 404


def test_the_screen_says_that_changes_wait_for_publishing(home, editor, publisher):
    page = declaration_page()
    page.save_revision(user=editor)
    shown = text_of(logged_in(publisher).get(review(page)))
    assert "Są zmiany, których jeszcze nie opublikowano" in shown


@pytest.mark.parametrize(
    ("day", "need"),
    [
        (date(2026, 12, 31), Need.NOTHING),
        (date(2027, 1, 31), Need.NOTHING),
        (date(2027, 2, 1), Need.DUE),
        (date(2027, 3, 31), Need.DUE),
        (date(2027, 4, 1), Need.OVERDUE),
        (date(2028, 1, 1), Need.OVERDUE),
    ],
)
def test_the_reminder_is_polite_from_february_and_loud_from_april(day, need, home):
    declaration_page()  # reviewed in March 2026
    assert DeclarationPanel(home).need_on(day) == need


def test_a_significant_change_of_the_site_asks_for_a_review_whatever_the_day(home, publisher):
    page = declaration_page(site_updated_on=date(2026, 5, 4))  # reviewed in March 2026
    assert DeclarationPanel(home).need_on(date(2026, 5, 5)) == Need.CHANGED
    assert "Serwis zmienił się od ostatniego przeglądu" in text_of(
        logged_in(publisher).get("/admin/")
    )
    page.confirm_review(publisher)
    assert DeclarationPanel(home).need_on(date(2026, 12, 31)) == Need.NOTHING


def test_a_declaration_drawn_up_this_year_needs_no_review_until_the_next(home):
    declaration_page(prepared_on=date(2026, 1, 20), review_confirmed_on=None)
    assert DeclarationPanel(home).need_on(date(2026, 12, 31)) == Need.NOTHING
    assert DeclarationPanel(home).need_on(date(2027, 4, 1)) == Need.OVERDUE


def another_site(home):
    """Return the home page of a second site."""
    other = type(home)(title="Klub Seniora", slug="klub")
    home.get_parent().add_child(instance=other)
    Site.objects.create(hostname="klub.example.org", root_page=other)
    return other


def test_each_site_is_watched_and_named(home, publisher, administrator):
    declaration_page(site_updated_on=date(2026, 5, 4))  # reviewed in March 2026
    other = another_site(home)
    shown = text_of(logged_in(administrator).get("/admin/"))
    assert f"Serwis zmienił się od ostatniego przeglądu deklaracji – {home.title}" in shown
    assert "Nie ma deklaracji dostępności – Klub Seniora" in shown
    declaration_page(parent=other)
    assert [panel.page.get_parent().pk for panel in panels()] == [home.pk, other.pk]


STATES = [
    (date(2026, 5, 4), date(2026, 5, 5), "Serwis zmienił się", "(przegląd do 31 marca 2027)"),
    (date(2026, 1, 4), date(2027, 2, 1), "czeka na coroczny", "(przegląd do 31 marca 2027)"),
    (date(2026, 1, 4), date(2027, 4, 1), "Minął termin", "(przegląd do 31 marca 2027)"),
    (date(2026, 1, 4), date(2026, 5, 5), "następny przegląd do 31 marca 2027", ""),
]


@pytest.mark.parametrize(("updated", "today", "says", "until"), STATES)
def test_the_state_of_the_site_names_the_day_of_the_next_review(
    updated, today, says, until, home, monkeypatch
):
    declaration_page(site_updated_on=updated)
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    (row,) = state_of_the_declaration()
    assert says in row.says
    assert row.says.endswith(until)


def test_the_state_of_each_site_is_told(home):
    declaration_page()
    another_site(home)
    rows = state_of_the_declaration()
    assert [row.name for row in rows] == [
        f"deklaracja dostępności – {home.title}",
        "deklaracja dostępności – Klub Seniora",
    ]
    assert rows[1].says == "Nie ma deklaracji dostępności"


def test_the_first_screen_says_what_is_missing_and_leads_there(home, publisher, monkeypatch):
    browser = logged_in(publisher)
    assert "Nie ma deklaracji dostępności" in text_of(browser.get("/admin/"))
    page = declaration_page(live=False)
    assert "Deklaracja dostępności nie jest opublikowana" in text_of(browser.get("/admin/"))
    page.save_revision().publish()
    make_private(page)
    assert "Deklaracja dostępności nie jest opublikowana" in text_of(browser.get("/admin/"))
    page.view_restrictions.all().delete()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2027, 4, 1))
    shown = browser.get("/admin/").content.decode()
    assert "Minął termin przeglądu" in shown
    assert review(page) in shown
