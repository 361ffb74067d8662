"""Writing the data folder: the layout of a CSV, a save of several files in one step, its history, merging two edits.

`disk` and `history` know bytes and files alone, so that they start fast; `layout` and `merge` know the schema.
"""
