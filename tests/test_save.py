"""A save of several files is there whole or not at all, can be undone, and never overwrites what somebody else
saved."""

import base64
import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis import check, data
from analysis.storage import disk, history, layout, password
from analysis.storage.merge import merge
from tests.conftest import ROOT
from tests.tiny import tiny_folder

THREE = ("companies.csv", "shares.csv", "sources.csv")


def state_of(number: int) -> dict[str, bytes]:
    return {name: f"state\n{number}\n".encode() + b"x" * 100_000 for name in THREE}


def now_in(folder) -> set[bytes]:
    """The states that the files are in, as whoever reads the data finds them."""
    with history.settled(folder):
        return {(folder / name).read_bytes()[:12].split(b"\n")[1] for name in THREE}


def save(folder, number, **more):
    return history.save(
        folder, state_of(number), more.get("seen", {}), history.Entry("Ann", "2026-11-24T10:00:00Z", f"state {number}")
    )


@pytest.fixture
def folder(tmp_path):
    for name, content in state_of(0).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


LOOP = """
import sys
from pathlib import Path
from analysis.storage import history
number = int(sys.argv[2])
while True:
    number += 1
    names = ("companies.csv", "shares.csv", "sources.csv")
    new = {name: f"state\\n{number}\\n".encode() + b"x" * 100_000 for name in names}
    history.save(Path(sys.argv[1]), new, {}, history.Entry("Ann", "2026", f"state {number}"))
    print(number, flush=True)
"""


def killed(folder, rng, number: int) -> int:
    """Starts a process that saves again and again and kills it; the last number that it said was saved."""
    command = [sys.executable, "-c", LOOP, str(folder), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        time.sleep(rng.uniform(0, 0.12))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
    return int(said[-1]) if said else number + 1


@pytest.mark.parametrize("series", [range(10), pytest.param(range(50), marks=pytest.mark.full)], ids=["10", "50"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_state_whole(folder, series):
    rng, number = random.Random(7), 0
    for _ in series:
        number = killed(folder, rng, number)
        found = now_in(folder)
        assert len(found) == 1, "files of two states"
        assert int(found.pop()) in (number, number + 1)
        number += 1
    assert save(folder, 10**6).files == THREE
    assert not list(folder.glob(".*.csv.*"))


class Cut(BaseException):
    pass


@pytest.mark.parametrize("step", range(14))
def test_a_save_cut_off_at_any_step_is_whole_for_the_next_reader(folder, monkeypatch, step):
    left = [step]

    def counted(do):
        def done(*args):
            if left[0] == 0:
                raise Cut
            left[0] -= 1
            return do(*args)

        return done

    with monkeypatch.context() as cutting:
        for name in ("write_beside", "flush"):
            cutting.setattr(disk, name, counted(getattr(disk, name)))
        try:
            save(folder, 1)
        except Cut:
            pass
        else:
            assert step > 9
    assert now_in(folder) in ({b"0"}, {b"1"})
    save(folder, 2)
    assert now_in(folder) == {b"2"}
    assert [s.number for s in history.entries(folder)] in ([2, 1], [1])


def test_a_full_disk_leaves_everything_as_it_was(folder, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write_beside", full)
    with pytest.raises(OSError, match="No space"):
        save(folder, 1)
    assert now_in(folder) == {b"0"}


def test_a_save_records_who_when_why_and_the_files(folder):
    made = save(folder, 1)
    found = history.entries(folder)[0]
    assert (found.number, found.who, found.when, found.why) == (1, "Ann", "2026-11-24T10:00:00Z", "state 1")
    assert found == made and found.files == THREE
    assert json.loads((folder / ".history/000001.json").read_text())["who"] == "Ann"


def test_undo_brings_back_the_bytes_and_can_be_done_again_for_the_save_before(folder):
    save(folder, 1), save(folder, 2)
    history.undo(folder, history.undoable(folder), "Bo", "later")
    assert now_in(folder) == {b"1"}
    history.undo(folder, history.undoable(folder), "Bo", "later")
    assert now_in(folder) == {b"0"} and history.undoable(folder) is None
    assert [s.kind for s in history.entries(folder)] == ["undo", "undo", "save", "save"]


def test_any_earlier_state_can_be_read_back_even_one_that_was_made_outside(folder):
    save(folder, 1)
    (folder / "shares.csv").write_bytes(b"by hand")
    save(folder, 3)
    last = history.entries(folder)[0]
    assert history.state(folder, last.before)["shares.csv"] == b"by hand"
    assert history.state(folder, history.entries(folder)[1].before) == state_of(0)


def test_a_save_is_refused_when_a_file_changed_underneath_and_writes_nothing(folder):
    seen = history.now(folder)
    (folder / "shares.csv").write_bytes(b"somebody else")
    with pytest.raises(history.Changed) as refused:
        save(folder, 1, seen=seen)
    assert refused.value.files == ("shares.csv",)
    assert (folder / "shares.csv").read_bytes() == b"somebody else" and not history.entries(folder)


def test_undo_is_refused_when_a_file_was_changed_since(folder):
    save(folder, 1)
    (folder / "sources.csv").write_bytes(b"later work")
    with pytest.raises(history.Changed):
        history.undo(folder, history.undoable(folder), "Bo", "later")
    assert (folder / "sources.csv").read_bytes() == b"later work"


@pytest.mark.parametrize("name", ["../shares.csv", "/etc/x.csv", "a/b.csv", ".x.csv", "x.txt", "", "x.csv\n", "X.CSV"])
def test_file_names_never_leave_the_folder(folder, name):
    with pytest.raises(ValueError):
        history.save(folder, {name: b""}, {}, history.Entry("", "", ""))
    assert not (folder / ".history").exists()


def test_every_shipped_file_has_the_layout_that_a_save_writes():
    loaded = check.load(ROOT / "data")
    for table, path in data.paths(ROOT / "data").items():
        assert layout.content(table, loaded.grids[table].rows) == path.read_bytes(), table


def test_the_check_reads_a_finished_save_and_ignores_the_history(tmp_path):
    folder = tiny_folder(tmp_path)
    before = check.load(folder)
    history.save(
        folder,
        {"exclusions.csv": (folder / "exclusions.csv").read_bytes()},
        {},
        history.Entry("Ann", "2026", "nothing"),
    )
    assert check.load(folder).problems == before.problems == ()


BASE = (("a1", "alpha", ""), ("b1", "beta", ""))


def test_rows_that_only_one_side_changed_are_merged():
    theirs = (("a1", "gamma", ""), ("b1", "beta", ""), ("c1", "alpha", ""))
    mine = (("a1", "alpha", ""), ("d1", "beta", ""))
    found = merge("aliases", BASE, theirs, mine)
    assert found.collisions == () and found.taken == 2
    assert set(found.rows) == {("a1", "gamma", ""), ("c1", "alpha", ""), ("d1", "beta", "")}


@pytest.mark.parametrize(("side", "kept"), [("theirs", "gamma"), ("mine", "beta")])
def test_a_row_that_both_sides_changed_is_asked_and_the_answer_holds(side, kept):
    theirs, mine = (("a1", "gamma", ""), BASE[1]), (("a1", "beta", ""), BASE[1])
    (asked,) = merge("aliases", BASE, theirs, mine).collisions
    assert (asked.base[1], asked.theirs[1], asked.mine[1]) == ("alpha", "gamma", "beta")
    assert merge("aliases", BASE, theirs, mine, {asked.key: side}).rows[0][1] == kept


def test_the_same_change_on_both_sides_is_no_conflict():
    both = (("a1", "gamma", ""),)
    assert merge("aliases", BASE, both, both) == merge("aliases", both, both, both)


def test_a_row_deleted_there_and_changed_here_is_asked():
    found = merge("aliases", BASE, BASE[1:], (("a1", "beta", ""), BASE[1]))
    assert [c.theirs for c in found.collisions] == [None]


def test_a_password_matches_its_hash_alone():
    stored = password.hashed("correct horse")
    assert password.matches("correct horse", stored) and not password.matches("correct horsf", stored)
    assert stored != password.hashed("correct horse") and "horse" not in stored
    assert password.is_hash(stored) and "$" not in stored


@pytest.mark.parametrize(
    "stored", ["", "x", "scrypt:1:8:1:AAAA:AAAA", "scrypt:16384:8:1:a:b", "scrypt:99999999:8:1:AAAAAAAAAAAA:x"]
)
def test_a_broken_hash_opens_for_nobody(stored):
    assert not password.is_hash(stored) and not password.matches("", stored)


def test_wrong_passwords_make_the_next_try_wait_longer_and_a_good_one_wipes_them():
    door, at = password.Throttle(), 0.0
    for _ in range(password.FREE):
        assert door.begin("here", at) == 0.0
    waits = []
    for _ in range(4):
        waits.append(door.begin("here", at))
        at += waits[-1]
        assert door.begin("here", at) == 0.0
    assert waits == [1.0, 2.0, 4.0, 8.0] and door.wait("there", at) == 0.0
    door.opened("here")
    assert door.wait("here", at) == 0.0


def test_a_guess_counts_before_it_is_compared_and_many_at_once_count_each_other():
    door = password.Throttle()
    with ThreadPoolExecutor(8) as some:
        allowed = list(some.map(lambda _: door.begin("here", 0.0) == 0.0, range(40)))
    assert sum(allowed) == password.FREE


def test_one_guesser_never_locks_out_others_for_long():
    door, at = password.Throttle(), 0.0
    for number in range(1000):
        at += door.wait(f"guesser {number % 50}", at)
        door.begin(f"guesser {number % 50}", at)
    assert 0 < door.wait("an editor", at) <= password.LONGEST_OF_ALL
    assert door.wait("guesser 0", at) <= password.LONGEST


def test_a_hash_of_an_earlier_cost_still_opens_and_new_ones_cost_more():
    salt = b"0123456789abcdef"
    key = hashlib.scrypt(b"correct horse", salt=salt, n=2**14, r=8, p=1, dklen=32)
    old = ":".join(["scrypt", "16384", "8", "1", *(base64.urlsafe_b64encode(b).decode() for b in (salt, key))])
    assert password.matches("correct horse", old) and not password.matches("another", old)
    assert password.hashed("x").startswith("scrypt:131072:8:1:")


@pytest.mark.parametrize("cost", ["262144:16", "100000:8"])
def test_a_hash_that_cannot_be_computed_opens_for_nobody_and_does_not_fail(cost):
    salt, key = ("A" * 22, "A" * 43)
    assert not password.matches("x", f"scrypt:{cost}:1:{salt}:{key}")


def test_the_documented_one_liner_makes_a_hash_that_works():
    command = [sys.executable, "-m", "analysis.storage.password"]
    made = subprocess.run(command, cwd=ROOT, input="long enough\n", capture_output=True, text=True)
    assert made.returncode == 0 and password.matches("long enough", made.stdout.strip())
