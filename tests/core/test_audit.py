"""The audit log: who may do what, who took data away, what happened to files."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupPagePermission,
    ModelLogEntry,
    PageLogEntry,
)
from wagtailmedia.models import get_media_model

from core.models import Centre
from tests.samples import PASSWORD, logged_in, picture, short_page
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(db):
    """Somebody who may do anything."""
    return User.objects.create_superuser("szefowa@example.org", PASSWORD)


@pytest.fixture
def panel(home, root):
    """Their browser; nothing is in the log yet."""
    ModelLogEntry.objects.all().delete()
    return logged_in(root)


def entries(action, thing=None):
    """Return what the log holds of an action: entries, the oldest first."""
    found = ModelLogEntry.objects.filter(action=action).order_by("pk")
    return list(found.filter(object_id=str(thing.pk)) if thing else found)


def person_form(user, *groups, **facts):
    numbers = [Group.objects.get(name=name).pk for name in groups]
    facts = {"email": user.email, "first_name": "Anna", "last_name": "Nowa", **facts}
    return {**facts, "groups": numbers, "is_active": "on"}


def test_joining_and_leaving_a_group_is_logged_with_who_did_it(panel, root, editor):
    panel.post(f"/admin/users/edit/{editor.pk}/", person_form(editor, "Publikujący"))
    found = [one for one in entries("core.permissions", editor) if one.user == root]
    assert {"added": ["Publikujący"], "removed": []} in [one.data for one in found]
    assert {"added": [], "removed": ["Redaktorzy"]} in [one.data for one in found]
    told = " ".join(one.formatter.format_message(one) for one in found)
    assert "Nadano: Publikujący." in told
    assert "Odebrano: Redaktorzy." in told


@pytest.mark.parametrize("change", [{"is_superuser": "on"}, {"is_active": ""}])
def test_becoming_a_superuser_and_closing_an_account_are_logged(panel, root, editor, change):
    form = {**person_form(editor, "Redaktorzy"), **change}
    form = {name: value for name, value in form.items() if value}
    panel.post(f"/admin/users/edit/{editor.pk}/", form)
    assert [one.user for one in entries("core.permissions", editor)][-1] == root


def test_another_e_mail_of_an_account_is_logged_with_both_and_who_did_it(panel, root, editor):
    form = person_form(editor, "Redaktorzy", email="kto-inny@example.org")
    panel.post(f"/admin/users/edit/{editor.pk}/", form)
    [entry] = entries("core.email", editor)
    assert entry.user == root
    told = entry.formatter.format_message(entry)
    assert told == "E-mail zmieniony z redaktorka@example.org na kto-inny@example.org"


def test_a_person_saved_with_the_same_e_mail_is_no_change_of_it(panel, editor):
    panel.post(f"/admin/users/edit/{editor.pk}/", person_form(editor, "Redaktorzy"))
    assert entries("core.email", editor) == []


def test_what_a_group_is_given_and_loses_is_logged(panel, home):
    group = Group.objects.get(name="Redaktorzy")
    permission = Permission.objects.get(codename="delete_notice")
    group.permissions.add(permission)
    group.permissions.clear()
    given = GroupPagePermission.objects.create(
        group=group, page=home, permission=Permission.objects.get(codename="publish_page")
    )
    given.delete()
    found = [(one.data["added"], one.data["removed"]) for one in entries("core.permissions", group)]
    assert found[0] == ([str(permission)], [])
    assert str(permission) in found[1][1]
    assert found[2:] == [([f"publish_page: {home}"], []), ([], [f"publish_page: {home}"])]


def test_a_change_from_the_persons_side_is_logged_for_the_person(db, editor):
    Group.objects.get(name="Publikujący").user_set.add(editor)
    assert entries("core.permissions", editor)[-1].data["added"] == ["Publikujący"]


def test_saving_a_person_again_logs_no_change_of_permissions(editor):
    before = len(entries("core.permissions"))
    editor.first_name = "Janina"
    editor.save()
    editor.groups.add(*editor.groups.all())
    assert len(entries("core.permissions")) == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("address", ["reports/searches/", "reports/site-history/"])
def test_data_taken_away_as_a_file_is_logged(panel, root, kind, address):
    assert panel.get(f"/admin/{address}?export={kind}&q=Nowak").status_code == 200
    (one,) = entries("core.export", root)
    assert one.data["address"] == f"/admin/{address}"  # not what somebody searched for
    assert one.data["file"].endswith(kind)
    assert "Pobrano" in one.formatter.format_message(one)


def test_districts_taken_away_are_logged_too(panel, root):
    assert panel.get("/admin/snippets/contact/district/export/").status_code == 200
    assert entries("core.export", root)[0].data["file"] == "rejony.csv"


def test_reading_a_screen_is_not_logged(panel):
    before = ModelLogEntry.objects.count()
    panel.get("/admin/reports/searches/")
    assert ModelLogEntry.objects.count() == before


def test_who_may_read_a_collection_is_logged(panel):
    collection = Collection.get_first_root_node().add_child(name="Wnioski")
    panel.post(f"/admin/collections/{collection.pk}/privacy/", {"restriction_type": "login"})
    panel.post(f"/admin/collections/{collection.pk}/privacy/", {"restriction_type": "none"})
    assert not CollectionViewRestriction.objects.exists()
    told = [one.formatter.format_message(one) for one in entries("core.collection_privacy")]
    assert len(told) == 2
    assert "zalogowan" in told[0]


def test_who_may_read_a_page_is_logged_by_wagtail(panel, root):
    page = short_page("Notatka")
    panel.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "login"})
    panel.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "none"})
    log = PageLogEntry.objects.filter(page=page.pk, user=root, action__contains="restriction")
    assert [one.action.rpartition(".")[2] for one in log.order_by("pk")] == ["create", "delete"]


def test_settings_are_logged(panel, root, home):
    address = "/admin/settings/core/centre/"
    page = panel.get(address, follow=True)
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    for formset in form.formsets.values():
        sent |= {f"{formset.prefix}-{n}": 0 for n in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = panel.post(page.redirect_chain[-1][0], {**sent, "short_name": "MOPS"})
    assert answer.status_code == 302
    assert entries("wagtail.edit", Centre.objects.get())[0].user == root


def test_files_are_logged_whichever_screen_they_come_by(panel, root):
    form = {"title": "Wzór", "files[]": SimpleUploadedFile("wzor.txt", b"wzor")}
    panel.post("/admin/documents/multiple/add/", form)
    film = get_media_model()(title="Film", type="video")
    film.file.save("film.mp4", ContentFile(b"film"))
    panel.post(f"/admin/media/delete/{film.pk}/")
    assert [one.action for one in entries("wagtail.delete", film)] == ["wagtail.delete"]
    assert "wagtail.create" in {one.action for one in ModelLogEntry.objects.filter(user=root)}


def test_what_the_site_does_with_files_by_itself_is_not_logged(home):
    picture()
    assert not entries("wagtail.create", picture())


def test_the_history_of_the_site_tells_of_it_in_polish(panel, editor):
    editor.groups.add(Group.objects.get(name="Publikujący"))
    panel.get("/admin/reports/site-history/?export=csv")
    text = panel.get("/admin/reports/site-history/").content.decode()
    assert "Nadano: Publikujący." in text
    assert "Pobrano: " in text
