"""Library: what everybody sees, pictures and recordings, gets into no private collection."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission

from library.models import SiteDocument, SiteImage, SiteMedia
from tests.library.files import CAPTIONS, encoded
from tests.library.versions import document, private_collection
from tests.samples import logged_in, picture

pytestmark = pytest.mark.django_db

TOLD = "Dokumenty mogą być prywatne, obrazy i nagrania nie"
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(12)


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may do anything with collections."""
    return logged_in(administrator)


@pytest.fixture
def closed():
    """A collection inside a private one."""
    return private_collection().add_child(name="Komisja")


@pytest.fixture
def open_one():
    """A collection that everybody may see."""
    return Collection.get_first_root_node().add_child(name="Wydarzenia")


def photo():
    return SimpleUploadedFile("a.jpg", encoded("RGB", "JPEG"), "image/jpeg")


def film(collection):
    return SiteMedia.objects.create(
        title="Film", type="video", file=SimpleUploadedFile("a.mp4", MP4), collection=collection
    )


def of_picture(collection, **more):
    return {"title": "A", "description": "Budynek", "collection": collection.pk, **more}


def of_film(collection, **more):
    files = {"file": SimpleUploadedFile("a.mp4", MP4)}
    files |= {"captions": SimpleUploadedFile("a.vtt", CAPTIONS)}
    return {"title": "A", "duration": 1, "collection": collection.pk, **files, **more}


def prefixed(prefix, facts):
    return {f"{prefix}-{name}": value for name, value in facts.items()}


ADDING = {
    "a picture": ("/admin/images/add/", lambda c: of_picture(c, file=photo())),
    "a film": ("/admin/media/video/add/", of_film),
    "sound": ("/admin/media/audio/add/", lambda c: {
        **of_film(c), "file": SimpleUploadedFile("a.mp3", b"\xff\xfb\x90\x00" + bytes(50))}),
    "a picture on a page": ("/admin/images/chooser/create/", lambda c: prefixed(
        "image-chooser-upload", of_picture(c, file=photo()))),
    "a film on a page": ("/admin/media/video/chooser/upload/", lambda c: prefixed(
        "media-chooser-upload", of_film(c))),
}  # fmt: skip


@pytest.mark.parametrize("door", ADDING)
def test_nothing_that_everybody_sees_is_added_to_a_private_collection(door, staff, closed):
    address, facts = ADDING[door]
    answer = staff.post(address, facts(closed))
    assert answer.status_code == 200
    assert told_in(answer)
    assert not SiteImage.objects.exists()
    assert not SiteMedia.objects.exists()


@pytest.mark.parametrize("door", ADDING)
def test_an_open_collection_takes_it(door, staff, open_one):
    address, facts = ADDING[door]
    assert not told_in(staff.post(address, facts(open_one)))
    kept = [*SiteImage.objects.all(), *SiteMedia.objects.all()]
    assert [one.collection for one in kept] == [open_one]


def told_in(answer):
    """Say whether an answer, a page or JSON, tells what to do."""
    said = answer.content.decode()
    return TOLD in said or TOLD in said.encode().decode("unicode_escape", "ignore")


def test_of_many_pictures_at_once_none_gets_in(staff, closed):
    sent = {"title": "A", "collection": closed.pk, "files[]": photo()}
    step = staff.post("/admin/images/multiple/add/", sent).json()
    number = step["uploaded_file_id"]
    facts = prefixed(f"uploaded-image-{number}", of_picture(closed))
    address = f"/admin/images/multiple/create_from_uploaded_image/{number}/"
    assert TOLD in staff.post(address, facts).json()["form"]
    assert not SiteImage.objects.exists()


def test_what_is_there_is_not_moved_into_a_private_collection(staff, closed):
    root = Collection.get_first_root_node()
    image, recording = picture("Ratusz"), film(root)
    answers = [
        staff.post(f"/admin/images/{image.pk}/", of_picture(closed)),
        staff.post(
            f"/admin/images/multiple/{image.pk}/",
            prefixed(f"image-{image.pk}", of_picture(closed)),
        ),
        staff.post(
            f"/admin/bulk/library/siteimage/add_to_collection/?id={image.pk}",
            {"collection": closed.pk},
        ),
        staff.post(
            f"/admin/media/edit/{recording.pk}/",
            {"title": "A", "duration": 1, "collection": closed.pk, "without_speech": "on"},
        ),
    ]
    assert all(told_in(answer) for answer in answers)
    assert {SiteImage.objects.get().collection, SiteMedia.objects.get().collection} == {root}


def test_many_pictures_go_into_an_open_collection(staff, open_one):
    image = picture("Ratusz")
    address = f"/admin/bulk/library/siteimage/add_to_collection/?id={image.pk}"
    assert staff.post(address, {"collection": open_one.pk}).status_code == 302
    assert SiteImage.objects.get().collection == open_one


def test_who_may_add_to_a_private_collection_only_is_told_so(publisher, closed):
    group = publisher.groups.get()
    GroupCollectionPermission.objects.filter(group=group).update(collection=closed)
    answer = logged_in(publisher).post("/admin/images/add/", of_picture(closed, file=photo()))
    assert told_in(answer)
    assert not SiteImage.objects.exists()


def closing(staff, collection, kind="login"):
    """Close a collection in the panel; return the answer."""
    address = f"/admin/collections/{collection.pk}/privacy/"
    return staff.post(address, {"restriction_type": kind})


@pytest.mark.parametrize("what", [film, lambda place: picture("Ratusz", collection=place)])
def test_a_collection_above_what_everybody_sees_is_not_closed(what, staff, open_one):
    what(open_one.add_child(name="Dzień seniora"))
    for kind in ("login", "password", "groups", ""):
        step = closing(staff, open_one, kind).json()
        assert step["step"] == "set_privacy"
        assert TOLD in step["html"]
    assert not CollectionViewRestriction.objects.exists()
    assert closing(staff, open_one, "none").json()["step"] == "set_privacy_done"


def test_a_collection_of_documents_is_closed_and_opened(staff, open_one):
    document("Protokół", collection=open_one)
    assert closing(staff, open_one).json()["step"] == "set_privacy_done"
    assert open_one.get_view_restrictions().exists()
    assert closing(staff, open_one, "none").json()["step"] == "set_privacy_done"
    assert not open_one.get_view_restrictions().exists()


def test_who_may_not_close_a_collection_is_not_told_what_is_in_it(editor, open_one):
    picture("Ratusz", collection=open_one)
    answer = closing(logged_in(editor), open_one)
    assert answer.status_code in (302, 403)
    assert not told_in(answer)


def test_a_collection_with_pictures_is_not_put_below_a_private_one(staff, closed, open_one):
    address = f"/admin/collections/{open_one.pk}/"
    picture("Ratusz", collection=open_one.add_child(name="Dzień seniora"))
    assert TOLD in staff.post(address, {"name": "Inne", "parent": closed.pk}).content.decode()
    assert not open_one.get_view_restrictions().exists()
    root = Collection.get_first_root_node()
    assert staff.post(address, {"name": "Inne", "parent": root.pk}).status_code == 302
    SiteImage.objects.all().delete()
    assert staff.post(address, {"name": "Inne", "parent": closed.pk}).status_code == 302
    assert Collection.objects.get(name="Inne").get_view_restrictions().exists()


def test_what_was_closed_with_pictures_earlier_can_still_be_renamed_and_opened(staff, closed):
    picture("Ratusz", collection=closed)
    facts = {"name": "Inne", "parent": closed.get_parent().pk}
    assert staff.post(f"/admin/collections/{closed.pk}/", facts).status_code == 302
    assert closing(staff, closed.get_parent(), "none").json()["step"] == "set_privacy_done"


def test_documents_go_into_private_collections(staff, closed):
    file = SimpleUploadedFile("a.txt", b"Protokol")
    facts = {"title": "A", "file": file, "collection": closed.pk}
    assert staff.post("/admin/documents/add/", facts).status_code == 302
    assert SiteDocument.objects.get().collection == closed
