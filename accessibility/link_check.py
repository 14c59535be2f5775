"""Layer 2: whether links of a declaration lead where their ids promise. See declaration_check."""

import re
from urllib.parse import unquote, urlsplit

E_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def leads_somewhere(target, text):
    """Say whether a link leads to a page."""
    try:
        parts = urlsplit(target)
    except ValueError:  # "http://[", say
        return False
    return target.startswith("/") or (parts.scheme in ("http", "https") and bool(parts.netloc))


def is_site(target, text):
    """Say whether a link is the full address of a site that others can visit."""
    is_full = not target.startswith("/") and leads_somewhere(target, text)
    return is_full and not is_local(target)


def is_local(address):
    """Say whether an address leads to this very computer, wherever it is opened."""
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def is_e_mail(target, text):
    """Say whether a link writes to the address that it shows."""
    scheme, _colon, address = unquote(target).partition(":")
    return scheme == "mailto" and bool(E_MAIL.match(address)) and address == text


def is_phone(target, text):
    """Say whether a link dials the number that it shows."""
    dialled, shown = (re.sub(r"\D", "", one) for one in (target, text))
    return target.startswith("tel:") and len(dialled) > 2 and dialled.endswith(shown[-9:])


LINKS = {"a11y-url": is_site, "a11y-email": is_e_mail, "a11y-telefon": is_phone}
