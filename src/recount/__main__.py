"""`python -m recount` is the `recount` command."""

import sys

from recount.cli import main

sys.exit(main())
