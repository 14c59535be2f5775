"""Layer 1: the runs of scheduled jobs belong to upkeep now; their table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("core", "0007_content_faults")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("ScheduledRun")])
    ]
