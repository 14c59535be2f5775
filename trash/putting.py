"""Layer 0: deleting: a page goes into the bin with all below it, and nothing of it is forgotten."""

from django.db import transaction
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log
from wagtail.models import (
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    WorkflowState,
)
from wagtail.signals import page_unpublished

from trash.models import BinnedPage
from trash.place import bin_root

PUT = "trash.put"  # the action in the audit log


@transaction.atomic
def put(page, user=None):
    """Put a page and all below it into the bin; return its BinnedPage.

    Nobody reads the pages from then on and nothing publishes them. The caller has asked whether
    the person may delete the page.
    """
    target = bin_root()
    page = Page.objects.get(pk=page.pk)  # its record of the tree is the current one
    below = list(page.get_descendants(inclusive=True).specific())
    numbers = [one.pk for one in below]
    record = place_of(page)
    record.deleted_at, record.deleted_by, record.count = timezone.now(), user, len(below)
    stop_workflows(numbers, user)
    record.scheduled = unschedule(numbers)
    record.permissions = take_permissions(numbers)
    record.live = take_down([*below, *aliases_elsewhere(numbers)])
    Page.objects.filter(pk=page.pk).update(slug=f"kosz-{page.pk}")  # others may take its address
    move = MovePageAction(page, target, pos="last-child", user=user)
    move.execute(skip_permission_checks=True)
    record.save()
    for one in below:
        log(one, PUT, user=user, data={"page": page.pk})
    return record


def place_of(page):
    """Return an unsaved BinnedPage that knows where the page stands."""
    before = page.get_prev_sibling()
    return BinnedPage(
        page=page,
        slug=page.slug,
        above=list(page.get_ancestors().order_by("depth").values_list("pk", flat=True)),
        before=before and before.pk,
        was_private=PageViewRestriction.objects.filter(page__in=page.get_ancestors()).exists(),
    )


def stop_workflows(numbers, user):
    """Cancel what waits for an approval."""
    waiting = WorkflowState.objects.active().filter(object_id__in=map(str, numbers))
    for state in waiting.filter(base_content_type__app_label="wagtailcore"):
        state.cancel(user=user)


def unschedule(numbers):
    """Take scheduled versions off the calendar; return {number of the revision: ISO time}."""
    versions = Revision.page_revisions.filter(object_id__in=map(str, numbers))
    versions = versions.filter(approved_go_live_at__isnull=False)
    times = {one.pk: one.approved_go_live_at.isoformat() for one in versions}
    versions.update(approved_go_live_at=None)
    return times


def take_permissions(numbers):
    """Take permissions given for these very pages; return [[group, page, permission]].

    Wagtail would not find one tree that holds all that a person may see, and show them none.
    """
    given = GroupPagePermission.objects.filter(page__in=numbers)
    rows = [list(row) for row in given.values_list("group", "page", "permission")]
    given.delete()
    return rows


def aliases_elsewhere(numbers):
    """Return the pages that show these ones in other places; they fall and rise with them."""
    found, sources = {}, numbers
    while sources:
        more = Page.objects.filter(alias_of__in=sources).exclude(pk__in=[*numbers, *found])
        sources = [one.pk for one in more]
        found.update({one.pk: one.specific for one in more})
    return list(found.values())


def take_down(pages):
    """Hide the published ones of these pages; return their numbers.

    Which version was published stays noted in them.
    """
    published = [one for one in pages if one.live]
    for one in published:
        one.live = False
        one.save(clean=False, update_fields=["live"])
        page_unpublished.send(sender=one.specific_class, instance=one)
    return [one.pk for one in published]
