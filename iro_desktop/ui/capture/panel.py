"""Quick capture: a panel over whatever is open, in which a conversation is on disk from its first letter."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.consultations import (
    delete_consultation,
    finish_consultation,
    keep_consultation,
    keep_for_later,
)
from iro_desktop.models.consultation import WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.capture import CaptureStart, ChildToChoose, Note, capture_start, one_note
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.capture.child_chooser import ChildChooser
from iro_desktop.ui.capture.choices_of_talk import LABEL_WIDTH, ChoicesOfTalk
from iro_desktop.ui.capture.note_field import ConversationField
from iro_desktop.ui.capture.toasts import say_saved
from iro_desktop.ui.capture.viewmodel import Draft
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Button, FlowLayout, Hairline, Label, Notice, Role, SavedMark, Tick, column, row, speaker
from iro_desktop.ui.tokens import Style, Tone

_WORDS_KEY = "Alt+W"
_WORDS_HINT = f"Put quotation marks around what the child said ({_WORDS_KEY})"
_HINT = "Ctrl+Enter when done. Esc hides it, nothing is lost"


class CapturePanel(QWidget):
    """Records one conversation. Closed in any way, what was typed stays as a draft until it is done."""

    closed = Signal()
    """Hidden by the officer, or done: take the panel away."""

    def __init__(self, desk: Desk, child_id: UUID | None = None, note_id: UUID | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._note_id = note_id or new_id()
        self._child_id = child_id
        self._begun = False
        self._aside = False
        self._offered: Note | None = None
        self._offering = False
        self._by_id: dict[UUID, ChildToChoose] = {}
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save)
        self._build()
        self._keys()
        if child_id is not None and note_id is None:
            # The page says whose conversation it is: writing need not wait until the name has come.
            self._chooser.wait_for_name()
            self._can_write()
        # On the writing thread, behind what is still to be saved: a panel hidden a moment ago comes back whole.
        begin = partial(_start, now=desk.clock(), note_id=note_id)
        desk.casework.write(self, begin, then=partial(self._start, child_id))

    def child_shown(self) -> UUID | None:
        """Whose conversation it is; None before a child is chosen."""
        return self._child_id

    def leave(self) -> None:
        """Give what is typed to be saved: the window is covered or locked, or another page comes."""
        if self._begun and not self._text.value().strip():
            self._throw_away()
        elif self._begun and self._child_id is not None and not self._aside:
            self._timer.forget()
            self._aside = True
            # The window takes what may go wrong: this panel may be gone by then.
            aside = partial(_put_aside, draft=self._draft(self._child_id))
            self._desk.casework.write(self._desk.casework, aside)

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_child_label"):
            self._child_label.setFixedWidth(theme.px(LABEL_WIDTH))

    # Build

    def _build(self) -> None:
        title = Label("Record a conversation", Style.H2)
        hint = Label(_HINT, Style.SMALL, Tone.SECONDARY, align=Qt.AlignmentFlag.AlignRight)
        head = row(title, hint, gap=16)
        head.setStretch(1, 1)
        head.setAlignment(hint, Qt.AlignmentFlag.AlignVCenter)
        self._chooser = ChildChooser()
        self._chooser.chosen.connect(self._choose_child)
        self._chooser.narrowed.connect(self._show_offer)
        self._child_label = Label("Child", tone=Tone.SECONDARY)
        self._child_label.setFixedWidth(theme.px(LABEL_WIDTH))
        child = row()
        child.addLayout(column(8, self._child_label, None))
        child.addWidget(self._chooser, 1)
        self._talk = ChoicesOfTalk(self._desk.today, self._desk.bank_holidays)
        self._talk.edited.connect(self._talk_edited)
        self._talk.hide()
        offer = self._offer_line()
        self._text = ConversationField("What was said", placeholder=viewmodel.NO_CHILD)
        self._text.setEnabled(False)
        self._text.edited.connect(self._typed)
        self._written = Tick(viewmodel.written_to(""))
        self._written.edited.connect(self._talk_edited)
        self._ticks = QWidget()
        self._ticks.setLayout(FlowLayout(self._talk.began, self._written, gap=24))
        self._ticks.hide()
        self._missing = Label("", Style.SMALL, Tone.ATTENTION)
        self._missing.hide()
        self._told = self._notice()
        self.setLayout(
            column(
                *(head, 8, Hairline(soft=True), 12, self._told, child, 10, self._talk, offer),
                *(12, self._text, 6, self._ticks, self._missing, 8, self._foot()),
            )
        )
        self.setFocusProxy(self._chooser)

    def _notice(self) -> QWidget:
        """What kept the words from the disk: at the top, where it is seen however long the note."""
        again = Button("Try again", Role.QUIET)
        again.clicked.connect(self._save)
        self._why = Notice("", Tone.DANGER, action=again)
        around = QWidget()
        around.setLayout(column(self._why, 12))
        around.hide()
        return around

    def _offer_line(self) -> QWidget:
        self._offer_words = Label("", Style.SMALL, Tone.SECONDARY)
        self._offer_button = Button("Keep going", Role.QUIET_SMALL)
        self._offer_button.clicked.connect(self._take_offer)
        self._offer = QWidget()
        inside = row(self._offer_words, self._offer_button, gap=8, margins=(theme.px(LABEL_WIDTH), 8, 0, 0))
        inside.setStretch(0, 1)
        self._offer.setLayout(inside)
        self._offer.hide()
        return self._offer

    def _foot(self) -> QWidget:
        self._words_button = Button("The child’s words", Role.VOICE, icon_name="quote")
        self._words_button.setToolTip(_WORDS_HINT)
        self._words_button.clicked.connect(self._quote)
        self._words_button.hide()
        self._mark = SavedMark()
        self._done = Button("Done", Role.PRIMARY)
        self._done.setToolTip("Done (Ctrl+Enter)")
        self._done.clicked.connect(self._finish)
        foot = QWidget()
        foot.setLayout(row(self._words_button, None, self._mark, self._done, gap=16))
        return foot

    def _keys(self) -> None:
        # A button's own shortcut presses it a tenth of a second later: what is typed meanwhile would go astray.
        for key, act in (("Ctrl+Return", self._finish), ("Ctrl+Enter", self._finish), (_WORDS_KEY, self._quote)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Show

    def _start(self, child_id: UUID | None, found: tuple[CaptureStart, Note | None]) -> None:
        start, wanted = found
        now = self._desk.clock()
        self._by_id = {child.who.child_id: child for child in start.children}
        self._chooser.show_children(start.children, now.date())
        if wanted is not None:
            self._go_on_if_there(wanted)
            return
        if self._begun or self._child_id != child_id:
            self._show_child(self._child_id)  # the officer was quicker than the answer
            return
        if start.unfinished is not None and viewmodel.go_on_with(start.unfinished, child_id, now):
            self._go_on(start.unfinished, viewmodel.going_on(start.unfinished, now))
            return
        self._show_child(child_id or (None if self._chooser.typed() else start.soon))
        if start.unfinished is not None:
            self._offer_note(start.unfinished, viewmodel.were_writing(start.unfinished, now), "Keep going")

    def _offer_note(self, note: Note | None, words: str, action: str) -> None:
        """A line below the child: another note to go on with, or, while going on with one, a fresh start."""
        self._offered = note
        self._offer_words.show_words(words)
        self._offer_button.say(action)
        self._offering = True
        self._show_offer()

    def _go_on(self, note: Note, words: str) -> None:
        # A finished note that is only looked at stays finished.
        self._note_id, self._begun, self._aside = note.consultation_id, True, note.done
        self._talk.show_note(note)
        self._written.set_value(note.written_to_child)
        self._show_child(note.child_id)
        self._text.set_value(note.text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._mark.saved(note.changed_at.astimezone(self._desk.clock().tzinfo))
        if words:
            self._offer_note(None, words, "Start a new one")
        else:
            self._withdraw_offer()

    def _show_offer(self) -> None:
        """Not beside a list of children that match: there is room for one question at a time."""
        self._offer.setVisible(self._offering and not (self._chooser.is_asking() and self._chooser.typed()))

    def _withdraw_offer(self) -> None:
        self._offering = False
        self._show_offer()

    def _go_on_if_there(self, note: Note | None) -> None:
        self._text.setEnabled(self._child_id is not None)
        if note is not None:
            self._go_on(note, "")

    def _show_child(self, child_id: UUID | None) -> None:
        """Show whose conversation it is; with nobody, the finder stays."""
        child = None if child_id is None else self._by_id.get(child_id)
        if child is None:
            return
        self._child_id = child_id
        self._chooser.show_chosen(child)
        self._show_offer()
        self._talk.name_the_child(child.who.name)
        self._text.setPlaceholderText(viewmodel.placeholder(child.who.name))
        self._words_button.say(viewmodel.words_button(child.who.name))
        self._written.setText(viewmodel.written_to(child.who.name).replace("&", "&&"))
        self._written.setAccessibleName(viewmodel.written_to(child.who.name))
        self._can_write()

    def _can_write(self) -> None:
        self._talk.show()
        self._ticks.show()
        self._text.setEnabled(True)
        self._show_voice()
        self.setFocusProxy(self._text)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_voice(self) -> None:
        spoken_with = self._talk.with_whom() is WithWhom.CHILD
        self._words_button.setVisible(spoken_with and self._child_id is not None)
        self._text.mark_childs_words(spoken_with)

    def _saved(self, _: object) -> None:
        self._told.hide()
        if not self._timer.is_waiting():
            self._mark.saved(self._desk.clock())

    def _not_saved(self, reason: Refused) -> None:
        self._mark.not_saved(viewmodel.NOT_SAVED)
        self._told.show()
        self._why.show_words(reason.sentence)

    # Act

    def _choose_child(self, child: ChildToChoose) -> None:
        moved = self._begun and self._child_id != child.who.child_id
        self._show_child(child.who.child_id)
        if moved:
            self._aside = False
            self._save()

    def _take_offer(self) -> None:
        self.leave()
        self._withdraw_offer()
        if self._offered is not None:
            self._text.setEnabled(False)  # what is typed until the note has come would begin another one
            again = partial(one_note, consultation_id=self._offered.consultation_id)
            self._desk.casework.write(self, again, then=self._go_on_if_there)
            return
        self._note_id, self._begun = new_id(), False
        self._text.set_value("")
        self._talk.start_anew()
        self._written.set_value(False)
        self._mark.typing()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._missing.hide()
        self._mark.typing()
        self._aside = False
        if self._begun:
            self._timer.touch()
        else:
            # The record exists from the first letter: a battery may give out before the first pause.
            self._begun = True
            self._save()

    def _talk_edited(self) -> None:
        self._show_voice()
        if self._begun:
            self._aside = False
            self._timer.touch()

    def _quote(self) -> None:
        if not self._words_button.isHidden():
            self._text.quote()

    def _save(self) -> None:
        if self._child_id is not None:
            keep = partial(_keep, draft=self._draft(self._child_id))
            self._desk.casework.write(self, keep, then=self._saved, refused=self._not_saved)

    def _finish(self) -> None:
        if self._child_id is None:
            self._chooser.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = self._draft(self._child_id)
        problem = viewmodel.problem_before_done(draft, self._desk.today())
        self._missing.show_words(problem)
        self._missing.setVisible(bool(problem))
        if problem:
            speaker.say(self, problem)
            return
        self._timer.forget()
        finish = partial(_finish, draft=draft, heard_by=self._desk.officer_name or None, at=self._desk.clock())
        self._desk.casework.write(self, finish, then=partial(self._finished, draft), refused=self._not_saved)

    def _finished(self, draft: Draft, _: object) -> None:
        self._begun = False
        self.closed.emit()
        say_saved(self._desk, draft)

    def _throw_away(self) -> None:
        """A note without a word in it is not kept. What is typed after this is a new one."""
        self._timer.forget()
        gone = partial(delete_consultation, consultation_id=self._note_id, at=self._desk.clock())
        self._desk.casework.write(self._desk.casework, gone)
        self._note_id, self._begun = new_id(), False

    def _draft(self, child_id: UUID) -> Draft:
        child = self._by_id.get(child_id)
        happened_on, happened_at = self._talk.happened(self._desk.clock())
        return Draft(
            consultation_id=self._note_id,
            child_id=child_id,
            child_name=child.who.name if child else "the child",
            with_whom=self._talk.with_whom(),
            person_name=self._talk.person_name(),
            channel=self._talk.channel(),
            happened_on=happened_on,
            happened_at=happened_at,
            text=self._text.value(),
            started_by=self._talk.started_by(),
            written_to_child=self._written.value(),
        )


def _start(session: Session, *, now: datetime, note_id: UUID | None) -> tuple[CaptureStart, Note | None]:
    return capture_start(session, now), one_note(session, note_id) if note_id else None


def _keep(session: Session, *, draft: Draft) -> None:
    keep_consultation(
        session,
        draft.consultation_id,
        child_id=draft.child_id,
        happened_on=draft.happened_on,
        happened_at=draft.happened_at,
        with_whom=draft.with_whom,
        person_name=draft.person_name,
        channel=draft.channel,
        text=draft.text,
        started_by=draft.started_by,
        written_to_child=draft.written_to_child,
    )


def _put_aside(session: Session, *, draft: Draft) -> None:
    _keep(session, draft=draft)
    keep_for_later(session, draft.consultation_id)


def _finish(session: Session, *, draft: Draft, heard_by: str | None, at: datetime) -> None:
    _keep(session, draft=draft)
    finish_consultation(session, draft.consultation_id, heard_by=heard_by, at=at)
