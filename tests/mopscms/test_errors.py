"""The pages shown when something goes wrong, and when somebody has to be let in first."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.test import Client
from django.utils.translation import gettext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from core.models import Centre, CentrePhone
from library.models import SiteDocument
from mopscms import errors
from tests.samples import logged_in, make_files, make_private, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(home):
    """The centre of the site, with a phone."""
    site = Site.objects.get(is_default_site=True)
    centre = Centre.objects.create(site=site, short_name="MOPS")
    CentrePhone.objects.create(centre=centre, label="Sekretariat", number="44 000 00 00")
    return centre


def parse(answer):
    return BeautifulSoup(answer.content, "html.parser")


def polish(text):
    """Return the catalogue's Polish for a text of the templates."""
    assert gettext(text) != text
    return gettext(text)


def assert_ours(page):
    """Require the site's look, in Polish, kept out of search engines, with a way on."""
    assert page.html["lang"] == "pl"
    assert page.select_one(".site-header .brand")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert len(page("h1")) == 1
    assert page.title.get_text().removeprefix("Błąd: ").startswith(page.h1.get_text())


# -- 400, 403, 405 ----------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/szukaj/", "/robots.txt", "/sitemap.xml"])
def test_who_sends_a_form_without_its_token_is_told_in_polish(centre, method, address):
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    page = parse(answer)
    assert answer.status_code == 403
    assert_ours(page)
    assert page.h1.get_text() == polish("This could not be done")
    assert page.main.find("a", href="tel:440000000")
    assert "CSRF" not in page.get_text()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_that_takes_no_form_says_so_and_what_it_allows(centre, client, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)("/")
    for told in (answer, getattr(client, method)("/")):
        assert (told.status_code, told["Allow"]) == (405, "GET, HEAD, OPTIONS")
    page = parse(answer)
    assert_ours(page)
    assert page.h1.get_text() == polish("Nothing can be sent to this address")
    assert page.main.find("a", href="tel:440000000")


def test_what_is_refused_is_explained_in_polish(centre, rf):
    answer = errors.refused(rf.get("/"), PermissionDenied("internal reason"))
    assert answer.status_code == 403
    assert_ours(parse(answer))
    assert "internal" not in answer.content.decode()


def test_a_form_that_cannot_be_read_is_explained_in_polish(centre):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/logowanie/")  # gives the cookie, so that the form is read
    answer = browser.post("/", b"--x--", content_type="multipart/form-data")  # no boundary
    page = parse(answer)
    assert answer.status_code == 400
    assert_ours(page)
    assert page.h1.get_text() == polish("We did not understand this request")
    assert page.main.find("a", href="tel:440000000")


def test_a_request_for_another_host_is_explained(centre, client):
    answer = client.get("/", headers={"host": "obcy.example.net"})
    assert answer.status_code == 400
    assert_ours(parse(answer))
    assert "obcy.example.net" not in answer.content.decode()


@pytest.fixture
def _no_database(monkeypatch):
    """A database that answers nothing about the centre."""

    def fail(site):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(Centre, "read", fail)


@pytest.mark.usefixtures("_no_database")
def test_a_bad_request_is_explained_even_without_the_database(rf):
    answer = errors.bad_request(rf.get("/"), BadRequest())
    assert answer.status_code == 400
    assert_ours(parse(answer))
    assert parse(answer).main.find("address") is None


# -- 404, 500 ---------------------------------------------------------------------------------


def test_a_missing_page_is_explained_in_polish_with_a_search(centre, client):
    answer = client.get("/nie-ma-takiej-strony/")
    page = parse(answer)
    assert answer.status_code == 404
    assert_ours(page)
    assert page.h1.get_text() == polish("There is no such page")
    assert page.main.find("form", role="search")["action"] == "/szukaj/"
    assert page.main.find("a", href="tel:440000000")
    assert page.find("link", rel="canonical") is None


@pytest.mark.parametrize("address", ["/%00", "/%ff", "/a/../b/", "/" + "a" * 5_000 + "/", "/%0a/"])
def test_an_odd_address_is_a_missing_page(home, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("_no_database")
def test_a_fault_is_explained_even_without_the_database(rf):
    answer = errors.server_error(rf.get("/"))
    page = parse(answer)
    assert answer.status_code == 500
    assert page.html["lang"] == "pl"
    assert page.h1.get_text() != "Something went wrong on our side"
    assert page.find("form", role="search")
    assert page.find("address") is None


def test_a_fault_is_explained_with_the_phone_if_there_is_one(centre, client, monkeypatch):
    def fail(query):
        raise RuntimeError("błąd w kodzie")

    monkeypatch.setattr("search.views.Found", fail)
    client.raise_request_exception = False
    answer = client.get("/szukaj/?q=zasiłek")
    assert answer.status_code == 500
    assert b'href="tel:440000000"' in answer.content
    assert "błąd w kodzie" not in answer.content.decode()


# -- Without a site ---------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/sitemap.xml", "/nie-ma/"])
def test_without_a_site_there_is_no_page_but_no_fault_either(home, client, address):
    Site.objects.all().delete()
    answer = client.get(address)
    assert answer.status_code == 404
    assert_ours(parse(answer))


# -- Being let in -----------------------------------------------------------------------------


@pytest.fixture
def secret(home):
    """A page behind a password."""
    page = short_page("Tajna narada", search_description="Tajny opis")
    kind = PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="kasztan")
    return page


def assert_labelled(form):
    """Require a label for each visible field, and a button that says what it does."""
    for field in form("input", type=lambda kind: kind != "hidden"):
        label = form.find("label", attrs={"for": field["id"]})
        assert label.get_text(strip=True).rstrip(":") in ("Hasło", "Adres e-mail")
    assert form.find("button", type="submit").get_text(strip=True)


def test_a_page_behind_a_password_asks_for_it_in_our_look_and_says_nothing_else(secret, client):
    answer = client.get(secret.url)
    page = parse(answer)
    assert_ours(page)
    assert_labelled(page.main.form)
    assert page.h1.get_text() == polish("A password is needed here")
    assert not {"Tajna", "narada", "Tajny"} & set(answer.content.decode().split())
    assert secret.title not in answer.content.decode()
    assert page.find("link", rel="canonical") is None


def test_a_wrong_password_is_explained_and_the_right_one_opens(secret, client):
    form = parse(client.get(secret.url)).main.form
    back = form.find("input", attrs={"name": "return_url"})["value"]
    sent = {"password": "klon", "return_url": back}
    refused = parse(client.post(form["action"], sent))
    assert_ours(refused)
    field = refused.main.find("input", type="password")
    assert field["aria-invalid"] == "true"
    assert refused.find(id=field["aria-describedby"]).get_text(strip=True)
    assert client.post(form["action"], {**sent, "password": "kasztan"}).url == secret.url
    assert client.get(secret.url).status_code == 200


def test_logging_in_to_read_a_private_page_wears_our_look(home, client, editor):
    private = make_private(short_page("Notatka"))
    address = client.get(private.url).url
    page = parse(client.get(address))
    assert_ours(page)
    assert_labelled(page.main.form)
    sent = {"login": editor.email, "password": "zle", "next": private.url}
    refused = parse(client.post(page.main.form["action"], sent))
    assert refused.select_one(".error-summary a")
    assert refused.main.find("input", attrs={"name": "next"})["value"] == private.url
    right = {**sent, "password": "Kasztan-Rower-1990"}
    assert client.post(page.main.form["action"], right).url == private.url


def test_whose_account_is_not_enough_is_told_so(home, editor):
    page = parse(logged_in(editor).get("/logowanie/?next=/notatka/"))
    said = polish("Your account has no access to this page. Log in with one that has.")
    assert page.select_one(".lead").get_text() == said


def test_a_document_behind_a_password_asks_in_our_look(home, client):

    make_files()
    kind = CollectionViewRestriction.PASSWORD
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(
        collection=root, restriction_type=kind, password="kasztan"
    )
    page = parse(client.get(SiteDocument.objects.get().url))
    assert_ours(page)
    assert_labelled(page.main.form)
