"""Layer 2: only Administratorzy read, delete and take home what residents have written."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "Administratorzy"


def give_permissions(apps, schema_editor):
    """Give the group its permissions; one that somebody has renamed since gets none."""
    app = apps.get_app_config("contact")  # otherwise made after all migrations
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    kinds = {"content_type__app_label": "contact", "content_type__model__in": ["message", "formmail"]}
    permissions = apps.get_model("auth", "Permission").objects.filter(**kinds)
    codenames = ["view_message", "delete_message", "export_message", "change_formmail"]
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.add(*permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0004_forms"),
        ("core", "0005_editorial_permissions"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
