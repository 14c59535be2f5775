"""Layer 0: a picture whose sizes are made when it is uploaded, and never while a page is read."""

import logging

from django.db import transaction
from wagtail.images.models import Filter, SourceImageIOError

from library.damage import damage_named
from library.renditions import PAGES
from library.tasks import make_renditions

logger = logging.getLogger(__name__)


class NotMadeError(SourceImageIOError):
    """A page asks for a size that is not there; Wagtail's tags answer with a gap."""


class MadeAhead:
    """What SiteImage adds to Wagtail's image; stands before it among its bases."""

    def save(self, *args, **kwargs):
        """Save, and have the sizes made that are missing then; those of a former file go."""
        is_replaced = not self._state.adding and not self.file._committed
        super().save(*args, **kwargs)
        if is_replaced:
            self.renditions.all().delete()
        transaction.on_commit(lambda number=self.pk: make_renditions.enqueue(number), robust=True)

    def create_rendition(self, filter):
        """Return a size that no page asks for.

        Raises NotMadeError for one of a page, SourceImageIOError for a picture that is damaged.
        """
        self._refuse_pages(filter)
        with damage_named(self):
            return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """Return several, in the same way."""
        self._refuse_pages(*filters)
        with damage_named(self):
            return super().create_renditions(*filters)

    def get_renditions(self, *filters):
        """Return those of the sizes that there are; raises SourceImageIOError if there are none."""
        try:
            return super().get_renditions(*filters)
        except NotMadeError:
            asked = [Filter(one) if isinstance(one, str) else one for one in filters]
            found = self.find_existing_renditions(*asked)
            if not found:
                raise
            return {one.spec: found[one] for one in asked if one in found}

    def _refuse_pages(self, *filters):
        """Raise NotMadeError if one of the filters is for pages."""
        for one in filters:
            if one.spec in PAGES:
                logger.warning("Picture %s (%s) has no %s", self.pk, self.file.name, one.spec)
                raise NotMadeError(one.spec)
