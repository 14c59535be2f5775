"""The bin: who sees what in it, and that nothing else in the panel reaches it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from tests.samples import logged_in, page_form, section_page, short_page
from trash.models import KEPT, BinnedPage
from trash.putting import put
from upkeep.jobs import registered
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(db):
    """The first administrator, who may do anything."""
    return User.objects.create_superuser("szefowa@example.org", "Kasztan-Rower-1990")


@pytest.fixture(scope="module")
def written(lasting):
    """What will be deleted: {name: number of the page}."""
    section = section_page(title="Dział", slug="dzial")
    short_page("Podstrona działu", section)
    leaf, draft = short_page("Ogłoszenie"), short_page("Szkic", live=False)
    return {"section": section.pk, "leaf": leaf.pk, "draft": draft.pk}


@pytest.fixture
def deleted(written, administrator):
    """What is in the bin: {name: BinnedPage}."""
    pages = {name: Page.objects.get(pk=key).specific for name, key in written.items()}
    return {name: put(page, administrator) for name, page in pages.items()}


RIGHTS = [
    ("editor", {"draft"}, set()),
    ("publisher", {"draft", "leaf"}, set()),
    ("administrator", {"draft", "leaf", "section"}, {"draft", "leaf", "section"}),
    ("root", {"draft", "leaf", "section"}, {"draft", "leaf", "section"}),
]


@pytest.mark.parametrize(("who", "restores", "removes"), RIGHTS)
def test_everybody_restores_what_they_could_delete(deleted, who, restores, removes, request):
    browser = logged_in(request.getfixturevalue(who))
    listed = browser.get("/admin/bin/").content.decode()
    for name, record in deleted.items():
        assert (f"/admin/bin/{record.pk}/restore/" in listed) is (name in restores)
        assert (f"/admin/bin/{record.pk}/remove/" in listed) is (name in removes)
        form = {"parent": record.nearest.pk, "publish": "on"}
        done = browser.post(f"/admin/bin/{record.pk}/restore/", {**form, "parent": ""})
        assert (done.status_code == 200) is (name in restores)
        done = browser.post(f"/admin/bin/{record.pk}/remove/", {"confirm": "nie"})
        assert (done.status_code == 200) is (name in removes)
        browser.post(f"/admin/bin/{record.pk}/restore/", form)
        assert BinnedPage.objects.filter(pk=record.pk).exists() is (name not in restores)


def test_the_bin_is_closed_to_everybody_else(deleted, client):
    record = deleted["leaf"]
    for address in ("", f"{record.pk}/restore/", f"{record.pk}/remove/"):
        assert client.get(f"/admin/bin/{address}").url.startswith("/logowanie/")
    nobody = logged_in(User.objects.create_user("nikt@example.org"))
    assert nobody.get("/admin/bin/").status_code == 302


def test_who_edits_one_section_restores_there_and_nowhere_else(home, administrator):
    section, other = (section_page(title=name, slug=name.lower()) for name in ("Jeden", "Drugi"))
    group = Group.objects.create(name="Jeden dział")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=name)
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    user = User.objects.create_user("jedna@example.org")
    user.groups.add(group)
    mine, theirs = (put(short_page("Strona", parent)) for parent in (section, other))
    browser = logged_in(user)
    form = {"parent": other.pk, "publish": "on"}
    assert "Nie możesz" in browser.post(f"/admin/bin/{mine.pk}/restore/", form).content.decode()
    form["parent"] = section.pk
    for record in (mine, theirs):
        browser.post(f"/admin/bin/{record.pk}/restore/", form)
    assert [one.pk for one in BinnedPage.objects.all()] == [theirs.pk]
    assert browser.get(f"/admin/pages/{section.pk}/").status_code == 200


@pytest.mark.parametrize("who", ["editor", "administrator", "root"])
def test_pages_in_the_bin_are_out_of_reach_of_all_other_screens(deleted, who, request):
    browser = logged_in(request.getfixturevalue(who))
    page = deleted["leaf"].page
    for address in ("edit/", "", "move/", "copy/", "unpublish/", "delete/", "history/", "privacy/"):
        answer = browser.get(f"/admin/pages/{page.pk}/{address}")
        assert (answer.status_code, answer.url) == (302, "/admin/bin/"), address
        said = " ".join(str(one) for one in get_messages(answer.wsgi_request))
        assert "jest w koszu" in said
    browser.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}")
    assert not Page.objects.get(pk=page.pk).live
    for address in (
        "/admin/pages/search/?q=Ogłoszenie",
        "/admin/choose-page/search/?q=Ogłoszenie",
        "/admin/reports/aging-pages/",
        "/admin/api/main/pages/?fields=_",
        "/admin/",
    ):
        assert f"pages/{page.pk}/" not in browser.get(address).content.decode(), address
    explorer = browser.get("/admin/pages/")
    assert explorer.status_code == 200
    assert "Kosz</" not in explorer.content.decode().split("<main", 1)[1]


def test_what_is_saved_by_itself_is_told_that_the_page_is_in_the_bin(deleted, administrator):
    page = deleted["leaf"].page
    form = page_form("Ogłoszenie zmienione", slug="ogloszenie")
    address = f"/admin/pages/{page.pk}/edit/"
    answer = logged_in(administrator).post(address, form, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert "jest w koszu" in answer.json()["error_message"]


def test_removing_one_page_for_good_asks_for_the_name(deleted, administrator):
    browser, record = logged_in(administrator), deleted["leaf"]
    address = f"/admin/bin/{record.pk}/remove/"
    answer = browser.post(address, {"confirm": "1"})
    assert "Niczego nie usunięto. Wpisz dokładnie: MOPS" in answer.content.decode()
    browser.post(address, {"confirm": "MOPS"})
    assert not Page.objects.filter(pk=record.page_id).exists()


def test_removing_several_pages_for_good_asks_for_their_number(deleted, administrator):
    browser, record = logged_in(administrator), deleted["section"]
    address = f"/admin/bin/{record.pk}/remove/"
    text = browser.get(address).content.decode()
    assert "2 strony zostaną usunięte na zawsze" in text
    for typed in ("", "MOPS", "3"):
        answer = browser.post(address, {"confirm": typed})
        assert "Niczego nie usunięto. Wpisz dokładnie: 2" in answer.content.decode()
    browser.post(address, {"confirm": " 2 "})
    assert not Page.objects.filter(title__contains="ział").exists()
    log = PageLogEntry.objects.filter(action="wagtail.delete", user=administrator)
    assert log.count() == 2


def test_after_thirty_days_and_not_before_the_bin_is_emptied(deleted, capsys):
    old, young = deleted["section"], deleted["leaf"]
    now = timezone.now()
    for record, age in ((old, KEPT), (young, KEPT * 0.99)):
        BinnedPage.objects.filter(pk=record.pk).update(deleted_at=now - age)
    call_command("empty_bin")
    assert "strony: 2" in capsys.readouterr().out
    left = set(BinnedPage.objects.values_list("pk", flat=True))
    assert left == {young.pk, deleted["draft"].pk}
    gone = PageLogEntry.objects.filter(action="wagtail.delete", page__gte=old.page_id)
    assert sorted(gone.values_list("label", flat=True)) == ["Dział", "Podstrona działu"]
    call_command("empty_bin")
    assert "strony: 0" in capsys.readouterr().out


def test_the_bin_is_emptied_by_the_clock(deleted):
    BinnedPage.objects.update(deleted_at=timezone.now() - KEPT)
    registered()["empty_bin"].work()
    assert not BinnedPage.objects.exists()


def test_looking_changes_nothing(deleted, administrator):
    browser = logged_in(administrator)
    record = deleted["leaf"]
    for address in ("", f"{record.pk}/restore/", f"{record.pk}/remove/"):
        assert browser.get(f"/admin/bin/{address}").status_code == 200
    assert BinnedPage.objects.count() == 3
