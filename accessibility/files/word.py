"""Layer 2: the text of a page as an accessible DOCX: language, title, real headings and lists."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from core.language import language_tag

FONT = "Arial"  # what every computer has, without serifs
TEXT_SIZE = Pt(12)
# What no XML may hold; text pasted from elsewhere may bring it.
NO_XML = {code: None for code in range(32) if code not in (9, 10, 13)}
# The writing of the same text gives the same file, so its day is no part of it.
NO_DAY = datetime(2000, 1, 1)


def word(title, author, pieces):
    """Return a title and Pieces as a DOCX: bytes. author: the name of the centre."""
    document = Document()
    _describe(document, title, author)
    document.add_heading(_clean(title), level=1)
    lists = {}
    for piece in pieces:
        if piece.kind == "table":
            _add_table(document, piece.rows)
        else:
            _add_text(document, piece, lists)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document, title, author):
    """Write down language, title and author; make the letters large enough."""
    facts = document.core_properties
    facts.title, facts.author, facts.language = _clean(title), _clean(author), language_tag()
    facts.created = facts.modified = NO_DAY
    facts.comments, facts.last_modified_by = "", ""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    looks = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = looks.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        looks.append(language)
    language.set(qn("w:val"), language_tag())
    font = document.styles["Normal"].font
    font.name, font.size = FONT, TEXT_SIZE


def _add_text(document, piece, lists):
    """Add a heading, a paragraph, a quote or an item of a list, in the style of its kind."""
    level = f" {piece.level}" if piece.level > 1 else ""
    styles = {
        "heading": f"Heading {piece.level}",
        "quote": "Quote",
        "bullet": f"List Bullet{level}",
        "number": f"List Number{level}",
    }
    paragraph = document.add_paragraph(style=styles.get(piece.kind))
    if piece.kind == "number":
        _number(document, paragraph, piece, lists)
    for run in piece.runs:
        _add_run(paragraph, run)


def _add_run(paragraph, run):
    """Add some words; those of a link lead to its address."""
    words = paragraph.add_run(_clean(run.text))
    words.bold, words.italic = run.bold or None, run.italic or None
    if run.href:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.href, kind, is_external=True))
        words.font.underline = True
        link.append(words._r)
        paragraph._p.append(link)


def _number(document, paragraph, piece, lists):
    """Number an item; each list has a numbering of its own, or Word would count on from the last.

    lists: {number of a list in the text: its numbering in the file}, to which a new one is added.
    A list need not begin with 1: what nobody wrote into its first item is no piece of the text.
    """
    if piece.of_list not in lists:
        numbering = document.part.numbering_part.element
        style = numbering.num_having_numId(paragraph.style.element.pPr.numPr.numId.val)
        new = numbering.add_num(style.abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(piece.number)
        lists[piece.of_list] = new.numId
    kept = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    kept.get_or_add_numId().val = lists[piece.of_list]
    kept.get_or_add_ilvl().val = 0


def _add_table(document, rows):
    """Add a table whose first row, if it is one of headings, is read aloud as such."""
    width = max(map(len, rows))
    table = document.add_table(len(rows), width, style="Table Grid")
    for cells, row in zip(rows, table.rows, strict=True):
        for (text, is_header), cell in zip(cells, row.cells, strict=False):
            cell.paragraphs[0].add_run(_clean(text)).bold = is_header or None
    if all(is_header for _text, is_header in rows[0]):
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)
    document.add_paragraph()


def _clean(text):
    """Return the text without the signs that no XML may hold."""
    return str(text).translate(NO_XML)
