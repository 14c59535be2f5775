"""Layer 3: published files that lie in a bucket, sent on by the site itself.

As WhiteNoise sends those of a folder: parts of a film, 304, HEAD. The view asks beforehand which
folder it is.
"""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

# One part of a file. Anything else in the header may be passed over: then all of it is sent.
PART = re.compile(r"bytes=(?:(\d{1,15})-(\d{1,15})?|-\d{1,15})")
CONDITIONS = ("if-none-match", "if-modified-since", "if-match", "if-unmodified-since")


class Sent(FileResponse):
    """An object on its way, in pieces that do not fill the memory."""

    block_size = 65_536


def send(request, name, content_type):
    """Answer with an object of the bucket. Raises Http404 where there is none, FilesAway."""
    try:
        is_asked_again = any(one in request.headers for one in CONDITIONS)
        if request.method == "HEAD" or is_asked_again:
            facts = default_storage.facts(name)
            bare = HttpResponse(content_type=content_type, headers=described(facts))
            changed = int(facts["LastModified"].timestamp())
            answer = get_conditional_response(request, facts["ETag"], changed, bare)
            if request.method == "HEAD" or answer is not bare:
                return answer
        return sent(name, part_of(request), content_type)
    except FileNotFoundError as missing:
        raise Http404 from missing


def sent(name, part, content_type):
    """Return the object or a part of it; 416 if it is shorter."""
    found = default_storage.read(name, part)
    if found is None:
        size = default_storage.size(name)
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = described(found)
    status = 200
    if said := found.get("ContentRange"):
        status, headers["Content-Range"] = 206, said
    return Sent(found["Body"], status=status, content_type=content_type, headers=headers)


def part_of(request):
    """Return the part that is asked for, as the bucket takes it; "" for all."""
    asked = PART.fullmatch(request.headers.get("range", "").strip())
    if not asked or (asked[2] and int(asked[1]) > int(asked[2])):
        return ""
    return asked[0]


def described(facts):
    """Return the headers that say what is sent: a dict."""
    return {
        "Content-Length": str(facts["ContentLength"]),
        "ETag": facts["ETag"],
        "Last-Modified": http_date(facts["LastModified"].timestamp()),
        "Accept-Ranges": "bytes",
    }
