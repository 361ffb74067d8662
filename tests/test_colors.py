"""Companies can be told apart by color in every theme, also by a color-blind eye; and color never stands alone."""

import html
import itertools
import re

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.exhibits import drawing
from analysis.exhibits.page import load_pages
from analysis.figures.capability import access_color
from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.theme import ARTICLE, FORMS, OPENNESS, THEMES, TWINS, Look, contrast
from analysis.figures.strategies import strategy_color
from tests.cards import built, card, every

LEAST = 10.0
"""CIE76 distance between any two company colors, in any theme and for any eye."""
EYES = {  # Machado, Oliveira and Fernandes (2009), full severity, on linear RGB
    "all cones": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def seen(color, eye):
    """The color in CIE Lab as the eye sees it."""
    rgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    t = XYZ @ np.clip(np.array(eye) @ linear, 0, 1) / WHITE
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_black_and_white_are_a_hundred_apart_and_red_and_green_meet_for_a_protanope():
    assert np.linalg.norm(seen("#000000", np.eye(3)) - seen("#ffffff", np.eye(3))) == pytest.approx(100, abs=0.1)
    pair = ("#c00000", "#4d4d00")
    near, far = (np.linalg.norm(seen(pair[0], EYES[e]) - seen(pair[1], EYES[e])) for e in ("protanopia", "all cones"))
    assert near < far / 2


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_any_two_companies_with_a_color_of_their_own_can_be_told_apart(tables, theme, eye):
    companies = tables["companies"]
    look = Look.of(companies, theme)
    own = companies.loc[companies["color"].notna(), "company_id"]
    labs = {key: seen(look.color(key), EYES[eye]) for key in own}
    closest = min((float(np.linalg.norm(labs[a] - labs[b])), a, b) for a, b in itertools.combinations(own, 2))
    assert closest[0] >= LEAST, closest


@pytest.mark.parametrize("theme", THEMES)
def test_any_two_companies_differ_in_color_to_every_eye_or_in_the_form_of_their_marks(tables, theme):
    companies = tables["companies"]
    look = Look.of(companies, theme)
    for form in {form for form, _ in FORMS.values()}:
        alike = [key for key in companies["company_id"] if look.form(key) == form]
        labs = {key: [seen(look.color(key), eye) for eye in EYES.values()] for key in alike}
        for a, b in itertools.combinations(alike, 2):
            apart = min(float(np.linalg.norm(x - y)) for x, y in zip(labs[a], labs[b], strict=True))
            assert apart >= LEAST, (a, b, apart)


def test_the_fill_of_a_mark_says_the_status_and_its_form_the_kind_and_every_pair_can_be_drawn():
    forms = {form for form, _ in FORMS.values()}
    made = {
        (form, fill): marks.symbol(status, form)
        for form in forms
        for status, fill in {"final": "", **marks.HOLLOW}.items()
    }
    assert len(set(made.values())) == len(forms) * 3
    assert "diamond" not in forms, "diamonds say open against closed"
    go.Scatter(x=[1] * len(made), y=[1] * len(made), marker={"symbol": list(made.values())})


def test_forms_and_fills_are_told_in_words_where_more_than_one_is_drawn(tables):
    figure = card(tables, "shares", "over_time").figure
    said = {t.name: t.marker.symbol for t in figure.data if t.showlegend}
    assert said == {
        "lab": "circle",
        "large technology company": "square",
        "observed": "diamond",
        "preliminary": "diamond-open",
    }
    drawn = {t.name: set(t.marker.symbol) for t in figure.data if t.showlegend is False}
    assert drawn["Google (DeepMind)"] == {"square-open", "square"} and drawn["OpenAI"] == {"circle-open", "circle"}


@pytest.mark.parametrize(("page", "exhibit"), [("shares", "over_time"), ("shares", "leader")])
def test_no_two_entries_of_legends_share_a_sign_and_each_stands_under_its_heading(tables, page, exhibit):
    figure = card(tables, page, exhibit).figure
    entries = [t for t in figure.data if t.showlegend]
    signs = [(t.marker.symbol, t.line.dash) for t in entries]
    assert len(entries) > 3 and len(set(signs)) == len(signs)
    heads = {t.name: figure.layout[t.legend].title.text for t in entries}
    assert heads["lab"] == "Companies:" and heads["observed"] == "Figures:"
    assert figure.layout.legend.y - figure.layout.legend2.y > 12 / figure.layout.height


def test_fills_are_shown_on_the_form_that_is_drawn_where_all_companies_have_one():
    figure = go.Figure()
    rows = pd.DataFrame({"status": ["observed", "projection"], "company_id": "meta"})
    legends.kinds(figure, Look(kinds={"meta": "big_tech"}), rows, "markers")
    assert {t.name: t.marker.symbol for t in figure.data} == {"observed": "square", "projection": "square-open-dot"}


def words_on(figure):
    """All that is written on a chart without pointing at anything, the slugs of projects as their last part."""
    said = [a.text for a in figure.layout.annotations]
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        said += [*(axis.ticktext or ()), *(axis.categoryarray if axis.categoryarray is not None else ())]
    for trace in figure.data:
        for cells in (trace.text, trace.x, trace.y):
            cells = [cells] if isinstance(cells, str) else () if cells is None else cells
            said += [c for c in cells if isinstance(c, str)]
        said += [trace.name] if trace.name and trace.showlegend is not False and figure.layout.showlegend else []
    return html.unescape(" ".join(map(str, said)))


def colored(figure, look):
    """What is drawn in the color of a company: the first words in bold of its hover, and the companies."""
    of = {look.color(key): key for key in look.colors}
    for trace in figure.data:
        if trace.type not in ("bar", "scatter") or trace.hovertext is None:
            continue
        tone = trace.marker.color if trace.type == "bar" or "markers" in str(trace.mode) else trace.line.color
        told = [trace.hovertext] if isinstance(trace.hovertext, str) else trace.hovertext
        tones = [tone] * len(told) if isinstance(tone, str) or tone is None else tone
        for said, color in zip(told, tones, strict=False):
            if color in of and (bold := re.findall("<b>(.*?)</b>", said)):
                yield [html.unescape(b).split(" (")[0].rsplit("/", 1)[-1][:22] for b in bold], of[color]


CHARTS = [(p.id, e.id) for p in load_pages() for e in p.exhibits if e.figure]
SAMPLE = {"shares-layers", "economics-cost_revenue", "openness-transparency", "overview-key_figures"}
EVERY = [
    pytest.param(p, e, {}, id=f"{p}-{e}", marks=[] if f"{p}-{e}" in SAMPLE else [pytest.mark.full]) for p, e in CHARTS
]
BESIDE = [
    pytest.param("companies", e, {"company": "openai", "beside": ("anthropic", "meta")}, id=f"three-{e}")
    for e in ("company_shares", "company_models", "company_capability", "company_money")
]


@pytest.mark.parametrize(("page", "exhibit", "params"), EVERY + BESIDE)
def test_what_is_drawn_in_the_color_of_one_of_several_companies_is_also_named_on_the_chart(
    tables, page, exhibit, params
):
    figure = card(tables, page, exhibit, **params).figure
    found = list(colored(figure, Look.of(tables["companies"]))) if figure else []
    if len({company for _, company in found}) > 1:
        said = words_on(figure)
        assert {tuple(bold) for bold, _ in found if not any(b in said for b in bold)} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_companies_of_one_market_and_date_share_a_color_and_each_stands_out_from_the_paper(tables, theme):
    look = Look.of(tables["companies"], theme)
    shares = tables["shares"].dropna(subset=["company_id"])
    for _, part in shares.groupby(["market_id", "period"]):
        colors = [look.color(c) for c in part["company_id"].unique()]
        assert len(set(colors)) == len(colors)
        assert min(contrast(c, look["paper"]) for c in colors) >= 3


def hue(color):
    """The angle of the color in CIE Lab in degrees, and how far it is from gray."""
    _, red, yellow = seen(color, EYES["all cones"])
    return np.degrees(np.arctan2(yellow, red)), np.hypot(red, yellow)


PAIRS = [*TWINS.items(), *OPENNESS.values(), ARTICLE]


@pytest.mark.parametrize(("light", "dark"), PAIRS)
def test_a_color_keeps_its_hue_on_dark_paper_within_twenty_degrees(light, dark):
    (one, from_gray), (other, _) = hue(light), hue(dark)
    assert from_gray < 8 or abs((one - other + 180) % 360 - 180) <= 20


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_the_steps_of_openness_can_be_told_apart_from_each_other_from_gray_and_from_the_article(theme, eye):
    look = Look(theme=theme)
    tones = [*map(look.openness, OPENNESS), look.openness("unknown"), look["paper"]]
    seen_as = [seen(tone, EYES[eye]) for tone in tones]
    assert min(float(np.linalg.norm(a - b)) for a, b in itertools.combinations(seen_as, 2)) >= LEAST
    assert min(contrast(tone, look["paper"]) for tone in (*map(look.openness, OPENNESS), look.article())) >= 3
    assert min(contrast(look.article(4.6), look[part]) for part in ("paper", "band")) >= 4.5 or theme == "dark"


@pytest.mark.parametrize("strategy", OPENNESS)
def test_a_strategy_has_the_color_of_its_step_of_openness_and_access_one_of_the_same_ramp(strategy):
    look = Look()
    assert strategy_color(strategy, look) == look.openness(strategy)
    assert access_color("open", look) == look.openness("open_weights")
    assert access_color("closed", look) == look.openness("closed")


def test_six_companies_at_most_are_in_color_those_that_the_title_names_first():
    companies = pd.DataFrame({"company_id": list("abcdefgh"), "company": [f"Name{c} (Unit)" for c in "abcdefgh"]})
    companies = companies.assign(color="#1f35ed", kind="lab")
    look = Look.of(companies)
    table = pd.DataFrame({"company_id": list("abcdefgh"), "mid_pct": [8, 7, 6, 5, 4, 3, 2, 1]})
    few = drawing.few_colors(look, table, "Nameh overtook Namea", companies)
    assert set(few.colored) == {"a", "h", "b", "c", "d", "e"}
    assert few.color("h") == look.color("h") != few.color("g") == few.color(None)
    assert few.label("h") == look.label("h") and few.label("g") == few["muted"]
    rows = pd.DataFrame({"company_id": list("hhhgggffeeddccba")})
    assert set(drawing.few_colors(look, rows, "", companies).colored) == set("hgfedc")
    assert drawing.few_colors(look, table.head(6), "", companies) == look
    assert drawing.few_colors(look, table.drop(columns="company_id"), "", companies) == look


def hues(figure, look, companies):
    """The companies whose color marks or lines of a figure have, where no other has the same; marks with their names
    beside them need none to be known by."""
    found = set()
    for trace in figure.data:
        if roles.of(trace) == roles.NODE:
            continue
        for part in (getattr(trace, "marker", None), getattr(trace, "line", None)):
            tones = getattr(part, "color", None)
            found |= {tones} if isinstance(tones, str) else set(tones) if tones is not None else set()
    return {c for c in companies if look.color(c) in found}


@every(of=3)
def test_no_chart_has_more_than_six_companies_in_color(page, exhibit, tables):
    made = built(page, exhibit, tables)
    if made.figure is None or "company_id" not in made.table:
        return
    ours = set(made.table["company_id"].dropna())
    spare = Look.of(tables["companies"])
    by_tone = {spare.color(c): c for c in sorted(ours)}
    assert len(hues(made.figure, spare, by_tone.values())) <= 6
