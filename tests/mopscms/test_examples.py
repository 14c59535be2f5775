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
from tests.committed import commit

pytestmark = pytest.mark.django_db


def tree():
    return list(Page.objects.order_by("path").values_list("path", "title", "slug", "live"))


@pytest.fixture(scope="module")
def small_files(lasting):
    """The examples' picture, quick to scale."""
    samples.make_files()


@pytest.fixture(scope="module")
def loaded(small_files):
    """A site with the examples, loaded once for all tests."""
    load()
    commit()


def load():
    """Load the examples."""
    call_command("load_example", verbosity=0)


def test_examples_are_marked_and_served(home, loaded, read):
    added = Page.objects.descendant_of(home).live()
    kinds = {model for model in get_page_models() if issubclass(model, BasePage)}
    assert {page.specific_class for page in added} == kinds - {HomePage}
    for page in added:
        assert "Treść przykładowa" in read(page.url).main.get_text()


def test_examples_are_added_once_and_stay_deleted(home, loaded):
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


def test_examples_name_no_real_phone_and_no_real_address(home, loaded, read):
    shown = Page.objects.descendant_of(home).live()
    text = " ".join(str(read(page.url).main) for page in shown)
    hosts = set(re.findall(r"https?://([^/\"<]+)", text)) - {"testserver"}
    assert hosts <= {"example.org", "bip.brpo.gov.pl"}  # the law names the latter
    assert re.findall(r"\+48(?! ?00 ?000 ?00 ?00)[\d ]{9,}", text) == []


def test_the_example_of_a_housing_allowance_says_how_much_in_an_example(home, loaded, read):
    page = Page.objects.get(slug="dodatek-mieszkaniowy")
    text = read(page.url).main.get_text(" ", strip=True)
    assert "Dodatek mieszkaniowy (przykład)" in text
    assert "300 zł miesięcznie" in text.replace("\u00a0", " ")
