"""The frame is read once for all pages, and no change of content passes it by."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from core.models import Centre
from core.templatetags import core_tags
from tests import samples
from tests.committed import commit, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    """A page with a section of the menu beside it, visited twice."""
    samples.section_page(title="Pomoc", slug="pomoc", show_in_menus=True)
    return samples.short_page("Obserwator", samples.section_page(title="Nad", slug="nad"))


@pytest.fixture
def look(page, read):
    """Return a function that commits and reads the page twice, the second time as remembered."""

    def look():
        commit()
        read(page.url)
        return read(page.url)

    return look


def menu(html):
    return [a.get_text(strip=True) for a in html.select(".site-menu a")]


def trail(html):
    return [a.get_text(strip=True) for a in html.select(".breadcrumbs a")]


def test_a_change_of_the_menu_shows_at_once(look):
    assert menu(look()) == ["Pomoc"]
    section = Page.objects.get(slug="pomoc").specific
    section.title = "Wsparcie"
    section.save_revision().publish()
    assert menu(look()) == ["Wsparcie"]
    section.unpublish()
    assert menu(look()) == []


def test_a_restricted_page_leaves_menu_and_breadcrumbs_at_once(look):
    PageViewRestriction.objects.create(
        page=Page.objects.get(slug="pomoc"), restriction_type="login"
    )
    assert menu(look()) == []


def test_the_centre_in_the_foot_is_never_an_old_one(look):
    centre = Centre.objects.create(site=Site.objects.get(), short_name="MOPS", email="a@x.pl")
    assert "a@x.pl" in look().footer.get_text()
    centre.email = "b@x.pl"
    centre.save()
    assert "b@x.pl" in look().footer.get_text()


def test_a_notice_appears_and_goes_at_once(look):
    notice = samples.notice("Dziś nieczynne")
    assert "Dziś nieczynne" in look().get_text()
    notice.delete()
    assert "Dziś nieczynne" not in look().get_text()


def test_a_notice_of_a_section_stands_there_and_nowhere_else(page, look, read):
    samples.notice("Remont", section=page.get_parent())
    assert "Remont" in look().get_text()
    assert "Remont" in read("/nad/").get_text()
    assert "Remont" not in read("/pomoc/").get_text()


def test_breadcrumbs_leave_out_what_is_not_for_everybody(page, look):
    assert trail(look()) == ["Strona główna", "Nad"]
    page.get_parent().specific.unpublish()
    assert trail(look()) == ["Strona główna"]


def test_the_current_page_is_marked_in_the_menu_of_that_page_alone(look, read):
    look()
    assert read("/pomoc/").select(".site-menu a[aria-current=page]")
    assert not look().select(".site-menu a[aria-current]")


def test_two_pages_share_one_reading_of_the_frame(look, client):
    look()
    with questions() as asked:
        client.get("/pomoc/")
    assert not [sql for sql in asked if "core_centre" in sql]


def test_a_change_during_a_render_leaves_nothing_of_the_former_frame(page, look, read, monkeypatch):
    assert menu(look()) == ["Pomoc"]
    read_frame = core_tags.read_frame

    def overtaken(*about):
        found = read_frame(*about)
        section = Page.objects.get(slug="pomoc").specific
        section.title = "Wsparcie"
        section.save_revision().publish()
        commit()
        return found

    monkeypatch.setattr(core_tags, "read_frame", overtaken)
    commit()
    read(page.url)
    monkeypatch.setattr(core_tags, "read_frame", read_frame)
    assert menu(read(page.url)) == ["Wsparcie"]
