"""Wagtail's API for programs is in no process; the panel's own API works without it."""

import sys

import pytest
from django.urls import reverse

from tests.samples import logged_in


def test_what_the_api_needs_is_not_loaded():
    assert {name for name in sys.modules if name.split(".")[0] == "ninja"} == set()


def test_no_address_answers_for_it(client, db):
    assert client.get("/api/v3/pages/").status_code == 404


def test_what_wagtail_may_ask_of_it_one_day_stops_the_start():
    with pytest.raises(ImportError, match="unheard_of"):
        from wagtail.images.api.v3 import unheard_of  # noqa: F401


def test_the_panel_still_finds_pages(administrator):
    answer = logged_in(administrator).get("/admin/api/main/pages/?child_of=1")
    assert answer.status_code == 200
    assert answer.json()["items"]
    assert reverse("wagtailredirects:index") == "/admin/redirects/"
