"""Library: all sizes of a picture are made when it is uploaded, replaced or gets another middle."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from wagtail.images.forms import BaseImageForm, get_image_form
from wagtail.images.models import Filter, SourceImageIOError

from library import renditions
from library.models import SiteImage, SiteRendition
from library.tasks import make_renditions
from tests.library.files import encoded, half
from tests.samples import logged_in, picture, png

pytestmark = pytest.mark.django_db
ALL = [one.spec for one in renditions.FILTERS]


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may add pictures."""
    return logged_in(administrator)


def specs(image):
    """Return the sizes that there are of a picture, as they were made."""
    return list(image.renditions.order_by("pk").values_list("filter_spec", flat=True))


def fresh(**facts):
    """Return a picture of the library of which no size has been made."""
    facts = {"title": "Hol", "description": "Hol z ławką", "file": png(), **facts}
    return SiteImage.objects.create(**facts)


def test_what_is_uploaded_gets_all_its_sizes_before_the_editor_gets_an_answer(staff, committed):
    form = {"title": "Hol", "description": "Hol z ławką", "file": png()}
    with committed():
        assert staff.post("/admin/images/add/", form).status_code == 302
    image = SiteImage.objects.get()
    assert specs(image) == ALL
    assert all(Path(size.file.path).stat().st_size for size in image.renditions.all())


def test_each_of_many_pictures_gets_all_its_sizes(staff, committed):
    answer = staff.post("/admin/images/multiple/add/", {"title": "Hol", "files[]": png()})
    number = json.loads(answer.content)["uploaded_file_id"]
    facts = {
        f"uploaded-image-{number}-title": "Hol",
        f"uploaded-image-{number}-description": "Hol z ławką",
    }
    with committed():
        staff.post(f"/admin/images/multiple/create_from_uploaded_image/{number}/", facts)
    assert specs(SiteImage.objects.get()) == ALL


def test_wagtails_own_lists_and_forms_make_no_size(staff):
    image = picture()
    for address in ("", "chooser/", f"{image.pk}/delete/"):
        assert staff.get(f"/admin/images/{address}").status_code == 200
    assert specs(image) == ALL


def test_a_file_that_is_replaced_leaves_no_size_of_the_former_one(staff, committed):
    image = picture()
    former = {size.file.path for size in image.renditions.all()}
    form = {"title": "Hol", "description": "Hol", "file": png("nowy.png", (30, 20))}
    with committed():
        assert staff.post(f"/admin/images/{image.pk}/", form).status_code == 302
    assert specs(image) == ALL
    assert {size.width for size in image.renditions.all()} == {30}
    assert not any(Path(path).exists() for path in former)


def test_a_file_that_a_script_replaces_leaves_none_either(committed):
    image = picture()
    with committed():
        image.file = ContentFile(png(size=(30, 20)).read(), "nowy.png")
        image.save()
    assert {size.width for size in image.renditions.all()} == {30}


def test_what_a_process_remembers_of_a_former_file_is_not_shown():
    image = picture()
    spec = renditions.LOGO
    former = image.get_rendition(spec)  # from now on this process remembers it
    SiteRendition.objects.filter(image=image).delete()
    SiteRendition.cache_backend.set(former.get_cache_key(), former)  # as another one would
    image.file = ContentFile(png().read(), "te-same-bajty.png")
    image.save()
    renditions.make(image)
    assert image.get_rendition(spec).file.name != former.file.name


def test_another_focal_point_gets_its_own_cut_and_nothing_else_is_made_again(committed):
    image = picture()
    before = set(image.renditions.values_list("pk", flat=True))
    with committed():
        image.focal_point_x = image.focal_point_y = 10
        image.focal_point_width = image.focal_point_height = 4
        image.save()
    made = image.renditions.exclude(pk__in=before)
    key = Filter(renditions.SHARED).get_cache_key(image)
    assert list(made.values_list("filter_spec", "focal_point_key")) == [(renditions.SHARED, key)]


def test_another_title_makes_nothing(committed):
    image = picture()
    with committed(), patch.object(SiteImage, "open_file", side_effect=AssertionError("opened")):
        image.title = "Inny"
        image.save()


def test_names_and_places_are_those_that_wagtail_gives():
    image = fresh()
    theirs = image.generate_rendition_file(Filter("width-48|format-webp")).name
    with patch.object(renditions, "FILTERS", [Filter("width-48|format-webp")]):
        renditions.make(image)
    name = Path(image.renditions.get().file.name)
    assert name.parent.name == "images"
    assert name.name == theirs


@pytest.mark.parametrize("data", [b"", b"<svg/>", half(encoded("RGB", "JPEG"))])
def test_of_a_damaged_picture_nothing_is_made_and_nothing_breaks(data, caplog):
    image = fresh()
    Path(image.file.path).write_bytes(data)
    make_renditions.call(image.pk)
    assert specs(image) == []
    assert f"Picture {image.pk} ({image.file.name})" in caplog.text
    with pytest.raises(SourceImageIOError):
        renditions.make(image)


def test_what_is_gone_is_left_alone():
    image = fresh()
    Path(image.file.path).unlink()
    make_renditions.call(image.pk)
    image.delete()
    make_renditions.call(10**9)


def test_a_drawing_in_svg_has_no_sizes():
    assert renditions.missing(SiteImage(file="rysunek.svg", width=9, height=9)) == []


@pytest.mark.parametrize("change", ["replace", "delete"])
def test_sizes_of_a_file_that_is_replaced_while_they_are_made_are_thrown_away(change):
    image = fresh()
    make = SiteImage.generate_rendition_file

    def make_slowly(self, one, **facts):
        if change == "replace":
            SiteImage.objects.filter(pk=self.pk).update(file="original_images/nowy.png")
        else:
            SiteImage.objects.filter(pk=self.pk).delete()
        return make(self, one, **facts)

    with patch.object(SiteImage, "generate_rendition_file", make_slowly):
        renditions.make(image)
    assert not SiteRendition.objects.exists()


def test_two_who_make_the_same_sizes_at_once_keep_one_of_each():
    image = fresh()
    make = SiteImage.generate_rendition_file
    quicker = []

    def make_slowly(self, one, **facts):
        if not quicker:
            quicker.append(self)
            renditions.make(self)
        return make(self, one, **facts)

    with patch.object(SiteImage, "generate_rendition_file", make_slowly):
        renditions.make(image)
    assert specs(image) == ALL


def test_the_form_saves_in_one_transaction_so_that_what_wagtail_deletes_is_gone_before():
    before, depths = len(connection.savepoint_ids), []
    form = get_image_form(SiteImage)({"title": "Hol", "description": "Hol"}, {"file": png()})

    def save(self, commit=True):
        depths.append(len(connection.savepoint_ids))

    with patch.object(BaseImageForm, "save", save):
        form.save()
    assert depths == [before + 1]
