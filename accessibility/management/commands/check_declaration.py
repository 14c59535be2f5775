"""Layer 2: `manage.py check_declaration` names each fault of an accessibility declaration."""

import re
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility import conditions
from accessibility.declaration_check import check
from accessibility.faults import faults_of
from accessibility.link_check import in_ascii
from accessibility.serving import is_public, site_declaration

PATIENCE = 20  # seconds
LONGEST = 10_000_000  # bytes; no declaration is near it
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
REASONS = {
    FileNotFoundError: gettext_lazy("there is no such file"),
    IsADirectoryError: gettext_lazy("that is a folder, not a file"),
    PermissionError: gettext_lazy("there is no permission to read it"),
    TimeoutError: gettext_lazy("the server did not answer in time"),
    ConnectionError: gettext_lazy("the server accepts no connection"),
    gaierror: gettext_lazy("there is no such domain, or no connection to the internet"),
    SSLError: gettext_lazy("the certificate of the site is not valid"),
}
UNKNOWN = gettext_lazy("there is no page there that can be read")


class Command(BaseCommand):
    """Checks the site's own declaration, one at an address, or one in a file."""

    @property
    def help(self):
        """Return what the command does."""
        return _(
            "Checks an accessibility declaration and names each fault. Without faults it leaves "
            "with 0. What a style sheet hides from readers it does not see."
        )

    def add_arguments(self, parser):
        """Take an address, a file, or nothing."""
        parser.add_argument("address", nargs="?", help=_("address of a page with a declaration"))
        parser.add_argument("--file", type=Path, help=_("HTML file with a declaration"))
        parser.add_argument("--draft", action="store_true", help=_("the draft of this site"))

    def handle(self, *args, address=None, file=None, draft=False, **options):
        """Print each fault; leave with 1 if there is any."""
        today = timezone.localdate()
        if address:
            html, found_at = fetch(address)
            faults = check(html, today, found_at)
        elif file:
            html = read(file)
            faults = check(html, today)
            if conditions.META not in html:  # no duty, so no fault
                said = _("Good practice: <meta name=“%(meta)s”> with the address of this page.")
                self.stdout.write(said % {"meta": conditions.META})
        else:
            faults = self.faults_of_this_site(draft)
        for fault in faults:
            self.stdout.write(f"- {fault}")
        if faults:
            said = _("Faults of the accessibility declaration: %(count)s.")
            raise CommandError(said % {"count": len(faults)}, returncode=1)
        self.stdout.write(_("The accessibility declaration has no faults."))

    def faults_of_this_site(self, draft):
        """Return the faults of the published declaration, or of its latest draft."""
        page = site_declaration()
        if page is None:
            raise CommandError(_("There is no accessibility declaration: add it below the home."))
        if draft:
            return faults_of(page.get_latest_revision_as_object())
        if not is_public(page):
            raise CommandError(_("The declaration is not published. To check its draft: --draft"))
        return faults_of(page, published=True)


def fetch(address):
    """Return the HTML at an address, and the address that the server led to; or leave."""
    asked = in_ascii(address)
    if not asked:
        raise CommandError(_("That is no address of a page: %(source)s") % {"source": address})
    try:
        request = Request(asked, headers={"User-Agent": "mopscms"})  # noqa: S310
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 — checked there
            charset = answer.headers.get_content_charset()
            return html_of(answer.read(LONGEST), address, charset), answer.geturl()
    except (OSError, HTTPException) as error:
        raise unreadable(address, error) from error


def read(file):
    """Return the text of a file; leave with one line if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return html_of(opened.read(LONGEST), file)
    except OSError as error:
        raise unreadable(file, error) from error


def unreadable(source, error):
    """Return the one line with which the command leaves what it cannot read."""
    facts = {"source": source, "reason": reason(error)}
    return CommandError(_("%(source)s cannot be read: %(reason)s.") % facts)


def html_of(data, source, charset=None):
    """Return bytes as text in the encoding that they name; leave if they are no page."""
    named = CHARSET.search(data[:2048])
    try:
        text = data.decode(charset or (named[1].decode() if named else "utf-8"), "replace")
    except LookupError:  # no such encoding
        text = data.decode("utf-8", "replace")
    if not BeautifulSoup(text, "html.parser").find(["html", "body", "h1", "section"]):
        raise CommandError(_("That is no HTML page: %(source)s") % {"source": source})
    return text


def reason(error):
    """Return why something could not be read."""
    cause = getattr(error, "reason", error)
    if isinstance(error, HTTPError):
        return _("the server answers with the code %(code)s") % {"code": error.code}
    return next((said for kind, said in REASONS.items() if isinstance(cause, kind)), UNKNOWN)
