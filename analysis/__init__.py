"""Everything that computes: data, formulas, tables, figures, exports. Nothing here imports Streamlit."""

import pandas as pd

pd.set_option("mode.string_storage", "python")  # taking rows of Arrow's strings costs tables of this size a third
