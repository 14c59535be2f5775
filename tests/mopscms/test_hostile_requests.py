"""Whatever a stranger sends is answered: never a 500, never an echo, never sent elsewhere."""

from itertools import product
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client

from tests import hostile, samples
from tests.committed import commit
from tests.samples import logged_in, make_files
from users.models import User

PAGES = {
    *("/", "/o-nas/", "/szukaj/", "/szukaj/podpowiedzi/", "/kontakt/moj-rejon/", "/aktualnosci/"),
    *("/aktualnosci/rss/", "/swiadczenia/", "/druki-i-wnioski/", "/sitemap.xml", "/robots.txt"),
    *("/dokumenty/1/przyklad.txt", "/media/images/a.jpg", "/nie-ma/", "/_util/login/"),
    *("/admin/", "/admin/login/", "/admin/password_reset/"),
}
# One screen for each way in which Wagtail's screens read their address.
SCREENS = {
    *("/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/media/", "/admin/users/"),
    *("/admin/choose-page/", "/admin/choose-page/chosen-multiple/", "/admin/images/chooser/"),
    *("/admin/documents/chooser/", "/admin/pages/search/", "/admin/reports/site-history/"),
    *("/admin/workflows/tasks/index/", "/admin/reports/workflow/", "/admin/reports/searches/"),
    *("/admin/reports/accessibility/", "/admin/snippets/contact/district/", "/admin/redirects/"),
    *("/admin/api/main/pages/", "/admin/api/main/images/", "/admin/sprite/", "/admin/login/"),
    *("/admin/pages/" + "9" * 30 + "/", "/admin/documents/edit/" + "9" * 30 + "/"),
}
READ_AS_NUMBERS = ("element", "nul", "huge", "minus", "list")
SECRETS = ("root:x:", "Traceback (most recent", "/site-packages/")


@pytest.fixture(scope="module")
def content(lasting):
    """The example site, committed: what all pages share is made once, as for visitors."""
    samples.home_page()
    samples.make_files()  # a picture that is quick to scale
    call_command("load_example", verbosity=0)
    commit()


@pytest.fixture
def fault(content, db):
    """A function that asks and returns what is wrong with the answer, or nothing."""

    def fault(client, path, method="GET", query="", body=b"", **more):
        raw = unquote_to_bytes(path).decode("latin-1")
        more = {"PATH_INFO": raw, "QUERY_STRING": query, **more}
        client.raise_request_exception = False
        client.cookies.pop("messages", None)
        answer = client.generic(method, "/", body, **more)
        return wrong(answer)

    return fault


def wrong(answer):
    """Say what is wrong with an answer: str, or None."""
    if answer.status_code >= 500:
        error = getattr(answer, "exc_info", None)
        return f"{answer.status_code} {error and error[1]!r}"
    text = answer.getvalue().decode("utf-8", "replace")
    is_data = answer.headers.get("Content-Type", "").startswith("application/json")
    if not is_data and is_echo(text):
        return "reflected"
    if "a" in answer.cookies:
        return "set a cookie for a stranger"
    if any(secret in text for secret in SECRETS):
        return "told a secret"
    leads = urlsplit(answer.headers.get("Location", ""))
    if leads.netloc or leads.scheme or answer.headers.get("Location", "").startswith(("//", "/\\")):
        return f"leads to {answer.headers['Location']}"
    return None


def is_echo(text):
    """Say whether something in a text would run that a stranger sent."""
    if hostile.MARK not in text:
        return False
    soup = BeautifulSoup(text, "html.parser")
    names = {name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")}
    links = [str(tag.get("href") or tag.get("src") or "") for tag in soup.find_all(True)]
    runs = any(link.strip().lower().startswith("javascript:") for link in links)
    scripts = [
        tag for tag in soup("script") if hostile.MARK in str(tag.string) and not tag.get("type")
    ]
    return bool(names or runs or scripts or soup.find(src=hostile.MARK))


def test_no_value_in_the_address_of_a_public_page_harms(fault):
    client = Client()
    found = {}
    for path, kind in product(sorted(PAGES), hostile.VALUES):
        query = "&".join(f"{name}={hostile.VALUES[kind]}" for name in hostile.NAMES)
        found[path, kind] = fault(client, path, query=query)
    assert {kind: what for kind, what in found.items() if what} == {}


def test_no_made_up_address_harms(fault):
    client = Client()
    found = {}
    for address in hostile.PATHS:
        path, _, query = address.partition("?")
        found[address[:80]] = fault(client, path, query=query)
    assert {path: what for path, what in found.items() if what} == {}


def environ(headers):
    """Return headers as a server hands them on: {"HTTP_HOST": …}."""
    named = {name.upper().replace("-", "_"): value for name, value in headers.items()}
    plain = {"CONTENT_TYPE", "CONTENT_LENGTH"}
    return {name if name in plain else f"HTTP_{name}": value for name, value in named.items()}


def test_no_header_harms(fault):
    found = {}
    for kind, path in product(hostile.HEADERS, sorted(PAGES)):
        found[kind, path] = fault(Client(), path, **environ(hostile.HEADERS[kind]))
    assert {asked: what for asked, what in found.items() if what} == {}


def test_no_method_and_no_body_harms(fault):
    found = {}
    for path in sorted(PAGES):
        for method in hostile.METHODS:
            found[path, method] = fault(Client(), path, method)
        for kind, (type_, body) in hostile.BODIES.items():
            for checks in (False, True):
                client = Client(enforce_csrf_checks=checks)
                sent = {"body": body, "CONTENT_TYPE": type_, "CONTENT_LENGTH": len(body)}
                found[path, kind, checks] = fault(client, path, "POST", **sent)
    assert {asked: what for asked, what in found.items() if what} == {}


def fields(client, path):
    """Return the names that a screen's own forms send."""
    soup = BeautifulSoup(client.get(path).getvalue(), "html.parser")
    names = {field["name"] for field in soup.select("input[name], select[name]")}
    return sorted({*hostile.NAMES, *names} - {"csrfmiddlewaretoken", "export"})


def test_no_value_in_the_address_of_a_screen_harms(fault):
    client = logged_in(User.objects.create_superuser("szef@example.org", "haslo"))
    client.raise_request_exception = False
    found = {}
    for path in sorted(SCREENS):
        names = fields(client, path)
        for kind in READ_AS_NUMBERS:
            query = "&".join(f"{name}={hostile.VALUES[kind]}" for name in names)
            found[path, kind] = fault(client, path, query=query)
    assert {asked: what for asked, what in found.items() if what} == {}


def test_staff_may_filter_and_sort_what_they_search_for(home, administrator):
    make_files()
    client = logged_in(administrator)
    for path in ("/admin/documents/", "/admin/images/"):
        for asked in ("usage_count_min=0", "ordering=version_date", "ordering=usage_count"):
            assert client.get(f"{path}?q=przyk&{asked}").status_code == 200


def test_a_fault_of_ours_stays_one(home, administrator, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("a fault of ours")

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get_context_data", fail)
    client = logged_in(administrator)
    client.raise_request_exception = False
    assert client.get("/admin/").status_code == 500
    assert client.post("/admin/", QUERY_STRING="a=1").status_code in (403, 405, 500)
