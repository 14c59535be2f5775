"""Library: documents and photos that say who made them: "Jan Kowalski", in every place for it."""

from io import BytesIO

import PIL.Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from tests.library.documents import accessible_pdf, docx, written, zipped
from tests.library.programs import acting

WHO = "Jan Kowalski"
TURNED, ARTIST = 0x0112, 0x013B  # of Exif

CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://s'
    'chemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/'
    'elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XML'
    'Schema-instance"><dc:title>Uchwała</dc:title>{}<dc:language>pl-PL</dc:language>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-02T08:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)
NAMED = f"<dc:creator>{WHO}</dc:creator><cp:lastModifiedBy>{WHO}</cp:lastModifiedBy>"
APP = "<Properties><TotalTime>3</TotalTime>{}<Pages>2</Pages></Properties>"
COMPANY = f"<Manager>{WHO}</Manager><Company>{WHO}</Company>"
CUSTOM = '<Properties><property name="a"><lpwstr>{}</lpwstr></property></Properties>'
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:'
    'meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:meta><dc:title>Uchwała</dc:title>'
    "<dc:language>pl-PL</dc:language>{}</office:meta></office:document-meta>"
)
OPEN_NAMED = (
    f"<meta:initial-creator>{WHO}</meta:initial-creator><dc:creator>{WHO}</dc:creator>"
    f'<meta:template xlink:href="/home/{WHO}/a.ott"/><meta:printed-by>{WHO}</meta:printed-by>'
)
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/'
    '" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"{}><pdfuaid:part>1</pdfuaid:part>'
    '<dc:title><rdf:Alt><rdf:li xml:lang="pl-PL">Uchwała</rdf:li></rdf:Alt></dc:title>{}'
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n   <?xpacket end="w"?>'
)
CREATOR = f"<dc:creator><rdf:Seq><rdf:li>{WHO}</rdf:li></rdf:Seq></dc:creator>"


def photo(who=WHO, turned=1, form="JPEG"):
    """Return a picture that says who took it."""
    out, exif, text = BytesIO(), PIL.Image.Exif(), PngInfo()
    if who:
        exif[ARTIST] = who
        text.add_text("Author", who)
    if turned != 1:
        exif[TURNED] = turned
    more = {"pnginfo": text} if form == "PNG" else {"comment": who.encode()} if who else {}
    more |= {"exif": exif} if exif else {}
    PIL.Image.new("RGB", (60, 40), "teal").save(out, form, **more)
    return out.getvalue()


def word(who=True, **more):
    """Return a DOCX; with names in its properties, in remarks, in a photo, or without any."""
    name = WHO if who else ""
    members = {
        "docProps/core.xml": CORE.format(NAMED if who else ""),
        "docProps/app.xml": APP.format(COMPANY if who else ""),
        "docProps/custom.xml": CUSTOM.format(name) if who else "<Properties/>",
        "word/comments.xml": f'<w:comment w:author="{name}" w:initials="" w:id="1">a</w:comment>',
        "word/media/image1.jpeg": photo(name),
        "word/media/image2.png": photo(name, form="PNG"),
    }
    return docx(f'<w:ins w:author="{name}"><w:t>Uchwała</w:t></w:ins>', **members, **more)


def sheet(who=WHO):
    """Return an XLSX."""
    path = f"C:\\Users\\{who}\\" if who else ""
    return zipped({
        "xl/workbook.xml": f'<workbook><x15ac:absPath url="{path}"/><sheets/></workbook>',
        "xl/comments1.xml": f"<authors><author>{who}</author></authors>",
        "xl/persons/person.xml": f'<person displayName="{who}" id="1" userId="{who}"/>',
        "docProps/core.xml": CORE.format(NAMED if who else ""),
    })  # fmt: skip


def slides(who=WHO):
    """Return a PPTX."""
    return zipped({
        "ppt/presentation.xml": "<presentation/>",
        "ppt/commentAuthors.xml": f'<p:cmAuthor id="1" name="{who}" initials="{who}"/>',
        "docProps/core.xml": CORE.format(NAMED if who else ""),
    })  # fmt: skip


def opened(who=True, kind="text"):
    """Return an ODT or an ODS."""
    name = f"<dc:creator>{WHO}</dc:creator>" if who else "<dc:creator></dc:creator>"
    return zipped({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<a><annotation>{name}</annotation>Uchwała</a>",
        "meta.xml": META.format(OPEN_NAMED if who else ""),
        "META-INF/manifest.xml": "<manifest/>",
    })  # fmt: skip


def rich(who=WHO):
    """Return an RTF."""
    names = f"{{\\author {who}}}{{\\operator {who}}}{{\\*\\company {who} \\}}}}" if who else ""
    changers = f"{{\\*\\revtbl {{Unknown;}}{{{who or 'Autor'};}}}}"
    info = f"{{\\info{{\\title Uchwa\\'b3a}}{names}{{\\nofpages1}}}}"
    user = f"{{\\*\\userprops {{\\propname a}}{{\\staticval {who}}}}}" if who else ""
    return f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}{info}{changers}{user}\\f0 Tekst}}".encode()


def paper(who=WHO, change=None, **facts):
    """Return a tagged PDF; `change` is given its PdfWriter."""
    made = accessible_pdf("Zasiłek rodzinny", "Zasiłek stały", title="Uchwała")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    writer.pdf_header = "%PDF-1.7"
    if who:
        writer.add_metadata({"/Author": who, "/Company": who})
    writer.add_metadata({"/Producer": "Word", "/CreationDate": "D:20261102", **facts})
    root = writer.root_object
    packet = DecodedStreamObject()
    packet.update({NameObject("/Type"): NameObject("/Metadata")})
    packet.update({NameObject("/Subtype"): NameObject("/XML")})
    city = f' photoshop:City="{who}"' if who else ""
    packet.set_data(XMP.format(city, CREATOR if who else "").encode())
    root[NameObject("/Metadata")] = writer._add_object(packet)
    _tag(writer, root)
    if change:
        change(writer)
    return written(writer)


def _tag(writer, root):
    """Give the PDF a heading and a paragraph for a screen reader."""
    tree = root["/StructTreeRoot"]
    for kind, alt in (("/H1", "Nagłówek"), ("/P", "Akapit")):
        one = DictionaryObject({NameObject("/S"): NameObject(kind)})
        one[NameObject("/Alt")] = TextStringObject(alt)
        kids = tree.setdefault(NameObject("/K"), DictionaryObject())
        one[NameObject("/K")] = kids
        tree[NameObject("/K")] = writer._add_object(one)


def remark(who=WHO):
    """Return a PDF with a remark on its page."""
    return acting("", f"/Annots [<< /Subtype /Text /Rect [0 0 9 9] /Contents (a) /T ({who}) >>]")
