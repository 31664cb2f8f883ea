"""The fields of raising, in the order in which they are asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QTextEdit, QWidget

from iro_desktop.models.resolution import INFORMAL, RaisedBy
from iro_desktop.models.resolution import Tone as Raised
from iro_desktop.queries.known_reasons import KnownReasons
from iro_desktop.queries.ladder import Ladder
from iro_desktop.queries.resolution_reading import AnswerSums
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import (
    Button,
    DateField,
    FlowLayout,
    Hairline,
    Label,
    NotesField,
    Pills,
    Role,
    SavedMark,
    Segments,
    column,
    row,
)
from iro_desktop.ui.raising import viewmodel
from iro_desktop.ui.raising.parts import Reasons, Whom, Whose
from iro_desktop.ui.raising.viewmodel import PutRight, Raising
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor

_LABEL_WIDTH = 72
_DAY_WIDTH = 190
_BESIDE_FROM = 460
_RING_ROOM = 6
"""Around what scrolls, in pixels, for the ring of what has the keyboard."""
_HINT = "Ctrl+Enter starts it. Esc hides it, nothing is lost"


class RaiseForm(QWidget):
    """Shows and gives a `Raising`. What is asked follows its tone and its way; nothing is decided here."""

    edited = Signal()
    start_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about = Raising()
        self._sums: AnswerSums | None = None
        self._child_name = ""
        self._labels: list[Label] = []
        self._lines: list[QHBoxLayout] = []
        self._build()
        self._listen()
        self._follow()
        self.fit()

    # Build

    def _build(self) -> None:
        self.whom = Whom()
        self.offer = QWidget()
        self.tone = Segments("What it is", viewmodel.TONES)
        self.way = Segments("Which way", viewmodel.WAYS)
        ways = QWidget()
        ways.setLayout(FlowLayout(self.tone, self.way, gap=16))
        self._concern_label = Label("", bold=True)
        self.concern = NotesField("What is not right", lines=2, grows=True).helped(WrittenFor.RECORD)
        self._concern_label.setBuddy(self.concern)
        self.asked_for = NotesField(
            "I ask for", lines=1, grows=True, placeholder="Such as: go through the plan together by Friday"
        )
        self.reasons = Reasons()
        self.whose = Whose()
        self.answer_by = DateField(
            "By when",
            self._desk.today,
            self._desk.bank_holidays,
            placeholder="or another day",
            explain=False,
        )
        self._sum = Label("", Style.SMALL, Tone.SECONDARY)
        self.more = _More()
        self.mark = SavedMark()
        self.start = Button("Start", Role.PRIMARY)
        self.start.setToolTip("Start (Ctrl+Enter)")
        self._problems = {name: _problem() for name in ("concern", "asked_for", "reasons", "to", "answer_by")}
        self._lay_out(ways)

    def _lay_out(self, ways: QWidget) -> None:
        self._asked_part = self._line("I ask for", self.asked_for, "asked_for")
        self._why_part = self._line("Why", self.reasons, "reasons")
        self._to_part = self._line("To", self.whose, "to")
        self._due_line = row(self.answer_by, self._sum, gap=12)
        self._due_line.setAlignment(self._sum, Qt.AlignmentFlag.AlignVCenter)
        self._due_line.setStretch(1, 1)
        due = QWidget()
        due.setLayout(self._due_line)
        self._by_part = self._line("By when", due, "answer_by")
        concern = column(self._concern_label, 4, self.concern, self._problems["concern"])
        self.setLayout(
            column(
                self._head(),
                10,
                Hairline(soft=True),
                10,
                self._line("For", self.whom, None),
                self.offer,
                ways,
                10,
                concern,
                10,
                self._asked_part,
                self._why_part,
                self._to_part,
                self._by_part,
                self.more,
                margins=(_RING_ROOM, _RING_ROOM, _RING_ROOM, 0),
            )
        )
        self.foot = QWidget()
        foot = row(self.more.open_button, None, self.mark, self.start, gap=12, margins=(_RING_ROOM, 8, _RING_ROOM, 0))
        self.foot.setLayout(foot)
        self.setFocusProxy(self.whom)

    def _head(self) -> QHBoxLayout:
        hint = Label(_HINT, Style.SMALL, Tone.SECONDARY, align=Qt.AlignmentFlag.AlignRight)
        head = row(Label("Raise a resolution", Style.H2), hint, gap=16)
        head.setStretch(1, 1)
        head.setAlignment(hint, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _line(self, words: str, control: QWidget, problem: str | None) -> QWidget:
        label = Label(words, tone=Tone.SECONDARY)
        self._labels.append(label)
        line = row(gap=0)
        beside = column(6, label, None)
        line.addLayout(beside)
        parts: list[QWidget] = [control]
        if problem is not None:
            parts.append(self._problems[problem])
        line.addLayout(column(*parts), 1)
        self._lines.append(line)
        whole = QWidget()
        inside = column()
        inside.addLayout(line)
        inside.addSpacing(10)
        whole.setLayout(inside)
        return whole

    def _listen(self) -> None:
        self.tone.edited.connect(self._follow)
        self.way.edited.connect(self._follow_way)
        self.answer_by.edited.connect(self._show_sum)
        for control in (self.tone, self.way, self.concern, self.asked_for, self.reasons, self.whose, self.answer_by):
            control.edited.connect(self.edited)
        self.more.edited.connect(self.edited)
        self.start.clicked.connect(self.start_wanted)

    # Show

    def show_raising(self, raising: Raising, *, begun: bool = False) -> None:
        """Show what is known, or what was typed before."""
        self._about = raising
        self.tone.set_value(raising.tone)
        formal = raising.stage != INFORMAL
        self.way.set_value(viewmodel.FORMALLY if formal else viewmodel.INFORMALLY)
        self.concern.set_value(raising.concern)
        self.concern.moveCursor(QTextCursor.MoveOperation.End)
        self.asked_for.set_value(raising.asked_for)
        self.answer_by.set_value(raising.answer_by)
        self.more.show_values(raising.effect, raising.raised_how)
        if begun:
            self.reasons.show_ticked(raising.reasons, raising.other_reason)
        else:
            self.reasons.show_known((), raising.reasons)
        self.whose.show_who(raising.to_name, raising.to_role, raising.to_person_id)
        self._follow()
        if formal:
            self.whose.use_formal(True, raising.stage)
            self.whose.name.set_value(raising.to_name)

    def show_known(self, known: KnownReasons, also: tuple[str, ...]) -> None:
        self.reasons.show_known(known.reasons, also)
        self.whose.show_asked(known.asked)

    def show_ladder(self, stages: Ladder) -> None:
        self.whose.show_ladder(stages)

    def show_sums(self, sums: AnswerSums) -> None:
        self._sums = sums
        self._show_sum()

    def can_write(self, child_name: str) -> None:
        """The child is known: everything can be filled in."""
        self._child_name = child_name
        self.concern.setEnabled(True)
        self.concern.setPlaceholderText("")
        self.setFocusProxy(self.concern)
        self._follow()

    def must_choose(self) -> None:
        """Nobody knows yet whom it is about: words could not be kept."""
        self.concern.setEnabled(False)
        self.concern.setPlaceholderText(viewmodel.NO_CHILD)

    def child_names(self) -> list[str]:
        return [self._child_name or "the child"]

    def is_being_typed_in(self) -> bool:
        """Whether the keyboard is in one of the texts."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QTextEdit) and self.isAncestorOf(focused)

    def raising(self) -> Raising:
        """What stands in the fields now."""
        name, role, person_id = self.whose.who()
        person = self.whose.person()
        reasons = self.reasons.value()
        return Raising(
            tone=Raised(self.tone.value()),
            concern=self.concern.value(),
            asked_for=self.asked_for.value(),
            reasons=reasons,
            other_reason=self.reasons.other.value(),
            effect=self.more.effect.value(),
            to_name=name,
            to_role=role,
            to_person_id=person_id,
            to_email=person.email if person is not None else None,
            team=person.team if person is not None else None,
            stage=self.whose.stage_number() or INFORMAL,
            answer_by=self.answer_by.value(),
            answer_by_understood=self.answer_by.is_understood(),
            raised_how=RaisedBy(self.more.how.value() or RaisedBy.FORM),
            review_id=self._about.review_id,
            decision_ids=tuple(dict.fromkeys((*self._about.decision_ids, *self.reasons.decision_ids()))),
            also_for=self.whom.others(),
        )

    def say_problem(self, wrong: PutRight | None) -> None:
        """Say under its field what is to be put right, with the keyboard in it; None takes it away."""
        place = {"other_reason": "reasons"}.get(wrong.field, wrong.field) if wrong is not None else ""
        for name, label in self._problems.items():
            label.show_words(wrong.sentence if wrong is not None and name == place else "")
            label.setVisible(name == place)
        fields = {
            "concern": self.concern,
            "asked_for": self.asked_for,
            "reasons": self.reasons,
            "other_reason": self.reasons.other,
            "to": self.whose,
            "answer_by": self.answer_by,
        }
        if wrong is not None:
            fields[wrong.field].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Labels stand beside their fields, and above them where letters are large."""
        for label in self._labels:
            label.setMinimumWidth(theme.px(_LABEL_WIDTH))
        self.answer_by.setFixedWidth(theme.px(_DAY_WIDTH))
        narrow = self.width() / theme.factor() < _BESIDE_FROM
        ways = QBoxLayout.Direction
        for line in (*self._lines, self._due_line):
            line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Follow

    def _follow(self) -> None:
        tone = Raised(self.tone.value())
        challenge = tone is Raised.CHALLENGE
        said = viewmodel.concern_label(tone, self._child_name)
        self._concern_label.show_words(said)
        self.concern.setAccessibleName(said)
        self.start.say(viewmodel.start_words(tone))
        for part in (self.way, self._asked_part, self._why_part, self._by_part):
            part.setVisible(challenge)
        self._follow_way()

    def _follow_way(self) -> None:
        formal = self.way.value() == viewmodel.FORMALLY and self.tone.value() == Raised.CHALLENGE
        self.whose.use_formal(formal)
        self.updateGeometry()

    def _show_sum(self) -> None:
        agreed = self.answer_by.value()
        self._sum.show_words(viewmodel.answer_words(self._sums, agreed) if self._sums is not None else "")


class _More(QWidget):
    """What can wait: what it means for the child, and how it was said first."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open_button = Button("What else you know", Role.QUIET_SMALL)
        self.open_button.setToolTip("What it means for the child now, and how it was said first")
        self.open_button.clicked.connect(self.unfold)
        self.effect = NotesField("What it means for the child now", lines=1, grows=True).helped(WrittenFor.RECORD)
        self.how = Pills(viewmodel.ALREADY_SAID, viewmodel.HOW)
        self.how.set_value(RaisedBy.FORM)
        self._fold = QWidget()
        self._fold.setLayout(
            column(
                Label("What it means for the child now", bold=True),
                4,
                self.effect,
                10,
                Label(viewmodel.ALREADY_SAID, bold=True),
                4,
                self.how,
            )
        )
        self._fold.hide()
        self.effect.edited.connect(self.edited)
        self.how.edited.connect(self.edited)
        self.setLayout(column(self._fold))

    def show_values(self, effect: str, how: RaisedBy) -> None:
        self.effect.set_value(effect)
        self.how.set_value(how)
        if effect or how is not RaisedBy.FORM:
            self._show_fold()

    def unfold(self) -> None:
        self._show_fold()
        self.effect.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fold(self) -> None:
        self._fold.show()
        self.open_button.hide()
        self.updateGeometry()


def _problem() -> Label:
    label = Label("", Style.SMALL, Tone.DANGER)
    label.hide()
    return label
