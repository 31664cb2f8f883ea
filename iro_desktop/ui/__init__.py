"""Shows the work: the only package that draws."""

from iro_desktop.ui.python_constants import hold_constants

# Before the first call into Qt, and every module that calls into Qt lies in or comes through this package.
hold_constants()
