"""Layer 0: takes out of a WebM what tells of its author: tags, attachments, names of files.

Nothing is moved: an element (RFC 8794) becomes a void one of the same length, which players skip.
"""

INSIDE = {b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66"}  # the segment, which is all, and its facts
TELLING = {
    b"\x12\x54\xc3\x67",  # tags
    b"\x19\x41\xa4\x69",  # attached files, such as a cover
    b"\x73\x84",  # the name of the file, of the former and of the next
    b"\x3c\x83\xab",
    b"\x3e\x83\xbb",
    b"\x44\x61",  # the day of the recording
}
VOID, LONG = b"\xec", b"\x01"  # a size of eight bytes begins like this
LONGEST_ID, LONGEST_SIZE = 4, 8
PIECE = 65_536  # bytes written at a time


def forget(file, size):
    """Take them out of a file of this size that was just uploaded."""
    at = 0
    while at < size:
        file.seek(at)
        name, length, inner = _head(file.read(LONGEST_ID + LONGEST_SIZE))
        if not name:
            return  # damaged; players stop here, too
        start = at + inner
        # What was recorded live says of no length: what is inside follows, one by one.
        end = start if length is None or name in INSIDE else start + length
        if name in TELLING and length is not None and end <= size:
            _make_void(file, at, end)
        at = end


def _head(data):
    """Return the identifier, the length (None: unknown) and the length of both, of an element."""
    long = 9 - data[0].bit_length() if data else 0
    if not 1 <= long <= LONGEST_ID or len(data) <= long or not data[long]:
        return b"", None, 0
    wide = 9 - data[long].bit_length()
    said = int.from_bytes(data[long : long + wide]) - (1 << 7 * wide)
    is_unknown = said == (1 << 7 * wide) - 1
    return data[:long], None if is_unknown else said, long + wide


def _make_void(file, at, end):
    """Put a void element there."""
    whole = end - at
    short = whole < len(VOID) + LONGEST_SIZE
    size = bytes([0x80 | (whole - 2)]) if short else LONG + (whole - 9).to_bytes(7)
    file.seek(at)
    at += file.write(VOID + size)
    while at < end:
        at += file.write(bytes(min(PIECE, end - at)))
