"""Layer 2: the form of a district, which lets no address belong to two districts."""

from collections import defaultdict

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from contact import house_numbers
from search import polish


class DistrictForm(WagtailAdminModelForm):
    """Compares the streets with one another and with those of all other districts."""

    def clean_name(self):
        """Refuse a name that differs from another only by capitals or Polish letters."""
        name = " ".join(self.cleaned_data["name"].split())
        others = self._meta.model.objects.exclude(pk=self.instance.pk)
        folded = polish.fold(name)
        for other in others.values_list("name", flat=True):
            if polish.fold(other) == folded:
                message = _("There is a district of this name: %(name)s. Choose another name.")
                self.add_error("name", message % {"name": other})
                break
        return name

    def is_valid(self):
        """Check the streets once each of them is right in itself."""
        valid = super().is_valid()
        return valid and not self._say_overlaps()

    def _say_overlaps(self):
        """Put an error beside each street that overlaps; return whether there was one."""
        forms = {id(form.instance): form for form in self._kept_forms()}
        found = False
        for row, other, number in self._overlaps([form.instance for form in forms.values()]):
            if id(row) in forms:
                found = True
                forms[id(row)].add_error("street", self._message(other, number))
        return found

    def _kept_forms(self):
        streets = self.formsets["streets"]
        return [f for f in streets.forms if f not in streets.deleted_forms and f.instance.key]

    def _overlaps(self, own):
        """Return the overlaps among own rows and those of other districts; one query."""
        streets = defaultdict(list)
        model = self.formsets["streets"].model
        others = model.objects.filter(key__in={row.key for row in own})
        for row in others.exclude(district=self.instance.pk).select_related("district"):
            streets[row.key].append(row)
        for row in own:
            streets[row.key].append(row)
        return [overlap for rows in streets.values() for overlap in house_numbers.overlaps(rows)]

    def _message(self, other, number):
        facts = {"number": number, "street": str(other)}
        if other.district_id and other.district_id != self.instance.pk:
            facts["district"] = other.district.name
            message = _(
                "Number %(number)s already belongs to the district “%(district)s” (%(street)s). "
                "Change the numbers here or there."
            )
        else:
            message = _("Number %(number)s stands twice in this district (%(street)s).")
        return message % facts
