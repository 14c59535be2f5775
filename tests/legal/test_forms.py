"""A notice about personal data in the panel: half-made as a draft, whole when it is published."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from legal.models import DataNoticePage, Inspector
from tests import samples

pytestmark = pytest.mark.django_db
TEXTS = (
    *("purpose", "legal_basis", "data_kinds", "source", "recipients", "transfers"),
    *("retention", "must_give", "automated"),
)
MISSING = "Prawo wymaga tej części. Uzupełnij ją przed publikacją."


@pytest.fixture
def send(home, publisher):
    """Return a function that sends a new notice: the answer, parsed if it is the form again."""
    samples.logged_in(publisher)

    def send(publish=True, texts=(), **facts):
        form = {"title": "Dane w sprawie", "slug": "dane", "lead": "", "administrator": ""}
        form |= {"collected": "person", "listing_summary": "", "may_see": "on", **facts}
        form |= {name: rich_text(dict(texts).get(name, "")) for name in TEXTS}
        form = nested_form_data({**form, "comments": inline_formset([])})
        form |= {"action-publish": "1"} if publish else {}
        address = reverse("wagtailadmin_pages:add", args=["legal", "datanoticepage", home.pk])
        answer = samples.logged_in(publisher).post(address, form)
        return answer.status_code, BeautifulSoup(answer.content, "html.parser")

    return send


@pytest.fixture
def inspector(home):
    """The inspector can be reached."""
    Inspector.objects.create(site=Site.objects.get(is_default_site=True), email="iod@example.org")


def sentences(soup):
    """Return what is said at the fields: {name: sentence}."""
    found = soup.select("[data-field-wrapper], .w-field__wrapper")
    said = {}
    for wrapper in found:
        error = wrapper.select_one(".w-field__errors .error-message")
        field = wrapper.select_one("[name]")
        if error and field:
            said[field["name"]] = error.get_text(" ", strip=True)
    return said


def test_a_draft_may_be_half_made(send):
    status, soup = send(publish=False)
    assert sentences(soup) == {}
    assert (status, DataNoticePage.objects.get().live) == (302, False)


def test_publishing_is_refused_at_each_missing_part_and_nothing_typed_is_lost(send, inspector):
    status, soup = send(texts={"purpose": "<p>Termin.</p>", "retention": "<p>&nbsp;</p>"})
    assert status == 200
    assert not DataNoticePage.objects.exists()
    assert sentences(soup) == dict.fromkeys(("legal_basis", "retention", "must_give"), MISSING)
    assert "Termin." in str(soup)


def test_a_notice_of_data_from_elsewhere_needs_their_source(send, inspector):
    texts = dict.fromkeys(("purpose", "legal_basis", "retention"), "<p>Tekst.</p>")
    status, soup = send(texts=texts, collected="elsewhere")
    assert status == 200
    assert sentences(soup) == dict.fromkeys(("data_kinds", "source"), MISSING)
    texts |= dict.fromkeys(("source", "data_kinds"), "<p>Tekst.</p>")
    status, _soup = send(texts=texts, collected="elsewhere")
    assert (status, DataNoticePage.objects.get().live) == (302, True)


def test_publishing_waits_for_the_contact_of_the_inspector(send):
    texts = dict.fromkeys(("purpose", "legal_basis", "retention", "must_give"), "<p>Tekst.</p>")
    status, soup = send(texts=texts)
    assert status == 200
    assert "Ustawienia → Inspektor ochrony danych" in soup.get_text()


def test_the_setting_of_the_inspector_is_for_those_who_publish(home, editor, publisher):
    site = Site.objects.get(is_default_site=True)
    address = reverse("wagtailsettings:edit", args=["legal", "inspector", site.pk])
    assert samples.logged_in(editor).get(address).status_code == 302
    answer = samples.logged_in(publisher).post(address, {"email": "x", "phone": "abc"})
    assert answer.status_code == 200
    assert "Wpisz numer" in answer.content.decode() or "numer" in answer.content.decode()
    assert samples.logged_in(publisher).get(address).status_code == 200
