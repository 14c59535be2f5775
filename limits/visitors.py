"""Layer 0: which address a request comes from, as far as a limit may believe it."""

import ipaddress

from django.conf import settings


def address(request):
    """Return the visitor's address (str); of IPv6 the network of one household (/64).

    Behind our own proxy it is the one that the proxy adds last; what a visitor writes in a header
    never counts.
    """
    text = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        text = forwarded.rsplit(",", 1)[-1].strip()
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
