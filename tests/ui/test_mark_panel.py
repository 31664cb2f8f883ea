"""Where what is said about a mark stands: beside its words, and never over them while there is room anywhere."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from iro_desktop.ui import theme
from iro_desktop.ui.wording.mark_panel import beside

WINDOW = QSize(1366, 768)


@st.composite
def words_and_panel(draw: st.DrawFn) -> tuple[QRect, QSize]:
    words = QRect(draw(st.integers(0, 1300)), draw(st.integers(0, 730)), 2, draw(st.integers(14, 40)))
    return words, QSize(draw(st.integers(200, 640)), draw(st.integers(60, 700)))


@given(words_and_panel())
def test_the_panel_never_covers_its_words(case: tuple[QRect, QSize]) -> None:
    words, panel = case
    assert not QRect(beside(words, panel, WINDOW), panel).intersects(words)


@given(words_and_panel())
def test_the_panel_is_wholly_in_the_window_where_one_of_the_four_sides_has_room(case: tuple[QRect, QSize]) -> None:
    words, panel = case
    needed = theme.px(8) + 8
    has_room = (
        WINDOW.height() - words.bottom() >= panel.height() + needed
        or words.top() >= panel.height() + needed
        or WINDOW.width() - words.right() >= panel.width() + needed
        or words.left() >= panel.width() + needed
    )
    shown = QRect(beside(words, panel, WINDOW), panel)
    assert not has_room or QRect(QPoint(0, 0), WINDOW).contains(shown)


def test_the_panel_stands_under_the_words_where_there_is_room() -> None:
    words = QRect(600, 200, 2, 20)
    assert beside(words, QSize(340, 200), WINDOW).y() > words.bottom()
