"""Layer 3: `make run` on a computer where nothing is configured yet.

`python -m mopscms.launch COMMAND` runs a management command after filling in what neither the
environment nor .env says: a key made once and kept in VAR_DIR, and this computer as the address.
Called directly, manage.py fills in nothing: a live site has to be told.
"""

import contextlib
import fcntl
import os
import secrets
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import environ

BASE_DIR = Path(__file__).resolve().parents[1]
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def main():
    """Complete the environment, then become manage.py."""
    os.umask(0o027)  # what the site writes is not for everybody on this computer
    with contextlib.suppress(UnicodeDecodeError):  # manage.py says so
        environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))
    fill_in("BASE_URL", lambda: f"http://127.0.0.1:{read_port()}")
    fill_in("ALLOWED_HOSTS", lambda: ",".join(local_hosts(os.environ["BASE_URL"])))
    fill_in("VAR_DIR", lambda: str(BASE_DIR / "var"))
    fill_in("MALLOC_ARENA_MAX", lambda: "2")  # glibc: a heap a thread made workers 10 MB larger
    refuse_a_key_of_its_own()
    fill_in("SECRET_KEY", lambda: kept_key(make_folder(os.environ["VAR_DIR"])))
    manage = [sys.executable, str(BASE_DIR / "manage.py"), *sys.argv[1:]]
    os.execv(sys.executable, manage)  # noqa: S606 — our own file, no shell wanted


def fill_in(name, make_value):
    """Set a variable that is missing or empty."""
    if not os.environ.get(name):
        os.environ[name] = make_value()


def refuse_a_key_of_its_own():
    """Leave with one line where several machines would each make a key of its own."""
    shared = [name for name in ("REDIS_URL", "S3_BUCKET") if os.environ.get(name)]
    if shared and not os.environ.get("SECRET_KEY"):
        sys.exit(
            f"Jest {shared[0]}, więc serwis ma działać na kilku komputerach, a brakuje SECRET_KEY. "
            "Wpisz w .env ten sam klucz na każdym z nich; opis znajdziesz w .env.example."
        )


def local_hosts(base_url):
    """Return the names of this computer and the one that the site's address gives."""
    try:
        host = urlsplit(base_url).hostname
    except ValueError:  # `prepare` says what is wrong with the address
        host = None
    return LOOPBACK if host in (None, "127.0.0.1", "localhost", "::1") else [*LOOPBACK, host]


def read_port():
    """Return PORT as a number; leave with one line if it is not one."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"PORT={text} nie jest numerem portu od 1 do 65535. Spróbuj: PORT=8001 make run")
    return int(text)


def make_folder(path):
    """Make the folder for the site's own files and return it; leave with one line if we cannot."""
    folder = Path(path).expanduser().resolve()
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()  # the only sure way to know
    except OSError:
        sys.exit(
            f"Nie mogę zapisywać plików w katalogu {folder}. "
            "Nadaj sobie prawa do zapisu albo wskaż inny katalog w zmiennej VAR_DIR."
        )
    return folder


@contextlib.contextmanager
def alone(folder):
    """Wait until no other process is here with the same folder, then keep others waiting."""
    path = folder / "lock"
    try:
        file = path.open("a")
    except OSError:
        sys.exit(f"Nie mogę zapisać pliku {path}. Nadaj sobie prawa do zapisu.")
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)  # until the file is closed, whatever happens
        yield


def kept_key(folder):
    """Return the random key kept in the folder; make it the first time."""
    path = folder / "secret-key"
    with alone(folder):
        if not path.exists():
            draft = folder / f"secret-key.{os.getpid()}"
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
            draft.replace(path)  # whole or not at all, also when the disk is full
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        sys.exit(f"Nie mogę odczytać klucza z pliku {path}. Nadaj sobie prawa do odczytu.")


if __name__ == "__main__":
    main()
