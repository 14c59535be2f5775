"""Layer 2: a field for the hours of a day."""

from django.db import models

from contact.hours import parse


class HoursField(models.CharField):
    """Text that staff write as on a door; kept in one form, refused where it makes no sense."""

    def __init__(self, *args, **kwargs):
        """Leave room for several intervals; empty means closed."""
        super().__init__(*args, **{"max_length": 120, "blank": True, **kwargs})

    def clean(self, value, model_instance):
        """Return the text in the form in which hours are kept, or say what is wrong."""
        return str(parse(super().clean(value, model_instance)))
