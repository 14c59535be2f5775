"""Contracts: whatever staff or visitors read is Polish, and the catalogue is whole."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from mopscms import upstream
from mopscms.management.commands import makemessages
from tests.contracts import registry, vocabulary
from tests.contracts.checks import words

PLACES = vocabulary.places()
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "pl" / "LC_MESSAGES"
DOMAINS = pytest.mark.parametrize("domain", upstream.DOMAINS)


def read_catalogue(domain):
    """Return the entries of one of our .po files."""
    return words.read_po((CATALOGUE / f"{domain}.po").read_text("utf-8"))


@pytest.mark.parametrize("place", PLACES.values(), ids=list(PLACES))
def test_what_staff_read_is_polish(place):
    source, polish = vocabulary.spoken(place, None), vocabulary.spoken(place, "pl")
    assert [where for where, _ in source] == [where for where, _ in polish]
    pairs = zip(source, polish, strict=True)
    faults = [(where, words.word_fault(a, b)) for (where, a), (_, b) in pairs]
    assert [fault for fault in faults if fault[1]] == []


def test_the_groups_of_staff_have_polish_names(db):
    names = Group.objects.values_list("name", flat=True)
    assert sorted(names) == ["Administratorzy", "Publikujący", "Redaktorzy"]


@DOMAINS
def test_the_catalogue_has_no_gap_no_guess_and_no_english(domain):
    assert words.po_faults(read_catalogue(domain)) == []


@DOMAINS
def test_the_compiled_catalogue_says_what_the_source_says(domain):
    compiled = words.compile_po(read_catalogue(domain))
    assert words.read_mo(CATALOGUE / f"{domain}.mo") == compiled


@DOMAINS
def test_what_packages_leave_in_english_is_in_our_catalogue(domain):
    ours = upstream.catalogue(settings.LOCALE_PATHS[0], domain, "pl")
    packages = upstream.untranslated("pl")[domain]
    assert [m for ms in packages.values() for m in ms if not m.is_in(ours)] == []


@DOMAINS
def test_collecting_messages_again_would_change_nothing(domain):
    known = {words.key_of(entry) for entry in read_catalogue(domain)} - {("", "", "")}
    assert collected(domain) == known


def test_listing_the_gaps_of_packages_again_would_change_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(upstream, "__file__", str(tmp_path / "upstream.py"))
    makemessages.write_sources("pl")
    for name in registry.GENERATED:
        committed = registry.BASE_DIR / name
        assert (tmp_path / committed.name).read_text("utf-8") == committed.read_text("utf-8")


def collected(domain):
    """Return the messages that the sources of one domain contain."""
    suffix = {"django": ".py", "djangojs": ".js"}[domain]
    listed = [registry.BASE_DIR / name for name in registry.GENERATED if name.endswith(suffix)]
    texts = [path.read_text("utf-8") for path in listed]
    if domain == "djangojs":
        return set().union(*map(words.text_messages, texts))
    python = [*texts, *registry.sources("*.py").values()]
    marked = registry.templates().values()
    found = [*map(words.python_messages, python), *map(words.template_messages, marked)]
    return set().union(*found)
