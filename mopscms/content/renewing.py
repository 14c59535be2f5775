"""Layer 3: gives an untouched page of the first content the kind made for it since.

Sites that an earlier release prepared have plain pages where services, news and contact belong. The
page keeps its number, so that links, menu and tasks that lead to it go on leading to it.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry


def untouched(key):
    """Return the page of first content with this key if nobody worked on it since, else None.

    Worked on: saved again, taken down, or given pages below it.
    """
    made = PageLogEntry.objects.filter(action="wagtail.create", data__first_content=key).first()
    page = made and Page.objects.filter(pk=made.page_id, numchild=0).first()
    if page and page.revisions.count() == 1 and not page.has_unpublished_changes:
        return page.specific
    return None


def left_behind(key, kind):
    """Return the published page of first content that is still of an older kind, else None.

    None, too, once the site has a page of the new kind: then staff have done what they could.
    """
    made = PageLogEntry.objects.filter(action="wagtail.create", data__first_content=key).first()
    page = made and Page.objects.live().public().filter(pk=made.page_id).first()
    if not page or page.specific_class is kind or kind.objects.live().public().exists():
        return None
    return page


def renew(page, kind):
    """Turn the page into one of another kind with the same title, address, lead and body."""
    own = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    shared = {"lead", "listing_summary", "listing_image_id", "review_owner", "next_review", "body"}
    known = {field.attname for field in kind._meta.concrete_fields}
    own |= {name: getattr(page, name) for name in shared & known if hasattr(page, name)}
    page.revisions.all().delete()  # they hold the fields of the old kind
    models.Model.delete(page, keep_parents=True)
    renewed = kind(**own, page_ptr_id=own["id"])
    renewed.content_type = ContentType.objects.get_for_model(kind)
    renewed.latest_revision = renewed.live_revision = None
    renewed.save_base(raw=True)  # the page is there; only the row of its kind is new
    renewed.save()
    renewed.save_revision().publish(skip_permission_checks=True)
    log(instance=renewed, action="wagtail.edit", data={"renewed_as": kind.__name__})
    return renewed
