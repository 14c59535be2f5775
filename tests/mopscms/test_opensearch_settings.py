"""Another server that searches: chosen by the environment, refused if it is no address."""

import os
import subprocess
import sys

from django.conf import settings

from mopscms.apps import unsafe_settings

TRIED = """
import os, sys
os.environ |= {variables}
os.environ["DJANGO_SETTINGS_MODULE"] = "mopscms.settings.production"
import django
django.setup()
from modelsearch.backends import get_search_backend
backend = get_search_backend()
print(type(backend).__module__, "opensearchpy" in sys.modules)
print([host["host"] for host in getattr(backend, "hosts", [])])
"""


def started(tmp_path, **variables):
    """Start the production settings in a process of its own; return the lines that it says."""
    facts = {"SECRET_KEY": "k7-Zażółć-gęślą-jaźń" * 4, "BASE_URL": "https://mops.example.org"}
    facts |= {"VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull, "DATABASE_URL": "", **variables}
    run = [sys.executable, "-c", TRIED.format(variables=facts)]
    done = subprocess.run(run, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    return done.stdout.strip().split("\n")


def test_a_site_without_it_does_not_even_load_the_client(tmp_path):
    assert started(tmp_path) == ["search.backends.sqlite False", "[]"]
    assert started(tmp_path, OPENSEARCH_URL="") == ["search.backends.sqlite False", "[]"]


def test_the_server_is_chosen_by_the_environment_alone(tmp_path):
    addresses = "https://mopscms:haslo@a.example.org:9200, https://b.example.org"
    said = started(tmp_path, OPENSEARCH_URL=addresses)
    assert said == ["search.backends.opensearch True", "['a.example.org', 'b.example.org']"]


def test_what_is_no_address_is_refused_by_name(settings):
    settings.OPENSEARCH_URL = ["opensearch.example.org:9200"]
    assert "OPENSEARCH_URL" in " ".join(unsafe_settings())
    settings.OPENSEARCH_URL = ["https://opensearch.example.org:9200"]
    assert "OPENSEARCH_URL" not in " ".join(unsafe_settings())
