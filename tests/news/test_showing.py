"""Which notices a page shows, in which order, and what they give away: nothing hidden."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models.notices import AHEAD, Level, Notice
from news.showing import board_of
from tests.samples import hidden_pages, make_private, notice, section_page, short_page

pytestmark = pytest.mark.django_db


def shown(page=None, **facts):
    return [one.title for one in board_of(page, **facts).notices if not one.is_hidden]


def hidden(page=None):
    return [one.title for one in board_of(page).notices if one.is_hidden]


def test_a_notice_is_shown_from_its_start_until_its_end():
    one = notice("Awaria", begins=-10, ends=10)
    moments = {
        "before": one.starts_at - timedelta(seconds=1),
        "start": one.starts_at,
        "last": one.ends_at - timedelta(seconds=1),
        "end": one.ends_at,
    }
    found = {name: shown(now=moment) for name, moment in moments.items()}
    assert found == {"before": [], "start": ["Awaria"], "last": ["Awaria"], "end": []}


def test_a_notice_whose_time_comes_soon_is_sent_hidden_and_an_earlier_one_not_at_all():
    notice("Za pół godziny", begins=30, ends=90)
    notice("Jutro", begins=AHEAD.total_seconds() // 60 + 1, ends=2000)
    board = board_of(None)
    assert [(one.title, one.is_hidden) for one in board.notices] == [("Za pół godziny", True)]
    assert board.is_hidden


def test_the_weightiest_stand_first_then_the_ones_that_began_first():
    notice("Informacja", level=Level.INFORMATION, begins=-90)
    notice("Ważne, później", level=Level.IMPORTANT, begins=-10)
    notice("Ważne, wcześniej", level=Level.IMPORTANT, begins=-20)
    notice("Pilne", level=Level.URGENT, begins=-5)
    assert shown() == ["Pilne", "Ważne, wcześniej", "Ważne, później"]
    assert hidden() == ["Informacja"]  # js/notices.js shows it once there is room


def test_what_comes_soon_takes_no_room_of_what_is_shown():
    notice("Pilne za chwilę", level=Level.URGENT, begins=5)
    for number in range(3):
        notice(f"Informacja {number}", begins=number - 30)
    assert shown() == ["Informacja 0", "Informacja 1", "Informacja 2"]


def test_a_notice_of_a_section_is_shown_on_it_and_below_it_only(home):
    section = section_page(title="Wydarzenia")
    below = short_page("Dzień Seniora", section)
    beside = short_page("Wydarzenia inne")
    notice("Przeniesione", section=section)
    pages = [section, below, beside, home, None]
    assert [bool(shown(page)) for page in pages] == [True, True, False, False, False]
    notice("Wszędzie")
    assert all("Wszędzie" in shown(page) for page in pages)


def test_a_page_without_a_place_in_the_tree_shows_what_stands_everywhere(home):
    notice("Przeniesione", section=home)
    notice("Wszędzie")
    assert shown(type(home)(title="Podgląd")) == ["Wszędzie"]


def test_the_link_leads_to_a_page_with_its_title_or_the_text_given(home):
    page = short_page("Dzień Seniora")
    notice("Z tytułem", link_page=page, begins=-3)
    notice("Z tekstem", link_page=page, link_text="Program dnia", begins=-2)
    found = [(one.url, one.link_text) for one in board_of(None).notices]
    assert found == [("/dzien-seniora/", "Dzień Seniora"), ("/dzien-seniora/", "Program dnia")]


def test_a_page_that_is_not_for_everybody_is_not_linked(home):
    for page in hidden_pages():
        notice(page.title, link_page=page, link_text="Zobacz")
    assert [(one.url, one.link_text) for one in board_of(None).notices] == [("", "")] * 3


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_page_below_any_restriction_is_not_linked(home, kind):
    section = section_page(title="Wewnętrzne")
    page = short_page("Notatka", section)
    notice(link_page=page)
    assert board_of(None).notices[0].url
    restriction = PageViewRestriction.objects.create(page=section, restriction_type=kind)
    restriction.groups.add(Group.objects.get(name="Redaktorzy"))
    assert board_of(None).notices[0].url == ""


def test_a_restriction_elsewhere_does_not_hide_the_link(home):
    make_private(short_page("Notatka"))
    notice(link_page=short_page("Dzień Seniora"))
    assert board_of(None).notices[0].url == "/dzien-seniora/"


def test_whatever_the_number_of_notices_there_is_one_question(home, django_assert_num_queries):
    for number in range(12):
        page = short_page(f"Strona {number}")
        notice(f"Komunikat {number}", section=home, link_page=page, phone="+48 00 000 00 00")
    board_of(home)  # remembers where the sites' home pages are
    with django_assert_num_queries(1):
        assert len(board_of(home).notices) == 10


def test_a_changed_notice_has_another_key():
    one = notice()
    before = board_of(None).notices[0].key
    assert board_of(None).notices[0].key == before
    one.title = "Ośrodek nieczynny także jutro"
    one.save()
    after = board_of(None).notices[0].key
    assert after != before
    assert after.split("-")[0] == before.split("-")[0] == str(one.pk)
    assert timezone.now() > one.changed_at


@pytest.mark.parametrize(
    ("notices", "minutes"),
    [
        ([], None),
        ([{"begins": -60, "ends": 30}], 30),
        ([{"begins": 20, "ends": 90}], 20),
        ([{"begins": 90, "ends": 120}], 30),  # it is sent an hour before it begins
        ([{"begins": -90, "ends": -30}], None),
        ([{"begins": -60, "ends": 50}, {"begins": 40, "ends": 600}], 40),
    ],
)
def test_pages_are_told_when_they_have_to_say_something_else(notices, minutes, db):
    now = timezone.now()
    for facts in notices:
        notice(**facts)
    turn = Notice.objects.next_turn(now)
    assert (turn and round((turn - now).total_seconds() / 60)) == minutes
