"""Layer 1: the screen with the report on one page. It advises and keeps nobody from publishing."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from plain_language.check import LONG_SENTENCE, LONG_WORD, check
from plain_language.models import OfficialWord
from plain_language.official import Dictionary
from plain_language.page_text import paragraphs


class PlainLanguageReport(WagtailAdminTemplateMixin, TemplateView):
    """What could be plainer in the newest version of a page; for those who may edit it."""

    template_name = "plain_language/report.html"
    page_title = _("Plain language")
    header_icon = "pilcrow"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may edit the page."""
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self):
        """Return the page in its newest version, published or not."""
        page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=self.kwargs["pk"])
        return page.get_latest_revision_as_object()

    def get_page_subtitle(self):
        """Return the title of the page."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        """Lead back to the page."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        own = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.get_page_subtitle()}, own]

    def get_context_data(self, **kwargs):
        """Add the report, and the limits that it names."""
        facts = {
            "checked_page": self.page,
            "report": check(paragraphs(self.page), Dictionary(OfficialWord.objects.all())),
            "long_sentence": LONG_SENTENCE,
            "long_word": LONG_WORD,
        }
        return super().get_context_data(**{**facts, **kwargs})
