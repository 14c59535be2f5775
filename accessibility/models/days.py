"""Layer 2: the days of a declaration: those that stay whatever the version, those that can be."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log

from accessibility.models.first_day import first_day

DAYS = ("site_published_on", "site_updated_on", "prepared_on", "review_confirmed_on")


class KeptDays:
    """Part of the declaration.

    Two days belong to the page, not to a version of its text: when it was first drawn up, and when
    it was last reviewed. So a draft or an earlier version never brings an older day back. The first
    of them belongs to the site: a declaration that takes the place of another one has the same.
    """

    @property
    def last_looked_at(self):
        """Return the day of the last review, or of the drawing up; None if neither is known."""
        return max(filter(None, (self.prepared_on, self.review_confirmed_on)), default=None)

    def kept_days(self):
        """Return the days that must stay, by field: none before the first publication."""
        published = type(self).objects.filter(pk=self.pk, first_published_at__isnull=False)
        days = published.values("prepared_on", "review_confirmed_on").first() or {}
        if day := self.path and first_day(self.get_parent()):
            days["prepared_on"] = day
        return {name: day for name, day in days.items() if day or name == "review_confirmed_on"}

    def with_content_json(self, content):
        """Return an earlier or later text of this page, with the days of this page."""
        page = super().with_content_json(content)
        for name, day in self.kept_days().items():
            setattr(page, name, day)
        return page

    def clean(self):
        """Refuse days that cannot be, and to move a day that must stay."""
        super().clean()
        errors = _wrong_days(self) | self._moved_days()
        if errors:
            raise ValidationError(errors)

    def minimal_clean(self):
        """Refuse the same to a page that was published and is not any more."""
        super().minimal_clean()
        if moved := self._moved_days():
            raise ValidationError(moved)

    def _moved_days(self):
        """Return {field: sentence} for days that must stay and did not."""
        said = gettext("This day cannot be changed once the declaration is published.")
        kept = self.kept_days().items()
        return {name: said for name, day in kept if getattr(self, name) != day}

    def confirm_review(self, user):
        """Write down that `user` has read the published declaration today and it is true.

        Drafts in progress and approvals stay as they are: no new version is made.
        """
        self.review_confirmed_on = timezone.localdate()
        self.save(update_fields=["review_confirmed_on"], clean=False)
        day = self.review_confirmed_on.isoformat()
        log(instance=self, action="accessibility.review", user=user, data={"day": day})


def _wrong_days(page):
    """Return {field: sentence} for days to come and for days in the wrong order."""
    today = timezone.localdate()
    known = {name: getattr(page, name) for name in DAYS if getattr(page, name)}
    errors = {n: gettext("This day is still to come.") for n, day in known.items() if day > today}
    for earlier, later in (DAYS[:2], DAYS[2:]):
        if earlier in known and later in known and known[later] < known[earlier]:
            errors.setdefault(later, gettext("This day is before the first one."))
    return errors
