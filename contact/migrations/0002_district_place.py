"""Layer 2: districts stand in the order of their numbers."""

from django.db import migrations, models

from contact.order import place_of


def put_in_order(apps, schema_editor):
    """Give each district its place."""
    for district in apps.get_model("contact", "District").objects.order_by("pk"):
        district.place = place_of(district.name)
        district.save(update_fields=["place"])


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial")]

    operations = [
        migrations.AddField(
            "District", "place", models.CharField(db_default="", default="", editable=False, max_length=400)
        ),
        migrations.AlterModelOptions(
            "District",
            {
                "ordering": ["place", "name"],
                "verbose_name": "district",
                "verbose_name_plural": "districts of social workers",
            },
        ),
        migrations.RunPython(put_in_order, migrations.RunPython.noop, elidable=True),
    ]
