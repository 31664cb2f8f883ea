"""Asks who must not learn it, in the same place, once an address, a home, a carer or a school has changed."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.not_told import keep_address_from_all, keep_from, let_learn
from iro_desktop.models.people import ToldAbout
from iro_desktop.models.refused import Refused
from iro_desktop.queries.not_told import AboutWhat, WhoMayLearn, who_may_learn
from iro_desktop.ui.child_record import not_told_words as said
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Card, Icon, Label, ManyPills, Role, column, row
from iro_desktop.ui.kit.accessibility import speaker
from iro_desktop.ui.shown import Announce
from iro_desktop.ui.tokens import Style, Tone

KEY = "Alt+K"
_QUESTION = "Who must not learn it"


class NotToldStrip(QWidget):
    """Takes no key away from who is still typing. Each answer is kept as it is pressed, and can be pressed again."""

    def __init__(self, desk: Desk, child_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._child_id = desk, child_id
        self._about: AboutWhat | None = None
        self._record_id: UUID | None = None
        self._changed: set[str] = set()
        """Fields of that record whose change has been asked about."""
        self._shown: said.NotToldWords | None = None
        self._question = Label("", Style.H3)
        self._until_then = Label("", Style.SMALL, Tone.SECONDARY)
        self.pills = ManyPills(_QUESTION, [])
        self.pills.edited.connect(self._answer)
        self.done = Button("Nobody else", Role.SECONDARY)
        self.done.clicked.connect(self._end)
        lock = Icon("lock", Tone.INFORMATION)
        asked = row(self._question, self.done, gap=16)
        asked.setStretch(0, 1)
        asked.setAlignment(self.done, Qt.AlignmentFlag.AlignTop)
        beside = row(lock, column(asked, self._until_then, 10, self.pills), gap=12)
        beside.setStretch(1, 1)
        beside.setAlignment(lock, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(Card(beside).mark(information=True), margins=(32, 14, 32, 0)))
        keys = QShortcut(QKeySequence(KEY), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(lambda: self.pills.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.hide()

    def ask_about(self, about: AboutWhat, record_id: UUID, fields: Iterable[str]) -> None:
        """Ask, where somebody is left to be kept from it. What is asked already stays as it is being answered.

        An address, its postcode and its telephone are one answer; one that is changed once more is asked about anew.
        """
        answered = self._about is None and record_id == self._record_id
        goes_on = record_id == self._record_id and self._changed.isdisjoint(fields)
        self._changed = {*self._changed, *fields} if record_id == self._record_id else set(fields)
        self._record_id = record_id
        if answered and goes_on:
            return
        if about != self._about:
            self._end()
            self._about = about
            query = partial(who_may_learn, child_id=self._child_id, about=about)
            self._desk.casework.ask(self, query, then=self._show)

    def _show(self, answer: WhoMayLearn) -> None:
        self._shown = said.question(answer)
        if self._shown is None or answer.about != self._about:
            self._about = None
            return
        self._question.show_words(self._shown.question)
        self._until_then.show_words(f"{self._shown.until_then} {KEY}, then 1 to 9, answers.")
        self.pills.show_choices(self._shown.choices)
        self.pills.set_value(self._shown.chosen)
        self._name_the_end()
        self.show()
        speaker.say(self, f"{self._shown.question} {KEY} goes there.", Announce.POLITELY)

    def _answer(self) -> None:
        if self._shown is None:
            return
        before, now = set(self._shown.chosen), set(self.pills.value())
        self._shown = self._shown.with_chosen(self.pills.value())
        self._name_the_end()
        for key in sorted(before ^ now):
            self._write(key, kept=key in now)

    def _write(self, key: str, *, kept: bool) -> None:
        about, today = self._about, self._desk.today()
        if isinstance(about, ToldAbout):
            act = partial(keep_from if kept else let_learn, person_id=UUID(key), about=about, today=today)
        else:
            assert about is not None, "something was asked about"
            act = partial(keep_address_from_all, person_id=about, hidden=kept, today=today)
        # The answer is kept even where the screen has been left meanwhile.
        self._desk.casework.write(self, act, refused=self._refused)

    def _refused(self, why: Refused) -> None:
        self._desk.say(why.sentence, [])
        self._end()

    def _name_the_end(self) -> None:
        if self._shown is not None:
            self.done.say(said.end_words(self._shown))

    def _end(self) -> None:
        """The question is answered. Who was not chosen is as before: hidden by default."""
        if self._shown is not None and (sentence := said.answered(self._shown)):
            self._desk.say(sentence, [])
        self._about, self._shown = None, None
        self.hide()
