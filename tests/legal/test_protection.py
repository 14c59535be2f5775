"""Standards for the protection of minors: neither of the two versions is published empty."""

import pytest

from legal.models import ChildrenStandardsPage, ProtectionStandardsPage
from tests import samples
from tests.core.test_accessibility import pdf
from tests.legal.test_publishing import EVERY_WAY, is_live
from tests.library.versions import private_collection

pytestmark = pytest.mark.django_db

EMPTY = [("text", {"heading": "", "text": "<p>&nbsp;</p>"})]
BODIES = pytest.mark.parametrize("body", [[], EMPTY])
NO_STANDARDS = "Napisz tu standardy albo wybierz dokument"
NO_TEXT = "Prawo wymaga wersji dla dzieci"


def empty_standards(**facts):
    return samples.protection_standards_page(live=False, **{"standards": None, "body": [], **facts})


def empty_version_for_children(**facts):
    parent = ProtectionStandardsPage.objects.first()
    return samples.children_standards_page(parent, live=False, **{"body": [], **facts})


@EVERY_WAY
@BODIES
def test_standards_without_a_word_and_without_a_document_are_refused(
    home, publisher, publish, body
):
    page = empty_standards(body=body)
    told = publish(page, publisher)
    assert "„Treść”" in told
    assert NO_STANDARDS in told
    assert not is_live(page)


@EVERY_WAY
@BODIES
def test_an_empty_version_for_children_is_refused(home, publisher, publish, body):
    page = empty_version_for_children(body=body)
    assert NO_TEXT in publish(page, publisher)
    assert not is_live(page)


@pytest.mark.parametrize("is_written", [True, False])
def test_a_text_or_a_document_is_enough(home, is_written):
    facts = {"body": [("text", {"heading": "", "text": "<p>Dbamy.</p>"})]}
    page = empty_standards(**(facts if is_written else {"standards": pdf()}))
    assert page.unlawful() == []


def test_a_document_that_not_everybody_may_read_is_none(home):
    hidden = pdf(collection=private_collection())
    assert NO_STANDARDS in empty_standards(standards=hidden).unlawful()[0]


def sent(kind, parent, who, **facts):
    """Send the form of a new, empty page; return the answer."""
    form = samples.page_form("Standardy", slug="standardy", standards="", **facts)
    address = f"/admin/pages/add/legal/{kind._meta.model_name}/{parent.pk}/"
    return samples.logged_in(who).post(address, form).content.decode()


def test_the_form_says_it_at_the_field_and_keeps_a_draft(home, publisher):
    publish = {"action-publish": "1"}
    assert NO_STANDARDS in sent(ProtectionStandardsPage, home, publisher, **publish)
    assert not ProtectionStandardsPage.objects.exists()
    sent(ProtectionStandardsPage, home, publisher)
    draft = ProtectionStandardsPage.objects.get()
    assert not draft.live
    assert NO_TEXT in sent(ChildrenStandardsPage, draft, publisher, **publish)
    assert not ChildrenStandardsPage.objects.exists()
