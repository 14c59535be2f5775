"""An amount in a text: by reference, as it is on the day of reading, whatever id is stored."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText, get_text_for_indexing

from amounts.models import Amount
from blocks.base import LONG_TEXT_FEATURES
from mopscms.content.examples.amounts import amount
from tests.samples import short_page

pytestmark = pytest.mark.django_db

NO_IDS = ["abc", "", "9" * 23, "-1", "1.5", "²", "999999", "&lt;b&gt;", "1 or 1=1"]
ASK = "(zapytaj nas o aktualną kwotę)"
FIRST, LAST, NEXT = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _a_day(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def allowance():
    values = [("215.84", FIRST, LAST), ("230", NEXT, LAST.replace(year=2027))]
    return amount("Zasiłek pielęgnacyjny", values, per="miesięcznie")


def reference(number):
    return f'<embed embedtype="amount" id="{number}"/>'


def shown(source):
    return str(RichText(source)).strip().replace("\u00a0", " ")


def page_with(*texts, **facts):
    body = [("text", {"heading": "", "text": text}) for text in texts]
    return short_page("Zasiłki", body=body, **facts)


def paragraphs(page):
    return [p.get_text().replace("\u00a0", " ") for p in page.article.find_all("p")]


# -- On a page --------------------------------------------------------------------------------


def test_a_text_says_what_the_amount_is_today(allowance):
    text = f"<p>Dostaniesz <b>{reference(allowance.pk)}</b>, jeśli &lt;…</p>"
    assert shown(text) == "<p>Dostaniesz <b>215,84 zł miesięcznie</b>, jeśli &lt;…</p>"


def test_what_staff_typed_into_an_amount_is_no_markup():
    one = amount("Próba", [(1, FIRST, None)], per='<script>alert("x")</script>')
    assert "<script" not in shown(f"<p>{reference(one.pk)}</p>")
    assert "&lt;script&gt;" in shown(f"<p>{reference(one.pk)}</p>")


@pytest.mark.parametrize("number", NO_IDS)
def test_a_reference_to_nothing_tells_readers_to_ask(allowance, number):
    assert shown(f"<p>Kwota: {reference(number)}.</p>") == f"<p>Kwota: {ASK}.</p>"


def test_a_reference_without_an_id_tells_readers_to_ask():
    assert shown('<p><embed embedtype="amount"/></p>') == f"<p>{ASK}</p>"


def test_a_deleted_amount_breaks_no_page(home, read, allowance):
    page = page_with(f"<p>{reference(allowance.pk)}</p>")
    allowance.delete()
    assert ASK in paragraphs(read(page.url))


def test_the_page_changes_by_itself_on_the_day_and_warns_when_nothing_follows(
    home, read, allowance, monkeypatch
):
    page = page_with(f"<p>{reference(allowance.pk)}</p>")
    seen = {}
    for day in (LAST, NEXT, date(2028, 1, 1)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        seen[day.isoformat()] = paragraphs(read(page.url))[0]
    assert seen == {
        "2026-12-31": "215,84 zł miesięcznie",
        "2027-01-01": "230 zł miesięcznie",
        "2028-01-01": "230 zł miesięcznie "
        "(kwota mogła się zmienić: obowiązywała do 31 grudnia 2027)",
    }


def test_a_corrected_value_is_on_the_page_at_once(home, read, allowance):
    page = page_with(f"<p>{reference(allowance.pk)}</p>")
    assert paragraphs(read(page.url))[0].startswith("215,84")
    allowance.values.filter(valid_from=FIRST).update(value="220")
    assert paragraphs(read(page.url))[0].startswith("220 zł")


def test_ten_texts_with_amounts_ask_no_more_questions_than_one(home, client):
    numbers = [amount(f"Kwota {n}", [(n, FIRST, None)]).pk for n in range(10)]
    text = "<p>" + " ".join(map(reference, numbers)) + "</p>"
    counts = []
    for title, texts in (("Bez", ["<p>x</p>"]), ("Jeden", [text]), ("Dziesięć", [text] * 10)):
        body = [("text", {"heading": "", "text": one}) for one in texts]
        page = short_page(title, body=body)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        counts.append(len(captured))
    without, one, ten = counts
    assert one == ten == without + 2  # the amounts and their values


def test_every_kind_of_text_on_a_page_may_hold_an_amount(home, read, allowance):
    text = f"<p>{reference(allowance.pk)}</p>"
    answer = {"question": "Ile dostanę?", "answer": text}
    body = [
        ("notice", {"level": "info", "heading": "Ważne", "text": text}),
        ("steps", {"heading": "", "steps": [{"title": "Złóż wniosek", "text": text}]}),
        ("accordion", {"heading": "", "questions": [answer]}),
    ]
    page = short_page("Ile dostanę", body=body)
    assert len([p for p in paragraphs(read(page.url)) if "215,84 zł" in p]) == 3


# -- Elsewhere --------------------------------------------------------------------------------


def test_neither_the_page_nor_the_search_holds_a_figure(home, allowance):
    page = page_with(f"<p>Dostaniesz {reference(allowance.pk)} od nas.</p>")
    assert "215" not in str(page.body.get_prep_value())
    assert "215" not in get_text_for_indexing(page.body[0].value["text"].source)


def test_the_uses_of_an_amount_are_known(home, allowance):
    page = page_with(f"<p>{reference(allowance.pk)}</p>")
    uses = ReferenceIndex.get_references_to(allowance)
    assert [use.object_id for use in uses] == [str(page.pk)]


@pytest.mark.parametrize("number", NO_IDS)
def test_a_page_with_a_bad_reference_may_be_saved(home, number):
    page = page_with(f"<p>{reference(number)}</p>")
    uses = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type__model=Amount._meta.model_name
    )
    assert uses.count() == (1 if number == "999999" else 0)


# -- In the editor ----------------------------------------------------------------------------


@pytest.fixture
def converter():
    return ContentstateConverter(LONG_TEXT_FEATURES)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{}</p>",
        "<p>Dostaniesz {} miesięcznie.</p>",
        "<p>Dostaniesz ({}), jeśli…</p>",
        "<p>Od {} do {}</p>",
        "<p>{}{}</p>",
        "<p><b>{}</b></p>",
        "<p><i>{}</i> i <b>{}</b></p>",
        "<p><b><i>{}</i></b></p>",
        "<h3>Ile? {}</h3>",
        "<ul><li>{}</li><li>albo {} razem</li></ul>",
        "<p>jeden<br/>{}</p>",
        '<p><a href="https://example.org/">tu</a> {}</p>',
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_what_is_stored_comes_back_from_the_editor_unchanged(converter, source, known, allowance):
    number = allowance.pk if known else 999_999
    stored = source.replace("{}", reference(number))
    back = BeautifulSoup(
        converter.to_database_format(converter.from_database_format(stored)), "html.parser"
    )
    for element in back.find_all(attrs={"data-block-key": True}):
        del element["data-block-key"]
    assert str(back) == str(BeautifulSoup(stored, "html.parser"))


def test_amounts_amid_bold_words_stay_bold(converter, allowance):
    stored = f"<p><b>Kwota {reference(allowance.pk)}, ok</b></p>"
    back = converter.to_database_format(converter.from_database_format(stored))
    soup = BeautifulSoup(back, "html.parser")
    assert soup.get_text() == "Kwota , ok"
    assert all(child.name == "b" for child in soup.p.children)


def in_editor(converter, number):
    """Return the text and the entity that the editor makes of a reference."""
    state = json.loads(converter.from_database_format(f"<p>Ile: {reference(number)}</p>"))
    return state["blocks"][0]["text"], state["entityMap"]["0"]["data"]


def test_the_editor_is_told_name_and_figure_but_has_neither_in_its_text(converter, allowance):
    text, entity = in_editor(converter, allowance.pk)
    assert text == "Ile: ¤"
    assert entity == {
        "id": str(allowance.pk),
        "label": "Kwota: Zasiłek pielęgnacyjny",
        "says": "215,84\u00a0zł miesięcznie",
    }


def test_the_editor_says_that_an_amount_was_deleted(converter):
    text, entity = in_editor(converter, 7)
    assert (text, entity) == ("Ile: ¤", {"id": "7", "label": "Kwota: usunięta", "says": ASK})


def test_a_text_outside_of_a_paragraph_can_be_opened(converter, allowance):
    stored = reference(allowance.pk)
    assert stored in converter.to_database_format(converter.from_database_format(stored))


def test_a_form_without_an_id_is_no_error(converter, allowance):
    state = converter.from_database_format(f"<p>{reference(allowance.pk)}</p>")
    bare = state.replace(f'"id": "{allowance.pk}",', "")
    assert "<embed" in converter.to_database_format(bare)
