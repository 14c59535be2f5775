"""A site with a database and files of its own, which a test may destroy."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests import samples
from tests.mopscms.backup.ground import own_database


@pytest.fixture(scope="package")
def own_site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of a site that is nobody else's: content, a picture with its sizes, people."""
    folder = tmp_path_factory.mktemp("site")
    own = override_settings(VAR_DIR=folder, MEDIA_ROOT=folder / "media")
    with django_db_blocker.unblock(), own_database(folder), own:
        home = samples.home_page()
        samples.short_page("Zasiłek celowy „Żółw”", home)
        samples.picture()
        samples.person("Redaktorzy", "redaktorka@example.org", first_name="Anna")
        yield folder


@pytest.fixture(autouse=True)
def db(own_site):
    """Stand in for pytest-django's, which rolls back: a copy is of what is committed."""


@pytest.fixture
def copied(own_site, tmp_path, capsys):
    """A copy of the site, just made: its Path."""
    call_command("backup", folder=tmp_path / "copies")
    capsys.readouterr()
    (path,) = (tmp_path / "copies").glob("*.tar")
    return path


@pytest.fixture(scope="package")
def first_copy(own_site, tmp_path_factory):
    """A copy for all tests that spoil one: its Path."""
    folder = tmp_path_factory.mktemp("copies")
    call_command("backup", folder=folder)
    (path,) = folder.glob("*.tar")
    return path


@pytest.fixture
def spoilt(first_copy, tmp_path):
    """A copy of the site that this test alone may spoil: its Path."""
    return Path(shutil.copy(first_copy, tmp_path))
