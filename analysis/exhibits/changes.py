"""The chart of changes in every market, drawn from the dates that filters leave."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import hhi_change
from analysis.figures.layout.theme import Look
from analysis.tables import hhi_over_time


def of_dates_shown(table: pd.DataFrame, look: Look) -> go.Figure:
    """Changes with the direction between the dates shown, which the title counts."""
    return hhi_change.every_change(hhi_over_time.with_change(table), look)
