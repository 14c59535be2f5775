"""People of the centre who work in the panel of a running site, without a browser."""

import http.client
import itertools
import json
import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import urlencode

PATIENCE = 60  # seconds for one answer; longer than a save may wait for another
MAKE = """
import json, secrets
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from home.models import HomePage
from users.models import User
sessions = []
for number in range({count}):
    user = User.objects.create_user(f"alarm-{{secrets.token_hex(8)}}@example.org")
    user.groups.add(Group.objects.get(name="Publikujący"))
    session = SessionStore()
    session.update({{"_auth_user_id": str(user.pk), "_auth_user_hash": user.get_session_auth_hash(),
        "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0]}})
    session.create()
    sessions.append(session.session_key)
print(json.dumps([HomePage.objects.get().pk, sessions]))
"""
BODY = {
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "text",
    "body-0-id": "",
    "body-0-value-heading": "",
    "body-0-value-text": json.dumps(
        {"entityMap": {}, "blocks": [{"key": "a", "text": "Zapraszamy.", "type": "unstyled"}]}
    ),
    **{f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
    "comments-MAX_NUM_FORMS": "",
}
NUMBERS = itertools.count(1)  # no two pages of a process share a title


@dataclass
class Work:
    """What one person has seen: titles whose saving the site confirmed, answers that refused."""

    drafts: list = field(default_factory=list)
    published: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    cut: int = 0  # connections that broke: the site was killed


def hire(site, count):
    """Make so many people of Publikujący with a session each; return Editors of the site."""
    home, sessions = json.loads(site.manage("shell", "-v0", "-c", MAKE.format(count=count)))
    return [Editor(site.port, home, session) for session in sessions]


class Editor:
    """Somebody who writes one page after another and publishes each."""

    def __init__(self, port, home, session):
        """Take the site's port, the number of its home page, and a session in its database."""
        self._port, self._home = port, home
        self._token = secrets.token_hex(16)
        self._cookie = f"sessionid={session}; csrftoken={self._token}"
        self.work = Work()
        self.said = ""  # the page of the last refusal

    def write_until(self, end):
        """Write and publish until the Event `end` is set or the site does not answer."""
        while not end.is_set():
            try:
                self.write_one()
            except (OSError, http.client.HTTPException):
                self.work.cut += 1
                return

    def write_one(self):
        """Write a new page as a draft, then change its title and publish it."""
        title = f"Ogłoszenie {next(NUMBERS)} {self._token[:6]}"
        address = f"/admin/pages/add/pages/contentpage/{self._home}/"
        place = self._send(address, {"title": title})
        if place is None:
            return
        self.work.drafts.append(title)
        title = f"{title} publikacja"
        if self._send(place, {"title": title, "action-publish": "action-publish"}):
            self.work.published.append(title)

    def _send(self, address, facts):
        """Send the page's form; return where the site leads then, None if it refused."""
        slug = facts["title"].removesuffix(" publikacja").replace(" ", "-").lower()
        form = {"slug": slug, "lead": "", "listing_summary": "", **BODY, **facts}
        headers = {
            "Cookie": self._cookie,
            "X-CSRFToken": self._token,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request("POST", address, urlencode(form), headers)
            answer = connection.getresponse()
            page = answer.read()
        finally:
            connection.close()
        place = answer.getheader("Location") or ""
        if place.startswith("/admin/"):  # elsewhere is the log-in: then nothing was saved
            return place
        self.work.refused.append(answer.status)
        self.said = page.decode()
        return None


class Reader:
    """Somebody who asks for one page after another, each time past every cache."""

    def __init__(self, port):
        """Take the site's port."""
        self._port = port
        self.answers, self.failed = 0, []

    def read_until(self, end):
        """Read until the Event `end` is set."""
        for number in itertools.count():
            if end.is_set():
                return
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
            try:
                connection.request("GET", f"/szukaj/?q=pomoc+{number}")
                status = connection.getresponse().status
            except (OSError, http.client.HTTPException) as error:
                status = type(error).__name__
            finally:
                connection.close()
            self.answers += 1
            if status != 200:
                self.failed.append(status)


def at_once(tasks, end):
    """Start a thread for each function, which takes the Event `end`; return the threads."""
    threads = [threading.Thread(target=work, args=(end,), daemon=True) for work in tasks]
    for thread in threads:
        thread.start()
    return threads
