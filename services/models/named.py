"""Layer 2: the names of a service: the official one, and those that people use."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index


class ManyNamed(models.Model):
    """What a service is called besides its title; part of ServicePage. The search finds it so."""

    official_name = models.CharField(
        _("official name"),
        max_length=255,
        blank=True,
        help_text=_("As in the act, if people call it by another name."),
    )
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("What people call it, one name in a line. The search finds it by them."),
    )

    names_panels = [
        MultiFieldPanel(
            [FieldPanel("official_name"), FieldPanel("other_names")], heading=_("Names")
        )
    ]
    names_search_fields = [
        index.SearchField("official_name", boost=10),
        index.SearchField("other_names", boost=10),
    ]

    class Meta:
        abstract = True

    @property
    def names(self):
        """Return what people call it besides: a list of str."""
        names = (" ".join(name.split()) for name in re.split(r"[\r\n,;]+", self.other_names))
        return list(dict.fromkeys(filter(None, names)))

    def clean(self):
        """Put each of the other names into a line of its own, however they were typed."""
        super().clean()
        self.other_names = "\n".join(self.names)
