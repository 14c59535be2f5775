"""Layer 2: the page about privacy and cookies, made from what the site really stores."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.models import BasePage
from core.stored import COOKIE, SERVER, stored
from legal.fields import PARENTS, text
from legal.models.data_notice import DataNoticePage
from legal.models.inspector import Inspector

HELP = _(
    "The list of cookies and of what the site stores makes itself from the settings, so it is "
    "always true. Here you can add your own text before and after it. Notices about personal data "
    "that stand below this page are listed on it by themselves."
)


class PrivacyPage(BasePage):
    """What the site stores about readers and staff, with the editors' own words around it."""

    page_description = _("Privacy and cookies. The list of what is stored makes itself.")
    parent_page_types = PARENTS
    max_count = 1

    before = text(_("text before the list"), _("May stay empty."))
    after = text(_("text after the list"), _("May stay empty."))

    content_panels = [
        HelpPanel(content=HELP),
        *BasePage.content_panels,
        FieldPanel("before"),
        FieldPanel("after"),
    ]

    class Meta:
        verbose_name = _("page about privacy and cookies")
        verbose_name_plural = _("pages about privacy and cookies")

    @property
    def inspector(self):
        """Return the Inspector of the site."""
        return Inspector.of(self)

    @property
    def notices(self):
        """Return the notices about personal data below this page: a queryset."""
        return DataNoticePage.objects.child_of(self).live().public()

    @property
    def in_browsers_of_readers(self):
        """Return what the browser of somebody who only reads may keep: a list of core's Stored."""
        return [one for one in stored() if one.by_reading and one.place != SERVER]

    @property
    def cookies(self):
        """Return the cookies, none of which a reader gets: a list of core's Stored."""
        return [one for one in stored() if one.place == COOKIE]

    @property
    def in_browsers_of_staff(self):
        """Return what else the browser of an editor keeps: a list of core's Stored."""
        kept = (one for one in stored() if one.place not in (COOKIE, SERVER))
        return [one for one in kept if not one.by_reading]

    @property
    def on_the_server(self):
        """Return what the server keeps: a list of core's Stored."""
        return [one for one in stored() if one.place == SERVER]
