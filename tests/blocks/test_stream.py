"""The ordinary blocks: each shows what it holds, in markup that everybody can use."""

import pytest
from bs4 import BeautifulSoup

from blocks.pictures import FigureBlock
from blocks.stream import BodyStream
from blocks.text import QuoteBlock, TableBlock
from library.models import SiteDocument, SiteMedia
from pages.models import ContentPage
from tests.samples import content_page, make_files, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(home, read):
    """A page with every ordinary block, as a visitor gets it."""
    return read(content_page().url)


def test_every_block_shows_its_preview(home):
    make_files()
    for name, block in BodyStream().child_blocks.items():
        html = block.render(block.get_preview_value())
        assert len(BeautifulSoup(html, "html.parser").get_text(strip=True)) > 10, name


def test_a_quote_is_a_blockquote_with_its_source(served):
    figure = served.select_one("figure.quote")
    shown = QuoteBlock().get_preview_value()
    assert figure.blockquote.get_text(strip=True) == f"„{shown['quote']}”"
    assert figure.figcaption.get_text(strip=True).endswith(shown["source"])


def test_a_table_has_a_caption_and_headers(served):
    table = served.table
    assert table.caption.get_text(strip=True) == "Kiedy przyjmujemy wnioski"
    assert [th["scope"] for th in table.thead.find_all("th")] == ["col", "col"]
    assert [th["scope"] for th in table.tbody.find_all("th")] == ["row", "row"]
    assert table.parent["tabindex"] == "0"
    assert table.parent["aria-label"]


def test_a_table_has_no_empty_heading_and_is_named_even_without_a_title():
    block, (first, second) = TableBlock(), ({"heading": "Kwota"}, {"heading": ""})
    for columns, heads in ([(first, second), ["Kwota"]], [(second, second), []]):
        columns = [{"type": "text", **column} for column in columns]
        table = {"columns": columns, "rows": [{"values": ["1", "2"]}], "caption": ""}
        html = block.render(block.to_python({"row_headers": True, "table": table}))
        shown = BeautifulSoup(html, "html.parser")
        assert [th.get_text() for th in shown.select("thead th")] == heads
        assert not shown.caption
        assert shown.div["aria-label"] == "Tabela"


def test_a_film_has_captions_and_a_transcript(served):
    film = served.video
    assert film["preload"] == "none"
    assert "autoplay" not in film.attrs
    assert (film["width"], film["height"]) == ("320", "240")
    assert film.track["kind"] == "captions"
    assert film.track["src"].endswith(".vtt")
    transcript = served.select_one("details.transcript")
    assert "Dzień dobry, to jest przykładowy film." in transcript.get_text()


def test_a_picture_has_sizes_and_a_text_and_comes_in_small_formats(served):
    image = served.select_one("figure.figure img")
    assert image["alt"] == "Ilustracja: wejście do budynku."
    assert int(image["width"]) > 0
    assert int(image["height"]) > 0
    types = [source["type"] for source in served.select("figure.figure picture")[0]("source")]
    assert types[:2] == ["image/avif", "image/webp"]


def test_a_picture_may_say_something_else_here_or_nothing():
    block = FigureBlock()
    image = picture("Zawijas", ornament=True)
    figure = {"image": image, "alt_text": "", "caption": "Podpis"}
    assert BeautifulSoup(block.render(block.normalize(figure)), "html.parser").img["alt"] == ""
    figure["alt_text"] = "Drzwi z poręczą"
    html = BeautifulSoup(block.render(block.normalize(figure)), "html.parser")
    assert html.img["alt"] == "Drzwi z poręczą"
    assert html.figcaption.get_text(strip=True) == "Podpis"


def test_questions_unfold_without_javascript(served):
    questions = [summary.get_text(strip=True) for summary in served.select("details > summary")]
    assert "Czy mogę złożyć wniosek za mamę?" in questions


def test_steps_are_a_numbered_list(served):
    titles = [p.get_text(strip=True) for p in served.select("ol.steps > li > .steps__title")]
    assert titles == ["Wypełnij wniosek", "Przynieś go do Ośrodka", "Poczekaj na decyzję"]


def test_a_body_outlives_its_deleted_picture_document_and_film(home, client):
    page = content_page()
    for file in (picture(), SiteDocument.objects.get(), SiteMedia.objects.get()):
        file.delete()
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "Jak złożyć wniosek" in answer.content.decode()


def test_text_of_an_editor_is_never_markup():
    evil = "<script>alert(1)</script>"
    body = [
        ("quote", {"quote": evil, "source": evil}),
        ("steps", {"heading": evil, "steps": [{"title": evil, "text": ""}]}),
        ("accordion", {"heading": evil, "questions": [{"question": evil, "answer": "<p>a</p>"}]}),
        ("notice", {"level": "info", "heading": evil, "text": "<p>a</p>"}),
        ("figure", {"image": picture(), "alt_text": f'"{evil}', "caption": evil}),
    ]
    html = str(ContentPage(body=body).body)
    assert html.count("&lt;script&gt;") >= 7
    assert BeautifulSoup(html, "html.parser").find("script") is None
