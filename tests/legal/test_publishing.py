"""Publishing a page that the law prescribes: what lacks a part stays a draft, whatever the way."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from legal.models import DataNoticePage, Inspector, WhistleblowerPage
from tests import samples

pytestmark = pytest.mark.django_db
EMPTY = "<p>&nbsp;</p>"
REQUIRED = ("Cel", "Podstawa prawna", "Jak długo przechowujemy dane")
NO_RECEIVER = "„Kto przyjmuje zgłoszenia”"
NO_WAY = "Podaj co najmniej jeden sposób zgłaszania w Ośrodku"
NO_INSPECTOR = "Ustawienia → Inspektor ochrony danych"
WAYS = {"address": "ul. Przykładowa 1", "email": "z@example.org", "phone": "+48 00 000 00 00"}


@pytest.fixture
def inspector(home):
    """The inspector can be reached."""
    site = Site.objects.get(is_default_site=True)
    return Inspector.objects.create(site=site, email="iod@example.org")


def in_bulk(page, who):
    """Publish from a list; return what the person is told."""
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    answer = samples.logged_in(who).post(address, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def by_the_api(page, who):
    """Publish by the API of the panel; return what it answers."""
    address = f"/admin/api/main/pages/{page.pk}/action/publish/"
    return " ".join(samples.logged_in(who).post(address).json().get("faults", []))


EVERY_WAY = pytest.mark.parametrize("publish", [in_bulk, by_the_api])


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def bare_whistleblowers(**facts):
    """Return a draft in which nothing is the centre's own, besides the facts."""
    empty = dict.fromkeys(("receives", "address", "email", "phone", "in_person", "more"), "")
    return samples.whistleblower_page(live=False, **{**empty, **facts})


# -- Notices about personal data --


@EVERY_WAY
def test_a_notice_is_refused_with_the_name_of_each_part_that_it_lacks(
    inspector, publisher, publish
):
    lacking = dict.fromkeys(("purpose", "legal_basis", "retention"), EMPTY)
    page = samples.data_notice_page(live=False, **lacking)
    told = publish(page, publisher)
    assert [name for name in REQUIRED if f"„{name}”" not in told] == []
    assert not is_live(page)


@EVERY_WAY
@pytest.mark.parametrize(
    ("collected", "lacking", "named"),
    [
        ("person", "must_give", "Czy trzeba podać dane"),
        ("elsewhere", "data_kinds", "Rodzaje danych"),
        ("elsewhere", "source", "Źródło danych"),
    ],
)
def test_where_the_data_come_from_decides_what_else_it_must_say(
    inspector, publisher, publish, collected, lacking, named
):
    page = samples.data_notice_page(live=False, collected=collected, **{lacking: ""})
    assert f"„{named}”" in publish(page, publisher)
    assert not is_live(page)


@EVERY_WAY
def test_a_notice_waits_for_the_contact_of_the_inspector(home, publisher, publish):
    page = samples.data_notice_page(live=False)
    assert NO_INSPECTOR in publish(page, publisher)
    assert not is_live(page)


@EVERY_WAY
@pytest.mark.parametrize("facts", [{}, {"collected": "person", "data_kinds": "", "source": ""}])
def test_a_whole_notice_is_published(inspector, publisher, publish, facts):
    page = samples.data_notice_page(live=False, **facts)
    publish(page, publisher)
    assert is_live(page)


def test_what_the_newest_draft_lacks_counts_and_not_what_is_public(inspector, publisher):
    page = samples.data_notice_page()
    page.purpose = ""
    page.save_revision()
    assert "„Cel”" in in_bulk(page, publisher)
    assert DataNoticePage.objects.get().purpose


# -- Whistleblowers --


@EVERY_WAY
def test_a_page_for_whistleblowers_that_does_not_say_how_to_report_is_refused(
    home, publisher, publish
):
    page = bare_whistleblowers(in_person=EMPTY)
    told = publish(page, publisher)
    assert NO_RECEIVER in told
    assert NO_WAY in told
    assert not is_live(page)


@pytest.mark.parametrize("way", [*WAYS.items(), ("in_person", "<p>W pokoju 1.</p>")])
def test_one_way_of_reporting_is_enough(home, publisher, way):
    page = bare_whistleblowers(receives="Inspektor do spraw zgłoszeń", **dict([way]))
    in_bulk(page, publisher)
    assert is_live(page)


@pytest.mark.parametrize(
    ("facts", "said", "unsaid"),
    [
        ({"receives": "Inspektor do spraw zgłoszeń"}, NO_WAY, NO_RECEIVER),
        (WAYS, NO_RECEIVER, NO_WAY),
    ],
)
def test_only_what_is_missing_is_named(home, publisher, facts, said, unsaid):
    page = bare_whistleblowers(**facts)
    told = in_bulk(page, publisher)
    assert said in told
    assert unsaid not in told
    assert not is_live(page)


def test_an_emptied_text_is_no_way_of_reporting(home, read):
    empty = dict.fromkeys((*WAYS, "receives"), "")
    soup = read(samples.whistleblower_page(**empty, in_person=EMPTY).url)
    assert "u nas" not in " ".join(h2.get_text() for h2 in soup.select("article h2"))


# -- The form --


def sent_by_the_form(home, who, publish=True, **facts):
    """Send a new page for whistleblowers; return the status and the parsed answer."""
    empty = dict.fromkeys(("receives", "address", "email", "phone", "procedure"), "")
    form = {"title": "Sygnaliści", "slug": "sygnalisci", "lead": "", "listing_summary": ""}
    texts = {"in_person": rich_text(""), "more": rich_text("")}
    form = nested_form_data({**form, **empty, **texts, **facts, "comments": inline_formset([])})
    form |= {"action-publish": "1"} if publish else {}
    address = reverse("wagtailadmin_pages:add", args=["legal", "whistleblowerpage", home.pk])
    answer = samples.logged_in(who).post(address, form)
    return answer.status_code, BeautifulSoup(answer.content, "html.parser")


def test_the_form_says_what_is_missing_and_loses_nothing_that_was_typed(home, publisher):
    status, soup = sent_by_the_form(home, publisher, title="Zgłoszenia naruszeń")
    assert (status, WhistleblowerPage.objects.count()) == (200, 0)
    assert soup.select_one("[name=receives][aria-invalid=true]")
    assert NO_WAY in soup.get_text()
    assert "Zgłoszenia naruszeń" in str(soup.select_one("[name=title]"))


def test_the_form_keeps_a_half_made_draft(home, publisher):
    status, _soup = sent_by_the_form(home, publisher, publish=False)
    assert (status, WhistleblowerPage.objects.get().live) == (302, False)


def test_the_form_publishes_what_is_whole(home, publisher):
    facts = {"receives": "Inspektor do spraw zgłoszeń", "email": "z@example.org"}
    status, _soup = sent_by_the_form(home, publisher, **facts)
    assert (status, WhistleblowerPage.objects.get().live) == (302, True)


# -- Approval --


def test_approval_from_a_list_is_refused(home, editor, publisher):
    page = bare_whistleblowers()
    page.save_revision()
    page.get_workflow().start(page, editor)
    task = page.current_workflow_task_state.pk
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task}/"
    answer = samples.logged_in(publisher).post(address, {"comment": ""}, follow=True)
    assert NO_WAY in " ".join(str(message) for message in answer.context["messages"])
    assert not is_live(page)
