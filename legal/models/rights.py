"""Layer 2: the rights of a person whose data are kept; the law's words are in the template."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Rights(models.Model):
    """Which rights a person has in one matter; part of DataNoticePage."""

    may_see = models.BooleanField(_("access to the data (article 15)"), default=True)
    may_correct = models.BooleanField(_("correction (article 16)"), default=True)
    may_erase = models.BooleanField(_("erasure (article 17)"), default=False)
    may_restrict = models.BooleanField(_("restriction (article 18)"), default=True)
    may_move = models.BooleanField(_("moving the data elsewhere (article 20)"), default=False)
    may_object = models.BooleanField(_("objection (article 21)"), default=False)
    may_withdraw = models.BooleanField(
        _("withdrawal of a consent (article 7)"),
        default=False,
        help_text=_("Tick it if the basis is a consent."),
    )

    rights_panel = MultiFieldPanel(
        [
            FieldPanel(name)
            for name in (
                *("may_see", "may_correct", "may_erase", "may_restrict"),
                *("may_move", "may_object", "may_withdraw"),
            )
        ],
        _("Rights that apply"),
    )

    class Meta:
        abstract = True
