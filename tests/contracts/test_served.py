"""Contracts: every page is served to an anonymous visitor as sound, accessible, quiet markup."""

import pytest
from bs4 import BeautifulSoup
from django.template.base import Variable, VariableDoesNotExist
from django.test import Client

from tests.contracts import planting, registry
from tests.contracts.checks import markup

HOST = "testserver"
KINDS = registry.page_kinds()
CHECKS = [
    markup.heading_faults,
    markup.landmark_faults,
    markup.language_faults,
    markup.repeated_ids,
    markup.inline_code,
    markup.picture_faults,
    markup.empty_values,
    markup.print_faults,
]
FILLINGS = [planting.as_it_is, planting.empty, planting.fill, planting.fill_twice]


def faults_of(response, title=None):
    """Return every fault of an answer, after the cookies that it should not set."""
    soup = BeautifulSoup(response.content, "html.parser")
    faults = [*response.cookies, *markup.title_faults(soup, title or soup.h1.get_text(strip=True))]
    faults += markup.foreign_loads(soup, HOST)
    return faults + [fault for check in CHECKS for fault in check(soup)]


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
@pytest.mark.parametrize("filling", FILLINGS)
def test_a_page_of_any_kind_is_served_to_an_anonymous_visitor(kind, filling, tree):
    page = filling(tree[kind])
    response = Client().get(page.url)
    assert response.status_code == 200
    assert faults_of(response, page.title) == []


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
def test_no_template_asks_a_page_for_what_it_has_not(kind, tree, monkeypatch):
    """Django finds out slowly: one such question took a twentieth of the time of a page."""
    found, missing = Variable._resolve_lookup, []

    def look_up(variable, context):
        try:
            return found(variable, context)
        except VariableDoesNotExist:
            missing.append(variable.var)
            raise

    monkeypatch.setattr(Variable, "_resolve_lookup", look_up)
    Client().get(planting.fill(tree[kind]).url)
    assert [name for name in missing if name.startswith(("page.", "request."))] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/szukaj/", 200),
        ("/szukaj/?q=strona", 200),
        ("/szukaj/?q=qwertyuiop", 200),
        ("/nie-ma-takiej-strony/", 404),
    ],
)
def test_a_page_outside_the_tree_is_as_sound(address, status, tree):
    response = Client().get(address)
    assert response.status_code == status
    assert faults_of(response) == []
