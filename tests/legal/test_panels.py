"""The admin's first screen: standards for minors whose version for children nobody can read."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests import samples

pytestmark = pytest.mark.django_db
HEADING = "Brakuje standardów w wersji dla dzieci"


def reminder(user):
    """Return the reminder on the first screen, or None."""
    soup = BeautifulSoup(samples.logged_in(user).get("/admin/").content, "html.parser")
    return soup.find(id="children-standards-section")


def links(panel):
    return [a["href"] for a in panel.select("a.button")]


def test_standards_without_a_version_for_children_are_named_with_a_way_to_add_one(home, editor):
    full = samples.protection_standards_page()
    panel = reminder(editor)
    text = " ".join(panel.get_text(" ").split())
    assert HEADING in text
    assert full.title in text
    assert "Prawo wymaga" in text
    kind = ["legal", "childrenstandardspage", full.pk]
    assert reverse("wagtailadmin_pages:add", args=kind) in links(panel)


def test_a_version_that_is_only_a_draft_is_led_to(home, editor):
    draft = samples.children_standards_page(live=False)
    panel = reminder(editor)
    assert links(panel) == [reverse("wagtailadmin_pages:edit", args=[draft.pk])]
    assert "nie każdy może ją przeczytać" in " ".join(panel.get_text(" ").split())


def test_a_version_behind_a_password_is_not_there_for_children(home, editor):
    closed = samples.make_private(samples.children_standards_page())
    assert links(reminder(editor)) == [reverse("wagtailadmin_pages:edit", args=[closed.pk])]


def test_nothing_is_said_once_children_can_read_theirs(home, editor):
    samples.children_standards_page()
    assert reminder(editor) is None


@pytest.mark.parametrize("close", [samples.make_private, lambda page: page.unpublish()])
def test_nothing_is_said_as_long_as_the_standards_are_not_public(home, editor, close):
    close(samples.protection_standards_page())
    assert reminder(editor) is None


def test_nobody_is_told_who_may_not_edit_the_standards(home, editor):
    samples.protection_standards_page()
    GroupPagePermission.objects.filter(group__in=editor.groups.all()).delete()
    assert reminder(editor) is None


def test_a_deleted_version_is_missing_again(home, administrator):
    children = samples.children_standards_page()
    kind = ["legal", "childrenstandardspage", children.get_parent().pk]
    address = reverse("wagtailadmin_pages:delete", args=[children.pk])
    samples.logged_in(administrator).post(address, {"confirm_site_name": "MOPS"})
    assert links(reminder(administrator)) == [reverse("wagtailadmin_pages:add", args=kind)]
