"""The editor's form keeps the menu short and says so."""

import pytest
from django.contrib.messages import get_messages

from core.forms import MENU_LENGTH
from tests.samples import logged_in, page_form, section_page, short_page

pytestmark = pytest.mark.django_db

FULL = "W menu mieści się 7 pozycji"


@pytest.fixture
def full_menu(home):
    """As many pages as the menu has room for."""
    return [short_page(f"Pozycja {n}", show_in_menus=True) for n in range(MENU_LENGTH)]


def save(user, page, **facts):
    form = page_form(page.title, slug=page.slug, **facts)
    return logged_in(user).post(f"/admin/pages/{page.pk}/edit/", form)


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_an_eighth_page_is_refused_and_the_seven_are_named(full_menu, editor):
    page = short_page("Ósma")
    answer = save(editor, page, lead="Nowe wprowadzenie", show_in_menus="on")
    shown = answer.content.decode()
    assert FULL in shown
    assert "Pozycja 0, Pozycja 1" in shown
    assert "Nowe wprowadzenie" in shown
    page.refresh_from_db()
    assert not page.has_unpublished_changes


def test_a_page_that_is_in_the_menu_already_can_be_saved(full_menu, editor):
    assert save(editor, full_menu[0], show_in_menus="on").status_code == 302


def test_below_the_first_level_the_menu_is_not_counted(full_menu, editor):
    page = short_page("Głębiej", section_page())
    assert save(editor, page, show_in_menus="on").status_code == 302


def test_visitors_see_seven_even_if_more_came_another_way(full_menu, read):
    short_page("Ósma", show_in_menus=True)
    assert len(read("/").select(".site-menu a")) == MENU_LENGTH


def test_whoever_moves_a_page_to_a_full_menu_is_told(full_menu, home, administrator):
    page = short_page("Ósma", section_page(), show_in_menus=True)
    answer = logged_in(administrator).post(f"/admin/pages/{page.pk}/move/{home.pk}/confirm/")
    assert FULL in said(answer)
    page.refresh_from_db()
    assert page.get_parent().pk == home.pk
