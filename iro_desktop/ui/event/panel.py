"""The panel for something that happened: its kind first, then its words, then what usually follows."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.actions.changing import Changes, Value, bring_back, remove
from iro_desktop.actions.events import change_event, record_event
from iro_desktop.models.between_reviews import EventKind, SignificantEvent
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.between import Around, people_around, review_due_on
from iro_desktop.queries.events import EventRow, event_row
from iro_desktop.queries.who import NOT_HERE, Who, everyone
from iro_desktop.store.store import Session
from iro_desktop.ui.child_record.record_form import RecordForm
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.event import words as in_words
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.event.follow import FollowOn
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    Field,
    Hairline,
    Label,
    Pills,
    Role,
    SavedMark,
    TextField,
    column,
    row,
)
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_GONE = "This event was deleted meanwhile. Nothing else was changed."


@dataclass(frozen=True, slots=True)
class _Start:
    """Whom it is about, and the event where it is one that was kept before."""

    who: Who
    people: tuple[Around, ...]
    review_due_on: date | None
    event: EventRow | None


class EventPanel(QWidget):
    """Kept as soon as its kind is chosen, and every field as it is typed. Undo takes a new one back whole."""

    closed = Signal()

    def __init__(self, desk: Desk, about: EventAbout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._about = desk, about
        self._event_id = about.event_id or new_id()
        self._kind: EventKind | None = None
        self._is_new = about.event_id is None
        self._start: _Start | None = None
        self.form: RecordForm | None = None
        self._told = False
        self._build()
        desk.casework.changed.connect(self._changed)
        # On the writing thread: behind whatever is still being saved of it.
        self._ask()

    def leave(self) -> None:
        """Give what is typed to be saved: the window is covered or locked, or another panel comes."""
        if self.form is not None:
            self.form.flush()

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    # Build

    def _build(self) -> None:
        self._title = Label("Something that happened", Style.H2)
        self._whom = Label("", tone=Tone.SECONDARY, align=Qt.AlignmentFlag.AlignRight)
        self.kinds = Pills("What happened", in_words.KIND_CHOICES)
        self.kinds.edited.connect(lambda: self._choose(self.kinds.value()))
        self._ask_kind = QWidget()
        self._ask_kind.setLayout(column(Label("What happened?", bold=True), 8, self.kinds))
        self.kind = ChoiceField("Kind", in_words.KIND_CHOICES)
        self.kind.edited.connect(lambda: self._choose(self.kind.value()))
        self._kind_field = Field("Kind", self.kind)
        self._form_place = column()
        self.follow = FollowOn(self._desk)
        self.follow.before_leaving.connect(self._leave_for_another)
        self.follow.why_not.connect(self._ask_why_not)
        self._typed = QWidget()
        # What is being called or remembered has the room while it is filled in.
        self.follow.filling_in.connect(self._typed.setHidden)
        self._typed.setLayout(column(self._kind_field, 14, self._form_place, 14, Hairline(soft=True), 12))
        self._written = QWidget()
        self._written.setLayout(column(self._typed, self.follow))
        self._written.hide()
        self._mark = SavedMark()
        self.done_button = Button("Done", Role.PRIMARY)
        self.done_button.setToolTip("Done (Ctrl+Enter)")
        self.done_button.clicked.connect(self._finish)
        self.delete_button = Button("Delete", Role.QUIET, icon_name="trash-2")
        self.delete_button.clicked.connect(self._delete)
        self.delete_button.hide()
        self.done_button.hide()
        self.leave_button = Button("Not now", Role.MAIN)
        self.leave_button.clicked.connect(self.closed)
        foot = row(self.delete_button, None, self._mark, self.done_button, self.leave_button, gap=12)
        head = row(self._title, self._whom, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(self._whom, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(head, 14, self._ask_kind, self._written, 18, foot))
        self.setFocusProxy(self.kinds)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)

    # Show

    def _ask(self) -> None:
        start = partial(
            _start,
            about=self._about,
            event_id=self._event_id,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
        )
        self._desk.casework.ask(self, start, then=self._show, refused=self._refused)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"significant_event", "goodbye_step", "person", "review", "timescale_setting"}:
            self._ask()

    def _refused(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())
        self.closed.emit()

    def _show(self, start: _Start) -> None:
        first, self._start = self._start is None, start
        name = start.who.name
        self._whom.show_words(f"About {name}")
        if start.event is not None:
            self._show_event(start, start.event)
        elif self._kind is not None or self._about.event_id is not None:
            if self._about.event_id is not None or not first:
                self._desk.say(_GONE, ())
                self.closed.emit()
        elif self._about.kind is not None:
            self._choose(self._about.kind)

    def _show_event(self, start: _Start, event: EventRow) -> None:
        anew = self.form is None or self._kind is not event.kind
        if anew:
            self._open_form(event.kind)
        if self.form is None:
            return
        self.kind.set_value(event.kind)
        self.form.offer({"not_for": in_words.not_for_choices(start.who.name, start.people)})
        self.form.show_values(in_words.values(event), anew=anew and not self._is_new)
        self.follow.show_event(event, start.review_due_on, self._desk.today())
        self.follow.show()
        self.delete_button.show()
        if self._mark.words() == "":
            self._mark.saved(self._desk.clock())

    def _open_form(self, kind: EventKind) -> None:
        """The form of this kind, with the keyboard; the one of another kind before it is let go."""
        begun = self._kind is None
        self._kind = kind
        if self.form is not None:
            self.form.flush()
        clear(self._form_place)
        self.form = RecordForm(in_words.groups(kind), self._desk.today, self._desk.bank_holidays)
        self.form.typing.connect(self._mark.typing)
        self.form.changed.connect(self._change)
        self._form_place.addWidget(self.form)
        self._ask_kind.hide()
        self.leave_button.hide()
        self.done_button.show()
        self._written.show()
        self.kind.set_value(kind)
        if begun:
            self.form.keyboard_to_first()
            QTimer.singleShot(0, self, self._select_day)
            self.setFocusProxy(self.kind)

    def _select_day(self) -> None:
        """Another day is typed over the one that is proposed."""
        now: QWidget | None = QApplication.focusWidget()
        if isinstance(now, TextField) and self.isAncestorOf(now):
            now.selectAll()

    # Act

    def _choose(self, value: str | None) -> None:
        if value is None or EventKind(value) is self._kind:
            return
        kind = EventKind(value)
        if self._kind is not None:
            self.leave()
            self._open_form(kind)
            self._write(partial(change_event, event_id=self._event_id, changes={"kind": kind.value}), "kind")
            return
        values: Changes = {"text": self._about.text, "told_by": self._about.told_by}
        self._open_form(kind)
        self.follow.hide()
        if self.form is not None:
            self.form.show_values({"happened_on": self._desk.today(), **values}, anew=True)
        action = partial(
            record_event,
            child_id=self._about.child_id,
            kind=kind,
            happened_on=self._desk.today(),
            values={name: value for name, value in values.items() if value},
            event_id=self._event_id,
            from_record_id=self._about.from_record_id,
        )
        self._write(action, "kind")

    def _change(self, name: str, value: Value) -> None:
        self._write(partial(change_event, event_id=self._event_id, changes={name: value}), name)

    def _write(self, action: partial[UUID] | partial[None], name: str) -> None:
        """Keep it. What is refused is said beside its field, and the words stay there."""

        def kept(_: object) -> None:
            self._mark.saved(self._desk.clock())

        def refused(reason: Refused) -> None:
            if name == "kind":
                self._kind_field.show_problem(reason.sentence)
            elif self.form is not None:
                self.form.show_problem(name, reason.sentence)
            self._mark.not_saved("One field is not kept yet")

        self._kind_field.show_problem("") if name == "kind" else None
        act = partial(action, today=self._desk.today())
        self._desk.casework.write(self, act, then=kept, refused=refused)

    def _ask_why_not(self) -> None:
        """The keyboard goes where one says why no earlier review is called; it may stay empty."""
        if self.form is not None:
            self.form.keyboard_to("no_early_review_reason")

    def _leave_for_another(self) -> None:
        self.leave()
        self._tell()

    def _finish(self) -> None:
        self.leave()
        self._tell()
        self.closed.emit()

    def _tell(self) -> None:
        """Say once that a new event is there, with Undo: whom it is about guards against the wrong child."""
        if not self._is_new or self._kind is None or self._start is None or self._told:
            return
        self._told = True
        gone = partial(remove, record_id=self._event_id, kind=SignificantEvent, at=self._desk.clock())
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, gone))
        self._desk.say(in_words.kept(self._kind, self._start.who.name), [undo])

    def _delete(self) -> None:
        if self._kind is None or self._start is None:
            return
        self.leave()
        self._told = True
        gone = partial(remove, record_id=self._event_id, kind=SignificantEvent, at=self._desk.clock())
        back = partial(bring_back, record_id=self._event_id, kind=SignificantEvent)
        do_with_undo(self._desk, gone, back, in_words.deleted(self._kind, self._start.who.name))
        self._desk.casework.changed.disconnect(self._changed)
        self.closed.emit()


def _start(
    session: Session, *, about: EventAbout, event_id: UUID, today: date, bank_holidays: Container[date]
) -> _Start:
    who = everyone(session, (about.child_id,)).get(about.child_id)
    if who is None:
        raise Refused(NOT_HERE)
    return _Start(
        who=who,
        people=people_around(session, about.child_id),
        review_due_on=review_due_on(session, about.child_id, today, bank_holidays),
        event=event_row(session, event_id, today, bank_holidays),
    )
