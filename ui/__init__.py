"""The screen: the only code that imports Streamlit."""
