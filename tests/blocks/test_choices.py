"""What somebody sends in place of a chosen picture, page or document is no choice, and no fault."""

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.test.utils.form_data import streamfield

from pages.models import ContentPage
from tests.samples import logged_in, page_form

pytestmark = pytest.mark.django_db
BLOCKS = ContentPage.body.field.stream_block.child_blocks
ODD = ["zq9xk", "1.5", "-1", "9" * 30, "\x00", "{}", "1 OR 1=1"]


def filled(block, text):
    """Return what a form sends of a block in which every answer is this text."""
    if isinstance(block, blocks.StructBlock):
        return {name: filled(child, text) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        item = {"deleted": "", "order": "0", "type": "item", "id": ""}
        return {"count": "1", "0": {**item, "value": filled(block.child_block, text)}}
    if isinstance(block, blocks.StreamBlock):
        return streamfield([(n, filled(b, text)) for n, b in block.child_blocks.items()])
    return text


@pytest.mark.parametrize("name", BLOCKS)
def test_no_block_fails_over_what_is_no_choice(home, publisher, name):
    panel = logged_in(publisher)
    address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", home.pk])
    facts = {"slug": "x", "lead": "Wstęp.", "action-publish": "1"}
    for text in ODD:  # a table that is none is refused as a whole (400)
        body = [(name, filled(BLOCKS[name], text))]
        assert panel.post(address, page_form("Strona", body, **facts)).status_code < 500
