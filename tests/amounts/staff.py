"""Those who keep amounts, and their addresses."""

from django.contrib.auth.models import Permission

from tests import samples

LIST = "/admin/snippets/amounts/amount/"
ADD = f"{LIST}add/"


def manager():
    """Return somebody of the editors who may also keep amounts."""
    user = samples.person("Redaktorzy", "kwoty@example.org", first_name="Ewa")
    mine = Permission.objects.filter(content_type__app_label="amounts")
    user.user_permissions.set(mine.filter(content_type__model="amount"))
    return user
