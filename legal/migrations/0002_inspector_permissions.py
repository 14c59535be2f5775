"""Layer 2: who writes down how to reach the inspector of data protection."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ("Publikujący", "Administratorzy")


def give_permissions(apps, schema_editor):
    """Give each group its permission; a group that somebody has renamed since gets none."""
    app = apps.get_app_config("legal")  # otherwise made after all migrations
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    change = permissions.get(content_type__app_label="legal", codename="change_inspector")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(change)


class Migration(migrations.Migration):
    dependencies = [
        ("legal", "0001_initial"),
        ("core", "0002_groups_and_approval"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
