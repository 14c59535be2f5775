"""Which address a request comes from."""

import pytest

from limits.visitors import address


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("<script>", "unknown"),
    ],
)
def test_an_address_is_told_as_a_limit_needs_it(rf, typed, told):
    assert address(rf.get("/", REMOTE_ADDR=typed)) == told


def test_what_a_visitor_writes_in_a_header_never_counts(rf, settings):
    forged = {"HTTP_X_FORWARDED_FOR": "10.9.9.9", "REMOTE_ADDR": "10.0.0.1"}
    assert address(rf.get("/", **forged)) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    forged["HTTP_X_FORWARDED_FOR"] = "10.9.9.9, 10.0.0.2"
    assert address(rf.get("/", **forged)) == "10.0.0.2"
