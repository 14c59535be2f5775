"""Layer 0: the staff's side of amounts: their screens, the button in texts, the warning at home."""

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from amounts.care import Attention
from amounts.chooser import AmountChooserViewSet
from amounts.models import Amount
from amounts.rich_text import CONVERTER, AmountEmbeds

# -- Screens ----------------------------------------------------------------------------------


class AmountFilterSet(WagtailFilterSet):
    """The filter of the list."""

    attention = ChoiceFilter(label=_("State"), choices=Attention.choices)

    class Meta:
        model = Amount
        fields = ["attention"]


class ListAmounts(IndexView):
    """The list, searched by name."""

    def search_queryset(self, queryset):
        """Return the amounts whose name contains what was typed."""
        return queryset.named(self.search_query) if self.is_searching else queryset


class AmountViewSet(SnippetViewSet):
    """The screens of amounts; those that wait for somebody stand first."""

    model = Amount
    icon = "decimal"
    add_to_admin_menu = True
    menu_label = _("Amounts")
    menu_name = "amounts"
    menu_order = 450
    copy_view_enabled = False
    chooser_viewset_class = AmountChooserViewSet
    list_display = [
        "name",
        Column("today", label=_("Today visitors read"), accessor="today.text"),
        Column("attention", label=_("State"), accessor="care.text", sort_key="attention"),
    ]
    ordering = ["attention", "name"]
    index_view_class = ListAmounts
    search_fields = ["name"]  # or there would be no field to type in
    filterset_class = AmountFilterSet

    def get_queryset(self, request):
        """Return the amounts with their values and what staff should know of each."""
        amounts = Amount.objects.with_attention(timezone.localdate())
        return amounts.prefetch_related("values")


register_snippet(AmountViewSet)

# -- In texts ---------------------------------------------------------------------------------


@hooks.register("register_rich_text_features", order=200)  # blocks clears all embeds before, at 100
def offer_amounts_in_texts(features):
    """Let texts with the feature "amount" hold references to amounts."""
    features.register_embed_type(AmountEmbeds)
    features.register_converter_rule("contentstate", "amount", CONVERTER)
    chooser = Amount.snippet_viewset.chooser_viewset.get_url_name("choose")
    button = {
        "type": "AMOUNT",
        "label": "zł",
        "description": _("Amount from the list"),
        "chooserUrls": {"amountChooser": reverse_lazy(chooser)},
    }
    scripts = ["wagtailadmin/js/chooser-modal.js", "amounts/js/amount_in_text.js"]
    looks = {"all": ["amounts/css/amount_in_text.css"]}
    feature = EntityFeature(button, js=scripts, css=looks)
    features.register_editor_plugin("draftail", "amount", feature)


# -- The first screen -------------------------------------------------------------------------


class AmountsToCheck(Component):
    """The amounts that are out of date, end soon or have not been checked for long."""

    template_name = "amounts/to_check.html"
    order = 100  # the first: what is wrong on the site comes before what somebody is writing
    most = 10

    def __init__(self, amounts):
        """Keep the amounts, a list."""
        self.amounts = amounts

    def get_context_data(self, parent_context):
        """Return the first of them, and where all are listed."""
        address = reverse(Amount.snippet_viewset.get_url_name("list"))
        more = len(self.amounts) - self.most
        return {"amounts": self.amounts[: self.most], "more": max(more, 0), "list_url": address}


@hooks.register("construct_homepage_panels")
def warn_of_amounts(request, panels):
    """Put the warning above all else for those who can do something about it."""
    if request.user.has_perm("amounts.change_amount"):
        waiting = list(Amount.objects.to_check(timezone.localdate()))
        if waiting:
            panels.append(AmountsToCheck(waiting))
