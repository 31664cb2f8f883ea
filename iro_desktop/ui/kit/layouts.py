"""Emptying a layout whose widgets are put in again at another place."""

import shiboken6
from PySide6.QtWidgets import QLayout


def take_out(layout: QLayout) -> None:
    """Take out every widget, to be put in again at another place.

    The items are deleted at once: left to themselves they live on, and Qt tells them of new sizes in place of the new
    ones, which then keep the height they had at first. Not with `removeWidget`: it takes the widgets from the page, for
    Python, and the program ends once the page is taken apart.
    """
    while (item := layout.takeAt(0)) is not None:
        shiboken6.delete(item)
