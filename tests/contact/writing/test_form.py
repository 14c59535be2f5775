"""What the form asks for, and what of it is read, kept and told to staff."""

import pytest

from contact.models import FormQuestion
from contact.writing import ticket
from contact.writing.form import WritingForm
from tests.contact.writing.conftest import TYPED


@pytest.fixture
def asking(form_page):
    """The form with a question of every kind."""
    form_page.questions = [
        FormQuestion(label="Sprawa", kind="choice", choices="zasiłek\n\n dodatek \nzasiłek"),
        FormQuestion(label="Ulica", kind="line", is_required=True, hint="Na przykład: Polna."),
        FormQuestion(label="Kiedy dzwonić?", kind="text"),
        FormQuestion(label="Mam pracownika socjalnego", kind="tick"),
    ]
    form_page.save()
    return type(form_page).objects.get(pk=form_page.pk)


def filled(page, **facts):
    """Return the form as somebody has filled it in."""
    return WritingForm(page, {"token": ticket.give(page.pk, used=True), **TYPED, **facts})


def names(page):
    """Return the names of the staff's questions."""
    return [f"q{question.pk}" for question in page.questions.all()]


def test_the_questions_of_staff_stand_after_the_message(asking):
    labels = [field.label for field in WritingForm(asking).asked_first]
    assert labels == [
        "Twoja wiadomość",
        "Sprawa (nieobowiązkowe)",
        "Ulica",
        "Kiedy dzwonić? (nieobowiązkowe)",
        "Mam pracownika socjalnego",
    ]


def test_a_question_about_the_person_says_what_it_asks_for_so_that_it_is_filled_in(form_page, read):
    form_page.questions = [
        FormQuestion(label="Kiedy się urodziłaś?", about="bday"),
        FormQuestion(label="Skąd piszesz?", kind="text", about="address-level2"),
        FormQuestion(label="Mieszkam tu", kind="tick", about="postal-code"),
        FormQuestion(label="Sprawa"),
    ]
    form_page.save()
    fields = [read(form_page.url).select_one(f"[name={name}]") for name in names(form_page)]
    found = [field.get("autocomplete") for field in fields]
    assert found == ["bday", "address-level2", None, None]


def test_staff_read_what_was_filled_in_in_the_order_of_the_form(asking):
    matter, street, when, tick = names(asking)
    form = filled(asking, **{matter: "dodatek", street: " Polna ", tick: "1"})
    assert form.is_valid(), form.errors
    assert form.rows() == [
        ("Twoja wiadomość", TYPED["message"]),
        ("Sprawa", "dodatek"),
        ("Ulica", "Polna"),
        ("Mam pracownika socjalnego", "tak"),
        ("Jak mamy odpowiedzieć?", "Zadzwońcie do mnie"),
        ("Numer telefonu", TYPED["phone"]),
        ("Imię i nazwisko", TYPED["name"]),
    ]


def test_an_answer_that_is_not_offered_is_refused(asking):
    matter, street, *_ = names(asking)
    form = filled(asking, **{matter: "inne", street: "Polna"})
    assert form.errors == {matter: ["Wybierz jedną z odpowiedzi."]}


def test_a_question_that_must_be_answered_says_so(asking):
    assert filled(asking).errors == {names(asking)[1]: ["Wpisz coś w tym polu."]}


def test_a_box_that_must_be_ticked_says_so(asking):
    asking.questions.filter(kind="tick").update(is_required=True)
    form = filled(asking, **{names(asking)[1]: "Polna"})
    assert form.errors == {names(asking)[3]: ["Zaznacz to pole."]}


def test_the_same_answer_is_offered_once(asking):
    assert asking.questions.get(kind="choice").answers == ["zasiłek", "dodatek"]


@pytest.mark.parametrize("number", ["600 000 000", "+48 44 000-00-00", "44 000 00 00 wew. 5"])
def test_a_number_may_be_written_as_people_write_it(number, form_page):
    assert filled(form_page, phone=number).is_valid()


@pytest.mark.parametrize("number", ["nie mam", "112", "12345", "-----"])
def test_what_cannot_be_called_is_no_number(number, form_page):
    assert "cyframi" in filled(form_page, phone=number).errors["phone"][0]


@pytest.mark.parametrize("address", ["anna", "anna@", "a@b\nBcc: c@example.org", "a b@example.org"])
def test_what_cannot_be_written_to_is_no_address(address, form_page):
    assert "email" in filled(form_page, answer="email", email=address).errors


def test_a_text_that_is_too_long_says_by_how_much(form_page):
    assert filled(form_page, message="ż" * 5_000).is_valid()
    errors = filled(form_page, message="ż" * 5_001).errors["message"]
    assert errors == ["To za długie: 5001 znaków. Skróć do 5000."]


def test_a_browser_may_fill_in_what_it_knows_of_the_person(form_page):
    form = WritingForm(form_page)
    told = {name: form[name].field.widget.attrs.get("autocomplete") for name in form.fields}
    assert {name: token for name, token in told.items() if token} == {
        "phone": "tel",
        "email": "email",
        "address": "street-address",
        "name": "name",
    }


def test_the_main_field_may_have_another_name(form_page):
    form_page.message_label = "O czym chcesz porozmawiać?"
    assert WritingForm(form_page)["message"].label == "O czym chcesz porozmawiać?"
