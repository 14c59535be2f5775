"""Groups: exactly what each may do, and nobody below Administratorzy deletes a section."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from tests.samples import logged_in, png, section_page, short_page
from tests.trash.panel import confirmation
from trash.place import outside

pytestmark = pytest.mark.django_db

PEOPLE = ["editor", "publisher", "administrator"]
PAGES = {
    "Redaktorzy": {"add_page", "change_page"},
    "Publikujący": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
    "Administratorzy": {
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    },
}
FILES = {
    "Redaktorzy": ("add", "choose"),
    "Publikujący": ("add", "change", "choose"),
    "Administratorzy": ("add", "change", "delete", "choose"),
}
MANAGED = ("user", "group", "workflow", "task", "redirect")
READING = {"access_admin", "view_searchcount"}
SEARCH = {
    f"{a}_{m}" for a in ("add", "change", "delete") for m in ("synonymgroup", "searchpromotion")
}
KEPT = ("amount", "building", "district", "openinghours", "newstopic", "lifesituation")
KEPT += ("officialword",)
WRITING = {f"{action}_{model}" for action in ("add", "change") for model in KEPT}
KEEPING = WRITING | {f"delete_{model}" for model in KEPT}
NOTICES = {f"{action}_notice" for action in ("add", "change", "delete")}
SETTINGS = {"change_centre", "change_inspector"}
MODELS = {
    "Redaktorzy": READING | WRITING,
    "Publikujący": {*READING, *SEARCH, *KEEPING, *NOTICES, *SETTINGS},
    "Administratorzy": {
        *READING,
        *SEARCH,
        *KEEPING,
        *NOTICES,
        *SETTINGS,
        *(f"{action}_{model}" for action in ("add", "change", "delete") for model in MANAGED),
        *("view_message", "export_message", "delete_message", "change_formmail"),
        "view_scheduledrun",  # the state of the site
    },
}


def test_there_are_three_groups():
    assert set(Group.objects.values_list("name", flat=True)) == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_group_may_do_this_with_pages_and_no_more(name):
    given = GroupPagePermission.objects.filter(group__name=name)
    assert {(p.page.depth, p.permission.codename) for p in given} == {
        (1, codename) for codename in PAGES[name]
    }


@pytest.mark.parametrize("name", FILES)
def test_a_group_may_do_this_with_files_and_no_more(name):
    given = GroupCollectionPermission.objects.filter(group__name=name)
    wanted = {f"{a}_{m}" for a in FILES[name] for m in ("image", "document", "media")}
    wanted.discard("choose_media")  # wagtailmedia has no such permission
    if name == "Administratorzy":
        wanted |= {f"{action}_collection" for action in ("add", "change", "delete")}
    assert {p.permission.codename for p in given} == wanted
    apps = {p.permission.content_type.app_label for p in given}
    assert apps - {"wagtailcore"} == {"wagtailimages", "wagtaildocs", "wagtailmedia"}


@pytest.mark.parametrize("name", MODELS)
def test_a_group_may_do_this_with_the_rest_and_no_more(name):
    group = Group.objects.get(name=name)
    assert set(group.permissions.values_list("codename", flat=True)) == MODELS[name]


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_in_a_group_enters_the_panel(home, who, request):
    browser = logged_in(request.getfixturevalue(who))
    assert browser.get("/admin/").status_code == 200
    assert browser.get(f"/admin/pages/{home.pk}/").status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_in_a_group_adds_and_chooses_pictures(home, who, request):
    browser = logged_in(request.getfixturevalue(who))
    form = {"title": "Hol", "file": png(), "description": "Drzwi z poręczą"}
    assert browser.post("/admin/images/add/", form).url == "/admin/images/"
    chooser = browser.get("/admin/images/chooser/")
    assert chooser.status_code == 200
    assert "Hol" in chooser.content.decode()


@pytest.mark.parametrize(
    ("who", "allowed"), [("editor", False), ("publisher", False), ("administrator", True)]
)
@pytest.mark.parametrize("address", ["/admin/users/", "/admin/groups/", "/admin/redirects/"])
def test_only_administrators_manage_people_and_settings(home, who, allowed, address, request):
    answer = logged_in(request.getfixturevalue(who)).get(address)
    assert (answer.status_code == 200) is allowed


def test_nobody_edits_the_address_which_the_environment_gives(home, administrator):
    assert logged_in(administrator).get("/admin/sites/").status_code == 302


@pytest.fixture
def section(home):
    """A published section with two pages below it."""
    section = section_page(title="Świadczenia", slug="swiadczenia")
    short_page("Zasiłek stały", section)
    short_page("Zasiłek okresowy", section)
    section.refresh_from_db()
    return section


def delete(page, user):
    address = f"/admin/pages/{page.pk}/delete/"
    return logged_in(user).post(address, confirmation(page))


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_nobody_below_administrators_deletes_a_section(section, who, request, client):
    delete(section, request.getfixturevalue(who))
    assert Page.objects.descendant_of(section, inclusive=True).live().count() == 3
    assert client.get("/swiadczenia/zasilek-staly/").status_code == 200


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_nobody_below_administrators_deletes_a_section_in_bulk(section, who, request):
    browser = logged_in(request.getfixturevalue(who))
    address = f"/admin/bulk/wagtailcore/page/delete/?id={section.pk}"
    browser.post(address, confirmation(section))
    assert Page.objects.descendant_of(section, inclusive=True).live().count() == 3


def test_an_administrator_deletes_a_section_after_typing_how_many_pages_go(section, administrator):
    browser, address = logged_in(administrator), f"/admin/pages/{section.pk}/delete/"
    assert browser.get(address).context["type_to_confirm_before_delete"]
    browser.post(address, {"confirm_count": "2"})
    assert Page.objects.filter(pk=section.pk).exists()
    assert delete(section, administrator).status_code == 302
    assert not outside(Page.objects).filter(slug__in=["swiadczenia", "zasilek-staly"]).exists()


def test_a_publisher_deletes_a_page_without_pages_below_it(section, publisher):
    leaf = section.get_children().first()
    assert delete(leaf, publisher).status_code == 302
    assert not outside(Page.objects).filter(pk=leaf.pk).exists()


def test_an_editor_deletes_a_draft_but_no_published_page(section, editor):
    leaf, draft = section.get_children().first(), short_page("Szkic", section, live=False)
    delete(leaf, editor)
    delete(draft, editor)
    assert list(outside(Page.objects).filter(pk__in=[leaf.pk, draft.pk])) == [leaf]


def test_an_editor_changes_what_others_wrote(section, editor):
    leaf = section.get_children().first()
    assert logged_in(editor).get(f"/admin/pages/{leaf.pk}/edit/").status_code == 200
    assert leaf.permissions_for_user(editor).can_edit()
    assert not leaf.permissions_for_user(editor).can_publish()
