"""The panel that writes the same down for several children: ticked in a list, one text, Undo for all."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.several import record_for_several, take_back_for_several
from iro_desktop.models.consultation import Channel
from iro_desktop.models.refused import Refused
from iro_desktop.queries.several import children_to_tick
from iro_desktop.queries.who import Who
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import Button, DateField, Label, Pills, Role, RowsView, TextField, column, row
from iro_desktop.ui.several import viewmodel
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

PANEL_NAME = "The same for several children"
_WIDTH, _LIST_HEIGHT = 640, 184


class SeveralPanel(QWidget):
    """Nothing is written before the button is pressed. `child_ids` are the children of the list it is opened from."""

    closed = Signal()

    def __init__(self, desk: Desk, child_ids: Collection[UUID] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._children: tuple[Who, ...] = ()
        self._ticked: set[UUID] = set()
        self._build()
        self._choose_usual()
        desk.casework.ask(self, partial(children_to_tick, child_ids=child_ids), then=self._show)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # Build

    def _build(self) -> None:
        self.usual = Pills("What was done", viewmodel.USUAL_CHOICES)
        self.usual.set_value(viewmodel.USUAL[0].key)
        self.usual.edited.connect(self._choose_usual)
        self.text = TextField("In words", placeholder="In a few words, for each child’s history")
        self.how = Pills("How", viewmodel.HOW)
        self.day = DateField("On which day", self._desk.today, self._desk.bank_holidays, looking=Looking.BACK)
        self.day.set_value(self._desk.today())
        self.filter = TextField("Find a child", placeholder="Name, initials or number", icon_name="search")
        self.filter.edited.connect(self._show_rows)
        self.rows = RowsView("Children to tick", on_desk=False)
        self.rows.setFixedHeight(theme.px(_LIST_HEIGHT))
        self.rows.ticked.connect(self._tick)
        self.rows.opened.connect(self._tick)
        self._count = Label("", Style.SMALL, Tone.SECONDARY)
        self.all_button = Button("Tick all", Role.QUIET_SMALL)
        self.all_button.clicked.connect(self._tick_all)
        self._problem = Label("", tone=Tone.ATTENTION)
        self._problem.hide()
        self.keep_button = Button(viewmodel.button(0), Role.PRIMARY)
        self.keep_button.clicked.connect(self._keep)
        not_now = Button("Not now", Role.QUIET)
        not_now.clicked.connect(self.closed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._keep)
        self.setLayout(
            column(
                *(Label(PANEL_NAME, Style.H2), 12, self.usual, 8, self.text, 8, self.how, 8, self.day),
                *(14, row(Label("For whom", bold=True), None, self._count, self.all_button, gap=12)),
                *(6, self.filter, 4, self.rows, self._problem, 12, row(None, not_now, self.keep_button, gap=12)),
            )
        )
        self.setFocusProxy(self.usual)

    # Show

    def _show(self, children: tuple[Who, ...]) -> None:
        self._children = children
        self._show_rows()

    def _show_rows(self) -> None:
        self.rows.show_rows(viewmodel.rows(self._children, self._ticked, self.filter.value(), self._desk.today()))
        self._count.show_words(viewmodel.how_many(len(self._ticked)))
        self.keep_button.say(viewmodel.button(len(self._ticked)))

    # Act

    def _choose_usual(self) -> None:
        chosen = viewmodel.usual(self.usual.value())
        self.text.set_value(chosen.text)
        self.how.set_value(chosen.channel)
        if not chosen.text and self.isVisible():
            self.text.setFocus()

    def _tick(self, child_id: object) -> None:
        if isinstance(child_id, UUID):
            self._ticked ^= {child_id}
            self._problem.hide()
            self._show_rows()

    def _tick_all(self) -> None:
        """All that are shown; once more takes their ticks away."""
        shown = {one.key for one in self.rows.rows() if isinstance(one.key, UUID)}
        self._ticked = self._ticked - shown if shown <= self._ticked else self._ticked | shown
        self._show_rows()

    def _keep(self) -> None:
        on = self.day.value()
        if on is None:
            self._refused(Refused("Choose the day on which it was done."))
            return
        desk, text = self._desk, self.text.value()
        order = [who.child_id for who in self._children if who.child_id in self._ticked]
        keep = partial(
            record_for_several,
            child_ids=order,
            text=text,
            channel=Channel(self.how.value() or Channel.LETTER),
            on=on,
            today=desk.today(),
        )

        def tell(notes: tuple[UUID, ...]) -> None:
            back = partial(take_back_for_several, consultation_ids=notes, at=desk.clock())
            undo = ToastAction("Undo for all", partial(desk.casework.write, desk.casework, back))
            desk.say(viewmodel.written(text, len(notes)), [undo])
            self.closed.emit()

        desk.casework.write(self, keep, then=tell, refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self._problem.show_words(reason.sentence)
        self._problem.show()
