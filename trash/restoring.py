"""Layer 0: taking a page out of the bin: back to its place, or to another one."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail import hooks
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, Page, Revision
from wagtail.signals import page_published

from trash.models import BinnedPage
from trash.place import bin_root, outside

RESTORED = "trash.restore"  # the action in the audit log


@dataclass
class Restored:
    """A page that is back in the tree. `drafts`: pages that were published and are not now."""

    page: Page
    has_new_address: bool
    drafts: list = field(default_factory=list)


def fits(record, parent):
    """Say whether the kinds of the pages allow them to stand below `parent`: bool."""
    top = record.page.specific
    limited = {}
    for one in record.page.get_descendants(inclusive=True).specific(defer=True):
        if one.specific_class.max_count is not None:
            limited[one.specific_class] = limited.get(one.specific_class, 0) + 1
    return top.can_move_to(parent) and all(
        outside(kind.objects).count() + count <= kind.max_count for kind, count in limited.items()
    )


@transaction.atomic
def restore(record, parent, user=None, publish=True):
    """Take the page of a BinnedPage out of the bin and put it below `parent`; return Restored.

    With `publish` what was published is published again, unless its time is over or there is
    something against it (`bring_back`). The caller has asked whether the person may, and whether
    the page `fits`.
    """
    bin_root()  # nobody else moves anything into or out of the bin meanwhile
    record = BinnedPage.objects.select_related("page").get(pk=record.pk)
    parent = Page.objects.get(pk=parent.pk)
    page, slug = record.page, free_slug(record.slug, parent)
    Page.objects.filter(pk=page.pk).update(slug=slug)
    target, position = place_below(parent, record)
    move = MovePageAction(page, target, pos=position, user=user)
    move.execute(skip_permission_checks=True)
    page = Page.objects.get(pk=page.pk)
    if slug != record.slug:
        rename_versions(page, record.slug, slug)
    numbers = list(page.get_descendants(inclusive=True).values_list("pk", flat=True))
    give_permissions(record.permissions)
    if publish:
        reschedule(record.scheduled)
        bring_back(record.live)
    there = outside(Page.objects).filter(pk__in=record.live).not_live()
    there.update(live_revision=None, has_unpublished_changes=True)  # as Wagtail unpublishes
    record.delete()
    for one in Page.objects.filter(pk__in=numbers).specific():
        log(one, RESTORED, user=user, data={"page": page.pk})
    return Restored(page.specific, slug != record.slug, list(there))


def free_slug(slug, parent):
    """Return the address that the page had, or the next one that is free below `parent`."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def place_below(parent, record):
    """Return (page, position) as Wagtail's move takes them: where it stood, or the last place."""
    if parent.pk != record.above[-1]:
        return parent, "last-child"
    if record.before is None:
        return parent, "first-child"
    before = parent.get_children().filter(pk=record.before).first()
    return (before, "right") if before else (parent, "last-child")


def rename_versions(page, old, new):
    """Let stored versions keep the new address: publishing one would bring the old one back."""
    for version in Revision.objects.for_instance(page.specific):
        if version.content.get("slug") == old:
            version.content["slug"] = new
            version.save(update_fields=["content"])


def give_permissions(rows):
    """Give back what was given for these very pages, to groups that are still there."""
    groups = set(Group.objects.values_list("pk", flat=True))
    for group, page, permission in rows:
        if group in groups:
            facts = {"group_id": group, "page_id": page, "permission_id": permission}
            GroupPagePermission.objects.get_or_create(**facts)


def reschedule(times):
    """Put versions back on the calendar whose time has not come yet; others stay drafts."""
    now = timezone.now()
    for number, time in times.items():
        if datetime.fromisoformat(time) > now:
            Revision.objects.filter(pk=number).update(approved_go_live_at=time)


def bring_back(numbers):
    """Publish again the pages with these numbers, in the version in which they were published.

    Whatever has a say (the hook `against_publishing`: page → reasons) is asked about each. What
    was published despite its faults stays a draft: the reason that somebody gave counted once.
    """
    for page in outside(Page.objects).filter(pk__in=numbers).not_live().specific():
        is_over = page.expire_at and page.expire_at <= timezone.now()
        if is_over or any(reasons(page) for reasons in hooks.get_hooks("against_publishing")):
            continue
        page.live = True
        page.save(clean=False, update_fields=["live"])
        page_published.send(page.specific_class, instance=page, revision=page.live_revision)
