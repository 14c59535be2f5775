"""Layer 1: who keeps hours, buildings, districts, amounts, topics, situations and notices."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORDS = [
    ("amounts", "amount"),
    ("contact", "building"),
    ("contact", "district"),
    ("contact", "openinghours"),
    ("news", "newstopic"),
    ("services", "lifesituation"),
]
# A notice is seen on every page at once, and nobody approves it: not for Redaktorzy.
NOTICES = [("news", "notice")]
GROUPS = {
    "Redaktorzy": [(RECORDS, ["add", "change"])],
    "Publikujący": [(RECORDS + NOTICES, ["add", "change", "delete"])],
    "Administratorzy": [(RECORDS + NOTICES, ["add", "change", "delete"])],
}


def give_permissions(apps, schema_editor):
    """Give each group its permissions; a group that somebody has renamed since gets none."""
    for label in {app for app, _model in RECORDS + NOTICES}:  # otherwise made after all migrations
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        for models, actions in GROUPS[group.name]:
            for app, model in models:
                codenames = [f"{action}_{model}" for action in actions]
                chosen = permissions.filter(content_type__app_label=app, codename__in=codenames)
                group.permissions.add(*chosen)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_scheduled_runs"),
        ("amounts", "0001_initial"),
        ("contact", "0001_initial"),
        ("news", "0001_initial"),
        ("services", "0001_initial"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
