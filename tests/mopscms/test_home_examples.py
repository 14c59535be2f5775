"""The examples on the home page: they lead residents, and leave alone what staff wrote there."""

import pytest
from django.core.management import call_command

from home.models import HomePage
from tests import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_files(home):
    """The examples' picture, quick to scale."""
    samples.make_files()


def load():
    """Load the examples."""
    call_command("load_example", verbosity=0)


def tasks(read):
    """Return what the home page leads to: (address, text) pairs."""
    return [(a["href"], a.get_text(" ", strip=True)) for a in read("/").select("ul.tasks a")]


def test_the_home_page_leads_to_what_residents_want_most_and_keeps_what_it_had(read):
    own = samples.short_page("Kim jesteśmy")
    home = HomePage.objects.get()
    home.tasks = [("task", {"page": own, "address": "", "text": "", "hint": ""})]
    home.save_revision().publish()
    load()
    ends = [address.rstrip("/").rsplit("/", 1)[1] for address, _ in tasks(read)]
    wanted = ["dodatek-mieszkaniowy", "zasilek-rodzinny", "fundusz-alimentacyjny"]
    assert ends == [*wanted, "zasilek-celowy", "moj-rejon", own.slug]
    assert read("/").select_one("ul.tasks").get_text().count("(przykład)") == 5
    home = HomePage.objects.get()
    home.tasks = [("task", {"page": own, "address": "", "text": "", "hint": ""})]
    home.save_revision().publish()
    load()
    assert [address for address, _ in tasks(read)] == [own.url]


def test_a_draft_of_the_home_page_is_not_put_aside(read):
    home = HomePage.objects.get()
    home.lead = "Nowe wprowadzenie"
    home.save_revision()
    load()
    assert HomePage.objects.get().get_latest_revision_as_object().lead == "Nowe wprowadzenie"
    assert tasks(read) == []
