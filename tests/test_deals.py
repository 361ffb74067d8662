"""Dated ties: pairs tied twice, orders by supplier, the network's places, the stakes, and what the exhibits say."""

import itertools

import pandas as pd
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from analysis import check
from analysis.data import read
from analysis.figures.layout import curves, roles, text_layout
from analysis.figures.layout.theme import Look
from analysis.measures import network, ties
from analysis.tables import deals, deals_words
from tests.cards import built, card, exhibit_of
from tests.conftest import ROOT
from tests.tiny import edit, rows, text, tiny_folder
from tests.toy import deck

HEAD = "deal_id date from_id to_id kind amount_usd amount_per stake_pct status layer_from layer_to source_id"


def made(*lines):
    """Deals typed as lines of cells, with what is blank missing and numbers as numbers."""
    frame = pd.DataFrame(rows(HEAD, *lines)).replace("", None)
    return frame.assign(
        amount_usd=pd.to_numeric(frame["amount_usd"]),
        stake_pct=pd.to_numeric(frame["stake_pct"]),
        amount_note=None,
        note=None,
    )


MONEY = "d1 | 2025-01 | amazon | anthropic | invests | 8e9 | once | | closed | cloud | model | s"
MORE = "d2 | 2026-04 | amazon | anthropic | invests | 5e9 | once | | announced | cloud | model | s"
BACK = "d3 | 2026-04 | anthropic | amazon | buys compute | 1e11 | once | | announced | model | cloud | s"
MONTHLY = "d4 | 2026-05 | anthropic | xai | buys compute | 1.25e9 | month | | announced | model | model | s"
WARRANT = "d5 | 2025-10 | openai | amd | invests | | | 10 | announced | model | chips | s"
CHIPS = "d6 | 2025-10 | openai | amd | buys compute | | | | announced | model | chips | s"
LETTER = "d7 | 2025-09 | nvidia | openai | invests | 1e11 | once | | abandoned | chips | model | s"
ORDER = "d8 | 2025-09 | openai | nvidia | buys compute | 1e9 | once | | announced | model | chips | s"
NAMES = pd.DataFrame(
    {
        "company_id": ["amazon", "anthropic", "xai", "openai", "amd", "nvidia"],
        "company": ["Amazon (AWS)", "Anthropic", "xAI", "OpenAI", "AMD", "NVIDIA"],
    }
)


def test_a_supplier_that_invests_in_its_customer_is_a_pair_tied_twice_with_its_sums():
    pair = ties.tied_twice(made(MONEY, MORE, BACK)).iloc[0]
    assert (pair["investor_id"], pair["held_id"], pair["circle"]) == ("amazon", "anthropic", ties.SUPPLIER_INVESTS)
    assert [pair[name] for name in ties.AMOUNTS] == [8e9, 5e9, 1e11]
    assert pair["deal_ids"] == "d1;d2;d3"


def test_a_customer_with_shares_of_its_supplier_is_tied_twice_the_other_way():
    pair = ties.tied_twice(made(WARRANT, CHIPS)).iloc[0]
    assert (pair["circle"], pair["ordered_usd"], pair["stake_pct"]) == (ties.CUSTOMER_INVESTS, 0.0, 10.0)


def test_what_was_abandoned_ties_no_pair_and_money_alone_is_one_tie():
    assert ties.tied_twice(made(LETTER, ORDER)).empty
    assert ties.tied_twice(made(MONEY, MORE)).empty


def test_an_amount_by_the_month_is_in_no_sum():
    found = ties.orders_by_supplier(made(BACK, MONTHLY)).set_index("to_id")
    assert found["ordered_usd"].to_dict() == {"amazon": 1e11, "xai": 0.0}
    assert found["part_pct"].to_dict() == {"amazon": 100.0, "xai": 0.0}
    assert found["unpriced"].to_dict() == {"amazon": 0, "xai": 1}


def test_the_shipped_deals_tie_seven_pairs_twice(tables):
    found = ties.tied_twice(tables["deals"])
    assert set(zip(found["investor_id"], found["held_id"], strict=True)) == {
        ("microsoft", "openai"),
        ("amazon", "openai"),
        ("google", "anthropic"),
        ("amazon", "anthropic"),
        ("microsoft", "anthropic"),
        ("nvidia", "coreweave"),
        ("openai", "amd"),
    }
    ordered = found.set_index(["investor_id", "held_id"])["ordered_usd"]
    assert ordered["microsoft", "openai"] == 250e9 and ordered["google", "anthropic"] == 200e9


def test_a_stake_of_a_deal_is_one_more_switch_and_ownership_keeps_its_own(tables):
    every = ties.with_stakes(tables["ownership"], tables["deals"])
    assert len(every) == len(tables["ownership"]) + tables["deals"]["stake_pct"].notna().sum()
    own = made("d9 | 2026-01 | microsoft | openai | invests | | | 90 | closed | cloud | model | s")
    assert len(ties.with_stakes(tables["ownership"], own)) == len(tables["ownership"])
    assert ties.stakes(made(WARRANT)).iloc[0][["profit_pct", "control_pct"]].tolist() == [10.0, 0.0]


def test_a_stake_of_a_deal_is_off_until_it_is_switched_on_and_then_adds_its_closed_form(tables):
    stake = tables["deals"].head(1).assign(from_id="google", to_id="openai", kind="invests", stake_pct=8.0)
    more = dict(tables) | {"deals": stake.assign(date="2026-04", status="closed")}
    market = {"market": "similarweb-genai-web", "period": "2026-05"}
    off = built(*exhibit_of("ownership", "modified_hhi"), more, **market)
    assert off.title == "Switch on a stake to see its effect"
    on = built(*exhibit_of("ownership", "modified_hhi"), more, google_openai=True, google_openai_pct=8.0, **market)
    shares = card(tables, "shares", "over_time", market=market["market"]).table
    held = shares[shares["period"].eq("2026-05")].set_index("company_id")["mid_pct"]
    added = on.table.set_index("what")["value_points"]["added by Google (DeepMind) in OpenAI"]
    assert added == pytest.approx(0.08 * held["google"] * held["openai"])


def test_places_are_in_columns_without_overlap_and_the_same_every_time():
    lines = [("a", "x"), ("a", "y"), ("b", "x"), ("c", "y"), ("c", "y"), ("c", "x")]
    columns = {"a": 0, "b": 0, "c": 0, "x": 2, "y": 2}
    found = network.places(lines, columns)
    assert found.equals(network.places(lines, columns))
    for _, own in found.sort_values("height").groupby("column"):
        tops, ends = own["height"] - own["span"] / 2, own["height"] + own["span"] / 2
        assert (tops.to_numpy()[1:] > ends.to_numpy()[:-1]).all()
    assert found["height"].between(0, 1).all() and found.loc["c", "span"] > found.loc["b", "span"]


def test_few_companies_are_no_higher_than_among_many_and_stand_in_the_middle():
    found = network.places([("a", "x")], {"a": 0, "x": 1})
    assert found["span"].max() <= network.LEAST / network.USUAL
    assert found["height"].tolist() == [0.5, 0.5]


def test_the_order_of_a_column_crosses_no_lines_that_need_not_cross():
    found = network.places([("a", "y"), ("b", "x")], {"a": 0, "b": 0, "x": 1, "y": 1})
    assert (found.loc["a", "height"] < found.loc["b", "height"]) == (
        found.loc["y", "height"] < found.loc["x", "height"]
    )


def test_a_company_stays_where_it_is_when_ties_are_played_through_time(tables):
    late, early = (card(tables, "ownership", "network", deals_until=at).table for at in ("latest", "2025-Q3"))
    assert len(early) < len(late)
    for end in ("from", "to"):
        place = [f"{end}_column", f"{end}_height", f"{end}_span"]
        now = late.drop_duplicates(f"{end}_id").set_index(f"{end}_id")[place]
        then = early.drop_duplicates(f"{end}_id").set_index(f"{end}_id")[place]
        assert then.equals(now.loc[then.index])


def test_a_curve_begins_and_ends_at_its_boxes_and_bulges_within_a_column():
    across, up = curves.curve(curves.End(0, 0.2), curves.End(2, 0.8))
    assert (across[0], up[0], across[-1], up[-1]) == (0, 0.2, 2, 0.8)
    assert max(curves.curve(curves.End(1, 0.2), curves.End(1, 0.8))[0]) > 1.2
    assert curves.ports(0.5, 0.3, [0.9, 0.1, 0.5]) == pytest.approx([0.6, 0.4, 0.5])


def traces(figure, role):
    return [t for t in figure.data if roles.of(t) == role]


def test_closed_is_solid_announced_hollow_abandoned_crossed_and_more_dollars_are_thicker(tables):
    figure = card(tables, "ownership", "network").figure
    lines = {t.name: t for t in traces(figure, roles.TIE) if t.mode == "lines"}
    assert lines["Amazon invests: Anthropic, closed"].line.dash == "solid"
    cores = {t.name.removesuffix(", inside"): t for t in traces(figure, roles.CORE)}
    assert cores.keys() == {name for name in lines if name.endswith(", announced")}
    at = {t.name: number for number, t in enumerate(figure.data)}
    for name, core in cores.items():
        outer = lines[name]
        assert (core.x, core.y, at[core.name]) == (outer.x, outer.y, at[name] + 1)
        assert outer.line.dash == "solid" and 0 < core.line.width < outer.line.width
        assert core.line.color == Look.of(tables["companies"])["paper"]
    assert lines["NVIDIA invests: OpenAI, abandoned"].line.dash == "dot"
    assert sum(t.mode == "markers" for t in traces(figure, roles.TIE)) == 1
    wide = {name: t.line.width for name, t in lines.items()}
    assert wide["OpenAI orders computing power: Microsoft, announced"] > wide["Amazon invests: Anthropic, closed"]
    assert lines["ASML invests: Mistral AI, closed"].opacity < lines["Amazon invests: Anthropic, closed"].opacity == 1


def test_hover_says_date_amount_status_and_source_of_each_deal(tables):
    figure = card(tables, "ownership", "network").figure
    line = next(t for t in figure.data if t.name == "Amazon invests: Anthropic, closed")
    said = line.hovertext.replace("<br>", " ")
    assert "Sep 2023, $1.25 billion" in said and "24 Nov 2024, $4 billion" in said and said.count("Source: ") == 3


def test_with_a_company_in_focus_its_ties_are_the_strong_ones(tables):
    look = Look.of(tables["companies"], focus=("mistral",))
    figure = card(tables, "ownership", "network", look=look).figure
    strong = {t.name for t in traces(figure, roles.TIE) if t.opacity == 1}
    assert strong and all("Mistral" in name for name in strong)


@pytest.fixture(scope="module")
def slide(tables):
    """The network on a slide of a deck: its figure, the slide, and its group of shapes."""
    shown = card(tables, "ownership", "network")
    slide = deck([shown]).slides[1]
    (group,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    return shown, slide, group


def test_the_network_is_native_on_a_slide_with_a_curve_for_each_tie(slide):
    shown, page, group = slide
    assert not any(shape.has_chart or shape.has_table for shape in page.shapes)
    assert group._element._nvXxPr.cNvPr.get("descr") == shown.summary
    curves = {s.name: s for s in group.shapes if s.shape_type == MSO_SHAPE_TYPE.FREEFORM}
    lines = {t.name: t for t in shown.figure.data if roles.of(t) in (roles.TIE, roles.CORE) and t.mode == "lines"}
    assert curves.keys() == lines.keys()
    assert all("cubicBezTo" in s._element.xml and "lnTo" not in s._element.xml for s in curves.values())
    wide = {name: s.line.width for name, s in curves.items()}
    order = "OpenAI orders computing power: Microsoft, announced"
    assert wide[order] > wide["Amazon invests: Anthropic, closed"] > wide["ASML invests: Mistral AI, closed"]
    assert wide[f"{order}, inside"] < wide[order] and str(curves[f"{order}, inside"].line.color.rgb) == "FFFFFF"
    assert [name for name, s in curves.items() if s.line.dash_style is not None] == [
        "NVIDIA invests: OpenAI, abandoned"
    ]
    assert "abandoned" in {s.name for s in group.shapes if s not in curves.values()}
    marks = {s.name: str(s.fill.fore_color.rgb) for s in page.shapes if s.name.startswith("Mark: ")}
    assert marks["Mark: announced"] == "FFFFFF" != marks["Mark: closed"]


def test_a_curve_of_a_slide_ends_where_its_boxes_stand(slide):
    shown, _, group = slide
    drawn = (s for s in group.shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and s.text_frame.text)
    boxes = {s.text_frame.text: s for s in drawn}
    line = next(s for s in group.shapes if s.name == "Amazon invests: Anthropic, closed")
    left, right = boxes["Amazon"], boxes["Anthropic"]
    assert abs(line.left - (left.left + left.width / 2)) < 2 and line.top >= right.top
    assert abs(line.left + line.width - (right.left + right.width / 2)) < 2
    assert line.top + line.height <= left.top + left.height
    strong = {
        n.text.removeprefix("<b>").removesuffix("</b>") for n in shown.figure.layout.annotations if n.text[:3] == "<b>"
    }
    assert {name for name, s in boxes.items() if s.text_frame.paragraphs[0].runs[0].font.bold} == strong


def test_the_columns_of_a_slide_go_from_chips_to_labs_with_their_titles_above(slide):
    _, _, group = slide
    said = {s.text_frame.text: s for s in group.shapes if s.has_text_frame and s.text_frame.text}
    middles = [said[name].left + said[name].width / 2 for name in ("Chips", "Cloud", "Labs", "Money and channels")]
    assert middles == sorted(middles)
    for title, company in (("Chips", "NVIDIA"), ("Cloud", "Amazon"), ("Labs", "Anthropic")):
        assert abs(said[title].left + said[title].width / 2 - said[company].left - said[company].width / 2) < 2
        assert said[title].top + said[title].height < said[company].top
    assert not any("…" in text for text in said)


def test_no_shape_of_a_slide_has_the_shadow_of_the_theme(slide):
    _, page, group = slide
    shapes = [*group.shapes, *(s for s in page.shapes if s.name.startswith("Mark: "))]
    assert len(shapes) > 100 and not any("<p:style" in s._element.xml for s in shapes)


def test_a_pair_without_a_sum_has_no_bar_and_says_so(tables):
    shown = card(tables, "ownership", "tied_twice")
    bars = [x for t in traces(shown.figure, roles.BAR) for x in t.x]
    assert not [x for x in bars if x == 0] and sum(x > 0 for x in bars) >= 12
    sums = shown.table[["invested_closed_bn", "invested_announced_bn", "ordered_bn"]].sum(axis=1)
    said = {note.text for note in roles.annotations(shown.figure, roles.ROW_NOTE) if note.text}
    assert sums.eq(0).any() and "no sum published" in said


def test_the_whole_of_a_labs_orders_has_its_tick(tables):
    figure = card(tables, "ownership", "dependence").figure
    assert figure.layout.margin.r >= text_layout.text_width("100 %", 13) / 2


def test_a_year_without_a_deal_keeps_its_place_between_the_others(tables):
    shown = card(tables, "ownership", "deal_amounts")
    (words,) = traces(shown.figure, roles.WORDS)
    assert list(words.y) == [str(year) for year in range(2019, 2027)] == sorted(shown.figure.layout.yaxis.categoryarray)
    blank = {year for year, text in zip(words.y, words.text, strict=True) if text == "no deal with a sum"}
    assert blank == set(words.y) - set(shown.table["year"]) and len(blank) == 2


def test_kinds_companies_and_dates_choose_the_ties(tables):
    chosen = card(tables, "ownership", "network", deal_kinds=("acquires",)).table
    assert set(chosen["tie_kind"]) == {"acquires"}
    whose = card(tables, "ownership", "network", tied=("mistral",)).table
    assert whose["company_ids"].str.contains("mistral").all() and len(whose)
    then = card(tables, "ownership", "network", deals_until="2024-Q4").table
    assert then["as_of"].max() < "2025"
    assert card(tables, "ownership", "network", deal_kinds=("grants",), deals_until="2019-Q3").refusal


def closed(line):
    return line.replace("| announced |", "| closed |")


def announced(line):
    return line.replace("| closed |", "| announced |")


def network_of(*lines):
    return deals.network_of(made(*lines), NAMES)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((MONEY, BACK, WARRANT, CHIPS), "2 pairs are tied twice, 1 by shares that are only announced"),
        ((MONEY, BACK, closed(WARRANT), CHIPS), "2 pairs are tied twice: by shares and by orders"),
        ((announced(MONEY), BACK, WARRANT, CHIPS), "2 pairs are tied twice, all by shares that are only announced"),
        ((announced(MONEY), closed(MORE), BACK), "Amazon and Anthropic are tied twice: by shares and by orders"),
        ((WARRANT, CHIPS), "OpenAI and AMD are tied twice, by shares that are only announced"),
        ((MONEY, MORE, BACK), "Amazon and Anthropic are tied twice: by shares and by orders"),
        ((MONEY, MORE), "2 ties and no pair tied by shares and orders"),
        ((MONEY,), "One tie: Amazon invests, with Anthropic"),
        ((LETTER, ORDER), "2 ties and no pair tied by shares and orders"),
    ],
)
def test_the_network_counts_its_pairs(lines, said):
    assert deals_words.network_finding(network_of(*lines)) == said


def test_the_network_says_what_its_numbers_and_its_strong_lines_are():
    assert deals_words.network_subtitle(network_of(MONEY, WARRANT, LETTER, MONTHLY)) == (
        "Who invests and orders computing power, 2025 to 2026; numbers: billion US dollars; strong: a pair tied twice;"
        " pale: tied once"
    )


def test_the_network_says_what_is_announced_abandoned_without_amount_and_no_sum():
    assert deals_words.network_note(network_of(MONEY, WARRANT, LETTER, MONTHLY)) == (
        "Announced is not paid. 2 of 4 ties are announced only (hollow). Crossed: abandoned (NVIDIA in OpenAI). 1 tie"
        " without a published amount is thin. An amount by month or year is no sum: Anthropic and xAI"
    )
    assert (
        deals_words.network_note(network_of(MONEY)) == "Announced is not paid. None of 1 tie is announced only (hollow)"
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((MONEY, BACK, WARRANT, CHIPS), "In 1 of 2 pairs the supplier invests in its customer"),
        (
            (announced(MONEY), BACK, WARRANT, CHIPS),
            "In 1 of 2 pairs suppliers invest in customers, only announced",
        ),
        ((announced(MONEY), BACK), "Amazon in Anthropic: the supplier invests in its customer, only announced"),
        ((closed(WARRANT), CHIPS), "OpenAI in AMD: the customer holds shares of its supplier"),
        ((MONEY, BACK), "Amazon in Anthropic: the supplier invests in its customer"),
        ((WARRANT, CHIPS), "OpenAI in AMD: the customer holds shares of its supplier, only announced"),
    ],
)
def test_pairs_tied_twice_say_which_way_the_money_can_run(lines, said):
    assert deals_words.twice_finding(deals.twice(made(*lines), NAMES)) == said


HALF = "d10 | 2026-01 | anthropic | openai | buys compute | 1e11 | once | | announced | model | model | s"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((BACK,), "Anthropic placed 100 % of its priced orders with Amazon"),
        ((BACK, HALF, ORDER), "2 labs each placed 50–100 % of priced orders with one supplier"),
    ],
)
def test_orders_name_the_part_of_the_largest_supplier(lines, said):
    assert deals_words.dependence_finding(deals.dependence(made(*lines), NAMES)) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((MONEY, BACK), "7.4 % of $108 billion is closed, the rest announced"),
        ((BACK, MONTHLY), "$100 billion is announced, none of it closed"),
    ],
)
def test_amounts_say_how_much_is_closed(lines, said):
    assert deals_words.by_year_finding(deals.by_year(made(*lines))) == said


def test_parts_of_one_lab_add_to_a_hundred(tables):
    table = card(tables, "ownership", "dependence").table
    assert table.groupby("lab")["part_pct"].sum().tolist() == pytest.approx([100.0] * table["lab"].nunique())


def folder_of(tmp_path, *found):
    """The tiny folder with these deals in place of its own."""
    folder = tiny_folder(tmp_path)
    (folder / "deals.csv").write_text(text("deals", list(found)), encoding="utf-8", newline="\n")
    return folder


DEAL = {
    "deal_id": "d",
    "date": "2024-05",
    "from_id": "gamma",
    "to_id": "alpha",
    "kind": "invests",
    "amount_usd": "5",
    "amount_per": "once",
    "status": "closed",
    "layer_from": "cloud",
    "layer_to": "model",
    "source_id": "s1",
}


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({}, None),
        ({"to_id": "gamma", "layer_to": "cloud"}, "self-tie"),
        ({"amount_per": ""}, "amount-span"),
        ({"amount_usd": ""}, "amount-span"),
        ({"date": "2014"}, "too-early"),
    ],
)
def test_the_check_finds_what_is_wrong_with_one_deal(tmp_path, cells, rule):
    folder = folder_of(tmp_path, DEAL | cells)
    assert [p.rule for p in check.load(folder).problems if p.file.endswith("deals.csv")] == ([rule] if rule else [])


def test_the_check_finds_a_company_in_two_layers(tmp_path):
    other = DEAL | {"deal_id": "e", "from_id": "alpha", "to_id": "beta", "layer_from": "chips", "layer_to": "model"}
    found = check.load(folder_of(tmp_path, DEAL, other)).problems
    assert [(p.rule, p.line, p.suggestion) for p in found if p.file.endswith("deals.csv")] == [
        ("two-layers", 3, "model")
    ]


def test_a_blank_country_is_an_error_unless_it_is_called_not_verified(tmp_path):
    folder = tiny_folder(tmp_path)
    edit(folder, "companies.csv", 2, country="")
    assert "unverified" in {p.rule for p in check.load(folder).problems}
    edit(folder, "companies.csv", 2, unverified_fields="country; website")
    assert "unverified" not in {p.rule for p in check.load(folder).problems}


def test_a_documented_erratum_is_corrected_once_and_the_printed_value_kept():
    loaded = read(ROOT / "data")
    row = loaded.tables["shares"].set_index(["market_id", "period"]).loc[("epoch-hyperscaler-compute", "2025-Q4")]
    assert (row["share_pct"], row["qualifier"]) == (71.0, "rounded")
    at = loaded.grids["shares"].columns.index("share_pct")
    text = [r[at] for r in loaded.grids["shares"].rows if r[:2] == ("epoch-hyperscaler-compute", "2025-Q4")]
    assert text == ["67"]


def test_boxes_of_a_column_stand_apart_on_a_slide(slide):
    boxes = [s for s in slide[2].shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and s.text_frame.text]
    assert len(boxes) > 15
    columns: dict[int, list] = {}
    for box in boxes:
        columns.setdefault(box.left, []).append(box)
    for own in columns.values():
        own.sort(key=lambda box: box.top)
        assert all(a.top + a.height <= b.top for a, b in itertools.pairwise(own))
