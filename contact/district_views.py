"""Layer 2: the staff's screens of districts: the list, loading a file, taking one home."""

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from contact import district_csv, district_import
from contact.models import District, DistrictStreet
from search import polish

SALT = "contact.districts"
SHOWN = 200  # lines of a preview; errors come first
MOST_SIGNED = 2_400_000  # bytes of a form that Django takes


class DistrictList(IndexView):
    """The list; its search also looks through the streets, whatever the capitals and letters."""

    def get_base_queryset(self):
        """Count the streets in the same statement."""
        streets = Count("streets__key", distinct=True)
        return super().get_base_queryset().annotate(street_count=streets)

    @cached_property
    def columns(self):
        """Sort names as people count; let only those tick districts who may delete them."""
        box, name, *others = super().columns
        name.sort_key = "place"
        may_delete = self.user_has_permission("delete")
        return [box, name, *others] if may_delete else [name, *others]

    def search_queryset(self, queryset):
        """Return what matches in the name, the worker or a street."""
        if not self.is_searching:
            return queryset
        wanted = polish.fold(self.search_query)
        found = Q(name__icontains=self.search_query) | Q(worker__icontains=self.search_query)
        streets = DistrictStreet.objects.filter(key__contains=wanted)
        return queryset.filter(found | Q(pk__in=streets.values("district")))

    @cached_property
    def header_buttons(self):
        """Offer the file beside "Add"."""
        buttons = super().header_buttons
        if all(map(self.user_has_permission, ("add", "change"))):
            label, address = _("Load from a CSV file"), reverse(IMPORT)
            buttons.append(HeaderButton(label, url=address, icon_name="upload"))
        return buttons

    @cached_property
    def header_more_buttons(self):
        """Offer what is known as a file."""
        button = Button(_("Download as CSV"), url=reverse(EXPORT), icon_name="download")
        return [*super().header_more_buttons, button]


class UploadForm(forms.Form):
    """The first step: a file."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )
    everything = forms.BooleanField(
        label=gettext_lazy("The file holds all districts"),
        required=False,
        help_text=gettext_lazy(
            "Then districts that the file does not name lose their streets; their names and phones "
            "stay. Otherwise such districts stay as they are."
        ),
    )

    def clean_file(self):
        """Return the text of the file."""
        uploaded = self.cleaned_data["file"]
        if uploaded.size > district_csv.MOST_BYTES:
            raise forms.ValidationError(district_csv.too_big())
        try:
            return district_csv.decoded(uploaded.read())
        except district_csv.NotReadable as reason:
            raise forms.ValidationError(str(reason)) from reason


class FileView(PermissionCheckedMixin, View):
    """Gives the districts, or an example of a line, as a file."""

    model = District
    any_permission_required = ["add", "change", "delete", "view"]
    only_example = False

    def get(self, request):
        """Return the file."""
        rows, name = [district_csv.EXAMPLE], "rejony-wzor.csv"
        if not self.only_example:
            streets = DistrictStreet.objects.select_related("district")
            ordered = streets.order_by("district__place", "street", "number_from", "pk")
            rows, name = map(district_csv.cells_of, ordered), "rejony.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(district_csv.write(rows), "text/csv; charset=utf-8", headers=headers)


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Loading a file: choose it, look at what it would change, save."""

    model = District
    page_title = gettext_lazy("Load districts from a CSV file")
    header_icon = "upload"
    template_name = "contact/admin/district_import.html"

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever may not both add and change districts."""
        if not all(map(self.user_has_permission, ("add", "change"))):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """Show the form."""
        return self._show(form=UploadForm())

    def post(self, request):
        """Show what a file would change, or carry out what was shown."""
        if "checked" in request.POST:
            return self._save(request.POST["checked"])
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            text, everything = form.cleaned_data["file"], form.cleaned_data["everything"]
            try:
                plan = district_import.Plan(text, everything)
                return self._preview(plan, _signed(text, everything))
            except district_csv.NotReadable as reason:
                form.add_error("file", str(reason))
        return self._show(form=form)

    def _save(self, checked):
        try:
            text, everything = signing.loads(checked, salt=SALT)
            plan = district_import.save(text, everything, self.request.user)
        except (signing.BadSignature, district_csv.NotReadable):
            messages.error(self.request, _("Something was lost on the way. Load the file again."))
            return redirect(IMPORT)
        if plan.faulty:
            return self._preview(plan, checked)
        message = _("Saved. Lines: %(lines)s, districts: %(districts)s.")
        facts = {"lines": len(plan.lines), "districts": len(plan.districts)}
        messages.success(self.request, message % facts)
        return redirect(INDEX)

    def _preview(self, plan, checked):
        return self._show(
            plan=plan,
            checked=checked,
            faulty=plan.faulty[:SHOWN],
            shown=plan.lines[:SHOWN],
            removed=plan.removed[:SHOWN],
        )

    def _show(self, **context):
        trail = [*self.breadcrumbs_items]
        trail.append({"url": reverse(INDEX), "label": District._meta.verbose_name_plural})
        trail.append({"url": "", "label": self.page_title})
        context = {**self.get_context_data(), **context, "breadcrumbs_items": trail}
        context |= {"index_url": reverse(INDEX), "template_url": reverse(TEMPLATE)}
        context["import_url"] = reverse(IMPORT)
        return render(self.request, self.template_name, context)


def _signed(text, everything):
    """Return the text as a value of a form; raise NotReadable if no form could carry it."""
    signed = signing.dumps([text, everything], salt=SALT, compress=True)
    if len(signed) > MOST_SIGNED:
        raise district_csv.NotReadable(district_csv.too_big())
    return signed


class DistrictViewSet(SnippetViewSet):
    """The screens of districts."""

    model = District
    icon = "group"
    index_view_class = DistrictList
    copy_view_enabled = False
    ordering = "place"
    list_display = [
        "name",
        "worker",
        "phone",
        NumberColumn("street_count", label=gettext_lazy("Streets"), sort_key="street_count"),
    ]
    search_fields = ["name"]  # and more: DistrictList.search_queryset

    def get_urlpatterns(self):
        """Add the screens for files."""
        return [
            *super().get_urlpatterns(),
            path("import/", ImportView.as_view(), name="import"),
            path("export/", FileView.as_view(), name="export"),
            path("template/", FileView.as_view(only_example=True), name="template"),
        ]


_NAMES = "wagtailsnippets_contact_district"
INDEX, IMPORT, EXPORT, TEMPLATE = (
    f"{_NAMES}:{name}" for name in ("list", "import", "export", "template")
)
