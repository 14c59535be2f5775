"""Somebody who edits one section does nothing elsewhere; there is no API but the panel's."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from tests.permissions.addresses import routes
from tests.samples import logged_in, page_form, section_page, short_page
from users.models import User

pytestmark = pytest.mark.django_db
GIVEN = ("add_page", "change_page", "publish_page")


@pytest.fixture
def sections(home):
    """Two pages: one in the section that the person edits, one in another section."""
    return [short_page("Strona", section_page(title=name, slug=name)) for name in ("moj", "cudzy")]


@pytest.fixture
def panel(sections):
    """The browser of somebody who edits the first section."""
    group = Group.objects.create(name="Jeden dział")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(codename__in=GIVEN):
        page = sections[0].get_parent()
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = User.objects.create_user("dzial@example.org")
    user.groups.add(group)
    return logged_in(user)


@pytest.mark.parametrize(
    "address",
    [
        "edit/",
        "history/",
        "copy/",
        "move/",
        "delete/",
        "unpublish/",
        "privacy/",
        "revisions/1/view/",
    ],
)
def test_the_pages_of_another_section_are_closed(panel, sections, address):
    answer = panel.get(f"/admin/pages/{sections[1].pk}/{address}")
    assert answer.status_code in (302, 403, 404)
    if answer.status_code == 302:
        assert answer.url == "/admin/"


def test_what_is_sent_changes_only_the_own_section(panel, sections):
    for page in sections:
        form = page_form("Zmieniona", slug=page.slug, **{"action-publish": "1"})
        panel.post(f"/admin/pages/{page.pk}/edit/", form)
        panel.post(f"/admin/api/main/pages/{page.pk}/action/unpublish/")
    mine, theirs = (Page.objects.get(pk=page.pk) for page in sections)
    assert (mine.title, mine.live) == ("Zmieniona", False)
    assert (theirs.title, theirs.live) == ("Strona", True)


def test_what_is_done_with_many_pages_leaves_the_other_section_out(panel, sections):
    chosen = "&".join(f"id={page.pk}" for page in sections)
    panel.post(f"/admin/bulk/wagtailcore/page/unpublish/?{chosen}")
    assert [Page.objects.get(pk=page.pk).live for page in sections] == [False, True]


def test_a_page_cannot_be_moved_or_copied_into_the_other_section(panel, sections):
    target = sections[1].get_parent()
    panel.post(f"/admin/pages/{sections[0].pk}/move/{target.pk}/confirm/")
    copy = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": target.pk}
    panel.post(f"/admin/pages/{sections[0].pk}/copy/", copy)
    titles = Page.objects.descendant_of(target).values_list("title", flat=True)
    assert list(titles) == ["Strona"]


def test_there_is_no_api_for_strangers(client):
    assert not apps.is_installed("wagtail.api.v2")
    assert not apps.is_installed("wagtail.api.v3")
    apis = {route.split("/")[1] for route in routes() if "api" in route.split("/")[1:2]}
    assert apis == {"api"}
    for address in ("/api/", "/api/v2/pages/", "/api/v3/pages/", "/admin/api/v3/pages/"):
        assert client.get(address).status_code in (302, 404)
