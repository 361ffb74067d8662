"""Options of choices are worked out once for what they read, and anew as soon as one of those parts is another."""

import pandas as pd

from analysis.choices.memory import LONGEST, Remembered


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
