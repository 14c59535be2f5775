"""Contracts: nothing outgrows the house or switches protection off; lists respect privacy."""

import pytest

from tests.contracts import registry
from tests.contracts.checks import source

MODULES = registry.modules()
TESTS = {
    path.relative_to(registry.BASE_DIR).as_posix(): path.read_text("utf-8")
    for path in sorted((registry.BASE_DIR / "tests").rglob("*.py"))
}
TEMPLATES = registry.templates()
SIZED = {**MODULES, **TESTS, **TEMPLATES, **registry.sources("*.css")}

# (module, function): why escaping or CSRF may be switched off there.
ALLOWED = {
    # JSON-LD; the text passed Django's own escapes for JSON inside a script element.
    ("core/templatetags/core_tags.py", "structured_data"),
    # Rich text; all of it passed Wagtail's whitelister.
    ("blocks/templatetags/blocks_tags.py", "clean_rich_text"),
    # No cookie follows readers, so a form has no token to compare; a signed ticket and what the
    # browser says of the origin stand in: tests/contact/writing/test_views.py (decision 0043).
    ("contact/writing/views.py", ""),
}


@pytest.mark.parametrize("name", SIZED)
def test_nothing_is_longer_than_the_house_allows(name):
    assert source.size_faults(name, SIZED[name]) == []


@pytest.mark.parametrize("name", MODULES)
def test_no_module_switches_protection_off(name):
    places = {(name, function) for function, _ in source.unsafe_uses(MODULES[name])}
    assert places <= ALLOWED


def test_every_exception_is_still_needed():
    found = {(n, f) for n, text in MODULES.items() for f, _ in source.unsafe_uses(text)}
    assert found >= ALLOWED


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_switches_escaping_off(name):
    assert source.unsafe_markup(TEMPLATES[name]) == []


@pytest.mark.parametrize("name", MODULES)
def test_live_and_public_are_asked_for_together(name):
    assert source.lists_without_public(MODULES[name]) == []


@pytest.mark.parametrize("name", MODULES)
def test_what_is_done_after_a_commit_cannot_stop_what_else_is(name):
    assert source.fragile_hooks(MODULES[name]) == []
