"""The public history of a page: what and when, never a draft, bounded, and never an error."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, PageViewRestriction, Revision, Site

from core.models import Centre
from tests import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    """A page that was made and published."""
    return samples.short_page("Zasiłek celowy", lead="Na nagłe potrzeby.")


def address(page):
    return f"/historia-zmian/{page.pk}/"


def publish(page, user=None, **facts):
    page = type(page).objects.get(pk=page.pk)
    samples.changed(page, facts).save_revision(user=user).publish(user=user)
    return page


def lines(soup):
    return [" ".join(item.get_text(" ").split()) for item in soup.select(".page-history li strong")]


def told(soup):
    return " ".join(soup.select_one(".page-history").get_text(" ").split())


def test_the_history_says_what_was_published_and_which_fields_changed(page, read):
    publish(page, lead="Na leki i opał.", title="Zasiłek celowy i specjalny")
    soup = read(address(page))
    assert soup.h1.get_text(strip=True) == "Historia zmian: Zasiłek celowy i specjalny"
    assert lines(soup) == ["Opublikowano zmiany", "Opublikowano", "Utworzono stronę"]
    assert "zmieniono: tytuł, wprowadzenie" in told(soup)
    assert soup.select_one(".page-history time")["datetime"]
    assert soup.select_one(".breadcrumbs a[href='/zasilek-celowy/']")
    assert soup.select_one("meta[name=robots][content=noindex]")


def test_a_changed_block_is_told_and_publishing_again_without_a_change_too(page, read):
    changed = [("text", {"heading": "", "text": "<p>Przyjdź do pokoju numer 4.</p>"})]
    publish(page, body=changed)
    assert "zmieniono: treść" in told(read(address(page)))
    publish(page)
    assert "bez zmian w treści strony" in told(read(address(page)))


def test_what_stayed_a_draft_leaks_neither_by_text_nor_by_title(home, read):
    page = samples.short_page("Tajny tytuł roboczy", slug="jawna", live=False)
    page.lead = "Tajne wprowadzenie"
    page.save_revision()
    publish(page, title="Jawny tytuł", lead="Jawne wprowadzenie")
    page.title = "Tajny tytuł następny"
    page.save_revision()
    publish(page, title="Jawny tytuł drugi")
    page.title = "Tajny tytuł ostatni"
    page.save_revision()
    soup = read(address(page))
    assert "Tajn" not in str(soup)
    assert lines(soup) == ["Opublikowano zmiany", "Opublikowano", "Utworzono stronę"]


def test_taken_down_published_again_moved_and_copied_are_told(page, read):
    page.unpublish()
    page = publish(page, live=True)
    section = samples.section_page()
    page.move(section, pos="last-child")
    copy = page.copy(update_attrs={"slug": "kopia"})
    assert lines(read(address(page)))[:3] == [
        "Przeniesiono stronę w inne miejsce",
        "Opublikowano ponownie",
        "Zdjęto ze strony internetowej",
    ]
    assert "Utworzono stronę jako kopię innej" in lines(read(address(copy)))


def test_a_publication_on_its_day_is_told(page, read, monkeypatch):
    publish(page, lead="Nowe", go_live_at=timezone.now() + timedelta(hours=1))
    assert lines(read(address(page)))[0] == "Zaplanowano publikację"
    moment = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    call_command("publish_scheduled")
    assert lines(read(address(page)))[0] == "Opublikowano zmiany"


def test_other_actions_are_left_out(page, read):
    log(instance=page, action="wagtail.lock")
    log(instance=page, action="wagtail.edit")
    assert lines(read(address(page))) == ["Opublikowano", "Utworzono stronę"]


def test_names_are_shown_only_if_the_centre_says_so_and_never_an_e_mail(page, publisher, read):
    publisher.last_name = "Wzorcowy"
    publisher.save()
    publish(page, user=publisher, lead="Inaczej")
    nameless = samples.person("Publikujący", "bezimienna@example.org")
    publish(page, user=nameless, lead="Jeszcze inaczej")
    assert "Wzorcowy" not in told(read(address(page)))
    Centre.objects.create(site=Site.objects.get(is_default_site=True), shows_names=True)
    shown = told(read(address(page)))
    assert "Łukasz Wzorcowy" in shown
    assert "@" not in shown
    publisher.delete()
    assert "Wzorcowy" not in told(read(address(page)))


def test_damaged_and_purged_revisions_leave_the_entry_without_details(page, read):
    publish(page, lead="Drugie")
    publish(page, lead="Trzecie", title="Inny tytuł")
    first, second, _third = page.revisions.order_by("pk")
    Revision.objects.filter(pk=first.pk).update(content=["nic"])
    Revision.objects.filter(pk=second.pk).update(content={"title": "Inny", "body": "[{", "x": 1})
    assert lines(read(address(page)))[:2] == ["Opublikowano zmiany", "Opublikowano zmiany"]
    page.revisions.all().delete()
    shown = told(read(address(page)))
    assert "wprowadzenie" not in shown
    assert shown.count("zmieniono: tytuł") == 1  # the log itself knows of a new title


def hidden(page):
    yield samples.short_page("Szkic", live=False)
    yield samples.make_private(samples.short_page("Wewnętrzna"))
    gone = samples.short_page("Minęła")
    gone.unpublish(set_expired=True)
    yield gone
    yield page.get_parent().get_parent()  # the root, which is no page of ours


def test_the_history_of_what_is_not_for_everybody_is_not_found(page, client):
    for one in hidden(page):
        assert client.get(address(one)).status_code == 404, one
    for number in ("0", "999999999999999999", "abc", "1/2"):
        assert client.get(f"/historia-zmian/{number}/").status_code == 404


def test_who_may_read_a_private_page_may_read_its_history(page, editor):
    samples.make_private(page)
    answer = samples.logged_in(editor).get(address(page))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert PageViewRestriction.objects.filter(page=page).exists()


def queries_of(page, client):
    client.get(address(page))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(page)).status_code == 200
    return len(captured)


def test_the_number_of_queries_is_the_same_with_3_and_with_300_revisions(page, client):
    for number in range(2):
        publish(page, lead=f"Wersja {number}")
    few = queries_of(page, client)
    revision = page.revisions.last()
    for _number in range(297):
        revision.pk = None
        revision.save()
        log(instance=page, action="wagtail.publish", revision=revision)
    assert PageLogEntry.objects.filter(page=page.pk).count() > 300
    assert queries_of(page, client) == few <= 18


def test_a_long_history_is_turned_page_by_page(page, read):
    for _number in range(25):
        log(instance=page, action="wagtail.move", data={})
    first = read(address(page))
    assert len(lines(first)) == 20
    assert first.select_one(".pagination a")["href"] == "?strona=2"
    assert lines(read(f"{address(page)}?strona=2"))[-1] == "Utworzono stronę"
    assert len(lines(read(f"{address(page)}?strona=bzdura"))) == 20
