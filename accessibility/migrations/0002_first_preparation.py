"""Layer 2: the day of a site's first declaration, kept apart from its page."""

import django.db.models.deletion
from django.db import migrations, models


def keep_the_days(apps, schema_editor):
    """Write down the day of the declarations that are published right below a home page."""
    site, declaration, kept = (
        apps.get_model("wagtailcore", "Site"),
        apps.get_model("accessibility", "DeclarationPage"),
        apps.get_model("accessibility", "FirstPreparation"),
    )
    for one in site.objects.select_related("root_page"):
        published = declaration.objects.filter(
            path__startswith=one.root_page.path,
            depth=one.root_page.depth + 1,
            first_published_at__isnull=False,
            prepared_on__isnull=False,
        )
        if first := published.order_by("prepared_on").first():
            kept.objects.create(site=one, day=first.prepared_on)


class Migration(migrations.Migration):
    dependencies = [
        ("accessibility", "0001_declaration_and_scope"),
        ("wagtailcore", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="FirstPreparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "first preparation of a declaration",
                "verbose_name_plural": "first preparations of declarations",
            },
        ),
        migrations.RunPython(keep_the_days, migrations.RunPython.noop),
    ]
