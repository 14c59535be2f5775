"""Layer 1: when the command that a timer runs last did its work."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The timer runs each minute (README); after this long without a run something is wrong.
PATIENCE = timedelta(minutes=10)


class ScheduledRun(models.Model):
    """The last run of one scheduled command; written by the command itself."""

    command = models.CharField(_("command"), max_length=80, unique=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")

    def __str__(self):
        """Return the command's name."""
        return self.command

    @classmethod
    def record(cls, command, error=""):
        """Write down that the command has just ended; with an error it did not succeed.

        After a failure `finished_at` stays what it was: the last time that the work was done.
        """
        facts = {"error": error} if error else {"error": "", "finished_at": timezone.now()}
        cls.objects.update_or_create(command=command, defaults=facts)

    @classmethod
    def read(cls, command):
        """Return the record of the command; of one that never ran an unsaved one."""
        return cls.objects.filter(command=command).first() or cls(command=command)

    @property
    def is_late(self):
        """Say whether the work was not done within PATIENCE."""
        return not self.finished_at or self.finished_at < timezone.now() - PATIENCE
