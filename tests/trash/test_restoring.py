"""The bin: what a page had before comes back with it – privacy, schedules, links, the log."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from core.models import ContentFault
from tests.samples import (
    make_private,
    short_page,
)
from tests.trash.panel import delete, restore, said
from trash.models import BinnedPage
from trash.place import TREE

pytestmark = pytest.mark.django_db


def test_privacy_comes_back_with_the_page(section, panel, client):
    make_private(section)
    delete(panel, section)
    restore(panel, section)
    assert client.get("/swiadczenia/").status_code == 302


def test_what_was_below_a_private_page_is_not_published_elsewhere(section, panel, home):
    make_private(section)
    leaf = section.get_children().first()
    delete(panel, leaf)
    restore(panel, leaf, home, status=200)
    restore(panel, leaf, home, publish="")
    assert not Page.objects.get(pk=leaf.pk).live


def schedule(page, hours):
    version = page.specific.save_revision(
        approved_go_live_at=timezone.now() + timedelta(hours=hours)
    )
    return type(version).objects.filter(pk=version.pk)


def test_a_schedule_publishes_nothing_in_the_bin_and_goes_on_afterwards(section, panel):
    draft = section.get_children().get(slug="szkic-zasilku")
    version = schedule(draft, hours=2)
    due = version.get().approved_go_live_at
    delete(panel, section)
    version.update(created_at=timezone.now())
    call_command("publish_scheduled", verbosity=0)
    assert version.get().approved_go_live_at is None
    restore(panel, section)
    assert version.get().approved_go_live_at == due


def test_what_was_to_be_published_while_in_the_bin_comes_back_as_a_draft(section, panel):
    draft = section.get_children().get(slug="szkic-zasilku")
    schedule(draft, hours=1)
    delete(panel, section)
    past = {key: "2020-01-01T00:00:00+00:00" for key in BinnedPage.objects.get().scheduled}
    BinnedPage.objects.update(scheduled=past)
    restore(panel, section)
    call_command("publish_scheduled", verbosity=0)
    assert not Page.objects.get(pk=draft.pk).live


def test_what_expired_meanwhile_is_not_published_again(section, panel):
    leaf = section.get_children().first()
    Page.objects.filter(pk=leaf.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    delete(panel, section)
    answer = restore(panel, section)
    assert not Page.objects.get(pk=leaf.pk).live
    assert "Zasiłek stały" in said(answer)


def test_an_alias_elsewhere_falls_and_rises_with_its_source(section, panel, home, client):
    leaf = section.get_children().first()
    alias = leaf.specific.create_alias(parent=home, update_slug="wszedzie")
    assert client.get("/wszedzie/").status_code == 200
    delete(panel, section)
    assert client.get("/wszedzie/").status_code == 404
    restore(panel, section)
    assert client.get("/wszedzie/").status_code == 200
    assert Page.objects.get(pk=alias.pk).alias_of_id == leaf.pk


def test_what_waits_for_an_approval_waits_no_more(section, panel, editor):
    leaf = section.get_children().first().specific
    leaf.save_revision(user=editor)
    leaf.get_workflow().start(leaf, editor)
    delete(panel, section)
    assert leaf.workflow_states.get().status == "cancelled"


def test_redirects_to_the_page_stay_and_lead_to_it_again(section, panel, client):
    Redirect.objects.create(old_path="/stare", redirect_page=section)
    delete(panel, section)
    assert client.get("/stare/").status_code == 404
    restore(panel, section)
    assert client.get("/stare/").url.endswith("/swiadczenia/")
    assert Redirect.objects.count() == 1


def test_permissions_for_the_page_itself_come_back(section, panel):
    group = Group.objects.create(name="Dział świadczeń")
    facts = {"group": group, "permission": Permission.objects.get(codename="change_page")}
    GroupPagePermission.objects.create(page=section, **facts)
    delete(panel, section)
    assert not GroupPagePermission.objects.filter(group=group).exists()
    restore(panel, section)
    assert GroupPagePermission.objects.get(group=group).page_id == section.pk


def texts(html):
    return [("text", {"heading": "A", "text": html})]


def test_faults_are_forgotten_and_found_again(section, panel):
    link = '<p><a href="https://example.org">tutaj</a></p>'
    page = short_page("Zła", section, body=texts(link))
    assert ContentFault.objects.filter(page=page).exists()
    delete(panel, page)
    assert not ContentFault.objects.filter(page=page).exists()
    restore(panel, page)
    assert ContentFault.objects.filter(page=page).exists()


def test_what_was_published_despite_faults_comes_back_as_a_draft_and_that_is_said(section, panel):
    page = short_page("Zła", section, body=texts("<h4>B</h4>"))
    alias = page.create_alias(parent=section.get_parent(), update_slug="wszedzie")
    delete(panel, page)
    answer = restore(panel, page)
    assert "jako wersje robocze" in said(answer)
    assert "Zła" in said(answer).split("wersje robocze")[1]
    assert not Page.objects.get(pk=page.pk).live
    assert not Page.objects.get(pk=alias.pk).live
    assert not ContentFault.objects.filter(page=page).exists()


def test_in_a_section_only_the_page_with_faults_comes_back_as_a_draft(section, panel):
    page = short_page("Zła", section, body=texts("<h4>B</h4>"))
    good = section.get_children().get(slug="zasilek-staly")
    delete(panel, section)
    told = said(restore(panel, section)).split("wersje robocze")[1]
    assert "Zła" in told
    assert "Zasiłek" not in told
    lives = Page.objects.filter(pk__in=[section.pk, good.pk, page.pk])
    assert {one.title: one.live for one in lives} == {
        "Świadczenia": True,
        "Zasiłek stały": True,
        "Zła": False,
    }


def test_the_log_says_who_deleted_and_who_restored_each_page(section, panel, administrator):
    delete(panel, section)
    restore(panel, section)
    log = PageLogEntry.objects.filter(user=administrator)
    below = Page.objects.get(pk=section.pk).get_descendants(inclusive=True)
    for action in ("trash.put", "trash.restore"):
        assert {one.page_id for one in log.filter(action=action)} == {one.pk for one in below}


def test_the_public_history_tells_of_no_bin(section, panel, client):
    delete(panel, section)
    restore(panel, section)
    text = client.get(f"/historia-zmian/{section.pk}/").content.decode()
    assert "Przywrócono" in text
    assert "przeniesiono" not in text.lower()
    assert "kosz" not in text.lower()


def test_the_tree_is_sound_all_the_time(section, panel):
    def faults():
        return [list(some) for some in Page.find_problems()]

    delete(panel, section)
    assert faults() == [[], [], [], [], []]
    restore(panel, section)
    assert faults() == [[], [], [], [], []]
    assert Page.objects.get(pk=section.pk).path.startswith(TREE)
