"""Layer 0: takes out of a recording what a phone wrote into it: where it was made, by whom.

Recordings are served as they are, so this is done once, in the uploaded file, without changing its
length: a box of MP4 is renamed to one that players skip, a tag of MP3 is overwritten.
"""

from library import webm_origin

TOLD = {b"udta", b"meta"}  # user data, metadata: place, device, title
INSIDE = {b"moov", b"trak"}  # what holds them
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
HEADER, LONG_HEADER = 8, 16
DEEPEST = 3
PIECE = 65_536  # bytes written at a time
TAG_HEADER, OLD_TAG = 10, 128  # bytes of ID3v2's header, of ID3v1


def forget_origin(file, extension):
    """Take the metadata out of a file that was just uploaded: "mp4", "m4a", "mp3" or "webm"."""
    size = file.size
    if extension in ("mp4", "m4a"):
        _forget_boxes(file, 0, size, depth=1)
    elif extension == "mp3":
        _forget_tags(file, size)
    elif extension == "webm":
        webm_origin.forget(file, size)
    file.seek(0)


def _forget_boxes(file, at, end, depth):
    """Rename the boxes from `at` to `end` that tell, and look into those that hold others."""
    while at + HEADER <= end:
        file.seek(at)
        head = file.read(LONG_HEADER + HEADER)
        length, kind, inner = int.from_bytes(head[:4]), head[4:8], HEADER
        if length == 1:
            length, inner = int.from_bytes(head[8:16]), LONG_HEADER
        elif length == 0:  # up to the end
            length = end - at
        if length < inner or at + length > end:
            return  # damaged; players stop here, too
        is_xmp = kind == b"uuid" and head[inner : inner + 16].startswith(XMP[:8])
        if kind in TOLD or is_xmp:
            file.seek(at + 4)
            file.write(b"free")
            _overwrite(file, at + inner, at + length)
        elif kind in INSIDE and depth < DEEPEST:
            _forget_boxes(file, at + inner, at + length, depth + 1)
        at += length


def _overwrite(file, at, end):
    """Put noughts there, a piece at a time: what is skipped could be read all the same."""
    file.seek(at)
    while at < end:
        at += file.write(bytes(min(PIECE, end - at)))


def _forget_tags(file, size):
    """Overwrite what stands before and after the sound."""
    file.seek(0)
    head = file.read(TAG_HEADER)
    if head[:3] == b"ID3" and len(head) == TAG_HEADER:
        length = sum((byte & 0x7F) << 7 * place for place, byte in enumerate(reversed(head[6:])))
        file.seek(5)
        file.write(b"\0")  # no extended header is left
        file.seek(TAG_HEADER)
        file.write(bytes(min(length, size - TAG_HEADER)))
    file.seek(max(0, size - OLD_TAG))
    if size >= OLD_TAG and file.read(3) == b"TAG":
        file.seek(size - OLD_TAG)
        file.write(bytes(OLD_TAG))
