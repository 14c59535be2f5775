"""Checks that block: each finds its fault wherever it stands, and nothing else."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StreamValue

from about.models import AboutPage
from core.checks.page import blocking_faults, check_page
from core.checks.rules import BLOCKING
from home.models import HomePage
from library.models import SiteImage, SiteMedia
from pages.models import ContentPage
from services.models import ServicePage
from tests import samples
from tests.contracts import registry
from tests.samples import picture

pytestmark = pytest.mark.django_db


def nameless(**facts):
    """Return a picture as an import may leave it: without a description."""
    return picture("Bez opisu", description="", **facts)


def film(**facts):
    return SiteMedia.objects.create(
        **{"title": "Film o nas", "type": "video", "file": ContentFile(b"", "film.mp4"), **facts}
    )


def page(*blocks):
    return ContentPage(title="Pomoc", body=list(blocks))


def text(html, heading=""):
    return ("text", {"heading": heading, "text": html})


def rules(found):
    return [fault.rule for fault in found]


def blocked(*blocks):
    return rules(blocking_faults(page(*blocks)))


def table(columns=("Rodzaj",), caption="Kwoty", row_headers=False):
    stream = ContentPage._meta.get_field("body").stream_block
    raw = {
        "columns": [{"type": "text", "heading": heading} for heading in columns],
        "rows": [{"values": ["300 zł"] * len(columns)}],
        "caption": caption,
    }
    value = {"row_headers": row_headers, "table": raw}
    return StreamValue(stream, [{"type": "table", "value": value}], is_lazy=True)


def figure(**facts):
    return {"image": nameless(), "alt_text": "", "caption": "", **facts}


# -- Pictures --


def test_a_picture_without_a_description_blocks_in_a_figure_and_deep_in_a_gallery():
    gallery = {"heading": "Galeria", "pictures": [{**figure(), "image": picture()}, figure()]}
    found = blocking_faults(page(text("<p>Dzień dobry</p>"), ("figure", figure())))
    assert [(f.rule, f.field, f.block) for f in found] == [("picture-text", "body", 1)]
    assert "Bez opisu" in found[0].text
    assert blocked(("gallery", gallery)) == ["picture-text"]


def test_a_picture_in_the_carousel_blocks_too():
    entrance = {**figure(), "caption": "Wejście główne", "access_note": ""}
    value = {"heading": "Wejścia", "entrances": [entrance]}
    assert rules(blocking_faults(AboutPage(title="O nas", body=[("entrances", value)]))) == [
        "picture-text"
    ]


@pytest.mark.parametrize(
    "facts", [{"alt_text": "Drzwi z poręczą"}, {"image": None}, {"ornament": True}]
)
def test_a_described_a_decorative_and_a_lost_picture_block_nothing(facts):
    ornament = facts.pop("ornament", False)
    if ornament:
        facts = {"image": SiteImage.objects.create(title="Tło", file=samples.png(), ornament=True)}
    assert blocked(("figure", figure(**facts))) == []


@pytest.mark.parametrize("html", ['<img src="/a.png">', '<embed embedtype="image" id="1" alt=""/>'])
def test_a_picture_in_rich_text_of_an_import_blocks(html):
    assert blocked(text(f"<p>Plakat</p>{html}")) == ["picture-text"]


# -- Tables --


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"columns": ("",)}, ["table-headings"]),
        ({"columns": ("", ""), "row_headers": True}, []),
        ({"columns": ("", "Kwota")}, []),
    ],
)
def test_a_table_needs_headings_of_columns_or_of_rows(facts, found):
    assert rules(blocking_faults(ContentPage(title="Kwoty", body=table(**facts)))) == found


def test_a_table_without_a_title_is_only_advised_on():
    untitled = ContentPage(title="Kwoty", body=table(caption=""))
    assert rules(check_page(untitled)) == ["table-title"]


def test_a_table_in_rich_text_of_an_import_blocks():
    assert blocked(text("<table><tr><td>300 zł</td></tr></table>")) == ["table-headings"]


# -- Headings --


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([text("<h3>Rodziny</h3>", "Dla kogo")], []),
        ([text("<p>Tak</p>", "Dla kogo"), text("<h3>Rodziny</h3>")], []),
        ([text("<h4>Dzieci</h4>", "Dla kogo")], ["heading-level"]),
        ([text("<p>Wstęp</p>"), text("<h3>Rodziny</h3>")], ["heading-level"]),
        ([text("<h2></h2>")], ["heading-empty"]),
        ([text("<h3> </h3>", "Dla kogo")], ["heading-empty"]),
    ],
)
def test_headings_are_followed_from_block_to_block(blocks, found):
    assert blocked(*blocks) == found


def test_the_fault_names_its_place_and_the_way_out():
    fault = blocking_faults(page(text("<p>Tak</p>"), text("<h4>Dzieci</h4>", "Dla kogo")))[0]
    assert str(fault).startswith("Treść, blok 2 (Tekst z nagłówkiem „Dla kogo”): ")
    assert "Dzieci" in fault.text


# -- Links --


@pytest.mark.parametrize("inner", ["", " ", "<b></b>"])
def test_a_link_without_text_blocks(inner):
    assert blocked(text(f'<p><a href="https://example.org">{inner}</a></p>')) == ["link-empty"]


def test_a_link_without_text_to_a_page_that_nobody_reads_yet_blocks_too(home):
    draft = samples.short_page("Szkic", live=False)
    assert blocked(text(f'<p><a linktype="page" id="{draft.pk}"></a></p>')) == ["link-empty"]


def test_a_link_in_a_field_of_text_and_in_a_nested_list_blocks():
    service = ServicePage(title="Zasiłek", for_whom='<p><a href="https://example.org"></a></p>')
    assert [(f.rule, f.field) for f in blocking_faults(service)] == [("link-empty", "for_whom")]
    step = '<p><a href="https://example.org"></a></p>'
    channel = {"kind": "post", "name": "", "steps": [step], "address": ""}
    service = ServicePage(title="Zasiłek", how_to_apply=[("channel", channel)])
    assert rules(blocking_faults(service)) == ["link-empty"]


def test_a_task_without_words_blocks():
    link = {"page": None, "address": "https://example.org", "text": "", "hint": ""}
    assert rules(blocking_faults(HomePage(title="Pomoc", tasks=[("task", link)]))) == ["link-empty"]


# -- Recordings --


def test_a_film_without_captions_blocks_and_without_a_transcript_is_advised_on():
    value = ("video", {"heading": "", "video": film()})
    assert rules(check_page(page(value))) == ["film-captions", "film-transcript"]
    assert blocked(value) == ["film-captions"]
    whole = film(captions=ContentFile(b"WEBVTT", "n.vtt"), transcript="Dzień dobry.")
    assert check_page(page(("video", {"heading": "", "video": whole}))) == []


def test_a_film_in_which_nobody_speaks_needs_no_captions_but_what_is_seen_in_words():
    mute = ("video", {"heading": "", "video": film(without_speech=True)})
    assert rules(check_page(page(mute))) == ["film-transcript"]
    assert blocked(mute) == []


def test_a_sound_without_a_transcript_is_only_advised_on():
    value = ("video", {"heading": "", "video": film(type="audio")})
    assert rules(check_page(page(value))) == ["sound-transcript"]


# -- All --


def test_each_fault_is_said_once_and_what_blocks_comes_first():
    link = '<a href="https://example.org"></a>'
    found = check_page(page(text(f"<p>UWAGA ZMIANA GODZIN PRACY {link} albo {link}</p>")))
    assert rules(found) == ["link-empty", "capitals"]


def test_what_blocks_is_what_the_law_asks_for():
    assert [
        *("picture-text", "table-headings", "heading-level", "heading-empty", "link-empty"),
        "film-captions",
    ] == BLOCKING


@pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)
def test_no_sample_is_stopped(kind, home):
    sample = getattr(samples, registry.snake(kind))()
    assert [str(fault) for fault in blocking_faults(sample)] == []
