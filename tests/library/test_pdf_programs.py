"""Library: a PDF is looked through for programs by a child, however it is made."""

import subprocess
import sys

import pytest

from library import pdf_programs
from library.child import ROOT
from library.pdf_programs import Finding, find, outcome
from tests.library.documents import locked_pdf, pdf
from tests.library.programs import acting, objects, packed

CYCLE = "<< /Subtype /Popup /Parent 4 0 R /Annots [4 0 R] >>"


def answering(program):
    """Return the command of a child that does this."""
    return [sys.executable, "-c", program]


def test_what_leads_back_to_itself_is_followed_once():
    assert outcome(acting("/AA << /Next 4 0 R >>", "", CYCLE)) == Finding.NOTHING


def test_what_is_not_there_leads_nowhere():
    assert outcome(acting("/OpenAction 99 0 R /Names 98 0 R")) == Finding.NOTHING


def test_a_file_of_too_many_objects_is_not_followed_to_its_end(monkeypatch):
    monkeypatch.setattr(pdf_programs, "OBJECTS", 3)
    assert outcome(packed(*objects("/AA [4 0 R 5 0 R]", "", "<< >>", "<< >>"))) == Finding.TOO_MUCH


def test_a_slow_file_is_not_followed_to_its_end(monkeypatch):
    monkeypatch.setattr(pdf_programs, "PATIENCE", -1)
    assert outcome(pdf("Zasiłek")) == Finding.TOO_MUCH


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('nonsense')", "1 / 0"])
def test_what_the_child_cannot_look_through_is_too_much(program, monkeypatch):
    monkeypatch.setattr(pdf_programs, "CHILD", answering(program))
    assert find(pdf("Zasiłek")) == Finding.TOO_MUCH


@pytest.mark.parametrize(
    ("data", "found"), [(pdf("Zasiłek"), Finding.LOCKED), (acting("/JS (a)"), Finding.PROGRAM)]
)
def test_a_server_without_a_process_to_spare_looks_at_the_surface(data, found, monkeypatch):
    monkeypatch.setattr(pdf_programs, "CHILD", ["/nowhere/python"])
    assert find(data) == found


def test_a_locked_file_is_told_apart():
    assert find(locked_pdf("Kasztan")) == Finding.LOCKED
    assert find(locked_pdf("")) == Finding.NOTHING


def test_the_server_does_not_load_what_reads_pdfs():
    said = "import sys, library.pdf_programs; print({'django', 'pypdf'} & set(sys.modules))"
    done = subprocess.run(answering(said), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
