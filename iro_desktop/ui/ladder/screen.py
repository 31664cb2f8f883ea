"""The ladder: the stages of a resolution as the council names them, and how a resolution goes."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.actions.ladder import add_stage, bring_back_stage, remove_stage, set_stage
from iro_desktop.models.limit_table import Group
from iro_desktop.models.refused import Refused
from iro_desktop.queries.ladder import Ladder, StageRow, ladder
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import (
    Button,
    Field,
    Hairline,
    Label,
    Notice,
    Role,
    Scroller,
    Sheet,
    SideBySide,
    TextField,
    column,
    row,
)
from iro_desktop.ui.ladder import viewmodel
from iro_desktop.ui.ladder.rung import Rung
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"ladder_stage", "timescale_setting"})
_BESIDE_FROM = 830
"""Pixels at 100 % text."""
_FIELD_WIDTH = 460


class LadderScreen(Screen):
    """The rungs above, the protocol below."""

    sidebar_place = "settings"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self.rungs: list[Rung] = []
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading(
            "The ladder of a resolution", "Who answers at each stage, and in how many days.", back_to="Settings"
        )
        heading.back.connect(lambda: self._desk.go(Place(Page.SETTINGS)))
        return heading

    # Build

    def _build(self) -> None:
        self.warning = Notice("", Tone.ATTENTION)
        self.warning.hide()
        self.not_set = Label(viewmodel.NOT_SET, Style.SMALL, Tone.SECONDARY)
        self.not_set.hide()
        self._stages: QVBoxLayout = column()
        self.role = TextField("Another stage: the role that answers")
        self.role.returnPressed.connect(self._add)
        self.role_field = Field("Another stage: the role that answers", self.role)
        self.add_button = Button("Add a stage", Role.SECONDARY, icon_name="plus")
        self.add_button.clicked.connect(self._add)
        self._words: QVBoxLayout = column(gap=16)
        numbers = Button("Dates and limits", Role.SECONDARY, icon_name="calendar")
        numbers.clicked.connect(lambda: self._desk.go(Place(Page.COUNTING, part=Group.RESOLUTIONS)))
        stages = QWidget()
        stages.setLayout(
            column(
                Label("Stages", Style.H2),
                4,
                self.not_set,
                self._stages,
                16,
                self.role_field,
                8,
                row(self.add_button, None),
                None,
                margins=(24, 20, 24, 24),
            )
        )
        told = QWidget()
        told.setLayout(
            column(
                Label("How a resolution goes", Style.H2),
                12,
                self._words,
                16,
                row(numbers, None),
                None,
                margins=(0, 20, 0, 0),
            )
        )
        self.both = SideBySide(Sheet(stages), told, beside_from=_BESIDE_FROM, gap=32, shares=(3, 2))
        self.both.line.setAlignment(self.both.left, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(column(self.warning, self.both, None, margins=(32, 16, 32, 24), gap=16))
        self.setLayout(column(Scroller(inside, name="The ladder")))
        self.setFocusProxy(self.role)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "role"):
            self._fit()

    def _fit(self) -> None:
        self.role.setMaximumWidth(theme.px(_FIELD_WIDTH))

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, ladder, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, stands: Ladder) -> None:
        self.warning.show_words(stands.warning)
        self.warning.setVisible(bool(stands.warning))
        self.not_set.setVisible(stands.is_default)
        # A colleague may have changed the ladder while something is being typed here.
        typing = next((one.typed() for one in self.rungs if one.is_open), None)
        here = next((one.number for one in self.rungs if one.isAncestorOf(self.focusWidget())), None)
        first_time = not self.rungs
        clear(self._stages)
        self.rungs = []
        for shown, stage in zip(viewmodel.rungs(stands), stands.stages, strict=True):
            if self.rungs:
                self._stages.addWidget(Hairline(soft=True))
            one = Rung(shown, stage)
            one.opened.connect(partial(self._only, one))
            one.kept.connect(partial(self._keep, one))
            one.taken_off.connect(self._take_off)
            self.rungs.append(one)
            self._stages.addWidget(one)
            if here == one.number:
                one.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
            if typing is not None and typing.number == one.number:
                one.open_with(typing)
        if first_time and self.role.hasFocus() and not self.role.value():
            self.rungs[0].change_button.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self._words)
        for passage in viewmodel.protocol(stands):
            part = QWidget()
            part.setLayout(
                column(
                    Label(passage.title, bold=True),
                    Label(passage.words),
                    Label(passage.source, Style.SMALL, Tone.SECONDARY),
                    gap=2,
                )
            )
            self._words.addWidget(part)

    def _only(self, opened: Rung) -> None:
        for one in self.rungs:
            if one is not opened:
                one.close_fold()

    # Act

    def _keep(self, one: Rung, typed: StageRow) -> None:
        def kept(before: StageRow) -> None:
            one.close_fold()
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, _setting(before)))
            self._desk.say(viewmodel.kept_words(typed.name.strip()), [undo])

        def refused(reason: Refused) -> None:
            one.say_problem(reason.sentence)

        self._desk.casework.write(self, _setting(typed), then=kept, refused=refused)

    def _add(self) -> None:
        role = self.role.value()

        def added(number: int) -> None:
            self.role_field.show_problem("")
            self.role.set_value("")
            take_off = partial(remove_stage, number=number, at=self._desk.clock())
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, take_off))
            self._desk.say(f"Stage {number} added: {role.strip()}.", [undo])

        def refused(reason: Refused) -> None:
            self.role_field.show_problem(reason.sentence)

        self._desk.casework.write(self, partial(add_stage, role=role), then=added, refused=refused)

    def _take_off(self, number: int) -> None:
        def gone(_: None) -> None:
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
            self._desk.say(f"Stage {number} taken off the ladder.", [undo])

        def back(session: Session) -> None:
            bring_back_stage(session, number)

        def refused(reason: Refused) -> None:
            self._desk.say(reason.sentence, ())

        action = partial(remove_stage, number=number, at=self._desk.clock())
        self._desk.casework.write(self, action, then=gone, refused=refused)


def _setting(stage: StageRow) -> "partial[StageRow]":
    return partial(
        set_stage,
        number=stage.number,
        name=stage.name,
        role=stage.role,
        holder_name=stage.holder_name,
        holder_email=stage.holder_email,
    )
