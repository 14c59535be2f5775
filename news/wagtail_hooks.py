"""Layer 2: the staff's side of news: the screens of notices and of topics."""

import django_filters
from django.conf import settings
from django.contrib.admin.utils import quote
from django.forms import RadioSelect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import DeleteView, IndexView, SnippetViewSet

from news.models import NewsTopic, Notice
from news.models.notices import Level, State

# -- Notices ----------------------------------------------------------------------------------


class NoticeFilter(WagtailFilterSet):
    """What the list of notices can be narrowed down to."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=State, method="in_state")
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Level)

    class Meta:
        model = Notice
        fields = ["state", "level"]

    def in_state(self, notices, name, state):
        """Return the notices in the chosen state: a queryset."""
        return notices.in_state(state, timezone.now())


class MomentColumn(Column):
    """A day and an hour. Wagtail's DateColumn calls every moment to come "just now"."""

    def get_value(self, instance):
        """Return the moment as people write it: "01.12.2026 15:30"."""
        moment = localtime(super().get_value(instance))
        return moment.strftime(settings.WAGTAIL_DATETIME_FORMAT)


class NoticeList(IndexView):
    """The list of notices; one that is shown can be ended from it."""

    default_ordering = "-ends_at"

    def get_list_more_buttons(self, instance):
        """Offer the end beside "Edit" to those who may change a notice, before it has ended."""
        buttons = super().get_list_more_buttons(instance)
        if instance.state != State.OVER and self.user_has_permission("change"):
            address = reverse(
                instance.snippet_viewset.get_url_name("end"), args=[quote(instance.pk)]
            )
            end = Button(gettext("End now"), url=address, icon_name="time", priority=5)
            buttons.append(end)
        return buttons


class EndNotice(DeleteView):
    """Asks whether the notice should vanish from the site now; it stays in the list."""

    permission_required = "change"
    template_name = "news/end_notice.html"
    page_title = _("End now")
    success_message = _("The notice “%(object)s” is no longer shown.")

    def run_before_hook(self):
        """Nothing is deleted, so nobody need be asked about a deletion."""

    run_after_hook = run_before_hook

    def delete_action(self):
        """Let the notice end at this moment; write down who did it."""
        now = timezone.now()
        self.object.starts_at = min(self.object.starts_at, now)
        self.object.ends_at = min(self.object.ends_at, now)
        self.object.save()
        log(self.object, "wagtail.edit", user=self.request.user, content_changed=True)


class NoticeViewSet(SnippetViewSet):
    """The screens of notices, in the menu itself: an urgent one must take no search."""

    model = Notice
    icon = "warning"
    menu_label = pgettext_lazy("at the top of pages", "Notices")
    menu_name = "notices"
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = True
    panels = [
        FieldPanel("level", widget=RadioSelect),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], _("When")),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("link_page"), FieldPanel("link_text")], _("What next")
        ),
        MultiFieldPanel([FieldPanel("section"), FieldPanel("is_dismissible")], _("Where and how")),
    ]
    index_view_class = NoticeList
    filterset_class = NoticeFilter
    search_fields = ["title", "text"]
    list_display = [
        "__str__",
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda notice: notice.state.label,
            primary=lambda notice: notice.state == State.SHOWN,
        ),
        Column("level", label=_("Level"), accessor="get_level_display", sort_key="level"),
        MomentColumn("starts_at", label=_("Shown from"), sort_key="starts_at"),
        MomentColumn("ends_at", label=_("Shown until"), sort_key="ends_at"),
    ]

    @property
    def end_view(self):
        """Return the view that ends a notice."""
        facts = {**self.get_delete_view_kwargs(), "template_name": EndNotice.template_name}
        return self.construct_view(EndNotice, **facts)

    def get_urlpatterns(self):
        """Add the address of the end to Wagtail's."""
        end = path("end/<int:pk>/", self.end_view, name="end")
        return [*super().get_urlpatterns(), end]


register_snippet(NoticeViewSet)


@hooks.register("next_change")
def tell_when_notices_turn(now):
    """Return when pages have to say something else (page_cache/moments.py)."""
    return Notice.objects.next_turn(now)


# -- Topics -----------------------------------------------------------------------------------


class TopicViewSet(SnippetViewSet):
    """The screens of topics, among the settings: they rarely change."""

    model = NewsTopic
    icon = "tag"
    menu_name = "news-topics"
    menu_order = 250
    add_to_settings_menu = True
    copy_view_enabled = False
    search_fields = ["name"]


register_snippet(TopicViewSet)
