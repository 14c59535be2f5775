"""Contracts: nothing outgrows the house or switches protection off; lists respect privacy."""

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


def test_nothing_is_longer_than_the_house_allows():
    assert registry.faults_in(SIZED, source.size_faults) == {}


def test_no_module_switches_protection_off_where_nobody_allowed_it():
    found = {(n, f) for n, text in MODULES.items() for f, _ in source.unsafe_uses(text)}
    assert found == ALLOWED


def test_no_template_switches_escaping_off():
    assert registry.faults_in(TEMPLATES, lambda _, text: source.unsafe_markup(text)) == {}


def test_live_and_public_are_asked_for_together():
    assert registry.faults_in(MODULES, lambda _, text: source.lists_without_public(text)) == {}


def test_what_is_done_after_a_commit_cannot_stop_what_else_is():
    assert registry.faults_in(MODULES, lambda _, text: source.fragile_hooks(text)) == {}
