"""The page "Edit data": choose, change, check, save, on a draft."""
