"""The yearly review: the screen that confirms it, and the reminder on the first screen."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accessibility.models import DeclarationPage
from accessibility.panels import DeclarationPanel, Need
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
    assert DeclarationPanel().need_on(day) == need


def test_a_significant_change_of_the_site_asks_for_a_review_whatever_the_day(home, publisher):
    page = declaration_page(site_updated_on=date(2026, 5, 4))  # reviewed in March 2026
    assert DeclarationPanel().need_on(date(2026, 5, 5)) == Need.CHANGED
    assert "Serwis zmienił się od ostatniego przeglądu" in text_of(
        logged_in(publisher).get("/admin/")
    )
    page.confirm_review(publisher)
    assert DeclarationPanel().need_on(date(2026, 12, 31)) == Need.NOTHING


def test_a_declaration_drawn_up_this_year_needs_no_review_until_the_next(home):
    declaration_page(prepared_on=date(2026, 1, 20), review_confirmed_on=None)
    assert DeclarationPanel().need_on(date(2026, 12, 31)) == Need.NOTHING
    assert DeclarationPanel().need_on(date(2027, 4, 1)) == Need.OVERDUE


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
