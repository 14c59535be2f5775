"""The About page: history, mission, goals and entrances, each shown whole."""

import pytest
from wagtail.blocks import StructBlockValidationError

from about.blocks import GOAL_ICONS, AboutStream, EntrancesBlock
from about.models import AboutPage
from tests.samples import about_page, picture

pytestmark = pytest.mark.django_db

ENTRANCES = [
    {
        "image": "first",
        "caption": "Wejście główne od ulicy Cekanowskiej",
        "alt_text": "Szklane drzwi, po prawej dzwonek",
        "access_note": "Trzy stopnie, poręcz z lewej strony",
    },
    {"image": "second", "caption": "Wejście boczne", "alt_text": "", "access_note": ""},
]
GOALS = ["przestrzeganie norm prawnych,", "ochrona danych osobowych,", "dbałość o zasoby."]


def body():
    pictures = {
        "first": picture("Pierwszy", credit="A. Żak"),
        "second": picture("Drugi", description="Drzwi od podwórza"),
    }
    entrances = [{**entrance, "image": pictures[entrance["image"]]} for entrance in ENTRANCES]
    milestones = [
        {"date": "28 lutego 1990", "event": "Uchwała o powołaniu Ośrodka."},
        {"date": "2026", "event": "Nowa strona\ninternetowa."},
    ]
    history = {"heading": "Historia", "text": "<p>Powołany uchwałą.</p>", "milestones": milestones}
    mission = {
        "heading": "Misja Ośrodka",
        "quote": "Każda pomoc jest wartościowa",
        "source": "Motto",
        "text": "<p>Wspieramy rodziny.</p>",
    }
    icons = ["law", "", "money"]
    goals = [{"text": text, "icon": icon} for text, icon in zip(GOALS, icons, strict=True)]
    return [
        ("entrances", {"heading": "Wejścia", "entrances": entrances}),
        ("history", history),
        ("mission", mission),
        ("goals", {"heading": "Cele", "goals": goals}),
    ]


@pytest.fixture
def served(home, read):
    """An About page with the four blocks, as a visitor gets it."""
    return read(about_page(body=body()).url)


def texts(tags):
    return [tag.get_text(" ", strip=True) for tag in tags]


def test_the_blocks_stand_in_order_under_their_headings(served):
    headings = served.select("article h2:not(#contents-title)")
    assert texts(headings) == ["Wejścia", "Historia", "Misja Ośrodka", "Cele"]
    assert [h2["id"] for h2 in headings] == ["wejscia", "historia", "misja-osrodka", "cele"]


def test_the_motto_is_a_blockquote_with_its_source(served):
    assert texts(served.select("figure.quote blockquote p")) == ["„Każda pomoc jest wartościowa”"]
    assert served.select_one("figure.quote figcaption").get_text().endswith("Motto")
    assert "Wspieramy rodziny." in served.article.get_text()


def test_a_mission_without_a_motto_shows_no_quote(home, read):
    mission = {"heading": "Misja", "quote": "", "source": "", "text": "<p>Wspieramy.</p>"}
    page = read(about_page(body=[("mission", mission)]).url)
    assert page.find("blockquote") is None
    assert "Wspieramy." in page.article.get_text()


def test_goals_are_an_ordered_list_and_icons_are_decoration(served):
    items = served.select("ol.goals > li")
    assert texts(items) == GOALS
    icons = [item.svg for item in items]
    assert [bool(icon) for icon in icons] == [True, False, True]
    assert icons[0]["aria-hidden"] == "true"
    assert icons[0].use["href"].endswith("#law")


def test_every_icon_of_a_goal_is_drawn(settings):
    drawn = (settings.BASE_DIR / "mopscms/static/img/icons.svg").read_text(encoding="utf-8")
    assert [name for name, _ in GOAL_ICONS if f'id="{name}"' not in drawn] == []


def test_milestones_stand_under_the_history(served):
    items = served.select("ol.milestones > li")
    assert texts(items) == [
        "28 lutego 1990 Uchwała o powołaniu Ośrodka.",
        "2026 Nowa strona internetowa.",
    ]


def test_each_entrance_is_a_figure_with_its_caption_and_access(served):
    figures = served.select("section.carousel figure.entrance")
    assert texts(f.select_one(".caption") for f in figures) == [
        "Wejście główne od ulicy Cekanowskiej",
        "Wejście boczne",
    ]
    assert texts(served.select(".caption__note")) == ["Trzy stopnie, poręcz z lewej strony"]
    assert "A. Żak" in served.select_one(".caption__credit").get_text()
    images = [figure.img for figure in figures]
    assert [image["alt"] for image in images] == [
        "Szklane drzwi, po prawej dzwonek",
        "Drzwi od podwórza",
    ]
    assert all(int(image["width"]) > 0 and int(image["height"]) > 0 for image in images)
    assert [image["loading"] for image in images] == ["eager", "lazy"]


def test_the_carousel_follows_the_pattern_and_works_without_javascript(served):
    carousel = served.select_one("section.carousel[data-carousel]")
    assert carousel["aria-labelledby"] == "wejscia"
    assert carousel["aria-roledescription"]
    slides = carousel.select("ul > li > [role=group]")
    assert [bool(slide["aria-roledescription"]) for slide in slides] == [True, True]
    labels = [slide["aria-label"] for slide in slides]
    assert [(label[0], label[-1]) for label in labels] == [("1", "2"), ("2", "2")]
    assert carousel.select_one(".carousel__slides")["tabindex"] == "0"
    assert "hidden" in carousel.select_one(".carousel__controls").attrs  # until the script runs
    assert len(carousel.select("button[type=button]")) == 2


def test_one_entrance_needs_no_buttons(home, read):
    entrance = {**ENTRANCES[1], "image": picture()}
    block = ("entrances", {"heading": "Wejście", "entrances": [entrance]})
    page = read(about_page(body=[block]).url)
    assert page.select("section.carousel button") == []
    assert len(page.select("section.carousel figure")) == 1


def test_an_entrance_without_its_picture_still_says_how_to_come_in(home, read):
    page = about_page(body=body())
    picture("Pierwszy").delete()
    slides = read(page.url).select(".carousel__slide")
    assert [bool(slide.img) for slide in slides] == [False, True]
    assert "Wejście główne od ulicy Cekanowskiej" in slides[0].get_text()
    assert "Trzy stopnie, poręcz z lewej strony" in slides[0].get_text()


def test_a_carousel_has_a_name_even_without_letters(home, read):
    entrance = {**ENTRANCES[1], "image": picture()}
    block = ("entrances", {"heading": "???", "entrances": [entrance]})
    page = read(about_page(body=[block]).url)
    name = page.select_one("section.carousel")["aria-labelledby"]
    assert page.find(id=name).get_text() == "???"


def test_an_empty_carousel_or_list_of_goals_is_refused():
    block = EntrancesBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize({"heading": "Wejścia", "entrances": []}))
    goals = AboutStream().child_blocks["goals"]
    with pytest.raises(StructBlockValidationError):
        goals.clean(goals.normalize({"heading": "Cele", "goals": []}))


def test_about_pages_live_below_the_home_page_only(home):
    assert [model.__name__ for model in AboutPage.allowed_parent_page_models()] == ["HomePage"]
    below = {model.__name__ for model in AboutPage.allowed_subpage_models()}
    assert below - {"Page"} == {"ContentPage", "EasyReadPage", "SectionPage"}
