"""Table → Plotly figure, one look. Nothing here computes a number or reads data."""
