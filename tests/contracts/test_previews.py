"""Contracts: the preview of a page that was never saved works for every kind."""

import pytest

from home.models import HomePage
from tests.contracts import planting, registry

NEW = [kind for kind in registry.page_kinds() if kind is not HomePage]


@pytest.mark.parametrize("kind", NEW, ids=registry.name_of)
def test_a_new_page_can_be_previewed_before_its_first_save(kind, tree):
    parent = tree[planting.parents_of(kind, tree)[0]]
    page = kind(title="Nowa strona", slug="nowa-strona")
    page.depth = parent.depth + 1
    page.path = type(parent)._get_children_path_interval(parent.path)[0]  # as Wagtail does
    page.set_url_path(parent)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Nowa strona" in response.content.decode()
