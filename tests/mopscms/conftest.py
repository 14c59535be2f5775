"""What tests of the site as a whole share: uploads in a bucket."""

import pytest

from tests import bucket as buckets


@pytest.fixture(scope="session")
def s3_server():
    """The address of a running S3-compatible server."""
    with buckets.server() as address:
        yield address


@pytest.fixture
def bucket(s3_server):
    """The storage of uploads, which is an empty bucket."""
    with buckets.uploads_in(s3_server) as storage:
        yield storage


@pytest.fixture
def closed_bucket(settings):
    """A bucket on a server that is not there."""
    settings.S3_BUCKET = buckets.BUCKET
    settings.STORAGES = buckets.settings_for("http://127.0.0.1:9")
