"""Companies can be told apart by color in every theme, also by a color-blind eye; and color never stands alone."""

import itertools

import numpy as np
import pytest

from analysis.figures.look import THEMES, Look, contrast

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
def test_no_two_companies_of_one_market_and_date_share_a_color_and_each_stands_out_from_the_paper(tables, theme):
    look = Look.of(tables["companies"], theme)
    shares = tables["shares"].dropna(subset=["company_id"])
    for _, part in shares.groupby(["market_id", "period"]):
        colors = [look.color(c) for c in part["company_id"].unique()]
        assert len(set(colors)) == len(colors)
        assert min(contrast(c, look["paper"]) for c in colors) >= 3
