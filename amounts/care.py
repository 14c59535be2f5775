"""Layer 0: what staff should know of an amount on one day. No database."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import IntegerChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amounts.standing import Standing, day_in_words

SOON = timedelta(days=30)  # an end that is nearer needs a successor
CHECK_EVERY = timedelta(days=365)


class Attention(IntegerChoices):
    """What staff should know, the most urgent first."""

    OUTDATED = 1, gettext_lazy("out of date")
    ENDING = 2, gettext_lazy("ends soon, no next value")
    UNCHECKED = 3, gettext_lazy("not checked for a year")
    UPCOMING = 4, gettext_lazy("not yet in force")
    CHANGING = 5, gettext_lazy("in force, a change is written down")
    CURRENT = 6, gettext_lazy("in force")


TO_CHECK = (Attention.OUTDATED, Attention.ENDING, Attention.UNCHECKED)


@dataclass(frozen=True)
class Care:
    """The standing of an amount for those who keep it true."""

    standing: Standing

    @property
    def attention(self):
        """Return what staff should know: one of Attention."""
        standing = self.standing
        if standing.is_outdated or not standing.is_known:
            return Attention.OUTDATED
        if self.ends_alone:
            return Attention.ENDING
        if standing.day - self.row.checked_on > CHECK_EVERY:
            return Attention.UNCHECKED
        if not standing.shown:
            return Attention.UPCOMING
        return Attention.CHANGING if standing.coming else Attention.CURRENT

    @property
    def row(self):
        """Return the row that counts: what is shown, else what is to come, else None."""
        return self.standing.shown or self.standing.coming

    @property
    def ends_alone(self):
        """Say whether the amount ends soon and nothing follows on the next day."""
        coming, end = self.standing.coming, self.standing.shown and self.standing.shown.valid_to
        if not end or end - self.standing.day > SOON:
            return False
        return not coming or coming.valid_from - end > timedelta(days=1)

    @property
    def text(self):
        """Return it in words, with the day: "nieaktualna od 1 listopada 2026"."""
        said, day = self._words()
        return said % {"day": day_in_words(day)} if day else said

    def _words(self):
        """Return what is said and the day that it names, perhaps None."""
        row = self.row
        match self.attention:
            case Attention.OUTDATED if not row:
                return _("no value"), None
            case Attention.OUTDATED:
                return _("out of date since %(day)s"), row.valid_to + timedelta(days=1)
            case Attention.ENDING:
                return _("ends on %(day)s, no next value"), row.valid_to
            case Attention.UNCHECKED:
                return _("last checked on %(day)s"), row.checked_on
            case Attention.UPCOMING:
                return _("comes into force on %(day)s"), row.valid_from
            case Attention.CHANGING:
                return _("in force, changes on %(day)s"), self.standing.coming.valid_from
        return _("in force"), None
