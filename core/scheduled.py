"""Layer 1: what is done by the clock: above all, publishing and taking down, each exactly once.

Wagtail's own command stops at the first page that fails, leaves the others unpublished, and may be
killed between a page and its entry in the history. Here each page is one transaction.
"""

import logging
from functools import partial

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import DraftStateMixin, Page, Revision

from upkeep.jobs import Daily, EachTime, Job

logger = logging.getLogger(__name__)


def publish_due():
    """Publish and take down all that is due. Raises CommandError, at the end, if some failed."""
    now, failed = timezone.now(), []
    waiting = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    for pk in list(waiting.values_list("pk", flat=True)):
        failed += _attempt(_publish, Revision, pk, now)
    for model in _models():
        expired = model.objects.filter(**_expired(now)).order_by("expire_at")
        for pk in list(expired.values_list("pk", flat=True)):
            failed += _attempt(_take_down, model, pk, now)
    if failed:
        raise CommandError(f"Nie udało się z: {', '.join(failed)}. Powody są w dzienniku serwisu.")


def _attempt(work, model, pk, now):
    """Do the work on one object; return what to call it if that failed: a list."""
    try:
        with transaction.atomic():
            # Read anew and locked: somebody may have published, changed or deleted it by now.
            found = model.objects.select_for_update().filter(pk=pk).first()
            if found is not None:
                work(found, now)
    except Exception:
        logger.exception("%s %s could not be published or taken down", model.__name__, pk)
        return [f"{model._meta.verbose_name} {pk}"]
    return []


def _publish(revision, now):
    """Publish a revision; if its time is over already, take the object down again unseen."""
    if revision.approved_go_live_at and revision.approved_go_live_at <= now:
        revision.publish(log_action="wagtail.publish.scheduled")
        kind = type(revision.content_object)
        for published in kind.objects.filter(pk=revision.object_id, **_expired(now)):
            _take_down(published, now)


def _take_down(found, now):
    if found.live and found.expire_at and found.expire_at < now:
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _expired(now):
    """Return what an object is like that should not be seen any more."""
    return {"live": True, "expire_at__lt": now}


def _models():
    """Return what may be scheduled: all pages as such, and every other kind."""
    kinds = (m for m in apps.get_models() if issubclass(m, DraftStateMixin))
    return [Page, *(kind for kind in kinds if not issubclass(kind, Page))]


PUBLISHING = Job("publish_scheduled", _("Scheduled publishing"), publish_due, EachTime())


@hooks.register("scheduled_job", order=-1)  # first: it cannot wait
def publish_on_time():
    """Publish and take down what is due."""
    return PUBLISHING


@hooks.register("scheduled_job")
def check_pages():
    """Check anew what is live: files that pages lead to, and rules, change without them."""
    work = partial(call_command, "check_content", verbosity=0)
    return Job("check_content", _("Accessibility of published pages"), work, Daily(3, 50))
