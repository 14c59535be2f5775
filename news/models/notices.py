"""Layer 2: notices: what everybody must know now, at the top of pages; they end by themselves."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, PageViewRestriction

from core.models.phone import number_field

# How long before its time a notice is sent along, hidden: for pages that wait open or in a cache.
AHEAD = timedelta(hours=1)
MOST = 10  # that are sent with a page


class Level(models.IntegerChoices):
    """How much it matters; the greater come first."""

    INFORMATION = 1, _("information")
    IMPORTANT = 2, pgettext_lazy("level of a notice", "important")
    URGENT = 3, _("urgent")


class State(models.TextChoices):
    """Where in its time a notice is."""

    SHOWN = "shown", _("shown now")
    WAITING = "waiting", _("waiting")
    OVER = "over", _("ended")


def this_minute():
    """Return now without seconds, as forms show it."""
    return timezone.now().replace(second=0, microsecond=0)


def in_a_week():
    """Return the moment in seven days."""
    return this_minute() + timedelta(days=7)


class NoticeQuerySet(models.QuerySet):
    """Notices by time and place."""

    def current(self, now):
        """Return what pages show now or within AHEAD, what matters most first: a queryset.

        Everything that templates ask of a notice comes from this one query, and `section_path`:
        the tree's path of the section that the notice is for; None if it is for the whole site.
        """
        current = self.filter(starts_at__lte=now + AHEAD, ends_at__gt=now)
        current = current.annotate(
            section_path=models.F("section__path"),
            link_is_private=models.Exists(_restrictions_above_link()),
        )
        return current.select_related("link_page").order_by("-level", "starts_at", "pk")

    def next_turn(self, now):
        """Return when a page next has to say something else: an aware datetime, or None.

        That is when a notice begins to be sent (AHEAD of its start), to be shown, or ends.
        """
        turns = [
            self.filter(starts_at__gt=now + AHEAD).aggregate(at=models.Min("starts_at")),
            self.filter(starts_at__gt=now).aggregate(at=models.Min("starts_at")),
            self.filter(ends_at__gt=now).aggregate(at=models.Min("ends_at")),
        ]
        sent, shown, over = (turn["at"] for turn in turns)
        return min(filter(None, [sent and sent - AHEAD, shown, over]), default=None)

    def in_state(self, state, now):
        """Return those that are waiting, shown or over: a queryset."""
        return self.filter(
            {
                State.SHOWN: models.Q(starts_at__lte=now, ends_at__gt=now),
                State.WAITING: models.Q(starts_at__gt=now),
                State.OVER: models.Q(ends_at__lte=now),
            }[state]
        )


def _restrictions_above_link():
    """Return what hides the linked page, as `.public()` would ask in a query of its own."""
    path = Substr(models.OuterRef("link_page__path"), 1, Length("page__path"))
    return PageViewRestriction.objects.filter(page__path=path)


class Notice(models.Model):
    """A notice. It is public from its start, with nobody's approval: nights have one publisher."""

    level = models.PositiveSmallIntegerField(
        _("level"),
        choices=Level,
        default=Level.INFORMATION,
        help_text=_("“Urgent” only if somebody could come to harm or travel in vain today."),
    )
    title = models.CharField(
        _("title"),
        max_length=80,
        help_text=_("What happened, in a few words. For example: The centre is closed today."),
    )
    text = models.TextField(
        _("text"),
        max_length=300,
        blank=True,
        help_text=_("What it means for residents and what they can do. One or two sentences."),
    )
    phone = number_field(
        _("phone"),
        blank=True,
        help_text=_("A number to call in this matter, shown as a button. May be left empty."),
    )
    link_page = models.ForeignKey(
        Page,
        verbose_name=_("page with more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where one can read more. May be left empty."),
    )
    link_text = models.CharField(
        _("text of the link"),
        max_length=80,
        blank=True,
        help_text=_("Says where the link leads. If empty, the page's title is used."),
    )
    starts_at = models.DateTimeField(
        _("shown from"), default=this_minute, help_text=_("Appears by itself at this moment.")
    )
    ends_at = models.DateTimeField(
        _("shown until"),
        default=in_a_week,
        db_index=True,
        help_text=_("Vanishes by itself at this moment. For example: 01.12.2026 15:30."),
    )
    # Not SET_NULL: what was meant for one section must not come to stand on the whole site.
    section = models.ForeignKey(
        Page,
        verbose_name=_("only in this section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("On this page and all pages below it. If empty: on every page of the site."),
    )
    is_dismissible = models.BooleanField(
        _("may be closed"),
        default=True,
        help_text=_("Visitors may put the notice away once they have read it."),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("at the top of pages", "notice")
        verbose_name_plural = pgettext_lazy("at the top of pages", "notices")

    def __str__(self):
        """Return the title."""
        return self.title

    @property
    def state(self):
        """Return where in its time the notice is: a State."""
        now = timezone.now()
        begun, over = self.starts_at <= now, self.ends_at <= now
        return State.OVER if over else State.SHOWN if begun else State.WAITING

    def clean(self):
        """Refuse an end before the start, and a new notice that would never be seen."""
        if not self.starts_at or not self.ends_at:
            return
        if self.ends_at <= self.starts_at:
            message = _("The end must be later than the start. Choose a later day or hour.")
            raise ValidationError({"ends_at": message})
        if self._state.adding and self.ends_at <= timezone.now():
            message = _("This moment has passed, nobody would see the notice. Choose a later one.")
            raise ValidationError({"ends_at": message})
