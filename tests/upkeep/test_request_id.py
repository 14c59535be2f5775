"""The number of a request: made here, or given by a proxy of our own."""

import pytest
from django.http import HttpResponse

from upkeep import request_id


@pytest.fixture
def number(rf):
    """Return a function that asks with a header and returns the number in the answer."""
    answer = request_id.numbered(lambda request: HttpResponse(request.request_id))

    def ask(given=None):
        response = answer(rf.get("/", headers={"X-Request-ID": given} if given else {}))
        assert response.content.decode() == response["X-Request-ID"]
        return response["X-Request-ID"]

    return ask


def test_each_request_has_a_number_of_its_own(number):
    assert number() != number()
    assert request_id.WELL_FORMED.fullmatch(number())


def test_a_stranger_does_not_choose_it(number):
    assert number("abcdefgh12345678") != "abcdefgh12345678"


def test_our_proxy_does(number, settings):
    settings.PROXY = True
    assert number("abcdefgh12345678") == "abcdefgh12345678"


@pytest.mark.parametrize("bad", ["kr", "a" * 65, "abcdefgh\tijkl", '{"a": "bcdefgh"}', "ąęćłóśżź1"])
def test_what_is_not_well_formed_is_replaced(number, settings, bad):
    settings.PROXY = True
    assert request_id.WELL_FORMED.fullmatch(number(bad))
    assert number(bad) != bad


def test_it_is_known_while_the_request_lasts_and_not_after(rf):
    seen = []

    def view(request):
        seen.append(request_id.current_request())
        return HttpResponse()

    request = rf.get("/")
    request_id.numbered(view)(request)
    assert (seen, request_id.current_request()) == ([request], None)


def test_people_tell_each_other_the_beginning(rf):
    request = rf.get("/")
    assert request_id.short(request) == ""
    request.request_id = "3f9a21bc" + "0" * 24
    assert request_id.short(request) == "3f9a-21bc"
