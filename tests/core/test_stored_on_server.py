"""What the page says of the server is what it does: every figure, every way of a message."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from contact.models import FormPage, Message
from contact.writing import receiving
from core.stored import SERVER, span, stored
from core.stored_on_server import FORM_TRIES_KEPT, TRIES_KEPT
from limits.models import TriesManager
from login import lock_out
from search import counting
from tests import samples
from tests.contracts import registry
from upkeep import logs
from upkeep.jobs import Daily, registered

pytestmark = pytest.mark.django_db

KEPT_FORM = "Treść formularza, którą trzymamy w serwisie"
MAILED_FORM = "Treść formularza, którą wysyłamy pocztą elektroniczną"
DIGESTS = "Skróty wiadomości z formularza i adresu internetowego (IP), z którego przyszła"
SEARCHES, TRIES = "Szukane słowa", "Liczba prób wpisania hasła lub kodu"
SESSION = "Sesja po zalogowaniu albo po podaniu hasła do zamkniętej strony"
BACKUPS, FAULTS = "Kopie zapasowe serwisu", "Dziennik błędów"


@pytest.fixture
def form(home):
    """A published form that keeps messages."""
    return samples.form_page()


def rows():
    """Return what the page says of the server: {name: row}."""
    return {str(one.name): one for one in stored() if one.place == SERVER}


def of_forms():
    """Return the rows that are about forms."""
    return set(rows()) & {KEPT_FORM, MAILED_FORM, DIGESTS}


def message(**facts):
    """Store a message."""
    now = timezone.now()
    return Message.objects.create(number="A", received_at=now, delete_at=now, closed="x", **facts)


def test_without_a_form_nothing_is_said_of_forms(home):
    assert of_forms() == set()
    samples.form_page(live=False)
    assert of_forms() == set()


def test_of_a_form_that_keeps_messages_it_is_said_that_they_are_encrypted_here(form):
    assert of_forms() == {KEPT_FORM, DIGESTS}
    assert "jest zaszyfrowana" in rows()[KEPT_FORM].purpose
    assert "tyle dni, ile mówi formularz" in rows()[KEPT_FORM].kept


def test_of_a_form_that_mails_them_it_is_said_that_the_mail_is_not_encrypted(form):
    samples.changed(form, {"way": FormPage.Way.MAILED})
    form.save_revision().publish()
    assert of_forms() == {MAILED_FORM, DIGESTS}
    row = rows()[MAILED_FORM]
    assert "nie jest szyfrowana" in row.purpose
    assert "od razu po wysłaniu" in row.kept


def test_messages_that_are_still_here_are_told_of_when_their_form_is_gone(form):
    form.unpublish()
    message()
    assert of_forms() == {KEPT_FORM, DIGESTS}


def test_messages_that_still_wait_for_the_mail_are_told_of_when_their_form_is_gone(form):
    form.unpublish()
    message(is_waiting=True)
    assert of_forms() == {MAILED_FORM, DIGESTS}


def test_only_known_places_count_tries():
    """A new one may remember longer: compare it below, then add it."""
    counting = re.compile(r"Tries\.objects\.(allow|add_one)\(")
    found = {name for name, text in registry.modules().items() if counting.search(text)}
    login = {"login/forms.py", "login/limited.py", "login/lock_out.py"}
    assert found == {*login, "contact/writing/receiving.py"}


def test_tries_at_the_log_in_are_kept_as_long_as_is_said(publisher, home, client, rf, monkeypatch):
    periods, add_one = {}, TriesManager.add_one

    def noted(self, what, who, period):
        periods[what] = period
        return add_one(self, what, who, period)

    monkeypatch.setattr(TriesManager, "add_one", noted)
    lock_out.passwords(rf.get("/"), publisher.email, publisher).count()
    lock_out.codes(publisher).count()
    lock_out.code_is_new(publisher, "123456")
    client.post(reverse("account_reset_password"), {"email": publisher.email})
    assert {"password", "code", "used code", "letter"} <= set(periods)
    assert max(periods.values()) == timedelta(seconds=TRIES_KEPT)
    assert rows()[TRIES].kept.startswith("1 godzina")


def test_digests_of_forms_are_kept_as_long_as_is_said(form):
    periods = [receiving.DAY, *(period for _what, _number, period in receiving.LIMITS)]
    assert max(periods) == timedelta(seconds=FORM_TRIES_KEPT)
    assert rows()[DIGESTS].kept.startswith(span(FORM_TRIES_KEPT))


def test_a_visitor_who_gave_the_password_of_a_page_is_told_of(home, client, settings):
    page = samples.short_page("Zamknięta", home)
    secret = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="otwórz"
    )
    address = reverse("wagtailcore_authenticate_with_password", args=[secret.pk, page.pk])
    client.post(address, {"password": "otwórz", "return_url": page.url})
    left = Session.objects.get().expire_date - timezone.now()
    assert left.total_seconds() == pytest.approx(settings.SESSION_COOKIE_AGE, abs=60)
    assert rows()[SESSION].kept.startswith(span(settings.SESSION_COOKIE_AGE))


def test_searches_are_kept_as_long_as_is_said():
    assert rows()[SEARCHES].kept.startswith(span(int(counting.KEPT.total_seconds())))


@pytest.mark.parametrize("name", [SEARCHES, DIGESTS, TRIES, SESSION, KEPT_FORM])
def test_what_is_deleted_at_night_may_stay_until_then(form, name):
    assert "najbliższej nocy" in rows()[name].kept
    jobs = ("forget_tries", "clear_sessions", "delete_messages", "forget_searches", "backup")
    assert all(isinstance(registered()[job].when, Daily) for job in jobs)


@pytest.mark.parametrize(
    ("keep", "told"), [(1, "1 najnowsza"), (3, "3 najnowsze"), (14, "14 najnowszych")]
)
def test_copies_are_told_of_as_many_as_are_kept(settings, keep, told):
    settings.BACKUP_KEEP = keep
    assert told in rows()[BACKUPS].kept


def test_a_page_that_does_not_exist_is_not_in_the_log_and_not_said_to_be():
    levels = logs.configuration("INFO")["loggers"]
    assert levels["django.request"]["level"] == "ERROR"  # 404 is a warning
    assert "nie ma" not in rows()[FAULTS].when
