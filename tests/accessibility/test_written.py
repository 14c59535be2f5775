"""The scope of activity and easy-to-read pages: nothing without a text, so never published so."""

import pytest
from wagtail.models import Page

from accessibility.models import ScopePage
from accessibility.scope_forms import State, forms_of
from tests import samples
from tests.legal.test_publishing import EVERY_WAY, is_live

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("make", [samples.scope_page, samples.easy_read_page])
EMPTY = "„Treść” jest pusta"


@EVERY_WAY
@KINDS
def test_an_empty_page_is_refused(home, publisher, publish, make):
    page = make(live=False, body=[])
    assert EMPTY in publish(page, publisher)
    assert not is_live(page)


@EVERY_WAY
@KINDS
def test_a_written_page_is_published(home, publisher, publish, make):
    page = make(live=False)
    publish(page, publisher)
    assert is_live(page)


@pytest.mark.parametrize("kind", ["scopepage", "easyreadpage"])
def test_the_form_keeps_it_as_a_draft_and_says_why(home, publisher, kind):
    form = samples.page_form("Zakres", slug="zakres", checked_by="", **{"action-publish": "1"})
    address = f"/admin/pages/add/accessibility/{kind}/{home.pk}/"
    answer = samples.logged_in(publisher).post(address, form, follow=True)
    assert EMPTY in " ".join(str(message) for message in answer.context["messages"])
    assert not Page.objects.get(slug="zakres").live


def test_an_empty_easy_text_is_missing_and_nobody_is_led_to_it(home, read):
    scope = samples.scope_page()
    easy = samples.easy_read_page(scope, body=[])
    form = forms_of(ScopePage.objects.get())[2]
    assert form.state == State.MISSING
    assert "jest pusta" in form.advice
    assert not read(scope.url).select_one("main").find("a", href=easy.url)
