"""Before a letter is shown: how, on which screen, and the PIN. After it: what becomes of what the child pressed."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.showing import (
    ON_THE_BUTTON,
    bring_reaction_back,
    confirm_reaction,
    set_reaction_aside,
)
from iro_desktop.actions.showing_pin import set_pin
from iro_desktop.models.languages import language_named
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import Feeling
from iro_desktop.queries.showing import PressedButton
from iro_desktop.ui import theme
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.compare.merging import Piece
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import Button, Field, Hairline, Label, Pills, Role, TextField, VoiceBlock, column, row
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.shown import Choice, VoiceWords
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 560


class BeginShowing(QWidget):
    """Two ways to read, each one press. Where no PIN is set on this laptop, it is asked for first."""

    chosen = Signal(str, int)
    """The way, and which screen."""
    closed = Signal()

    def __init__(self, desk: Desk, name: str, *, needs_pin: bool) -> None:
        super().__init__()
        self._desk, self._needs_pin = desk, needs_pin
        self.pin = TextField("PIN, 4 to 12 digits", tall=True)
        self.pin.setEchoMode(TextField.EchoMode.Password)
        self.pin_field = Field(
            "PIN, 4 to 12 digits", self.pin, hint="Only you know it. It closes the letter again after reading."
        )
        self.pin_field.setVisible(needs_pin)
        screens = QGuiApplication.screens()
        self.screens = Pills("Which screen", [Choice(str(n), f"Screen {n + 1}") for n in range(len(screens))])
        self.screens.set_value("0")
        which = Field("Which screen", self.screens, hint="The letter fills the whole of it.")
        which.setVisible(len(screens) > 1)
        self.page = Button("As a page", Role.PRIMARY)
        self.page.clicked.connect(partial(self._begin, viewmodel.PAGE))
        self.one = Button("One idea at a time", Role.MAIN)
        self.one.clicked.connect(partial(self._begin, viewmodel.ONE_IDEA))
        self.setLayout(
            column(
                Label(viewmodel.show_to(name), Style.H2),
                6,
                Label(
                    "Only this letter can be reached. To leave, hold Esc for a second and type your PIN.",
                    tone=Tone.SECONDARY,
                ),
                18,
                self.pin_field,
                which,
                18,
                row(self.page, self.one, None, gap=12),
                margins=(24, 24, 24, 24),
            )
        )
        self.setFocusProxy(self.pin if needs_pin else self.page)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def _begin(self, way: str) -> None:
        if not self._needs_pin:
            self._tell(way, None)
            return
        self._desk.casework.write(
            self,
            partial(set_pin, pin=self.pin.value()),
            then=partial(self._tell, way),
            refused=self._not_set,
            quietly=True,
        )

    def _tell(self, way: str, _: None) -> None:
        screen = int(self.screens.value() or "0")
        self.closed.emit()
        self.chosen.emit(way, screen)

    def _not_set(self, reason: Refused) -> None:
        self.pin_field.show_problem(reason.sentence)
        self.pin.setFocus()


class PressedPanel(QWidget):
    """What the child pressed, each to be kept as their words or set aside. Nothing is kept by itself."""

    closed = Signal()
    part_wanted = Signal(str, str)
    """The key of the part of the letter that the child wants changed or did not understand, and in which language."""

    def __init__(self, desk: Desk, name: str, waiting: Sequence[PressedButton]) -> None:
        super().__init__()
        self._desk = desk
        self._left = {one.reaction_id for one in waiting}
        lines = column(gap=0)
        for one in waiting:
            lines.addWidget(self._line(one, desk.clock()))
        done = Button("Close", Role.QUIET)
        done.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label(f"What {name} pressed", Style.H2),
                6,
                Label(
                    "Keep what was meant. It then stands in the record as the child’s own words.", tone=Tone.SECONDARY
                ),
                14,
                lines,
                None,
                row(done, None),
                margins=(24, 24, 24, 20),
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def _line(self, one: PressedButton, now: datetime) -> QWidget:
        whole = QWidget()
        keep = Button("Keep as their words", Role.VOICE)
        keep.clicked.connect(partial(self._keep, one.reaction_id, whole))
        aside = Button("Set aside", Role.QUIET)
        aside.clicked.connect(partial(self._set_aside, one.reaction_id, whole))
        go = Button("Go to this part", Role.LINK, icon_name="pencil")
        go.clicked.connect(lambda: self._go(one.section_key, one.language))
        go.setVisible(one.feeling is not Feeling.LIKE and one.section_key is not None)
        said = VoiceBlock(VoiceWords(ON_THE_BUTTON[one.feeling], viewmodel.waiting_line(one, now)))
        whole.setLayout(
            column(
                Hairline(soft=True),
                12,
                said,
                6,
                _passage(one),
                10,
                row(keep, aside, go, None, gap=10),
                14,
            )
        )
        return whole

    def _keep(self, reaction_id: UUID, line: QWidget) -> None:
        keep = partial(
            confirm_reaction, reaction_id=reaction_id, heard_by=self._desk.officer_name, at=self._desk.clock()
        )
        self._desk.casework.write(self, keep, then=lambda _: self._decided(reaction_id, line))

    def _set_aside(self, reaction_id: UUID, line: QWidget) -> None:
        aside = partial(set_reaction_aside, reaction_id=reaction_id, at=self._desk.clock())

        def undo() -> None:
            self._desk.casework.write(self._desk.casework, partial(bring_reaction_back, reaction_id=reaction_id))

        def decided(_: None) -> None:
            self._decided(reaction_id, line)
            self._desk.say("Set aside. It is not among the child’s words.", [ToastAction("Undo", undo)])

        self._desk.casework.write(self, aside, then=decided)

    def _decided(self, reaction_id: UUID, line: QWidget) -> None:
        line.hide()
        self._left.discard(reaction_id)
        if not self._left:
            self.closed.emit()

    def _go(self, key: str | None, language: str) -> None:
        self.closed.emit()
        if key is not None:
            self.part_wanted.emit(key, language)


def _passage(one: PressedButton) -> QWidget:
    """What stood where the button was pressed, in its own letters and direction."""
    language = language_named(one.language)
    if language is None:
        return Label(one.passage_text, Style.BODY, Tone.SECONDARY)
    return MarkedWords("What it was about", [Piece(one.passage_text, differs=False)], language=language)
