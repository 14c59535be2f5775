"""Layer 2: what a service says when somebody else handles it: "to nie u nas"."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from blocks.addresses import WebAddressField


class MaybeElsewhere(models.Model):
    """The facts of a service that residents ask us for and others handle; part of ServicePage."""

    elsewhere_name = models.CharField(
        _("who handles it instead of us"),
        max_length=160,
        blank=True,
        help_text=_("Fill in only if we do not handle it, for example: ZUS."),
    )
    elsewhere_how = models.TextField(
        _("where and how"),
        blank=True,
        help_text=_("Street, phone, hours: what one needs to get there."),
    )
    elsewhere_url = WebAddressField(
        _("its website"), blank=True, help_text=_("For example: https://www.zus.pl.")
    )

    elsewhere_panels = [
        MultiFieldPanel(
            [
                FieldPanel("elsewhere_name"),
                FieldPanel("elsewhere_how"),
                FieldPanel("elsewhere_url"),
            ],
            heading=_("Not handled here"),
            classname="collapsed",
            help_text=_(
                "When it is filled in, the page and the search say first of all that another "
                "office handles it."
            ),
        )
    ]
    elsewhere_search_fields = [
        index.SearchField("elsewhere_name"),
        index.SearchField("elsewhere_how"),
    ]

    class Meta:
        abstract = True

    @property
    def search_note(self):
        """Return what lists and the search say beside the title: str, mostly empty."""
        if not self.elsewhere_name:
            return ""
        return _("Not handled here but by: %(who)s") % {"who": self.elsewhere_name}

    def clean(self):
        """Ask who handles it if anything else is said about that."""
        super().clean()
        if not self.elsewhere_name and (self.elsewhere_how or self.elsewhere_url):
            message = _("Write who handles it, for example: ZUS. Or clear the two fields below.")
            raise ValidationError({"elsewhere_name": message})
