"""Layer 2: the fields of a form that residents fill in, with what is said if they are wrong."""

from django import forms
from django.utils.translation import gettext as _

from contact.writing.typed import one_line

LINE, LONG_LINE = 200, 254
TEXT = 5_000


class KindMixin:
    """A field that knows which template draws it: contact/form/field.html."""

    kind = "line"

    def __init__(self, label, *, autocomplete="", **options):
        """Say in the label that an answer is not required, so that nobody has to know signs."""
        is_required = options.setdefault("required", False)
        self.plain_label = label
        if not is_required and self.kind != "tick":
            label = _("%(label)s (not required)") % {"label": label}
        super().__init__(label=label, **options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete


class Line(KindMixin, forms.CharField):
    """A few words."""

    def __init__(self, label, *, longest=LINE, **options):
        """Take at most `longest` characters."""
        super().__init__(label, max_length=longest, **options)
        self.error_messages |= too_long_or_empty(_("Write something here."))

    def to_python(self, value):
        """Return the words in one line."""
        return one_line(super().to_python(value))


class Text(Line):
    """A longer text."""

    kind = "text"

    def __init__(self, label, *, longest=TEXT, rows=4, **options):
        """Take at most `longest` characters, in a field of so many rows."""
        widget = forms.Textarea({"rows": rows})
        super().__init__(label, longest=longest, widget=widget, **options)

    def to_python(self, value):
        """Return the text with its lines."""
        return forms.CharField.to_python(self, value)


class Mail(KindMixin, forms.EmailField):
    """An e-mail address."""

    def __init__(self, label, **options):
        """Say how an address looks."""
        super().__init__(label, max_length=LONG_LINE, **options)
        self.error_messages |= too_long_or_empty(_("Write your e-mail address."))
        self.error_messages["invalid"] = _(
            "This is not an e-mail address. It looks like this: anna@example.org."
        )


class Choice(KindMixin, forms.ChoiceField):
    """One of several answers."""

    kind = "choice"
    widget = forms.Select

    def __init__(self, label, **options):
        """Ask for one of them."""
        super().__init__(label, **options)
        message = _("Choose one of the answers.")
        self.error_messages |= {"required": message, "invalid_choice": message}


class Tick(KindMixin, forms.BooleanField):
    """A box."""

    kind = "tick"

    def __init__(self, label, **options):
        """Ask for the tick if there has to be one."""
        super().__init__(label, **options)
        self.error_messages["required"] = _("Tick this box.")


def too_long_or_empty(empty):
    """Return the messages of a text that is missing (`empty`) or too long."""
    return {
        "required": empty,
        "max_length": _(
            "This is too long: %(show_value)d characters. Shorten it to %(limit_value)d."
        ),
    }


def field_of(question):
    """Return the field for a contact.models.FormQuestion."""
    options = {"required": question.is_required, "help_text": question.hint}
    if question.kind == question.Kind.CHOICE:
        choices = [(answer, answer) for answer in question.answers]
        return Choice(question.label, choices=choices, **options)
    if question.kind == question.Kind.TICK:
        return Tick(question.label, **options)
    kind = Text if question.kind == question.Kind.TEXT else Line
    return kind(question.label, autocomplete=question.about, **options)
