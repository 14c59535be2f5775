"""Layer 0: the runs of scheduled jobs come here from core; their table stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("core", "0008_scheduled_runs_leave")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ScheduledRun",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("command", models.CharField(max_length=80, unique=True, verbose_name="command")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                        ("error", models.TextField(blank=True, verbose_name="error")),
                    ],
                    options={
                        "verbose_name": "scheduled run",
                        "verbose_name_plural": "scheduled runs",
                        "db_table": "core_scheduledrun",
                    },
                ),
            ]
        ),
        migrations.AddField("scheduledrun", "started_at", models.DateTimeField(null=True, verbose_name="started")),
        migrations.AddField("scheduledrun", "held_until", models.DateTimeField(null=True, verbose_name="held until")),
        migrations.AddField("scheduledrun", "held_by", models.CharField(blank=True, db_default="", max_length=36, verbose_name="held by")),
    ]
