"""`manage.py serve`: an address that is free, a number of workers, the line that says where."""

import errno
import gc
import socket

import pytest
from django.core.management import call_command

from mopscms.management.commands import serve
from tests.site import free_port


@pytest.fixture
def granian(monkeypatch):
    """A server that only notes how it was made and started."""
    made = []

    class Server:
        def __init__(self, target, **options):
            made.append({"target": target, **options})

        def on_startup(self, announce):
            self.announce = announce

        def serve(self):
            self.announce()

    monkeypatch.setattr(serve, "Granian", Server)
    return made


@pytest.fixture
def free(monkeypatch):
    """A port of this computer that nobody listens on, in the environment."""
    port = free_port()
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.delenv("HOST", raising=False)
    return port


def test_the_server_gets_the_environments_numbers(granian, free, monkeypatch, capsys):
    monkeypatch.setenv("WORKERS", "3")
    call_command("serve")
    (made,) = granian
    facts = (made["target"], made["address"], made["port"], made["workers"])
    assert facts == ("mopscms.wsgi:application", "127.0.0.1", free, 3)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Serwis działa: http://testserver ")
    assert said[1] == "Panel redakcji: http://testserver/admin/"


def test_what_is_loaded_before_the_workers_is_left_alone_by_their_collector_of_garbage(
    granian, free, monkeypatch
):
    done = []
    monkeypatch.setattr(gc, "freeze", lambda: done.append(list(granian)))
    monkeypatch.setattr(gc, "set_threshold", lambda *numbers: done.append(numbers))
    call_command("serve")
    # The server was yet to be made; then each of them looks for its own as often as Python does.
    assert done == [[], (700, 10, 10)]


def test_a_port_in_use_is_refused_with_the_line_that_names_port(granian, free):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free))
        other.listen()
        with pytest.raises(SystemExit) as refusal:
            call_command("serve")
    assert refusal.value.code == (
        f"Port {free} jest zajęty. Wybierz inny, na przykład: PORT={free + 1} make run"
    )
    assert granian == []


@pytest.mark.parametrize("host", ["192.0.2.1", "nie.ma.takiego.invalid"])
def test_an_address_of_another_computer_is_refused_by_name(granian, free, monkeypatch, host):
    monkeypatch.setenv("HOST", host)
    with pytest.raises(SystemExit, match=f"^HOST={host} nie jest adresem tego komputera"):
        call_command("serve")


def test_a_port_of_the_system_is_refused_by_number():
    line = serve.describe_refusal(OSError(errno.EACCES, "Permission denied"), "127.0.0.1", 80)
    assert line.startswith("Port 80 jest zastrzeżony")


@pytest.mark.parametrize("text", ["0", "100", "dwa", "-1", "1.5"])
def test_a_bad_number_of_workers_is_refused_by_name(text, monkeypatch):
    monkeypatch.setenv("WORKERS", text)
    with pytest.raises(SystemExit, match=f"^WORKERS={text} nie jest"):
        serve.read_workers()


@pytest.mark.parametrize(("text", "workers"), [("", 2), ("1", 1), ("99", 99)])
def test_a_good_number_of_workers_is_taken(text, workers, monkeypatch):
    monkeypatch.setenv("WORKERS", text)
    assert serve.read_workers() == workers
