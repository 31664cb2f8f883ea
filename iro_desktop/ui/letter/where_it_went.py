"""Where a finished letter went: said by the officer, with the pages counted; and what is done when it went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from iro_desktop.actions.sendings import say_sent, say_wrong_person, take_back_line
from iro_desktop.letters.papers import Form
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.refused import Refused
from iro_desktop.queries.sendings import PaperToSend, SendingRow, paper_to_send, sendings_of
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import Button, Field, FlowLayout, Label, NotesField, Pills, Role, Tick, column, row
from iro_desktop.ui.letter import sent_words
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"letter_sending", "letter"})


@dataclass(frozen=True, slots=True)
class _Log:
    """Whose log it is."""

    desk: Desk
    letter_id: UUID
    refused: Callable[[Refused], None]


class WhereItWent(QWidget):
    """Stands in the finished letter, empty until `begin`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: _Log | None = None
        self._recall: UUID | None = None
        self._lines = column()
        lines = QWidget()
        lines.setLayout(self._lines)
        self.routes = {route: Button(said, Role.SECONDARY) for route, said in sent_words.ROUTES.items()}
        for route, button in self.routes.items():
            button.clicked.connect(partial(self._ask, route))
        ways = QWidget()
        ways.setLayout(FlowLayout(*self.routes.values(), gap=8))
        self.hand, self.recall = InHand(), Recall()
        self.hand.paper_chosen.connect(self._ask)
        self.hand.went.connect(self._say_sent)
        self.recall.said.connect(self._say_wrong)
        for part in (self.hand, self.recall):
            part.hide()
        heading = Label("Where it went", Style.SMALL, Tone.SECONDARY)
        self.setLayout(column(heading, 6, lines, 8, ways, self.hand, self.recall))

    def begin(self, desk: Desk, letter_id: UUID, refused: Callable[[Refused], None]) -> None:
        """Show the log of a letter. `refused` says why it may not leave, and what to do."""
        self._of = _Log(desk, letter_id, refused)
        desk.casework.changed.connect(self._changed)
        self._look()

    @property
    def _log(self) -> _Log:
        assert self._of is not None, "begin comes first"
        return self._of

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._look()

    def _look(self) -> None:
        self._log.desk.casework.ask_afterwards(
            self, partial(sendings_of, letter_ids=(self._log.letter_id,)), then=self._show
        )

    def _show(self, sendings: tuple[SendingRow, ...]) -> None:
        _empty(self._lines)
        if not sendings:
            self._lines.addWidget(Label(sent_words.NOT_SENT, tone=Tone.HINT))
        for sent in sendings:
            self._lines.addWidget(self._line(sent))

    def _line(self, sent: SendingRow) -> QWidget:
        wrong = "Say what became of it" if sent.wrong else "It went to the wrong person"
        button = Button(wrong, Role.LINK)
        button.clicked.connect(partial(self._begin_recall, sent))
        parts: list[QWidget | int] = [Label(sent_words.sent_sentence(sent, self._log.desk.today()))]
        if sent.wrong is not None:
            parts += [2, Label(sent_words.wrong_sentence(sent), Style.SMALL, Tone.ATTENTION)]
        whole = QWidget()
        whole.setLayout(column(*parts, row(button, None), margins=(0, 0, 0, 6)))
        return whole

    def _ask(self, route: Route, form: str = Form.PDF) -> None:
        """Show what should be in the hand. It is asked whether the letter may leave at all."""
        # What was in the hand before is away until the new answer is there: a tick never counts for another paper.
        self.hand.hide()
        self.recall.hide()
        query = partial(paper_to_send, letter_id=self._log.letter_id, form=Form(form))
        self._log.desk.casework.ask(self, query, then=partial(self.hand.show_paper, route), refused=self._log.refused)

    def _say_sent(self, route: Route, paper: PaperToSend) -> None:
        act = partial(
            say_sent,
            letter_id=self._log.letter_id,
            route=route,
            form=paper.form,
            pages_counted=paper.pages if route is not Route.EMAIL else None,
            on=self._log.desk.today(),
            at=self._log.desk.clock(),
        )
        self._log.desk.casework.write(self, act, then=self._is_written, refused=self._log.refused)

    def _is_written(self, line_id: UUID) -> None:
        self.hand.hide()
        undo = ToastAction("Undo", partial(self._take_back, line_id))
        self._log.desk.say("It is written down that the letter went.", [undo])

    def _take_back(self, line_id: UUID) -> None:
        act = partial(take_back_line, line_id=line_id, on=self._log.desk.today(), at=self._log.desk.clock())
        self._log.desk.casework.write(self._log.desk.casework, act)

    def _begin_recall(self, sent: SendingRow) -> None:
        self.hand.hide()
        self._recall = sent.sending_id
        self.recall.show_sending(sent)

    def _say_wrong(self) -> None:
        if self._recall is None:
            return
        back = {"yes": True, "no": False}.get(self.recall.back.value() or "")
        act = partial(
            say_wrong_person,
            sending_id=self._recall,
            note=self.recall.note.value(),
            asked=self.recall.asked.value(),
            got_back=back,
            on=self._log.desk.today(),
            at=self._log.desk.clock(),
        )
        self._log.desk.casework.write(self, act, then=self._is_recalled, refused=self.recall.show_problem)

    def _is_recalled(self, line_id: UUID) -> None:
        self.recall.hide()
        undo = ToastAction("Undo", partial(self._take_back, line_id))
        self._log.desk.say("It is written down. Tell your manager today that it reached the wrong person.", [undo])


class InHand(QWidget):
    """What should be in the hand: which paper, whose reference, how many pages."""

    paper_chosen = Signal(object, str)
    """The Route, and the value of a Form."""
    went = Signal(object, object)
    """The Route and the PaperToSend, once it was counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._route = Route.BY_HAND
        self._paper: PaperToSend | None = None
        self._which = Pills("Which paper", sent_words.PAPERS)
        self._which.edited.connect(lambda: self.paper_chosen.emit(self._route, self._which.value() or Form.PDF))
        self._says = Label("")
        self.tick = Tick(name="I counted the pages")
        self.tick.edited.connect(self._may_go)
        self._counted = Label("")
        self.write = Button("Write it down", Role.MAIN)
        self.write.clicked.connect(lambda: self.went.emit(self._route, self._paper))
        self._count = QWidget()
        count = row(self.tick, 8, self._counted)
        count.setStretch(2, 1)
        self._count.setLayout(count)
        inside = column(self._which, 8, self._says, 8, self._count, 10, row(self.write, None), margins=(0, 12, 0, 8))
        self.setLayout(inside)

    def show_paper(self, route: Route, paper: PaperToSend) -> None:
        """Ask to count this paper. Only paper is counted."""
        self._route, self._paper = route, paper
        self._which.set_value(paper.form)
        self._which.setVisible(route is not Route.EMAIL)
        self._says.show_words(sent_words.in_hand(paper))
        self._counted.show_words(sent_words.counted(paper))
        self.tick.setAccessibleName(sent_words.counted(paper))
        self.tick.set_value(False)
        self._count.setVisible(route is not Route.EMAIL)
        self._may_go()
        self.show()
        (self.write if route is Route.EMAIL else self.tick).setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_go(self) -> None:
        ready = self._route is Route.EMAIL or self.tick.value()
        self.write.off_because(None if ready else "Count the pages and tick the box first.")


class Recall(QWidget):
    """A letter reached somebody it was not for: how, what was asked of them, and whether it is back."""

    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = NotesField("How did it come about?", lines=2)
        self.asked = NotesField("What did you ask of whoever has it?", lines=2)
        self._asked_field = Field("What did you ask of whoever has it?", self.asked)
        self.back = Pills("Is it back?", sent_words.GOT_BACK)
        write = Button("Write it down", Role.MAIN)
        write.clicked.connect(self.said)
        hint = "Without the name of who has it. Your manager sees that it happened."
        how = Field("How did it come about?", self.note, hint=hint)
        self.setLayout(
            column(
                how,
                10,
                self._asked_field,
                10,
                Field("Is it back?", self.back),
                12,
                row(write, None),
                margins=(0, 12, 0, 8),
            )
        )

    def show_sending(self, sent: SendingRow) -> None:
        """Ask about one sending, with what was said of it before."""
        self.note.set_value(sent.wrong.note if sent.wrong else "")
        self.asked.set_value(sent.wrong.asked if sent.wrong else "")
        known = {True: "yes", False: "no", None: ""}
        self.back.set_value(known[sent.wrong.got_back] if sent.wrong else "")
        self.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, refused: Refused) -> None:
        self._asked_field.show_problem(refused.sentence)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
