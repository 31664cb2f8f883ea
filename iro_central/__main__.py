"""`python -m iro_central`: the same as `iro-central`."""

import sys

from iro_central.cli import main

sys.exit(main())
