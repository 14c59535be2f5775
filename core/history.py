"""Layer 1: the public history of a page: what changed and when, never what a draft says.

The audit log tells what happened, the published revisions tell which fields changed. Revisions are
compared as they are stored: no old version is built again, so neither a model that has changed
since nor a damaged revision can fail, and the number of queries does not depend on the history.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry, Revision

from trash.place import trips
from trash.putting import PUT
from trash.restoring import RESTORED

CREATE, RENAME = "wagtail.create", "wagtail.rename"
PUBLISH = {"wagtail.publish", "wagtail.publish.scheduled"}
UNPUBLISH = {"wagtail.unpublish", "wagtail.unpublish.scheduled", PUT}
# Actions that the public may know of; any other, of packages to come too, is left out.
WORDS = {
    CREATE: _("The page was made"),
    "wagtail.copy": _("The page was made as a copy of another"),
    "wagtail.move": _("The page was moved to another place"),
    RESTORED: _("Brought back"),
    "wagtail.publish.schedule": _("The publication was put on the calendar"),
    "accessibility.review": _("The declaration was reviewed and confirmed"),
    **dict.fromkeys(UNPUBLISH, _("Taken down")),
    **dict.fromkeys(PUBLISH, _("Changes were published")),
}
FIRST, AGAIN = _("Published"), _("Published again")
# What says when a version is shown, not what it says.
LEFT_OUT = {"go_live_at", "expire_at", "comments"}


@dataclass
class Change:
    """One line of the history. fields: the names of what changed; None if that is not known."""

    time: datetime
    what: str | Promise
    fields: list | None = None
    who: str = ""


@dataclass
class Event:
    """An entry of the log that the public may know, and what was published before it."""

    time: datetime
    action: str
    revision: int | None
    person: int | None
    what: str | Promise = ""
    before: int | None = None


def events_of(page):
    """Return what the public may know of the page's life, the newest first: a list of Events."""
    log = PageLogEntry.objects.filter(page=page.pk, action__in=WORDS).order_by("timestamp", "pk")
    log = log.exclude(pk__in=trips().values("pk"))
    found, shown, was_public, created = [], None, False, False
    facts = ("timestamp", "action", "revision_id", "user_id")
    for event in (Event(*row) for row in log.values_list(*facts)):
        if event.action == CREATE and created:  # first content is logged twice
            continue
        created = created or event.action == CREATE
        if event.action == PUT and not was_public:  # nobody read it
            continue
        event.what = WORDS[event.action]
        if event.action in PUBLISH:
            if not was_public:
                event.what = AGAIN if shown else FIRST
            event.before, shown, was_public = shown, event.revision, True
        was_public = was_public and event.action not in UNPUBLISH
        found.append(event)
    return found[::-1]


def changes(page, events, with_names=False):
    """Return a Change for each of these Events; at most three queries, whatever their number."""
    revisions = {number for one in events for number in (one.revision, one.before) if number}
    stored = Revision.objects.for_instance(page).filter(pk__in=revisions)
    contents = dict(stored.values_list("pk", "content"))
    log = PageLogEntry.objects.filter(page=page.pk, action=RENAME, revision_id__in=revisions)
    renamed = set(log.values_list("revision_id", flat=True))
    people = {one.person for one in events if one.person} if with_names else ()
    people = get_user_model().objects.in_bulk(people) if people else {}
    labels = dict(labelled(page))
    return [
        Change(
            one.time,
            one.what,
            _changed(one, contents, labels, renamed),
            name_of(people.get(one.person)),
        )
        for one in events
    ]


def name_of(user):
    """Return a person's name and surname; "" of nobody, or of somebody without a name."""
    return user.get_full_name() if user else ""


def labelled(page):
    """Yield (name, label) of each part of the page that an editor may change, as in the editor."""
    waiting = [page.get_edit_handler()]
    while waiting:
        panel = waiting.pop(0)
        name = getattr(panel, "field_name", None) or getattr(panel, "relation_name", None)
        if name and name not in LEFT_OUT:
            yield name, capfirst(panel.heading or getattr(panel.db_field, "verbose_name", name))
        elif not name:
            waiting = [*getattr(panel, "children", ()), *waiting]


def _changed(event, contents, labels, renamed):
    """Return the labels of what the event changed; None if it is the first, or not known."""
    if event.action not in PUBLISH or event.before is None:
        return None
    before, after = contents.get(event.before), contents.get(event.revision)
    if not isinstance(before, dict) or not isinstance(after, dict):
        return [labels["title"]] if event.revision in renamed else None
    return [label for name, label in labels.items() if _differs(before, after, name)]


def _differs(before, after, name):
    """Say whether two stored versions differ there; not if one has no such field yet, or never."""
    if name not in before or name not in after:
        return False
    return _plain(before[name]) != _plain(after[name])


def _plain(value):
    """Return a stored value without what changes by itself: the numbers of rows, the spelling."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if key not in ("pk", "sort_order")}
    return value or None
