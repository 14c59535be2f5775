"""Library: `make_renditions` brings an existing library up, again and again."""

from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from library import renditions
from library.models import SiteImage, SiteRendition
from tests.samples import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare():
    """Two pictures from before sizes were made at once."""
    pictures = [picture("Hol"), picture("Wejście")]
    SiteRendition.objects.all().delete()
    return pictures


def run(**options):
    """Run the command on a terminal or, at first, elsewhere."""
    call_command("make_renditions", **options)


def test_what_is_missing_is_made_and_only_once(bare, capsys):
    run()
    assert capsys.readouterr().out == "Obrazy, którym brakuje rozmiarów: 2. Robię je…\n"
    assert [renditions.missing(image) for image in bare] == [[], []]
    with patch.object(SiteImage, "open_file", side_effect=AssertionError("opened")):
        run()
    assert capsys.readouterr().out == "Wszystkie obrazy mają już swoje rozmiary.\n"
    run(verbosity=0)
    assert capsys.readouterr().out == ""


def test_whoever_watches_sees_a_bar(bare, capsys, monkeypatch):
    monkeypatch.setattr("django.core.management.base.OutputWrapper.isatty", lambda self: True)
    run(no_color=True)
    lines = capsys.readouterr().out.split("\r\033[K")
    assert lines[1:] == [
        f"[{' ' * 30}] 0/2 Hol",
        f"[{'█' * 15}{' ' * 15}] 1/2 ",
        f"[{'█' * 15}{' ' * 15}] 1/2 Wejście",
        f"[{'█' * 30}] 2/2 \n",
    ]


def test_a_run_that_is_broken_off_goes_on_where_it_ended(bare):
    make = renditions.make

    def make_one(image):
        if image.title != "Hol":
            raise KeyboardInterrupt
        make(image)

    with patch.object(renditions, "make", make_one), pytest.raises(KeyboardInterrupt):
        run(verbosity=0)
    with patch.object(renditions, "make", side_effect=make) as called:
        run(verbosity=0)
    assert [call.args[0].title for call in called.call_args_list] == ["Wejście"]


def test_damaged_pictures_are_named_and_the_others_are_made(bare, capsys):
    Path(bare[0].file.path).write_bytes(b"")
    with pytest.raises(CommandError, match=r"nie da się odczytać: 1 .*Wgraj ich pliki"):
        run()
    assert f"{bare[0].pk} Hol ({bare[0].file.name}): " in capsys.readouterr().err
    assert renditions.missing(bare[1]) == []


def test_sizes_whose_files_are_lost_are_made_again():
    image = picture()
    gone, there = image.renditions.all()[:2]
    Path(gone.file.path).unlink()
    run(verbosity=0)
    assert renditions.missing(SiteImage.objects.get()) == []
    assert Path(image.renditions.get(filter_spec=gone.filter_spec).file.path).exists()
    assert image.renditions.filter(pk=there.pk).exists()


def test_a_picture_that_is_deleted_meanwhile_is_passed_over(bare):
    with patch.object(renditions, "make", side_effect=lambda image: bare[1].delete()):
        run(verbosity=0)
    assert SiteImage.objects.count() == 1
