"""Layer 0: the window in which an editor chooses an amount, for a text or for a field."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreationFormMixin,
)
from wagtail.snippets.views import chooser

from amounts.rich_text import label


class NameFilterForm(BaseFilterForm):
    """The search by name; Wagtail's own wants a model that stands in the site's search."""

    q = forms.CharField(
        label=_("Name of the amount"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Part of the name")}),
    )

    def filter(self, objects):
        """Return the amounts whose name contains what was typed."""
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        return objects.named(self.search_query) if self.is_searching else objects


class AmountRows(chooser.BaseSnippetChooseView):
    """The rows of the window, with what each amount is today."""

    filter_form_class = NameFilterForm
    page_title = _("Choose an amount")
    page_subtitle = ""
    ordering = ["name"]

    def get_object_list(self):
        """Return all amounts with their values."""
        return super().get_object_list().prefetch_related("values")

    @property
    def columns(self):
        """Return the name, the words that visitors read, and the state."""
        return [
            *super().columns,
            Column("today", label=_("Today visitors read"), accessor="today.text"),
            Column("care", label=_("State"), accessor="care.text"),
        ]


class ChooseAmount(ChooseViewMixin, CreationFormMixin, AmountRows):
    """The whole window."""


class AmountResults(ChooseResultsViewMixin, CreationFormMixin, AmountRows):
    """Its list alone, while somebody is searching."""


class AmountChosen(chooser.SnippetChosenView):
    """The answer to a choice."""

    def get_chosen_response_data(self, item):
        """Return Wagtail's data with what the text editor's script shows."""
        texts = {"label": label(item), "says": item.today.text}
        return {**super().get_chosen_response_data(item), **texts}


class AmountChooserViewSet(chooser.SnippetChooserViewSet):
    """The screens of the window."""

    choose_one_text = _("Choose an amount")
    choose_another_text = _("Choose another amount")
    edit_item_text = _("Edit this amount")
    choose_view_class = ChooseAmount
    choose_results_view_class = AmountResults
    chosen_view_class = AmountChosen
