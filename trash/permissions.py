"""Layer 0: who sees pages in the bin and may restore or remove them: whoever could delete them."""

from django.contrib.auth.models import Permission
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from trash.place import TREE, outside


class OutsideTheBin(PagePermissionPolicy):
    """Wagtail's policy, for which superusers may do anything with every page – outside the bin."""

    def _base_queryset_for_user(self, user):
        pages = super()._base_queryset_for_user(user)
        return pages if pages is None else outside(pages)

    def instances_with_direct_explore_permission(self, user):
        """Return the pages from which a person sees the tree; of two roots there is no common."""
        if user.is_superuser:
            return Page.objects.filter(path=TREE)
        return super().instances_with_direct_explore_permission(user)


def held(user, record):
    """Return what a person may do where the page stood, and with it itself: {"change", …}."""
    groups = set(user.groups.values_list("pk", flat=True))
    rows = record.permissions
    own = {row[2] for row in rows if row[0] in groups and row[1] == record.page_id}
    codenames = Permission.objects.filter(pk__in=own).values_list("codename", flat=True)
    inherited = record.nearest.permissions_for_user(user).permissions
    return inherited | {name.removesuffix("_page") for name in codenames}


def may_restore(user, record):
    """Say whether a person could have deleted the page, as Wagtail decides that: bool."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    may = held(user, record)
    if record.page.numchild and "bulk_delete" not in may:
        return False
    if record.is_live and "publish" not in may:
        return False
    if "change" in may:
        return True
    pages = record.page.get_descendants(inclusive=True)
    return "add" in may and not pages.exclude(owner=user).exists()


def may_publish(user, record, parent):
    """Say whether a person may publish the page again below `parent`: bool."""
    if record.was_private and parent.pk != record.above[-1]:
        return False  # it was for few, and the new place may be for all: somebody looks first
    if parent.pk == record.above[-1] and not user.is_superuser:
        return "publish" in held(user, record)
    return parent.permissions_for_user(user).can_publish_subpage()


def may_remove(user, record):
    """Say whether a person may remove the page for good: whoever deletes whole sections."""
    if user.is_superuser:
        return user.is_active
    return may_restore(user, record) and "bulk_delete" in held(user, record)
