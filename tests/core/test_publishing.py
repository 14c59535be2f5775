"""Publishing: no way in the panel publishes what shuts people out, unless somebody says why."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import rich_text

from blocks.base import LONG_TEXT_FEATURES
from core.publishing import DESPITE
from pages.models import ContentPage
from tests.contracts import registry
from tests.samples import logged_in, page_form, person, short_page

pytestmark = pytest.mark.django_db

BAD, GOOD = "<h4>Dzieci</h4>", "<h3>Dzieci</h3>"
REASON = "Pilne ogłoszenie, poprawimy w piątek."


def body(html):
    return [("text", {"heading": "Dla kogo", "text": html})]


def form(html=BAD, **facts):
    """Return what the editor sends: a page whose heading skips a level, and the button."""
    sent = rich_text(html, features=LONG_TEXT_FEATURES)
    stream = [("text", {"heading": "Dla kogo", "text": sent})]
    return page_form("Zasiłek", stream, slug="zasilek", **facts)


@pytest.fixture
def draft(home):
    """A page that nobody has published yet, as it is meant to be."""
    return short_page("Zasiłek", live=False, body=body(GOOD))


@pytest.fixture
def faulty(home):
    """A draft with a fault, as a script may leave it."""
    page = short_page("Zasiłek", live=False, body=body(BAD))
    page.save_revision()
    return page


def post(who, page, **facts):
    block = ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object().body[0]
    facts.setdefault("html", block.value["text"].source)
    # The editor's own scripts send the ids of blocks and of paragraphs.
    sent = {**form(**facts), "body-0-id": block.id}
    return logged_in(who).post(f"/admin/pages/{page.pk}/edit/", sent)


def is_live(page):
    return ContentPage.objects.get(pk=page.pk).live


def stopped(answer):
    """Return the panel that says what stopped the page, None if nothing did."""
    soup = BeautifulSoup(answer.content, "html.parser")
    return soup.select_one("section.w-panel:has([role=alert])")


def entries():
    return PageLogEntry.objects.filter(action=DESPITE)


def submit(page, user):
    logged_in(user).post(f"/admin/pages/{page.pk}/edit/", form(**{"action-submit": "1"}))


def approving(**facts):
    return {"action-workflow-action": "1", "workflow-action-name": "approve", **facts}


# -- The form --


def test_the_form_does_not_publish_and_loses_nothing(draft, publisher):
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1"})
    assert not is_live(draft)
    panel = stopped(answer)
    assert "Strona nie została opublikowana" in panel.get_text()
    assert "Treść, blok 1 (Tekst z nagłówkiem „Dla kogo”)" in panel.get_text()
    assert panel.select_one("textarea[name=publish_reason]")
    link = panel.select_one("li a")["href"]
    page = answer.context["form"].instance
    assert link == f"#block-{page.body[0].id}-section"
    assert "Dzieci" in str(page.body)  # what was typed is in the form again
    errors = json.loads(answer.context["form"].errors.as_json())
    assert list(errors) == ["body"]


def test_the_fault_stands_at_its_block(draft, publisher):
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1"})
    error = answer.context["form"].errors["body"].as_data()[0].as_json_data()
    assert "Dzieci" in error["blockErrors"][0]["messages"][0]


def test_a_new_page_is_stopped_too(home, publisher):
    address = f"/admin/pages/add/pages/contentpage/{home.pk}/"
    answer = logged_in(publisher).post(address, form(**{"action-publish": "1"}))
    assert stopped(answer)
    assert not ContentPage.objects.exists()
    facts = {"action-publish": "1", "publish_reason": REASON}
    logged_in(publisher).post(address, form(**facts))
    assert ContentPage.objects.get().live
    assert entries().count() == 1


def test_a_page_to_be_published_later_is_stopped_now(draft, publisher):
    later = (timezone.now() + timezone.timedelta(days=2)).strftime("%d.%m.%Y %H:%M")
    answer = post(publisher, draft, go_live_at=later, html=BAD, **{"action-publish": "1"})
    assert stopped(answer)
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()


def test_a_page_that_is_mended_is_published(draft, publisher):
    answer = post(publisher, draft, html=GOOD, **{"action-publish": "1"})
    assert answer.status_code == 302
    assert is_live(draft)
    assert not entries().exists()


@pytest.mark.parametrize("action", ["action-save", "action-submit"])
def test_saving_and_submitting_are_not_stopped_but_told(draft, editor, action):
    answer = logged_in(editor).post(
        f"/admin/pages/{draft.pk}/edit/", form(**{action: "1"}), follow=True
    )
    told = " ".join(str(message) for message in answer.context["messages"])
    assert "Zanim będzie można ją opublikować" in told
    assert draft.revisions.count() == 1


def test_an_old_version_is_stopped_when_it_is_brought_back(draft, publisher):
    old = draft.save_revision()
    facts = form(**{"action-publish": "1", "revision": old.pk})
    answer = logged_in(publisher).post(f"/admin/pages/{draft.pk}/revisions/{old.pk}/revert/", facts)
    assert not is_live(draft)
    assert stopped(answer)


# -- The reason --


def test_a_publisher_publishes_with_a_reason_that_stays_in_the_history(draft, publisher):
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1", "publish_reason": REASON})
    assert answer.status_code == 302
    assert is_live(draft)
    assert entries().get().user == publisher
    history = logged_in(publisher).get(f"/admin/pages/{draft.pk}/history/").content.decode()
    assert "Opublikowano mimo braków" in history
    assert REASON in history
    assert "blok 1" in history


def test_the_reason_counts_once(draft, publisher):
    post(publisher, draft, html=BAD, **{"action-publish": "1", "publish_reason": REASON})
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1"})
    assert stopped(answer)
    assert entries().count() == 1


@pytest.mark.parametrize("reason", ["bo tak", "         x        "])
def test_a_reason_is_more_than_a_word(draft, publisher, reason):
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1", "publish_reason": reason})
    assert not is_live(draft)
    assert "co najmniej 10" in stopped(answer).get_text()
    assert reason.strip() in stopped(answer).select_one("textarea").get_text()


def test_a_reason_for_a_page_without_faults_is_not_kept(draft, publisher):
    post(publisher, draft, html=GOOD, **{"action-publish": "1", "publish_reason": REASON})
    assert is_live(draft)
    assert not entries().exists()


def test_who_may_not_publish_is_not_asked_and_publishes_nothing(draft, editor):
    answer = post(editor, draft, html=BAD, **{"action-publish": "1", "publish_reason": REASON})
    assert stopped(answer) is None  # Wagtail takes it for saving
    assert not is_live(draft)
    assert not entries().exists()


# -- Approval --


def test_approval_in_the_form_is_stopped_unless_it_is_told_why(draft, editor, publisher):
    submit(draft, editor)
    assert stopped(post(publisher, draft, **approving()))
    assert not is_live(draft)
    post(publisher, draft, **approving(publish_reason=REASON))
    assert is_live(draft)
    assert entries().get().user == publisher


def test_a_page_changed_while_it_is_approved_leaves_no_reason_behind(draft, editor, publisher):
    submit(draft, editor)
    post(publisher, draft, html=BAD + "<p>Więcej</p>", **approving(publish_reason=REASON))
    assert not is_live(draft)
    assert not entries().exists()


@pytest.mark.parametrize("reason", ["", REASON])
def test_autosave_waits_while_a_reason_is_asked_for_so_that_approval_is_final(
    draft, editor, publisher, reason
):
    submit(draft, editor)
    newest = ContentPage.objects.get(pk=draft.pk).latest_revision_id
    answer = logged_in(publisher).post(
        f"/admin/pages/{draft.pk}/edit/",
        form(publish_reason=reason),
        headers={"accept": "application/json"},
    )
    assert (answer.status_code, answer.json()["success"]) == (400, False)
    assert ContentPage.objects.get(pk=draft.pk).latest_revision_id == newest
    post(publisher, draft, **approving(publish_reason=REASON))
    assert is_live(draft)


# -- Who and where --


def test_another_publisher_reads_the_same(draft):
    other = person("Administratorzy", "inna@example.org")
    assert stopped(post(other, draft, html=BAD, **{"action-publish": "1"})).select_one("textarea")


@pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)
def test_every_kind_says_above_its_fields_what_stopped_it(kind):
    assert "StoppedPanel" in [type(panel).__name__ for panel in kind.content_panels]


def test_the_reason_is_asked_for_once(draft, publisher):
    answer = post(publisher, draft, html=BAD, **{"action-publish": "1"})
    assert answer.content.decode().count('name="publish_reason"') == 1
    calm = logged_in(publisher).get(f"/admin/pages/{draft.pk}/edit/")
    assert "publish_reason" not in calm.content.decode()
