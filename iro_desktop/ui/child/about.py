"""Writing down who a child is and how they want things done: saved as it is typed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from iro_desktop.models.child import ANIMALS
from iro_desktop.queries.child import ChildPage
from iro_desktop.ui import theme
from iro_desktop.ui.child import wishes
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.form import FieldValue, Form
from iro_desktop.ui.kit import Button, ChoiceField, Field, FlowLayout, Label, Role, Scroller, TextField, column, row
from iro_desktop.ui.kit.avatar import draw_avatar
from iro_desktop.ui.tokens import Style, Tone

_PICTURE = 48
_MARGIN = 4


class AboutForm(QWidget):
    """Every field is saved 0.6 s after the last key. `closed` comes when the officer is done."""

    saved = Signal(object, object)
    """Names of the fields edited, and the values of all."""
    picture_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._pictures = PicturePills()
        self._pictures.chosen.connect(self.picture_chosen)
        done = Button("Done", Role.SECONDARY)
        done.clicked.connect(self._close)
        self._title = Label("", Style.H3)
        head = row(self._title, done, gap=12)
        head.setStretch(0, 1)
        lines = column(head, Label(wishes.SAVED_AS_TYPED, Style.SMALL, Tone.HINT), 12)
        lines.addWidget(Label("Picture, chosen by the child", bold=True))
        lines.addSpacing(4)
        lines.addWidget(self._pictures)
        for spec in wishes.FIELDS:
            lines.addSpacing(12)
            lines.addWidget(self._field(spec))
        lines.addStretch(1)
        lines.setContentsMargins(6, 12, 24, 24)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(660))
        inside.setLayout(lines)
        self.setLayout(column(Scroller(inside, name="About this child")))

    def show_child(self, page: ChildPage) -> None:
        """Show what is kept. A field being typed in keeps the officer's words."""
        self._title.show_words(wishes.title(page))
        self._pictures.set_value(page.who.animal)
        self._form.show(wishes.values_of(page))

    def flush(self) -> None:
        """Save what was typed last."""
        self._form.flush()

    def keyboard_to_first(self) -> None:
        self._pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, spec: wishes.FieldSpec) -> Field:
        control: TextField | ChoiceField
        control = ChoiceField(spec.label, spec.choices) if spec.choices else TextField(spec.label)
        self._form.bind(spec.name, control)
        return Field(spec.label, control, hint=spec.hint)

    def _save(self, names: frozenset[str]) -> None:
        values: Mapping[str, FieldValue] = self._form.values()
        self.saved.emit(names, values)

    def _close(self) -> None:
        self.flush()
        self.closed.emit()


class PicturePills(QWidget):
    """The ten animals; one is chosen. The arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Picture")
        self._group = QButtonGroup(self)
        self._buttons = {animal: _PictureButton(animal) for animal in ANIMALS}
        flow = FlowLayout(gap=6, line_gap=6, parent=self)
        for button in self._buttons.values():
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self.setFocusProxy(self._buttons[ANIMALS[0]])

    def set_value(self, animal: str) -> None:
        if animal in self._buttons:
            self._buttons[animal].setChecked(True)

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, _PictureButton):
            self.chosen.emit(button.animal)


class _PictureButton(QAbstractButton):
    def __init__(self, animal: str) -> None:
        super().__init__()
        self.animal = animal
        self.setCheckable(True)
        self.setAccessibleName(animal)
        self.setToolTip(animal)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        round_ring(self, 99)

    def sizeHint(self) -> QSize:
        side = theme.px(_PICTURE) + 2 * _MARGIN
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_avatar(painter, self.animal, _MARGIN, _MARGIN, self.width() - 2 * _MARGIN)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.tokens().accent), 3))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
