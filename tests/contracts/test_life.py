"""Contracts: a page of any kind is drafted, moved, copied, scheduled, expired and restored."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

from home.models import HomePage
from tests import samples
from tests.contracts import registry

KINDS = registry.page_kinds()
MOVABLE = [kind for kind in KINDS if kind is not HomePage]  # there is one, and it stays
SCREENS = ["edit", "history", "copy", "move", "unpublish", "delete", "usage", "workflow_history"]


def content(page):
    """Return all that an editor put on the page: its own fields and the rows of its lists."""
    page = type(page).objects.get(pk=page.pk)
    left_out = {"pk", "path", "url_path", "slug", "translation_key", "latest_revision"}
    dated = {"first_published_at", "last_published_at", "latest_revision_created_at", "live"}
    facts = page.serializable_data()
    for relation in get_all_child_relations(page):
        for row in facts.get(relation.get_accessor_name(), []):
            row.pop("pk")
            row.pop(relation.field.name)  # the page itself
    kept = {k: v for k, v in facts.items() if k not in left_out | dated}
    own = {f.attname for f in page._meta.local_fields} | {"title"}
    rows = {r.get_accessor_name() for r in get_all_child_relations(page)}
    many = {f.name for f in get_all_child_m2m_relations(page)}
    return {name: value for name, value in kept.items() if name in own | rows | many}


def other_home(page):
    """Return a place below which the page may be put and is not: a new one of its parent's kind."""
    parent = page.get_parent().specific
    if type(parent) is HomePage:
        section = samples.section_page(title="Nowe miejsce", slug="nowe-miejsce")
        fits = type(section) in type(page).allowed_parent_page_models()
        return section if fits else None
    make = getattr(samples, registry.snake(type(parent)))
    return make(title="Nowe miejsce", slug="nowe-miejsce")


def later(monkeypatch, hours):
    """Let so many hours pass, and the timer tick."""
    moment = timezone.now() + timedelta(hours=hours)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    call_command("publish_scheduled")


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
def test_a_draft_changes_nothing_for_visitors(kind, tree, visit):
    page = tree[kind]
    before = page.title
    page.title = "Szkic zmiany"
    page.save_revision()
    assert visit(page.url).h1.get_text(strip=True) == before


@pytest.mark.parametrize("kind", MOVABLE, ids=registry.name_of)
def test_a_moved_page_is_whole_and_its_old_address_leads_to_it(kind, tree, visit):
    page, before, old = tree[kind], content(tree[kind]), tree[kind].url
    place = other_home(page)
    if place:
        page.move(place, pos="last-child")
        page = kind.objects.get(pk=page.pk)
        assert page.url.startswith(place.url)
        assert Client().get(old).headers.get("Location", "").endswith(page.url)
    assert content(page) == before
    visit(page.url)


@pytest.mark.parametrize("kind", MOVABLE, ids=registry.name_of)
def test_a_copy_holds_all_that_the_page_held(kind, tree, visit):
    page = tree[kind]
    copy = page.copy(update_attrs={"slug": "kopia", "title": page.title})
    held, kept = content(page), content(copy)
    for name in kind.exclude_fields_in_copy:  # what is true of one page only: when it was reviewed
        assert kept.pop(name, None) is None
        held.pop(name, None)
    assert kept == held
    visit(copy.url)


@pytest.mark.parametrize("kind", MOVABLE, ids=registry.name_of)
def test_a_page_appears_and_goes_on_its_day(kind, tree, monkeypatch):
    page = tree[kind]
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.expire_at = timezone.now() + timedelta(hours=3)
    page.save_revision().publish()
    assert Client().get(page.url).status_code == 404
    later(monkeypatch, 2)
    assert Client().get(page.url).status_code == 200
    later(monkeypatch, 2)
    assert Client().get(page.url).status_code == 404


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
def test_an_earlier_version_can_be_brought_back_whole(kind, tree, visit):
    page, before = tree[kind], content(tree[kind])
    earlier = page.save_revision()
    page.title = "Pomyłka"
    for relation in get_all_child_relations(page):
        setattr(page, relation.get_accessor_name(), [])
    page.save_revision().publish()
    heading = getattr(kind, "heading", "Pomyłka")  # of a kind whose h1 the law gives
    assert visit(page.url).h1.get_text(strip=True) == heading
    earlier.as_object().save_revision().publish()
    assert content(page) == before
    assert visit(page.url).h1.get_text(strip=True) == before["title"]


@pytest.mark.parametrize("kind", KINDS, ids=registry.name_of)
def test_every_screen_of_the_panel_opens_for_a_page_of_any_kind(kind, tree):
    browser = samples.logged_in(samples.person("Administratorzy", "zofia@example.org"))
    page = tree[kind]
    for screen in SCREENS:
        address = reverse(f"wagtailadmin_pages:{screen}", args=[page.pk])
        answer = browser.get(address)
        refused = kind is HomePage and screen in ("copy", "move", "delete")
        assert answer.status_code == 200 or refused, f"{screen}: {answer.status_code}"
