"""Layer 2: pages that say when it is open."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from contact.door_sign import DoorSign
from contact.models.hours import read_timetable
from page_cache.memo import remember


def main_door_sign():
    """Return the DoorSign of the centre's own hours, made once for each day and change of them."""
    return remember("main hours", lambda: DoorSign(read_timetable(is_main=True), timezone.now()))


class KeepsHours(models.Model):
    """A page that says when it is open: by default in the centre's own hours."""

    own_hours = None  # the key of the OpeningHours that differ from the centre's

    class Meta:
        abstract = True

    @cached_property
    def door_sign(self):
        """Return the contact.door_sign.DoorSign of this day, read once."""
        if not self.own_hours:
            return main_door_sign()
        return DoorSign(read_timetable(pk=self.own_hours), timezone.now())

    @property
    def timetable(self):
        """Return the contact.timetable.Timetable of this page."""
        return self.door_sign.timetable

    def get_context(self, request, *args, **kwargs):
        """Hand the centre's own hours on to the foot of the page, which need not ask again."""
        if not self.own_hours:
            request.main_hours = self.door_sign  # as contact_tags.main_hours keeps it
        return super().get_context(request, *args, **kwargs)
