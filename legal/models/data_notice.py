"""Layer 2: the notice about personal data that articles 13 and 14 of the GDPR require."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

from core.models import BasePage
from legal.fields import PARENTS, says_something, text
from legal.forms import RequiredForm
from legal.models.inspector import Inspector
from legal.models.required import Required
from legal.models.rights import Rights

HELP = _(
    "A notice tells people what happens with their data in one matter. Ask the inspector of data "
    "protection for its content. Empty parts are not shown; the right to complain is added by "
    "itself."
)
NO_PART = _("The law requires this part: write it before publishing.")
NO_INSPECTOR = _(
    "First write down how to reach the inspector of data protection: "
    "Settings → Inspector of data protection. You can save a draft meanwhile."
)


class DataNoticePage(Required, Rights, BasePage):
    """What happens with personal data in one matter. Empty parts vanish."""

    class Collected(models.TextChoices):
        """Where the data come from, which decides what the law requires."""

        PERSON = "person", _("from the person (article 13)")
        ELSEWHERE = "elsewhere", _("from elsewhere (article 14)")

    page_description = _("What happens with personal data in one matter (GDPR notice).")
    parent_page_types = [*PARENTS, "legal.PrivacyPage"]
    subpage_types = []
    base_form_class = RequiredForm
    always_required = ("purpose", "legal_basis", "retention")

    administrator = models.TextField(
        _("administrator of the data"),
        blank=True,
        help_text=_("If empty, it is the centre, as in Settings → Centre."),
    )
    collected = models.CharField(
        _("where the data come from"),
        max_length=10,
        choices=Collected,
        default=Collected.PERSON,
    )
    purpose = text(_("purpose"), _("What the data are needed for."))
    legal_basis = text(_("legal basis"), _("The article of the GDPR and the acts, one in a line."))
    data_kinds = text(
        _("kinds of data"), _("Required if the data come from elsewhere. For example: the income.")
    )
    source = text(
        _("source of the data"),
        _("Required if the data come from elsewhere: the office or register that gave them."),
    )
    recipients = text(_("recipients"), _("Who gets the data. Leave it empty if nobody does."))
    transfers = text(
        _("transfers outside the European Economic Area"),
        _("To which country and how the data are protected. Leave it empty if there are none."),
    )
    retention = text(_("how long the data are kept"), _("The number of years, or how it is told."))
    must_give = text(
        _("whether one must give the data"),
        _("Required if the person gives them: whether it is a duty, and what if one refuses."),
    )
    automated = text(
        _("automated decisions"),
        _("Leave it empty if people decide, not a computer by itself."),
    )

    content_panels = [
        BasePage.stopped_panel,
        HelpPanel(content=HELP),
        TitleFieldPanel(
            "title",
            heading=_("Which matter"),
            help_text=_("For example: Personal data in the matter of a housing allowance."),
        ),
        FieldPanel("lead"),
        FieldPanel("administrator"),
        FieldPanel("collected"),
        MultiFieldPanel(
            [FieldPanel("purpose"), FieldPanel("legal_basis"), FieldPanel("retention")],
            _("Always required"),
        ),
        FieldPanel("must_give"),
        MultiFieldPanel([FieldPanel("data_kinds"), FieldPanel("source")], _("From elsewhere")),
        MultiFieldPanel(
            [FieldPanel("recipients"), FieldPanel("transfers"), FieldPanel("automated")],
            _("Only if it applies"),
        ),
        Rights.rights_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("legal_basis"),
    ]

    class Meta:
        verbose_name = _("notice about personal data")
        verbose_name_plural = _("notices about personal data")

    @property
    def inspector(self):
        """Return the Inspector of the site."""
        return Inspector.of(self)

    def lacks(self, parent=None):
        """Yield the parts that articles 13 and 14 require, and the contact of the inspector."""
        elsewhere = self.collected == self.Collected.ELSEWHERE
        more = ("data_kinds", "source") if elsewhere else ("must_give",)
        for name in (*self.always_required, *more):
            if not says_something(getattr(self, name)):
                yield name, NO_PART
        if not Inspector.of(parent or self).can_be_reached:
            yield None, NO_INSPECTOR
