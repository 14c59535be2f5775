"""Layer 2: what a resident is told who asks for a street and a number. Nothing asked is kept."""

from dataclasses import dataclass, field

from django.apps import apps
from django.utils.translation import gettext as _

from contact import districts, house_numbers, typed_address
from search import polish
from search.views import clean

SURE = 4  # a street that was meant without any doubt; 3: its name was mended; 0: nothing like it
TOWNS = 20  # that are looked for in what residents type
LISTED = 600  # streets that are offered while one types; more would make the page heavy


@dataclass
class Answer:
    """What was typed, what is wrong with it, and the district if it is known."""

    typed_street: str = ""
    typed_number: str = ""
    asked: bool = False
    errors: dict = field(default_factory=dict)  # {"street" or "number": what to do}
    street: str = ""  # as it is called, once it is known
    mended: bool = False
    number: int | None = None
    number_text: str = ""
    district: object = None
    unit: object = None  # its page, if anybody may read it
    others: list = field(default_factory=list)  # streets to choose from
    alike: bool = False  # they fit equally well
    more: int = 0  # how many there are, if only some of them are offered
    suggestions: list = field(default_factory=list)  # names for the field

    @property
    def wrong_fields(self):
        """Return the errors as the error summary takes them: [(id of the field, message)]."""
        return [(f"finder-{name}", message) for name, message in self.errors.items()]

    @property
    def outside(self):
        """Say whether the street is known and nobody looks after this number."""
        return bool(self.street and not self.district and not self.errors)


def answer(street, number):
    """Return the Answer to what was typed; None means that a field was not sent at all."""
    known = _known_streets()
    told = Answer(clean(street or ""), clean(number or ""), asked=street is not None)
    if len(known) <= LISTED:
        told.suggestions = sorted(known.values(), key=polish.fold)
    told.number_text = told.typed_number
    if told.asked and not told.typed_street:
        told.errors["street"] = _("Write the name of your street, for example: Polna.")
    elif told.asked:
        _find_street(told, known)
    return told


def _find_street(told, known):
    """Put into the answer which street is meant, and then its district."""
    found, number = _best_reading(districts.Streets(known), told.typed_street)
    told.number_text = told.typed_number or number
    told.mended, told.alike = found.mended, found.alike
    told.more = found.total if found.total > len(found.others) else 0
    told.others = [known[key] for key in found.others]
    if found.street:
        told.street = known[found.street]
        told.number = house_numbers.house_number(told.number_text)
        _find_district(told, found.street)


def _best_reading(streets, typed):
    """Return (Found, number) of the reading of a text that leads farthest."""
    found = streets.find(typed)
    if _sureness(found) == SURE:
        return found, ""
    ranked = []
    for name, number in typed_address.readings(typed, _towns()):
        found = streets.find(name)
        # A number before a street may be a part of its name: "5 Maja" is not "3 Maja 5".
        if number and typed.startswith(number) and _has_number(found):
            continue
        if _sureness(found) == SURE:
            return found, number
        ranked.append((_sureness(found), bool(number), -len(ranked), found, number))
    return max(ranked)[-2:]


def _sureness(found):
    """Return how sure a Found is: SURE, or less."""
    if found.street:
        return SURE - found.mended
    return 2 if found.alike else int(bool(found.others))


def _has_number(found):
    return any(sign.isdigit() for key in (found.street, *found.others) for sign in key)


def _towns():
    """Return the towns of our buildings: what residents may write after their street."""
    towns = apps.get_model("contact", "Building").objects.order_by().values_list("town", flat=True)
    return list(towns.distinct()[:TOWNS])


def _find_district(told, key):
    """Put into the answer whose district the number is in, or what is missing to tell."""
    rows = _street_model().objects.filter(key=key).select_related("district")
    rows = [row for row in rows if told.number is None or house_numbers.covers(row, told.number)]
    if told.number is None:
        one = len({row.district_id for row in rows}) == 1
        if not (one and house_numbers.cover_every_number(rows)):
            told.errors["number"] = _missing_number(told.number_text)
            return
    if rows:
        told.district = rows[0].district
        told.unit = _public_unit(told.district.unit_id)


def _missing_number(typed):
    if typed:
        return _("We do not see a house number here. Write it with digits, for example: 12 or 12a.")
    return _("Who your worker is depends on the number of your house. Add it.")


def _known_streets():
    """Return the streets of all districts: {key: name}; one query."""
    named = _street_model().objects.order_by("street").values_list("key", "street").distinct()
    known = {}
    for key, name in named:
        known.setdefault(key, districts.label(name))
    return known


def _street_model():
    return apps.get_model("contact", "DistrictStreet")  # which itself imports this module


def _public_unit(pk):
    """Return the page of a unit if anybody may read it."""
    units = apps.get_model("contact", "UnitPage").objects
    return units.live().public().filter(pk=pk).first() if pk else None
