"""Layer 2: `manage.py check_declaration` names each fault of an accessibility declaration."""

import re
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accessibility.declaration_check import check
from accessibility.faults import faults_of
from accessibility.serving import is_public, site_declaration

PATIENCE = 20  # seconds
LONGEST = 10_000_000  # bytes; no declaration is near it
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
REASONS = {
    FileNotFoundError: "nie ma takiego pliku",
    IsADirectoryError: "to jest katalog, a nie plik",
    PermissionError: "brakuje praw do odczytu",
    TimeoutError: f"serwer nie odpowiedział w ciągu {PATIENCE} sekund",
    ConnectionError: "serwer nie przyjmuje połączenia",
    gaierror: "nie ma takiej domeny albo brak połączenia z internetem",
    SSLError: "certyfikat strony jest nieprawidłowy",
}
UNKNOWN = "nie ma tam strony, którą można odczytać"


class Command(BaseCommand):
    """Checks the site's own declaration, one at an address, or one in a file."""

    help = "Sprawdza deklarację dostępności i wymienia każdy błąd. Bez błędów: kod wyjścia 0."

    def add_arguments(self, parser):
        """Take an address, a file, or nothing."""
        parser.add_argument("address", nargs="?", help="adres strony z deklaracją")
        parser.add_argument("--file", type=Path, help="plik HTML z deklaracją")
        parser.add_argument("--draft", action="store_true", help="szkic tej witryny")

    def handle(self, *args, address=None, file=None, draft=False, **options):
        """Print each fault; leave with 1 if there is any."""
        today = timezone.localdate()
        if address:
            faults = check(fetch(address), today, address)
        elif file:
            faults = check(read(file), today)
        else:
            faults = self.faults_of_this_site(draft)
        for fault in faults:
            self.stdout.write(f"- {fault}")
        if faults:
            raise CommandError(f"Błędy deklaracji dostępności: {len(faults)}.", returncode=1)
        self.stdout.write("Deklaracja dostępności nie ma błędów.")

    def faults_of_this_site(self, draft):
        """Return the faults of the published declaration, or of its latest draft."""
        page = site_declaration()
        if page is None:
            raise CommandError("Nie ma deklaracji dostępności: dodaj ją pod stroną główną.")
        if draft:
            return faults_of(page.get_latest_revision_as_object())
        if not is_public(page):
            raise CommandError("Deklaracja nie jest opublikowana. Szkic sprawdza: --draft")
        return faults_of(page, published=True)


def fetch(address):
    """Return the HTML at an address; leave with one line if there is none."""
    try:
        request = Request(in_ascii(address), headers={"User-Agent": "mopscms"})  # noqa: S310
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 — checked there
            return html_of(answer.read(LONGEST), address, answer.headers.get_content_charset())
    except (OSError, HTTPException) as error:
        raise CommandError(f"Nie da się odczytać {address}: {reason(error)}.") from error


def in_ascii(address):
    """Return a web address as servers want it: no letters but Latin ones; leave if it is none."""
    try:
        parts = urlsplit(address.strip())
        if parts.scheme in ("http", "https") and parts.hostname and " " not in parts.netloc:
            port = f":{parts.port}" if parts.port else ""
            host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
            netloc = host.encode("idna").decode() + port
            path, query = (quote(part, safe="/%=&+~;,:@!$'()*?") for part in parts[2:4])
            return urlunsplit((parts.scheme, netloc, path, query, ""))
    except ValueError:
        pass
    raise CommandError(f"To nie jest adres strony: {address}")


def read(file):
    """Return the text of a file; leave with one line if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return html_of(opened.read(LONGEST), file)
    except OSError as error:
        raise CommandError(f"Nie da się odczytać pliku {file}: {reason(error)}.") from error


def html_of(data, source, charset=None):
    """Return bytes as text in the encoding that they name; leave if they are no page."""
    named = CHARSET.search(data[:2048])
    try:
        text = data.decode(charset or (named[1].decode() if named else "utf-8"), "replace")
    except LookupError:  # no such encoding
        text = data.decode("utf-8", "replace")
    if not BeautifulSoup(text, "html.parser").find(["html", "body", "h1", "section"]):
        raise CommandError(f"To nie jest strona HTML: {source}")
    return text


def reason(error):
    """Return in Polish why something could not be read."""
    cause = getattr(error, "reason", error)
    if isinstance(error, HTTPError):
        return f"serwer odpowiada kodem {error.code}"
    return next((said for kind, said in REASONS.items() if isinstance(cause, kind)), UNKNOWN)
