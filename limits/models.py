"""Layer 0: how often something was tried, counted in the database that all processes share.

A cache in memory would let a guesser try anew with each worker, and a cache server that is away
would lift every limit. Who tried is kept only as a keyed digest, and no longer than the limit asks.
"""

from datetime import timedelta

from django.db import connections, models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

# One statement, so that each of many at once is counted: on PostgreSQL two that first look and then
# write both find no row yet. Both databases know it.
ADD_ONE = """
INSERT INTO limits_tries AS known ("key", "count", "until") VALUES (%(key)s, 1, %(until)s)
ON CONFLICT ("key") DO UPDATE SET
    "count" = CASE WHEN known."until" > %(now)s THEN known."count" + 1 ELSE 1 END,
    "until" = CASE WHEN known."until" > %(now)s THEN known."until" ELSE excluded."until" END
RETURNING "count"
"""


class TriesManager(models.Manager):
    """Counts tries. `what` (str) names the thing tried, `who` (str) an address, an account."""

    def allow(self, what, who, number, period):
        """Count one more try and say (bool) whether it is within `number` in `period`.

        The period (a timedelta) starts with the first try, and the next one when it has passed:
        whoever waits is let in again, without anybody's help.
        """
        return self.add_one(what, who, period) <= number

    def add_one(self, what, who, period):
        """Count one more try; return which it is (int, the first is 1) in the period going on.

        Within a transaction others who count the same wait until it is over.
        """
        now, connection = timezone.now(), connections[self.db]
        moments = {"now": now, "until": now + period}
        stored = connection.ops.adapt_datetimefield_value
        facts = {name: stored(moment) for name, moment in moments.items()}
        with connection.cursor() as cursor:
            cursor.execute(ADD_ONE, {"key": self.key(what, who), **facts})
            return cursor.fetchone()[0]

    def left(self, what, who, number):
        """Return how many tries (int) are left, without counting one."""
        going_on = self.filter(key=self.key(what, who), until__gt=timezone.now())
        return max(0, number - (going_on.values_list("count", flat=True).first() or 0))

    def wait(self, what, who):
        """Return how long (a timedelta) until tries are counted anew; zero if none are counted."""
        until = self.filter(key=self.key(what, who)).values_list("until", flat=True).first()
        return max(timedelta(), until - timezone.now()) if until else timedelta()

    def take_back(self, what, who):
        """Do not count the last try: it was a good one."""
        self.filter(key=self.key(what, who), count__gt=0).update(count=F("count") - 1)

    def forget(self, what, who):
        """Forget all tries."""
        self.filter(key=self.key(what, who)).delete()

    def clear(self):
        """Delete what no limit asks for any more; return how many rows (int)."""
        return self.filter(until__lte=timezone.now()).delete()[0]

    @staticmethod
    def key(what, who):
        """Return the digest (str) under which tries are counted; nobody can tell `who` from it."""
        return salted_hmac("limits", f"{what}\n{who}", algorithm="sha256").hexdigest()


class Tries(models.Model):
    """The tries of one visitor or account at one thing."""

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    count = models.PositiveIntegerField(_("number of tries"))
    until = models.DateTimeField(_("until"), db_index=True)

    objects = TriesManager()

    class Meta:
        verbose_name = _("number of tries")
        verbose_name_plural = _("numbers of tries")

    def __str__(self):
        """Return the beginning of the digest: there is nothing else to tell by."""
        return f"{self.key[:8]}: {self.count}"
