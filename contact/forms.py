"""Layer 2: the form of opening hours: dated rows that must not overlap."""

from itertools import combinations

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel


class OpeningHoursForm(WagtailAdminModelForm):
    """The form of opening hours, whose weeks look like the sign on a door."""

    class Media:
        css = {"all": ["contact/door-sign.css"]}


class DatedRows(BaseChildFormSet):
    """Rows that hold from a day until a day: contact.models.dated.DatedRow."""

    def clean(self):
        """Say at the first day of a row that it overlaps another; nothing typed is lost."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        filled = [form for form in kept if form.is_valid() and form.has_changed()]
        for earlier, later in combinations(filled, 2):
            (first, last), (other_first, other_last) = earlier.instance.span, later.instance.span
            if first <= other_last and other_first <= last:
                message = _("These days overlap another row, %(days)s. Change one of the two.")
                field = self.model.date_fields[0]
                later.add_error(field, message % {"days": earlier.instance})


class DatedRowsPanel(InlinePanel):
    """An InlinePanel of such rows."""

    def get_form_options(self):
        """Return Wagtail's options with our formset."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = DatedRows
        return options
