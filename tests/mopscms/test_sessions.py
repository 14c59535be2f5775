"""A cookie that nobody here has given is no session, whatever stands in it."""

import pytest
from django.contrib.sessions.models import Session

from mopscms.sessions import SessionStore
from tests.samples import logged_in

pytestmark = pytest.mark.django_db

GARBAGE = ["\\000abcdefgh", "\x00" * 32, "'; DROP TABLE--", "ÿ" * 32, "a" * 5_000, "A" * 32, "a"]


@pytest.mark.parametrize("cookie", GARBAGE)
def test_a_garbage_cookie_is_no_session(home, client, cookie):
    client.cookies["sessionid"] = cookie
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.cookies["sessionid"].value == ""  # the browser is told to forget it


@pytest.mark.parametrize("key", [*GARBAGE, "", None, "\x00" * 32])
def test_a_garbage_key_is_never_looked_up(key, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert SessionStore(key).get("_auth_user_id") is None


@pytest.mark.parametrize("name", ["csrftoken", "messages"])
def test_other_garbage_cookies_harm_nobody(home, client, name):
    client.cookies[name] = "\\000abcdefgh"
    assert client.get("/").status_code == 200


def test_a_session_of_ours_is_read(home, editor):
    browser = logged_in(editor)
    assert Session.objects.get().session_key == browser.cookies["sessionid"].value
    assert browser.get("/admin/").status_code == 200
