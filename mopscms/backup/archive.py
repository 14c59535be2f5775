"""Layer 3: the format of a copy: a plain tar that anybody can check and unpack without us.

In this order: `manifest.json` says whose copy it is, then come the database and `media/…`, and
`SHA256SUMS` names the digest of each (`sha256sum -c SHA256SUMS` after `tar xf`). The digests come
last because they are of the bytes that were written: each file is read once, and a copy that was
cut off has none.
"""

import hashlib
import json
import os
import shutil
import tarfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

PRODUCT, FORMAT = "mopscms", 1
MANIFEST, SUMS, MEDIA = "manifest.json", "SHA256SUMS", "media/"
LONGEST_TEXT = 50_000_000  # bytes of the manifest or the digests; more is no copy of ours
CHUNK = 1024 * 1024

DAMAGED = "Kopia {name} jest uszkodzona albo niepełna ({why}). Niczego nie zmieniam."
FOREIGN = "Plik {name} nie jest kopią zapasową tego systemu ({why}). Niczego nie zmieniam."


class BackupError(Exception):
    """What went wrong, as one Polish line for the person at the keyboard."""


class Writer:
    """Writes a copy into an open file. `facts`: what the manifest says beside the product."""

    def __init__(self, file, facts):
        """Begin with the manifest."""
        self._tar = tarfile.open(fileobj=file, mode="w", copybufsize=CHUNK)  # noqa: SIM115 — until close
        self._sums = []
        manifest = {"product": PRODUCT, "format": FORMAT, **facts}
        self._add_bytes(MANIFEST, json.dumps(manifest, indent=1).encode())

    def add(self, name, source):
        """Add what an open binary file holds now. Raises OSError if it shrinks meanwhile."""
        facts = os.fstat(source.fileno())
        self._add(name, source, facts.st_size, int(facts.st_mtime))

    def close(self):
        """Write the digests and the end. Without them the copy does not count."""
        self._add_bytes(SUMS, "".join(self._sums).encode(errors="surrogateescape"))
        self._tar.close()

    def _add_bytes(self, name, data):
        self._add(name, BytesIO(data), len(data))

    def _add(self, name, source, size, mtime=0):
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, mtime, 0o644
        hashing = Hashing(source)
        self._tar.addfile(member, hashing)
        self._sums.append(sum_line(name, hashing.digest.hexdigest()))


class Hashing:
    """Reads a binary file and keeps the digest of what was read."""

    def __init__(self, source):
        """Stand in front of an open file."""
        self._source, self.digest = source, hashlib.sha256()

    def read(self, size=-1):
        """Return the next bytes."""
        data = self._source.read(size)
        self.digest.update(data)
        return data


class Archive:
    """A file that says it is a copy. `path`: a Path. Raises BackupError where it is not whole."""

    def __init__(self, path):
        """Take any file; nothing is read yet."""
        self.path = path

    def manifest(self):
        """Return what the manifest says: a dict. Refuse what is not ours, or newer than we are."""
        with self._opened() as tar:
            first = tar.next()
            if first is None or first.name != MANIFEST or not is_plain(first):
                self._refuse("brakuje opisu", FOREIGN)
            try:
                said = json.loads(self._text(tar, first))
                product, version = said["product"], said["format"]
            except (ValueError, TypeError, KeyError):
                self._refuse("opis jest nieczytelny")
        if product != PRODUCT:
            self._refuse("jest z innego programu", FOREIGN)
        if version != FORMAT:
            self._refuse("jest z innego wydania", FOREIGN)
        return said

    def members(self):
        """Return (name, size) of all that it holds, in order. Refuse names that lead elsewhere."""
        with self._opened() as tar:
            members = list(tar)
        names = [member.name for member in members]
        if names[-1:] != [SUMS]:
            self._refuse("urywa się przed sumami kontrolnymi")
        if len(set(names)) < len(names):
            self._refuse("dwa pliki mają tę samą nazwę")
        for member in members:
            if not is_plain(member) or not is_safe(member.name):
                self._refuse(f"niedozwolony plik: {printable(member.name)}")
        return [(member.name, member.size) for member in members]

    def unpack(self, folder):
        """Write all to an empty folder (a Path) and refuse it unless every digest is right."""
        found, kept = [], b""
        with self._opened() as tar:
            for member in tar:
                if member.name == SUMS:
                    kept = self._text(tar, member)
                    break
                if not is_plain(member) or not is_safe(member.name):
                    self._refuse(f"niedozwolony plik: {printable(member.name)}")
                found.append(sum_line(member.name, write_out(tar, member, folder)))
        kept = kept.decode(errors="surrogateescape").splitlines(keepends=True)
        if kept != found:
            pairs = zip(found, kept, strict=False)
            wrong = next((f for f, k in pairs if f != k), "- spis plików")
            self._refuse(f"nie zgadza się suma: {printable(wrong.split(maxsplit=1)[1].strip())}")

    @contextmanager
    def _opened(self):
        """Open the tar; say in Polish what cannot be read of it."""
        try:
            tar = tarfile.open(self.path, "r:")  # noqa: SIM115 — closed below
        except FileNotFoundError as error:
            raise BackupError(f"Nie ma pliku {self.path}.") from error
        except tarfile.TarError as error:
            self._refuse("nie da się jej odczytać", cause=error)
        with tar:
            try:
                yield tar
            except (tarfile.TarError, EOFError) as error:
                self._refuse("nie da się jej odczytać", cause=error)

    def _text(self, tar, member):
        if member.size > LONGEST_TEXT:
            self._refuse("opis jest za długi")
        return tar.extractfile(member).read()

    def _refuse(self, why, line=DAMAGED, cause=None):
        raise BackupError(line.format(name=self.path, why=why)) from cause


def is_plain(member):
    """Say whether a member of a tar is an ordinary file: no link, device, folder or hole."""
    return member.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not member.issparse()


def is_safe(name):
    """Say whether a name stays inside the folder it is unpacked to, and is one of ours."""
    parts = name.split("/")
    ours = name in (MANIFEST, SUMS) or name.startswith((MEDIA, "database."))
    inside = not PurePosixPath(name).is_absolute() and not {"", ".", ".."} & set(parts)
    return ours and inside and "\0" not in name and (len(parts) == 1 or parts[0] == "media")


def write_out(tar, member, folder):
    """Write one member below a folder, whole; return its digest."""
    path = folder / member.name
    path.parent.mkdir(parents=True, exist_ok=True)
    source = Hashing(tar.extractfile(member))
    with path.open("xb") as target:
        shutil.copyfileobj(source, target, CHUNK)
    os.utime(path, (member.mtime, member.mtime))
    return source.digest.hexdigest()


def sum_line(name, digest):
    """Return a line as `sha256sum` writes and reads it."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n")
    mark = "\\" if escaped != name else ""
    return f"{mark}{digest}  {escaped}\n"


def printable(name):
    """Return a name that may hold anything, fit for a terminal."""
    return name.encode("ascii" if not name.isprintable() else "utf-8", "backslashreplace").decode()
