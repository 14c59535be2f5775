"""StreamFields whose migrations are quiet and lose nothing."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.writer import MigrationWriter
from wagtail.blocks import StreamBlock
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RemoveStreamChildrenOperation,
    RenameStreamChildrenOperation,
)

from about.blocks import AboutStream
from about.models import AboutPage
from blocks.stream import BodyStream
from core.fields import StreamField
from home.blocks import TasksStream
from tests.samples import about_page, content_page

OURS = ["about", "home", "pages"]


@pytest.fixture
def past(db):
    """The models as the last migration knows them: what a data migration is given."""
    executor = MigrationExecutor(connection)
    return executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps


def raw_body(page):
    """Return the body as the database holds it."""
    return list(type(page).objects.get(pk=page.pk).body.raw_data)


def test_no_migration_names_a_block():
    texts = [
        file.read_text(encoding="utf-8")
        for app in OURS
        for file in Path(settings.BASE_DIR, app, "migrations").glob("0*.py")
    ]
    assert texts
    names = {*AboutStream().child_blocks, *TasksStream().child_blocks, *BodyStream().child_blocks}
    for text in texts:
        assert "blocks" not in text
        assert not [name for name in names if f'"{name}"' in text]


def test_a_migration_writes_the_field_without_its_blocks():
    text, _ = MigrationWriter.serialize(StreamField(BodyStream, blank=True, verbose_name="treść"))
    assert text == "core.fields.StreamField(blank=True, verbose_name='treść')"


def test_every_streamfield_of_ours_is_quiet():
    fields = [f for app in OURS for m in apps.get_app_config(app).get_models() for f in own(m)]
    assert len(fields) >= 5
    assert all(isinstance(field, StreamField) for field in fields)


def own(model):
    return [field for field in model._meta.local_fields if hasattr(field, "stream_block")]


@pytest.mark.parametrize("make", [about_page, content_page])
def test_a_migration_that_saves_a_page_keeps_its_body(home, past, make):
    page = make()
    before = raw_body(page)
    old = past.get_model(page._meta.app_label, page._meta.object_name).objects.get(pk=page.pk)
    assert [block.block_type for block in old.body] == [block["type"] for block in before]
    old.save()
    assert raw_body(page) == before
    assert before[0]["value"]["heading"]


def test_a_migration_can_rewrite_a_body(home, past):
    page = about_page()
    model = past.get_model("about", "AboutPage")
    old = model.objects.get(pk=page.pk)
    wanted = [b if b["type"] != "goals" else renamed(b) for b in old.body.raw_data]
    old.body = json.dumps(wanted)
    old.save()
    assert raw_body(page) == wanted
    rewritten = AboutPage.objects.get(pk=page.pk)
    assert [b.value["heading"] for b in rewritten.body if b.block_type == "goals"] == ["Nowe cele"]


def renamed(block):
    return {**block, "value": {**block["value"], "heading": "Nowe cele"}}


def run(past, operation):
    migration = MigrateStreamData("about", "AboutPage", "body", [(operation, "")])
    migration.migrate_stream_data_forward(past, None)


def test_wagtails_own_operation_renames_a_block(home, past):
    page = about_page()
    before = raw_body(page)
    run(past, RenameStreamChildrenOperation(old_name="goals", new_name="aims"))
    as_read = past.get_model("about", "AboutPage").objects.get(pk=page.pk).body.raw_data
    after = list(as_read)
    assert [b["type"] for b in after].count("aims") == 1
    wanted = [{**b, "type": "aims"} if b["type"] == "goals" else b for b in before]
    assert after == wanted


def test_wagtails_own_operation_removes_a_block(home, past):
    page = about_page()
    before = raw_body(page)
    run(past, RemoveStreamChildrenOperation(name="history"))
    assert raw_body(page) == [block for block in before if block["type"] != "history"]


def test_a_body_that_names_an_unknown_block_is_kept_by_a_migration(home, past):
    page = about_page()
    strange = [{"type": "zegar", "value": {"godziny": [1, 2]}, "id": "a1"}]
    AboutPage.objects.filter(pk=page.pk).update(body=json.dumps(strange))
    old = past.get_model("about", "AboutPage").objects.get(pk=page.pk)
    old.save()
    kept = past.get_model("about", "AboutPage").objects.get(pk=page.pk)
    assert list(kept.body.raw_data) == strange


def test_the_models_and_the_migrations_agree(db, capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes" in capsys.readouterr().out


def test_of_a_text_that_a_body_lacks_nothing_is_searched():
    mission = {
        "heading": "Misja",
        "quote": "Każda pomoc jest wartościowa",
        "text": "<p>Pomagamy</p>",
    }
    field = AboutPage._meta.get_field("body")
    said = field.get_searchable_content(field.to_python([{"type": "mission", "value": mission}]))
    assert "Misja" in said
    assert "None" not in said


class Meeting(StreamBlock):
    """Notes whether two were ever looked at in one moment."""

    def __init__(self):
        super().__init__()
        self.both, self.met = Barrier(2, timeout=0.3), []

    def clean(self, value):
        try:
            self.both.wait()
            self.met.append(True)
        except BrokenBarrierError:
            self.met.append(False)
        return value


@pytest.mark.parametrize("is_draft", [True, False])
def test_two_who_save_at_once_are_looked_at_one_after_the_other(is_draft):
    field = StreamField(Meeting()).formfield()
    field.is_deferred_validation = is_draft
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(field.clean, [[], []]))
    assert field.block.met == [False, False]
