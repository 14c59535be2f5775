"""Publishing without the page's form: what has faults is refused, and the message leads there."""

import pytest

from pages.models import ContentPage
from tests.core.test_publishing import BAD, body, draft, faulty, is_live, submit
from tests.samples import logged_in, short_page

pytestmark = pytest.mark.django_db

__all__ = ["draft", "faulty"]  # fixtures, found by name


@pytest.mark.parametrize("below", [False, True])
def test_many_pages_at_once_are_refused_together(faulty, home, publisher, below):
    fine = short_page("Kontakt", live=False)
    chosen = f"id={home.pk}" if below else f"id={faulty.pk}&id={fine.pk}"
    facts = {"include_descendants": "on"} if below else {}
    address = f"/admin/bulk/wagtailcore/page/publish/?{chosen}"
    answer = logged_in(publisher).post(address, facts)
    told = " ".join(str(message) for message in answer.wsgi_request._messages)
    assert "Zasiłek" in told
    assert "Dzieci" in told
    assert not is_live(faulty)
    assert not is_live(fine)


def test_many_pages_without_fault_are_published(draft, publisher):
    address = f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}"
    logged_in(publisher).post(address)
    assert is_live(draft)


@pytest.mark.parametrize("wish", ["publish_copies", "alias"])
def test_a_copy_is_not_published_with_the_faults_of_the_page(home, publisher, wish):
    page = short_page("Zasiłek", body=body(BAD))
    facts = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": home.pk}
    browser, address = logged_in(publisher), f"/admin/pages/{page.pk}/copy/"
    answer = browser.post(address, {**facts, wish: "on"}, follow=True)
    assert "Dzieci" in " ".join(str(message) for message in answer.context["messages"])
    assert ContentPage.objects.count() == 1
    browser.post(address, facts)
    assert not ContentPage.objects.get(slug="kopia").live


def test_the_api_of_the_panel_refuses_too(faulty, publisher, administrator):
    browser = logged_in(publisher)
    answer = browser.post(f"/admin/api/main/pages/{faulty.pk}/action/publish/")
    assert answer.status_code == 400
    assert "Dzieci" in answer.json()["faults"][0]
    assert not is_live(faulty)
    fine = short_page("Kontakt", live=False)
    assert browser.post(f"/admin/api/main/pages/{fine.pk}/action/publish/").status_code == 200
    assert is_live(fine)


def test_a_script_publishes_what_it_wants(faulty):
    faulty.save_revision().publish()
    assert is_live(faulty)


def test_approval_from_a_list_is_refused_and_leads_to_the_page(draft, editor, publisher):
    submit(draft, editor)
    draft.refresh_from_db()
    task = draft.current_workflow_task_state.pk
    address = f"/admin/pages/workflow/action/{draft.pk}/approve/{task}/"
    answer = logged_in(publisher).post(address, {"comment": ""}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/pages/{draft.pk}/edit/"
    assert "Dzieci" in " ".join(str(message) for message in answer.context["messages"])
    assert not is_live(draft)
    ajax = {"x-requested-with": "XMLHttpRequest"}
    answer = logged_in(publisher).post(address, {"comment": ""}, headers=ajax)
    assert answer.json()["redirect"] == f"/admin/pages/{draft.pk}/edit/"
    reject = address.replace("approve", "reject")
    assert logged_in(publisher).post(reject, {"comment": "Popraw nagłówek"}).status_code == 302
