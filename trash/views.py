"""Layer 0: the screens of the bin: the list, restoring, removing for good."""

from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, NumberColumn
from wagtail.admin.ui.tables import TitleColumn as LinkColumn
from wagtail.admin.views.generic import (
    IndexView,
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
)
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from trash.emptying import remove
from trash.forms import RemoveForm, RestoreForm
from trash.models import BinnedPage
from trash.permissions import may_remove, may_restore
from trash.restoring import restore

EDITORS = ["add", "change", "publish", "bulk_delete"]
ICON = "bin"
TITLE = gettext_lazy("Bin")


class ForEditors(PermissionCheckedMixin):
    """A screen for everybody who may delete some page."""

    any_permission_required = EDITORS
    page_title = TITLE
    header_icon = ICON

    @property
    def permission_policy(self):
        """Return the policy of pages."""
        return policy_registry.get_by_type(Page)


class DeletedColumn(ButtonsColumnMixin, LinkColumn):
    """The page's title, which leads to restoring it, and what the person may do."""

    def get_buttons(self, record, parent_context):
        """Return the buttons: to restore, and for some to remove for good."""
        buttons = [Button(_("Restore"), url=address("restore", record), priority=10)]
        if may_remove(parent_context["request"].user, record):
            url = address("remove", record)
            buttons.append(Button(_("Remove for good"), url=url, priority=20))
        for button in buttons:
            button.attrs["aria-label"] = f"{button.label}: {record}"
        return buttons


def address(name, record):
    """Return the address of a screen about one page in the bin."""
    return reverse(f"trash:{name}", args=[record.pk])


def deleted(record):
    """Return when a page was deleted, and by whom: str."""
    day = date_format(timezone.localtime(record.deleted_at), "j.m.Y, H:i")
    return f"{day}, {record.deleted_by}" if record.deleted_by else day


def until(record):
    """Return the last day on which a page is in the bin: str."""
    return date_format(timezone.localtime(record.kept_until), "j.m.Y")


class BinList(ForEditors, IndexView):
    """What is in the bin, of what the person could have deleted."""

    model = BinnedPage
    index_url_name = "trash:list"
    index_results_url_name = "trash:list_results"
    results_template_name = "trash/list_results.html"
    default_ordering = "-deleted_at"
    paginate_by = 50
    columns = [
        DeletedColumn(
            "page",
            label=gettext_lazy("Page"),
            accessor=str,
            get_url=lambda record: address("restore", record),
            width="40%",
        ),
        NumberColumn("count", label=gettext_lazy("Pages")),
        Column("deleted", label=gettext_lazy("Deleted"), accessor=deleted),
        Column("until", label=gettext_lazy("Kept until"), accessor=until),
    ]

    def get_base_queryset(self):
        """Return the records that the person may restore."""
        records = BinnedPage.objects.select_related("page", "deleted_by")
        numbers = [one.pk for one in records if may_restore(self.request.user, one)]
        return records.filter(pk__in=numbers)


class OneRecord(ForEditors, WagtailAdminTemplateMixin, FormView):
    """A screen about one page in the bin, for whoever may do what it offers."""

    def get_page_subtitle(self):
        """Return the page's title."""
        return str(self.record)

    def get_breadcrumbs_items(self):
        """Return the way here, by the list."""
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse("trash:list"), "label": TITLE}, here]

    @cached_property
    def record(self):
        """Return the record; the person must be allowed to do this with it."""
        records = BinnedPage.objects.select_related("page", "deleted_by")
        record = get_object_or_404(records, pk=self.kwargs["pk"])
        if not self.allowed(self.request.user, record):
            raise PermissionDenied
        return record

    def get_context_data(self, **kwargs):
        """Add the record and up to ten titles of what is below the page."""
        pages = self.record.page.get_descendants().order_by("path")
        below = {"titles": pages.values_list("title", flat=True)[:10], "count": pages.count()}
        return super().get_context_data(record=self.record, below=below, **kwargs)


class Restore(OneRecord):
    """Taking a page out of the bin."""

    page_title = gettext_lazy("Restore")
    template_name = "trash/restore.html"
    form_class = RestoreForm
    allowed = staticmethod(may_restore)

    def get_form_kwargs(self):
        """Tell the form what is restored and who does it."""
        return {**super().get_form_kwargs(), "record": self.record, "user": self.request.user}

    def form_valid(self, form):
        """Restore the page and show where it is."""
        publish = form.cleaned_data.get("publish", False)
        done = restore(self.record, form.cleaned_data["parent"], self.request.user, publish)
        title = done.page.get_admin_display_title()
        messages.success(self.request, _('The page "%(title)s" is back.') % {"title": title})
        if done.has_new_address:
            text = _('Its address has changed, because another page took it: "%(slug)s".')
            messages.warning(self.request, text % {"slug": done.page.slug})
        if publish and done.drafts:
            titles = ", ".join(page.title for page in done.drafts)
            text = _("These came back as drafts, look at them before you publish: %(titles)s")
            messages.warning(self.request, text % {"titles": titles})
        return redirect("wagtailadmin_explore", done.page.get_parent().pk)


class Remove(OneRecord):
    """Removing a page for good."""

    page_title = gettext_lazy("Remove for good")
    template_name = "trash/remove.html"
    form_class = RemoveForm
    allowed = staticmethod(may_remove)

    def get_form_kwargs(self):
        """Tell the form what is removed."""
        return {**super().get_form_kwargs(), "record": self.record}

    def form_valid(self, form):
        """Remove the page, unless something needs it."""
        try:
            count = remove(self.record, self.request.user)
        except ProtectedError:
            text = _("It cannot be removed: something else needs one of these pages.")
            messages.error(self.request, text)
        else:
            text = ngettext(
                "%(count)s page was removed for good.",
                "%(count)s pages were removed for good.",
                count,
            )
            messages.success(self.request, text % {"count": count})
        return redirect("trash:list")


urlpatterns = [
    path("", BinList.as_view(), name="list"),
    path("results/", BinList.as_view(results_only=True), name="list_results"),
    path("<int:pk>/restore/", Restore.as_view(), name="restore"),
    path("<int:pk>/remove/", Remove.as_view(), name="remove"),
]
