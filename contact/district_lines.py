"""Layer 2: what each line of a file of districts says, and what is wrong with it."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contact import district_csv as file
from contact import house_numbers
from contact.models import District, DistrictStreet
from search import polish

FACTS = {file.WORKER: "worker", file.ROOM: "room", file.PHONE: "phone"}
SIDES = {"": house_numbers.ALL} | {polish.fold(word): side for side, word in file.SIDES.items()}
_COLUMNS = {"name": file.DISTRICT, "street": file.STREET, "parity": file.SIDE}
_COLUMNS |= {"number_from": file.FROM, "number_to": file.TO}
_COLUMNS |= {fact: column for column, fact in FACTS.items()}


@dataclass
class Change:
    """A fact about a district that the file changes: what it is called, its old and new value."""

    label: str
    old: str
    new: str


@dataclass
class Planned:
    """A district that the file names, as it will be, and its lines."""

    district: District
    lines: list = field(default_factory=list)
    said: dict = field(default_factory=dict)  # {fact: (value, number of the line)}
    changes: list = field(default_factory=list)
    added: int = 0
    removed: int = 0

    @property
    def is_new(self):
        """Say whether there is no such district yet."""
        return self.district.pk is None


@dataclass
class Line:
    """A line of the file and what it makes: a row of a street, unless something is wrong."""

    row: file.Row
    planned: Planned | None = None
    street: DistrictStreet | None = None
    is_known: bool = False  # the district has this street already

    @property
    def errors(self):
        """Return what is wrong: a list of texts."""
        return self.row.errors


class Reader:
    """Makes Lines of file.Rows; `districts` are those that they name: {folded name: Planned}."""

    def __init__(self):
        self.districts = {}
        self._known = {polish.fold(one.name): one for one in District.objects.all()}

    def line(self, row):
        """Return the Line of a Row."""
        line = Line(row)
        if row.cells:
            line.planned = self._district(row)
            line.street = _street(row)
        if line.planned:
            line.planned.lines.append(line)
        return line

    def _district(self, row):
        """Return the Planned district that a row names; note what the row says of it."""
        name = row.cells[file.DISTRICT]
        if not name:
            row.errors.append(_("The district is missing. Write its name in the column “rejon”."))
            return None
        folded = polish.fold(name)
        if folded not in self.districts:
            planned = Planned(self._known.get(folded) or District(name=name))
            self.districts[folded] = planned
            _check(planned.district, "name", row)
        for column, fact in FACTS.items():
            _note(self.districts[folded], fact, row.cells.get(column, ""), row)
        return self.districts[folded]


def _note(planned, fact, value, row):
    """Note a fact about a district; all lines that say it must say the same."""
    if not value:
        return
    if fact not in planned.said:
        planned.said[fact] = (value, row.number)
        old = getattr(planned.district, fact)
        if old != value:
            label = capfirst(District._meta.get_field(fact).verbose_name)
            planned.changes.append(Change(label, old, value))
        setattr(planned.district, fact, value)
        _check(planned.district, fact, row)
    said, number = planned.said[fact]
    if value != said:
        message = _("Line %(number)s says “%(value)s” of the same district. Make both equal.")
        row.errors.append(_at(fact, message % {"number": number, "value": said}))


def _street(row):
    """Return the unsaved row of a street that a line describes; None if that is wrong."""
    cells, before = row.cells, len(row.errors)
    side = SIDES.get(polish.fold(cells[file.SIDE]))
    street = DistrictStreet(street=cells[file.STREET], parity=side)
    if street.street:
        _check(street, "street", row)
    else:
        row.errors.append(_("The street is missing. Write its name in the column “ulica”."))
    if street.parity is None:
        row.errors.append(_at("parity", _("Write parzyste, nieparzyste or wszystkie.")))
    for name in ("number_from", "number_to"):
        setattr(street, name, _number(name, row))
        _check(street, name, row)
    try:
        street.clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            row.errors.extend(_at(name, message) for message in messages)
    return None if len(row.errors) > before else street


def _number(name, row):
    """Return the number in a cell; None if it is empty, or no number."""
    text = row.cells[_COLUMNS[name]]
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if text:
        message = _("“%(text)s” is no number. Write digits only, for example 12, or nothing.")
        row.errors.append(_at(name, message % {"text": text[:40]}))
    return None


def _check(instance, name, row):
    """Note what the model says against the value of one of its fields."""
    try:
        instance._meta.get_field(name).clean(getattr(instance, name), instance)
    except ValidationError as error:
        row.errors.extend(_at(name, message) for message in error.messages)


def _at(name, message):
    """Return a message with the name of the column that it is about."""
    return f"{_COLUMNS[name]}: {message}"
