"""What a file would change and says so, and what it changes once it is saved."""

import pytest

from contact import district_import
from contact.models import District, DistrictStreet
from tests.contact.districts import HEAD, PHONE, three_districts

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    three_districts()


def plan(*lines, everything=False):
    return district_import.Plan("\n".join([HEAD, *lines]), everything)


def errors(*lines, **options):
    """Return {number of the line: its errors in one text}."""
    return {line.row.number: " ".join(line.errors) for line in plan(*lines, **options).faulty}


def streets():
    """Return what is known now as sorted lines."""
    rows = DistrictStreet.objects.select_related("district")
    return sorted(f"{row.district.name}: {row} {row.parity}" for row in rows)


def save(user, *lines, everything=False):
    return district_import.save("\n".join([HEAD, *lines]), everything, user)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (";;;;Nowa;;;", "rejon"),
        ("Rejon 9;;;;;;;", "ulica"),
        ("Rejon 9;;;;ul.;;;", "ulica"),
        ("Rejon 9;;;;Nowa;12a;;", "12a"),
        ("Rejon 9;;;;Nowa;;1.5;", "1.5"),
        ("Rejon 9;;;;Nowa;0;5;", "od"),
        ("Rejon 9;;;;Nowa;1;999999;", "do"),
        ("Rejon 9;;;;Nowa;9;3;", "do"),
        ("Rejon 9;;;;Nowa;1;3;lewa", "strona"),
        ("Rejon 9;;;zadzwoń;Nowa;;;", "telefon"),
        (f"{'R' * 81};;;;Nowa;;;", "rejon"),
        (f"Rejon 9;;;;{'U' * 121};;;", "ulica"),
        (f"Rejon 9;;{'p' * 41};;Nowa;;;", "pokoj"),
        ("Rejon 9;;;;Łąkowa;5;7;", "Rejon 3"),
        ("Rejon 2;;;;Polna;;;", "linii 3"),
        ("Rejon 9;;;;Zielona;3;9;\n", "4"),
        ("Rejon 1;Ewa;;;Nowa;;;", "Anna"),
    ],
)
def test_an_error_is_said_of_its_line(known, line, said):
    good = ["Rejon 1;Anna;;;Wzorcowa;;;", "Rejon 1;;;;Polna;1;19;nieparzyste"]
    found = errors(*good, "Rejon 1;;;;Zielona;1;10;nieparzyste", line.strip())
    assert list(found) == [5]
    assert said in found[5]


def test_all_errors_of_a_line_are_said_at_once(known):
    (told,) = errors("Rejon 9;;;x;;a;b;c").values()
    for column in ("telefon", "ulica", "od", "do", "strona"):
        assert column in told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Rejon 9;;;x;;0;1000000;", ["telefon", "ulica", "od", "do"]),
        (f"Rejon 9;;;;Nowa;1;{'9' * 300};lewa;coś", ["więcej pól", "do:", "strona"]),
        (f"{'R' * 300};;;;{'U' * 300};9;3;", ["rejon:", "ulica:", "do:"]),
        (";;;;Łąkowa;;;", ["rejon", "Rejon 3"]),
    ],
)
def test_no_fault_of_a_line_hides_another(known, line, said):
    (told,) = errors(line).values()
    assert [part for part in said if part not in told] == []


def test_the_plan_says_what_changes_from_what_to_what(known):
    told = plan("Rejon 1;Ewa;pokój 7;;Polna;;;", "Rejon 1;Ewa;;+48 11 111 11 11;Nowa;;;")
    (planned,) = told.districts
    assert [(one.label, one.old, one.new) for one in planned.changes] == [
        ("Pracownik socjalny", "Pracownik Rejon 1", "Ewa"),
        ("Telefon", PHONE, "+48 11 111 11 11"),
    ]


def test_nothing_is_saved_if_one_line_is_wrong(known, administrator):
    before = streets()
    assert save(administrator, "Rejon 1;;;;Nowa;;;", "Rejon 1;;;;;;;").faulty
    assert streets() == before


def test_saving_replaces_the_streets_of_the_districts_in_the_file_and_of_no_other(
    known, administrator
):
    save(administrator, "rejon 1;Ewa;;;ul. Nowa;;;", "Rejon 1;;;;Polna;1;9;nieparzyste")
    assert streets() == [
        "Rejon 1: Polna 1–9 odd", "Rejon 1: ul. Nowa all",
        "Rejon 2: Polna 2–20 even", "Rejon 3: Łąkowa all",
    ]  # fmt: skip
    assert list(District.objects.filter(name="Rejon 1").values_list("worker", "room")) == [
        ("Ewa", "pokój 7")
    ]
    assert DistrictStreet.objects.get(street="ul. Nowa").key == "ul nowa"


def test_a_new_district_is_made(known, administrator):
    save(administrator, "Rejon 4;Ewa;pokój 4;+48 00 000 00 00;Nowa;;;")
    made = District.objects.get(name="Rejon 4")
    assert (made.worker, made.room, made.phone) == ("Ewa", "pokój 4", "+48 00 000 00 00")


def test_a_file_of_everything_empties_the_others_but_keeps_them(known, administrator):
    told = plan("Rejon 1;;;;Polna;;;", everything=True)
    assert (told.faulty, told.emptied) == ([], ["Rejon 2", "Rejon 3"])
    save(administrator, "Rejon 1;;;;Polna;;;", everything=True)
    assert streets() == ["Rejon 1: Polna all"]
    assert District.objects.count() == 3


def test_the_plan_says_what_is_added_what_stays_and_what_goes(known):
    told = plan("Rejon 1;;;;Wzorcowa;;;", "Rejon 1;;;;Nowa;;;", "Rejon 4;;;;Cicha;;;")
    assert [(p.district.name, p.is_new, p.added, p.removed) for p in told.districts] == [
        ("Rejon 1", False, 1, 1),
        ("Rejon 4", True, 1, 0),
    ]
    assert [line.is_known for line in told.lines] == [True, False, False]
    assert [str(street) for street in told.removed] == ["Polna 1–19"]


def test_too_many_districts_are_a_wrong_column():
    with pytest.raises(district_import.file.NotReadable):
        plan(*(f"Rejon {n};;;;Ulica{n};;;" for n in range(301)))


def test_a_full_file_asks_few_questions(known, administrator, django_assert_max_num_queries):
    lines = [f"Rejon {n % 5};;;;Ulica numer{n};;;" for n in range(3_000)]
    with django_assert_max_num_queries(70):
        save(administrator, *lines)
    assert DistrictStreet.objects.count() == 3_000  # those of Rejon 1 to 3 were replaced
