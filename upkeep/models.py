"""Layer 0: the last run of each job, and who is at it: the lock that all machines see."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

RETRY = timedelta(hours=1)  # after a failure; quick jobs try again at once


class ScheduledRun(models.Model):
    """The last run of one job (upkeep/jobs.py). `command`: its name."""

    command = models.CharField(_("command"), max_length=80, unique=True)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    error = models.TextField(_("error"), blank=True)
    held_until = models.DateTimeField(_("held until"), null=True)
    held_by = models.CharField(_("held by"), max_length=36, blank=True, db_default="")

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")
        db_table = "core_scheduledrun"  # where it began; older code still finds it there

    def __str__(self):
        """Return the job's name."""
        return self.command

    @classmethod
    def read(cls, command):
        """Return the record of the job; of one that never ran an unsaved one."""
        return cls.objects.filter(command=command).first() or cls(command=command)

    def is_due(self, job, now):
        """Say whether the job should begin now. A clock that was set back counts for nothing."""
        if self.started_at is None or self.started_at > now:
            return True
        if self.started_at < job.when.latest(now):
            return True
        return not self.succeeded and self.started_at <= now - RETRY

    def is_late(self, job, now=None):
        """Say whether the work was not done for longer than the job can bear."""
        now = now or timezone.now()
        return not self.finished_at or self.finished_at < now - job.when.patience

    @property
    def succeeded(self):
        """Say whether the last run ended well; one that was killed did not."""
        return bool(self.started_at and self.finished_at and self.finished_at >= self.started_at)
