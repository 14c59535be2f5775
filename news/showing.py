"""Layer 2: notices as templates show them: plain values, nothing that is not for everybody."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from core.models.phone import uri_of
from news.models.notices import MOST, Level, Notice
from page_cache.memo import remember

AT_ONCE = 3  # notices that a page shows; the others wait until one of them ends


@dataclass
class Shown:
    """One notice on a page. `is_hidden`: its time comes soon, or there are more urgent ones."""

    key: str  # of this wording: what a visitor put away comes back once it is changed
    level: str  # "information", "important" or "urgent"
    level_name: str
    title: str
    text: str
    phone: str
    phone_address: str
    url: str  # where one can read more, or ""
    link_text: str
    starts_at: datetime
    ends_at: datetime
    is_dismissible: bool
    is_hidden: bool


@dataclass
class Board:
    """What a page says above its title: `notices`, a list of Shown, the weightiest first."""

    notices: list
    at_once: int = AT_ONCE

    @property
    def is_hidden(self):
        """Say whether nothing of it is to be seen yet."""
        return all(notice.is_hidden for notice in self.notices)


def board_of(page, now=None):
    """Return the Board of a page, or of no page: None."""
    if now:
        return _board(page, Notice.objects.current(now), now)
    # Until the next of them has its turn the site's next_change says that the same are current.
    now = timezone.now()
    current = remember("notices", lambda: list(Notice.objects.current(now)))
    return _board(page, current, now)


def _board(page, notices, now):
    """Return what is for this page, or for all, of the notices that are current at a moment."""
    path = getattr(page, "path", "")
    here = [n for n in notices if n.section_path is None or path.startswith(n.section_path)]
    found, room = [], AT_ONCE
    for notice in here[:MOST]:
        is_hidden = notice.starts_at > now or not room
        room -= not is_hidden
        found.append(_shown(notice, is_hidden))
    return Board(found)


def _shown(notice, is_hidden):
    """Return a Notice of the database as a Shown one."""
    page = notice.link_page
    url = page.url if page and page.live and not notice.link_is_private else ""
    return Shown(
        key=f"{notice.pk}-{notice.changed_at:%Y%m%d%H%M%S%f}",
        level=Level(notice.level).name.lower(),
        level_name=notice.get_level_display(),
        title=notice.title,
        text=notice.text,
        phone=notice.phone,
        phone_address=notice.phone and uri_of(notice.phone),
        url=url or "",
        link_text=(notice.link_text or page.title) if url else "",
        starts_at=notice.starts_at,
        ends_at=notice.ends_at,
        is_dismissible=notice.is_dismissible,
        is_hidden=is_hidden,
    )
