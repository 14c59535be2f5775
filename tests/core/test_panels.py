"""The admin's first screen: pages past their day of review."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import GroupPagePermission

from core.panels import LISTED
from tests.samples import logged_in, section_page, short_page

pytestmark = pytest.mark.django_db

HEADING = "Strony do ponownego przeczytania"


def first_screen(user):
    return logged_in(user).get("/admin/").content.decode()


def test_pages_past_their_review_are_named_the_oldest_first(home, editor):
    today = timezone.localdate()
    section_page(title="Dawno temu", next_review=today - timedelta(days=400))
    short_page("Dzisiaj", next_review=today)
    short_page("Kiedyś", next_review=today + timedelta(days=1))
    short_page("Szkic", live=False, next_review=today)
    shown = first_screen(editor)
    listed = shown[shown.index(HEADING) : shown.index("</section>", shown.index(HEADING))]
    assert listed.index("Dawno temu") < listed.index("Dzisiaj")
    assert "Kiedyś" not in listed
    assert "Szkic" not in listed


def test_a_long_list_is_cut_and_counted(home, editor):
    for number in range(LISTED + 2):
        short_page(f"Strona {number}", next_review=timezone.localdate())
    assert "i jeszcze 2 strony" in first_screen(editor)


def test_nobody_is_told_of_pages_that_they_may_not_edit(home, editor):
    short_page("Cudza strona", next_review=timezone.localdate())
    GroupPagePermission.objects.filter(group__in=editor.groups.all()).delete()
    assert HEADING not in first_screen(editor)
