"""Tables of the merger page: before and after, each guideline's tests by interval, all pairs, remedy, what if."""

from collections.abc import Sequence

import pandas as pd

from analysis import mergers as formulas
from analysis.formats import hhi_range, number, percent_range
from analysis.shares import Refusal
from analysis.tables.concentration import boxes, refusal
from analysis.tables.shares import NAMED, every_share

FEW = Refusal("Choose at least two companies of this market to merge", "Concentration, contributions at one date")
MEASURES = {"hhi": "HHI after", "delta": "Change in HHI", "share": "Combined share"}


def _market(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, market: str, period: str,
) -> pd.DataFrame:  # fmt: skip
    mine = shares[shares["market_id"].eq(market) & shares["period"].eq(period)]
    return every_share(mine, markets, products, companies, qualifiers, groups, sources)


def _named(series: pd.DataFrame) -> pd.DataFrame:
    return series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)


def _cited(*frames: pd.DataFrame) -> str:
    return ";".join(dict.fromkeys(s for f in frames for cell in f["source_id"].dropna() for s in str(cell).split(";")))


def before_after(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, *, market: str, period: str, parties: Sequence[str],
) -> pd.DataFrame | Refusal:  # fmt: skip
    """stage, company: shares before and after the merger, with HHI of the named companies and its change."""
    series = _market(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = _named(series)
    merging = [p for p in parties if p in set(named["entity_id"])]
    if len(merging) < 2:
        return FEW if len(series) else series.iloc[:0]
    values = named.set_index("entity_id")["mid_pct"] / 100
    after = formulas.merge(values, merging)
    labels = named.set_index("entity_id")["label"].to_dict()
    joint = " + ".join(labels[p] for p in merging)
    context = named.iloc[0][["market_label", "period_label", "share_of", "excludes", "as_of"]].to_dict()
    rows = [
        {"stage": stage, "entity_id": key, "label": labels.get(key, joint), "mid_pct": 100 * share,
         "company_id": key if key in labels else merging[0], "merging": key in merging or key not in labels}
        for stage, part in (("before", values), ("after", after)) for key, share in part.items()
    ]  # fmt: skip
    delta = formulas.delta_hhi(values, merging)
    total = 1e4 * float((values**2).sum())
    return pd.DataFrame(rows).assign(
        **context, before_points=total, after_points=total + delta, points=delta, source_id=_cited(named)
    )


def before_after_finding(table: pd.DataFrame) -> str:
    """Combined share and change in HHI."""
    joint = table[table["stage"].eq("after") & table["merging"]]
    row = table.iloc[0]
    if joint.empty:
        return f"The merger adds {row['points']:,.0f} points of HHI"
    return f"{joint['label'].iloc[0]} would hold {joint['mid_pct'].iloc[0]:.3g} %; HHI rises by {row['points']:,.0f} points"


def tests(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame, guideline_prongs: pd.DataFrame,
    *, market: str, period: str, parties: Sequence[str],
) -> pd.DataFrame | Refusal:  # fmt: skip
    """guideline, test, measure: its value as an interval, the line, and whether it is reached."""
    series = _market(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = _named(series)
    merging = [p for p in parties if p in set(named["entity_id"])]
    if len(merging) < 2 or guideline_prongs.empty:
        return FEW if len(series) else series.iloc[:0]
    largest = markets.set_index("market_id")["lists_largest"].get(market) == "yes"
    given = boxes(series, largest)
    firms = series[series["kind"].isin(NAMED)].set_index("entity_id")
    low, high = firms["low_pct"] / 100, firms["high_pct"] / 100
    screened = formulas.screen_interval(low, high, merging, guideline_prongs, given["rest"], given["cap"])
    verdicts = formulas.verdicts(screened, guideline_prongs).set_index("guideline_id")
    known = guidelines.set_index("guideline_id")
    wording = guideline_prongs.set_index(["guideline_id", "prong_id"])
    rows = []
    for r in screened.to_dict("records"):
        prong = wording.loc[(r["guideline_id"], r["prong"])]
        spell = percent_range if r["measure"] == "share" else hhi_range
        rows.append({
            "guideline_id": r["guideline_id"], "guideline": known.loc[r["guideline_id"], "guideline"],
            "status": known.loc[r["guideline_id"], "status"], "prong": r["prong"], "test_measure": MEASURES[r["measure"]],
            "value_range": spell(r["value_low"], r["value_high"]), "threshold": r["threshold"] or "no line", "state": r["state"],
            "unknown": r["unknown"], "outcome": r["outcome"], "wording": prong["wording"],
            "verdict": verdicts.loc[r["guideline_id"], "verdict"], "worst": verdicts.loc[r["guideline_id"], "state"],
            "as_of": period, "source_id": _cited(named, pd.DataFrame({"source_id": [prong["source_id"]]})),
        })  # fmt: skip
    return pd.DataFrame(rows)


def tests_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines the merger would be presumed harmful, a screening presumption only."""
    worst = table.drop_duplicates("guideline_id")
    sure = worst["verdict"].eq("presumed") & worst["worst"].ne("depends on what is not known")
    return f"A presumption of harm under {int(sure.sum())} of {len(worst)} guidelines; a screen, not a legal verdict"


def pairs(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, guideline_prongs: pd.DataFrame, *, market: str, period: str, guideline: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """pair: change in HHI, combined share and the worst outcome of the guideline, for the twelve largest."""
    series = _market(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = _named(series).head(12)
    prongs = guideline_prongs[guideline_prongs["guideline_id"].eq(guideline)]
    if len(named) < 2 or prongs.empty:
        none = Refusal("Fewer than two companies are named: there is no pair to merge", "another definition")
        return none if len(series) else series.iloc[:0]
    labels = named.set_index("entity_id")["label"]
    made = formulas.all_pairs(named.set_index("entity_id")["mid_pct"] / 100, prongs)
    return made.assign(
        party_a=made["a"].map(labels), party_b=made["b"].map(labels), combined_pct=100 * made["combined"], as_of=period,
        guideline_id=guideline, source_id=_cited(named, prongs), market_label=named["market_label"].iloc[0],
        period_label=named["period_label"].iloc[0],
    ).drop(columns=["a", "b", "combined"])  # fmt: skip


def pairs_finding(table: pd.DataFrame) -> str:
    """How many pairs reach the presumption."""
    count = int(table["verdict"].eq("presumed").sum())
    return f"{count} of {len(table)} pairs would be presumed harmful by the screen"


def remedies(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame, guideline_prongs: pd.DataFrame,
    *, market: str, period: str, parties: Sequence[str],
) -> pd.DataFrame | Refusal:  # fmt: skip
    """guideline: the smallest sale to a newcomer, in points of share, that clears the merger."""
    series = _market(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = _named(series)
    merging = [p for p in parties if p in set(named["entity_id"])]
    if len(merging) < 2:
        return FEW if len(series) else series.iloc[:0]
    values = named.set_index("entity_id")["mid_pct"] / 100
    rows = []
    for g in guidelines.itertuples():
        prongs = guideline_prongs[guideline_prongs["guideline_id"].eq(g.guideline_id)]
        if not prongs["outcome"].isin(["presumed", "raises concern", "no concern normally"]).any():
            continue
        found = formulas.smallest_remedy(values, merging, prongs)
        words = (
            "none clears it"
            if found is None
            else f"sell {found.points:.2f} points"
            if found.points
            else "clear as it stands"
        )
        after = "–" if found is None else number(found.hhi_after, 1)
        cited = _cited(named, prongs)
        rows.append((g.guideline, g.status, words, after, period, cited))
    return pd.DataFrame(rows, columns=["guideline", "status", "detail", "after", "as_of", "source_id"])


def remedies_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines some sale clears the merger."""
    cleared = int(table["detail"].ne("none clears it").sum())
    return f"A sale to a newcomer clears the merger under {cleared} of {len(table)} guidelines"


def merger_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    first = table.iloc[0]
    return f"{first['market_label']}, {first['period_label']}; central values of the named companies"
