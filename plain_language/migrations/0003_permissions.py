"""Layer 1: who keeps the list of official words: everybody who writes; two groups may delete."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Redaktorzy": ["add", "change"],
    "Publikujący": ["add", "change", "delete"],
    "Administratorzy": ["add", "change", "delete"],
}


def give_permissions(apps, schema_editor):
    """Give each group its permissions; a group that somebody has renamed since gets none."""
    app = apps.get_app_config("plain_language")
    app.models_module = True  # otherwise made after all migrations
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        codenames = [f"{action}_officialword" for action in GROUPS[group.name]]
        chosen = permissions.filter(
            content_type__app_label="plain_language", codename__in=codenames
        )
        group.permissions.add(*chosen)


class Migration(migrations.Migration):
    dependencies = [
        ("plain_language", "0002_first_words"),
        ("core", "0005_editorial_permissions"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
