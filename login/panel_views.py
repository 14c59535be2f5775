"""Layer 1: the panel's screen that takes a second factor away from who has lost it."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from login import audit, second_factor


def may_remove_from(person, user):
    """Say whether `person` may do so to `user`: nobody to themselves, only a superuser to one."""
    if person == user or not person.has_perm("users.change_user"):
        return False
    return person.is_superuser or not user.is_superuser


class RemoveSecondFactor(TemplateView):
    """Asks whether it is really the person, then removes; the person sets up a new one."""

    template_name = "login/remove_second_factor.html"

    def dispatch(self, request, *args, **kwargs):
        """Let only those in who may. Raises PermissionDenied."""
        self.user = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if not may_remove_from(request.user, self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Say whose it is."""
        has_one = second_factor.has(self.user)
        return super().get_context_data(whose=self.user, has_one=has_one, **kwargs)

    def post(self, request, *args, **kwargs):
        """Remove it, write it down, go back to the person."""
        if second_factor.remove(self.user):
            audit.note(request, "login.factor_reset", self.user, request.user)
            text = _("The second factor of %(name)s is removed. Ask them to set up a new one.")
            messages.success(request, text % {"name": self.user})
        return redirect("wagtailusers_users:edit", self.user.pk)
