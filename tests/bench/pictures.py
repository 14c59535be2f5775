"""The sizes of one photograph: ours beside Wagtail's. `python -m tests.bench.pictures`.

Prints a line for each way and round: seconds of the clock and of the processor, in turns, so that
other work on the machine meets both alike. What a page asks for and what staff ask for is made.
"""

import os
import time
from io import BytesIO
from unittest.mock import patch

import django
import PIL.Image

ROUNDS = 3
SIZE = (4000, 3000)  # 12 megapixels


def main():
    """Upload a photograph and make its sizes in both ways."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.cache import cache
    from django.core.files.base import ContentFile
    from django.core.management import call_command

    from library import renditions
    from library.models import SiteImage

    call_command("migrate", verbosity=0)
    with patch("library.pictures.make_renditions"):
        image = SiteImage.objects.create(title="Hol", file=ContentFile(photograph(), "hol.jpg"))
    ways = {"Wagtail": lambda: as_asked(image), "ours": lambda: renditions.make(image)}
    for _round in range(ROUNDS):
        for name, way in ways.items():
            image.renditions.all().delete()
            cache.clear()
            seconds, processor = clocked(way)
            count = image.renditions.count()
            print(f"{name:8} {count} sizes {seconds:5.2f} s, processor {processor:5.2f} s")


def as_asked(image):
    """Make the sizes as Wagtail does: those of one tag together, the others when they are asked."""
    from library import renditions

    with patch("library.pictures.PAGES", frozenset()):
        image.get_renditions(*renditions.PICTURE)
        for one in renditions.FILTERS:
            image.get_rendition(one)


def clocked(way):
    """Return how long something takes: (seconds, seconds of the processor)."""
    began, began_work = time.perf_counter(), time.process_time()
    way()
    return time.perf_counter() - began, time.process_time() - began_work


def photograph():
    """Return a JPEG with the detail of a photograph: coarse, middling and fine."""
    buffer, bands = BytesIO(), []
    for _band in range(3):
        band = noise(64, 120)
        for share, spread, weight in ((8, 60, 0.4), (1, 12, 0.3)):
            band = PIL.Image.blend(band, noise(share, spread), weight)
        bands.append(band)
    PIL.Image.merge("RGB", bands).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def noise(share, spread):
    """Return grey noise whose grain is `share` pixels wide."""
    small = PIL.Image.effect_noise((SIZE[0] // share, SIZE[1] // share), spread)
    return small.resize(SIZE, PIL.Image.Resampling.BICUBIC)


if __name__ == "__main__":
    main()
