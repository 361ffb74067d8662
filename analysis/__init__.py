"""Everything that computes: data, formulas, tables, figures, exports. Nothing here imports Streamlit."""
