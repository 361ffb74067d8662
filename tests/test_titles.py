"""No title that orders companies, claims a lead or adds up a market contradicts the intervals, whatever is filtered."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.exhibits.filters import keep_rows
from analysis.exhibits.page import call
from analysis.measures.shares import NO_STUDY, Refusal
from analysis.periods import Period, counted_once, latest
from analysis.tables.derived import DERIVED
from tests.cards import exhibit_of, rows

NAMED = ("company", "product")
COMPANIES = ("openai", "google", "anthropic", "meta", "microsoft", "deepseek", "perplexity", "nvidia", "amazon")
DATES = ("2000", "2023", "2024-06", "2025-03", "2025-09", "2026-03", "latest")
FILTERS = st.fixed_dictionaries(
    {
        "picked": st.lists(st.sampled_from(COMPANIES), max_size=3, unique=True).map(tuple),
        "interested": st.sampled_from(["show", "hide"]),
        "confidence": st.sampled_from("ABCD"),
        "dates": st.tuples(st.sampled_from(DATES[:-1]), st.sampled_from(DATES[1:])).filter(lambda d: d[0] < d[1]),
    }
)
DATE = r"(?:\d+ )?\w{2,4} \d{4}|\d{4}"
LEADS_OVER_TIME = re.compile(
    rf"(?P<who>.+?) (?P<verb>leads with|holds) (?P<value>[^;,]+?)(?: (?:in|on) (?P<date>{DATE}))?"
    r"(?: \((?P<status>projection|estimate|preliminary|series break)\))?"
    rf"(?:, (?P<way>up|down) from .+? (?:(?:in|on) (?P<then>{DATE})|\d+ (?:days?|months) before)"
    r"|; no certain change from .+|; (?P<turned>no clear trend))?"
)
"""A title that names who leads: all of it is read, so that a reworded one fails."""


@pytest.fixture(scope="module")
def printed(tables):
    """Every printed share as an interval, before any exhibit chooses from it."""
    return DERIVED["share_intervals"].of(tables).at()


def said(tables, page_id, exhibit_id, filters, words="finding", **choices):
    """The words of an exhibit under the filters, its rows shown and all its rows; None where nothing is shown."""
    page, exhibit = exhibit_of(page_id, exhibit_id)
    whole = rows(page, exhibit, tables, **choices)
    if isinstance(whole, Refusal):
        return None
    shown = keep_rows(whole, filters, exhibit.timed)
    spoken_of = whole if words == "finding" and exhibit.of_all else shown
    write = page.lead_of(exhibit) if words == "lead" else getattr(exhibit, words)
    return None if shown.empty else (call(write, spoken_of, whole=whole, **choices), shown, whole)


def sure(printed, market, as_of):
    """The company that is larger than every other printed one at a date whatever the true values are; None for none."""
    at = printed[printed["market_id"].eq(market) & printed["as_of"].eq(as_of) & printed["kind"].isin(NAMED)]
    for name, row in at.set_index("label").iterrows():
        others = at.loc[at["label"].ne(name), "high_pct"]
        if (others < row["low_pct"]).all() and (len(others) or row["low_pct"] > 50):
            return name
    return None


def market_ids(tables):
    known = tables["markets"]
    return sorted(set(tables["shares"]["market_id"]) & set(known.loc[known["metric_kind"].ne("size"), "market_id"]))


def parsed(text, forms):
    """The form of words that a title has, and its parts; a title of no known form fails."""
    for name, form in forms.items():
        if found := re.fullmatch(form, text):
            return name, found.groupdict()
    raise AssertionError(f"a title of no known form: {text!r}")


@settings(max_examples=150, deadline=None)
@given(data=st.data(), filters=FILTERS)
def test_who_is_said_to_lead_a_market_leads_it_for_certain(tables, printed, data, filters):
    market = data.draw(st.sampled_from(market_ids(tables)))
    if told := said(tables, "shares", "over_time", filters, market=market, level="company"):
        title, shown, _ = told
        last = shown[shown["as_of"].eq(latest(shown["as_of"]))].set_index("label")
        if title == "Only groups are published: no company can be said to lead":
            assert not last["kind"].isin(NAMED).any()
        elif pair := re.fullmatch(r"(.+) and (.+) cannot be told apart (?:in|on) .+", title):
            a, b = last.loc[pair[1]], last.loc[pair[2]]
            assert a["low_pct"] <= b["high_pct"] and b["low_pct"] <= a["high_pct"]
        else:
            claim = LEADS_OVER_TIME.fullmatch(title)
            assert claim, f"a title that nobody can check: {title}"
            assert (claim["verb"] == "leads with") == (claim["who"] == sure(printed, market, last["as_of"].iloc[0]))
            assert claim["value"] == last.loc[claim["who"], "interval"]
            status = last["date_status"].iloc[0].replace("break", "series break")
            assert (claim["status"] or "final") == status or not claim["date"]
            check_move(shown[shown["label"].eq(claim["who"])].set_index("period_label"), claim)


def check_move(mine, claim):
    """The date that the end of a title names is one of the same status and coverage, and lies on the side that it
    says; a title says that there is no clear trend only where such dates lie on both sides."""
    now = mine.loc[claim["date"]] if claim["date"] else mine.iloc[mine["as_of"].map(Period.parse).argmax()]
    if claim["way"] and claim["then"] in mine.index:
        then = mine.loc[claim["then"]]
        assert is_alike(then, now)
        assert then["high_pct"] < now["low_pct"] if claim["way"] == "up" else then["low_pct"] > now["high_pct"]
    if claim["turned"]:
        alike = mine[[is_alike(then, now) for _, then in mine.iterrows()]]
        assert (alike["high_pct"] < now["low_pct"]).any() and (alike["low_pct"] > now["high_pct"]).any()


def is_alike(then, now):
    """Whether two dates of a company are final and publish the same companies, or all of them."""
    final = then["date_status"] == now["date_status"] == "final"
    return final and (then["coverage"] == now["coverage"] or (then["complete"] and now["complete"]))


COUNT_OF_ALL = r"(?:(?P<number>\d+) of )?(?P<every>\d+ )?(?P<what>markets?|surveys? of use)"
COUNT = r"(?:(?P<number>\d+) of )?(?P<every>\d+) (?P<what>markets?|surveys? of use)"
WHEN = r"(?: \((?P<before>newer figures not shown|newest: .+?)\))?"
LEADER = {
    "one": (
        r"(?P<label>.+): (?P<interval>.+) in one (?P<what>market|survey of use) (?:today|shown, (?:not of"
        r" today|its newer figures not)) \((?P<when>.+)\)"
    ),
    "several": rf"(?P<many>\d+) different leaders (?:hold|held) (?P<range>.+?)(?P<today> today)? in {COUNT}{WHEN}",
    "all": (
        rf"(?P<name>.+?) (?:leads|led) (?P<each>both |all )?{COUNT_OF_ALL}(?P<today> today)? with (?P<range>.+?){WHEN}"
    ),
    "some": (
        rf"(?P<name>.+?) (?:leads|led) (?P<count>\d+) of {COUNT}(?P<today> today)?; leaders hold (?P<range>.+?){WHEN}"
    ),
    "range": (
        rf"The leader (?:holds|held) (?P<range>.+?)(?P<today> today)? in {COUNT}{WHEN}: "
        r"(?:(?P<many>\d+) different leaders|(?P<name>.+) (?:leads|led) (?P<count>each|\d+)"
        r"|(?P<nobody>no certain leader))"
    ),
}


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_leaders_are_counted_where_they_are_certain(tables, printed, filters):
    if not (told := said(tables, "shares", "leader", filters)):
        return
    title, shown, _ = told
    kept = shown[shown["share_of"].ne(NO_STUDY)] if shown["share_of"].ne(NO_STUDY).any() else shown
    is_split = kept["metric_kind"].eq("partition")
    kept = kept[is_split] if is_split.any() else kept
    now = kept[kept["recency"].eq("today") & kept["as_of"].eq(kept["newest"])]
    last = counted_once((now if len(now) else kept).sort_values("mid_date").groupby("market_id").tail(1))
    form, part = parsed(title, LEADER)
    assert ("survey" in part["what"]) == (not is_split.any())
    if form == "one":
        assert [(part["label"], part["interval"])] == list(zip(last["label"], last["interval"], strict=True))
        return
    names = [sure(printed, m, d) for m, d in zip(last["market_id"], last["as_of"], strict=True)]
    known = {*names} - {None}
    assert (part["today"] is not None) == (len(now) > 0) == (part["before"] is None)
    number = part["number"] or part["every"] or "2"
    assert int(number) == len(last)
    if form == "range":
        assert (part["nobody"] is not None) == (not known)
    if part.get("many"):
        assert int(part["many"]) == len(known) > 1
    if part.get("name"):
        count = part.get("count") or "each"
        assert known == {part["name"]}
        assert names.count(part["name"]) == (len(last) if count == "each" else int(count))


LEADS_TODAY = (
    r"(?P<name>[^.:]+(?:\.\w+)?) leads today in (?:the one market|all (?P<all>\d+) markets) shown\.",
    r"Who leads today depends on what is counted: (?P<list>.+?) of (?P<number>\d+) markets\.",
    r"(?P<nobody>Nobody leads for certain today\.)",
)


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_the_short_answer_names_leaders_that_are_certain(tables, printed, filters):
    if not (told := said(tables, "overview", "key_figures", filters, "lead")):
        return
    text, shown, _ = told
    leaders = counted_once(shown[shown["figure_id"].eq("leader") & shown["recency"].eq("today")])
    by_label = tables["markets"].set_index("market")["market_id"]
    names = [sure(printed, by_label[m], d) for m, d in zip(leaders["market_label"], leaders["as_of"], strict=True)]
    found = [match for form in LEADS_TODAY if (match := re.search(form, text))]
    assert len(found) == (1 if len(leaders) else 0), "one sentence on who leads, of a known form"
    for match in found:
        part = match.groupdict()
        if part.get("nobody"):
            assert set(names) == {None}
        elif part.get("list"):
            counts = {name: int(count) for name, count in re.findall(r"(.+?) in (\d+)(?:, |$)", part["list"])}
            nobody = counts.pop("nobody for certain", 0)
            assert nobody == names.count(None) and int(part["number"]) == len(names)
            assert counts == {n: names.count(n) for n in names if n}
        else:
            assert set(names) == {part["name"].removeprefix("Short answer: ").strip()}
            assert int(part["all"] or 1) == len(names)


APART = r"(?: \(newest: (?P<newest>.+?)\))?"
LAYER = r"“(?P<layer>[^”]+)”(?: \([^()]+\))?"
LAYERS = {
    "none": r"No company is among the rows shown",
    "several": (
        r"(?P<who>Leaders|The largest shown) (?P<when>hold|held) "
        rf"(?P<low>.+?)(?: \((?P<from>.+?)\))? to (?P<high>.+?)(?: \((?P<to>[^()]+)\))?(?P<today> today)?{APART}"
    ),
    "leads": rf"(?P<label>.+) (?P<verb>leads|led) the layer {LAYER} with (?P<interval>.+?){APART}",
    "holds": rf"(?P<label>.+) (?P<verb>holds|held) (?P<interval>.+?) of the layer {LAYER}{APART}",
}


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_a_layer_has_a_leader_only_where_no_hidden_company_is_larger(tables, filters):
    if not (told := said(tables, "shares", "layers", filters)):
        return
    title, shown, whole = told
    every = whole[whole["kind"].isin(NAMED)]
    now = shown[shown["recency"].eq("today")]
    ours = (now if len(now) else shown).loc[lambda rows: rows["kind"].isin(NAMED) & rows["mid_pct"].notna()]
    form, part = parsed(title, LAYERS)
    assert (form == "none") == ours.empty
    largest = ours.groupby("layer")["mid_pct"].max()
    if form == "several":
        assert (part["when"] == "hold") == (len(now) > 0) and (not part["today"] or len(now) > 0)
        assert part["newest"] is None or not len(now)
        leads = largest == every.groupby("layer")["mid_pct"].max()[largest.index]
        assert (part["who"] == "Leaders") == leads.all()
        top = ours.sort_values("mid_pct").groupby("layer").tail(1)
        least, most = top["low_pct"].le(top["high_pct"].min()), top["high_pct"].ge(top["low_pct"].max())
        assert (part["from"] is None) == (least.sum() > 1) and (part["to"] is None) == (most.sum() > 1)
        assert least.sum() > 1 or part["low"] in set(ours[ours["mid_pct"].eq(largest.min())]["interval"])
        assert most.sum() > 1 or part["high"] in set(ours[ours["mid_pct"].eq(largest.max())]["interval"])
    if form in ("leads", "holds"):
        assert part["verb"] in (("leads", "holds") if len(now) else ("led", "held"))
        mine = ours[ours["label"].eq(part["label"]) & ours["mid_pct"].eq(largest.iloc[0])].iloc[0]
        rivals = every[every["layer"].eq(mine["layer"]) & every["label"].ne(mine["label"])]
        assert part["interval"] == mine["interval"]
        assert form == "holds" or (rivals["high_pct"] < mine["low_pct"]).all()
