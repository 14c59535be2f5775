"""Content checks: advice after saving, for each fault and for no other; nobody is stopped."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from wagtail.test.utils.form_data import rich_text

from blocks.base import LONG_TEXT_FEATURES
from core.checks.page import check_page
from home.models import HomePage
from pages.models import ContentPage
from tests.samples import about_page, content_page, logged_in, page_form, picture, short_page

pytestmark = pytest.mark.django_db

LONG = "Pomoc społeczna wspiera osoby i rodziny w trudnych sytuacjach życiowych. " * 4


def faults(html):
    return check_page(ContentPage(body=[("text", {"heading": "", "text": html})]))


@pytest.mark.parametrize("alt", ["IMG_2041.JPG", "wejscie.png", "dsc-0012", "foto.webp"])
def test_a_files_name_is_no_description(alt):
    figure = {"image": picture(), "alt_text": alt, "caption": ""}
    assert [alt in fault.text for fault in check_page(ContentPage(body=[("figure", figure)]))] == [
        True
    ]


@pytest.mark.parametrize(("length", "count"), [(150, 0), (151, 1)])
def test_a_very_long_description_is_pointed_at(length, count):
    image = picture("Plakat", description=("Plakat o zasiłkach. " * 20)[: length - 1] + ".")
    figure = {"image": image, "alt_text": "", "caption": ""}
    assert len(check_page(ContentPage(body=[("figure", figure)]))) == count


def test_a_description_of_what_is_seen_is_fine():
    figure = {"image": picture(), "alt_text": "Drzwi z poręczą, obok dzwonek", "caption": ""}
    assert check_page(ContentPage(body=[("figure", figure)])) == []


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<h2>Dla kogo</h2><h3>Rodziny</h3><h4>Dzieci</h4>", 0),
        ("<h2>Dla kogo</h2><h3>Rodziny</h3><h2>Kiedy</h2>", 0),
        ("<h3>Rodziny</h3>", 1),
        ("<h2>Dla kogo</h2><h4>Dzieci</h4>", 1),
        ("<h2>Dla kogo</h2><h3></h3>", 1),
        ("<p>Bez nagłówków</p>", 0),
    ],
)
def test_headings_go_down_one_level_at_a_time(html, count):
    assert len(faults(html)) == count


@pytest.mark.parametrize("text", ["tutaj", "Kliknij tutaj", "WIĘCEJ »", "czytaj dalej…", "Pobierz"])
def test_a_link_that_says_nothing_is_pointed_at(text):
    found = faults(f'<p>Zobacz <a href="https://example.org/">{text}</a>.</p>')
    assert [text in fault.text for fault in found] == [True]


@pytest.mark.parametrize("text", ["Pobierz wniosek o zasiłek", "Tutaj mieszkamy: mapa", "MOPS"])
def test_a_link_that_says_where_it_leads_is_fine(text):
    assert faults(f'<p><a href="https://example.org/">{text}</a></p>') == []


@pytest.mark.parametrize("text", ["UWAGA ZMIANA GODZIN PRACY", "PILNE – NOWY NABÓR ŻYWNOŚCI"])
def test_a_shouted_sentence_is_pointed_at(text):
    assert len(faults(f"<p>{text}</p>")) == 1


@pytest.mark.parametrize("text", ["MOPS, ZUS i PFRON", "ul. Św. Antoniego", "RODO i BIP"])
def test_abbreviations_are_fine(text):
    assert faults(f"<p>{text}</p>") == []


@pytest.mark.parametrize(("words", "count"), [("Regulamin:", 1), (LONG, 0)])
def test_a_page_with_hardly_anything_but_a_pdf_is_pointed_at(words, count):
    link = '<a href="/dokumenty/1/regulamin.pdf">Regulamin rekrutacji</a>'
    assert len(faults(f"<p>{words} {link}</p>")) == count


def test_a_page_with_another_file_is_fine():
    assert faults('<p><a href="/dokumenty/1/wniosek.docx">Wniosek o zasiłek</a></p>') == []


def test_the_examples_and_an_empty_page_are_without_fault(home):
    assert check_page(content_page()) == []
    assert check_page(about_page()) == []
    assert check_page(ContentPage()) == []


BAD = "<p>Aby pobrać wniosek, <a href='https://example.org/'>kliknij tutaj</a>.</p>"


def form(**facts):
    text = rich_text(BAD, features=LONG_TEXT_FEATURES)
    return page_form("Wniosek", [("text", {"heading": "", "text": text})], slug="wniosek", **facts)


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_the_editor_reads_the_advice_and_the_page_is_saved(home, publisher, action):
    browser = logged_in(publisher)
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    answer = browser.post(address, form(**{action: "1"}), follow=True)
    page = ContentPage.objects.get()
    assert page.live is (action == "action-publish")
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".messages .warning")
    assert [("kliknij tutaj" in item.get_text()) for item in shown.find_all("li")] == [True]


def test_the_editor_reads_the_advice_after_each_save(home, publisher):
    page = short_page("Wniosek")
    browser = logged_in(publisher)
    address = f"/admin/pages/{page.pk}/edit/"
    answer = browser.post(address, form(**{"action-save": "1"}), follow=True)
    assert b"kliknij tutaj" in b"".join(
        str(message).encode() for message in answer.context["messages"]
    )
    page.refresh_from_db()
    assert not BeautifulSoup(str(page.body), "html.parser").find("a")  # a draft, not live
    assert "kliknij tutaj" in str(page.get_latest_revision_as_object().body)


def test_nothing_is_said_about_a_page_without_fault(home, publisher):
    text = rich_text("<p>Zadzwoń do nas.</p>", features=LONG_TEXT_FEATURES)
    good = page_form("Pomoc", [("text", {"heading": "", "text": text})], slug="pomoc")
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    answer = logged_in(publisher).post(address, good, follow=True)
    levels = [message.level_tag for message in answer.context["messages"]]
    assert "warning" not in levels
    assert ContentPage.objects.exists()


def test_saving_by_itself_says_nothing(home, publisher):
    page = short_page("Wniosek")
    browser = logged_in(publisher)
    address = f"/admin/pages/{page.pk}/edit/"
    answer = browser.post(address, form(), headers={"accept": "application/json"})
    assert answer.json()["success"] is True
    assert list(get_messages(answer.wsgi_request)) == []
    shown = browser.get(address, follow=True).context["messages"]
    assert [str(message) for message in shown] == []


def test_the_words_of_an_editor_are_not_markup_in_the_advice(home, publisher):
    bad = "<p>KUPUJ &lt;B&gt; TERAZ ALBO NIGDY NIC</p><h4>&lt;img src=x&gt;</h4>"
    text = rich_text(bad, features=LONG_TEXT_FEATURES)
    evil = page_form("Pomoc", [("text", {"heading": "", "text": text})], slug="pomoc")
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    answer = logged_in(publisher).post(address, evil, follow=True)
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".messages .warning")
    assert "<img src=x>" in shown.get_text()
    assert shown.find("img") is None


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "PUNKT JEST NIECZYNNY"},
        {"title": "Ważne", "lead": "UWAGA! OŚRODEK NIECZYNNY."},
        {"title": "Ważne", "listing_summary": "Dziś: WNIOSKI PRZYJMUJEMY TYLKO RANO"},
    ],
)
def test_capitals_outside_the_body_are_pointed_at_too(facts):
    assert len(check_page(ContentPage(**facts))) == 1


def test_abbreviations_side_by_side_are_no_capitals():
    assert check_page(ContentPage(title="MOPS, ZUS, PFRON i PCPR")) == []
    assert check_page(ContentPage(title="ZUS PFRON BIP")) == []


def test_the_tasks_of_the_home_page_are_read_too():
    link = {"page": None, "address": "https://example.org", "text": "Kliknij tutaj", "hint": ""}
    assert len(check_page(HomePage(title="Pomoc", tasks=[("task", link)]))) == 1
