"""The drawing page: the sheet with its pens, covering the window, so that a child sees no other child's name."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from iro_desktop.actions.drawing_drafts import drawing_draft, drop_drawing_draft, keep_drawing_draft
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.drawing.sheet import DrawingSheet
from iro_desktop.ui.drawing.strokes import Drawing, from_text, to_text
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit import Button, Label, Role, column, row
from iro_desktop.ui.shell.over import OverPage
from iro_desktop.ui.tokens import FIELD_RADIUS, Style, Tone

COLOURS = (
    ("#1F2A30", "Black"),
    ("#C0392B", "Red"),
    ("#E08A1E", "Orange"),
    ("#F2C230", "Yellow"),
    ("#3E8E41", "Green"),
    ("#2A6FB5", "Blue"),
    ("#7A4B9A", "Purple"),
    ("#8A5A3B", "Brown"),
)
WIDTHS = ((6.0, "Thin"), (16.0, "Middle"), (40.0, "Thick"))
_SWATCH = 28


class DrawingPage(OverPage):
    """`finished` brings the picture once Done is pressed. Back keeps the draft: the next time it is there again.

    Whoever keeps the picture calls `forget_draft` once it is on the disk.
    """

    finished = Signal(bytes)

    def __init__(self, desk: Desk, child_id: UUID, over: QWidget) -> None:
        super().__init__("Draw", over)
        self._desk, self._child_id = desk, child_id
        self.sheet = DrawingSheet()
        self.sheet.changed.connect(self._keep)
        self._build()
        self.open_page(self.sheet)
        desk.casework.ask(self, partial(drawing_draft, child_id=child_id), then=self._bring_back)

    def forget_draft(self) -> None:
        """The picture is kept for good."""
        drop = partial(drop_drawing_draft, child_id=self._child_id)
        self._desk.casework.write(self._desk.casework, drop, quietly=True)

    def _build(self) -> None:
        back = Button("Back", Role.QUIET, icon_name="arrow-left")
        back.clicked.connect(self.leave)
        self.done_button = Button("Done", Role.PRIMARY)
        self.done_button.clicked.connect(self._finish)
        self.undo_button = Button("Undo", Role.QUIET, icon_name="undo-2")
        self.undo_button.clicked.connect(lambda: self._show(self.sheet.drawing.undo()))
        self.redo_button = Button("Redo", Role.QUIET, icon_name="redo-2")
        self.redo_button.clicked.connect(lambda: self._show(self.sheet.drawing.redo()))
        self.clear_button = Button("Clear", Role.QUIET, icon_name="trash-2")
        self.clear_button.clicked.connect(lambda: self._show(self.sheet.drawing.cleared()))
        for keys, button in (("Ctrl+Z", self.undo_button), ("Ctrl+Y", self.redo_button)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self._pens = QButtonGroup(self)
        self._widths = QButtonGroup(self)
        pens = row(gap=6)
        for colour, name in COLOURS:
            pens.addWidget(self._tool(name, self._pens, partial(self._take_pen, colour), colour))
        self.rubber = self._tool("Rubber", self._pens, self._take_rubber)
        pens.addWidget(self.rubber)
        widths = row(gap=6)
        for width, name in WIDTHS:
            widths.addWidget(self._tool(name, self._widths, partial(self._take_width, width)))
        self._pens.buttons()[0].setChecked(True)
        self._widths.buttons()[0].setChecked(True)
        top = row(back, None, self.undo_button, self.redo_button, self.clear_button, 16, self.done_button, gap=8)
        tools = row(pens, 24, widths, None, Label("Kept while you draw", Style.SMALL))
        whole = column(top, 8, tools, 12, self.sheet, margins=(24, 16, 24, 16))
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self._may()

    def _tool(self, name: str, group: QButtonGroup, take: Callable[[], None], colour: str = "") -> QPushButton:
        button = QPushButton("" if colour else name)
        button.setProperty("role", "tool")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if colour:
            button.setIcon(_swatch(colour))
            button.setIconSize(QSize(theme.px(_SWATCH), theme.px(_SWATCH)))
        round_ring(button, FIELD_RADIUS)
        group.addButton(button)
        button.clicked.connect(take)
        return button

    def _take_pen(self, colour: str) -> None:
        self.sheet.colour, self.sheet.rubs = colour, False

    def _take_rubber(self) -> None:
        self.sheet.rubs = True

    def _take_width(self, width: float) -> None:
        self.sheet.width_of_pen = width

    def _bring_back(self, text: str) -> None:
        if text and self.sheet.drawing.is_empty:
            self.sheet.show_drawing(from_text(text))
            self._may()

    def _show(self, drawing: Drawing) -> None:
        self.sheet.show_drawing(drawing)
        self._keep()

    def _keep(self) -> None:
        self._may()
        text = to_text(self.sheet.so_far())
        write = partial(keep_drawing_draft, child_id=self._child_id, text=text)
        self._desk.casework.write(self._desk.casework, write, quietly=True)

    def _may(self) -> None:
        drawing = self.sheet.drawing
        self.undo_button.off_because(None if drawing.strokes else "There is nothing to take back.")
        self.redo_button.off_because(None if drawing.taken_back else "Nothing was taken back.")
        self.clear_button.off_because("The sheet is empty." if drawing.is_empty else None)
        self.done_button.off_because("Draw something first." if drawing.is_empty else None)

    def _finish(self) -> None:
        picture = self.sheet.png()
        self.put_away()
        self.finished.emit(picture)


def _swatch(colour: str) -> QIcon:
    side = theme.px(_SWATCH)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The edge keeps black seen on a dark ground.
    painter.setPen(QPen(theme.colour(Tone.HINT), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, side - 4, side - 4)
    painter.end()
    return QIcon(pixmap)
