"""The examples: of every kind, marked, without a fact about anybody, made once."""

import re

import pytest
from django.core.management import call_command
from wagtail.models import Page, get_page_models

from core.models import BasePage
from home.models import HomePage
from library.models import SiteImage
from mopscms.management.commands.load_example import EXAMPLES
from tests import samples

pytestmark = pytest.mark.django_db


def load():
    call_command("load_example", verbosity=0)


def tree():
    return list(Page.objects.order_by("path").values_list("path", "title", "slug", "live"))


@pytest.fixture
def small_files():
    """The examples' picture, quick to scale."""
    samples.make_files()


def test_examples_are_marked_and_served(home, small_files, read):
    load()
    added = Page.objects.descendant_of(home).live()
    kinds = {model for model in get_page_models() if issubclass(model, BasePage)}
    assert {page.specific_class for page in added} == kinds - {HomePage}
    for page in added:
        assert "Treść przykładowa" in read(page.url).main.get_text()


def test_examples_are_added_once_and_stay_deleted(home, small_files):
    load()
    before = tree()
    load()
    assert tree() == before
    Page.objects.get(slug="przyklady").delete()
    load()
    assert not Page.objects.filter(slug="przyklady").exists()
    assert SiteImage.objects.filter(title="Przykładowy obraz").count() == 1


def examples():
    """Return the functions that make an example of a page kind: {"content_page": function}."""
    found = {name: thing for module in EXAMPLES for name, thing in vars(module).items()}
    kinds = [name for name in found if name.endswith("_page") and name != "make_page"]
    return {name: found[name] for name in kinds}


def test_every_kind_of_page_has_an_example_and_a_sample():
    kinds = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert len(kinds) >= 4
    for model in kinds:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        assert hasattr(samples, name), name
        assert name in examples() or name == "home_page", name


def test_every_example_says_that_it_is_one(home, small_files):
    unmarked = [name for name, make in examples().items() if not make().is_example]
    assert examples()
    assert unmarked == []


def test_examples_name_no_real_phone_and_no_real_address(home, small_files, read):
    load()
    shown = Page.objects.descendant_of(home).live()
    text = " ".join(str(read(page.url).main) for page in shown)
    hosts = set(re.findall(r"https?://([^/\"<]+)", text)) - {"testserver"}
    assert hosts <= {"example.org", "bip.brpo.gov.pl"}  # the law names the latter
    assert re.findall(r"\+48(?! ?00 ?000 ?00 ?00)[\d ]{9,}", text) == []


def tasks(read):
    return [(a["href"], a.get_text(" ", strip=True)) for a in read("/").select("ul.tasks a")]


def test_the_home_page_leads_to_what_residents_want_most_and_keeps_what_it_had(
    home, small_files, read
):
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


def test_a_draft_of_the_home_page_is_not_put_aside(home, small_files, read):
    home = HomePage.objects.get()
    home.lead = "Nowe wprowadzenie"
    home.save_revision()
    load()
    assert HomePage.objects.get().get_latest_revision_as_object().lead == "Nowe wprowadzenie"
    assert tasks(read) == []


def test_the_example_of_a_housing_allowance_says_how_much_in_an_example(home, small_files, read):
    load()
    page = Page.objects.get(slug="dodatek-mieszkaniowy")
    text = read(page.url).main.get_text(" ", strip=True)
    assert "Dodatek mieszkaniowy (przykład)" in text
    assert "300 zł miesięcznie" in text.replace("\u00a0", " ")
