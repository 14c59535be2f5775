"""Layer 1: the form in which staff edit a page; days and hours as they are typed anywhere."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.models import Page, Site

from core.publishing import StoppingForm
from core.slugs import ascii_slug

MENU_LENGTH = 7  # what people take in at a glance
# A day further off is a slip of the hand: 2062 for 2026, 1926, 20.
YEARS_BACK, YEARS_AHEAD = 50, 10


class PageForm(StoppingForm, WagtailAdminPageForm):
    """Also compares the page's address with its neighbours', and keeps the menu short."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # "slugify" drops ł in the browser already; "urlify" spells Polish letters out.
            attrs = self.fields["slug"].widget.attrs
            actions = attrs.get("data-action", "")
            attrs["data-action"] = actions.replace("w-slug#slugify", "w-slug#urlify")

    def clean_slug(self):
        """Return the slug as it will be saved."""
        slug = self.cleaned_data["slug"]
        return ascii_slug(slug) or slug

    def clean_show_in_menus(self):
        """Refuse one more page in a full menu; a page that is in it already stays."""
        wanted = self.cleaned_data["show_in_menus"]
        if wanted and not self.instance.show_in_menus:
            others = in_the_menu(self.parent_page).exclude(pk=self.instance.pk)
            if len(others) >= MENU_LENGTH:
                raise forms.ValidationError(menu_is_full(others))
        return wanted


def in_the_menu(parent):
    """Return the pages right below `parent` that ask to be in the menu: a queryset.

    None below any page but a home page: the menu shows the first level only.
    """
    is_home = Site.objects.filter(root_page=parent).exists()
    return parent.get_children().filter(show_in_menus=True) if is_home else Page.objects.none()


def menu_is_full(pages):
    """Return the sentence that says so and names the first of the pages that are in the menu."""
    message = _(
        "The menu has room for %(count)s pages, and it is full: %(titles)s. "
        "Untick “Show in menus” on one of them first."
    )
    titles = ", ".join(page.title for page in pages[:MENU_LENGTH])
    return message % {"count": MENU_LENGTH, "titles": titles}


# -- Days and hours ---------------------------------------------------------------------------


def check_day(day, years_ahead=YEARS_AHEAD):
    """Raise ValidationError if a typed day (a date) is so far off that its year must be wrong."""
    today = localdate()
    first, last = _years_from(today, -YEARS_BACK), _years_from(today, years_ahead)
    if day and not first <= day <= last:
        message = _("Is the year right? Write a day from %(first)s to %(last)s.")
        days = {"first": date_format(first, "j E Y"), "last": date_format(last, "j E Y")}
        raise ValidationError(message % days, code="wrong_century")


def _years_from(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


class DayField(forms.DateField):
    """A day that can be meant. Checked as it is typed, so what is stored can always be saved."""

    default_error_messages = {"invalid": gettext_lazy("Enter a valid date, for example 1.12.2026.")}

    def validate(self, value):
        """Refuse a wrong century."""
        super().validate(value)
        check_day(value)


class MomentField(forms.DateTimeField):
    """A day and an hour that clocks show once."""

    default_error_messages = {
        "invalid": gettext_lazy("Enter a valid date and time, for example 1.12.2026 15:30.")
    }

    def to_python(self, value):
        """Return the moment; say plainly why an hour of the night of a change cannot be."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            message = _(
                "The clocks change that night, so this hour does not exist or comes twice. "
                "Choose an hour before 2:00, or 3:00 and later."
            )
            raise ValidationError(message, code=error.code) from error

    def validate(self, value):
        """Refuse a wrong century."""
        super().validate(value)
        check_day(value and value.date())


class AsTyped:
    """A calendar that leaves alone what it does not understand.

    Wagtail's puts today, or 2 March for 31 February, in the place of what somebody typed, and
    nobody notices; ours lets the form say what is wrong.
    """

    def get_config(self):
        """Return what the calendar's script is told."""
        return {**super().get_config(), "validateOnBlur": False}


class DayInput(AsTyped, AdminDateInput):
    """A day."""


class MomentInput(AsTyped, AdminDateTimeInput):
    """A day and an hour."""


# For every form of the admin, in whatever app: here, because forms are made after all models.
DAY = {"form_class": DayField, "widget": DayInput}
MOMENT = {"form_class": MomentField, "widget": MomentInput}
register_form_field_override(models.DateField, override=DAY)
register_form_field_override(models.DateTimeField, override=MOMENT)
