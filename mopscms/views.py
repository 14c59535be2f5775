"""Layer 3: robots.txt and published media files."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import MissingFileError, StaticFile

# What may be asked for without permission. Originals and documents are elsewhere: Wagtail's own
# views serve them after asking for permission.
PUBLIC_MEDIA = ("images", "media", "media_captions", "media_thumbnails")


@require_safe
def robots(request):
    """Answer robots.txt: everything may be read but the admin and the search results."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /szukaj/", ""]
    lines.append(f"Sitemap: {settings.BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def media(request, path):
    """Serve a published file: renditions and recordings, by WhiteNoise (ranges, 304).

    A web server in front may do this instead. Raises Http404 for anything else.
    """
    try:
        root = Path(settings.MEDIA_ROOT).absolute()
        full_path = Path(safe_join(root, path))
        # The folder is read off the joined path: "images/../documents" is a document.
        if full_path.relative_to(root).parts[0] not in PUBLIC_MEDIA:
            raise Http404
        content_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
        static_file = StaticFile(str(full_path), [("Content-Type", content_type)])
    except (SuspiciousFileOperation, MissingFileError, ValueError, IndexError, OSError) as error:
        raise Http404 from error
    return WhiteNoiseMiddleware.serve(static_file, request)
