"""The profile of a company: who it is, its dated strategies, and what is known of it in figures."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from analysis import formats
from analysis.formats import share, spelled
from analysis.measures.comparable import dated_status
from analysis.measures.shares import NO_STUDY
from analysis.measures.today import with_today
from analysis.periods import at_last_over, counted_once, dated, of_today
from analysis.schema.words import in_words
from analysis.tables.context import exactness
from analysis.tables.economics import covered, is_yearly

FACTS = {
    "country": "Country",
    "founded": "Founded",
    "kind": "Kind",
    "layer": "Main layer",
    "backers": "Owners and funders",
    "website": "Website",
    "unverified_fields": "Not verified",
}
REVENUE = {"arr": "Revenue, run rate", "revenue": "Revenue", "valuation": "Valuation"}
INDEX = "Epoch Capabilities Index (ECI)"
COLUMNS = ("label", "part", "fact", "detail", "as_of", "source_id")
KNOWN_BY = (
    "strategies",
    "products",
    "groups",
    "business_models",
    "shares",
    "markets",
    "models",
    "finances",
    "capability",
    "transparency",
    "sources",
)
"""The tables that say something of a company, that which names its markets, and that which says what today is."""
Records = Mapping[str, pd.DataFrame]
"""Rows by the name of their table."""
Row = tuple[str, str, str, object, str]
"""Part of the profile, fact, detail, as of, source."""


def profile(
    companies: pd.DataFrame, company_records: Records, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame:
    """company, part, fact: who, strategy, in figures; one row a fact with its date and source."""
    known = companies.set_index("company_id")
    rows: list[tuple[object, ...]] = []
    for key in (c for c in dict.fromkeys((company, *beside)) if c in known.index):
        mine = {n: rows[rows["company_id"].eq(key)] for n, rows in company_records.items() if "company_id" in rows}
        facts = (
            *_who(known.loc[key], mine["products"], mine["groups"], mine["business_models"]),
            *_strategy(mine["strategies"]),
            *_figures(mine, company_records["markets"], company_records["sources"]),
        )
        rows += [(key, known.loc[key, "company"], *fact) for fact in facts]
    return pd.DataFrame(rows, columns=["company_id", "label", "part", "fact", "detail", "as_of", "source_id"])


def side_by_side(table: pd.DataFrame) -> pd.DataFrame:
    """A row a fact and a column a company: today's strategy in a word, what is known in figures, then who it is."""
    plans = table[table["part"].eq("Strategy")].drop_duplicates("label", keep="last")
    word = plans["detail"].str.split(":").str[0] + ", " + plans["fact"].str[0].str.lower() + plans["fact"].str[1:]
    facts = table[table["part"].ne("Strategy")].sort_values("part", kind="stable")
    whole = pd.concat([plans.assign(fact="Strategy", detail=word), facts]).drop_duplicates(["fact", "label"])
    wide = whole.pivot(index="fact", columns="label", values="detail").fillna("not in the data")
    return wide.loc[whole["fact"].unique(), table["label"].unique()].rename_axis("Fact").reset_index()


def _who(row: pd.Series, products: pd.DataFrame, groups: pd.DataFrame, earns: pd.DataFrame) -> Iterator[Row]:
    for column, fact in FACTS.items():
        if pd.notna(row[column]):
            said = in_words(row[column]) if column in ("kind", "layer") else str(row[column])
            yield "Who", fact, said, None, row["source_id"]
    if len(products):
        yield "Who", "Products", ", ".join(dict.fromkeys(products["product"])), None, _cited(products)
    for tie in groups.itertuples():
        yield "Who", "Group", f"{tie.group_name}, since {dated(tie.since)}", tie.since, tie.source_id
    if len(earns):
        yield "Who", "Earns by", ", ".join(dict.fromkeys(earns["revenue_model"])), None, _cited(earns)


def _strategy(plans: pd.DataFrame) -> Iterator[Row]:
    for plan in plans.sort_values("since", na_position="first", kind="stable").itertuples():
        since = plan.since if isinstance(plan.since, str) else None
        reason = f": {plan.reason}" if isinstance(plan.reason, str) else ""
        fact = f"Since {dated(since)}" if since else "In March 2024"
        yield "Strategy", fact, in_words(plan.strategy) + reason, since, plan.source_id


TODAY_SHARE, OLD_SHARE = "Largest share today", "Largest last share, none of today"
SURVEYED = "Largest part in a survey of use"
SHARE_FACTS = (TODAY_SHARE, OLD_SHARE, SURVEYED)
"""Names of the largest share of a company, by what it is: one of today, an older one, or no part of a whole."""
ROUGHLY = {"below": "under ", "at_least": "over ", "approx": "about ", "nearly": "nearly "}
"""Qualifier → the word before a share that is printed as a bound or roughly."""


def _largest_share(shares: pd.DataFrame, markets: pd.DataFrame, sources: pd.DataFrame) -> Iterator[Row]:
    """The largest of its last shares: of today; else an older one; where it has neither, of surveys of use.

    What a publisher counts again takes no part, and “under 40 %” is no 40 %.
    """
    known = shares.dropna(subset=["share_pct"]).merge(markets, on="market_id", suffixes=("", "_of_market"))
    known = known[known["share_of"].ne(NO_STUDY)].assign(as_of=lambda rows: rows["period"])
    known = with_today(known, sources)
    last = known[at_last_over(known)]
    parts = last[last["metric_kind"].eq("partition")]
    now = of_today(parts)
    for fact, rows in ((TODAY_SHARE, counted_once(now)), (OLD_SHARE, counted_once(parts)), (SURVEYED, last)):
        if len(rows):
            least = rows["share_pct"].mask(rows["qualifier"].eq("below"), 0)
            top = rows.assign(least=least).sort_values("least", kind="stable").iloc[-1]
            said = f"{_printed(top)}, {top['market']}, {dated_status(top['period'], top['status'])}"
            yield "In figures", fact, said, top["period"], top["source_id"]
            return


def _printed(row: pd.Series) -> str:
    """A share as it is printed: both ends of a wide range, a bound or a rough figure with its word."""
    if row["qualifier"] == "range" and pd.notna(row["low_pct"]) and pd.notna(row["high_pct"]):
        return share(row["share_pct"], row["low_pct"], row["high_pct"])
    return f"{ROUGHLY.get(row['qualifier'], '')}{row['printed']} %"


def _figures(mine: Records, markets: pd.DataFrame, sources: pd.DataFrame) -> Iterator[Row]:
    shares, models, transparency = mine["shares"], mine["models"], mine["transparency"]
    if len(shares):
        count = shares["market_id"].nunique()
        yield (
            "In figures",
            "Markets",
            f"{count}, each prints a share of it or a product",
            None,
            _cited(shares),
        )
    yield from _largest_share(shares, markets, sources)
    if len(models):
        opened = int(models["weights_open"].eq("y").sum())
        said = f"{len(models)}, weights of {opened} can be downloaded"
        yield "In figures", "Models", said, models["release_date"].max(), _cited(models)
    yield from _money(mine["finances"])
    yield from _record(mine["capability"])
    if len(transparency):
        whole = transparency[transparency["domain"].eq("overall")]
        last = whole[whole["edition"].eq(whole["edition"].max())]
        said = (
            f"{spelled(last['score'].sum(), '.0f')} of {spelled(last['max_score'].sum(), '.0f')}, points,"
            f" {dated(last['edition'].iloc[0])}"
        )
        yield "In figures", "Transparency index", said, last["edition"].iloc[0], _cited(last)


def _record(capability: pd.DataFrame) -> Iterator[Row]:
    """The last record on the index, of which the data hold records of each class only: a later model may score higher
    or lower."""
    mine = capability[capability["benchmark"].eq(INDEX)].sort_values(["date", "score"])
    if len(mine):
        row = mine.iloc[-1]
        said = (
            f"{spelled(row['score'], ',.4g')}, {row['model']}, {dated(row['date'])}, best {row['access']} model then;"
            " models without a record are not listed"
        )
        yield "In figures", "Last ECI record", said, row["date"], row["source_id"]


def _money(finances: pd.DataFrame) -> Iterator[Row]:
    usd = finances[finances["unit"].eq("USD") & finances["status"].ne("projection") & finances["value"].gt(0)]
    for metric, fact in REVENUE.items():
        mine = usd[usd["metric"].eq(metric)].sort_values("date", kind="stable")
        if len(mine):
            row = mine.iloc[-1]
            when = dated(row["date"]) if is_yearly(mine).iloc[-1] else covered(row)
            said = f"{exactness(row)}{formats.money(row['value'])} USD, {when} ({row['status']})"
            yield "In figures", fact, said, row["date"], row["source_id"]


def _cited(rows: pd.DataFrame) -> str:
    return ";".join(dict.fromkeys(rows["source_id"].dropna()))


def profile_finding(table: pd.DataFrame) -> str:
    """Who it is and its strategy of today."""
    said = []
    for label, part in table.groupby("label", sort=False):
        plans = part[part["part"].eq("Strategy")]
        today = str(plans.iloc[-1]["detail"]).split(":")[0] if len(plans) else "strategy not known"
        said.append(f"{label}: {today}")
    return "; ".join(said)
