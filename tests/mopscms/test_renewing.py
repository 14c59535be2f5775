"""Pages of an earlier release's first content get the kinds that were made for them since."""

import pytest
from django.core.management import call_command
from django.test import Client

from contact.models import ContactPage
from home.models import HomePage
from mopscms.content.making import make_page
from mopscms.content.renewing import renew, untouched
from pages.models import ContentPage, SectionPage
from tests.samples import contact_page, picture, short_page

pytestmark = pytest.mark.django_db

BODY = [("text", {"heading": "Jak trafić", "text": "<p>Wejście od ulicy.</p>"})]


@pytest.fixture
def earlier(home):
    """A contact page as the first release made it, in the menu and among the tasks."""
    facts = {"title": "Kontakt", "slug": "kontakt", "lead": "Gdzie jesteśmy.", "body": BODY}
    page = make_page("kontakt", home, ContentPage(**facts, show_in_menus=True))
    home = HomePage.objects.get()
    home.tasks = [("task", {"page": page, "address": "", "text": "", "hint": ""})]
    home.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


def test_a_page_that_nobody_touched_gets_its_kind_and_keeps_all_it_had(earlier, read):
    renew(untouched("kontakt"), ContactPage)
    page = ContactPage.objects.get()
    assert (page.pk, page.title, page.slug) == (earlier.pk, "Kontakt", "kontakt")
    assert (page.lead, page.path, page.show_in_menus) == ("Gdzie jesteśmy.", earlier.path, True)
    assert page.first_published_at == earlier.first_published_at
    assert not ContentPage.objects.filter(pk=page.pk).exists()
    shown = read("/kontakt/")
    assert "Wejście od ulicy." in shown.main.get_text()
    assert [a["href"] for a in read("/").select("ul.tasks a")] == ["/kontakt/"]


def test_the_new_page_can_be_edited_and_put_back(earlier, administrator):
    page = renew(untouched("kontakt"), ContactPage)
    browser = Client()
    browser.force_login(administrator)
    for screen in ("edit", "history"):
        address = f"/admin/pages/{page.pk}/{screen}/"
        assert browser.get(address).status_code == 200
    assert page.latest_revision.as_object().specific_class is ContactPage


@pytest.mark.parametrize("work", ["saved again", "draft", "page below", "taken down"])
def test_a_page_on_which_somebody_worked_stays_as_it_is(earlier, work):
    page = ContentPage.objects.get(pk=earlier.pk)
    if work == "page below":
        short_page("Mapa", page)
    elif work == "taken down":
        page.unpublish()
    else:
        page.title = "Gdzie jesteśmy"
        revision = page.save_revision()
        if work == "saved again":
            revision.publish()
    assert untouched("kontakt") is None


def test_what_was_never_made_or_is_gone_is_not_touched(earlier):
    assert untouched("aktualnosci") is None
    ContentPage.objects.get(pk=earlier.pk).delete()
    assert untouched("kontakt") is None


def test_a_section_becomes_an_index_too(home):
    make_page("swiadczenia", home, SectionPage(title="Pomoc", slug="swiadczenia"))
    assert renew(untouched("swiadczenia"), ContactPage).url == "/swiadczenia/"


@pytest.fixture
def loaded(earlier, capsys):
    """Return a function that loads the centre's content and returns what it printed."""
    picture("Wejście główne (ilustracja)")
    picture("Wejście do Działu Świadczeń Rodzinnych (ilustracja)")

    def run():
        call_command("load_centre")
        return capsys.readouterr().out

    return run


def test_who_updates_is_told_which_section_stayed_old_until_there_is_a_new_one(earlier, loaded):
    short_page("Mapa", earlier)
    for _run in range(2):
        said = loaded()
        assert "„Kontakt” (/kontakt/): dodaj stronę rodzaju „strona kontaktu”" in said
        assert "„Aktualności”" not in said
    contact_page(slug="kontakt-nowy")
    assert "rodzaju" not in loaded()


def test_nothing_is_said_of_a_section_that_staff_took_down(earlier, loaded):
    ContentPage.objects.get(pk=earlier.pk).unpublish()
    assert "rodzaju" not in loaded()
