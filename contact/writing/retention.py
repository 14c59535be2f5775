"""Layer 2: messages are deleted on their day, and until then closed with the newest key."""

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from contact.writing import cipher

EXPIRED = "contact.message_expired"
AT_ONCE = 200


def delete_old():
    """Delete every message whose day has come; return how many there were (int).

    The log keeps that they were, not what they said.
    """
    messages = apps.get_model("contact", "Message").objects.filter(delete_at__lte=timezone.now())
    count = 0
    while due := list(messages.defer("closed")[:AT_ONCE]):
        with transaction.atomic():
            for message in due:
                log(message, EXPIRED, deleted=True)
                message.delete()
        count += len(due)
    return count


def close_anew():
    """Close all messages with the newest key, so that a former one can be given up.

    Returns how many (int); none while no former key is named: they are closed with it.
    """
    if not cipher.has_former_keys():
        return 0
    model, count = apps.get_model("contact", "Message"), 0
    for pk, closed in model.objects.values_list("pk", "closed").iterator(AT_ONCE):
        count += model.objects.filter(pk=pk).update(closed=cipher.renew(closed))
    return count
