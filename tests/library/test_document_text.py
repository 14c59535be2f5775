"""Library: a file is read in a process that it cannot make run away, whatever it holds."""

import random
import subprocess
import sys
import time

import pytest

from library import document_text
from library.child import ROOT
from library.document_text import State, clean, read_file
from tests.library.documents import docx, locked_pdf, odt, pdf, zipped
from tests.library.files import half

PDF = pdf("Zasiłek rodzinny")
DOCX = docx("<w:p><w:r><w:t>Zasiłek rodzinny</w:t></w:r></w:p>")
ODT = odt("<text:p>Zasiłek rodzinny</text:p>")
WHOLE = {"pdf": PDF, "docx": DOCX, "odt": ODT, "txt": "Zasiłek rodzinny".encode()}

SLEEP = "import time; time.sleep(9)"
GARBAGE = [
    "",
    "nic",
    "[]",
    "5",
    '{"a": 1}',
    '["read"]',
    '["read", 5, null]',
    '["read", "a", 5]',
    '["lost", "a", null]',
    "[" * 9999,
]


def child(program):
    """Return the command of a child that does this instead of reading."""
    return [sys.executable, "-c", program]


@pytest.mark.parametrize("extension", list(WHOLE))
def test_a_whole_file_is_read(extension):
    assert read_file(WHOLE[extension], extension)[:2] == (State.READ, "Zasiłek rodzinny")


@pytest.mark.parametrize("extension", list(WHOLE))
def test_an_empty_file_has_no_text(extension):
    assert read_file(b"", extension)[0] in (State.EMPTY, State.BROKEN)


@pytest.mark.parametrize("extension", ["csv", "rtf", "xlsx", "ods", "pptx", "", "exe; rm"])
def test_other_types_are_not_read(extension, monkeypatch):
    monkeypatch.setattr(document_text, "CHILD", child("raise SystemExit(1)"))
    assert read_file(b"Zasi\xc5\x82ek", extension)[:2] == (State.UNSUPPORTED, "")


def test_a_locked_file_says_so():
    assert read_file(locked_pdf("Kasztan"), "pdf")[:2] == (State.ENCRYPTED, "")


@pytest.mark.parametrize(
    ("named", "really"), [("docx", "pdf"), ("pdf", "docx"), ("odt", "docx"), ("txt", "docx")]
)
def test_a_file_of_another_type_than_its_name_says_is_broken(named, really):
    assert read_file(WHOLE[really], named)[:2] == (State.BROKEN, "")


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_half_an_office_document_is_broken(extension):
    assert read_file(half(WHOLE[extension]), extension)[:2] == (State.BROKEN, "")


def damaged(rounds):
    """Yield (extension, bytes) of files cut, stirred and made up, the same in every run."""
    dice = random.Random(1990)  # noqa: S311 — nothing is kept secret with it
    for extension, data in WHOLE.items():
        for _round in range(rounds):
            yield extension, data[: dice.randrange(len(data))]
            yield extension, dice.randbytes(dice.randrange(2000))
            stirred = bytearray(data)
            for _sign in range(dice.randrange(1, 30)):
                stirred[dice.randrange(len(data))] = dice.randrange(256)
            yield extension, bytes(stirred)


def test_no_damage_raises_or_leaves_what_the_database_refuses():
    for extension, data in damaged(rounds=60):
        state, text, _barriers = document_text.outcome(data, extension)
        assert bool(text) == (state in (State.READ, State.CUT))
        assert text.isprintable()


def test_the_child_answers_to_damage_what_its_reader_finds():
    for extension, data in damaged(rounds=1):
        assert read_file(data, extension) == document_text.outcome(data, extension)


@pytest.mark.parametrize("answer", GARBAGE)
def test_a_child_that_talks_nonsense_means_broken(answer, monkeypatch):
    monkeypatch.setattr(document_text, "CHILD", child(f"print({answer!r})"))
    assert read_file(PDF, "pdf")[:2] == (State.BROKEN, "")


@pytest.mark.parametrize("end", ["raise SystemExit(3)", "import os; os.kill(os.getpid(), 11)"])
def test_a_child_that_dies_means_broken(end, monkeypatch):
    monkeypatch.setattr(document_text, "CHILD", child(f'print(\'["read", "a"]\'); {end}'))
    assert read_file(PDF * 1000, "pdf")[:2] == (State.BROKEN, "")


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(document_text, "CHILD", child(SLEEP))
    monkeypatch.setattr(document_text, "SECONDS", 0.1)
    start = time.monotonic()
    assert read_file(PDF, "pdf")[:2] == (State.BROKEN, "")
    assert time.monotonic() - start < 5


def test_a_server_without_a_process_to_spare_does_not_blame_the_file(monkeypatch):
    monkeypatch.setattr(document_text, "CHILD", ["/nowhere/python"])
    assert read_file(PDF, "pdf")[:2] == (State.UNREAD, "")


def bounded(program):
    """Run a program that bounds itself first; return how it ended and what it said."""
    code = f"from library import document_text as d; {program}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_child_cannot_fill_the_memory():
    code, said = bounded("d.bind(); b'a' * d.MEMORY")
    assert (code, "MemoryError" in said) == (1, True)


def test_the_child_cannot_keep_the_processor():
    code, _said = bounded("d.SECONDS = 1; d.bind()\nwhile True: pass")
    assert code < 0  # ended by the system


def test_neither_side_loads_what_it_has_no_use_for():
    said = "import sys; print({'django', 'pypdf', 'wagtail'} & set(sys.modules))"
    assert bounded(said) == (0, "set()\n")


def test_the_child_knows_no_secrets(monkeypatch):
    said = "import json, os; print(json.dumps(['read', ' '.join(os.environ)]))"
    monkeypatch.setattr(document_text, "CHILD", child(said))
    assert "SECRET_KEY" not in read_file(PDF, "pdf")[1]


def test_only_the_beginning_of_a_long_text_is_kept(monkeypatch):
    monkeypatch.setattr(document_text, "CHARACTERS", 12)
    assert document_text.outcome(b"Dwa razy dwa", "txt")[:2] == (State.READ, "Dwa razy dwa")
    assert document_text.outcome(b"Dwa razy dwa to cztery", "txt")[:2] == (
        State.CUT,
        "Dwa razy dwa",
    )
    assert document_text.outcome(b"Dwa   razy   " * 9, "txt")[:2] == (State.CUT, "Dwa razy Dwa")


def test_a_slow_document_is_found_by_what_was_read_in_time(monkeypatch):
    monkeypatch.setattr(document_text, "PATIENCE", -1)
    assert document_text.outcome(pdf("Raz", "Dwa"), "pdf")[:2] == (State.CUT, "Raz")


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("zasi-\nłek", "zasiłek"),
        ("zasi- \n  łek rodzinny", "zasiłek rodzinny"),
        ("zasi\u2010\nłek", "zasiłek"),
        ("ZASI-\nŁEK", "ZASIŁEK"),
        ("za\u00adsi\u00ad\nłek", "zasiłek"),
        ("pierw-\nszy i dru-\ngi, a-\nb-\nc", "pierwszy i drugi, abc"),
        ("Kowalska-\nNowak", "Kowalska-Nowak"),
        ("biało-\n-czerwony", "biało- -czerwony"),
        ("lata 2025-\n2026 r.", "lata 2025- 2026 r."),
        ("5-\nletnie dziecko", "5- letnie dziecko"),
        ("e-mail, e - mail", "e-mail, e - mail"),
        (" Ośrodek\t\u00a0 \r\n\n Pomocy\x0c", "Ośrodek Pomocy"),
        ("za\x00si\x07ł\ud800ek\u200b\ufeff\ue000", "zasiłek"),
        ("zasi\ufb02ek Z\u0307o\u0301łty", "zasiflek Żółty"),
    ],
)
def test_words_are_made_whole(found, kept):
    assert clean(found) == kept


def test_a_bomb_in_an_archive_is_no_danger_to_the_child():
    bomb = zipped({"word/document.xml": "<w:t>" + "a " * 30_000_000})
    state, text, _barriers = read_file(bomb, "docx")
    assert state in (State.CUT, State.BROKEN)
    assert len(text) <= document_text.CHARACTERS
