"""Easy-to-read pages and parts: one sentence a line, pictures, who checked the text."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.checks.page import blocking_faults
from tests import samples


def test_each_sentence_is_a_line_beside_its_picture(home, read):
    page = read(samples.easy_read_page().url)
    first = page.select_one(".easy--pictured")
    assert [p.get_text() for p in first.select(".easy__sentences p")] == [
        "To jest Ośrodek w Przykładowie.",
        "Ośrodek pomaga ludziom.",
    ]
    assert first.img["alt"] == "Ilustracja: wejście do budynku."


def test_the_phone_can_be_dialled(home, read):
    page = read(samples.easy_read_page().url)
    assert page.select_one(".easy--contact a[href^=tel]")["href"] == "tel:+48000000000"


def test_a_text_says_that_it_is_etr_only_when_a_reader_checked_it(home, read):
    checked = samples.easy_read_page()
    assert "uczestnicy przykładowych warsztatów" in read(checked.url).select_one(".easy-mark").text
    unchecked = samples.easy_read_page(slug="bez", checked_by="", checked_on=None)
    assert not read(unchecked.url).select_one(".easy-mark")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"checked_on": None}, "checked_on"),
        ({"checked_by": ""}, "checked_by"),
        ({"checked_on": timezone.localdate() + timedelta(days=3)}, "checked_on"),
    ],
)
def test_who_and_when_belong_together(home, facts, field):
    page = samples.changed(samples.easy_read_page(), facts)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.error_dict) == {field}


def test_the_european_mark_stands_only_on_a_checked_text(home):
    facts = {"checked_by": "", "checked_on": None, "official_mark": samples.picture("Znak")}
    page = samples.changed(samples.easy_read_page(), facts)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.error_dict) == {"official_mark"}
    page.checked_by, page.checked_on = "pani Anna", date(2026, 5, 11)
    page.official_mark.credit = "Inclusion Europe"
    page.full_clean()


def test_the_european_mark_stands_there_only_with_the_name_of_its_owner(home, read):
    mark = samples.picture("Znak", credit="Inclusion Europe")
    page = samples.easy_read_page(official_mark=mark)
    assert read(page.url).select_one(".easy-mark img")
    assert "Znak: Inclusion Europe" in read(page.url).select_one(".easy-mark").get_text()
    mark.credit = ""
    mark.save()
    assert not read(page.url).select_one(".easy-mark img")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "do kogo należy" in refused.value.message_dict["official_mark"][0]


def test_a_mark_without_a_description_keeps_the_page_from_being_published(home):
    mark = samples.picture("Znak", description="", credit="Inclusion Europe")
    page = samples.easy_read_page(official_mark=mark)
    assert [fault.rule for fault in blocking_faults(page)] == ["picture-text"]
    assert "Europejski" in blocking_faults(page)[0].where


def test_an_ordinary_page_may_hold_a_part_in_easy_language(home, read):
    part = read(samples.content_page().url).select_one(".easy-part")
    assert part.h2.get_text() == "Najważniejsze, prostymi słowami"
    assert part["aria-labelledby"] == part.h2["id"]
