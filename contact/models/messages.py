"""Layer 2: what residents have written, unreadable without a key of the site, until a day."""

import json

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from contact.writing import cipher
from contact.writing.addresses import MailAddressesField


@register_setting(icon="mail", order=120)
class FormMail(BaseSiteSetting):
    """Where forms send messages, and the news that there is one to read in the panel."""

    addresses = MailAddressesField(
        _("e-mail addresses"),
        blank=True,
        help_text=_("One under another, at most 5. Only mailboxes of the centre."),
    )

    panels = [
        HelpPanel(
            content=_(
                "Forms that send messages by e-mail send them here. About a message that waits in "
                "the panel only its number is sent, without a word of what it says."
            )
        ),
        FieldPanel("addresses"),
    ]

    class Meta:
        verbose_name = _("mail from forms")
        verbose_name_plural = _("mail from forms")

    def __str__(self):
        """Return what the setting is."""
        return str(self._meta.verbose_name)

    @classmethod
    def addresses_of(cls, site):
        """Return the addresses of a Site (or of None): a list, perhaps empty."""
        typed = cls.objects.filter(site=site).values_list("addresses", flat=True).first()
        return (typed or "").split()


class Message(models.Model):
    """One message. Its form may be gone meanwhile; the day of its end stays."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    form = models.ForeignKey(
        "contact.FormPage",
        verbose_name=_("form"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    form_title = models.CharField(_("form"), max_length=255)
    received_at = models.DateTimeField(_("received"), db_index=True)
    delete_at = models.DateTimeField(_("will be deleted"), db_index=True)
    first_read_at = models.DateTimeField(_("first read"), null=True)
    # It is to be mailed, not kept; it stays only until a mail server takes it.
    is_waiting = models.BooleanField(_("waits to be sent by e-mail"), default=False)
    closed = models.TextField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message from a form")
        verbose_name_plural = _("messages from forms")
        default_permissions = ("view", "delete")
        permissions = [("export_message", _("Can export messages from forms"))]
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        """Return the number, which says nothing of the person."""
        return self.number

    def write(self, rows, reply_to=""):
        """Close what was written: rows of (label, text), and the e-mail address to answer to."""
        self.closed = cipher.close(json.dumps({"rows": rows, "reply_to": reply_to}))

    def read(self):
        """Return (rows, reply_to). Raises contact.writing.cipher.Unreadable if the key is lost."""
        written = json.loads(cipher.open_(self.closed))
        return [tuple(row) for row in written["rows"]], written["reply_to"]
