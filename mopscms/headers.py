"""Layer 3: what every answer tells the browser not to do (docs/decisions/0035).

nginx says the same of what it answers by itself: deploy/nginx/site.conf.
"""

PANEL_PATH = "/admin/"
# Nothing but our own host, and of that only what pages use; nothing written into the page runs.
PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# Wagtail's screens write styles into the page, show what was just chosen (blob:), icons within
# styles (data:) and previews: only for those who have logged in. Their scripts are files, as
# everywhere (core/starts.py). The digest is that of "return;", which does nothing: libraries of
# Wagtail's find out by it which events there are.
PANEL = PUBLIC | {
    "script-src-attr": "'unsafe-hashes' 'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "frame-src": "'self'",
}
# Of a file nothing runs, whatever it turns out to be.
FILE = {"default-src": "'none'", "form-action": "'none'", "base-uri": "'none'"}

UNUSED_FEATURES = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone"),
    *("midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def security_headers(get_response):
    """Return the middleware; it stands first, so it sees files, redirects and failures too."""

    def answer(request):
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        framed = response.headers["X-Frame-Options"].upper() == "SAMEORIGIN"
        response.headers["Content-Security-Policy"] = as_header(
            directives_for(request, response)
            | {"frame-ancestors": "'self'" if framed else "'none'"}
        )
        return response

    return answer


def directives_for(request, response):
    """Return the directives for an answer: {name: sources}; a view's own are only added to."""
    own = response.headers.get("Content-Security-Policy")
    if own:
        return FILE | parsed(own)
    return PANEL if request.path.startswith(PANEL_PATH) and is_known(request) else PUBLIC


def is_known(request):
    """Say whether the view found somebody logged in; never asks a database that may be away."""
    user = getattr(request, "_cached_user", None)
    return bool(user and user.is_authenticated)


def parsed(policy):
    """Return a header's directives: {name: sources}; the first of a name counts, as in browsers."""
    found = {}
    for directive in policy.split(";"):
        name, _, sources = directive.strip().partition(" ")
        if name:
            found.setdefault(name.lower(), sources.strip())
    return found


def as_header(directives):
    """Return the directives as the header's value."""
    return "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())
