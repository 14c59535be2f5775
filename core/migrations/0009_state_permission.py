"""Layer 1: Administratorzy see the state of the site."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def give_permission(apps, schema_editor):
    """Give it to the group; to one that somebody has renamed since, not."""
    app = apps.get_app_config("upkeep")  # otherwise made after all migrations
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    kind = {"content_type__app_label": "upkeep", "codename": "view_scheduledrun"}
    permission = apps.get_model("auth", "Permission").objects.get(**kind)
    for group in apps.get_model("auth", "Group").objects.filter(name="Administratorzy"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("core", "0008_scheduled_runs_leave"), ("upkeep", "0001_scheduled_runs")]

    operations = [migrations.RunPython(give_permission, migrations.RunPython.noop)]
