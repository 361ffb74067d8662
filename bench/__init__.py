"""The benchmark: the dashboard beside a bare twin, and the formulas alone. `make bench` runs it."""
