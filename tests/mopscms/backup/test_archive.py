"""A copy that is damaged, foreign or made to do harm is refused, and the site stays as it is."""

import hashlib
import io
import json
import tarfile

import pytest
from django.core.management import call_command

from mopscms.backup import archive
from mopscms.backup.archive import MANIFEST, SUMS, Archive, BackupError
from tests.mopscms.backup.ground import content

GOOD = ["manifest.json", "database.x", "media/images/żółw \\ 1.png", "SHA256SUMS"]


@pytest.fixture
def refused(own_site):
    """Return a function that restores a file and returns the one line that refuses it."""

    def refused(path):
        before = content()
        with pytest.raises(SystemExit) as refusal:
            call_command("restore", path, yes=True)
        assert content() == before
        assert not list(own_site.glob("restoring*")) + list(own_site.glob("before-restore*"))
        (line,) = str(refusal.value.code).splitlines()
        return line

    return refused


@pytest.fixture
def written(tmp_path):
    """A copy of three small files: its Path."""
    path = tmp_path / "copy.tar"
    with path.open("wb") as file:
        writer = archive.Writer(file, {"engine": "sqlite", "migrations": []})
        for name in GOOD[1:3]:
            (tmp_path / "file").write_bytes(name.encode() * 1000)
            with (tmp_path / "file").open("rb") as source:
                writer.add(name, source)
        writer.close()
    return path


def rewrite(path, change):
    """Write a tar again. `change`: takes {name: bytes}; returns [(TarInfo, bytes)], or None."""
    with tarfile.open(path) as tar:
        held = {member.name: tar.extractfile(member).read() for member in tar}
    extra = change(held) or []
    with tarfile.open(path, "w") as tar:
        for name, data in held.items():
            for member, body in extra if name == SUMS else ():
                tar.addfile(member, io.BytesIO(body))
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


def said(**facts):
    """Return a change of what the manifest says; the digests follow, as a forger's would."""

    def change(held):
        held[MANIFEST] = json.dumps(json.loads(held[MANIFEST]) | facts).encode()
        del held[SUMS]
        digests = [archive.sum_line(n, hashlib.sha256(d).hexdigest()) for n, d in held.items()]
        held[SUMS] = "".join(digests).encode()

    return change


def test_what_is_written_is_read_back(written, tmp_path):
    there = Archive(written)
    assert there.manifest()["product"] == "mopscms"
    assert [name for name, _ in there.members()] == GOOD
    there.unpack(tmp_path / "out")
    for name in GOOD[1:3]:
        assert (tmp_path / "out" / name).read_bytes() == name.encode() * 1000


def test_anybody_can_check_a_copy_without_us(written, tmp_path):
    with tarfile.open(written) as tar:
        sums = tar.extractfile(SUMS).read().decode().splitlines()
    assert sums[1] == f"{hashlib.sha256(b'database.x' * 1000).hexdigest()}  database.x"
    assert sums[2].startswith("\\")  # as sha256sum marks a name with a backslash
    assert sums[2].endswith("  media/images/żółw \\\\ 1.png")


@pytest.mark.parametrize("name", GOOD)
def test_one_wrong_byte_in_any_file_is_found(written, tmp_path, name):
    with tarfile.open(written) as tar:
        place = tar.getmember(name).offset_data + 7
    data = bytearray(written.read_bytes())
    data[place] ^= 1
    written.write_bytes(data)
    there = Archive(written)
    with pytest.raises(BackupError, match=r"^(Kopia|Plik) .*copy\.tar .*Niczego nie zmieniam\.$"):
        there.manifest() and there.members() and there.unpack(tmp_path / "out")


def test_a_copy_with_a_wrong_byte_is_not_restored(spoilt, refused):
    data = bytearray(spoilt.read_bytes())
    data[data.rindex(b"IEND")] ^= 1  # in a picture
    spoilt.write_bytes(data)
    assert "nie zgadza się suma: media/" in refused(spoilt)


@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.9])
def test_a_copy_that_was_cut_off_is_not_restored(spoilt, refused, part):
    data = spoilt.read_bytes()
    spoilt.write_bytes(data[: int(len(data) * part)])
    assert "jest uszkodzona albo niepełna" in refused(spoilt)


def test_a_copy_with_a_file_too_many_or_too_few_is_not_restored(spoilt, refused):
    rewrite(spoilt, lambda held: held.pop(next(n for n in held if n.startswith("media/"))) and None)
    assert "nie zgadza się suma" in refused(spoilt)
    rewrite(spoilt, lambda held: [(tarfile.TarInfo("media/obcy.txt"), b"")])
    assert "nie zgadza się suma" in refused(spoilt)


@pytest.mark.parametrize(
    "name",
    ["media/../../etc/passwd", "/etc/passwd", "../x", "media//x", "media/./x", "inne/x", "x.txt"],
)
def test_a_name_that_leads_elsewhere_is_refused(spoilt, refused, name):
    rewrite(spoilt, lambda held: [(tarfile.TarInfo(name), b"")])
    assert "niedozwolony plik" in refused(spoilt)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE]
)
def test_what_is_no_plain_file_is_refused(spoilt, refused, kind):
    member = tarfile.TarInfo("media/images")
    member.type, member.linkname = kind, "/etc/passwd"
    rewrite(spoilt, lambda held: [(member, b"")])
    assert "niedozwolony plik" in refused(spoilt)


def test_a_copy_without_digests_or_manifest_is_refused(spoilt, refused):
    rewrite(spoilt, lambda held: held.pop(SUMS) and None)
    assert "urywa się" in refused(spoilt)
    rewrite(spoilt, lambda held: held.pop(MANIFEST) and None)
    assert "nie jest kopią zapasową tego systemu" in refused(spoilt)


def test_any_other_file_is_refused(tmp_path, refused):
    other = tmp_path / "inny.tar"
    with tarfile.open(other, "w") as tar:
        tar.addfile(tarfile.TarInfo("index.html"))
    assert "nie jest kopią zapasową tego systemu" in refused(other)
    other.write_text("To nie jest archiwum.")
    assert "nie da się jej odczytać" in refused(other)
    assert refused(tmp_path / "nie-ma.tar").startswith("Nie ma pliku ")
    assert refused(tmp_path).startswith("System nie pozwolił odczytać")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"product": "innycms"}, "jest z innego programu"),
        ({"format": 2}, "jest z innego wydania"),
        ({"engine": "mysql"}, "Kopia jest z bazy innego rodzaju"),
        ({"migrations": [["home", "9999_future"]]}, "nowszego wydania serwisu"),
        ({"migrations": [["przyszlosc", "0001_initial"]]}, "nowszego wydania serwisu"),
    ],
)
def test_a_copy_that_does_not_fit_is_refused(spoilt, refused, facts, why):
    rewrite(spoilt, said(**facts))
    assert why in refused(spoilt)
