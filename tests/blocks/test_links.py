"""Links: one target each, and no way to a page that visitors may not read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import blocks
from wagtail.models import Page

from blocks.links import DocumentsBlock, LinkBlock, LinkButtonsBlock, PageCardsBlock
from blocks.stream import BodyStream
from library.models import SiteDocument
from tests.library.versions import document, private_collection, versions
from tests.samples import hidden_pages, make_files, make_private, short_page

pytestmark = pytest.mark.django_db

EMPTY = {"page": None, "address": "", "text": ""}


def link(**facts):
    return LinkBlock().normalize({**EMPTY, **facts})


def faults(value):
    try:
        LinkBlock().clean(value)
    except blocks.StructBlockValidationError as refused:
        return list(refused.block_errors)
    return []


def test_a_link_has_exactly_one_target(home):
    page = short_page("Kontakt")
    assert faults(link(page=page)) == []
    assert faults(link(address="https://example.org/", text="Wniosek")) == []
    assert faults(link()) == ["page"]
    assert faults(link(page=page, address="https://example.org/", text="Wniosek")) == ["page"]


def test_a_link_without_a_text_is_left_to_the_checks_at_publishing():
    assert faults(link(address="https://example.org/")) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "strona"])
def test_an_address_that_is_none_is_refused(address):
    assert "address" in faults(link(address=address, text="Wniosek"))


def test_a_link_says_its_text_or_the_pages_title(home):
    page = short_page("Kontakt")
    assert (link(page=page).url, link(page=page).label) == ("/kontakt/", "Kontakt")
    assert link(page=page, text="Zadzwoń").label == "Zadzwoń"
    assert link(address="https://example.org/", text="Wniosek").url == "https://example.org/"
    assert (link().url, link().label) == ("", "")


def test_a_link_to_a_hidden_page_leads_nowhere_and_is_not_shown(home):
    for page in hidden_pages():
        value = link(page=page, text="Sekret")
        assert value.url == ""
        buttons = LinkButtonsBlock()
        html = buttons.render(buttons.normalize({"links": [value]}))
        assert "Sekret" not in html
        assert page.slug not in html


def test_a_page_outside_the_site_has_no_link_and_no_card(home):
    outside = Page.get_first_root_node().add_child(instance=Page(title="Poza witryną"))
    assert outside.url is None
    assert link(page=outside).url == ""
    block, value = cards([outside])
    assert value.shown == []
    assert "None" not in block.render(value)


def buttons(*links):
    block = LinkButtonsBlock()
    return block.render(block.normalize({"links": list(links)}))


def test_buttons_that_lead_nowhere_leave_no_empty_list(home):
    assert buttons(*(link(page=page) for page in hidden_pages())).strip() == ""
    assert buttons().strip() == ""


def body_of(pages):
    """Return a body as the database gives it: half of the links in one block, half in another."""
    half = len(pages) // 2
    links = [{**EMPTY, "page": page.pk} for page in pages]
    values = [{"links": part} for part in (links[:half], links[half:])]
    return BodyStream().to_python([{"type": "link_buttons", "value": value} for value in values])


def test_many_buttons_ask_no_more_questions_than_two(home):
    make_private(short_page("Notatka"))
    counts = []
    for count in (2, 20):
        pages = [short_page(f"Strona {count} {number}") for number in range(count)]
        str(body_of(pages))
        with CaptureQueriesContext(connection) as captured:
            assert str(body_of(pages)).count("<a ") == count
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 4


def test_many_blocks_of_buttons_ask_no_more_than_one(home):
    page = short_page("Kontakt")
    assert page.url == "/kontakt/"  # and Wagtail knows now where the site starts
    block = {"type": "link_buttons", "value": {"links": [{**EMPTY, "page": page.pk}]}}
    counts = []
    for count in (1, 10):
        body = BodyStream().to_python([block] * count)
        with CaptureQueriesContext(connection) as captured:
            assert str(body).count("<a ") == count
        counts.append(len(captured))
    assert counts[0] == counts[1]


def cards(pages):
    block = PageCardsBlock()
    return block, block.normalize({"heading": "Zobacz też", "pages": pages})


def test_cards_keep_the_editors_order_and_hide_what_is_hidden(home):
    one, two, three = (short_page(title) for title in ("Pierwsza", "Druga", "Trzecia"))
    block, value = cards([three, *hidden_pages(), one, two])
    assert value.shown == [three, one, two]
    html = block.render(value)
    assert [html.count(page.url) for page in (one, two, three)] == [1, 1, 1]
    assert html.index("Trzecia") < html.index("Pierwsza") < html.index("Druga")


def test_cards_without_any_public_page_show_no_heading(home):
    block, value = cards(hidden_pages())
    assert block.render(value).strip() == ""


def test_cards_survive_a_deleted_page(home):
    page = short_page("Nieaktualna")
    block, value = cards([page])
    raw = block.get_prep_value(value)
    page.delete()
    assert block.to_python(raw).shown == []


def test_a_document_shows_its_type_and_size():
    make_files()
    document = SiteDocument.objects.get()
    block = DocumentsBlock()
    documents = [{"document": document, "title": "Wniosek o zasiłek"}]
    html = block.render(block.normalize({"heading": "", "documents": documents}))
    assert f'<a href="{document.url}">Wniosek o zasiłek</a>' in html
    assert "(TXT, 22" in html
    assert document.url.startswith("/dokumenty/")


def documents_block(*documents, title=""):
    items = [{"document": one.pk, "title": title} for one in documents]
    return {"type": "documents", "value": {"heading": "Wnioski", "documents": items}}


def shown_documents(*documents, title=""):
    return str(BodyStream().to_python([documents_block(*documents, title=title)]))


def test_a_replaced_document_is_shown_in_its_newest_version():
    oldest, old, new = versions(3)
    for chosen in (oldest, old, new):
        html = shown_documents(chosen)
        assert f'<a href="{new.url}">Wniosek 2026</a>' in html
        assert "wersja z 1 listopada 2026" in html
        assert "2025" not in html
    assert f'<a href="{new.url}">Druk roczny</a>' in shown_documents(old, title="Druk roczny")


def test_an_old_and_a_new_version_chosen_together_are_shown_once():
    assert shown_documents(*versions(3)).count("<li>") == 1


def test_a_replacement_that_is_private_is_not_named():
    old, new = versions()
    new.collection = private_collection()
    new.save()
    html = shown_documents(old)
    assert f'<a href="{old.url}">Wniosek 2025</a>' in html
    assert "2026" not in html


def test_many_documents_in_many_blocks_ask_no_more_questions_than_two(home):
    same = short_page("Krok po kroku")
    assert same.url  # and Wagtail knows now where the site starts
    counts = []
    for count in (2, 20):
        chosen = [document(f"Druk {number}", web_page=same) for number in range(count)]
        chosen += [versions()[0] for _ in range(count)]
        body = BodyStream().to_python([documents_block(one) for one in chosen])
        with CaptureQueriesContext(connection) as captured:
            assert str(body).count("<li>") == 2 * count
        counts.append(len(captured))
    assert counts[0] == counts[1]
