"""Who was spoken with, how and when: chosen already, changed with one click or key."""

from collections.abc import Callable, Container, Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from iro_desktop.models.consultation import Channel, StartedBy, WithWhom
from iro_desktop.queries.capture import Note
from iro_desktop.ui import theme
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.capture.viewmodel import When
from iro_desktop.ui.kit import ChoiceField, DateField, Label, Pills, TextField, Tick, column, row
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY, Looking

LABEL_WIDTH = 68
_DAY_WIDTH, _NAME_WIDTH = 164, 240


class ChoicesOfTalk(QWidget):
    """Three rows of pills. `edited` comes with the officer's own changes alone."""

    edited = Signal()

    def __init__(
        self, today: Callable[[], date], bank_holidays: Container[date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._happened: tuple[date, time | None] | None = None
        self._named: tuple[WithWhom, str | None] | None = None
        self._started_by: StartedBy | None = None
        self._child_name = ""
        self.who = Pills("Who", viewmodel.who_choices(""))
        self.person = TextField("Who was it?", placeholder="Who was it?")
        self.other = ChoiceField("Who of the others?", viewmodel.OTHERS)
        self.how = Pills("How", viewmodel.HOW)
        self.other_way = ChoiceField("Which other way?", viewmodel.OTHER_WAYS)
        self.began = Tick(viewmodel.got_in_touch("", WithWhom.CHILD))
        """Stands where the panel has room for it."""
        self.when = Pills("When", viewmodel.WHEN)
        self.day = DateField(
            "Another day", today, bank_holidays, looking=Looking.BACK, placeholder="Another day", explain=False
        )
        self.when.add_part(self.day)
        self._problem = Label("", Style.SMALL, Tone.DANGER)
        self._problem.hide()
        self._labels: list[Label] = []
        lines = (
            self._line("Who", column(self.who, row(self.other, self.person, None, gap=8), gap=8)),
            self._line("How", column(self.how, row(self.other_way, None), gap=8)),
            self._line("When", column(self.when, self._problem, gap=4)),
        )
        self.setLayout(column(*lines, gap=12))
        self._listen()
        self._fit()
        self.start_anew()

    def name_the_child(self, name: str) -> None:
        """The first of Who is the child, by name."""
        before = self.who.value()
        self.who.show_choices(viewmodel.who_choices(name))
        self.who.set_value(before)
        self._child_name = name
        self._show_person()

    def start_anew(self) -> None:
        """What is most often so: with the child, in person, now."""
        self._happened = self._named = None
        self.who.set_value(WithWhom.CHILD)
        self.other.set_value(WithWhom.OTHER)
        self.person.set_value("")
        self.how.set_value(Channel.IN_PERSON)
        self.other_way.set_value(Channel.WHATSAPP)
        self._started_by = None
        self.began.set_value(False)
        self.when.set_value(When.NOW)
        self.day.set_value(None)
        self._show_person()

    def show_note(self, note: Note) -> None:
        """Choose what stands in a note, without a signal."""
        when = viewmodel.when_of(note, self._today())
        pill = viewmodel.pill_of(note.with_whom)
        self.who.set_value(pill)
        self.other.set_value(note.with_whom if pill is WithWhom.OTHER else WithWhom.OTHER)
        self.person.set_value(note.person_name or "")
        self.how.set_value(viewmodel.way_of(note.channel))
        self.other_way.set_value(note.channel if self.how.value() == viewmodel.OTHER_WAY else Channel.WHATSAPP)
        self._started_by = note.started_by
        self.began.set_value(note.started_by not in {None, StartedBy.OFFICER})
        self.when.set_value(when)
        self.day.set_value(None if when else note.happened_on)
        self._happened = (note.happened_on, note.happened_at)
        self._named = (note.with_whom, note.person_name)
        self._show_person()

    def with_whom(self) -> WithWhom:
        chosen = WithWhom(self.who.value() or WithWhom.CHILD)
        return WithWhom(self.other.value() or chosen) if chosen is WithWhom.OTHER else chosen

    def person_name(self) -> str | None:
        """Who it was, where that is none of the usual people, or as the note said it of one of them."""
        if self.who.value() == WithWhom.OTHER:
            return self.person.value().strip() or None
        return self._named[1] if self._named and self._named[0] is self.with_whom() else None

    def channel(self) -> Channel:
        chosen = self.how.value() or Channel.IN_PERSON
        return Channel(self.other_way.value() or Channel.WHATSAPP) if chosen == viewmodel.OTHER_WAY else Channel(chosen)

    def started_by(self) -> StartedBy | None:
        """Who got in touch, where it was said."""
        return viewmodel.started_by(self.began.value(), self.with_whom(), self._started_by)

    def happened(self, now: datetime) -> tuple[date, time | None]:
        """The day and, for a conversation just now, the time: fixed when it is first asked for, as writing begins."""
        if self._happened is None:
            chosen = self.when.value()
            self._happened = viewmodel.happened(When(chosen) if chosen else None, self.day.value(), now)
        return self._happened

    def show_problem(self, sentence: str) -> None:
        """Say below the days what is to be put right; empty takes it away."""
        self._problem.show_words(sentence)
        self._problem.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_labels"):
            self._fit()

    def _line(self, word: str, right: QVBoxLayout) -> QHBoxLayout:
        label = Label(word, tone=Tone.SECONDARY)
        self._labels.append(label)
        line = row()
        line.addLayout(column(6, label, None))
        line.addLayout(right, 1)
        return line

    def _listen(self) -> None:
        for pills in (self.who, self.how, self.other):
            pills.edited.connect(self._show_person)
        self.when.edited.connect(self._day_chosen)
        self.day.edited.connect(self._day_typed)
        for control in (
            *(self.who, self.other, self.how, self.other_way, self.began, self.when, self.day, self.person),
        ):
            control.edited.connect(self.edited)
        self._give_keys(self.who, viewmodel.WHO_KEYS)
        self._give_keys(self.how, viewmodel.HOW_KEYS)

    def _give_keys(self, pills: Pills, keys: Sequence[str]) -> None:
        for number, key in enumerate(keys, start=1):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(self._choose, pills, number))

    def _choose(self, pills: Pills, number: int) -> None:
        """By key, from wherever the keyboard is, and back there: writing is not interrupted by choosing."""
        before = self.window().focusWidget()
        pills.choose_key(number)
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _day_chosen(self) -> None:
        self._happened = None
        self.day.set_value(None)
        self.show_problem("")

    def _day_typed(self) -> None:
        self._happened = None
        self.when.set_value(None if self.day.typed().strip() else When.NOW)
        day = self.day.value()
        ahead = day is not None and day > self._today()
        unclear = "" if self.day.is_understood() else HOW_TO_TYPE_A_DAY
        self.show_problem(viewmodel.NOT_AHEAD if ahead else unclear)

    def _show_person(self) -> None:
        for field in (self.other, self.person):
            field.setVisible(self.who.value() == WithWhom.OTHER)
        self.other_way.setVisible(self.how.value() == viewmodel.OTHER_WAY)
        self.began.setText(viewmodel.got_in_touch(self._child_name, self.with_whom()).replace("&", "&&"))
        self.began.setAccessibleName(viewmodel.got_in_touch(self._child_name, self.with_whom()))
        self.updateGeometry()

    def _fit(self) -> None:
        for label in self._labels:
            label.setFixedWidth(theme.px(LABEL_WIDTH))
        self.day.setFixedWidth(theme.px(_DAY_WIDTH))
        self.person.setFixedWidth(theme.px(_NAME_WIDTH))
