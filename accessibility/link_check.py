"""Layer 2: whether links of a declaration lead where their ids promise. See declaration_check."""

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

PHONE = re.compile(r"tel:\+?[^\s%]+$")
SHORTEST = 7  # digits of a number without its area
E_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def leads_somewhere(target, text):
    """Say whether a link leads to a page."""
    try:
        parts = urlsplit(target)
    except ValueError:  # "http://[", say
        return False
    return target.startswith("/") or (parts.scheme in ("http", "https") and bool(parts.netloc))


def in_ascii(address):
    """Return a web address as servers want it: no letters but Latin ones; "" if it is none."""
    try:
        parts = urlsplit(address.strip())
        if parts.scheme in ("http", "https") and parts.hostname and " " not in parts.netloc:
            port = f":{parts.port}" if parts.port else ""
            host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
            netloc = host.encode("idna").decode() + port
            path, query = (quote(part, safe="/%=&+~;,:@!$'()*?") for part in parts[2:4])
            return urlunsplit((parts.scheme, netloc, path or "/", query, ""))
    except ValueError:
        pass
    return ""


def is_full(address):
    """Say whether an address is that of a page, with its site."""
    return bool(in_ascii(address))


def is_site(target, text):
    """Say whether a link is the full address of a site that others can visit."""
    return is_full(target) and not is_local(target)


def is_local(address):
    """Say whether an address leads to this very computer, wherever it is opened."""
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def is_e_mail(target, text):
    """Say whether a link writes to the address that it shows."""
    scheme, _colon, rest = unquote(target).partition(":")
    address = rest.partition("?")[0]  # what follows is a subject, say
    is_shown = address.casefold() == text.casefold()
    return scheme == "mailto" and bool(E_MAIL.match(address)) and is_shown


def is_phone(target, text):
    """Say whether a link dials the number that it shows, with the area or the country or without.

    A short number, 112 say, is shown in full.
    """
    dialled, shown = (re.sub(r"\D", "", one) for one in (target, text))
    is_whole = len(shown) >= SHORTEST or (shown == dialled and len(shown) > 2)
    return bool(PHONE.match(target)) and is_whole and dialled.endswith(shown[-9:])


LINKS = {"a11y-url": is_site, "a11y-email": is_e_mail, "a11y-telefon": is_phone}
