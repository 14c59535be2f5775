"""Layer 1: the answer to whoever sends a form too often."""

import math
from functools import wraps

from django.shortcuts import render

from limits.models import Tries
from limits.visitors import address
from login import lock_out


def limited(what, number, is_good=lambda answer: False):
    """Return a decorator of a view: one address may send its form `number` times a quarter.

    `is_good` says of an answer whether that try is not to be counted.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            if request.method != "POST":
                return view(request, *args, **kwargs)
            who = address(request)
            if not Tries.objects.allow(what, who, number, lock_out.PERIOD):
                return too_many(request, Tries.objects.wait(what, who))
            given = view(request, *args, **kwargs)
            if is_good(given):
                Tries.objects.take_back(what, who)
            return given

        return answer

    return decorate


def too_many(request, wait):
    """Answer 429: when to try again; `wait`: a timedelta."""
    answer = render(request, "login/too_many.html", {"until": lock_out.until(wait)}, status=429)
    answer["Retry-After"] = str(math.ceil(wait.total_seconds()))
    return answer
