"""The log: one line of JSON for each fault, with the request's number and nobody's data."""

import io
import json
import logging
import logging.config

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from upkeep.logs import GONE, redact
from users.models import User

PRIVATE = ["Kowalska", "kowalska@example.org", "90010112345", "tajne-ciastko", "203.0.113.77"]


@pytest.fixture
def lines():
    """Return a function that returns what was logged as production logs it: a list of dicts."""
    stream = io.StringIO()
    console = {**project.LOGGING["handlers"]["console"], "stream": stream}
    logging.config.dictConfig({**project.LOGGING, "handlers": {"console": console}})
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.config.dictConfig(project.LOGGING)


@pytest.fixture
def failing(monkeypatch, client):
    """A client of a site whose search fails with what the visitor sent in its words."""

    def fail(readable, query, **options):
        raise ValueError(f"nie rozumiem: {query!r} od {PRIVATE}")

    monkeypatch.setattr("search.views.Found", fail)
    client.raise_request_exception = False
    return client


def ask(client):
    client.cookies["sessionid"] = "tajne-ciastko"
    return client.get("/szukaj/?q=Kowalska+90010112345", REMOTE_ADDR="203.0.113.77")


@pytest.mark.django_db
def test_a_fault_is_one_line_with_number_method_path_and_traceback(home, failing, lines):
    answer = ask(failing)
    assert answer.status_code == 500
    [line] = lines()
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["level"], line["method"], line["path"]) == ("ERROR", "GET", "/szukaj/")
    assert line["status"] == 500
    assert "ValueError" in line["traceback"]
    assert "in fail" in line["traceback"]


@pytest.mark.django_db
def test_the_page_of_the_fault_tells_the_number_that_the_log_has(home, failing, lines):
    answer = ask(failing)
    number = lines()[0]["request_id"][:8]
    assert f"{number[:4]}-{number[4:]}" in answer.content.decode()


@pytest.mark.django_db
def test_nothing_that_the_visitor_sent_is_in_it(home, failing, lines):
    ask(failing)
    text = json.dumps(lines(), ensure_ascii=False)
    assert [word for word in PRIVATE if word in text] == []
    assert GONE in text


@pytest.mark.django_db
def test_what_was_typed_into_a_form_is_not_in_it_either(home, editor, failing, lines, monkeypatch):
    def fail(request):
        request.POST.get("title")
        raise ValueError(f"tytuł {request.POST['title']} od {request.user}")

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.dispatch", lambda view, r, *a: fail(r))
    failing.force_login(editor)
    failing.post("/admin/", {"title": "Sprawa pani Kowalskiej"})
    [line] = lines()
    assert "Kowalskiej" not in json.dumps(line, ensure_ascii=False)
    assert editor.email not in json.dumps(line)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "where",
    [
        "allauth.account.views.PasswordResetFromKeyView.dispatch",
        "django.middleware.common.CommonMiddleware.process_request",  # before an address is found
    ],
)
def test_an_address_that_sets_a_password_is_logged_without_its_key(
    home, failing, lines, monkeypatch, where
):
    def fail(_self, request, **kwargs):
        raise ValueError(request.path)

    monkeypatch.setattr(where, fail)
    failing.get("/logowanie/nowe-haslo/1-d8xk2a-0123456789abcdef/")
    [line] = lines()
    assert "0123456789abcdef" not in json.dumps(line)
    assert line["path"] == f"/logowanie/nowe-haslo/1-{GONE}/"


@pytest.mark.django_db
def test_the_name_of_an_upload_is_not_in_it_as_it_was_or_as_the_disk_has_it(
    home, editor, failing, lines, monkeypatch
):
    def fail(_view, request):
        name = request.FILES["file"].name
        raise OSError(f"{name}: /srv/media/documents/Zofia_Lakoma_opinia_x7GhQ2.pdf")

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.dispatch", fail)
    failing.force_login(editor)
    failing.post("/admin/", {"file": SimpleUploadedFile("Zofia Łąkoma, opinia.pdf", b"%PDF")})
    text = json.dumps(lines(), ensure_ascii=False)
    assert "OSError" in text
    assert [word for word in ("Zofia", "Łąkoma", "Lakoma", "opinia") if word in text] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nie-ma/", "/%00/", "/szukaj/?q=%00"])
def test_what_is_refused_is_no_fault_and_not_logged(home, client, lines, path):
    client.get(path)
    client.get("/", headers={"host": "obcy.example.net"})
    client.put("/szukaj/")
    assert lines() == []


@pytest.mark.django_db
def test_the_row_that_the_database_refused_is_not_shown(lines):
    try:
        User.objects.create(email="kowalska@example.org")
        User.objects.create(email="kowalska@example.org")
    except IntegrityError:
        logging.getLogger("core").exception("Nie zapisano")
    assert "kowalska" not in json.dumps(lines())


@pytest.mark.parametrize(
    "text",
    [
        "jan@example.org",
        "z 192.168.1.20 przyszło",
        "2001:db8:85a3:0:0:8a2e:370:7334",
        "/szukaj/?q=Kowalska",
        "PESEL 90010112345",
        "telefon 500 600 700",
        "postgres://mopscms:haslo@db:5432/mopscms",
        "błąd\nDETAIL:  Failing row contains (1, Kowalska)",
    ],
)
def test_what_looks_personal_goes_wherever_it_comes_from(text):
    assert redact(text) != text
    gone = ("jan@", "192.168", "85a3", "Kowalska", "90010112345", "600", "haslo")
    assert [word for word in gone if word in redact(text)] == []


def test_what_helps_to_find_the_fault_stays():
    text = 'File "/srv/mopscms/search/views.py", line 120, in search\n    raise ValueError(7)'
    assert redact(text) == text
