"""What somebody sends in place of the editor's formatted text stays text, and breaks no page."""

import json
from itertools import count

import pytest
from django.urls import reverse

from pages.models import ContentPage
from tests import payloads
from tests.committed import commit
from tests.samples import logged_in, page_form, short_page

pytestmark = pytest.mark.django_db
ADD = ["pages", "contentpage"]
KINDS = ("LINK", "DOCUMENT", "IMAGE", "EMBED", "HR", "zq9xk")
ODD = {
    "no JSON": "{",
    "no object": "[]",
    "a number": "17",
    "no blocks": '{"entityMap": {}}',
    "a block without text": '{"blocks": [{"type": "unstyled"}], "entityMap": {}}',
    "an entity that is not there": json.dumps(
        {
            "blocks": [
                {
                    **{"key": "a", "type": "unstyled", "text": "abc", "depth": 0},
                    **{
                        "inlineStyleRanges": [],
                        "entityRanges": [{"offset": 0, "length": 3, "key": 9}],
                    },
                }
            ],
            "entityMap": {},
        }
    ),
    "a depth of a thousand": json.dumps(
        {
            "blocks": [
                {
                    **{"key": "a", "type": "unordered-list-item", "text": "abc", "depth": 1000},
                    **{"inlineStyleRanges": [], "entityRanges": []},
                }
            ],
            "entityMap": {},
        }
    ),
    "a range outside the text": json.dumps(
        {
            "blocks": [
                {
                    **{"key": "a", "type": "unstyled", "text": "abc", "depth": 0},
                    "inlineStyleRanges": [{"offset": -5, "length": 900, "style": "BOLD"}],
                    "entityRanges": [],
                }
            ],
            "entityMap": {},
        }
    ),
}


@pytest.fixture
def send(home, publisher):
    """Return a function that publishes a page with this as its text; it returns the answer."""
    panel, numbers = logged_in(publisher), count(1)
    address = reverse("wagtailadmin_pages:add", args=[*ADD, home.pk])

    def publish(text):
        block = ("text", {"heading": "", "text": text})
        name = f"strona-{next(numbers)}"
        facts = {"slug": name, "lead": "Wstęp.", "action-publish": "1"}
        return panel.post(address, page_form(name, [block], **facts), follow=True)

    return publish


def state(text, entities=(), style="unstyled"):
    """Return a text as the editor sends it: a paragraph, or one for each of `entities`.

    entities: (kind, data) pairs, each over all of its paragraph.
    """
    block = {"key": "a", "type": style, "text": text, "depth": 0, "inlineStyleRanges": []}
    over = [[{"offset": 0, "length": len(text), "key": key}] for key in range(len(entities))]
    paragraphs = [{**block, "entityRanges": ranges} for ranges in over or [[]]]
    kinds = {
        str(key): {"type": kind, "mutability": "MUTABLE", "data": data}
        for key, (kind, data) in enumerate(entities)
    }
    return json.dumps({"blocks": paragraphs, "entityMap": kinds})


def wrong(client):
    """Return what is wrong with the pages that were published: {address: faults}."""
    commit()
    found = {page.url: payloads.faults(client.get(page.url)) for page in ContentPage.objects.live()}
    return {address: faults for address, faults in found.items() if faults}


def test_texts_that_look_like_code_stay_texts(send, client):
    for text in payloads.PLAIN:
        assert send(state(text)).status_code == 200
    refused = [text for text in payloads.PLAIN if "\x00" in text]  # no database takes it
    assert ContentPage.objects.live().count() == len(payloads.PLAIN) - len(refused)
    assert wrong(client) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_put_over_a_text_runs_or_leads_astray(send, client, kind):
    named = ("url", "src", "href", "id", "alt", "format")
    data = [dict.fromkeys(named, address) for address in payloads.ADDRESSES]
    data += [{"url": address, "href": address} for address in payloads.ADDRESSES]  # of no page
    named = ("id", "parentId", "format", "alt")
    data += [dict.fromkeys(named, number) for number in payloads.IDS]
    assert send(state("Odsyłacz", [(kind, one) for one in data])).status_code == 200
    (page,) = ContentPage.objects.live()  # with all of it: none was a reason to refuse the page
    assert page.body[0].value["text"].source.count("<p ") == len(data)
    assert wrong(client) == {}


@pytest.mark.parametrize("style", ["header-one", "header-two", "atomic", "code-block", "zq9xk"])
def test_a_kind_of_paragraph_that_nobody_is_offered_becomes_none(send, client, style):
    send(state("Tekst", style=style))
    assert wrong(client) == {}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_no_editor_sends_breaks_nothing_and_the_next_page_is_saved(send, client, text):
    short_page("Wcześniejsza")
    assert send(text).status_code == 200
    if "abc" in text:  # nothing of what was typed is lost
        page = ContentPage.objects.get(slug="strona-1")
        assert "abc" in page.body[0].value["text"].source
    assert send(state("Dobry tekst")).status_code == 200
    assert wrong(client) == {}
