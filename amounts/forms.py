"""Layer 0: the rows of values in the form of an amount: figures as people write them."""

import re
from itertools import pairwise

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from amounts.standing import Unit, day_in_words

# "1234", "1 234" or "1.234", then ",50", ".50" or ",-", then a unit; any space is " " by then.
FIGURE = re.compile(
    r"""(?: (?P<whole>[0-9]+|[0-9]{1,3}(?:[ ][0-9]{3})+) (?: [.,] (?P<part>[0-9]{1,2}) | ,[-–—] )?
    | (?P<dotted>[0-9]{1,3}(?:\.[0-9]{3})+) , (?P<rest>[0-9]{1,2}|[-–—]) )
    [ ]? (?: zł | zl | złot[ye] | złotych | zlot[ey] | zlotych | pln | % | procent )? \.?""",
    re.I | re.X,
)

PER_CENT, MONEY = re.compile("%|procent", re.I), re.compile("z[łl]|pln", re.I)


class FigureField(forms.DecimalField):
    """A decimal that is typed as in a letter: "1 234,56 zł". A browser's own field loses commas."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "required": gettext_lazy("Write the value in digits, for example: 215.84."),
        "invalid": gettext_lazy("We do not know this figure. Write it like 1 234.50 or 215.84."),
    }

    def to_python(self, value):
        """Return a Decimal of what Polish offices write; refuse what could be meant otherwise."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        seen = "".join(sign for sign in value if sign.isprintable() or sign.isspace())
        found = FIGURE.fullmatch(" ".join(seen.split()))
        if not found:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        whole = re.sub("[ .]", "", found["whole"] or found["dotted"])
        part = (found["part"] or found["rest"] or "").strip("-–—")
        return super().to_python(f"{whole}.{part or 0}")

    def prepare_value(self, value):
        """Return what stands in the field: a stored value with a comma, a typed text as it is."""
        return value if value is None or isinstance(value, str) else str(value).replace(".", ",")


class AmountValueForm(WagtailAdminModelForm):
    """One row: a value and its period."""

    class Meta:
        field_classes = {"value": FigureField}
        error_messages = {
            "valid_from": {
                "required": gettext_lazy("Write the first day on which the value is in force.")
            },
        }


class ValuesFormSet(BaseChildFormSet):
    """The rows of one amount, of which at most one holds on any day."""

    default_error_messages = {
        "too_few_forms": gettext_lazy("Add at least one value: an amount without one says nothing.")
    }

    def clean(self):
        """Refuse rows that hold on the same day, and say which day it is."""
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form)]
        dated = [form for form in kept if form.cleaned_data.get("valid_from")]
        dated.sort(key=lambda form: form.cleaned_data["valid_from"])
        for before, after in pairwise(dated):
            self.compare(before, after)

    def compare(self, before, after):
        """Put an error into one of two neighbouring rows if both hold on a day."""
        first, start = before.cleaned_data["valid_from"], after.cleaned_data["valid_from"]
        end = before.cleaned_data.get("valid_to")
        if first == start:
            said = _("Another value is in force from %(day)s too. Delete one, or change its day.")
            after.add_error("valid_from", said % {"day": day_in_words(start)})
        elif end and end >= start:
            said = _(
                "From %(start)s to %(end)s the next value is in force too. Write an earlier last "
                "day, or leave it empty: the next value ends this one."
            )
            until = min(end, after.cleaned_data.get("valid_to") or end)
            days = {"start": day_in_words(start), "end": day_in_words(until)}
            before.add_error("valid_to", said % days)


class AmountForm(WagtailAdminModelForm):
    """The form of an amount, whose rows are all in its unit."""

    def clean(self):
        """Put an error into a row that says per cent of an amount in zloty, or the other way."""
        cleaned = super().clean()
        unit = cleaned.get("unit")
        for row in self.formsets["values"].forms if unit else []:
            typed = str(row.data.get(row.add_prefix("value"), ""))
            found = PER_CENT.search(typed), MONEY.search(typed)
            if any(found) and bool(found[0]) != (unit == Unit.PER_CENT):
                said = _(
                    "Above you chose another unit: %(unit)s. Choose this one there, or mend it."
                )
                if not row.has_error("value"):
                    row.add_error("value", said % {"unit": Unit(unit).label})
        return cleaned


class ValuesPanel(InlinePanel):
    """The rows in the editor, with our forms."""

    def get_form_options(self):
        """Return Wagtail's options with our form and set of forms."""
        options = super().get_form_options()
        ours = {"form": AmountValueForm, "formset": ValuesFormSet}
        options["formsets"][self.relation_name].update(ours)
        return options
