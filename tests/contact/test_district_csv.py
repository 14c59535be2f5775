"""The file of districts as text: encodings, separators, columns, what is no file at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact import district_csv

HEAD = "rejon;pracownik;pokoj;telefon;ulica;od;do;strona"
LINE = "Rejon 1;Anna;pokój 1;+48 00 000 00 00;Łąkowa;1;19;nieparzyste"


def reason(data):
    """Return why a file cannot be read."""
    with pytest.raises(district_csv.NotReadable) as caught:
        district_csv.read(district_csv.decoded(data))
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize("separator", ";,\t")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(encoding, separator, end):
    text = f"{HEAD}{end}{LINE}{end}".replace(";", separator)
    (row,) = district_csv.read(district_csv.decoded(text.encode(encoding)))
    assert (row.number, row.errors) == (2, [])
    assert row.cells["ulica"] == "Łąkowa"
    assert row.cells["pokoj"] == "pokój 1"


def test_columns_stand_in_any_order_and_are_written_anyhow():
    text = 'Strona ;ULICA;"Od";do;Rejon;Pokój\nparzyste;"ul. Polna";2;;Rejon 2;7'
    (row,) = district_csv.read(text)
    assert row.cells == {
        "strona": "parzyste", "ulica": "ul. Polna", "od": "2", "do": "", "rejon": "Rejon 2",
        "pokoj": "7",
    }  # fmt: skip


def test_blank_lines_are_passed_over_and_lines_keep_their_numbers():
    rows = district_csv.read(f"{HEAD}\n\n{LINE}\n;;;;;;;\n{LINE}\n")
    assert [row.number for row in rows] == [3, 5]


def test_missing_cells_at_the_end_are_empty():
    (row,) = district_csv.read(f"{HEAD}\nRejon 1;;;;Polna")
    assert (row.cells["do"], row.cells["strona"], row.errors) == ("", "", [])


@pytest.mark.parametrize(
    "line",
    ['Rejon 1;;;;"Polna;1;2;', f"{LINE};nadmiar"],
    ids=["quotation mark", "too many cells"],
)
def test_a_broken_line_is_an_error_of_that_line_alone(line):
    broken, whole = district_csv.read(f"{HEAD}\n{line}\n{LINE}")
    assert (len(broken.errors), broken.text) == (1, line)
    assert whole.errors == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "pusty"),
        (b"\n ;; \n", "pusty"),
        (HEAD.encode(), "nazwy kolumn"),
        (b"PK\x03\x04xl/worksheets", "Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "CSV"),
        (f"{HEAD}\nRejon\x00 1".encode(), "CSV"),
        (b"rejon;ulica;od\nA;B;1", "do, strona"),
        (f"{HEAD};uwagi\n{LINE};x".encode(), "uwagi"),
        (f"{HEAD};ulica\n{LINE};x".encode(), "ulica"),
        (b"Ala ma kota\ni psa", "rejon"),
        (f"{HEAD}\n{LINE}".encode("utf-16"), "CSV"),
        (b'"rejon;ulica\nx', "rejon"),
        (b"a" * (district_csv.MOST_BYTES + 1), "2 MB"),
        ((f"{HEAD}\n" + "x\n" * 20_001).encode(), "20"),
    ],
)
def test_what_is_no_list_of_districts_is_refused_with_a_reason(data, said):
    assert said in reason(data)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"{HEAD}\n{t}".encode()))
def test_any_file_at_all_is_read_or_refused_with_a_reason(data):
    try:
        rows = district_csv.read(district_csv.decoded(data))
    except district_csv.NotReadable:
        return
    assert all(row.errors or set(row.cells) == set(district_csv.COLUMNS) for row in rows)


FORMULAS = ["=1+1", "+48 00 000 00 00", "-2", "@SUM(A1)", "=HYPERLINK(1)", "'quoted'", "zwykły"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_we_write_is_no_formula_and_is_read_back_as_it_was(text):
    written = district_csv.write([[text, "", "", "", "Polna", "", "", ""]])
    cell = written.decode("utf-8-sig").splitlines()[1].strip('"')
    assert not cell.startswith(("=", "+", "-", "@"))
    (row,) = district_csv.read(district_csv.decoded(written))
    assert row.cells["rejon"] == text
