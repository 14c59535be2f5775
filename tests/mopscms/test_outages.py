"""The database or the disk away, busy or full: a friendly 503, one line in the log."""

import errno

import pytest
from bs4 import BeautifulSoup
from django.db import InterfaceError, OperationalError
from wagtail.models import Site

from core.models import Centre, CentrePhone
from mopscms.outages import is_outage
from tests.committed import commit

pytestmark = pytest.mark.django_db

OUTAGES = {
    "away": OperationalError("connection refused"),
    "locked": OperationalError("database is locked"),
    "closed": InterfaceError("connection already closed"),
    "full database": OperationalError("database or disk is full"),
    "full disk": OSError(errno.ENOSPC, "No space left on device"),
}


@pytest.fixture
def failing(monkeypatch, client):
    """Return a function after which every page fails so."""

    def fail_with(fault):
        def fail(*args, **options):
            raise fault

        for view in ("search.views.Found", "wagtail.admin.views.home.HomeView.dispatch"):
            monkeypatch.setattr(view, fail)
        return client

    client.raise_request_exception = False
    return fail_with


def page_of(answer):
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


@pytest.mark.parametrize("fault", OUTAGES.values(), ids=OUTAGES)
def test_a_reader_is_asked_to_come_again(home, failing, fault, caplog):
    answer = failing(fault).get("/szukaj/?q=zasiłek")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer["Cache-Control"] == "no-store"
    assert "Spróbuj ponownie za minutę" in page_of(answer)
    assert str(fault) not in answer.content.decode()
    [line] = caplog.records
    assert line.exc_info is None


def test_a_fault_of_ours_is_no_outage(home, failing):
    assert failing(RuntimeError("błąd")).get("/szukaj/?q=a").status_code == 500
    assert not is_outage(OSError(errno.ENOENT, "none"))


def test_the_next_request_is_served_again(home, failing, monkeypatch):
    with monkeypatch.context():
        client = failing(OUTAGES["away"])
        assert client.get("/szukaj/?q=a").status_code == 503
        monkeypatch.undo()
    assert client.get("/szukaj/?q=a").status_code == 200


def test_the_phone_is_told_as_it_was_last_known(home, failing, client):
    centre = Centre.objects.create(site=Site.objects.get(is_default_site=True), short_name="MOPS")
    CentrePhone.objects.create(centre=centre, label="Sekretariat", number="44 000 00 00")
    commit()
    client.get("/")
    answer = failing(OUTAGES["away"]).get("/szukaj/?q=zasiłek")
    assert b'href="tel:440000000"' in answer.content


@pytest.mark.parametrize("fault", OUTAGES.values(), ids=OUTAGES)
def test_whoever_was_saving_is_told_that_the_text_is_still_there(home, editor, failing, fault):
    client = failing(fault)
    client.force_login(editor)
    said = page_of(client.post("/admin/", {"title": "Długi tekst"}))
    assert "to, co było wpisane, nadal jest w formularzu" in said
    assert ("Dysk serwera jest pełny" in said) == ("full" in str(fault) or "space" in str(fault))


def test_what_saves_by_itself_is_answered_in_its_language(home, editor, failing):
    client = failing(OUTAGES["locked"])
    client.force_login(editor)
    answer = client.post("/admin/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["success"]) == (503, False)
