"""Advice on files: a page that leads to a document which not everybody can read says so."""

import pytest
from wagtail.test.utils.form_data import rich_text

from blocks.base import LONG_TEXT_FEATURES
from core.checks.page import blocking_faults, check_page
from legal.models import WhistleblowerPage
from pages.models import ContentPage
from services.models import ServiceForm, ServicePage
from tests.committed import questions
from tests.core.test_accessibility import pdf
from tests.samples import logged_in, page_form, short_page

pytestmark = pytest.mark.django_db

WORDS = "Pomoc społeczna wspiera osoby i rodziny w trudnych sytuacjach życiowych. " * 4


def page_with(*documents):
    links = "".join(f'<a linktype="document" id="{one.pk}">{one.title}</a> ' for one in documents)
    return ContentPage(body=[("text", {"heading": "", "text": f"<p>{WORDS}{links}</p>"})])


def told(page):
    return [one.text for one in check_page(page) if one.rule == "document-access"]


def test_a_file_that_is_a_scan_is_named_with_what_to_do_and_stops_nothing(home):
    page = page_with(pdf())
    assert len(told(page)) == 1
    assert "„Regulamin”" in told(page)[0]
    assert "skan bez tekstu" in told(page)[0]
    assert "„Dokumenty”" in told(page)[0]
    assert blocking_faults(page) == []


def test_of_a_good_file_and_of_one_that_nobody_has_examined_nothing_is_said(home):
    assert told(page_with(pdf("Statut", ""), pdf("Nieczytany", "unknown"))) == []


def test_of_a_file_whose_text_is_a_page_nothing_is_said(home):
    assert told(page_with(pdf(web_page=short_page("Regulamin jako strona")))) == []


def test_a_link_to_an_old_version_is_one_to_the_newest(home):
    good, bad = pdf("Nowy", ""), pdf("Nowy skan")
    assert told(page_with(pdf("Stary skan", replaced_by=good))) == []
    assert "„Nowy skan”" in told(page_with(pdf("Stary", "", replaced_by=bad)))[0]


def test_a_file_in_a_field_and_among_the_forms_of_a_service_is_named_too(home):
    service = ServicePage(title="Zasiłek", forms=[ServiceForm(document=pdf("Wniosek"))])
    assert "„Wniosek”" in told(service)[0]
    assert "„Procedura”" in told(WhistleblowerPage(procedure=pdf("Procedura")))[0]


def test_the_number_of_questions_does_not_grow_with_the_files(home):
    def ask(page):
        with questions() as asked:
            told(page)
        return len(asked)

    few = ask(page_with(pdf("A")))
    assert ask(page_with(pdf("B"), pdf("C"), pdf("D"))) == few


def test_the_editor_reads_it_when_the_page_is_saved(home, publisher):
    html = f'<p>{WORDS}<a linktype="document" id="{pdf().pk}">Regulamin</a></p>'
    text = rich_text(html, features=LONG_TEXT_FEATURES)
    form = page_form("Pliki", [("text", {"heading": "", "text": text})], slug="pliki")
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    answer = logged_in(publisher).post(address, {**form, "action-publish": "1"}, follow=True)
    assert "skan bez tekstu" in " ".join(str(one) for one in answer.context["messages"])
    assert ContentPage.objects.get().live
