"""Saving where the disk is full, the history is damaged or may not be read: the old state stays, reading goes on."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from analysis import data
from analysis.check import cli
from analysis.storage import disk, history
from tests.conftest import ROOT
from tests.test_save import THREE, folder, now_in, save, state_of
from tests.tiny import tiny_folder

__all__ = ["folder"]
WRITES = 8
"""Files that a save of three tables with one content writes: two objects, three beside the old ones, the record."""


def leftovers(folder):
    return sorted(p.name for p in folder.rglob(".*") if p.is_file())


@pytest.mark.parametrize("write", range(WRITES))
def test_a_disk_that_is_full_at_any_write_leaves_the_old_state_and_nothing_is_done_later(folder, monkeypatch, write):
    left, whole = [write], disk.write_beside

    def limited(path, content):
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        return whole(path, content)

    is_saved = True
    with monkeypatch.context() as full:
        full.setattr(disk, "write_beside", limited)
        try:
            save(folder, 1)
        except OSError:
            is_saved = False
        assert now_in(folder) == {b"1" if is_saved else b"0"}, "what was told is what whoever reads finds at once"
    assert is_saved == (write >= 6)
    assert now_in(folder) == {b"1" if is_saved else b"0"}
    assert leftovers(folder) == [] and not (folder / ".history/pending").exists()
    assert save(folder, 2).files == THREE and now_in(folder) == {b"2"}


@pytest.mark.full
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root mounts a small disk")
@pytest.mark.parametrize("free", range(4, 301, 4))
def test_a_small_disk_is_never_half_saved(tmp_path, free):
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={330 + free}k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        for name, content in state_of(0).items():
            (place / name).write_bytes(content)
        try:
            save(place, 1)
            assert now_in(place) == {b"1"}
        except OSError:
            assert now_in(place) == {b"0"}
            assert leftovers(place) == []
    finally:
        subprocess.run(["umount", str(place)], check=True)


def cut_off(folder, monkeypatch):
    """A save that was cut off right after `pending` was named."""
    with monkeypatch.context() as cut:
        cut.setattr(history, "_finish", lambda folder: None)
        save(folder, 1)


def test_a_pending_save_whose_content_is_lost_is_set_aside_and_saving_goes_on(folder, monkeypatch):
    cut_off(folder, monkeypatch)
    record = json.loads((folder / ".history/pending").read_text())
    (folder / ".history/objects" / f"{record['after']['shares.csv']}.csv").unlink()
    for left in folder.glob(".*.next"):
        left.unlink()
    assert now_in(folder) == {b"0"}
    assert (folder / ".history/damaged").exists()
    assert save(folder, 2).number == 1 and now_in(folder) == {b"2"}


def test_what_was_prepared_beside_a_file_is_enough_where_the_object_is_lost(folder, monkeypatch):
    cut_off(folder, monkeypatch)
    record = json.loads((folder / ".history/pending").read_text())
    (folder / ".history/objects" / f"{record['after']['shares.csv']}.csv").unlink()
    assert now_in(folder) == {b"1"}


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", ".history/x.csv", "X.csv", ""])
def test_a_pending_save_that_names_another_place_writes_nothing(folder, monkeypatch, name):
    cut_off(folder, monkeypatch)
    pending = folder / ".history/pending"
    record = json.loads(pending.read_text())
    record["after"][name] = record["after"]["shares.csv"]
    pending.write_text(json.dumps(record))
    before = sorted(p for p in folder.parent.rglob("x.csv"))
    assert now_in(folder) == {b"0"}
    assert sorted(p for p in folder.parent.rglob("x.csv")) == before == []
    assert save(folder, 2).files == THREE


def test_a_table_that_is_a_link_stays_one_and_what_it_names_is_saved(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "mine.csv"
    other.write_bytes((folder / "shares.csv").read_bytes())
    (folder / "shares.csv").unlink()
    (folder / "shares.csv").symlink_to(other)
    save(folder, 1)
    assert (folder / "shares.csv").is_symlink() and other.read_bytes() == state_of(1)["shares.csv"]
    assert sorted(p.name for p in other.parent.iterdir()) == ["mine.csv"]


def test_lock_files_of_editors_are_no_tables_and_never_hide_a_change(tmp_path):
    folder = tiny_folder(tmp_path)
    for name in (".#companies.csv", ".~lock.companies.csv#", "~$x.xlsx"):
        (folder / name).symlink_to("nobody@nowhere.1:2")
    (folder / ".companies.csv.swp").write_bytes(b"x")
    first = data.fingerprint(folder)
    assert [f.text for f in data.read(folder).problems] == []
    (folder / "companies.csv").write_bytes((folder / "companies.csv").read_bytes() + b"\n")
    assert data.fingerprint(folder) != first
    history.save(folder, {"shares.csv": b"market_id\n"}, {}, history.Entry("a", "b", "c"))
    assert (folder / ".companies.csv.swp").exists()


AS_SOMEBODY_ELSE = """
import os
import sys
from pathlib import Path
from analysis import check, data
from analysis.check import cli, fix
from analysis.storage import history
folder = Path(sys.argv[1])
check.load(folder)
(folder / sys.argv[2]).chmod(int(sys.argv[3], 8))
os.setgid(65534)
os.setuid(65534)
print(len(check.load(folder).tables), len(history.entries(folder)), len(history.now(folder)), data.fingerprint(folder))
try:
    history.save(folder, {"shares.csv": b"x"}, {}, history.Entry("a", "b", "c"))
except OSError as why:
    print("refused:", why.strerror)
print("exit", cli.main([str(folder), "--fix"]))
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize("closed", [".history", ".history/lock", ".history/objects", "."])
def test_what_may_not_be_read_or_written_is_said_and_reading_goes_on(closed):
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = tiny_folder(Path(place))
        text = (folder / "shares.csv").read_bytes()
        history.save(folder, {"shares.csv": text + b"\n"}, {}, history.Entry("a", "b", "c"))
        history.save(folder, {"shares.csv": text.replace(b"\n", b"\r\n")}, {}, history.Entry("a", "b", "c"))
        command = [sys.executable, "-c", AS_SOMEBODY_ELSE, str(folder), closed, "555" if closed == "." else "0"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "Traceback" not in run.stderr, run.stderr
        said = run.stdout.splitlines()
        assert said[0].split()[0] == str(len(data.read(folder).tables)), said
        assert "refused: Permission denied" in said
        assert any(line.startswith("Nothing was repaired: ") for line in said), said


def test_a_repair_that_finds_no_room_changes_no_file(tmp_path, monkeypatch, capsys):
    folder = tiny_folder(tmp_path)
    for name in ("shares.csv", "companies.csv"):
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    before = {p.name: p.read_bytes() for p in folder.glob("*.csv")}
    left, whole = [1], disk.write_beside

    def limited(path, content):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        return whole(path, content)

    monkeypatch.setattr(disk, "write_beside", limited)
    cli.main([str(folder), "--fix"])
    assert "Nothing was repaired: " in capsys.readouterr().out
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
