"""Few requests are worked on at once; the others wait, and it is known how long."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from mopscms import turns
from mopscms.turns import Turns

NOW = 0.0


def test_no_more_work_at_once_than_have_a_turn_and_everybody_has_one():
    three_ask, two_work = Turns(2), threading.Barrier(2, timeout=30)
    inside, most = [], []

    def work(number):
        inside.append(number)
        most.append(len(inside))
        two_work.wait()
        inside.remove(number)
        return number

    with ThreadPoolExecutor(4) as visitors:
        found = visitors.map(lambda number: three_ask.run(NOW, work, number), range(4))
        assert sorted(found) == [0, 1, 2, 3]
    assert max(most) == 2


def test_who_has_a_turn_knows_how_long_it_took():
    came = time.monotonic() - 100
    assert 100 <= Turns(1).run(came, turns.waited) < 200
    assert turns.waited() == 0


def test_what_goes_wrong_is_told_to_who_asked():
    with pytest.raises(ZeroDivisionError):
        Turns(1).run(NOW, lambda number: 1 / number, 0)


def test_the_same_few_threads_work():
    one = Turns(1)
    assert one.run(NOW, threading.get_ident) == one.run(NOW, threading.get_ident)
