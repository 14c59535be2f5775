"""Layer 2: takes what the report on accessibility found over into the declaration's draft."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accessibility.models import Barrier, DeclarationPage
from core.accessibility.barriers import barriers


class TakeBarriers(WagtailAdminTemplateMixin, TemplateView):
    """Shows the barriers that the declaration does not name yet; POST adds them to its draft.

    For whoever may edit the declaration. Nothing is published: a person adds to each barrier what
    one can do instead, without which the form does not let the declaration be published.
    """

    template_name = "accessibility/reported_barriers.html"
    page_title = gettext_lazy("Barriers that the report found")
    header_icon = "warning"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may edit the page."""
        if not self.declaration.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def declaration(self):
        """Return the declaration as it was last saved, published or not."""
        page = get_object_or_404(DeclarationPage, pk=self.kwargs["pk"])
        return page.get_latest_revision_as_object()

    @cached_property
    def missing(self):
        """Return the barriers of the report that the declaration does not name: a list of dicts."""
        named = {one.rule for one in self.declaration.barriers.all()}
        return [one for one in barriers() if one["rule"] not in named]

    def get_breadcrumbs_items(self):
        """Lead back to the declaration."""
        title = self.declaration.get_admin_display_title()
        own = {"url": "", "label": self.page_title, "sublabel": title}
        return [*self.breadcrumbs_items, {"url": self.edit_address, "label": title}, own]

    @property
    def edit_address(self):
        """Return the address of the declaration's form."""
        return reverse("wagtailadmin_pages:edit", args=[self.declaration.pk])

    def get_context_data(self, **kwargs):
        """Add the barriers and the way back."""
        facts = {"barriers": self.missing, "edit_address": self.edit_address}
        return super().get_context_data(**{**facts, **kwargs})

    def post(self, request, *args, **kwargs):
        """Save a draft with the barriers, and lead to its form."""
        page = self.declaration
        if page.permissions_for_user(request.user).page_locked():
            messages.error(request, _("The declaration is locked. Unlock it first."))
            return redirect(self.edit_address)
        page.barriers.add(*(self.as_row(one) for one in self.missing))
        if self.missing:
            page.save_revision(user=request.user, log_action=True)
            text = ngettext(
                "Added to the draft: %(count)s barrier. Write what one can do instead.",
                "Added to the draft: %(count)s barriers. Write what one can do instead.",
                len(self.missing),
            )
            messages.success(request, text % {"count": len(self.missing)})
        return redirect(self.edit_address)

    @staticmethod
    def as_row(found):
        """Return a barrier of the report as a row of the declaration."""
        return Barrier(rule=found["rule"], what=found["what"], where_url=found["where"])
