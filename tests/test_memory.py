"""Options of choices are worked out once for what they read, and anew as soon as one of those parts is another."""

from dataclasses import dataclass
from weakref import ref

import pandas as pd

from analysis.caching import LONGEST, MOST, Remembered, once_for_frames


def counted(function):
    """The function remembered, and the list of its runs."""
    runs = []

    def inner(tables, params):
        runs.append(dict(params.inner))
        return function(tables, params)

    return Remembered(inner), runs


def by_market(tables, params):
    rows = tables["shares"]
    return rows.loc[rows["market"].eq(params.get("market")), "period"].tolist()


def tables(*periods):
    return {"shares": pd.DataFrame({"market": "m", "period": periods}), "other": pd.DataFrame({"a": [1]})}


def test_a_function_runs_once_for_what_it_reads_whatever_else_changes():
    ask, runs = counted(by_market)
    data = tables("2024", "2025")
    first = ask(data, {"market": "m", "focus": "a"})
    again = ask({**data, "other": pd.DataFrame()}, {"market": "m", "focus": "b", "new": 1})
    assert first == again == ["2024", "2025"] and len(runs) == 1


def test_another_value_or_another_file_is_read_anew():
    ask, runs = counted(by_market)
    data = tables("2024")
    assert ask(data, {"market": "m"}) == ["2024"]
    assert ask(data, {"market": "n"}) == [] == ask(data, {})
    assert ask(tables("2026"), {"market": "m"}) == ["2026"]
    assert len(runs) == 4


def test_what_reads_the_params_as_a_whole_is_never_remembered():
    ask, runs = counted(lambda tables, params: sorted(params))
    assert ask({}, {"a": 1}) == ["a"] and ask({}, {"a": 1, "b": 2}) == ["a", "b"] and len(runs) == 2


def test_a_function_that_asks_another_depends_on_what_that_one_reads():
    inner, _ = counted(by_market)
    outer = Remembered(lambda tables, params: len(inner(tables, params)))
    data = tables("2024", "2025")
    assert outer(data, {"market": "m"}) == outer(data, {"market": "m"}) == 2
    assert outer(data, {"market": "x"}) == 0


def test_old_answers_are_dropped():
    ask, runs = counted(by_market)
    data = tables("2024")
    for i in range(LONGEST + 1):
        ask(data, {"market": i})
    assert len(ask.answers) == LONGEST
    ask(data, {"market": LONGEST})
    assert len(runs) == LONGEST + 1


def counted_sum():
    """A function of a frame and a word that counts its runs."""
    runs = []

    @once_for_frames
    def summed(frame, word="a", other=None):
        runs.append(word)
        return pd.DataFrame({"sum": [frame["x"].sum()], "word": [word]})

    return summed, runs


def test_an_answer_is_worked_out_once_for_the_same_frames_and_again_for_an_edited_copy():
    summed, runs = counted_sum()
    frame = pd.DataFrame({"x": [1, 2]})
    assert summed(frame)["sum"].item() == summed(frame, word="a").at[0, "sum"] == 1 + 2 and runs == ["a"]
    draft = frame.assign(x=[1, 5])
    assert summed(draft)["sum"].item() == 1 + 5 and summed(frame)["sum"].item() == 1 + 2
    assert summed(frame, "b")["word"].item() == "b" and summed(frame, other=draft)["sum"].item() == 1 + 2
    assert runs == ["a", "a", "b", "a"]


def test_frames_inside_a_set_of_them_count_one_by_one_and_are_not_kept_alive():
    @dataclass(frozen=True, eq=False)
    class Pair:
        first: pd.DataFrame
        second: pd.DataFrame | None = None

    runs = []

    @once_for_frames
    def summed(given):
        runs.append(1)
        frames = given.values() if isinstance(given, dict) else (given.first, given.second)
        return sum(frame["x"].sum() for frame in frames if frame is not None)

    one, other = pd.DataFrame({"x": [1]}), pd.DataFrame({"x": [10]})
    assert summed(Pair(one, other)) == summed(Pair(one, other)) == 1 + 10 and len(runs) == 1
    assert summed(Pair(one)) == 1 and summed(Pair(one, one)) == 2 and len(runs) == 3
    assert summed({"a": one}) == summed({"a": one}) == 1 and summed({"b": one, "a": other}) == 1 + 10 and len(runs) == 5
    gone = ref(other)
    del other
    assert gone() is None and summed(Pair(one)) == 1 and len(runs) == 5


def test_what_a_reader_does_to_an_answer_is_not_seen_by_the_next_one():
    summed, _ = counted_sum()
    frame = pd.DataFrame({"x": [1, 2]})
    mine = summed(frame)
    mine["more"], mine.loc[0, "sum"] = 1, 99
    assert summed(frame).to_dict("list") == {"sum": [1 + 2], "word": ["a"]}


def test_frames_are_not_kept_alive_and_answers_of_those_that_are_gone_go():
    summed, _ = counted_sum()
    for number in range(3 * MOST):
        frame = pd.DataFrame({"x": [number]})
        gone = ref(frame)
        assert summed(frame)["sum"].item() == number
        del frame
        assert gone() is None
    frames = [pd.DataFrame({"x": [n]}) for n in range(2 * MOST)]
    for number, frame in enumerate(frames):
        assert summed(frame)["sum"].item() == number
    kept = next(c.cell_contents for c in summed.__closure__ if isinstance(c.cell_contents, tuple))
    assert len(kept) == MOST
