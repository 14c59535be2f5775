"""Layer 1: who must have a second factor, who has one, and how it is taken away (decision 0042)."""

import ipaddress

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import GroupPagePermission

from login import secrets

KIND = Authenticator.Type
REAL = (KIND.TOTP, KIND.WEBAUTHN)  # spare codes alone are none
SESSION_KEY = "second_factor"


def must_have(user):
    """Say whether this person may do so much that a password is not enough."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    return user.has_perm("users.change_user") or may_publish(user)


def may_publish(user):
    """Say whether this person publishes pages, wherever that is."""
    publishing = GroupPagePermission.objects.filter(permission__codename="publish_page")
    return publishing.filter(group__user=user).exists()


def has(user):
    """Say whether this person has a second factor."""
    return Authenticator.objects.filter(user=user, type__in=REAL).exists()


def was_used(request):
    """Say whether the second factor let the person of this session in."""
    return request.session.get(SESSION_KEY) == request.user.pk


def note_use(request, user):
    """Remember that this person has shown or made a second factor in this session."""
    request.session[SESSION_KEY] = user.pk


def is_the_last_needed(authenticator):
    """Say whether the person must have a second factor and would be left without."""
    others = Authenticator.objects.filter(user=authenticator.user, type__in=REAL)
    return must_have(authenticator.user) and not others.exclude(pk=authenticator.pk).exists()


@transaction.atomic
def remove(user):
    """Take all of it away, spare codes too; return how many things (int) there were."""
    return Authenticator.objects.filter(user=user).delete()[0]


def renew_locks():
    """Lock all secrets with the newest key, so that a former one can be given up; return how many.

    Nothing is done while no former key is named: they are locked with it.
    """
    if not settings.SECRET_KEY_FALLBACKS:
        return 0
    count = 0
    for one in Authenticator.objects.filter(type__in=(KIND.TOTP, KIND.RECOVERY_CODES)):
        locked = {name: one.data[name] for name in ("secret", "seed") if name in one.data}
        one.data |= {name: secrets.renew(text) for name, text in locked.items()}
        one.save(update_fields=["data"])
        count += 1
    return count


def lacking():
    """Return the active accounts that must have a second factor and have none: a list of users."""
    have = Authenticator.objects.filter(type__in=REAL).values("user")
    people = get_user_model().objects.filter(is_active=True).exclude(pk__in=have)
    return [user for user in people if must_have(user)]


def passkeys_work(request):
    """Say whether browsers make passkeys here: with https, or on this computer by its name."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False
