"""The examples: units below the contact page that is there, hours until there are others."""

import pytest

from contact.models import ContactPage, OpeningHours, UnitPage
from mopscms.content.examples import contact
from tests.samples import main_hours, publish

pytestmark = pytest.mark.django_db


def test_units_stand_below_the_contact_page_that_is_there(home):
    own = publish(ContactPage(title="Kontakt", slug="kontakt"))
    contact.load(home)
    assert ContactPage.objects.get() == own
    assert UnitPage.objects.child_of(own).count() == len(contact.UNITS)


def test_without_a_contact_page_one_is_made_and_all_of_it_once(home):
    contact.load(home)
    contact.load(home)
    assert ContactPage.objects.get().is_example
    assert UnitPage.objects.count() == len(contact.UNITS)
    ContactPage.objects.get().delete()
    contact.load(home)
    assert not UnitPage.objects.exists()


def test_example_hours_stand_in_for_the_centres_own_and_say_so(home, read):
    contact.load(home)
    assert OpeningHours.objects.get().is_main
    assert "Godziny przykładowe" in read("/").footer.get_text()


def test_example_hours_do_not_replace_the_centres_own(home):
    main_hours()
    contact.load(home)
    assert OpeningHours.objects.get(is_main=True).name != contact.HOURS
