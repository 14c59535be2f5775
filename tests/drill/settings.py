"""Production settings with one more address, which fails as a fault of the code does."""

from mopscms.settings.production import *  # noqa: F403 — the drill runs what production runs

ROOT_URLCONF = "tests.drill.urls"
