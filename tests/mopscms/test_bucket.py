"""Uploads in a bucket: stored, shown under our own addresses, read, deleted."""

import io
import os
import threading

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from library.models import SiteDocument, SiteImage, SiteMedia
from mopscms.faults import FilesAway
from tests.library.documents import pdf
from tests.sample_files import picture, png
from tests.samples import content_page, logged_in


def names(storage):
    return [name for name, _ in storage.walk()]


# -- Storage ----------------------------------------------------------------------------------


def test_what_is_stored_is_read_and_deleted(bucket):
    name = bucket.save("documents/wniosek.txt", ContentFile(b"Zasi\xc5\x82ek"))
    assert (name, bucket.size(name), bucket.exists(name)) == ("documents/wniosek.txt", 8, True)
    with bucket.open(name) as file:
        assert file.read() == b"Zasi\xc5\x82ek"
        assert file.seek(0) == 0
    bucket.delete(name)
    bucket.delete(name)
    assert not bucket.exists(name)
    with pytest.raises(FileNotFoundError):
        bucket.open(name)
    with pytest.raises(FileNotFoundError):
        bucket.size(name)


def test_no_file_is_written_over(bucket):
    first = bucket.save("documents/wniosek.txt", ContentFile(b"1"))
    second = bucket.save("documents/wniosek.txt", ContentFile(b"2"))
    assert first != second
    assert (bucket.open(first).read(), bucket.open(second).read()) == (b"1", b"2")


def test_nor_where_two_take_the_name_in_the_same_moment(bucket, monkeypatch):
    both_have_looked = threading.Barrier(2)
    look = type(bucket._wrapped).exists

    def look_together(storage, name):
        there = look(storage, name)
        if name == "documents/pismo.txt" and not there:
            both_have_looked.wait(timeout=20)
        return there

    monkeypatch.setattr(type(bucket._wrapped), "exists", look_together)
    kept = {}

    def keep(data):
        kept[bucket.save("documents/pismo.txt", ContentFile(data))] = data

    writers = [threading.Thread(target=keep, args=(data,)) for data in (b"Anna", b"Zofia")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)
    assert len(kept) == 2
    assert {name: bucket.open(name).read() for name in names(bucket)} == kept


def test_addresses_are_our_own(bucket):
    assert bucket.url("images/wejście.webp") == "/media/images/wej%C5%9Bcie.webp"
    assert bucket.url("/images/a.webp") == "/media/images/a.webp"


def test_a_name_that_leads_out_is_refused(bucket):
    with pytest.raises(FileNotFoundError):
        bucket.open("a" * 2_000)
    assert not bucket.exists("../../etc/passwd")


def test_a_large_file_waits_on_the_disk_and_not_in_the_memory(bucket):
    data = bytes(6 * 1024 * 1024)
    name = bucket.save("media/film.mp4", ContentFile(data))
    with bucket.open(name) as file:
        assert file.file._rolled
        assert file.read() == data


@pytest.mark.parametrize("ask", ["exists", "size", "open", "delete"])
def test_a_bucket_that_is_away_is_named_as_such(closed_bucket, ask):
    from django.core.files.storage import default_storage

    with pytest.raises(FilesAway):
        getattr(default_storage, ask)("images/a.webp")
    with pytest.raises(FilesAway):
        default_storage.save("images/a.webp", ContentFile(b"a"))


# -- The library ------------------------------------------------------------------------------


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which what waits for the end of the transaction is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_an_uploaded_picture_gets_its_sizes_and_a_page_shows_them(
    home, administrator, bucket, committed, client
):
    staff = logged_in(administrator)
    facts = {"title": "Wejście", "description": "Wejście do Ośrodka.", "file": png("zasobnik.png")}
    with committed():
        answer = staff.post(reverse("wagtailimages:add"), facts)
    assert answer.status_code == 302
    image = SiteImage.objects.get(title="Wejście")
    stored = names(bucket)
    assert image.file.name in stored
    sizes = list(image.renditions.all())
    assert len(sizes) > 5
    assert {size.file.name for size in sizes} <= set(stored)
    shown = sizes[0].url
    assert shown.startswith("/media/images/")
    assert client.get(shown).getvalue() == bucket.open(sizes[0].file.name).read()
    assert not os.path.exists(os.path.join(settings.MEDIA_ROOT, image.file.name))

    page = content_page(home, body=[("figure", {"image": image, "alt_text": "", "caption": ""})])
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    sources = [one.get("src", "") for one in html.main.find_all("img")]
    assert sources
    assert all(source.startswith("/media/images/") for source in sources)


def test_a_deleted_picture_leaves_nothing_behind(home, bucket, committed):
    image = picture("Do usunięcia")
    assert names(bucket)
    with committed():
        image.delete()
    assert names(bucket) == []


def test_lost_sizes_are_made_anew(home, bucket):
    image = picture("Zgubiony rozmiar")
    lost = image.renditions.first()
    spec = lost.filter_spec
    bucket.delete(lost.file.name)
    call_command("make_renditions", stdout=io.StringIO())
    assert bucket.exists(image.renditions.get(filter_spec=spec).file.name)


@pytest.fixture
def document(home, bucket, committed):
    """A document in the bucket, whose text has been read."""
    file = SimpleUploadedFile("wniosek.pdf", pdf("Zasiłek celowy"))
    with committed():
        return SiteDocument.objects.create(title="Wniosek", file=file)


def test_the_text_of_a_document_is_read(document):
    assert "Zasiłek" in SiteDocument.objects.get(pk=document.pk).text


def test_a_public_document_is_sent_and_not_twice(document, bucket, client):
    answer = client.get(document.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer.getvalue() == bucket.open(document.file.name).read()
    again = client.get(document.url, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get(document.file.url).status_code == 404  # never by the address of media


def test_a_private_document_is_not_sent_to_strangers(document, client, administrator):
    collection = Collection.get_first_root_node().add_child(name="Tylko dla nas")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    SiteDocument.objects.filter(pk=document.pk).update(collection=collection)
    answer = client.get(document.url)
    assert answer.status_code == 302
    assert not answer.content
    assert logged_in(administrator).get(document.url).getvalue().startswith(b"%PDF")


def test_a_document_whose_file_is_gone_is_missing(document, bucket, client):
    bucket.delete(document.file.name)
    assert client.get(document.url).status_code == 404


def test_a_deleted_document_leaves_nothing_behind(document, bucket, committed):
    with committed():
        document.delete()
    assert names(bucket) == []


def test_a_recording_knows_its_size_also_when_it_is_gone(home, bucket):
    file = ContentFile(b"film", name="film.mp4")
    film = SiteMedia.objects.create(title="Film", type="video", duration=1, file=file)
    assert film.size == 4
    bucket.delete(film.file.name)
    assert film.size is None


def test_who_uploads_while_the_bucket_is_away_is_told_to_try_again(
    home, administrator, closed_bucket
):
    staff = logged_in(administrator)
    staff.raise_request_exception = False
    facts = {"title": "Wejście", "description": "Wejście do Ośrodka.", "file": png("zasobnik.png")}
    answer = staff.post(reverse("wagtailimages:add"), facts)
    assert answer.status_code == 503
    assert "magazyn plików" in answer.content.decode()
    assert not SiteImage.objects.filter(title="Wejście").exists()
