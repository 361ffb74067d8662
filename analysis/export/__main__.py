"""`python -m analysis.export OUT`: the files of the dashboard without a browser."""

import sys

from analysis.export.cli import main

if __name__ == "__main__":
    sys.exit(main())
