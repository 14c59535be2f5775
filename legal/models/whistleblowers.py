"""Layer 2: how to report a breach of the law (act of 14 June 2024 on whistleblowers)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index

from core.models import BasePage
from core.models.phone import number_field, uri_of
from legal.fields import PARENTS, document, line, newest, says_something, text
from legal.forms import RequiredForm
from legal.models.required import Required

NO_RECEIVER = _("Write which post or unit it is: the act has every centre name one.")
NO_WAY = _(
    "Write at least one way of reporting in the centre: an address, a phone, an e-mail, or how "
    "to talk in person."
)


class WhistleblowerPage(Required, BasePage):
    """Who may report what, how, and what then. What the act says is in the template."""

    page_description = _("How to report a breach of the law, and how those who report are safe.")
    parent_page_types = PARENTS
    subpage_types = []
    base_form_class = RequiredForm
    always_required = ("receives",)

    receives = line(
        _("who receives reports"), _("A post or a unit, for example: the inspector of compliance.")
    )
    address = models.TextField(
        _("address"),
        blank=True,
        help_text=_("Where to send a letter, and what to write on the envelope."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = number_field(_("phone"), blank=True)
    in_person = text(_("in person"), _("Where, when and with whom one can talk, and how to ask."))
    procedure = document(_("procedure of reporting"), _("The adopted text, as a file."))
    more = text(_("anything else"), _("For example: whether you take up unsigned reports."))

    content_panels = [
        HelpPanel(
            content=_(
                "What the act says is on the page already: who may report, what about, the terms "
                "and the protection. Write down the ways of reporting in the centre."
            )
        ),
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("receives", "address", "email", "phone", "in_person", "procedure")
            ],
            _("Reporting in the centre"),
        ),
        FieldPanel("more"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("in_person")]

    class Meta:
        verbose_name = _("page for whistleblowers")
        verbose_name_plural = _("pages for whistleblowers")

    @property
    def phone_uri(self):
        """Return the address that the phone dials."""
        return uri_of(self.phone)

    @property
    def has_channels(self):
        """Say whether any way of reporting in the centre is written down."""
        written = any((self.address, self.email, self.phone))
        return written or says_something(self.in_person)

    @property
    def documents(self):
        """Return the procedure in its newest version: a list of one or none."""
        return newest(self.procedure)

    def lacks(self, parent=None):
        """Yield what the act of 2024 has every centre decide: who receives reports, and how."""
        if not self.receives.strip():
            yield "receives", NO_RECEIVER
        if not self.has_channels:
            yield None, NO_WAY
