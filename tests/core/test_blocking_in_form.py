"""Each fault that blocks, in the page's own form: it stops publishing, and a reason lets it by."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import rich_text, streamfield

from blocks.base import LONG_TEXT_FEATURES
from core.checks.rules import BLOCKING
from core.publishing import DESPITE
from library.models import SiteMedia
from pages.models import ContentPage
from tests.samples import logged_in, page_form, picture

pytestmark = pytest.mark.django_db

REASON = "Pilne ogłoszenie, poprawimy w piątek."


def text(html, heading="Dla kogo"):
    value = {"heading": heading, "text": rich_text(html, features=LONG_TEXT_FEATURES)}
    return [("text", value)]


def nameless_picture():
    image = picture("Bez opisu", description="")
    return [("figure", {"image": image.pk, "alt_text": "", "caption": ""})]


def bare_film():
    file = ContentFile(b"", "film.mp4")
    film = SiteMedia.objects.create(title="Film", type="video", file=file, transcript="Dzień dobry")
    return [("video", {"heading": "", "video": film.pk})]


def table(heading="", caption="Kwoty", **facts):
    """Return a table of one column and one row, as the editor sends it."""
    column = {"type": "text", "heading": heading, "order": 0, "deleted": ""}
    counts = {"column-count": 1, "row-count": 1, "row-0-order": 0, "row-0-deleted": ""}
    sent = {"caption": caption, **counts, "column-0": column, "cell-0-0": "300 zł"}
    return [("table", {"table": sent, **facts})]


def button(**facts):
    link = {"page": "", "address": "https://example.org/", "text": "", **facts}
    return [("link_buttons", {"links": streamfield([("item", link)])})]


FAULTS = {
    "picture-text": nameless_picture,
    "table-headings": table,
    "heading-level": lambda: text("<h4>Dzieci</h4>"),
    "heading-empty": lambda: text("<h3></h3><p>Dzieci</p>"),
    "link-empty": button,
    "film-captions": bare_film,
}


@pytest.fixture
def publish(home, publisher):
    """Return a function that presses "Publish" on a new page with these blocks: the answer."""
    browser = logged_in(publisher)

    def publish(blocks, **facts):
        form = page_form("Zasiłek", blocks, slug="zasilek", **{"action-publish": "1", **facts})
        return browser.post(f"/admin/pages/add/pages/contentpage/{home.pk}/", form)

    return publish


def test_there_is_an_example_of_every_fault_that_blocks():
    assert list(FAULTS) == BLOCKING


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_stops_publishing_and_a_reason_is_asked_for(publish, rule):
    answer = publish(FAULTS[rule]())
    assert [fault.rule for fault in answer.context["form"].faults] == [rule]
    assert 'name="publish_reason"' in answer.content.decode()
    assert not ContentPage.objects.exists()


@pytest.mark.parametrize("rule", FAULTS)
def test_whoever_gives_a_reason_publishes_despite_the_fault(publish, rule):
    assert publish(FAULTS[rule](), publish_reason=REASON).status_code == 302
    assert ContentPage.objects.get().live
    assert PageLogEntry.objects.get(action=DESPITE).data["reason"] == REASON


@pytest.mark.parametrize(
    "blocks", [table("Kwota", caption=""), table(row_headers="on"), button(text="Wniosek")]
)
def test_what_is_only_advised_on_stops_nothing(publish, blocks):
    assert publish(blocks).status_code == 302
    assert ContentPage.objects.get().live
    assert not PageLogEntry.objects.filter(action=DESPITE).exists()


def test_a_link_without_a_target_has_nothing_to_publish_and_no_reason_helps(publish):
    assert publish(button(address=""), publish_reason=REASON).status_code == 200
    assert not ContentPage.objects.exists()
