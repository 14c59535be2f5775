"""Layer 0: the report “what residents search for”: what was not found, and what is asked most."""

from datetime import timedelta
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Max, Sum
from django.http import QueryDict
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from search.models import SearchCount

PERIODS = {
    "7": _("last 7 days"),
    "30": _("last 30 days"),
    "90": _("last 90 days"),
    "365": _("last 12 months"),
}
USUAL = "30"
# A cell that begins so is a formula for a spreadsheet; the wide forms are for East Asian ones.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text):
    """Return a text as a CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


class PeriodFilter(WagtailFilterSet):
    """The choice of a period: there is always one, whatever the address says."""

    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=list(PERIODS.items()),
        empty_label=None,
        widget=forms.RadioSelect,
        method="since",
    )

    class Meta:
        model = SearchCount
        fields = []

    def __init__(self, data=None, *args, **kwargs):
        """Choose the usual period if the address names none that there is."""
        data = data.copy() if data else QueryDict(mutable=True)
        if data.get("period") not in PERIODS:
            data["period"] = USUAL
        super().__init__(data, *args, **kwargs)
        # What is chosen counts as unchanged, or Wagtail would call all rows "matches".
        self.filters["period"].extra["initial"] = data["period"]

    def since(self, queryset, name, days):
        """Return the counts of the last `days` days, today being one of them."""
        return queryset.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))


class QueryColumn(ButtonsColumnMixin, TitleColumn):
    """A query, linked to what visitors get for it, and what the person may do about it."""

    def get_link_url(self, instance, parent_context):
        """Return the address of the public search."""
        return f"{reverse('search')}?{urlencode({'q': instance['query']})}"

    def get_buttons(self, instance, parent_context):
        """Return a button for each thing to do that the person has the permission for."""
        user, query = parent_context["request"].user, instance["query"]
        return [
            Button(
                label,
                url=f"{reverse(view)}?{urlencode({parameter: query})}",
                attrs={"aria-label": f"{label}: {query}"},
                priority=priority,
            )
            for priority, (permission, view, parameter, label) in enumerate(ACTIONS)
            if user.has_perm(permission)
        ]


SYNONYMS = ("search.add_synonymgroup", "wagtailsnippets_search_synonymgroup:add")
PROMOTIONS = ("wagtailsearchpromotions.add_searchpromotion", "wagtailsearchpromotions:add")
# (permission, view, its parameter, label)
ACTIONS = [
    (*SYNONYMS, "words", _("Add synonyms")),
    (*PROMOTIONS, "query_string", _("Promote a page")),
]


class SearchReport(ReportView):
    """What was searched in a period, with what both lists have in common."""

    model = SearchCount
    permission_required = "view"
    page_title = _("What residents search for")
    header_icon = "search"
    results_template_name = "search/report_results.html"
    filterset_class = PeriodFilter
    is_searchable = True
    search_fields = ["query"]
    columns = [
        QueryColumn(
            "query",
            label=_("What was searched"),
            sort_key="query",
            link_attrs={"target": "_blank", "rel": "noreferrer"},
        ),
        # Each list has an order by one of these already; more arrows would not fit on a phone.
        NumberColumn("times", label=_("How often")),
        NumberColumn("failed", label=_("Without a result")),
        Column(
            "last_day",
            label=_("Last time"),
            accessor=lambda row: date_format(row["last_day"], "d.m.Y"),
            classname="w-whitespace-nowrap",
            sort_key="last_day",
        ),
    ]
    list_export = ["query", "times", "failed", "last_day"]
    export_headings = {column.name: column.label for column in columns}
    # Wagtail writes formulas into .xlsx as text, but into .csv as they are.
    custom_field_preprocess = {"query": {ReportView.FORMAT_CSV: harmless}}

    def get_base_queryset(self):
        """Return one row a query, added up by the database."""
        rows = SearchCount.objects.values("query")
        return rows.annotate(times=Sum("asked"), failed=Sum("in_vain"), last_day=Max("day"))

    def order_queryset(self, queryset):
        """Order as asked; among equals what was searched most, then by the alphabet."""
        return queryset.order_by(self.ordering, "-times", "query")

    @cached_property
    def no_results_message(self):
        """Say that nothing was searched, unless somebody looks for a word in the report."""
        return super().no_results_message if self.is_searching else self.nothing

    @property
    def lists(self):
        """Return the two lists, for the same period: [(label, address, whether it is this one)]."""
        chosen = urlencode({"period": self.filters.data["period"]})
        return [
            (view.page_subtitle, f"{reverse(view.index_url_name)}?{chosen}", view is type(self))
            for view in (InVain, Frequent)
        ]

    @property
    def periods(self):
        """Return the periods of this list, likewise."""
        chosen = self.filters.data["period"]
        return [
            (label, f"{self.index_url}?{urlencode({'period': days})}", days == chosen)
            for days, label in PERIODS.items()
        ]


class InVain(SearchReport):
    """What was searched and not found; the report opens with it, for it asks for something."""

    page_subtitle = _("nothing was found")
    default_ordering = "-failed"
    export_filename = "szukane-bez-wyniku"
    index_url_name = "search_report:in_vain"
    index_results_url_name = "search_report:in_vain_results"
    advice = _(
        "For these words nothing was found. If we have a page about it, add synonyms, so that "
        "the search knows what the words mean, or promote the page. If we have none, perhaps it "
        "is worth writing."
    )
    nothing = _("Nobody searched in vain in this period.")

    def get_base_queryset(self):
        """Leave out what always had a result."""
        return super().get_base_queryset().filter(failed__gt=0)


class Frequent(SearchReport):
    """What is asked most."""

    page_subtitle = _("searched most often")
    default_ordering = "-times"
    export_filename = "szukane-najczesciej"
    index_url_name = "search_report:frequent"
    index_results_url_name = "search_report:frequent_results"
    advice = _("Is what residents ask for most easy to find from the home page, too?")
    nothing = _("Nobody searched for anything in this period.")


urlpatterns = [
    path("", InVain.as_view(), name="in_vain"),
    path("results/", InVain.as_view(results_only=True), name="in_vain_results"),
    path("frequent/", Frequent.as_view(), name="frequent"),
    path("frequent/results/", Frequent.as_view(results_only=True), name="frequent_results"),
]
