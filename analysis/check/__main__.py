"""`python -m analysis.check [DIR] [--json] [--fix]`: see `analysis.check.cli`."""

import os
import sys

from analysis.check.cli import main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = 1
sys.exit(code)
