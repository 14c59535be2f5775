"""The command `check_declaration`: of this site, of its draft, of a file, of an address."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from accessibility.link_check import in_ascii
from accessibility.management.commands.check_declaration import Command
from accessibility.models import DeclarationPage
from tests.samples import declaration_page

pytestmark = pytest.mark.django_db


def run(*args, **options):
    call_command("check_declaration", *args, **options)


def test_the_declaration_of_the_site_has_no_fault(home, capsys):
    declaration_page()
    run()
    assert capsys.readouterr().out == "Deklaracja dostępności nie ma błędów.\n"


def test_each_fault_is_printed_and_the_command_fails(home, capsys):
    page = declaration_page()
    DeclarationPage.objects.filter(pk=page.pk).update(contact_email="", status="full")
    with pytest.raises(CommandError) as failed:
        run()
    assert failed.value.returncode == 1
    assert "- Brakuje id=„a11y-email”." in capsys.readouterr().out


def test_a_draft_is_checked_when_asked_for(home, capsys):
    page = declaration_page(live=False)
    with pytest.raises(CommandError, match="nie jest opublikowana"):
        run()
    page.contact_name = ""
    page.save_revision(clean=False)
    with pytest.raises(CommandError):
        run(draft=True)
    assert "- id=„a11y-kontakt” nie zawiera tekstu." in capsys.readouterr().out


def test_a_file_is_checked(tmp_path, html, capsys):
    file = tmp_path / "deklaracja.html"
    file.write_text(html.replace('id="a11y-podmiot"', 'id="a11-podmiot"'), "utf-8")
    with pytest.raises(CommandError, match="Błędy deklaracji dostępności: 2."):
        run(file=file)
    assert "„a11-podmiot” jest napisany z błędem" in capsys.readouterr().out


def test_a_saved_page_that_does_not_name_itself_is_told_of_a_good_practice(tmp_path, html, capsys):
    file = tmp_path / "deklaracja.html"
    file.write_text(re.sub(r'<meta name="deklaracja[^>]*>', "", html), "utf-8")
    run(file=file)
    said = capsys.readouterr().out
    assert "Dobra praktyka: <meta name=„deklaracja-dostępności”>" in said
    assert "nie ma błędów" in said


class Moved(BaseHTTPRequestHandler):
    """A server that leads an address without a slash to the one with it."""

    page = ""

    def do_GET(self):
        is_there = self.path.endswith("/")
        self.send_response(200 if is_there else 301)
        self.send_header("Location", f"{self.path}/")
        self.end_headers()
        self.wfile.write(self.page.encode() if is_there else b"")

    def log_message(self, *args):
        """Keep the tests quiet."""


@pytest.fixture
def server():
    """A server of one page; it answers until the test is over."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Moved) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_page_names_the_address_to_which_the_server_led(server, html, capsys, monkeypatch):
    address = f"http://127.0.0.1:{server.server_port}/deklaracja"
    named = html.replace("http://testserver/deklaracja-dostepnosci/", f"{address}/")
    monkeypatch.setattr(Moved, "page", named)
    run(address)
    assert "nie ma błędów" in capsys.readouterr().out
    monkeypatch.setattr(Moved, "page", named.replace(f"{address}/", f"{address}/stara/"))
    with pytest.raises(CommandError):
        run(address)


def test_the_help_says_what_the_command_cannot_see(db):
    assert (
        "arkusz stylów" in Command().create_parser("manage.py", "check_declaration").format_help()
    )


ADDRESSES = [
    *("plik", "ftp://example.org/", "file:///etc/passwd", "http://[", "http:///x"),
    *("http://exa mple.org/", "http://example.org:99999/"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_address_is_said_in_one_line(address, db):
    with pytest.raises(CommandError, match="^To nie jest adres strony: "):
        run(address)


def test_a_server_that_does_not_answer_is_said_in_polish(db):
    with pytest.raises(CommandError, match=r":1/: serwer nie przyjmuje połączenia\.$"):
        run("http://127.0.0.1:1/")


def test_an_address_with_polish_letters_is_written_as_servers_want_it():
    assert in_ascii("https://ośrodek.pl/dostępność?a=ż") == (
        "https://xn--orodek-3ib.pl/dost%C4%99pno%C5%9B%C4%87?a=%C5%BC"
    )
    assert in_ascii("http://[::1]:8000/%C5%BC") == "http://[::1]:8000/%C5%BC"


@pytest.mark.parametrize("content", [b"", b"To tylko tekst.", b"%PDF-1.4", b"\x00\xff" * 99])
def test_a_file_that_is_no_page_is_said_in_one_line(content, tmp_path, db):
    file = tmp_path / "deklaracja.html"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="^To nie jest strona HTML: "):
        run(file=file)


def test_a_folder_and_a_file_in_another_encoding(tmp_path, html, capsys):
    with pytest.raises(CommandError, match="to jest katalog"):
        run(file=tmp_path)
    file = tmp_path / "deklaracja.html"
    text = html.replace('charset="utf-8"', 'charset="iso-8859-2"').replace("\u2192", "")
    file.write_bytes(text.encode("iso-8859-2", "xmlcharrefreplace"))
    run(file=file)
    assert "nie ma błędów" in capsys.readouterr().out


def test_a_missing_file_and_a_missing_declaration_are_said_in_one_line(home, tmp_path):
    with pytest.raises(CommandError, match="Nie da się odczytać .*: nie ma takiego pliku"):
        run(file=tmp_path / "nie-ma.html")
    with pytest.raises(CommandError, match="Nie ma deklaracji"):
        run()
