"""Layer 1: the lists of the report “Dostępność”: pages, documents, recordings.

For those who edit pages; of pages they see the ones that they may edit.
"""

import django_filters
from django.template.defaultfilters import yesno
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtailmedia.models import get_media_model

from core.accessibility import findings
from core.accessibility.screens import ForEditors
from core.checks.rules import RULES
from core.models import ContentFault
from library.access import LABELS, UNKNOWN
from search.reports import harmless


class AccessibilityList(ForEditors, ReportView):
    """A list of the report, which can be taken away as a spreadsheet."""

    results_template_name = "core/accessibility_results.html"
    default_ordering = "pk"
    nothing = _("Nothing was found: very good.")

    @cached_property
    def no_results_message(self):
        """Say that all is well, unless somebody narrows the list down."""
        return super().no_results_message if self.is_filtering else self.nothing

    def get_base_queryset(self):
        """Return the rows; each list has its own."""
        raise NotImplementedError


# -- Pages ------------------------------------------------------------------------------------


class FaultFilter(WagtailFilterSet):
    """The choice of a kind of fault."""

    rule = django_filters.ChoiceFilter(
        label=_("Kind"), choices=[(rule.name, rule.label) for rule in RULES.values()]
    )
    blocks = django_filters.BooleanFilter(label=_("Keeps a page from being published"))

    class Meta:
        model = ContentFault
        fields = []


class Pages(AccessibilityList):
    """The faults of live pages."""

    model = ContentFault
    name = index_url_name = "accessibility_report:pages"
    filterset_class = FaultFilter
    index_results_url_name = "accessibility_report:pages_results"
    export_filename = "dostepnosc-strony"
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page_id]),
            width="20%",
        ),
        Column("label", label=_("Kind")),
        Column("where", label=_("Where")),
        Column("text", label=_("What to do")),
        Column("blocks", label=_("Must be mended"), accessor=lambda row: yesno(row.blocks)),
    ]
    list_export = ["page.title", "page.full_url", "label", "where", "text", "blocks"]
    export_headings = {
        **{column.name: column.label for column in columns},
        "page.title": _("Page"),
        "page.full_url": _("Address"),
    }
    custom_field_preprocess = {
        **{name: {ReportView.FORMAT_CSV: harmless} for name in ("page.title", "where", "text")},
        "blocks": dict.fromkeys((ReportView.FORMAT_CSV, ReportView.FORMAT_XLSX), yesno),
    }

    def get_base_queryset(self):
        """Return the faults of the pages that the person may edit, the blocking ones first."""
        return findings.faults_for(self.request.user)

    def order_queryset(self, queryset):
        """Put what must be mended first."""
        return queryset.order_by("-blocks", "page__title", "pk")


# -- Documents and recordings -----------------------------------------------------------------


class ThingsList(AccessibilityList):
    """Files of the library that are not accessible, with the pages on which they are."""

    list_export = ["title", "faults", "used_on", "addresses"]
    export_headings = {
        "title": _("Title"),
        "faults": _("What is wrong"),
        "used_on": _("Pages"),
        "addresses": _("Addresses of the pages"),
    }
    custom_field_preprocess = {
        name: {ReportView.FORMAT_CSV: harmless} for name in ("title", "used_on")
    }

    def decorate_paginated_queryset(self, object_list):
        """Tell each file what is wrong with it and who uses it."""
        things = list(object_list)
        uses = findings.uses(things)
        pages = {page.pk: page for some in uses.values() for page in some}
        places = findings.leading_to(pages.values(), self.request.user)
        for thing in things:
            used = uses[thing.pk]
            thing.faults = self.faults_of(thing)
            thing.used_on = ", ".join(page.title for page in used)
            thing.addresses = " ".join(page.full_url or "" for page in used)
            links = ((places[page.pk], page.title) for page in used)
            thing.links = format_html_join(", ", '<a href="{}">{}</a>', links)
        return things


def columns_of(edit):
    """Return the columns of files that are edited at the address of this name."""
    return [
        TitleColumn("title", label=_("Title"), url_name=edit),
        Column("faults", label=_("What is wrong")),
        Column("links", label=_("Pages")),
    ]


NOT_EXAMINED = (UNKNOWN, _("not examined yet"))


class BarrierFilter(WagtailFilterSet):
    """The choice of what is wrong with a document."""

    barrier = django_filters.ChoiceFilter(
        field_name="barriers",
        lookup_expr="contains",
        label=_("What is wrong"),
        choices=[*((barrier.value, label) for barrier, label in LABELS.items()), NOT_EXAMINED],
    )

    class Meta:
        model = get_document_model()
        fields = []


class Documents(ThingsList):
    """The PDFs that a screen reader cannot read well, and those of which nobody knows it yet."""

    model = get_document_model()
    name = index_url_name = "accessibility_report:documents"
    filterset_class = BarrierFilter
    index_results_url_name = "accessibility_report:documents_results"
    export_filename = "dostepnosc-dokumenty"
    columns = columns_of("wagtaildocs:edit")

    def get_base_queryset(self):
        """Return the documents."""
        return findings.documents_to_look_at()

    def faults_of(self, document):
        """Return what is wrong with the document: str."""
        if document.found_barriers is None:
            return str(NOT_EXAMINED[1])
        return ", ".join(str(LABELS[barrier]) for barrier in document.found_barriers)


class Recordings(ThingsList):
    """Films without captions, recordings without a transcript."""

    model = get_media_model()
    name = index_url_name = "accessibility_report:recordings"
    index_results_url_name = "accessibility_report:recordings_results"
    export_filename = "dostepnosc-nagrania"
    columns = columns_of("wagtailmedia:edit")

    def get_base_queryset(self):
        """Return the recordings."""
        return findings.recordings()

    def faults_of(self, recording):
        """Return what the recording lacks: str."""
        lacks = [_("no captions")] if recording.lacks_captions else []
        lacks += [] if recording.transcript else [_("no transcript")]
        return ", ".join(map(str, lacks))
