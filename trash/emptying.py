"""Layer 0: removing for good: by hand, or after thirty days."""

import logging

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction

from trash.models import KEPT, BinnedPage

logger = logging.getLogger(__name__)


@transaction.atomic
def remove(record, user=None):
    """Delete the pages of a BinnedPage for good; return how many there were.

    The audit log keeps an entry of each. Raises ProtectedError if something needs one of them.
    """
    page = record.page
    count = page.get_descendant_count() + 1
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    return count


def empty(now=None):
    """Remove what has been in the bin for thirty days; return the number of pages.

    May be run at any time and again after it was broken off. What something else needs stays, and
    the log says so.
    """
    over = BinnedPage.objects.filter(deleted_at__lte=(now or timezone.now()) - KEPT)
    count = 0
    for record in over.select_related("page").order_by("deleted_at"):
        try:
            count += remove(record)
        except ProtectedError:
            logger.warning("The page %s stays in the bin: something needs it.", record.page_id)
    return count
