"""Faults of a migration for the release before it, which may still run, or run again."""

from django.db import migrations

TAKEN_AWAY = (
    migrations.RemoveField,
    migrations.RenameField,
    migrations.DeleteModel,
    migrations.RenameModel,
)


def shuts_out_the_release_before(migration):
    """Return what code that does not know a migration cannot read or write: ["District.place"]."""
    return [fault for one in migration.operations for fault in _faults(one)]


def _faults(operation):
    if isinstance(operation, TAKEN_AWAY):
        return [operation.describe()]
    if not isinstance(operation, migrations.AddField):
        return []
    field = operation.field
    is_filled = field.null or field.many_to_many or field.has_db_default()
    return [] if is_filled else [f"{operation.model_name}.{operation.name}"]
