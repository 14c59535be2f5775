"""Layer 1: who reads the report of searches, who edits synonyms and promoted results."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

REPORT = [("search", "view_searchcount")]
MODELS = [("search", "synonymgroup"), ("wagtailsearchpromotions", "searchpromotion")]
EDITING = [(app, f"{a}_{model}") for app, model in MODELS for a in ("add", "change", "delete")]
GROUPS = {
    "Redaktorzy": REPORT,
    "Publikujący": REPORT + EDITING,
    "Administratorzy": REPORT + EDITING,
}


def give_permissions(apps, schema_editor):
    """Give each group its permissions; a group that somebody has renamed since gets none."""
    for label in ("search", "wagtailsearchpromotions"):  # otherwise made after all migrations
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        for app, codename in GROUPS[group.name]:
            permission = permissions.get(content_type__app_label=app, codename=codename)
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_groups_and_approval"),
        ("search", "0001_words_texts_synonyms_counts"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
