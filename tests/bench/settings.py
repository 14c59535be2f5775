"""Test settings for measurements: the search backend comes from the environment."""

import os

from tests.settings import *  # noqa: F403 — what is measured is what the tests run

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": os.environ["BENCH_BACKEND"]}}
