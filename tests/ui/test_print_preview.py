"""The preview equals paper: the same bytes, the same pages, the same size."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet
from iro_desktop.ui import theme
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.printing import preview_words
from iro_desktop.ui.printing.preview import PrintPreview
from iro_desktop.ui.theme import Look, Theme
from tests.letters.test_print import letter, letter_saying
from tests.ui.fitting import cut_words

LEFT = Qt.MouseButton.LeftButton
LONG = "We went round the pond and counted eleven ducks. " * 120
SHARP, SMALL = QSize(1240, 1754), QSize(62, 88)
MOST_DIFFERENCE = 3.0
"""Of 255, on average over a page: two ways of making dots small, not two pages."""


@pytest.fixture
def pdf(qapp: QApplication) -> bytes:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    return render_pdf(letter_saying(LONG))


def opened(pdf: bytes, qtbot: QtBot) -> PrintPreview:
    preview = PrintPreview(pdf, "20260310-A1B2C3")
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(preview.pages.isVisible)
    return preview


def page_of(pdf: bytes, page: int, size: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    picture = document.render(page, size)
    document.close()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QImage, other: QImage) -> float:
    """On average over all dots and colours, of 255."""
    assert one.size() == other.size()
    a, b = (bytes(picture.convertToFormat(QImage.Format.Format_RGB888).constBits()) for picture in (one, other))
    return sum(abs(x - y) for x, y in zip(a[::7], b[::7], strict=True)) / len(a[::7])


def blurred(page: QImage) -> QImage:
    """A page as somebody sees it from across the room: every line of type is a grey bar at its place."""
    smooth = Qt.TransformationMode.SmoothTransformation
    return page.scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(QImage.Format.Format_RGB32)


def on_screen(preview: PrintPreview, page: int) -> QImage:
    """The page as the preview draws it, wholly in view."""
    preview.resize(1000, 1400)
    preview.pages.set_percent(100)
    preview.pages.go_to_page(page)
    place = preview.pages.place_of(page)
    assert preview.pages.viewport().rect().contains(place)
    return preview.pages.viewport().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_each_page_on_screen_is_the_page_of_the_pdf_dot_for_dot(pdf: bytes, qtbot: QtBot) -> None:
    preview = opened(pdf, qtbot)

    assert preview.pages.page_count() >= 3
    for page in (1, 2, preview.pages.page_count()):
        shown = on_screen(preview, page)
        assert difference(shown, page_of(pdf, page - 1, shown.size())) < 0.5


def test_what_comes_out_of_the_printer_is_what_the_preview_showed(pdf: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    preview = opened(pdf, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    send_to(printer, pdf, "20260310-A1B2C3")
    printed = (tmp_path / "printed.pdf").read_bytes()

    for page in (1, 2):
        shown, paper = blurred(page_of(pdf, page - 1, SHARP)), blurred(page_of(printed, page - 1, SHARP))
        assert difference(blurred(on_screen(preview, page)), paper) < MOST_DIFFERENCE
        assert difference(shown, paper) < MOST_DIFFERENCE
    assert difference(paper, blurred(page_of(printed, 0, SHARP))) > MOST_DIFFERENCE


def test_it_says_the_page_in_view_and_turns_to_the_next(pdf: bytes, qtbot: QtBot) -> None:
    preview = opened(pdf, qtbot)
    pages = preview.pages.page_count()
    assert preview.where.text() == f"Page 1 of {pages}"
    assert not preview.before.isEnabled()
    for _ in range(pages - 1):
        QTest.mouseClick(preview.next, LEFT)

    assert preview.where.text() == f"Page {pages} of {pages}"
    assert not preview.next.isEnabled()


def test_print_closes_the_preview_and_says_so_once(pdf: bytes, qtbot: QtBot) -> None:
    preview = opened(pdf, qtbot)
    with qtbot.waitSignal(preview.print_wanted):
        QTest.mouseClick(preview.print_button, LEFT)

    assert not preview.isVisible()


def test_the_paper_is_named_for_a_letter_and_for_a_booklet() -> None:
    a4 = (595.3, 841.9)
    assert preview_words.paper([a4, a4]) == "2 pages on A4, upright. Printed at their own size, not made to fit."
    assert preview_words.paper([(841.9, 595.3)]).startswith("1 page on A4, sideways.")
    assert preview_words.paper([(300, 300)]).startswith("1 page on 106 by 106 mm, upright.")


def test_a_booklet_lies_sideways(qtbot: QtBot) -> None:
    preview = opened(render_booklet(letter("review_8_11")), qtbot)

    assert all(wide > high for wide, high in preview.pages.page_sizes())


@pytest.mark.parametrize("look", [Look(Theme.DARK, 200), Look(Theme.HIGH_CONTRAST)])
def test_every_part_has_a_name_and_no_word_is_cut(pdf: bytes, qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    theme.apply_look(qapp, look)
    preview = opened(pdf, qtbot)

    assert unnamed_controls(preview) == []
    assert cut_words(preview) == []
    assert preview.pages.viewport().mapTo(preview, QPoint(0, 0)).x() >= 0
    theme.apply_look(qapp, Look(Theme.LIGHT))
