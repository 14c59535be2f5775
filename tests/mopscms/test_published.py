"""Published files that lie in a bucket: whole, in parts, not twice; nothing else."""

from unittest.mock import Mock

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile

ADDRESS = "/media/media/nagranie.mp4"
DATA = b"0123456789abcdefghij"


@pytest.fixture
def recording(bucket):
    """A published recording of twenty bytes."""
    bucket.save("media/nagranie.mp4", ContentFile(DATA))
    return bucket


def test_a_published_file_is_served_and_kept_for_long(recording, client):
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.getvalue()) == (200, DATA)
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Content-Length"] == "20"
    assert "immutable" in answer["Cache-Control"]
    assert answer["Accept-Ranges"] == "bytes"
    assert client.post(ADDRESS).status_code == 405


def test_nothing_in_it_runs(recording, client):
    answer = client.get(ADDRESS)
    assert {"default-src 'none'", "sandbox"} <= set(answer["Content-Security-Policy"].split("; "))
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_its_type_is_what_its_name_says_whatever_the_bucket_believes(bucket, client):
    file = ContentFile(b"<script>alert(1)</script>", name="a.jpg")
    file.content_type = "text/html"
    bucket.save("images/a.jpg", file)
    assert client.get("/media/images/a.jpg")["Content-Type"] == "image/jpeg"


def test_one_may_ask_for_its_facts_alone(recording, client):
    answer = client.head(ADDRESS)
    assert (answer.status_code, answer["Content-Length"], answer.content) == (200, "20", b"")


@pytest.mark.parametrize(
    ("asked", "sent", "part"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/20"),
        ("bytes=16-", b"ghij", "bytes 16-19/20"),
        ("bytes=-2", b"ij", "bytes 18-19/20"),
        ("bytes=15-99", b"fghij", "bytes 15-19/20"),
    ],
)
def test_a_film_can_be_watched_from_the_middle(recording, client, asked, sent, part):
    answer = client.get(ADDRESS, headers={"range": asked})
    assert (answer.status_code, answer.getvalue()) == (206, sent)
    assert (answer["Content-Range"], answer["Content-Length"]) == (part, str(len(sent)))


def test_behind_its_end_there_is_no_film(recording, client):
    answer = client.get(ADDRESS, headers={"range": "bytes=50-60"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */20")


@pytest.mark.parametrize("asked", ["bytes=abc", "bytes=9-1", "zł=1-2", "bytes=0-1,3-4", "bytes=-"])
def test_an_odd_range_is_passed_over(recording, client, asked):
    answer = client.get(ADDRESS, headers={"range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, DATA)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    ("header", "known"), [("if-none-match", "ETag"), ("if-modified-since", "Last-Modified")]
)
def test_a_file_that_has_not_changed_is_not_sent_again(recording, client, method, header, known):
    known = client.get(ADDRESS)[known]
    again = getattr(client, method)(ADDRESS, headers={header: known})
    assert (again.status_code, again.getvalue()) == (304, b"")


def test_another_one_is_sent(recording, client):
    answer = client.get(ADDRESS, headers={"if-none-match": '"inny"'})
    assert (answer.status_code, answer.getvalue()) == (200, DATA)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "",
        "images/",
        "media",
        "media/nie-ma.mp4",
        "Media/nagranie.mp4",
        "media/../documents/pismo.txt",
        "images/%2e%2e/documents/pismo.txt",
        "media/x/../../documents/pismo.txt",
        "../documents/pismo.txt",
        "//documents/pismo.txt",
        "documents/pismo.txt",
        "original_images/wejscie.png",
        "media/%00.mp4",
        "media/%0d%0aX-A:%20b.mp4",
        "media/%ff%fe.mp4",
        "media/" + "a" * 3_000,
        "media/?versionId=1",
    ],
)
def test_nothing_else_is_served(home, recording, client, path):
    for name in ("documents/pismo.txt", "original_images/wejscie.png"):
        recording.save(name, ContentFile(b"tajne"))
    answer = client.get(f"/media/{path}", follow=True)
    assert answer.status_code == 404
    assert b"tajne" not in answer.content


@pytest.mark.django_db
def test_while_the_bucket_is_away_the_visitor_is_asked_to_come_again(
    home, closed_bucket, client, caplog
):
    client.raise_request_exception = False
    for headers in ({}, {"range": "bytes=0-1"}, {"if-none-match": '"a"'}):
        answer = client.get(ADDRESS, headers=headers)
        assert (answer.status_code, answer["Retry-After"]) == (503, "30")
        assert answer["Cache-Control"] == "no-store"
        assert b"127.0.0.1:9" not in answer.content
    assert [line.exc_info for line in caplog.records] == [None] * 3


@pytest.mark.django_db
def test_a_bucket_that_refuses_our_key_is_no_missing_file(home, recording, client, monkeypatch):
    refusal = {"Error": {"Code": "AccessDenied"}, "ResponseMetadata": {"HTTPStatusCode": 403}}
    fault = ClientError(refusal, "GetObject")
    monkeypatch.setattr(recording.connection.meta.client, "get_object", Mock(side_effect=fault))
    client.raise_request_exception = False
    assert client.get(ADDRESS).status_code == 503
