"""What templates ask of a form: its errors with their fields, what a browser may fill in."""

from django import forms

from core.templatetags.form_tags import autocomplete, with_fields


class LetMeIn(forms.Form):
    """A form like those that let somebody in."""

    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label="E-mail", widget=forms.TextInput({"autocomplete": "username"}))
    password = forms.CharField(label="Hasło", widget=forms.PasswordInput)

    def clean(self):
        """Refuse whatever is complete."""
        if not self.errors:
            raise forms.ValidationError("Sprawdź e-mail i hasło.")


def test_every_error_leads_to_its_field_and_names_it():
    form = LetMeIn({"name": "", "password": ""})
    assert [field for field, _ in with_fields(form)] == ["id_name", "id_password"]
    assert with_fields(form)[1][1].startswith("Hasło: ")


def test_an_error_of_the_whole_form_leads_to_its_first_field():
    form = LetMeIn({"name": "anna@example.org", "password": "x"})
    assert with_fields(form) == [("id_name", "Sprawdź e-mail i hasło.")]


def test_a_form_nobody_has_sent_has_no_errors():
    assert with_fields(LetMeIn()) == []


def test_a_browser_may_fill_in_a_password_and_what_the_field_says():
    form = LetMeIn()
    assert autocomplete(form["name"]) == "username"
    assert autocomplete(form["password"]) == "current-password"
    assert autocomplete(form["secret"]) == ""
    form.fields["text"] = forms.CharField(widget=forms.Textarea)
    assert autocomplete(form["text"]) == ""
