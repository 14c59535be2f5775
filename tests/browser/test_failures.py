"""In a real browser: axe finds nothing on what is read when something goes wrong."""

import json
import re

import pytest

from tests.browser import axe
from tests.site import BASE_DIR

# Rendered by the site itself; that they are answered when they should is tested in tests/mopscms.
RENDER = """
import json
from datetime import timedelta
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import resolve
from login.limited import too_many
from mopscms import errors, outages

def ask(path="/o-nas/", method="get"):
    request = getattr(RequestFactory(SERVER_NAME="127.0.0.1"), method)(path)
    request.user = AnonymousUser()
    request.resolver_match = resolve(path)
    return request

answers = {
    "400": errors.bad_request(ask(), SuspiciousOperation()),
    "403": errors.refused(ask("/logowanie/", "post")),
    "405": errors.refused(ask(method="post")),
    "429": too_many(ask("/logowanie/", "post"), timedelta(minutes=5)),
    "500": errors.server_error(ask()),
    "503": outages.busy(ask()),
    "503, sending": outages.busy(ask(method="post")),
    "503, staff": outages.unavailable(ask("/admin/"), OperationalError("disk is full")),
}
print(json.dumps({name: one.content.decode() for name, one in answers.items()}))
"""
NAMES = ["400", "403", "405", "429", "500", "503", "503, sending", "503, staff"]
OF_NGINX = ["nginx 503", "nginx 429", "nginx 413"]


@pytest.fixture(scope="module")
def bodies(site):
    """What is read: {name: HTML}, the site's own and nginx's."""
    conf = (BASE_DIR / "deploy/nginx/site.conf").read_text("utf-8")
    of_nginx = re.findall(r"return (\d+) '(<!DOCTYPE html>.+?)';", conf, re.DOTALL)
    said = site.manage("shell", "-v0", "-c", RENDER).splitlines()  # its log comes first
    return json.loads(said[-1]) | {f"nginx {status}": body for status, body in of_nginx}


@pytest.fixture
def show(page, site, bodies):
    """Return a function that shows one of them in a page, under an address of the site."""

    def show_one(name):
        body = {"body": bodies[name], "content_type": "text/html; charset=utf-8"}
        page.route(f"{site.url}/o-nas/", lambda route: route.fulfill(**body))
        page.goto(f"{site.url}/o-nas/")
        assert page.locator("h1").count() == 1
        return page

    return show_one


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_any_look_when_something_went_wrong(show, name):
    assert axe.found_in_looks(show(name)) == {}


@pytest.mark.parametrize("name", OF_NGINX)
def test_axe_finds_nothing_in_what_nginx_says_in_the_browsers_own_colours(show, name):
    # In dark ones axe takes the page for white, since no style of ours says what it is.
    assert axe.found_in_looks(show(name), schemes=["light"]) == {}
    assert show(name).locator("meta[name=color-scheme]").get_attribute("content") == "light dark"


def test_nothing_that_is_read_then_was_forgotten(bodies):
    assert sorted(bodies) == sorted(NAMES + OF_NGINX)
