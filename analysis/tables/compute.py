"""Tables of computing power: who owns it, who uses it, and the layers in which one company is counted."""

from collections.abc import Mapping

import pandas as pd

from analysis.formats import counted, listed
from analysis.measures.shares import Refusal
from analysis.measures.today import ESTIMATED
from analysis.periods import LATEST, dated
from analysis.schema.market import LAYERS
from analysis.schema.tie import OWNED, USED
from analysis.schema.words import in_words
from analysis.tables.deals import short
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED, layers

LAYER = "compute"
USER_COLUMNS = ("label", "role", "h100e", "low_h100e", "high_h100e", "as_of", "note", "source_id")
LADDER_COLUMNS = ("label", "layer", "interval", "market_label", "period_label", "share_of", "grade", "source_id")


def owners(share_intervals: ShareIntervals) -> pd.DataFrame | Refusal:
    """period, owner: shares of the owners of computing power, of the definition that names most companies."""
    found = share_intervals.at()
    mine = found[found["layer"].eq(LAYER) & found["metric_kind"].eq("partition")]
    count = mine[mine["kind"].isin(NAMED)].groupby("market_id")["entity_id"].nunique()
    if count.empty:
        return Refusal("No source in the data counts the owners of computing power", "Market shares", "shares")
    mine = mine[mine["market_id"].eq(count.idxmax())]
    return mine.sort_values(["mid_date", "mid_pct"], ascending=[True, False])


def users(compute: pd.DataFrame, companies: pd.DataFrame, *, compute_at: str = "") -> pd.DataFrame | Refusal:
    """company, role: computing power owned and used at a day, each with its range; who uses most first.

    Owners that are no company (what is sold to a country, all others) are left out.
    """
    then = compute[compute["date"].eq(compute_at) & compute["company_id"].notna()]
    if then["role"].nunique() < 2:
        return Refusal("Owners and users of computing power are not counted on one day", "its owners over time")
    most = {role: then[then["role"].eq(role)].set_index("company_id")["h100e"] for role in (USED, OWNED)}
    table = then.assign(
        label=then["company_id"].map(short(companies.set_index("company_id")["company"])),
        as_of=then["date"],
        status="estimate",
        used_most=then["company_id"].map(most[USED]).fillna(-1),
        owned_most=then["company_id"].map(most[OWNED]).fillna(-1),
    )
    order = ["used_most", "owned_most", "role"]
    return table.sort_values(order, ascending=[False, False, True], kind="stable").drop(columns=order[:2])


def users_finding(table: pd.DataFrame) -> str:
    """Which companies are counted as users and not as owners."""
    used, owned = (table[table["role"].eq(role)] for role in (USED, OWNED))
    without = used[~used["company_id"].isin(owned["company_id"])]
    if used.empty:
        return f"{counted(owned['label'].nunique(), 'owner')} and no user counted"
    if without.empty:
        return f"{_all(used)} owns computing power too"
    verb = "uses" if len(without) == 1 else "use"
    by = "By estimate " if used["status"].isin(ESTIMATED).all() else ""
    return f"{by}{listed(list(without['label']))} {verb} computing power that others own"


def _all(used: pd.DataFrame) -> str:
    return str(used["label"].iloc[0]) if len(used) == 1 else f"Each of {len(used)} users"


def users_subtitle(table: pd.DataFrame) -> str:
    """Measure, unit, day, range."""
    return f"Computing power owned and used, {dated(table['as_of'].iloc[0])}, H100 equivalents, 5th to 95th percentile"


def users_note(table: pd.DataFrame) -> str:
    """Why the two must not be taken from one another."""
    bare = table[table["low_h100e"].isna()]["label"]
    said = f". No range is published for {listed(list(dict.fromkeys(bare)))}" if len(bare) else ""
    return (
        "Owned are chips sold, used is what runs, rented or own. Both are models of one publisher. A lab without an"
        f" owner’s row may own chips among all others; ranges of two companies are not added{said}"
    )


def ladder(share_intervals: ShareIntervals, *, layers_at: str = LATEST) -> pd.DataFrame | Refusal:
    """company, layer: shares of the companies that are counted in two layers or more, one definition a layer."""
    found = layers(share_intervals, layers_at=layers_at)
    mine = found[found["kind"].isin(NAMED) & found["company_id"].notna() & found["mid_pct"].notna()]
    count = mine.groupby("company_id")["layer"].nunique()
    mine = mine[mine["company_id"].map(count).ge(2)] if len(mine) else mine
    if mine.empty and len(found):
        return Refusal("No company is counted in two layers", "layers side by side")
    rank = mine["layer"].map(_rank())
    mine = mine.assign(layers_number=mine["company_id"].map(count), rank_of_layer=rank, label=short(mine["label"]))
    keys = mine.assign(_sum=mine.groupby("company_id")["mid_pct"].transform("sum"))
    order = keys.sort_values(["layers_number", "_sum", "label", "rank_of_layer"], ascending=[False, False, True, True])
    return mine.loc[order.index]


def _rank() -> Mapping[str, int]:
    return {name: i for i, name in enumerate(LAYERS)}


def ladder_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Who is counted in most layers."""
    first = table.drop_duplicates("company_id")
    most = int(first["layers_number"].max())
    names = list(first.loc[first["layers_number"].eq(most), "label"])
    every = len(LAYERS)
    who = listed(names) if len(names) < 4 else f"{len(names)} companies"
    return f"{who} {'is' if len(names) == 1 else 'are'} counted in {most} of {every} layers"


def ladder_subtitle(table: pd.DataFrame) -> str:
    """Measure and scope."""
    return "Share of each layer, by one market a layer at its last date; companies counted in two layers or more"


def ladder_note(table: pd.DataFrame) -> str:
    """What each layer counts, and what a blank means."""
    rows = table.sort_values("rank_of_layer").drop_duplicates("layer")
    said = [f"{in_words(row.layer).capitalize()}: {row.market_label}, {row.period_label}" for row in rows.itertuples()]
    missing = [in_words(name) for name in LAYERS if name not in set(table["layer"])]
    none = f". No company of two layers is shown in {listed(missing)}" if missing else ""
    return f"Blank: not counted there, which is not zero. {'; '.join(said)}{none}"
