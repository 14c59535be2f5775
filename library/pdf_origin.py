"""Layer 0: takes out of a PDF who wrote it; runs in the child of document_origin.

The file is written anew from all that its catalogue leads to: older versions that it may hold go,
too. Afterwards it is compared: pages, tags, language and title must be as they were.
"""

import re
from io import BytesIO
from xml.etree import ElementTree

from library import document_access
from library.office_origin import Signed
from library.picture_origin import without_origin

# What may stay in the two places for properties: nothing of it is about people.
FACTS = {"/Title", "/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"}
FACTS |= {"/PTEX.Fullbanner", "/GTS_PDFXVersion", "/GTS_PDFXConformance"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = {  # prefix: address, names that stay; of standards all
    "dc": ("http://purl.org/dc/elements/1.1/", "title|language|format"),
    "xmp": ("http://ns.adobe.com/xap/1.0/", "CreateDate|ModifyDate|MetadataDate|CreatorTool"),
    "pdf": ("http://ns.adobe.com/pdf/1.3/", "Producer|Trapped|PDFVersion"),
    "xmpMM": ("http://ns.adobe.com/xap/1.0/mm/", "DocumentID|InstanceID"),
    "pdfuaid": ("http://www.aiim.org/pdfua/ns/id/", ".+"),
    "pdfaid": ("http://www.aiim.org/pdfa/ns/id/", ".+"),
    "pdfaExtension": ("http://www.aiim.org/pdfa/ns/extension/", ".+"),
    "pdfaSchema": ("http://www.aiim.org/pdfa/ns/schema#", ".+"),
    "pdfaProperty": ("http://www.aiim.org/pdfa/ns/property#", ".+"),
}
STAYS = re.compile("|".join(rf"\{{{re.escape(at)}\}}(?:{names})" for at, names in SPACES.values()))
PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n%b\n<?xpacket end="w"?>'
GROWTH, ROOM = 2, 200_000  # how much larger a file may get: times, bytes
SIGNATURES = 1  # of /SigFlags: there is a field for one (ISO 32000-1, table 219)


class Locked(Exception):
    """The file may be read, but not changed."""


def forget(data):
    """Return the PDF without names: bytes; None if there are none.

    Raises Signed, Locked, or whatever pypdf raises over a damaged file.
    """
    from pypdf import PdfReader, PdfWriter  # the server itself never loads it

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return None  # nobody reads them without the password
    root = reader.root_object
    told, packet = _forget_packet(root)
    told = any([told, _forget_facts(reader._info or {}), *map(_forget_in, _all(root))])
    if not told:
        return None
    if reader.is_encrypted:
        raise Locked
    if _is_signed(root):
        raise Signed  # whatever was changed above was changed in this copy only
    # A copy of all that can be reached: what was taken off is left behind.
    writer = PdfWriter(clone_from=reader)
    changed = _written(writer, reader.pdf_header, packet)
    if _tags(writer.root_object) != _tags(root) or _summary(changed) != _summary(data):
        raise ValueError("something is lost")
    if len(changed) > GROWTH * len(data) + ROOM:  # what was packed is not packed again
        raise ValueError("residents would load much more")
    return changed


def _written(writer, header, packet):
    """Return the file that a writer makes, with this packet of properties: bytes."""
    from pypdf.generic import DecodedStreamObject, NameObject

    if packet:
        stream = DecodedStreamObject()
        stream.update({NameObject("/Type"): NameObject("/Metadata")})
        stream.update({NameObject("/Subtype"): NameObject("/XML")})
        stream.set_data(packet)
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    out = BytesIO()
    writer.pdf_header = header
    writer.write(out)
    return out.getvalue()


def _forget_facts(facts):
    """Take out of the first place for properties what is not in FACTS; say if there was any."""
    names = [name for name in facts if name not in FACTS]
    told = any(str(facts[name]).strip() for name in names)
    for name in names:
        del facts[name]
    return told


def _forget_packet(root):
    """Take the second off, which is XML (XMP); return if it told, and what stays of it: bytes."""
    if "/Metadata" not in root:
        return False, b""
    data = root.pop("/Metadata").get_object().get_data()
    try:
        packet, told = _kept(data)
    except ElementTree.ParseError:
        return True, b""
    return told, packet if told else data


def _kept(packet):
    """Return the packet with nothing but what stays, and whether it held more: bytes, bool."""
    for prefix, (address, _names) in SPACES.items():
        ElementTree.register_namespace(prefix, address)
    tree = ElementTree.fromstring(packet)  # noqa: S314 — the child is bounded
    told = False
    for holder in tree.iterfind(f".//{RDF}RDF/{RDF}Description"):
        for name in [one for one in holder.attrib if not STAYS.fullmatch(one)]:
            if name != f"{RDF}about":
                told = bool(holder.attrib.pop(name).strip()) or told
        for one in [one for one in holder if not STAYS.fullmatch(one.tag)]:
            told = bool("".join(one.itertext()).strip() or one.attrib) or told
            holder.remove(one)
    return PACKET % ElementTree.tostring(tree), told


def _all(root):
    """Yield each dictionary of a PDF that its catalogue leads to, once."""
    seen, left = set(), [root]
    while left:
        one = left.pop()
        if hasattr(one, "idnum"):  # a reference to an object
            number = (one.idnum, one.generation)
            one = None if number in seen else one.get_object()
            seen.add(number)
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            yield one
            left += one.values()


def _forget_in(one):
    """Take names out of a dictionary; say if there were any."""
    told = [one.pop("/PieceInfo", None), one.pop("/Metadata", None)]
    if "/Rect" in one and one.get("/Subtype") != "/Widget":  # of a remark; of a field it is a name
        told.append(one.pop("/T", None))
    if one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        photo = without_origin(one._data)
        told.append(photo if photo != one._data else None)
        one._data = photo
    return any(value is not None for value in told)


def _is_signed(root):
    """Say whether there is a place for a signature in the PDF, or one in force."""
    form = root.get("/AcroForm")
    flags = form.get_object().get("/SigFlags") if form is not None else None
    told = flags is not None and int(flags.get_object()) & SIGNATURES
    # The flags may be left out (table 218); a signature itself has the ranges that it covers.
    return "/Perms" in root or bool(told) or any(map(_signs, _all(root)))


def _signs(one):
    """Say whether a dictionary is a signature, or a field that has one."""
    return "/ByteRange" in one or (one.get("/FT") == "/Sig" and "/V" in one)


def _summary(data):
    """Return what readers of a PDF depend on besides its tags, for a comparison: a list."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    root = reader.root_object
    title = reader.metadata.title if reader.metadata else None
    drawn = [hash(_drawn(page)) for page in reader.pages]
    return [document_access.barriers(data, [], 1), str(root.get("/Lang")), title, drawn]


def _tags(root):
    """Return the names and descriptions of all tags, in the order of the tree: a list.

    Only tags: from one that is drawn a way leads to its page, and to the tree of all pages, which
    a copy has in another shape.
    """
    found, left = [], [root.get("/StructTreeRoot")]
    while left:
        one = left.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict) and one.get("/Type") not in ("/MCR", "/OBJR"):
            found.append((str(one.get("/S")), str(one.get("/Alt"))))
            left.append(one.get("/K"))
    return found


def _drawn(page):
    """Return the operators that draw a page: bytes."""
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""
