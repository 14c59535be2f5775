"""Approval: a page goes live only when a second person has read it."""

import pytest
from wagtail.models import Task, Workflow

from core.models import SecondPersonTask
from pages.models import ContentPage
from tests.samples import logged_in, page_form, person, short_page
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(home):
    """A page that nobody has published yet."""
    return short_page("Zasiłek stały", live=False)


def submit(page, user):
    """Send the page for approval as this person, in the panel."""
    form = page_form(page.title, slug=page.slug, **{"action-submit": "1"})
    answer = logged_in(user).post(f"/admin/pages/{page.pk}/edit/", form)
    assert answer.status_code == 302
    page.refresh_from_db()
    return page.current_workflow_state


def act(page, user, action):
    """Approve or reject as this person, in the panel."""
    task = page.current_workflow_task_state.pk
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{task}/"
    answer = logged_in(user).post(address, {"comment": ""})
    page = ContentPage.objects.get(pk=page.pk)
    return answer, page


def test_the_whole_tree_asks_for_approval(draft, home):
    workflow = Workflow.objects.get(active=True)
    assert home.get_workflow() == draft.get_workflow() == workflow
    assert short_page("Poniżej", draft).get_workflow() == workflow
    assert [type(task.specific) for task in workflow.tasks] == [SecondPersonTask]
    assert Task.objects.filter(active=True).count() == 1


def test_a_page_made_in_the_panel_is_sent_for_approval(home, editor, client):
    form = page_form("Zasiłek okresowy", slug="zasilek-okresowy", **{"action-submit": "1"})
    logged_in(editor).post(f"/admin/pages/add/pages/contentpage/{home.pk}/", form)
    page = ContentPage.objects.get(slug="zasilek-okresowy")
    assert page.current_workflow_state.requested_by == editor
    assert not page.live
    assert client.get("/zasilek-okresowy/").status_code == 404


def test_a_second_person_approves_and_the_page_is_live(draft, editor, publisher, client):
    assert submit(draft, editor).requested_by == editor
    answer, page = act(draft, publisher, "approve")
    assert answer.status_code == 302
    assert page.live
    assert client.get(page.url).status_code == 200


def test_nobody_approves_what_they_submitted(draft, publisher):
    submit(draft, publisher)
    task = draft.current_workflow_task_state.task.specific
    assert task.get_actions(draft, publisher) == []
    _, page = act(draft, publisher, "approve")
    assert not page.live
    assert page.current_workflow_state.status == "in_progress"


def test_another_publisher_approves_what_a_publisher_submitted(draft, publisher):
    submit(draft, publisher)
    other = person("Publikujący", "druga.osoba@example.org")
    _, page = act(draft, other, "approve")
    assert page.live


def test_an_administrator_approves_but_not_what_they_submitted(draft, editor, administrator):
    own = short_page("Zasiłek okresowy", live=False)
    submit(own, administrator)
    _, own = act(own, administrator, "approve")
    assert not own.live
    submit(draft, editor)
    _, page = act(draft, administrator, "approve")
    assert page.live


def test_a_page_sent_back_waits_for_its_author(draft, editor, publisher):
    submit(draft, editor)
    _, page = act(draft, publisher, "reject")
    assert not page.live
    assert page.current_workflow_state.status == "needs_changes"


def test_a_superuser_alone_on_duty_may_approve(draft, db):
    alone = User.objects.create_superuser("jedyna@example.org", "x")
    submit(draft, alone)
    _, page = act(draft, alone, "approve")
    assert page.live


def test_an_editor_neither_publishes_nor_approves(draft, editor, client):
    form = page_form(draft.title, slug=draft.slug, **{"action-publish": "1"})
    logged_in(editor).post(f"/admin/pages/{draft.pk}/edit/", form)
    draft.refresh_from_db()
    assert not draft.live
    submit(draft, editor)
    _, page = act(draft, person("Redaktorzy", "druga.osoba@example.org"), "approve")
    assert not page.live
    assert client.get(draft.url).status_code == 404


def test_a_page_changed_after_it_was_sent_is_approved_again(draft, editor, publisher, client):
    submit(draft, editor)
    changed = page_form("Zasiłek stały 2027", slug=draft.slug, **{"action-save": "1"})
    logged_in(publisher).post(f"/admin/pages/{draft.pk}/edit/", changed)
    draft = ContentPage.objects.get(pk=draft.pk)
    _, page = act(draft, publisher, "approve")  # what was sent, not what it has become
    assert not page.live
    assert client.get(page.url).status_code == 404
    assert page.current_workflow_task_state.revision_id == page.latest_revision_id
    _, page = act(page, publisher, "approve")
    assert page.live
    assert page.title == "Zasiłek stały 2027"


def test_the_kind_of_approval_says_what_it_does():
    assert SecondPersonTask.get_description()
    assert SecondPersonTask.get_verbose_name()
