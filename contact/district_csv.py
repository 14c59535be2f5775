"""Layer 2: the file of districts as text: what Excel and others write, and what we write for them.

One line is one street or one part of a street. Columns are named in Polish, in any order.
"""

import csv
import io
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from contact import house_numbers
from search import polish
from search.reports import harmless

DISTRICT, WORKER, ROOM, PHONE = "rejon", "pracownik", "pokoj", "telefon"
STREET, FROM, TO, SIDE = "ulica", "od", "do", "strona"
COLUMNS = [DISTRICT, WORKER, ROOM, PHONE, STREET, FROM, TO, SIDE]
NEEDED = [DISTRICT, STREET, FROM, TO, SIDE]
SIDES = {
    house_numbers.ALL: "wszystkie",
    house_numbers.ODD: "nieparzyste",
    house_numbers.EVEN: "parzyste",
}
EXAMPLE = ["Rejon 1", "", "pokój 1", "+48 00 000 00 00", "Przykładowa", "1", "19", "nieparzyste"]

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 20_000
LONGEST = 255  # characters of a cell; more than any column may have, which its check says
_FOR_EXCEL = re.compile(r"\s*sep=.?\s*", re.IGNORECASE)  # a line that only Excel reads
_SEPARATORS = ";,\t"
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class NotReadable(Exception):
    """The file as a whole is of no use; says why, and what to do."""


@dataclass
class Row:
    """A line of the file: its number, its text, its cells by column, what is wrong with it.

    A line that cannot be taken apart has no cells.
    """

    number: int
    text: str
    cells: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)


# -- Reading ----------------------------------------------------------------------------------


def decoded(data):
    """Return the bytes of an uploaded file as text; raise NotReadable if they are no text."""
    if len(data) > MOST_BYTES:
        raise NotReadable(too_big())
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise NotReadable(
            _("This is a spreadsheet. In Excel choose: File → Save as → CSV UTF-8, and load that.")
        )
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text
    raise NotReadable(_("This is not a CSV file. Save your list as “CSV UTF-8” and load that."))


def too_big():
    """Return what is said of a file that is too big."""
    return _("The file is too big. It may have 2 MB and 20,000 lines; split it in two.")


def read(text):
    """Return the lines of a file as Rows, blank ones left out; raise NotReadable if it has none."""
    lines = re.split(r"\r\n|\r|\n", text)
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip(" ;,\t")]
    if numbered and _FOR_EXCEL.fullmatch(numbered[0][1]):
        numbered = numbered[1:]
    if not numbered:
        raise NotReadable(_("The file is empty."))
    if len(numbered) > MOST_LINES + 1:
        raise NotReadable(too_big())
    (_first, head), *rest = numbered
    separator = max(_SEPARATORS, key=head.count)
    names = _columns(head, separator)
    if not rest:
        raise NotReadable(_("The file has only the names of columns, without any street below."))
    return [_row(number, line, separator, names) for number, line in rest]


def _columns(line, separator):
    """Return the names of the columns; raise NotReadable if one is missing, unknown or twice."""
    names = [polish.fold(name).strip() for name in _cells(line, separator) or [line]]
    while names and not names[-1]:
        names.pop()
    faults = [
        (_("These columns are missing: %(names)s."), [n for n in NEEDED if n not in names]),
        (_("We do not know these columns: %(names)s."), [n for n in names if n not in COLUMNS]),
        (_("These columns stand twice: %(names)s."), {n for n in names if names.count(n) > 1}),
    ]
    said = [text % {"names": _listed(found)} for text, found in faults if found]
    if said:
        how = _("The first line must name the columns: %(names)s.") % {"names": "; ".join(COLUMNS)}
        raise NotReadable(" ".join([*said, how]))
    return names


def _listed(names):
    return ", ".join(name[:40] or "–" for name in [*names][: len(COLUMNS)])


def _cells(line, separator):
    """Return the cells of one line, or None if its quotation marks do not match."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return None


def _row(number, line, separator, names):
    row, cells = Row(number, line), _cells(line, separator)
    if cells is None:
        row.errors.append(
            _("A quotation mark has no pair. Delete it, or write a second one at the end.")
        )
        return row
    if any(cell.strip() for cell in cells[len(names) :]):
        row.errors.append(_("There are more cells than columns. Delete what is too much."))
    tidy = [" ".join(_plain(cell).split())[:LONGEST] for cell in cells]
    row.cells = dict(zip(names, tidy + [""] * len(names), strict=False))
    return row


def _plain(cell):
    """Return a cell without the apostrophe that `harmless` put before it."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


# -- Writing ----------------------------------------------------------------------------------


def write(rows):
    """Return lists of cells as a file that a Polish Excel opens as it should: bytes."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(str(cell)) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def cells_of(street):
    """Return the cells of a contact.models.DistrictStreet."""
    district = street.district
    numbers = [street.number_from or "", street.number_to or ""]
    about = [district.name, district.worker, district.room, district.phone]
    return [*about, street.street, *numbers, SIDES[street.parity]]
