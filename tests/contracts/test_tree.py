"""Contracts: every page kind has a sample, a place below the home page, and a description."""

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from tests import samples
from tests.contracts import registry
from tests.contracts.checks import names

KINDS = pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)


@KINDS
def test_a_page_kind_has_a_sample_of_its_name(kind):
    assert callable(getattr(samples, registry.snake(kind), None))


@KINDS
def test_a_page_kind_has_a_place_in_the_tree(kind):
    assert names.place_faults(kind, HomePage, Page) == []


@KINDS
def test_a_page_kind_is_made_from_the_base_of_all_pages(kind):
    assert [base.__name__ for base in kind.__mro__ if base.__name__ == "BasePage"]


@KINDS
def test_a_sample_is_published_where_an_editor_could_put_it(kind, tree):
    page = tree[kind]
    assert (type(page), page.live) == (kind, True)
    parent = page.get_parent().specific_class
    assert parent in kind.allowed_parent_page_models()
    home = Site.objects.get(is_default_site=True).root_page
    assert page.is_descendant_of(home) or page.pk == home.pk
