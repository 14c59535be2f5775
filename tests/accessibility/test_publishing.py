"""Publishing: a declaration with which the law finds fault does not go live, whatever the way."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from accessibility.faults import faults_of
from accessibility.models import Barrier, DeclarationPage
from tests import samples
from tests.accessibility.pages import barrier, form, text
from tests.samples import declaration_page, logged_in

pytestmark = pytest.mark.django_db

FAULT = "Brakuje nagłówka „Deklaracja dostępności” (h1)."


@pytest.fixture
def submitted(home, editor):
    """A draft that waits for approval."""
    page = declaration_page(live=False)
    send(page, editor, **{"action-submit": "1"})
    return DeclarationPage.objects.get()


@pytest.fixture
def fault(monkeypatch):
    """A template with which no declaration is as the law wants it."""
    monkeypatch.setattr(DeclarationPage, "heading", "Oświadczenie")


def send(page, who, **button):
    """Return the answer to the form; it brings one barrier to those of the sample."""
    sent = form(site_name="Strona Ośrodka", cost_assessment=text("Wyliczenie."))
    return logged_in(who).post(f"/admin/pages/{page.pk}/edit/", {**sent, **button})


def told(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def is_live():
    return DeclarationPage.objects.get().live


def in_a_list(page):
    """Return the address at which a list approves a page."""
    task = page.current_workflow_task_state.pk
    return f"/admin/pages/workflow/action/{page.pk}/approve/{task}/"


def approve(page, who, **facts):
    sent = {"action-workflow-action": "1", "workflow-action-name": "approve", **facts}
    return send(page, who, **sent)


def test_approval_in_the_form_is_refused_and_no_reason_is_asked_for(submitted, publisher, fault):
    answer = approve(submitted, publisher, publish_reason="Pilne, poprawimy w piątek.")
    assert not is_live()
    said = answer.content.decode()
    assert FAULT in said
    assert "niezgodna z prawem" in said
    assert "Strona Ośrodka" in said
    assert 'name="publish_reason"' not in said


def test_what_was_submitted_without_fault_is_approved_from_a_list(submitted, publisher):
    logged_in(publisher).post(in_a_list(submitted), {"comment": ""})
    assert is_live()


def test_looking_at_the_lists_before_approval_adds_nothing_to_them(submitted, publisher):
    before = submitted.get_latest_revision_as_object().barriers.count()
    approve(submitted, publisher)
    after = DeclarationPage.objects.get().get_latest_revision_as_object().barriers.count()
    assert after == before + 1


def test_approval_from_a_list_is_refused(submitted, publisher, fault):
    answer = logged_in(publisher).post(in_a_list(submitted), {"comment": ""}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/pages/{submitted.pk}/edit/"
    assert FAULT in told(answer)
    assert "z podaniem powodu" not in told(answer)
    assert not is_live()


def test_many_pages_at_once_are_refused(home, publisher, fault):
    page = declaration_page(live=False)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    assert FAULT in told(logged_in(publisher).post(address, follow=True))
    assert not is_live()


def test_the_api_of_the_panel_refuses(home, publisher, fault):
    page = declaration_page(live=False)
    answer = logged_in(publisher).post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert (answer.status_code, answer.json()["faults"][0]) == (400, FAULT)
    assert not is_live()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"where_url": ""}, "Wybierz stronę albo wpisz adres"),
        ({"alternative": ""}, "Napisz, co można zrobić"),
        ({"reason": "excluded"}, "Wpisz przepis"),
    ],
)
def test_a_draft_whose_barrier_says_too_little_is_not_published_from_a_list(
    home, publisher, facts, said
):
    page = declaration_page(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    logged_in(publisher).post(address, form(barriers=[barrier(**facts)]))
    bulk = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    assert f"Bariera „Film nie ma napisów.”: {said}" in told(
        logged_in(publisher).post(bulk, follow=True)
    )
    assert not is_live()


def test_a_barrier_on_a_page_that_nobody_can_open_keeps_the_next_version_a_draft(home, publisher):
    where = samples.short_page("Film o Klubie")
    page = declaration_page()
    page.barriers = [Barrier(what="Brak napisów", alternative="Zadzwoń", where_page=where)]
    page.status = "partial"
    page.save_revision().publish()
    assert page.unlawful() == []
    where.unpublish()
    assert page.unlawful() == [
        "Bariera „Brak napisów”: Strona tej bariery nie jest już publiczna. "
        "Wybierz inną albo usuń tę barierę."
    ]


def test_a_copy_with_a_fault_is_not_published(home, publisher, fault):
    page = declaration_page()
    facts = {"new_title": "Kopia", "new_slug": "kopia", "publish_copies": "on"}
    sent = {**facts, "new_parent_page": home.pk}
    answer = logged_in(publisher).post(f"/admin/pages/{page.pk}/copy/", sent, follow=True)
    assert FAULT in told(answer)
    assert not Page.objects.filter(slug="kopia").exists()


def test_a_new_declaration_with_a_fault_is_kept_as_a_draft(home, publisher, fault, client):
    address = reverse("wagtailadmin_pages:add", args=["accessibility", "declarationpage", home.pk])
    answer = logged_in(publisher).post(address, {**form(), "action-publish": "1"}, follow=True)
    assert FAULT in told(answer)
    page = DeclarationPage.objects.get()
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert client.get(page.url).status_code == 404


def test_an_overdue_review_keeps_no_correction_from_being_published(home, publisher):
    page = declaration_page(review_confirmed_on=None)
    assert "termin przeglądu minął" in " ".join(faults_of(page))
    send(page, publisher, **{"action-publish": "1"})
    assert DeclarationPage.objects.get().site_name == "Strona Ośrodka"
