"""Who may open and send what in the panel: every address against the table in matrix.txt.

A line of the table: the address, who may open it (GET), who may send to it (POST). "g" a guest,
"o" somebody without a group, "R" Redaktorzy, "P" Publikujący, "A" Administratorzy, "S" a
superuser; "-" refused, "." nothing there for this person (404, 405), "!" an error, never right.
A new address fails until it has a line: look whether the right people are let in, then copy the
line from what the test says.
"""

from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.template.base import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.safestring import SafeString

from tests import samples
from tests.permissions.addresses import address, make_things, spelt_out
from users.models import User

TABLE = Path(__file__).with_name("matrix.txt")
ROLES = "goRPAS"
WRITING = ("INSERT", "UPDATE", "DELETE")
# What the actions on many things ask for.
FILLED_IN = {"confirm_site_name": "MOPS", "tags": "hol", "collection": 1, "role": 1}
FILLED_IN["mark_as_active"] = "False"
PRIVATE = ("django_session", "wagtailadmin_editingsession")


@pytest.fixture
def people(home):
    """Somebody of each role: {letter: User}, the guest is None."""
    groups = {"R": "Redaktorzy", "P": "Publikujący", "A": "Administratorzy"}
    return {
        "g": None,
        "o": User.objects.create_user("o@example.org"),
        **{one: samples.person(name, f"{one}@example.org") for one, name in groups.items()},
        "S": User.objects.create_superuser("s@example.org", samples.PASSWORD),
    }


def browser_of(user):
    """Return a browser of somebody, and its cookie, which a log-out takes away."""
    client = Client() if user is None else samples.logged_in(user)
    client.raise_request_exception = False
    return client, client.cookies.copy()


def outcome(client, method, place, letter):
    """Ask once, undo whatever it did, and return the letter, "-", "." or "!"."""
    many = place.startswith("/admin/bulk/") and method == "post"
    connection.queries_log.clear()  # it keeps the last 9,000
    with transaction.atomic():
        with CaptureQueriesContext(connection) if many else nullcontext([]) as asked:
            answer = getattr(client, method)(place, FILLED_IN if many else None)
        transaction.set_rollback(True)
    if answer.status_code in (404, 405):
        return "."
    if answer.status_code >= 500:
        return "!"
    if answer.status_code == 403 or is_refusal(answer) or (many and not wrote(asked)):
        return "-"
    return letter


def is_refusal(answer):
    """Say whether the answer leads to the log-in, or home, as Wagtail does with a message."""
    home, login = reverse("wagtailadmin_home"), reverse("account_login")
    away = answer.status_code == 302 and answer.url
    return bool(away) and (away == home or away.startswith(login))


def wrote(asked):
    """Say whether the site was changed: an action on many leaves out what the person may not."""
    return any(
        query["sql"].startswith(WRITING) and not any(name in query["sql"] for name in PRIVATE)
        for query in asked
    )


@pytest.mark.django_db
def test_everybody_may_do_what_the_table_says_and_no_more(home, people, monkeypatch):
    routes, things = spelt_out(), make_things(home)
    monkeypatch.setitem(FILLED_IN, "chooser", home.pk)
    monkeypatch.setattr(Template, "render", lambda *_args: SafeString(""))  # who, not how it looks
    found = {route: ["", ""] for route in routes}
    for letter, user in people.items():
        client, cookies = browser_of(user)
        for route in routes:
            for column, method in enumerate(("get", "post")):
                client.cookies = cookies.copy()
                place = address(route, things)
                found[route][column] += outcome(client, method, place, letter)
    lines = [f"{route}  {get} {post}" for route, (get, post) in found.items()]
    table = [line for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    unknown = "\n".join(line for line in lines if line not in table)
    stale = "\n".join(line for line in table if line not in lines)
    assert not unknown + stale, f"not in the table:\n{unknown}\n\nonly there:\n{stale}"
    assert [line for line in table if "!" in line] == []
