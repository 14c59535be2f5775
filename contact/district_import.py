"""Layer 2: what a file of districts would change, and changing it.

A Plan is made of the text of the file and of what is known now. It is made anew when staff say
yes to it: meanwhile somebody may have changed a district.
"""

from collections import Counter, defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from contact import district_csv as file
from contact import house_numbers
from contact.district_lines import Reader
from contact.models import District, DistrictStreet

MOST_DISTRICTS = 300


def signature(street):
    """Return what two equal rows of a district have in common."""
    return street.street, street.number_from, street.number_to, street.parity


class Plan:
    """What a file would do; with `everything` other districts than it names lose their streets."""

    def __init__(self, text, everything=False):
        """Read the text; raise district_csv.NotReadable if there is nothing to go by."""
        rows = file.read(text)
        self.everything = everything
        reader = Reader()
        self.lines = [reader.line(row) for row in rows]
        self.districts = list(reader.districts.values())
        if len(self.districts) > MOST_DISTRICTS:
            raise file.NotReadable(
                _("More than 300 districts are named. Is the right column called “rejon”?")
            )
        now = DistrictStreet.objects.select_related("district").order_by(
            "district__place", "street"
        )
        named = {planned.district.pk for planned in self.districts}
        self._own = [street for street in now if street.district_id in named]
        self._others = [street for street in now if street.district_id not in named]
        self._find_overlaps()
        self._compare()

    @property
    def faulty(self):
        """Return the lines with errors."""
        return [line for line in self.lines if line.errors]

    @property
    def emptied(self):
        """Return the names of the districts outside the file that lose their streets."""
        return list(dict.fromkeys(s.district.name for s in self._others)) if self.everything else []

    def _find_overlaps(self):
        """Say of each line whose numbers belong to somebody already who that is."""
        streets, lines = defaultdict(list), {}
        for street in [] if self.everything else self._others:
            streets[street.key].append(street)
        for line in self.lines:
            if line.street:
                lines[id(line.street)] = line
                streets[line.street.key].append(line.street)
        for rows in streets.values():
            for row, other, number in house_numbers.overlaps(rows):
                if id(row) in lines:
                    errors = lines[id(row)].errors
                    errors.append(_overlap(lines.get(id(other)), other, number))

    def _compare(self):
        """Find out what is new, what stays and what goes."""
        left = defaultdict(Counter)
        for street in self._own:
            left[street.district_id][signature(street)] += 1
        for planned in self.districts:
            kept = left[planned.district.pk]
            for line in planned.lines:
                if line.street and kept[signature(line.street)] > 0:
                    kept[signature(line.street)] -= 1
                    line.is_known = True
            planned.added = sum(bool(one.street and not one.is_known) for one in planned.lines)
            planned.removed = kept.total()
        self.removed = [s for s in self._own if _take(left[s.district_id], signature(s))]
        self.removed += self._others if self.everything else []

    def save(self, user):
        """Write it all down, in the name of `user`."""
        for planned in self.districts:
            action = "wagtail.create" if planned.is_new else "wagtail.edit"
            planned.district.save()
            log(instance=planned.district, action=action, user=user)
        gone = DistrictStreet.objects.all()
        if self.everything:
            for district in District.objects.filter(name__in=self.emptied):
                log(instance=district, action="wagtail.edit", user=user)
        else:
            gone = gone.filter(district__in=[planned.district.pk for planned in self.districts])
        gone.delete()
        for planned in self.districts:
            for line in planned.lines:
                line.street.district = planned.district
        DistrictStreet.objects.bulk_create([line.street for line in self.lines], batch_size=500)


def save(text, everything, user):
    """Make the Plan of a text and carry it out, unless a line is faulty; return the Plan."""
    with transaction.atomic():
        # One after another: two that load the same new districts at once would make each twice.
        list(ContentType.objects.select_for_update().filter(app_label="contact", model="district"))
        plan = Plan(text, everything)
        if not plan.faulty:
            plan.save(user)
    return plan


def _take(left, one):
    """Take one of what is left; say whether there was one."""
    left[one] -= 1
    return left[one] >= 0


def _overlap(line, street, number):
    """Return what is said of a number that a line, or a district outside the file, has already."""
    if line:
        message = _("Number %(number)s of this street is in line %(line)s already.")
        return message % {"number": number, "line": line.row.number}
    message = _(
        "Number %(number)s of this street belongs to the district “%(district)s”, which the file "
        "does not name (%(street)s)."
    )
    return message % {"number": number, "district": street.district.name, "street": street}
