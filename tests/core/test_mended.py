"""What Wagtail would answer with an error."""

import pytest
from django.core.files.base import ContentFile

from library.models import SiteDocument
from tests import samples
from tests.samples import logged_in, page_form

pytestmark = pytest.mark.django_db


def test_a_link_without_an_address_is_asked_for_one(home, editor):
    answer = logged_in(editor).post("/admin/choose-external-link/", {"link_text": "Sejm"})
    assert answer.status_code == 200
    assert "To pole jest wymagane" in answer.content.decode()


NO_NUMBERS = ["zq9xk", "-1", "1.5", "9" * 30, "\u0663", "1 OR 1=1", "\x00"]


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_what_is_no_choice_is_refused_at_its_field(home, administrator, number):
    file = ContentFile(b"Tekst", "druk.txt")
    document = SiteDocument.objects.create(title="Druk", file=file, file_size=5)
    sent = {"title": "Druk", "collection": document.collection_id, "replaced_by": number}
    answer = logged_in(administrator).post(f"/admin/documents/edit/{document.pk}/", sent)
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_page_whose_form_names_no_choice_is_kept_as_it_was(home, administrator, number):
    page = samples.short_page("Strona")
    form = page_form("Inna", slug="strona", lead="Wstęp.", listing_image=number)
    address = f"/admin/pages/{page.pk}/edit/"
    answer = logged_in(administrator).post(address, {**form, "action-publish": "1"})
    assert answer.status_code == 200
    page.refresh_from_db()
    assert page.title == "Strona"


@pytest.mark.parametrize("sent", [{}, {"import_file_name": "x:y", "input_format": "0"}])
def test_the_second_step_of_an_import_without_the_first_is_refused(home, administrator, sent):
    answer = logged_in(administrator).post("/admin/redirects/import/process/", sent)
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["get", "post"])
def test_in_a_chooser_that_makes_nothing_nothing_is_made(home, administrator, method):
    address = "/admin/snippets/choose/news/newstopic/create/"
    assert getattr(logged_in(administrator), method)(address).status_code == 404
