"""Layer 0: keeps true what Wagtail knows of which page uses what, a small step at a time.

Wagtail's own `rebuild_references_index` is one long transaction: on SQLite nobody could save
meanwhile, and until it ends pictures in use would look unused.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from upkeep.jobs import Daily, Job


def refresh():
    """Compare each object with what is known of it, and forget what is gone."""
    for model in filter(ReferenceIndex.is_indexed, apps.get_models()):
        for pk in list(model._base_manager.order_by("pk").values_list("pk", flat=True)):
            with transaction.atomic():  # nobody changes the object between the read and the write
                for found in model._base_manager.filter(pk=pk):
                    ReferenceIndex.create_or_update_for_object(found)
    known = ReferenceIndex.objects.order_by().values_list("content_type", "object_id").distinct()
    for kind, pk in list(known):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None or not model._base_manager.filter(pk=pk).exists():
            ReferenceIndex.objects.filter(content_type=kind, object_id=pk).delete()


REFRESHING = Job("refresh_references", _("Index of what is used where"), refresh, Daily(4, 10))
