"""Contracts: classes and templates share a name, and editors can tell blocks apart."""

import inspect

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.blocks import StructBlock

from tests.contracts import registry
from tests.contracts.checks import markup, names

KINDS = registry.page_kinds()
STRUCTS = [b for b in registry.block_classes() if issubclass(b, StructBlock)]
CHOSEN = registry.chosen_blocks()


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
def test_a_page_kind_has_the_template_of_its_name(kind):
    assert names.template_faults(kind, inspect.getsource(kind)) == []
    app, template = kind._meta.app_label, f"{registry.snake(kind)}.html"
    assert (registry.BASE_DIR / app / "templates" / app / template).is_file()


@pytest.mark.parametrize("block", registry.block_classes(), ids=registry.name_of)
def test_a_block_is_called_block_and_a_list_of_blocks_stream(block):
    assert names.block_name_faults(block) == []


@pytest.mark.parametrize("block", STRUCTS, ids=registry.name_of)
def test_a_block_has_the_template_of_its_name(block):
    app, template = block.__module__.split(".")[0], names.template_of_block(block)
    assert block().meta.template == template
    assert (registry.BASE_DIR / app / "templates" / template).is_file()


@pytest.mark.parametrize("block", CHOSEN.values(), ids=list(CHOSEN))
def test_a_block_that_editors_choose_introduces_itself(block):
    assert names.introduction_faults(block) == []


@pytest.mark.parametrize("block", CHOSEN.values(), ids=list(CHOSEN))
def test_the_preview_of_a_block_wears_the_look_of_the_site(block, editor_browser):
    address = reverse("wagtailadmin_block_preview")
    response = editor_browser.get(address, {"id": block.definition_prefix})
    assert (response.status_code, response["X-Frame-Options"]) == (200, "SAMEORIGIN")
    soup = BeautifulSoup(response.content, "html.parser")
    sheets = [link["href"] for link in soup.find_all("link", rel="stylesheet")]
    assert "/static/css/site.css" in sheets
    assert soup.main.get_text(strip=True)
    assert markup.repeated_ids(soup) == []
