"""Contracts on the contracts: each check of markup, blocks and page kinds sees a planted fault."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from home.models import HomePage
from pages.models import ContentPage
from tests.contracts.checks import markup, names

# -- Markup -----------------------------------------------------------------------------------

GOOD = """<html lang="pl"><head><link rel="stylesheet" href="/static/css/site.css"></head><body>
<header><nav aria-label="Menu"><a href="/">Dom</a></nav></header>
<main id="main"><h1>Tytuł</h1><h2>Dwa</h2><img src="/a.webp" alt="" width="1" height="1"></main>
<footer>Stopka</footer>
<script type="application/ld+json">{}</script></body></html>"""
PLANTED = [
    (lambda soup: markup.title_faults(soup, "Tytuł"), "<h2>Dwa</h2>", "<h1>Drugi</h1>"),
    (lambda soup: markup.title_faults(soup, "Tytuł"), "<h1>Tytuł</h1>", "<h1>Inny</h1>"),
    (markup.heading_faults, "<h2>Dwa</h2>", "<h3>Trzy</h3>"),
    (markup.heading_faults, "<h2>Dwa</h2>", "<h2></h2>"),
    (markup.landmark_faults, "footer>", "div>"),
    (markup.landmark_faults, "<h2>Dwa</h2>", "<main>Dwa</main>"),
    (markup.landmark_faults, ' aria-label="Menu"', ""),
    (markup.landmark_faults, "<h2>Dwa</h2>", '<nav aria-label="Menu"></nav>'),
    (markup.language_faults, 'lang="pl"', 'lang="en"'),
    (markup.repeated_ids, "<h2>", '<h2 id="main">'),
    (markup.repeated_ids, "<h2>", '<h2 aria-labelledby="nigdzie">'),
    (markup.inline_code, "<h2>", '<h2 style="color: red">'),
    (markup.inline_code, "<h2>", '<h2 onclick="f()">'),
    (markup.inline_code, "<h2>", "<script>f()</script><h2>"),
    (markup.inline_code, "<h2>", "<style>p {}</style><h2>"),
    (
        lambda soup: markup.foreign_loads(soup, "testserver"),
        "/a.webp",
        "https://example.org/a.webp",
    ),
    (
        lambda soup: markup.foreign_loads(soup, "testserver"),
        "/static/css/site.css",
        "//cdn.example.org/p.css",
    ),
    (
        lambda soup: markup.foreign_loads(soup, "testserver"),
        "<img",
        '<img srcset="/b 1x, //x.pl/c 2x"',
    ),
    (markup.picture_faults, ' alt=""', ""),
    (markup.picture_faults, ' width="1"', ""),
    (markup.empty_values, 'href="/"', 'href=""'),
    (markup.empty_values, 'href="/"', 'href="/None/"'),
    (markup.empty_values, 'alt=""', 'alt="None"'),
    (markup.empty_values, "Dom", ""),
    (markup.empty_values, "Stopka", "None"),
    (markup.print_faults, "css/site.css", "css/base.css"),
]


@pytest.mark.parametrize(
    ("check", "good", "bad"), PLANTED, ids=lambda part: getattr(part, "__name__", "")
)
def test_a_fault_of_the_markup_is_seen(check, good, bad):
    assert good in GOOD
    assert check(BeautifulSoup(GOOD, "html.parser")) == []
    assert check(BeautifulSoup(GOOD.replace(good, bad), "html.parser"))


# -- Page kinds and blocks --------------------------------------------------------------------


class Careless(blocks.StructBlock):
    """A block that tells editors nothing."""


class CarefulBlock(blocks.StructBlock):
    """A block as it should be."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Text")
        group = _("Text")
        preview_value = {}


class ThingsStream(blocks.StreamBlock):
    """A list as it should be."""


def test_a_block_without_a_name_or_an_introduction_is_seen():
    assert names.block_name_faults(Careless)
    assert names.block_name_faults(type("ThingsBlock", (blocks.StreamBlock,), {}))
    assert names.block_name_faults(CarefulBlock) == names.block_name_faults(ThingsStream) == []
    told = names.introduction_faults(Careless())
    assert told == ["no label", "no description", "no group", "no icon", "no preview"]
    assert names.introduction_faults(CarefulBlock()) == []
    assert names.template_of_block(CarefulBlock) == "tests/blocks/careful.html"


def test_a_page_kind_with_a_template_of_its_own_choice_is_seen():
    fine = "class ContentPage:\n    x = 1"
    assert names.template_faults(ContentPage, fine) == []
    assert names.template_faults(ContentPage, "class ContentPage:\n    template = 'x.html'")
    other = type("Other", (), {"_meta": ContentPage._meta, "template": "pages/x.html"})
    assert names.template_faults(other, fine)


class FakeKind:
    """A page kind without a database table, that stands where it is told."""

    page_description = "Opis"
    parents = (HomePage,)
    children = ()

    @classmethod
    def allowed_parent_page_models(cls):
        return cls.parents

    @classmethod
    def allowed_subpage_models(cls):
        return cls.children


def fake(name, **facts):
    """Return a page kind with these facts."""
    return type(name, (FakeKind,), facts)


def test_a_page_kind_without_a_place_is_seen():
    page = fake("GoodPage", parent_page_types=["home.HomePage"])
    home = fake("Home", children=(page,))
    assert names.place_faults(page, home, Page) == []
    for faulty in (
        fake("BesidePage", parent_page_types=["wagtailcore.Page"], parents=(Page,)),
        fake("NowherePage", parent_page_types=["home.HomePage"]),
        fake("SilentPage"),
        fake("ListingPage", parent_page_types=[], subpage_types=["home.HomePage"]),
        fake("MutePage", parent_page_types=[], page_description=""),
    ):
        around = home if faulty.__name__ == "NowherePage" else fake("Home", children=(faulty,))
        assert len(names.place_faults(faulty, around, Page)) == 1, faulty
