"""Layer 2: the form that residents fill in: a message, how to answer, and the staff's questions."""

import re

from django import forms
from django.utils.translation import gettext as _

from contact.writing import ticket
from contact.writing.fields import LINE, Choice, Line, Mail, Text, field_of
from contact.writing.ticket import State
from contact.writing.typed import one_line, plain

TRAP = "website"  # nobody sees it; whoever fills it in is a program
DIGITS = 7  # of the shortest phone number in Poland without a prefix
ADDRESS = 500
WAYS = ("phone", "email", "address")  # to answer; each needs the field of its name


class WritingForm(forms.Form):
    """The form of a contact.models.FormPage; bound if `posted` (a dict of texts) is given.

    What was typed is made plain before anything looks at it, so it comes back as it would be kept.
    """

    def __init__(self, page, posted=None):
        """Take the fields that the page asks for, and nothing else of what was sent."""
        self.page, self.is_stale = page, False
        self.questions = {f"q{q.pk or n}": q for n, q in enumerate(page.questions.all())}
        super().__init__(auto_id="pole-%s")
        self.fields.update(self._fields())
        if posted is not None:
            names = [*self.fields, TRAP, "token"]
            self.data = {name: plain(posted[name]) for name in names if name in posted}
            self.is_bound = True

    def _fields(self):
        """Return the fields in their order: {name: field}."""
        label = self.page.message_label or _("Your message")
        hint = _("Do not write your PESEL number or about your health unless it is needed.")
        ways = Choice(_("How are we to answer?"), required=True, choices=ways_to_answer())
        return {
            "message": Text(label, rows=8, required=True, help_text=hint),
            **{name: field_of(question) for name, question in self.questions.items()},
            "answer": ways,
            "phone": Line(_("Phone number"), required=True, longest=40, autocomplete="tel"),
            "email": Mail(_("E-mail address"), required=True, autocomplete="email"),
            "address": Text(
                _("Postal address: street, number, postcode, town"),
                required=True,
                longest=ADDRESS,
                autocomplete="street-address",
            ),
            "name": Line(_("Name and surname"), longest=LINE, autocomplete="name"),
        }

    @property
    def asked_first(self):
        """Return what stands before the ways to answer: bound fields."""
        return [self["message"], *(self[name] for name in self.questions)]

    @property
    def ways(self):
        """Return what is needed for each way to answer: bound fields."""
        return [self[name] for name in WAYS]

    @property
    def token(self):
        """Return the ticket of this form: the one it came with as long as it is good."""
        came = self.data.get("token", "")
        if self.is_bound and ticket.read(came, self.page.pk).state in (State.GOOD, State.TOO_FRESH):
            return came
        return ticket.give(self.page.pk or 0, used=self.is_bound)

    def clean_phone(self):
        """Return a number that can be called."""
        number = one_line(self.cleaned_data["phone"])
        if number and len(re.sub(r"\D", "", number)) < DIGITS:
            raise forms.ValidationError(
                _("Write the number with digits, for example 44 000 00 00.")
            )
        return number

    def clean(self):
        """Refuse what a program has sent, in words for a person who was taken for one."""
        self._forget_other_ways()
        state = ticket.read(self.data.get("token", ""), self.page.pk).state
        if self.data.get(TRAP):
            state = State.FORGED
            del self.data[TRAP]
        if state != State.GOOD:
            self.is_stale = True
            self.add_error(None, refusal(state))
        return self.cleaned_data

    def _forget_other_ways(self):
        """Keep only what the chosen way to answer needs; the rest may be wrong, or empty."""
        for name in WAYS:
            if self.data.get("answer") != name:
                self.errors.pop(name, None)
                self.cleaned_data[name] = ""

    def rows(self):
        """Return what was written, as staff read it: (label, text) of what is filled in."""
        given = self.cleaned_data
        names = ["message", *self.questions, "answer", *WAYS, "name"]
        rows = [(self.fields[name].plain_label, self._told(name, given[name])) for name in names]
        return [(label, text) for label, text in rows if text]

    def _told(self, name, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return dict(ways_to_answer())[value] if name == "answer" else value or ""


def ways_to_answer():
    """Return the ways to answer: [(name, label)]; the name is that of the field it needs."""
    return [
        ("phone", _("Call me")),
        ("email", _("Write me an e-mail")),
        ("address", _("Send me a letter")),
        ("none", _("I do not need an answer")),
    ]


def refusal(state):
    """Return the sentence for somebody whose form was not taken."""
    if state == State.TOO_OLD:
        return _("The form was open for more than a day. Check it and send it again.")
    if state == State.TOO_FRESH:
        return _("That was very quick, as if by a program. Check the form and send it again.")
    return _("The form was not sent: something was lost on the way. Please send it again.")
