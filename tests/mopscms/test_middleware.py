"""Pages of visitors name the rules of what is asked for before it is clicked."""

import json

import pytest
from django.conf import settings

from tests.samples import short_page

RULES = settings.BASE_DIR / "mopscms/static/prefetch.speculationrules"

pytestmark = pytest.mark.django_db


def test_a_page_names_the_rules(home, client):
    assert client.get(short_page("Kontakt").url)["Speculation-Rules"] == (
        '"/static/prefetch.speculationrules"'
    )


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/logowanie/", "/nie-ma/", "/sitemap.xml", "/robots.txt"]
)
def test_nothing_else_does(home, client, address):
    assert "Speculation-Rules" not in client.get(address).headers


def test_pages_are_fetched_but_never_run_before_they_are_wanted():
    rules = json.loads(RULES.read_text())
    assert list(rules) == ["prefetch"]
