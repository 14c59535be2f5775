"""Layer 2: the screen on which somebody confirms that the declaration was reviewed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accessibility.faults import faults_of
from accessibility.forms import ReviewForm
from accessibility.models import DeclarationPage


class ConfirmReview(WagtailAdminTemplateMixin, FormView):
    """For those who may publish the declaration; it must be published."""

    template_name = "accessibility/review.html"
    form_class = ReviewForm
    page_title = gettext_lazy("Confirm the review")
    header_icon = "calendar-check"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may publish the page; lead on from what nobody can read yet."""
        if not self.declaration.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        if not self.declaration.live:
            messages.warning(request, _("Publish the declaration first; then it can be reviewed."))
            return redirect("wagtailadmin_pages:edit", self.declaration.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def declaration(self):
        """Return the page as it is published."""
        return get_object_or_404(DeclarationPage, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        """Return the title of the declaration."""
        return self.declaration.get_admin_display_title()

    def get_breadcrumbs_items(self):
        """Lead back to the declaration."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.declaration.pk])
        own = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.get_page_subtitle()}, own]

    def get_context_data(self, **kwargs):
        """Add the draft that waits, and what is wrong with the page besides its review."""
        page = self.declaration
        facts = {
            "declaration": page,
            "draft": page.get_latest_revision() if page.has_unpublished_changes else None,
            # That the review is overdue is why somebody is here.
            "faults": faults_of(page, with_review=False),
        }
        return super().get_context_data(**{**facts, **kwargs})

    def form_valid(self, form):
        """Write down the review and lead to the page's history, which shows it."""
        self.declaration.confirm_review(self.request.user)
        messages.success(self.request, _("The review is confirmed. The declaration shows its day."))
        return redirect("wagtailadmin_pages:history", self.declaration.pk)
