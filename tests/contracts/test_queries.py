"""Contracts: a page asks the database a bounded number of questions, whatever the site."""

import re

import pytest
from django.test import Client

from home.models import HomePage
from mopscms.content.bulk import multiply
from pages.models import ContentPage
from tests import samples
from tests.committed import commit, questions
from tests.contracts import planting, registry

FRAME = 2  # of a page of text: the way to it, the page; the frame is remembered
FRAME_ANEW = 14  # the same after a change: menu, footer, centre, notices, hours, restrictions
KIND = 8  # of a kind that also shows lists and records of its own
EVERY_BLOCK = 20  # every block that a page may hold at once, its own records, the frame
KINDS = pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)


def queries_of(page):
    """Return what the page asks the database from the second visit on: a list of SQL."""
    commit()
    Client().get(page.url)
    return asked_by(page)


def asked_by(page):
    """Return what the page asks the database now."""
    with questions() as asked:
        assert Client().get(page.url).status_code == 200
    return asked


def listed(queries):
    """Return the questions without their long lists of columns, one under another."""
    return "\n".join(re.sub("SELECT .*? FROM", "SELECT … FROM", query) for query in queries)


def add_pages(parent, count, **facts):
    """Put pages with a picture below a page; return the page as it is then."""
    for number in range(count):
        page = ContentPage(title=f"Strona {number}", listing_image=samples.picture(), **facts)
        parent.add_child(instance=page)
    return type(parent).objects.get(pk=parent.pk)


def test_a_page_of_text_asks_two_questions(tree):
    found = queries_of(planting.empty(tree[ContentPage]))
    assert len(found) <= FRAME, listed(found)


def test_the_first_page_after_a_change_asks_for_the_frame_too(tree):
    page = planting.empty(tree[ContentPage])
    queries_of(page)
    commit()
    found = asked_by(page)
    assert FRAME < len(found) <= FRAME_ANEW, listed(found)


@KINDS
def test_a_page_without_blocks_asks_a_bounded_number_of_questions(kind, tree):
    found = queries_of(planting.empty(tree[kind]))
    assert len(found) <= KIND, listed(found)


@KINDS
def test_a_page_with_every_block_asks_a_bounded_number_of_questions(kind, tree):
    found = queries_of(planting.fill(tree[kind]))
    assert len(found) <= EVERY_BLOCK, listed(found)


def typical_children():
    """Return the kind of page that stands most typically below each kind: {parent: child}."""
    kinds = registry.page_kinds()
    below = {kind: [k for k in kinds if kind in k.allowed_parent_page_models()] for kind in kinds}
    places = {kind: len(kind.allowed_parent_page_models()) for kind in kinds}
    return {kind: min(found, key=places.get) for kind, found in below.items() if found}


@pytest.mark.parametrize(("parent", "child"), typical_children().items(), ids=registry.name_of)
def test_the_number_of_questions_is_the_same_with_3_and_with_300_children(parent, child, tree):
    page = planting.empty(tree[parent])
    sample = getattr(samples, registry.snake(child))
    below = sample(parent=page, title="Wiele takich", slug="wiele-takich")
    multiply(below, 2)
    few = queries_of(parent.objects.get(pk=page.pk))
    multiply(below, 297)
    many = queries_of(parent.objects.get(pk=page.pk))
    assert len(few) == len(many), listed(many)


@KINDS
def test_the_number_of_questions_does_not_grow_with_the_site(kind, tree):
    page = planting.empty(tree[kind])
    counts = []
    for count in (3, 27):
        add_pages(HomePage.objects.get(), count, show_in_menus=True)
        counts.append(len(queries_of(kind.objects.get(pk=page.pk))))
    assert counts[0] == counts[1]
