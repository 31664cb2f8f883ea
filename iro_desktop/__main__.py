"""`python -m iro_desktop` is the command `iro-desktop`."""

import sys

from iro_desktop.cli import main

sys.exit(main())
