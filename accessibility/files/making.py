"""Layer 2: the file of one kind that says what a page says now, and what is known of it."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from accessibility.files.pieces import Piece, Run, read
from accessibility.files.plain import plain
from core.models import Centre

KINDS = ("docx", "txt")
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
KEPT_FOR = (
    24 * 60 * 60
)  # seconds; a file is found by its text, so a new text never meets an old one
LONGEST = 2_000_000  # characters of HTML; a page is a few thousand


@dataclass
class File:
    """A file made from a page."""

    kind: str
    address: str
    content: bytes
    etag: str

    @property
    def label(self):
        """Return its type as people know it: "DOCX"."""
        return self.kind.upper()

    @property
    def size(self):
        """Return its size: int, bytes."""
        return len(self.content)

    @property
    def media_type(self):
        """Return its type as browsers know it."""
        return MEDIA_TYPES[self.kind]


def file_of(page, kind):
    """Return the File of a page with a `body`; kind: one of KINDS."""
    address = settings.BASE_URL + (page.url or "/")
    centre = Centre.read(page.get_site())
    pieces = _pieces(page, address)
    mark = sha256(repr((page.title, centre.full_name, pieces)).encode()).hexdigest()
    content = cache.get_or_set(
        f"scope-file-{kind}-{mark}", lambda: _made(kind, page, centre, pieces), KEPT_FOR
    )
    return File(kind, page.url + page.reverse_subpage(kind), content, f'"{kind}-{mark[:32]}"')


def answer(page, kind, request):
    """Return the response with a file of one kind, or that nothing has changed since."""
    file = file_of(page, kind)
    response = get_conditional_response(request, etag=file.etag)
    if response is None:
        response = HttpResponse(file.content, content_type=file.media_type)
        name = f'attachment; filename="{page.slug}.{kind}"'
        response["Content-Disposition"], response["ETag"] = name, file.etag
    response["Cache-Control"] = "no-cache"
    return response


def _pieces(page, address):
    """Return what the page says as Pieces: its lead, then its body."""
    html = page.body.render_as_block()[:LONGEST]
    lead = [Piece("paragraph", [Run(page.lead)])] if page.lead else []
    return [*lead, *read(html, address)]


def _made(kind, page, centre, pieces):
    """Return the bytes of a file."""
    if kind == "docx":
        from accessibility.files.word import word  # 6 MB of python-docx, for whoever asks

        return word(page.title, centre.full_name, pieces)
    return plain(page.title, pieces).encode()
