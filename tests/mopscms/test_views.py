"""robots.txt, published files."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from core.models import Centre
from library.models import SiteDocument
from tests.samples import make_files, picture


def test_robots_keep_out_of_the_panel_and_the_searches(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /szukaj/"]
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert client.post("/robots.txt").status_code == 405


@pytest.mark.django_db
def test_who_finds_a_weakness_learns_whom_to_tell(home, client, settings):
    address = "/.well-known/security.txt"
    assert client.get(address).status_code == 404
    Centre.objects.create(site=Site.objects.get(), email="sekretariat@example.org")
    answer = client.get(address)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    said = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    expires = datetime.fromisoformat(said.pop("Expires"))
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)
    assert said == {
        "Contact": "mailto:sekretariat@example.org",
        "Preferred-Languages": "pl",
        "Canonical": "http://testserver/.well-known/security.txt",
    }
    settings.SECURITY_CONTACT = "https://example.org/luki"
    assert b"Contact: https://example.org/luki" in client.get(address).content


# -- Files ------------------------------------------------------------------------------------


@pytest.fixture
def published():
    """A published file of twenty bytes: its address."""
    folder = Path(settings.MEDIA_ROOT, "media")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nagranie.mp4").write_bytes(b"0123456789abcdefghij")
    return "/media/media/nagranie.mp4"


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_published_file_is_served_and_kept_for_long(client, published):
    answer = client.get(published)
    assert (answer.status_code, body(answer)) == (200, b"0123456789abcdefghij")
    assert answer["Content-Type"] == "video/mp4"
    assert "immutable" in answer["Cache-Control"]
    assert client.head(published).status_code == 200
    assert client.post(published).status_code == 405


@pytest.mark.parametrize(
    ("asked", "sent", "part"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/20"),
        ("bytes=16-", b"ghij", "bytes 16-19/20"),
        ("bytes=-2", b"ij", "bytes 18-19/20"),
    ],
)
def test_a_film_can_be_watched_from_the_middle(client, published, asked, sent, part):
    answer = client.get(published, headers={"range": asked})
    assert (answer.status_code, body(answer)) == (206, sent)
    assert answer["Content-Range"] == part


@pytest.mark.parametrize("asked", ["bytes=50-60", "bytes=abc", "bytes=9-1", "zł=1-2"])
def test_an_odd_range_is_no_error(client, published, asked):
    assert client.get(published, headers={"range": asked}).status_code in (200, 206, 416)


def test_a_file_that_has_not_changed_is_not_sent_again(client, published):
    modified = client.get(published)["Last-Modified"]
    again = client.get(published, headers={"if-modified-since": modified})
    assert again.status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "",
        "images/",
        "media",
        "media/../db.sqlite3",
        "media/../../secret-key",
        "../secret-key",
        "media/..%2f..%2fsecret-key",
        "media/%2e%2e/original_images/a.png",
        "images/..%5c..%5csecret-key",
        "/etc/passwd",
        "//etc/passwd",
        "media//etc/passwd",
        "media/%00.mp4",
        "media/" + "a" * 3_000,
        "media/nie-ma.mp4",
        "Media/nagranie.mp4",
        "original_images/wejscie.png",
        "documents/przyklad.txt",
        *(
            f"{folder}/{up}/{hidden}"
            for folder in ("images", "media", "media_captions", "media_thumbnails")
            for up in ("..", "%2e%2e", "./..", "x/../..")
            for hidden in ("original_images/wejscie.png", "documents/przyklad.txt")
        ),
    ],
)
def test_nothing_else_is_served(home, client, published, path):
    root = Path(settings.MEDIA_ROOT)
    for name in ("original_images/wejscie.png", "documents/przyklad.txt", "../secret-key"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("tajne")
    answer = client.get(f"/media/{path}", follow=True)
    assert answer.status_code == 404
    assert b"tajne" not in answer.content


@pytest.mark.django_db
def test_an_original_picture_is_not_served_but_its_renditions_are(home, client):
    image = picture()
    assert client.get(image.file.url).status_code == 404
    answer = client.get(image.get_rendition("width-48|format-webp").url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert body(answer)


@pytest.mark.django_db
def test_a_document_is_served_by_the_view_that_asks_for_permission(home, client):
    make_files()
    document = SiteDocument.objects.get()
    assert client.get(document.file.url).status_code == 404
    assert client.get(document.url).status_code == 200
