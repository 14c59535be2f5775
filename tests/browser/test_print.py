"""In a real browser: any page is a clean sheet of A4 with the centre's address."""

import io
import json

import pypdf
import pytest

from tests.browser.addresses import PAGES

EXAMPLE = "/przyklady/przykladowa-strona/"
PREFERRED = {"contrast": "yellow-on-black", "text": "200", "spacing": "wide", "ruler": "on"}
NEVER = "nav, button, .search-form, .preferences, .ruler, .exit, video"


@pytest.fixture(scope="module")
def printing(browser):
    """A page of somebody whose screen is as far from paper as it can be."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 800})
    kept = json.dumps(json.dumps(PREFERRED))
    context.add_init_script(f"localStorage.setItem('mopscms.preferences', {kept})")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_any_page_prints_black_on_white_with_the_address_and_without_what_is_pressed(
    printing, site, path
):
    printing.goto(site.url + path)
    printing.emulate_media(media="print")
    assert (
        printing.evaluate(
            """never => [...document.querySelectorAll(never)].filter(e => e.checkVisibility())
        .map(e => e.outerHTML.slice(0, 160))""",
            NEVER,
        )
        == []
    )
    colours = printing.evaluate(
        """() => [...new Set([...document.querySelectorAll("body, main *, header *, footer *")]
        .filter(e => e.checkVisibility() && !e.closest("svg"))
        .flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]))]"""
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    size = printing.evaluate("parseFloat(getComputedStyle(document.body).fontSize) * 0.75")
    assert 11 <= size <= 12
    letterhead = printing.evaluate(
        "getComputedStyle(document.querySelector('.site-header'), '::after').content"
    )
    assert "ul. Cekanowska 5" in letterhead
    printing.emulate_media(media="null")


def test_the_sheet_is_a4_and_says_all_that_the_page_says(printing, site):
    printing.goto(site.url + EXAMPLE)
    sheet = pypdf.PdfReader(io.BytesIO(printing.pdf(prefer_css_page_size=True)))
    for page in sheet.pages:
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    # The font has two files: what a PDF says of Polish letters is set apart with blanks.
    text = "".join("".join(page.extract_text().split()) for page in sheet.pages)
    assert text.startswith("MOPSTomaszówMazowieckiMiejskiOśrodekPomocySpołecznej")
    assert f"Tastronawinternecie:{site.url}{EXAMPLE}" in text
    assert "Tak,zjejpisemnympełnomocnictwem." in text  # folded on the screen
    assert "Pobierzwniosek(https://example.org/wniosek)" in text
    assert "Ułatwienia" not in text


def test_a_row_of_a_table_and_a_picture_are_never_parted(printing, site):
    printing.goto(site.url + EXAMPLE)
    printing.emulate_media(media="print")
    parted = printing.evaluate(
        """() => [...document.querySelectorAll("tr, figure")]
        .filter(e => getComputedStyle(e).breakInside !== "avoid").length"""
    )
    assert parted == 0
    assert (
        printing.evaluate("getComputedStyle(document.querySelector('.table-scroll')).overflowX")
        == "visible"
    )
