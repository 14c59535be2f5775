"""A script's tag says what the script must be, once it does not change any more."""

import hashlib
from base64 import b64encode

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

from core.templatetags import script_tags


@pytest.fixture
def storage(monkeypatch, tmp_path):
    """A storage as production has it, with one script in it."""
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.save("js/a.0123456789ab.js", ContentFile(b"let a;"))
    storage.hashed_files = {"js/a.js": "js/a.0123456789ab.js"}
    monkeypatch.setattr(script_tags, "staticfiles_storage", storage)
    script_tags._digest.cache_clear()
    yield storage
    script_tags._digest.cache_clear()


def test_the_browser_learns_the_digest_of_the_file_that_it_gets(storage):
    digest = b64encode(hashlib.sha384(b"let a;").digest()).decode()
    assert script_tags.integrity("js/a.js") == f'integrity="sha384-{digest}"'


def test_without_the_file_the_page_still_comes(storage):
    storage.delete("js/a.0123456789ab.js")
    assert script_tags.integrity("js/a.js") == ""


def test_while_scripts_are_written_nothing_is_said():
    assert script_tags.integrity("js/site.js") == ""
