"""Layer 2: the staff's screens of messages: the list, one message, deleting, taking them home.

Whoever reads a message asks for it by a button: reading is written down, and nothing is written
when an address is only opened.
"""

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from contact.models import Message
from contact.writing.cipher import Unreadable
from contact.writing.export import ExportForm, export

READ, EXPORT = "contact.read_message", "contact.export_message"
LIST, ONE, DELETE, FILE = (f"form_messages:{name}" for name in ("list", "one", "delete", "export"))


class MomentColumn(Column):
    """A day and an hour; Wagtail's own column calls whatever is to come "a moment ago"."""

    def get_value(self, instance):
        """Return "30.11.2026 14:05"."""
        return date_format(localtime(super().get_value(instance)), "d.m.Y H:i")


class MessageList(IndexView):
    """All messages, the newest first. What they say is not here."""

    model = Message
    permission_required = "view"
    page_title = _("Messages from forms")
    header_icon = "mail"
    index_url_name = LIST
    index_results_url_name = "form_messages:list_results"
    default_ordering = "-received_at"
    paginate_by = 30
    list_filter = {"form": ["exact"]}
    is_searchable = True
    search_fields = ["number"]

    @cached_property
    def columns(self):
        """Return what the list shows."""
        return [
            TitleColumn(
                "number",
                label=_("Number"),
                get_url=lambda message: reverse(ONE, args=[message.pk]),
            ),
            Column("form_title", label=_("Which form")),
            Column("state", label=_("State"), accessor=state),
            MomentColumn("received_at", label=_("Received"), sort_key="received_at"),
            MomentColumn("delete_at", label=_("Will be deleted"), sort_key="delete_at"),
        ]

    def setup(self, request, *args, **kwargs):
        """Leave Wagtail's own export out: it writes nothing down."""
        super().setup(request, *args, **kwargs)
        self.is_export = False

    def get_base_queryset(self):
        """Leave what was written where it is."""
        return super().get_base_queryset().defer("closed")

    @cached_property
    def show_export_buttons(self):
        """Never; ours leads to a form."""
        return False

    @cached_property
    def header_more_buttons(self):
        """Offer a file to whoever may take one."""
        buttons = super().header_more_buttons
        if self.user_has_permission("export"):
            buttons.append(Button(_("Save as a file"), url=reverse(FILE), icon_name="download"))
        return buttons


class MessageScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen below the list."""

    model = Message
    header_icon = "mail"

    def show(self, request, **context):
        """Return the screen, which no browser keeps."""
        trail = [*self.breadcrumbs_items, {"url": reverse(LIST), "label": MessageList.page_title}]
        trail.append({"url": "", "label": self.get_page_title()})
        context = {**self.get_context_data(), **context, "breadcrumbs_items": trail}
        response = render(request, self.template_name, context)
        add_never_cache_headers(response)
        return response


class ReadMessage(MessageScreen):
    """One message: when it came, and what it says once somebody has asked."""

    permission_required = "view"
    template_name = "contact/admin/message.html"

    def dispatch(self, request, pk):
        """Find the message after looking at permissions."""
        self.pk = pk
        return super().dispatch(request)

    @cached_property
    def message(self):
        """Return the Message."""
        return get_object_or_404(Message, pk=self.pk)

    def get_page_title(self):
        """Return the number."""
        return self.message.number

    def get(self, request):
        """Show what is known without reading."""
        return self._show(request)

    def post(self, request):
        """Show what was written, and write down who read it."""
        try:
            rows, _reply_to = self.message.read()
        except Unreadable:
            return self._show(request, is_unreadable=True)
        with transaction.atomic():
            log(self.message, READ, user=request.user)
            unread = Message.objects.filter(pk=self.message.pk, first_read_at=None)
            unread.update(first_read_at=timezone.now())
        return self._show(request, rows=rows)

    def _show(self, request, **context):
        may_delete = self.user_has_permission("delete")
        delete = reverse(DELETE, args=[self.message.pk]) if may_delete else ""
        address = reverse(ONE, args=[self.message.pk])
        facts = {"message": self.message, "delete_address": delete, "read_address": address}
        return self.show(request, **facts, **context)


class DeleteMessage(DeleteView):
    """Asks whether a message is really to be deleted; Wagtail writes it down."""

    model = Message
    index_url_name = LIST
    delete_url_name = DELETE
    header_icon = "bin"


class ExportMessages(MessageScreen):
    """Messages as a file; each is written down as read by whoever takes it."""

    permission_required = "export"
    page_title = _("Save messages as a file")
    template_name = "contact/admin/message_export.html"

    def get(self, request):
        """Ask which messages and what kind of file."""
        return self.show(request, form=ExportForm(), export_address=reverse(FILE))

    def post(self, request):
        """Return the file."""
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.show(request, form=form, export_address=reverse(FILE))
        with transaction.atomic():
            messages = form.messages()
            for message in messages:
                log(message, EXPORT, user=request.user)
        response = export(messages, form.cleaned_data["kind"])
        add_never_cache_headers(response)
        return response


def state(message):
    """Return how far a message has come: str."""
    if message.is_waiting:
        return _("waits for the mail server")
    return _("read") if message.first_read_at else _("new")


class MessagesItem(MenuItem):
    """The menu item, for those who may read messages."""

    def is_shown(self, request):
        """Say whether the person may open the list."""
        return request.user.has_perm("contact.view_message")


class MessageViewSet(ViewSet):
    """The addresses of the screens."""

    name = "form_messages"
    url_prefix = "form-messages"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 310
    menu_item_class = MessagesItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        """Return them; the list first, which the menu leads to."""
        return [
            path("", MessageList.as_view(), name="list"),
            path("results/", MessageList.as_view(results_only=True), name="list_results"),
            path("export/", ExportMessages.as_view(), name="export"),
            path("<int:pk>/", ReadMessage.as_view(), name="one"),
            path("<int:pk>/delete/", DeleteMessage.as_view(), name="delete"),
        ]
