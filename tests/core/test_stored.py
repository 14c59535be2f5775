"""The list of what is stored is whole: every key of a script, every cookie of the settings."""

import re

import pytest
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

from core.stored import BROWSER, COOKIE, is_known, span, stored
from tests.contracts import registry

STORES = re.compile(r"(?:local|session)Storage\b(?:\.\w+\(\s*([^,)]+))?")
LITERAL = re.compile(r"""^["'`]([^"'`]+)["'`]$""")
SCRIPTS = {name: text for name, text in registry.sources("*.js").items() if "/static/" in name}


def keys_of(script):
    """Return the keys under which a script stores something; what is no plain name stands as is."""
    named = dict(re.findall(r"""const (\w+) = ["']([^"']+)["']""", script))
    found = {match.strip() for match in STORES.findall(script) if match}
    return {LITERAL.sub(r"\1", named.get(one, one)) for one in found}


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_key_that_a_script_stores_is_in_the_list(name):
    assert [key for key in keys_of(SCRIPTS[name]) if not is_known(BROWSER, key)] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_stores_by_a_way_that_this_test_cannot_read(name):
    others = r"document\.cookie|cookieStore|indexedDB|caches\.|Storage\[|\.(?:local|session)Storage"
    assert re.findall(others, SCRIPTS[name]) == []


def test_a_key_that_is_missing_from_the_list_would_be_seen():
    script = 'const KEY = "a"; localStorage.setItem(KEY, 1); sessionStorage.getItem("b")'
    assert keys_of(script) == {"a", "b"}
    assert not is_known(BROWSER, "a")


def test_every_cookie_of_the_settings_is_in_the_list():
    names = {getattr(settings, name) for name in dir(settings) if name.endswith("_COOKIE_NAME")}
    if "django.middleware.locale.LocaleMiddleware" not in settings.MIDDLEWARE:
        names.discard(settings.LANGUAGE_COOKIE_NAME)  # nothing would set it
    names.add(CookieStorage.cookie_name)
    assert [name for name in names if not is_known(COOKIE, name)] == []


@pytest.mark.django_db
def test_whoever_only_reads_gets_no_cookie():
    assert [one.name for one in stored() if one.by_reading and one.place == COOKIE] == []


def test_keys_with_a_common_beginning_are_known():
    assert is_known(BROWSER, "wagtail:side-panel-open")
    assert not is_known(BROWSER, "other:wagtail:")


def test_a_length_of_time_is_told_in_minutes_hours_or_days():
    assert [span(120), span(60), span(86_400), span(14 * 86_400)] == [
        "2 minuty",
        "1 minuta",
        "1 dzień",
        "14 dni",
    ]
    assert [span(n * 60 * 60) for n in (1, 2, 12)] == ["1 godzina", "2 godziny", "12 godzin"]


@pytest.mark.django_db
def test_each_entry_says_everything():
    for one in stored():
        assert all(str(text).strip() for text in (one.name, one.purpose, one.when, one.kept))


def test_the_server_keeps_no_log_of_visits():
    serve = (registry.BASE_DIR / "mopscms/management/commands/serve.py").read_text("utf-8")
    assert "log_access" not in serve
