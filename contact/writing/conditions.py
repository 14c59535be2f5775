"""Layer 2: on what terms a form is offered: who keeps the data, whom to ask, what is missing.

Nothing is made up: a form about which one of these facts is not known is not offered.
"""

from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.utils.translation import gettext as _

from core.models import Centre
from page_cache.memo import remember
from upkeep.server import mail_leaves


@dataclass(frozen=True)
class Terms:
    """What the clause under a form says. missing: sentences for staff; none: it is offered."""

    inspector: object  # legal.models.Inspector
    notice_title: str = ""  # empty unless anybody may read it
    notice_address: str = ""
    missing: tuple = ()
    no_notice: str = ""


def terms_of(page, afresh=False, parent=None):
    """Return the Terms of a FormPage, remembered until content changes.

    afresh: as it is being edited; parent: the page above, if it is not in the tree yet.
    """
    if afresh or not page.pk:
        return _read(page, parent)
    return remember(("form", page.pk), partial(_read, page, None))


def _read(page, parent):
    site = (parent or page).get_site()
    inspector = apps.get_model("legal", "Inspector").of(parent or page)
    notice = _public(page.notice_id)
    no_notice = "" if notice else _no_notice()
    found = [
        "" if Centre.read(site).full_name else _no_centre(),
        "" if inspector.can_be_reached else _no_inspector(),
        no_notice,
        _mail_fault(site) if page.way == page.Way.MAILED else "",
        _not_for_everybody() if _is_closed(page if page.pk else parent) else "",
    ]
    missing = tuple(filter(None, found))
    title, address = (notice.title, notice.url) if notice else ("", "")
    return Terms(inspector, title, address, missing, no_notice)


def _public(notice):
    """Return the notice with this key if anybody may read it, else None."""
    notices = apps.get_model("legal", "DataNoticePage").objects
    return notices.live().public().filter(pk=notice).first() if notice else None


def _is_closed(page):
    return bool(page) and page.get_view_restrictions().exists()


def _mail_fault(site):
    if not apps.get_model("contact", "FormMail").addresses_of(site):
        return _("Write down where to send messages first: Settings → Mail from forms.")
    if not mail_leaves():
        return _(
            "The site has no mail server yet (EMAIL_URL), so nobody would get the messages. Ask "
            "the administrator, or keep messages in the panel."
        )
    return ""


def _no_centre():
    return _("First write down the full name of the centre: Settings → Centre.")


def _no_inspector():
    return _(
        "First write down how to reach the inspector of data protection: "
        "Settings → Inspector of data protection. You can save a draft meanwhile."
    )


def _no_notice():
    return _("Choose a published notice about personal data: the law requires it at a form.")


def _not_for_everybody():
    return _("A form can only be on a page that everybody may read: change its privacy.")
