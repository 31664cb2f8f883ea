"""Lines of an agenda and of decisions: high enough for their words, chosen or not."""

import pytest
from PySide6.QtWidgets import QApplication

from iro_desktop.ui import theme
from iro_desktop.ui.review.lines import NumberedLine
from iro_desktop.ui.theme import Look, Theme


@pytest.mark.parametrize("width", range(120, 260, 7))
def test_a_chosen_line_has_room_for_its_words_in_bold(qapp: QApplication, width: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    line = NumberedLine()
    line.setCheckable(True)
    line.show_line("1", "The letter from the Home Office", now=True)
    line.setChecked(True)
    plain_line = NumberedLine()
    plain_line.show_line("1", "The letter from the Home Office")
    assert line.heightForWidth(width) >= plain_line.heightForWidth(width)


def test_a_line_grows_where_bold_letters_break_it_once_more(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    line = NumberedLine()
    line.setCheckable(True)
    line.show_line("1", "The letter from the Home Office", now=True)
    before = {width: line.heightForWidth(width) for width in range(120, 320)}
    line.setChecked(True)
    assert any(line.heightForWidth(width) > height for width, height in before.items())
