"""Layer 0: `manage.py make_renditions`, for pictures from before all sizes were made at once."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.images.models import SourceImageIOError

from library import renditions
from library.models import SiteImage

BAR = 30  # characters


class Command(BaseCommand):
    """Makes what is missing; a run that was broken off goes on where it ended."""

    help = "Robi brakujące rozmiary obrazów, na przykład po aktualizacji albo odtworzeniu kopii."

    def handle(self, *args, **options):
        """Make the sizes of one picture after another; name the damaged ones and fail at the end.

        Says nothing at verbosity 0 if all are there.
        """
        images = SiteImage.objects.order_by("pk").prefetch_related("renditions")
        lacking = [image.pk for image in images.iterator(chunk_size=200) if lacks(image)]
        if lacking:
            self.stdout.write(f"Obrazy, którym brakuje rozmiarów: {len(lacking)}. Robię je…")
        elif options["verbosity"]:
            self.stdout.write("Wszystkie obrazy mają już swoje rozmiary.")
        damaged = [pk for done, pk in enumerate(lacking) if not self.make(pk, done, len(lacking))]
        if damaged:
            raise CommandError(
                f"Obrazy, których nie da się odczytać: {len(damaged)} (wymienione powyżej). "
                "Wgraj ich pliki jeszcze raz."
            )

    def make(self, pk, done, total):
        """Make the sizes of one picture; say whether it could be read."""
        for image in SiteImage.objects.filter(pk=pk):  # none, if somebody has deleted it by now
            self.show(done, total, image.title)
            try:
                for size in lost(image):
                    size.delete()
                renditions.make(image)
            except SourceImageIOError as error:
                self.stderr.write(f"{pk} {image.title} ({image.file.name}): {error}")
                return False
        self.show(done + 1, total)
        return True

    def show(self, done, total, title=""):
        """Draw the bar over the former one; only for somebody who watches."""
        if self.stdout.isatty():
            full = BAR * done // total
            bar = f"[{'█' * full}{' ' * (BAR - full)}] {done}/{total} {title[:40]}"
            self.stdout.write(f"\r\033[K{bar}", ending="\n" if done == total else "")
            self.stdout.flush()


def lacks(image):
    """Say whether a picture has not all its sizes, or not all their files."""
    return bool(renditions.missing(image) or lost(image))


def lost(image):
    """Return the sizes of a picture whose files are gone: a list of SiteRendition."""
    return [size for size in image.renditions.all() if not size.file.storage.exists(size.file.name)]
