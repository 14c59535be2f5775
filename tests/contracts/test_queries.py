"""Contracts: a page asks the database a bounded number of questions, whatever the site."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from pages.models import ContentPage
from tests import samples
from tests.contracts import planting, registry

PLAIN = 12  # the whole frame included: menu, breadcrumbs, footer, structured data
EVERY_BLOCK = 30  # every block that a page may hold at once, the frame included
KINDS = pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)


def queries_of(page):
    """Return what the page asks the database once its pictures are made: a list of SQL."""
    Client().get(page.url)
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(page.url).status_code == 200
    return [query["sql"] for query in captured]


def listed(queries):
    """Return the questions without their long lists of columns, one under another."""
    return "\n".join(re.sub("SELECT .*? FROM", "SELECT … FROM", query) for query in queries)


def add_pages(parent, count, **facts):
    """Put pages with a picture below a page; return the page as it is then."""
    for number in range(count):
        page = ContentPage(title=f"Strona {number}", listing_image=samples.picture(), **facts)
        parent.add_child(instance=page)
    return type(parent).objects.get(pk=parent.pk)


@KINDS
def test_a_plain_page_asks_at_most_twelve_questions(kind, tree):
    found = queries_of(planting.empty(tree[kind]))
    assert len(found) <= PLAIN, listed(found)


@KINDS
def test_a_page_with_every_block_asks_a_bounded_number_of_questions(kind, tree):
    found = queries_of(planting.fill(tree[kind]))
    assert len(found) <= EVERY_BLOCK, listed(found)


@KINDS
def test_the_number_of_questions_does_not_grow_with_the_site(kind, tree):
    page = planting.empty(tree[kind])
    counts = []
    for count in (3, 27):
        add_pages(HomePage.objects.get(), count, show_in_menus=True)
        page = kind.objects.get(pk=page.pk)
        if ContentPage in kind.allowed_subpage_models():
            page = add_pages(page, count)
        counts.append(len(queries_of(page)))
    assert counts[0] == counts[1]
