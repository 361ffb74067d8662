"""Data → the tidy table behind an exhibit, and the one true sentence that it says. Nothing here draws."""
