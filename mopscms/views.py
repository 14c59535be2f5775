"""Layer 3: robots.txt, security.txt and published media files."""

import mimetypes
from datetime import UTC, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils._os import safe_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import MissingFileError, StaticFile

from core.models import Centre
from mopscms import published

STILL_TRUE = timedelta(days=180)  # what security.txt says; the RFC asks for less than a year

# What may be asked for without permission. Originals and documents are elsewhere: Wagtail's own
# views serve them after asking for permission.
PUBLIC_MEDIA = ("images", "media", "media_captions", "media_thumbnails")
# Whatever a file turns out to be, nothing in it runs.
RUNS_NOTHING = "default-src 'none'; sandbox"


@require_safe
def robots(request):
    """Answer robots.txt: everything may be read but the admin and the search results."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /szukaj/", ""]
    lines.append(f"Sitemap: {settings.BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request):
    """Answer whom to tell of a weakness (RFC 9116); 404 while nobody is known."""
    site = Site.find_for_request(request)
    centre = site and Centre.read(site)
    known = f"mailto:{centre.email}" if centre and centre.email else ""
    contact = settings.SECURITY_CONTACT or known
    if not contact:
        raise Http404
    expires = timezone.now().astimezone(UTC) + STILL_TRUE
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: pl",
        f"Canonical: {settings.BASE_URL}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def media(request, path):
    """Serve a published file: renditions and recordings (ranges, 304), from a folder or a bucket.

    A web server in front may do this instead. Raises Http404 for anything else.
    """
    name = published_name(path)
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if isinstance(default_storage, FileSystemStorage):
        response = from_folder(request, name, content_type)
    else:
        response = published.send(request, name, content_type)
    response["Content-Security-Policy"] = RUNS_NOTHING
    return response


def published_name(path):
    """Return the name under which the file is stored. Raises Http404 if it is not public."""
    try:
        root = Path(settings.MEDIA_ROOT).absolute()
        name = Path(safe_join(root, path)).relative_to(root)
    except (SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    # The folder is read off the joined path: "images/../documents" is a document.
    if name.parts[:1] not in [(folder,) for folder in PUBLIC_MEDIA] or not path.isprintable():
        raise Http404
    return name.as_posix()


def from_folder(request, name, content_type):
    """Answer with a file of MEDIA_ROOT, by WhiteNoise. Raises Http404."""
    try:
        path = Path(settings.MEDIA_ROOT).absolute() / name
        static_file = StaticFile(str(path), [("Content-Type", content_type)])
    except (MissingFileError, ValueError, OSError) as error:
        raise Http404 from error
    return WhiteNoiseMiddleware.serve(static_file, request)
