"""What changes what visitors read moves the content version; what they never read does not."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, PageViewRestriction, Site

from core.models import Centre
from library import renditions
from library.models import SiteDocument
from page_cache import changes
from tests import samples


class Moves:
    """Counts how often the version moved."""

    number = 0

    def move(self):
        self.number += 1


@pytest.fixture
def moves(monkeypatch):
    moves = Moves()
    monkeypatch.setattr(changes.site, "version", lambda: moves)
    return moves


@pytest.fixture
def content(home):
    return samples.content_page(home)


def moved(moves, change, capture):
    """Say whether a change moved the version once it was committed."""
    connection.run_on_commit.clear()  # what made the page; a test never commits it
    before = moves.number
    with capture(execute=True):
        change()
    return moves.number > before


def bare_picture():
    """Return a picture whose sizes are not made yet; what it took to make it is forgotten."""
    image = samples.picture()
    image.renditions.all().delete()
    connection.run_on_commit.clear()
    return image


CHANGES = {
    "publishing": lambda page: page.save_revision().publish(),
    "unpublishing": lambda page: page.unpublish(),
    "deleting": lambda page: page.delete(),
    "renaming": lambda page: page.save(),
    "moving": lambda page: page.move(page.get_parent(), pos="first-child"),
    "a password": lambda page: PageViewRestriction.objects.create(page=page, password="x"),
    "a setting": lambda page: Centre.objects.create(site=Site.objects.get(), short_name="MOPS"),
    "a redirect": lambda page: Redirect.objects.create(old_path="/stare", redirect_page=page),
    "a collection": lambda page: Collection.get_first_root_node().add_child(name="Druki"),
    "the site's address": lambda page: Site.objects.get().save(),
    "a document": lambda page: SiteDocument.objects.create(
        title="Wniosek", file=ContentFile(b"tekst", "wniosek.txt")
    ),
    "an image": lambda page: samples.picture("Inny obraz"),
    "an image's sizes": lambda page: renditions.make(bare_picture()),
    "an image's size that is lost": lambda page: samples.picture().renditions.first().delete(),
    "an image's focal point": lambda page: samples.picture().save(update_fields=["focal_point_x"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_moves_it(change, content, moves, django_capture_on_commit_callbacks):
    assert moved(moves, lambda: change(content), django_capture_on_commit_callbacks)


QUIET = {
    "a draft": lambda page: page.save_revision(),
    "a session": lambda page: Session.objects.create(
        session_key="a", expire_date=timezone.now() + timedelta(days=1)
    ),
}


@pytest.mark.parametrize("change", QUIET.values(), ids=QUIET)
def test_what_nobody_reads_does_not(change, content, moves, django_capture_on_commit_callbacks):
    assert not moved(moves, lambda: change(content), django_capture_on_commit_callbacks)


def test_what_does_not_count_is_deleted_without_being_loaded(django_assert_num_queries, db):
    Session.objects.create(session_key="a", expire_date=timezone.now())
    with django_assert_num_queries(1):
        Session.objects.all().delete()


@pytest.mark.parametrize("name", sorted(changes.QUIET_KINDS))
def test_every_kind_that_does_not_count_is_there(name):
    assert not changes.counts(apps.get_model(name))


def test_nothing_is_said_of_what_was_not_committed(
    content, moves, django_capture_on_commit_callbacks
):
    def fail():
        with transaction.atomic():
            content.save()
            transaction.set_rollback(True)

    assert not moved(moves, fail, django_capture_on_commit_callbacks)


def test_all_that_one_transaction_changes_is_said_once(
    moves, content, django_capture_on_commit_callbacks
):
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            content.save()
    assert moves.number == 1
