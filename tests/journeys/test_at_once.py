"""What several people, or one impatient person, do at the same moment to the running site."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.journeys.visitor import Visitor

AT_ONCE = 8
FORM = "/kontakt/napisz-do-nas/"
# In a process of its own, each try on a connection of its own: how many of them pass each time.
TRY = """
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from django.db import connection
from limits.models import Tries
ready = Barrier({at_once})
def allow(who):
    connection.ensure_connection()
    ready.wait()
    try:
        return Tries.objects.allow("try at once", who, {most}, timedelta(hours=1))
    finally:
        connection.close()
def passed(who):
    with ThreadPoolExecutor({at_once}) as people:
        return sum(people.map(allow, [who] * {at_once}))
print(json.dumps([passed(f"{most}: {{number}}") for number in range(10)]))
"""
MESSAGES = "from contact.models import Message; print(Message.objects.count())"
FORGET = "from limits.models import Tries; Tries.objects.all().delete()"


def shell(site, code):
    return json.loads(site.manage("shell", "-v0", "-c", code) or "null")


@pytest.fixture
def _uncounted(site):
    """Other tests write from this address, too."""
    yield
    shell(site, FORGET)


@pytest.mark.parametrize("most", [1, 3])
def test_of_tries_at_once_only_as_many_pass_as_the_limit_allows(site, most):
    assert shell(site, TRY.format(at_once=AT_ONCE, most=most)) == [most] * 10


@pytest.mark.usefixtures("_uncounted")
def test_a_form_sent_many_times_at_once_is_one_message_and_each_time_told_so(site):
    before = shell(site, MESSAGES)
    where, fields = Visitor().fill_in(site, FORM)
    ready = Barrier(AT_ONCE)

    def send(_number):
        ready.wait()
        return Visitor().ask(site, where, fields)[0]

    with ThreadPoolExecutor(AT_ONCE) as clicks:
        answers = list(clicks.map(send, range(AT_ONCE)))
    assert [answer.status for answer in answers] == [302] * AT_ONCE
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert shell(site, MESSAGES) == before + 1
