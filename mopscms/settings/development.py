"""Layer 3: production settings with what a developer needs: reload, error pages, plain files."""

import os

os.environ.setdefault("SECRET_KEY", "django-insecure-development-only")
os.environ.setdefault("BASE_URL", "http://127.0.0.1:8000")

from .production import *  # noqa: F403, E402 — the whole point of this module

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
LOGGING["handlers"]["console"]["formatter"] = "line"  # noqa: F405
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
