"""An S3-compatible server on this computer (moto's), and the site's uploads in a bucket of it."""

import logging
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from django.core.files.storage import default_storage
from django.test import override_settings

BUCKET = "pliki"


@contextmanager
def server():
    """Yield the address of a server that is running."""
    from moto.server import ThreadedMotoServer  # takes a second to import

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it tells of each request
    running = ThreadedMotoServer("127.0.0.1", 0)
    running.start()
    try:
        host, port = running.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        running.stop()


def settings_for(address):
    """Return the setting STORAGES as S3_BUCKET and its companions make it: a dict."""
    from django.conf import settings

    options = {"bucket_name": BUCKET, "endpoint_url": address, "region_name": "us-east-1"}
    options |= {"access_key": "klucz", "secret_key": "tajny-klucz"}
    ours = {"BACKEND": "mopscms.bucket.BucketStorage", "OPTIONS": options}
    return {**settings.STORAGES, "default": ours}


@cache
def session():
    """Return a session of boto3 with the key of `settings_for`, which has read what S3 is once.

    To read it anew took half a second for each storage. What connects is each storage's own.
    """
    import boto3  # only tests of buckets load it

    return boto3.Session(aws_access_key_id="klucz", aws_secret_access_key="tajny-klucz")


@contextmanager
def uploads_in(address):
    """Let uploads go to an empty bucket inside; yield its storage."""
    from mopscms.bucket import BucketStorage

    one_session = patch.object(BucketStorage, "_create_session", lambda storage: session())
    ours = override_settings(S3_BUCKET=BUCKET, STORAGES=settings_for(address))
    with one_session, ours:
        bucket = default_storage.bucket
        bucket.create()
        try:
            yield default_storage
        finally:
            bucket.objects.all().delete()
            bucket.delete()
