"""What staff send is done whole or not at all; reading is in no transaction."""

import pytest
from django.db import connection
from wagtail import hooks
from wagtail.models import Page, PageLogEntry

from tests.samples import logged_in, page_form, short_page


@pytest.fixture
def sent(home, publisher):
    """Return a function that publishes a page by its form."""

    def send(page, title, **hook):
        browser = logged_in(publisher)
        browser.raise_request_exception = False
        form = page_form(title, slug=page.slug, **{"action-publish": "1"})
        with hooks.register_temporarily([*hook.items()]):
            return browser.post(f"/admin/pages/{page.pk}/edit/", form)

    return send


def break_down(request, page):
    raise RuntimeError("the power has failed")


def test_publishing_that_breaks_off_leaves_nothing(sent):
    page = short_page("Przed zmianą")
    before = (page.revisions.count(), PageLogEntry.objects.count())
    answer = sent(page, "Po zmianie", after_publish_page=break_down)
    assert answer.status_code == 500
    page = Page.objects.get(pk=page.pk)
    assert (page.title, page.draft_title) == ("Przed zmianą", "Przed zmianą")
    assert (page.revisions.count(), PageLogEntry.objects.count()) == before


def test_a_save_is_in_a_transaction_and_reading_is_not(sent, publisher, client):
    page, seen = short_page("Kontakt"), []
    around = len(connection.atomic_blocks)  # those of the test itself

    def look(*facts):
        request = next(one for one in facts if hasattr(one, "method"))
        seen.append((request.method, len(connection.atomic_blocks) > around))

    assert sent(page, "Kontakt", after_edit_page=look).status_code == 302
    with hooks.register_temporarily("before_serve_page", look):
        client.get("/kontakt/")
    with hooks.register_temporarily("before_edit_page", look):
        logged_in(publisher).get(f"/admin/pages/{page.pk}/edit/")
    assert seen == [("POST", True), ("GET", False), ("GET", False)]


def test_a_form_with_a_mistake_is_shown_again(sent):
    page = short_page("Kontakt")
    answer = sent(page, "")
    assert answer.status_code == 200
    assert "To pole jest wymagane" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_before_anything_is_done(home, publisher):
    browser = logged_in(publisher)
    browser.handler.enforce_csrf_checks = True
    assert browser.post(f"/admin/pages/{home.pk}/edit/", {"title": "x"}).status_code == 403


def test_a_form_that_lost_its_fields_on_the_way_is_answered_in_polish(home, publisher):
    page = short_page("Kontakt")
    answer = logged_in(publisher).post(f"/admin/pages/{page.pk}/edit/", {"title": "Nowy"})
    assert answer.status_code == 400
    assert "Nie udało się" in answer.content.decode()
    assert Page.objects.get(pk=page.pk).title == "Kontakt"
