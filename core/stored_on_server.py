"""Layer 1: what the server stores, a part of the list in core/stored.py.

Rules that stand above this layer are written down here once more; tests compare (TRIES_KEPT).
"""

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.stored_row import DAY, HOUR, SERVER, Stored, span, until_night
from page_cache.memo import remember
from search.counting import KEPT
from search.views import ADDRESS_KEPT

TRIES_KEPT = HOUR  # the longest that login/ counts: letters with a new password
FORM_TRIES_KEPT = DAY  # the longest that contact/writing/receiving.py counts


def on_server():
    """Return what the server stores: a list of Stored."""
    return [
        *_of_readers(),
        *_of_writers(),
        *_of_sessions(),
        *_of_staff(),
        *_of_log_ins(),
        *_of_the_site(),
        *_of_a_server_in_front(),
    ]


def _of_readers():
    return [
        Stored(
            SERVER,
            _("What is searched for"),
            _("We see what is missing on the site. We count the words, without who typed them."),
            _("When you search. What looks like the data of a person is not counted at all."),
            until_night(span(int(KEPT.total_seconds()))),
            by_reading=True,
        ),
        Stored(
            SERVER,
            _("The internet (IP) address of the computer that asks for suggestions"),
            _("A limit of questions, which protects the site. Only in memory, without the words."),
            _("When the search box suggests words while you type."),
            _("%(time)s; it leaves the memory at the latest when the site is started anew")
            % {"time": span(ADDRESS_KEPT)},
            by_reading=True,
        ),
    ]


def _of_writers():
    """Return what is stored of those who send a form, in the ways that forms really go."""
    ways = remember("ways of messages", _ways)
    rows = {"kept": _kept, "mailed": _mailed}  # contact.FormPage.Way
    found = [make() for way, make in rows.items() if way in ways]
    return [*found, _digests()] if found else []


def _ways():
    """Return what becomes of messages: of forms that are published, and of those still here."""
    form, message = (apps.get_model("contact", name) for name in ("FormPage", "Message"))
    ways = set(form.objects.live().public().values_list("way", flat=True))
    waiting = message.objects.order_by().values_list("is_waiting", flat=True).distinct()
    return ways | {form.Way.MAILED if waits else form.Way.KEPT for waits in waiting}


def _kept():
    return Stored(
        SERVER,
        _("What is written in a form that we keep here"),
        _("We can answer. It is encrypted; only staff who may read it can save it as a file."),
        _("When you send a form which says that we keep the message here."),
        until_night(_("as many days as the form says")),
    )


def _mailed():
    return Stored(
        SERVER,
        _("What is written in a form that we send on by e-mail"),
        _("We can answer. It goes to mailboxes of the centre, and the e-mail is not encrypted."),
        _("When you send a form which says that we send the message by e-mail."),
        _(
            "deleted here as soon as it is sent; if the mail does not work, it waits encrypted, as "
            "many days as the form says and until the next night. How long it stays in the "
            "mailboxes is said by the notice about personal data at the form"
        ),
    )


def _digests():
    return Stored(
        SERVER,
        _("Digests of a message from a form and of the internet (IP) address it came from"),
        _("A limit of messages, and no message twice. Nothing can be read from a digest."),
        _("When you send a form of this site."),
        until_night(span(FORM_TRIES_KEPT)),
    )


def _of_sessions():
    return [
        Stored(
            SERVER,
            _("A session after logging in or after the password of a closed page"),
            _("The server knows that it has let this browser in: to which page, or which account."),
            _("When staff log in, or a visitor types the password of a closed page."),
            until_night(span(settings.SESSION_COOKIE_AGE)),
        ),
    ]


def _of_staff():
    return [
        Stored(
            SERVER,
            _("Accounts of staff"),
            _(
                "Only staff get into the panel. It holds the name, the e-mail, settings of the "
                "panel and the time of the last log-in. The password itself cannot be read."
            ),
            _("When an administrator makes an account."),
            _("until the account is deleted"),
        ),
        _second_factor(),
        Stored(
            SERVER,
            _("Versions of pages and the log of changes"),
            _(
                "It is known who changed what, and an earlier version can be brought back. Of a "
                "message from a form it says its number and who read it, not what it says."
            ),
            _("When staff work in the panel."),
            _("for as long as the site exists"),
        ),
    ]


def _second_factor():
    return Stored(
        SERVER,
        _("The second factor of staff"),
        _(
            "A password alone is not enough to get in. Secrets of codes are encrypted; of a "
            "passkey only the public part is here."
        ),
        _("When staff add an application with codes, spare codes or a passkey."),
        _("until it is removed, or the account is deleted"),
    )


def _of_log_ins():
    return [
        Stored(
            SERVER,
            _("The history of log-ins, with the internet (IP) address"),
            _("It is seen who got into the panel and who tried to. The law asks for it."),
            _(
                "When staff log in or out or change how they do, and when anybody types a wrong "
                "password of an account or tries too often."
            ),
            _("for as long as the site exists"),
        ),
        Stored(
            SERVER,
            _("How often a password or a code was tried"),
            _("Nobody can guess on and on. The address and the account cannot be read from it."),
            _("When a password or a code is typed, also of a closed page, or a new one asked for."),
            until_night(span(TRIES_KEPT)),
        ),
    ]


def _of_the_site():
    count = settings.BACKUP_KEEP
    copies = ngettext(
        "%(count)d newest copy stays on the server, one is made each night; others, for example "
        "those taken elsewhere, are deleted by whoever runs the server",
        "%(count)d newest copies stay on the server, one is made each night; others, for example "
        "those taken elsewhere, are deleted by whoever runs the server",
        count,
    )
    return [
        Stored(
            SERVER,
            _("Backups of the site"),
            _("Nothing is lost in a breakdown. They hold database and files: most of this list."),
            _("Each night. What has been deleted on the site is in them until they go."),
            copies % {"count": count},
        ),
        Stored(
            SERVER,
            _("The log of faults"),
            _("We can mend faults. It holds the time and the page that failed, not the reader."),
            _("When something on the site does not work."),
            _("as long as the administrator of the server decides"),
            by_reading=True,
        ),
    ]


def _of_a_server_in_front():
    if not settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Stored(
            SERVER,
            _("The memory and the log of the web server in front of the site"),
            _(
                "Security and a limit of questions. They may hold the internet (IP) address, the "
                "time and the address of the page, with words that were typed into it."
            ),
            _("At each visit in memory; in the log if something fails or the server is set so."),
            _("as long as the administrator of the server decides"),
            by_reading=True,
        )
    ]
