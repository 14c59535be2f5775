"""Layer 3: uploads in a bucket of S3-compatible storage; loaded only where S3_BUCKET is set.

The bucket is private and no visitor meets it: addresses stay `/media/…`, answered by
`mopscms.published`. No other module loads boto3, so a site without a bucket does not carry it.
"""

import errno
import shutil
from contextlib import contextmanager
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from urllib.parse import urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import ReadBytesWrapper, clean_name

from mopscms.faults import FilesAway

CONNECT, READ, TRIES = 3, 10, 3  # seconds, seconds; the first try and two more
IN_MEMORY = 5 * 1024 * 1024  # bytes of an opened file; what is larger waits on the disk
# What an object cannot be called is not there either.
MISSING = {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}


@contextmanager
def told_apart(name):
    """Raise FileNotFoundError for what is not there, FilesAway while the bucket cannot answer."""
    try:
        yield
    except ClientError as fault:
        if status_of(fault) in MISSING:
            raise FileNotFoundError(errno.ENOENT, "Not in the bucket", name) from fault
        raise FilesAway(errno.EIO, f"The bucket refuses: {fault}", name) from fault
    except BotoCoreError as fault:
        raise FilesAway(errno.EIO, f"The bucket is away: {fault}", name) from fault


def status_of(fault):
    """Return the status with which the bucket refused: int."""
    return fault.response["ResponseMetadata"]["HTTPStatusCode"]


class BucketStorage(S3Storage):
    """Stores and reads as a folder would: a name is never written twice, errors are OSErrors."""

    def get_default_settings(self):
        """Return django-storages' settings; OPTIONS say which bucket and by which key."""
        return super().get_default_settings() | {"file_overwrite": False}

    def __init__(self, **options):
        """Take the OPTIONS of STORAGES. Asks nothing of the bucket yet."""
        path_style = {"addressing_style": "path" if options.get("endpoint_url") else "auto"}
        config = Config(
            s3=path_style,
            signature_version="s3v4",
            connect_timeout=CONNECT,
            read_timeout=READ,
            retries={"total_max_attempts": TRIES, "mode": "standard"},
            # Newer boto3 adds checksums that older servers of other makers refuse.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(**options, client_config=config)

    @property
    def bucket(self):
        """Return the bucket as this thread's connection knows it: boto3's are for one thread."""
        return self.connection.Bucket(self.bucket_name)

    def url(self, name, *args, **kwargs):
        """Return our own address of a file, whether or not anybody may have it: str."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(clean_name(name)).lstrip("/"))

    def facts(self, name):
        """Return what the bucket says of an object, without it (ETag, ContentLength …): a dict."""
        with told_apart(name):
            return self._client.head_object(**self._place(name))

    def read(self, name, part=""):
        """Return an object, facts and open Body: a dict; None if it has no such part.

        `part`: "bytes=0-99", or "" for all of it.
        """
        wanted = {"Range": part} if part else {}
        with told_apart(name):
            try:
                return self._client.get_object(**self._place(name), **wanted)
            except ClientError as fault:
                if status_of(fault) == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                    return None
                raise

    def walk(self):
        """Yield (name, bytes) of all objects, in the order of their names."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name)
        with told_apart(self.bucket_name):
            for page in pages:
                yield from ((one["Key"], one["Size"]) for one in page.get("Contents", ()))

    def exists(self, name):
        """Say whether there is such an object."""
        try:
            return bool(self.facts(name))
        except FileNotFoundError:
            return False

    def size(self, name):
        """Return how long an object is: int, bytes."""
        return self.facts(name)["ContentLength"]

    def delete(self, name):
        """Delete an object; one that is not there is no fault."""
        with told_apart(name):
            self._client.delete_object(**self._place(name))

    def _open(self, name, mode="rb"):
        spool = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 — the File closes it
        with told_apart(name), self.read(name)["Body"] as body:
            shutil.copyfileobj(body, spool)
        spool.seek(0)
        return File(spool, name)

    def _save(self, name, content):
        """Store under this name, or under another if somebody took it a moment ago."""
        content.seek(0)
        kind = {"ContentType": self._get_write_parameters(name)["ContentType"]}
        with told_apart(name):
            try:
                body = ReadBytesWrapper(content)
                self._client.put_object(**self._place(name), **kind, Body=body, IfNoneMatch="*")
            except ClientError as fault:
                if status_of(fault) != HTTPStatus.PRECONDITION_FAILED:
                    raise
                return self._save(self.get_available_name(name), content)
        return clean_name(name)

    @property
    def _client(self):
        return self.connection.meta.client

    def _place(self, name):
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(clean_name(name))}
