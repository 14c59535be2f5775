"""Publishing without the page's form: what has faults is refused, and the message leads there."""

import pytest
from wagtail.models import Locale

from pages.models import ContentPage
from tests.core.test_publishing import BAD, body, draft, faulty, is_live, submit
from tests.samples import logged_in, section_page, short_page

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


def by_api(who, page, action, **facts):
    """Ask the API of the panel to do something with a page; return its answer."""
    address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return logged_in(who).post(address, facts, content_type="application/json")


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_a_copy_by_the_api_is_not_published_with_the_faults_of_the_page(home, publisher, action):
    page = short_page("Zasiłek", body=body(BAD))
    slug = {"copy": "slug", "create_alias": "update_slug"}[action]
    answer = by_api(publisher, page, action, **{slug: "kopia"})
    assert answer.status_code == 400
    assert "Zasiłek" in answer.json()["faults"][0]
    assert "Dzieci" in answer.json()["faults"][0]
    assert ContentPage.objects.count() == 1
    fine = short_page("Kontakt")
    assert by_api(publisher, fine, action, **{slug: "dobra"}).status_code == 201
    assert ContentPage.objects.get(slug="dobra").live


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_a_copy_by_the_api_of_all_below_a_page_is_looked_at_too(home, administrator, action):
    section = section_page(title="Dział", slug="dzial")
    short_page("Zasiłek", section, body=body(BAD))
    slug = {"copy": "slug", "create_alias": "update_slug"}[action]
    answer = by_api(administrator, section, action, recursive=True, **{slug: "kopia"})
    assert answer.status_code == 400
    assert "Zasiłek" in answer.json()["faults"][0]
    assert by_api(administrator, section, action, **{slug: "kopia"}).status_code == 201


def test_a_copy_by_the_api_that_is_a_draft_may_have_faults(home, publisher):
    page = short_page("Zasiłek", body=body(BAD))
    assert by_api(publisher, page, "copy", slug="kopia", keep_live=False).status_code == 201
    assert not ContentPage.objects.get(slug="kopia").live
    draft = ContentPage.objects.get(slug="kopia")
    assert by_api(publisher, draft, "copy", slug="druga").status_code == 201
    assert not ContentPage.objects.get(slug="druga").live


def test_the_api_brings_an_older_version_back_as_a_draft_only(home, publisher):
    page = short_page("Zasiłek", body=body(BAD))
    old = page.save_revision()
    page.body = body("<h3>Dzieci</h3>")
    page.save_revision().publish()
    answer = by_api(publisher, page, "revert_to_page_revision", revision_id=old.pk)
    assert answer.status_code == 200
    assert "h3" in str(ContentPage.objects.get(pk=page.pk).body)


def test_a_site_of_one_language_translates_nothing_by_the_api(home, administrator):
    page = short_page("Zasiłek", body=body(BAD))
    Locale.objects.create(language_code="en")
    facts = {"locale": "en", "alias": True, "copy_parents": True}
    assert by_api(administrator, page, "copy_for_translation", **facts).status_code == 404
    assert ContentPage.objects.count() == 1
