"""Parts of the page of one resolution: the steps of the ladder, the history, and what stands to be read."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.ui.kit import Avatar, Button, FlowLayout, Hairline, Icon, Label, Role, Tag, column, row
from iro_desktop.ui.resolutions.card_words import ChildLine, LinkWords, Rung
from iro_desktop.ui.resolutions.history_words import UNCHANGED, StepWords
from iro_desktop.ui.shown import Run, TagWords
from iro_desktop.ui.tokens import Style, Tone


def cleared(layout: QVBoxLayout) -> QVBoxLayout:
    """A column without its parts, to fill it anew."""
    while (item := layout.takeAt(0)) is not None:
        part = item.widget()
        if part is not None:
            part.hide()
            part.deleteLater()
    return layout


class LadderSteps(QWidget):
    """The stages from below to the top, the present one marked; Cafcass stands beside them, at any time."""

    cafcass_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The ladder of stages")
        self._rungs = column()
        self._cafcass_words = Label("", Style.SMALL, Tone.SECONDARY)
        self.cafcass_button = Button("Refer to Cafcass", Role.SECONDARY)
        self.cafcass_button.clicked.connect(self.cafcass_wanted)
        self._warning = Label("", Style.SMALL, Tone.SECONDARY)
        self.setLayout(
            column(
                Label("The ladder", Style.H3),
                8,
                self._rungs,
                4,
                Hairline(),
                10,
                Label("Cafcass", bold=True),
                self._cafcass_words,
                8,
                self.cafcass_button,
                8,
                self._warning,
            )
        )

    def show_rungs(self, rungs: Sequence[Rung], cafcass: str, warning: str, *, may_go: bool) -> None:
        lines = cleared(self._rungs)
        for rung in rungs:
            lines.addWidget(_RungLine(rung))
        self._cafcass_words.show_words(cafcass)
        self.cafcass_button.setVisible(may_go)
        self._warning.show_words(warning)
        self._warning.setVisible(bool(warning))


class _RungLine(QWidget):
    def __init__(self, rung: Rung) -> None:
        super().__init__()
        self.setAccessibleName(rung.spoken)
        passed = rung.is_behind and not rung.is_left_out
        sign = "circle-check" if passed else "arrow-right" if rung.is_now else "circle"
        tone = Tone.ACCENT if rung.is_now or passed else Tone.HINT
        name = row(Label(rung.name, bold=rung.is_now or None), gap=8)
        if rung.is_now:
            name.addWidget(Tag(TagWords("Now", Tone.ACCENT)))
        name.addStretch(1)
        words = column(name, Label(rung.who, Style.SMALL, Tone.SECONDARY))
        if rung.when:
            words.addWidget(Label(rung.when, Style.SMALL, Tone.SECONDARY))
        line = row(gap=12, margins=(0, 6, 0, 8))
        line.addWidget(Icon(sign, tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)


class ChildLines(QWidget):
    """Each child of the card, with how it stands for them: one click to their page."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=4)
        self.setLayout(column(Label("For", Style.H3), 4, self._lines))

    def show_children(self, children: Sequence[ChildLine]) -> None:
        lines = cleared(self._lines)
        for child in children:
            button = Button(child.name, Role.LINK)
            button.clicked.connect(partial(self._open, child.child_id))
            words = column(button, Label(child.below, Style.SMALL, Tone.SECONDARY))
            words.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
            line = QWidget()
            inside = row(gap=12, margins=(0, 4, 0, 4))
            inside.addWidget(Avatar(child.animal), 0, Qt.AlignmentFlag.AlignTop)
            inside.addLayout(words, 1)
            line.setLayout(inside)
            lines.addWidget(line)

    def _open(self, child_id: UUID) -> None:
        self.opened.emit(child_id)


class Concern(QWidget):
    """What was raised: what is not right, what was asked, what it means for the child, and why."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._texts = column()
        self._reasons = FlowLayout()
        self._links = FlowLayout(gap=16, line_gap=2)
        self._why = Label("Why", Style.SMALL, Tone.SECONDARY)
        self.setLayout(column(self._texts, self._why, 4, self._reasons, 8, self._links))

    def show_concern(
        self, texts: Sequence[tuple[str, str]], reasons: Sequence[str], links: Sequence[LinkWords]
    ) -> None:
        lines = cleared(self._texts)
        for title, text in texts:
            part = QWidget()
            part.setLayout(column(Label(title, Style.SMALL, Tone.SECONDARY), 2, Label(text), 12))
            lines.addWidget(part)
        self._why.setVisible(bool(reasons))
        self._reasons.clear()
        for reason in reasons:
            tag = Tag(TagWords(reason))
            self._reasons.addWidget(tag)
            tag.show()
        self._links.clear()
        for link in links:
            button = Button(link.words, Role.LINK)
            button.clicked.connect(partial(self.opened.emit, link.place))
            self._links.addWidget(button)
            button.show()


class History(QWidget):
    """Every step, the latest first. What was taken back stays, struck through, with who did it."""

    take_back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column()
        self.setLayout(
            column(
                Label("History", Style.H3),
                Label(UNCHANGED, Style.SMALL, Tone.SECONDARY),
                8,
                self._lines,
            )
        )

    def show_steps(self, steps: Sequence[StepWords]) -> None:
        lines = cleared(self._lines)
        for place, step in enumerate(steps):
            lines.addWidget(self._step(step, first=place == 0))

    def _step(self, step: StepWords, *, first: bool) -> QWidget:
        struck = bool(step.taken_back)
        tone = Tone.SECONDARY if struck else Tone.TEXT
        words = column(Label(Run(step.title, bold=True, struck=struck), tone=tone))
        for said in step.lines:
            words.addWidget(Label(Run(said, struck=struck), tone=tone))
        words.addWidget(Label(step.who, Style.SMALL, Tone.SECONDARY))
        if struck:
            words.addWidget(Label(step.taken_back, Style.SMALL, Tone.ATTENTION))
        on = Label(step.on, tone=Tone.SECONDARY)
        beside = row(words, gap=16)
        beside.setStretch(0, 1)
        line = row(gap=16)
        line.addWidget(on, 2, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside, 11)
        if step.may_take_back:
            button = Button("Take back", Role.QUIET_SMALL)
            button.setAccessibleDescription(f"{step.title}, {step.on}")
            button.clicked.connect(partial(self.take_back_wanted.emit, step.step_ids))
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        parts: list[QWidget | int] = [] if first else [Hairline(soft=True)]
        inside = column(*parts, 10)
        inside.addLayout(line)
        inside.addSpacing(10)
        whole.setLayout(inside)
        whole.setAccessibleName(step.spoken)
        return whole
