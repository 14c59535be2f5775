"""A bucket for uploads: chosen by the environment, told of by "Stan serwisu"."""

import os
import subprocess
import sys

from django.conf import settings

from mopscms import wagtail_hooks
from upkeep.state import Level

TRIED = """
import os, sys
os.environ |= {variables}
from mopscms.settings import production
from django.core.files.storage import default_storage
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "mopscms.settings.production"
django.setup()
default_storage.exists("images/a.jpg") if not production.S3_BUCKET else default_storage.url("a")
print(type(default_storage._wrapped).__name__, "boto3" in sys.modules)
"""


def started(tmp_path, **variables):
    """Start the production settings in a process of its own; return what it says."""
    facts = {"SECRET_KEY": "k7-Zażółć-gęślą-jaźń" * 4, "BASE_URL": "https://mops.example.org"}
    facts |= {"VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull, **variables}
    run = [sys.executable, "-c", TRIED.format(variables=facts)]
    done = subprocess.run(run, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    return done.stdout.strip(), done.stderr


def test_a_site_without_a_bucket_does_not_even_load_the_client(tmp_path):
    assert started(tmp_path)[0] == "FileSystemStorage False"


def test_the_bucket_is_chosen_by_the_environment_alone(tmp_path):
    keys = {"S3_BUCKET": "pliki", "S3_ACCESS_KEY": "klucz", "S3_SECRET_KEY": "tajny"}
    address = {"S3_ENDPOINT": "https://s3.example.org"}
    assert started(tmp_path, **keys, **address)[0] == "BucketStorage True"


def test_a_bucket_without_its_key_is_refused_by_name(tmp_path):
    said, errors = started(tmp_path, S3_BUCKET="pliki")
    assert not said
    assert "Set the S3_ACCESS_KEY environment variable" in errors


def test_a_client_gives_up_soon(bucket):
    config = bucket.connection.meta.client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (3, 10)
    assert config.retries == {"total_max_attempts": 3, "mode": "standard"}


def test_the_state_of_the_site_tells_of_the_bucket(bucket):
    row = wagtail_hooks.bucket()
    assert (row.level, row.says) == (Level.FINE, "zasobnik pliki odpowiada")


def test_and_what_to_do_when_it_is_away(closed_bucket):
    row = wagtail_hooks.bucket()
    assert (row.name, row.level) == ("Magazyn plików", Level.BAD)
    assert "S3_" in row.advice


def test_and_nothing_where_files_lie_in_a_folder():
    assert wagtail_hooks.bucket() == []
