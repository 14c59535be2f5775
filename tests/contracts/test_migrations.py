"""Contracts: migrations are complete, have names, and say nothing about blocks."""

import re
from pathlib import Path

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.contracts import registry
from tests.contracts.checks import migrations, source

MIGRATIONS = {n: t for n, t in registry.sources("*.py").items() if re.search(r"/migrations/\d", n)}

IN_TREE = {
    f"{app}.{name}": migration
    for (app, name), migration in MigrationLoader(None).disk_migrations.items()
    if app in registry.PACKAGES
}
# Released before this was asked.
EARLIER = {f"{app}.0002_keeping_it_true" for app in ("about", "home", "pages")}
EARLIER |= {"library.0002_document_text"}


def test_no_migration_is_missing(db, capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


def test_a_migration_has_no_block_definitions():
    assert registry.faults_in(MIGRATIONS, lambda _, text: source.block_definitions(text)) == {}


def test_a_migration_says_in_its_name_what_it_does():
    said = r"\d{4}_(?!auto)[a-z][a-z0-9_]+"
    assert [name for name in MIGRATIONS if not re.fullmatch(said, Path(name).stem)] == []


def test_the_release_before_can_work_on_the_database_after_a_migration():
    asked = {name: one for name, one in IN_TREE.items() if name not in EARLIER}
    shut_out = registry.faults_in(asked, lambda _, m: migrations.shuts_out_the_release_before(m))
    assert shut_out == {}
