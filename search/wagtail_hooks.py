"""Layer 0: the staff's side of the search: synonyms, promoted results, the report, one menu."""

from django import forms
from django.contrib.auth.models import Permission
from django.urls import include, path, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn, StatusFlagColumn
from wagtail.contrib.search_promotions.forms import QueryForm
from wagtail.contrib.search_promotions.views import settings as promotion_views
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from search import polish, reports
from search.models import SynonymGroup

# -- Synonyms ---------------------------------------------------------------------------------


class AddSynonyms(CreateView):
    """The form of a new group; the report links to it with the words filled in."""

    def get_initial(self):
        """Return what the address says: ?words=becikowe."""
        return {"words": self.request.GET.get("words", "")}


class SynonymViewSet(SnippetViewSet):
    """The screens of synonyms."""

    model = SynonymGroup
    icon = "tag"
    add_view_class = AddSynonyms
    copy_view_enabled = False
    list_display = [
        "__str__",
        StatusFlagColumn("both_ways", label=_("Direction"), true_label=_("both ways")),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]
    search_fields = ["words", "meanings"]


class SearchGroup(SnippetViewSetGroup):
    """The menu of the search; the hooks below add promoted results and the report."""

    items = [SynonymViewSet]
    menu_label = _("Search engine")
    menu_name = "search"
    menu_icon = "glasses"
    menu_order = 800
    submenu_hook = "register_search_menu_item"


register_snippet(SearchGroup)

# -- Promoted results -------------------------------------------------------------------------


class PromotionForm(QueryForm):
    """The words that a result is promoted for; unlike in Wagtail, any form of them will do."""

    query_string = forms.CharField(
        label=_("What people type"),
        help_text=_(
            "A word or a phrase, for example: family benefit. Any form of the words will do, but "
            "the search must have these words and no others."
        ),
    )

    def clean_query_string(self):
        """Refuse what no search could match."""
        query = self.cleaned_data["query_string"]
        if not polish.key(query):
            raise forms.ValidationError(_("Write at least one word that says what it is about."))
        return query


class ListPromotions(promotion_views.IndexView):
    """Wagtail's list without its count of views, which would always say 0."""

    columns = [column for column in promotion_views.IndexView.columns if column.name != "views"]


class PromotionFormMixin:
    """What we change in both of Wagtail's forms."""

    form_class = PromotionForm

    def is_valid(self, form):
        """Say that something is wrong even if it is in one of the results: Wagtail says nothing."""
        valid = super().is_valid(form)
        if not valid:
            self.produced_error_message = self.produced_error_message or self.get_error_message()
        return valid


class AddPromotion(PromotionFormMixin, promotion_views.CreateView):
    """Wagtail's form of a new promoted result; the report links to it with the query filled in."""

    template_name = "search/promotion_add.html"

    def get_initial(self):
        """Return what the address says: ?query_string=becikowe."""
        return {"query_string": self.request.GET.get("query_string", "")}

    @cached_property
    def searchpicks_formset(self):
        """Open the form of the first result, which is needed anyway."""
        formset = super().searchpicks_formset
        if not formset.is_bound:
            formset.extra = 1
            formset.forms[0].initial["ORDER"] = 1  # or it would end up behind those added later
        return formset


class EditPromotion(PromotionFormMixin, promotion_views.EditView):
    """Wagtail's form of a promoted result, with our words."""


@hooks.register("register_admin_urls")
def search_screens():
    """Put our screens in the place of Wagtail's, whose app comes later in INSTALLED_APPS."""
    return [
        path("searchpicks/", ListPromotions.as_view()),
        path("searchpicks/results/", ListPromotions.as_view(results_only=True)),
        path("searchpicks/add/", AddPromotion.as_view()),
        path("searchpicks/<int:query_id>/", EditPromotion.as_view()),
        path("reports/searches/", include((reports.urlpatterns, "search_report"))),
    ]


# -- Menus and permissions --------------------------------------------------------------------


class PermittedItem(MenuItem):
    """A menu item for those who have one of the permissions."""

    def __init__(self, *args, permissions, **kwargs):
        """Keep the names of the permissions: ["search.view_searchcount"]."""
        super().__init__(*args, **kwargs)
        self.permissions = permissions

    def is_shown(self, request):
        """Say whether the person may open it."""
        return any(map(request.user.has_perm, self.permissions))


@hooks.register("register_search_menu_item")
def promoted_item():
    """Offer promoted results beside synonyms."""
    actions = ("add", "change", "delete")
    return PermittedItem(
        promotion_views.IndexView.page_title,
        reverse_lazy("wagtailsearchpromotions:index"),
        name="promoted-results",
        icon_name="pick",
        order=2,
        permissions=[f"wagtailsearchpromotions.{action}_searchpromotion" for action in actions],
    )


@hooks.register("register_search_menu_item")
@hooks.register("register_reports_menu_item")
def report_item():
    """Offer the report where people look for reports, and beside what they do about it."""
    return PermittedItem(
        reports.SearchReport.page_title,
        reverse_lazy("search_report:in_vain"),
        name="what-residents-search-for",
        icon_name="search",
        order=0,
        permissions=["search.view_searchcount"],
    )


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def leave_out_what_misleads(request, items):
    """Drop Wagtail's report, which counts nothing here, and its other way to promoted results."""
    items[:] = [i for i in items if i.name not in ("search-terms", "promoted-search-results")]


@hooks.register("register_permissions")
def report_permission():
    """Let the report be given to groups."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchcount")
