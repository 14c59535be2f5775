"""A live site does not start with unsafe settings."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from mopscms.apps import unsafe_settings
from tests import bucket as buckets

KEY = "kT7!pQ2#vX9@mZ4$wB6%nC8^rD1&sF3*gH5(jK0)lL-aA_eE+uU"


@pytest.fixture
def safe(settings):
    """Settings of a live site, complete and safe."""
    settings.SECRET_KEY = KEY
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["mops.example.org"]
    return settings


def start(settings, module="mopscms.settings.production"):
    """Start the app with these settings as if they were this module's."""
    settings.SETTINGS_MODULE = module  # last: each change of a setting hides it
    apps.get_app_config("mopscms").ready()


def test_safe_settings_have_no_fault(safe):
    assert unsafe_settings() == []
    assert start(safe) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True),
        ("SECRET_KEY", "klucz"),
        ("SECRET_KEY", KEY[:49]),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-" + KEY),
        ("SECRET_KEY", "change-me-" + KEY),
        ("ALLOWED_HOSTS", []),
        ("ALLOWED_HOSTS", ["*"]),
        ("ALLOWED_HOSTS", ["mops.example.org", "*"]),
        ("ALLOWED_HOSTS", [""]),
    ],
)
def test_an_unsafe_setting_is_named_and_the_site_does_not_start(safe, name, value):
    setattr(safe, name, value)
    (fault,) = unsafe_settings()
    assert name in fault
    with pytest.raises(ImproperlyConfigured, match=name):
        start(safe)


def test_every_fault_is_named_at_once(safe):
    safe.DEBUG, safe.SECRET_KEY, safe.ALLOWED_HOSTS = True, "klucz", ["*"]
    with pytest.raises(ImproperlyConfigured, match="DEBUG.*SECRET_KEY.*ALLOWED_HOSTS"):
        start(safe)


def test_elsewhere_unsafe_settings_are_allowed(safe):
    safe.DEBUG = True
    assert start(safe, "mopscms.settings.development") is None


def test_a_bucket_at_an_address_that_is_none_is_named(safe):
    safe.STORAGES = buckets.settings_for("s3.example.org")
    (fault,) = unsafe_settings()
    assert "S3_ENDPOINT" in fault
    safe.STORAGES = buckets.settings_for("https://s3.example.org")
    assert unsafe_settings() == []
