"""Layer 0: takes out of a photo inside a document where and by whom it was made: JPEG, PNG.

The picture itself stays byte for byte; how it is turned stays, too.
"""

from io import BytesIO

# Of JPEG: Exif and XMP, what Photoshop writes, remarks; of PNG likewise.
TELLING = {0xE1, 0xED, 0xFE}
CHUNKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
SIGN = b"\x89PNG\r\n\x1a\n"
START_OF_PICTURE = 0xDA
TURNED = 0x0112  # of Exif


def without_origin(data):
    """Return a picture without what it says of itself: bytes; another file as it is."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return _png(data) if data.startswith(SIGN) else data


def _jpeg(data):
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != START_OF_PICTURE:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in TELLING:
            kept.append(data[at:end])
        at = end
    kept.append(data[at:])
    if sum(map(len, kept)) == len(data):
        return data
    turned = _turned(data)
    return b"".join([kept[0], turned, *kept[1:]])


def _turned(data):
    """Return the part of a JPEG that says how it is turned, and nothing else: bytes."""
    import PIL.Image  # the child only

    with PIL.Image.open(BytesIO(data)) as picture:
        turned = picture.getexif().get(TURNED, 1)
    if turned == 1:
        return b""
    exif = PIL.Image.Exif()
    exif[TURNED] = turned
    said = exif.tobytes()
    return b"\xff\xe1" + (len(said) + 2).to_bytes(2) + said


def _png(data):
    kept, at = [SIGN], len(SIGN)
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in CHUNKS:
            kept.append(data[at:end])
        at = end
    kept.append(data[at:])
    return b"".join(kept)
