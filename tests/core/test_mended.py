"""What Wagtail would answer with an error."""

import pytest

from tests.samples import logged_in

pytestmark = pytest.mark.django_db


def test_a_link_without_an_address_is_asked_for_one(home, editor):
    answer = logged_in(editor).post("/admin/choose-external-link/", {"link_text": "Sejm"})
    assert answer.status_code == 200
    assert "To pole jest wymagane" in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"import_file_name": "x:y", "input_format": "0"}])
def test_the_second_step_of_an_import_without_the_first_is_refused(home, administrator, sent):
    answer = logged_in(administrator).post("/admin/redirects/import/process/", sent)
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["get", "post"])
def test_in_a_chooser_that_makes_nothing_nothing_is_made(home, administrator, method):
    address = "/admin/snippets/choose/news/newstopic/create/"
    assert getattr(logged_in(administrator), method)(address).status_code == 404
