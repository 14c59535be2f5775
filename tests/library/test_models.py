"""Library: pictures have descriptions, documents say their type, films have captions."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtailmedia.forms import get_media_form

from library.models import SiteDocument, SiteImage, SiteMedia
from tests.library.files import CAPTIONS
from tests.samples import logged_in, picture, png

FILM = b"\0\0\0\x10ftypmp42\0\0\0\0"  # the smallest MP4

pytestmark = pytest.mark.django_db


def check(**facts):
    SiteImage(title="Wejście", file=png(), width=96, height=64, **facts).full_clean()


@pytest.mark.parametrize("description", ["", "   ", "\n\t"])
def test_a_picture_needs_a_description(description):
    with pytest.raises(ValidationError) as refused:
        check(description=description)
    assert list(refused.value.message_dict) == ["description"]


def test_an_ornament_needs_no_description_and_has_no_alternative_text():
    check(description="", ornament=True)
    assert SiteImage(description="Zawijas", ornament=True).default_alt_text == ""
    kept = picture("Zawijas", description="Zawijas", ornament=True)
    assert SiteImage.objects.get(pk=kept.pk).default_alt_text == ""  # also when read again


def test_the_description_is_the_alternative_text():
    check(description="Drzwi z poręczą")
    assert SiteImage(title="dsc_1", description="Drzwi z poręczą").default_alt_text == (
        "Drzwi z poręczą"
    )


def test_the_panel_keeps_a_picture_without_a_description_out(administrator):
    browser = logged_in(administrator)
    form = {"title": "Wejście", "file": png(), "description": ""}
    answer = browser.post("/admin/images/add/", form)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["description"]
    assert not SiteImage.objects.exists()


def test_the_panel_takes_a_picture_with_a_description(administrator):
    browser = logged_in(administrator)
    form = {"title": "Wejście", "file": png(), "description": "Drzwi z poręczą", "credit": "A. Żak"}
    assert browser.post("/admin/images/add/", form).status_code == 302
    made = SiteImage.objects.get()
    assert (made.description, made.credit, made.ornament) == ("Drzwi z poręczą", "A. Żak", False)


def test_many_pictures_at_once_each_ask_for_a_description(administrator):
    browser = logged_in(administrator)
    answer = browser.post("/admin/images/multiple/add/", {"title": "Hol", "files[]": png()})
    assert answer.status_code == 200
    assert not SiteImage.objects.exists()
    upload = json.loads(answer.content)
    form = BeautifulSoup(upload["form"], "html.parser").form
    prefix = f"uploaded-image-{upload['uploaded_file_id']}"
    assert form.find(attrs={"name": f"{prefix}-description"})
    facts = {f"{prefix}-title": "Hol", f"{prefix}-description": ""}
    refused = json.loads(browser.post(form["action"], facts).content)
    assert refused["success"] is False
    facts[f"{prefix}-description"] = "Hol z ławką"
    taken = json.loads(browser.post(form["action"], facts).content)
    assert taken["success"] is True
    assert SiteImage.objects.get().description == "Hol z ławką"


def test_a_file_that_is_no_picture_gets_a_message(administrator):
    browser = logged_in(administrator)
    fake = SimpleUploadedFile("wejscie.png", b"<script>alert(1)</script>", "image/png")
    answer = browser.post("/admin/images/multiple/add/", {"title": "Hol", "files[]": fake})
    assert json.loads(answer.content)["success"] is False
    assert not SiteImage.objects.exists()


def test_a_picture_becomes_renditions_of_the_site():
    rendition = picture().get_rendition("width-48|format-webp")
    assert (rendition.width, rendition.url[-5:]) == (48, ".webp")
    assert rendition.alt == "Ilustracja: wejście do budynku."


@pytest.mark.parametrize(("name", "label"), [("wniosek.pdf", "PDF"), ("Tabela.XlsX", "XLSX")])
def test_a_document_says_its_type(name, label):
    assert SiteDocument(title="Wniosek", file=name).type_label == label


def test_a_program_is_not_taken_as_a_document(administrator):
    browser = logged_in(administrator)
    file = SimpleUploadedFile("wniosek.exe", b"MZ")
    answer = browser.post("/admin/documents/add/", {"title": "Wniosek", "file": file})
    assert list(answer.context["form"].errors) == ["file"]
    assert not SiteDocument.objects.exists()


def media_form(kind, user=None, without_speech="", **files):
    recording = SiteMedia(type=kind)
    facts = {"title": "Jak złożyć wniosek", "width": 320, "height": 240, "duration": 0}
    facts["without_speech"] = without_speech
    film, sound = ("nagranie.mp4", FILM), ("nagranie.mp3", b"\xff\xfb\x90\x00" * 40)
    file = SimpleUploadedFile(*(film if kind == "video" else sound))
    form = get_media_form(SiteMedia)
    return form(facts, {"file": file, **files}, instance=recording, user=user)


def test_a_film_without_captions_is_refused():
    form = media_form("video")
    assert list(form.errors) == ["captions"]


def test_a_film_with_captions_is_taken(administrator):
    captions = SimpleUploadedFile("napisy.vtt", CAPTIONS)
    form = media_form("video", administrator, captions=captions)
    assert form.errors == {}
    assert form.save().captions.name.endswith(".vtt")


def test_captions_are_a_vtt_file_and_one_message_says_so():
    form = media_form("video", captions=SimpleUploadedFile("napisy.srt", b"1\n"))
    assert list(form.errors) == ["captions"]
    assert len(form.errors["captions"]) == 1


def test_a_film_in_which_nobody_speaks_needs_no_captions(administrator):
    form = media_form("video", administrator, without_speech="on")
    assert form.errors == {}
    film = form.save()
    assert film.without_speech
    assert not film.lacks_captions
    assert SiteMedia(type="video").lacks_captions
    assert not SiteMedia(type="audio").lacks_captions
    assert "without_speech" not in media_form("audio").fields


@pytest.mark.parametrize(
    "content", [b"1\n00:00:01,000 --> 00:00:02,000\nDzie\xc5\x84 dobry\n", b" WEBVTT"]
)
def test_captions_under_a_new_name_only_are_refused(content):
    form = media_form("video", captions=SimpleUploadedFile("napisy.vtt", content))
    assert list(form.errors) == ["captions"]
    assert "WEBVTT" in form.errors["captions"][0]


def test_captions_that_an_editor_of_windows_saved_are_taken(administrator):
    written = b"\xef\xbb\xbf" + CAPTIONS.replace(b"\n", b"\r\n")
    captions = SimpleUploadedFile("napisy.vtt", written)
    form = media_form("video", administrator, captions=captions)
    assert form.errors == {}
    with form.save().captions.open() as kept:
        assert kept.read() == written


def test_captions_that_say_nothing_are_refused_in_words_that_help():
    form = media_form("video", captions=SimpleUploadedFile("napisy.vtt", b"WEBVTT\n"))
    assert list(form.errors) == ["captions"]
    assert "00:01.000 --> 00:04.000" in form.errors["captions"][0]


def test_a_sound_recording_needs_no_captions():
    assert media_form("audio").errors == {}


def test_the_panel_shows_the_message_about_captions(administrator):
    browser = logged_in(administrator)
    film = ContentFile(FILM, "film.mp4")
    facts = {"title": "Film", "file": film, "duration": 0}
    answer = browser.post("/admin/media/video/add/", facts)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["captions"]
    assert not SiteMedia.objects.exists()
