"""Contracts: no page assumes one language; whoever translates the catalogue translates the site."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from tests.contracts import planting, registry


@pytest.fixture
def in_ukrainian(settings):
    """The site as it would be read with a second language in its settings."""
    settings.LANGUAGE_COUNTRIES = {**settings.LANGUAGE_COUNTRIES, "uk": "UA"}
    with translation.override("uk"):
        yield


@pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)
def test_a_page_of_any_kind_names_the_language_it_is_read_in(kind, tree, in_ukrainian):
    page = planting.fill(tree[kind])
    soup = BeautifulSoup(Client().get(page.url).content, "html.parser")
    assert soup.html["lang"] == "uk"
    assert soup.find("meta", property="og:locale")["content"] == "uk_UA"
    # What the law gives words to is Polish in any frame: the declaration, notices, procedures.
    others = soup.select("[lang]:not(html, .declaration, .statute), [srclang], [hreflang]")
    named = {tag.get("lang") or tag.get("srclang") or tag.get("hreflang") for tag in others}
    assert named <= {"uk"}


@pytest.mark.parametrize("template", ["400.html", "404.html", "405.html", "500.html", "503.html"])
def test_a_page_about_a_failure_does_so_too(template, db, rf, in_ukrainian):
    soup = BeautifulSoup(render_to_string(template, {}, rf.get("/")), "html.parser")
    assert soup.html["lang"] == "uk"
