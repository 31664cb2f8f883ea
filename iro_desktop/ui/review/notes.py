"""The notes of the meeting on their sheet: a heading for each topic, below it what is said, part by part."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.actions.meeting_notes import (
    add_note,
    delete_note,
    save_note,
    set_apart,
    set_note_kind,
)
from iro_desktop.models.ids import new_id
from iro_desktop.models.review import NoteKind
from iro_desktop.queries.review import NoteRow, ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Scroller, column, row
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.review import for_whom_words, note_acts
from iro_desktop.ui.review.lines import TopicHeading
from iro_desktop.ui.review.meeting_words import Topic, Typed, begins_a_command, kind_after, said_by, typed_command
from iro_desktop.ui.review.parts import Part
from iro_desktop.ui.review.work import ReviewWork

_WHAT_TO_TYPE = "Type what is said"
_LONGEST_LINE = 720
_LOWEST = 150
"""Pixels at 100 % text below which the notes do not shrink: the page scrolls instead."""
_BETWEEN_PARTS = 8
_ABOVE_TOPIC = 20
_KINDS = {Typed.CHILDS_WORDS: NoteKind.CHILDS_WORDS, Typed.NOT_FOR_THE_LETTER: NoteKind.NOT_FOR_THE_LETTER}


class Notes(QWidget):
    """Shows every topic, and takes what is typed under the one talked about now.

    Parts that are being typed in stay where they are and keep their words, whatever comes from the store meanwhile.
    """

    topic_chosen = Signal(object)
    decision_wanted = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._topics: tuple[Topic, ...] = ()
        self._topic_id: UUID | None = None
        self._meeting_id: UUID | None = None
        self._read_only = False
        self._one_at_a_time = False
        self._parts: dict[UUID, Part] = {}
        self._timers: dict[UUID, SaveTimer] = {}
        self._headings: dict[UUID | None, TopicHeading] = {}
        self._draft: Part | None = None
        self._draft_after: UUID | None = None
        self._last_part: Part | None = None
        self._order: list[Part] = []
        self._focus_next: UUID | None = None
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(20, 16, 20, 16)
        self._lines.setSpacing(0)
        ground = QWidget()
        ground.setLayout(row(self._inside))
        self.scroller = Scroller(ground, name="Notes of the meeting")
        self.setLayout(column(self.scroller))
        self._wrapped = QTimer(self)
        self._wrapped.setSingleShot(True)
        self._wrapped.setInterval(0)
        self._wrapped.timeout.connect(self._lay_out)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LONGEST_LINE) // 2, theme.px(_LOWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_LOWEST))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # The parts know how high they are only once their words have wrapped, and the layout asked before.
            self._wrapped.start()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        """Lines no longer than the eye can follow; the notes keep to the left where the sheet is wider."""
        self._inside.setMaximumWidth(theme.px(_LONGEST_LINE))
        self.updateGeometry()

    # Show

    def show_notes(
        self,
        page: ReviewPage,
        topics: tuple[Topic, ...],
        topic_id: UUID | None,
        meeting_id: UUID | None = None,
    ) -> None:
        """Show the notes of a meeting, and where it is. The page is that meeting's."""
        self._topics, self._read_only = topics, page.closed
        if topic_id != self._topic_id or meeting_id != self._meeting_id:
            self._topic_id, self._meeting_id = topic_id, meeting_id
            self._drop_draft()
        kept = {note.note_id for note in page.notes}
        for note_id in [one for one, part in self._parts.items() if one not in kept and not part.has_words_to_save()]:
            self._forget(note_id)
        for topic in topics:
            for note in topic.notes:
                self._show_note(page, topic, note)
        self._lay_out()
        if self._focus_next in self._parts:
            self._parts[self._focus_next].field.put_caret()
            self._focus_next = None

    def show_one_at_a_time(self, *, alone: bool) -> None:
        """Show only the topic talked about now, or all of them again."""
        self._one_at_a_time = alone
        self._lay_out()

    def focus_topic(self) -> None:
        """Go on typing under the topic talked about now."""
        here = [part for part in self._order if part.topic_id == self._topic_id]
        if here:
            here[-1].field.put_caret()

    def _show_note(self, page: ReviewPage, topic: Topic, note: NoteRow) -> None:
        part = self._parts.get(note.note_id)
        if part is None or part.kind is not note.kind:
            had_focus = part is not None and part.field.hasFocus()
            if part is not None:
                self._forget(note.note_id)
            part = self._make(note.note_id, note.kind, topic, is_kept=True)
            self._parts[note.note_id] = part
            if had_focus:
                self._focus_next = note.note_id
        part.topic_id = topic.item_id
        source = said_by(page, note, self._work.desk.clock()) if note.kind is NoteKind.CHILDS_WORDS else ""
        part.show_part(note.text, source, for_whom_words.mark(page, note.not_for))

    def _lay_out(self) -> None:
        """Put headings and parts in their order. Nothing is made anew, so the keyboard stays where it is."""
        take_out(self._lines)
        self._order = []
        for heading in [one for one in self._headings if one not in {topic.item_id for topic in self._topics}]:
            self._headings.pop(heading).deleteLater()
        for topic in self._topics:
            if not self._one_at_a_time or topic.item_id == self._topic_id:
                self._lay_out_topic(topic)
            elif topic.item_id in self._headings:
                self._headings[topic.item_id].hide()
        self._lines.addStretch(1)
        for part in self._parts.values():
            if part not in self._order:
                part.hide()  # of another topic or meeting

    def _lay_out_topic(self, topic: Topic) -> None:
        here = topic.item_id == self._topic_id
        heading = self._headings.get(topic.item_id)
        if heading is None:
            heading = self._headings[topic.item_id] = TopicHeading(self._inside)
            heading.clicked.connect(partial(self.topic_chosen.emit, topic.item_id))
        heading.show_heading(str(topic.number or ""), topic.title, waiting=not here and not topic.notes)
        if self._lines.count():
            self._lines.addSpacing(_ABOVE_TOPIC)
        self._lines.addWidget(heading)
        heading.show()
        parts = [self._parts[note.note_id] for note in topic.notes if note.note_id in self._parts]
        takes_words = here or (self._draft is not None and self._draft.topic_id == topic.item_id)
        for part in self._with_draft(parts, topic) if takes_words and not self._read_only else parts:
            self._lines.addSpacing(_BETWEEN_PARTS)
            self._lines.addWidget(part)
            part.show()
            self._order.append(part)

    def _with_draft(self, parts: list[Part], topic: Topic) -> list[Part]:
        """The parts, and the one that is begun but has no word yet: where it was begun, else at the end."""
        draft = self._draft
        if draft is None and not (parts and parts[-1].kind is NoteKind.NOTE):
            draft = self._begin(NoteKind.NOTE, topic, after=parts[-1].note_id if parts else None)
        if draft is None or draft.is_kept:
            return parts
        place = next((n + 1 for n, part in enumerate(parts) if part.note_id == self._draft_after), len(parts))
        return [*parts[:place], draft, *parts[place:]]

    # Parts

    def _make(self, note_id: UUID, kind: NoteKind, topic: Topic, *, is_kept: bool) -> Part:
        placeholder = _WHAT_TO_TYPE if kind is NoteKind.NOTE and not topic.notes else ""
        about = topic.title
        part = Part(note_id, kind, about=about, placeholder=placeholder, is_kept=is_kept, read_only=self._read_only)
        part.setParent(self._inside)
        part.topic_id = topic.item_id
        part.edited.connect(partial(self._typed, part))
        part.field.cursorPositionChanged.connect(partial(self._follow, part))
        part.field.goes_up.connect(partial(self._go, part, -1))
        part.field.goes_down.connect(partial(self._go, part, 1))
        part.field.given_up.connect(partial(self._give_up, part))
        self._timers[note_id] = self._work.timer(part, partial(self._save, part))
        return part

    def _begin(self, kind: NoteKind, topic: Topic, *, after: UUID | None) -> Part:
        self._drop_draft()
        self._draft = self._make(new_id(), kind, topic, is_kept=False)
        self._draft_after = after
        return self._draft

    def _drop_draft(self) -> None:
        """Let go of the part that has no word yet. One whose words the store refused stays, and keeps them."""
        if self._draft is not None and not self._draft.has_words_to_save():
            self._let_go(self._draft)
            self._draft = None

    def _forget(self, note_id: UUID) -> None:
        self._let_go(self._parts.pop(note_id))

    def _let_go(self, part: Part) -> None:
        if self._last_part is part:
            self._last_part = None
        self._timers.pop(part.note_id).forget()
        self._lines.removeWidget(part)
        part.hide()
        part.deleteLater()

    # Type and save

    def _typed(self, part: Part) -> None:
        if not part.is_kept:
            command = typed_command(part.value())
            if command is Typed.DECISION:
                part.field.set_value("")
                self.decision_wanted.emit()
                return
            if command is not None:
                self._change_draft(part, _KINDS[command])
                return
            if begins_a_command(part.value()):
                return
            self._keep(part)
            return
        self._work.typing()
        self._timers[part.note_id].touch()

    def _keep(self, part: Part) -> None:
        """The first key press: the part is a record from here on."""
        part.is_kept = True
        self._parts[part.note_id] = part
        self._draft = None
        part.is_handed_over()
        action = partial(
            add_note,
            review_id=self._work.review_id,
            kind=part.kind,
            text=part.value(),
            agenda_item_id=part.topic_id,
            after=self._draft_after,
            said_at=self._work.desk.clock(),
            note_id=part.note_id,
            meeting_id=self._meeting_id,
        )
        self._work.write(action, then=lambda _id: part.is_saved(), refused=partial(self._not_kept, part))

    def _not_kept(self, part: Part) -> None:
        """The store refused its first words: they stay on screen, and the next key press tries again."""
        self._drop_draft()
        part.is_kept = False
        self._parts.pop(part.note_id, None)
        self._draft = part

    def _save(self, part: Part) -> None:
        part.is_handed_over()
        action = partial(save_note, note_id=part.note_id, text=part.value(), at=self._work.desk.clock())
        self._work.write(action, then=lambda _none: part.is_saved())

    # Mark, move, give up

    def mark(self, kind: NoteKind) -> None:
        """Set the selected words apart, turn the part into this kind or back, or begin such a part."""
        part = self._last_part or next((one for one in self._order if one.topic_id == self._topic_id), None)
        if part is None or self._read_only:
            return
        start, end = part.field.chosen_words()
        at = self._work.desk.clock()
        if not part.is_kept:
            self._change_draft(part, kind_after(part.kind, kind))
        elif start != end:
            self._work.flush()
            apart = partial(set_apart, note_id=part.note_id, start=start, end=end, kind=kind, at=at)
            self._work.write(apart, then=self._focus)
        elif part.kind is kind or not part.value().strip():
            self._work.flush()
            turned = partial(set_note_kind, note_id=part.note_id, kind=kind_after(part.kind, kind), at=at)
            self._work.write(turned, then=lambda _none: self._focus(part.note_id))
        else:
            topic = next(one for one in self._topics if one.item_id == part.topic_id)
            self._begin_and_type(kind, topic, after=part.note_id)

    def delete_current(self) -> None:
        """Delete the part the keyboard was in last, with Undo."""
        part = self._current()
        if part is not None:
            note_acts.delete(self._work, part)

    def move_current(self, by: int) -> None:
        """Move the part the keyboard is in up (-1) or down (1) under its topic."""
        part = self._current()
        if part is not None:
            note_acts.move(self._work, part, by)

    def split_current(self) -> None:
        """Split the part where the caret stands."""
        part = self._current()
        if part is not None:
            note_acts.split(self._work, part)

    def ask_for_whom(self, beside: QWidget) -> None:
        """Ask for whom the part the keyboard was in last is not."""
        part = self._current()
        if part is not None:
            note_acts.ask_for_whom(self._work, part, beside)

    def _current(self) -> Part | None:
        """The part the keyboard was in last, once it is a record that may change."""
        part = self._last_part
        return part if part is not None and part.is_kept and not self._read_only else None

    def _change_draft(self, part: Part, kind: NoteKind) -> None:
        topic = next(one for one in self._topics if one.item_id == part.topic_id)
        self._begin_and_type(kind, topic, after=self._draft_after)

    def _begin_and_type(self, kind: NoteKind, topic: Topic, *, after: UUID | None) -> None:
        draft = self._begin(kind, topic, after=after)
        self._lay_out()
        draft.field.put_caret()

    def _focus(self, note_id: UUID) -> None:
        if note_id in self._parts:
            self._parts[note_id].field.put_caret()
        self._focus_next = note_id

    def _go(self, part: Part, step: int) -> None:
        place = self._order.index(part) + step if part in self._order else -1
        if 0 <= place < len(self._order):
            self._order[place].field.put_caret(at_end=step < 0)

    def _give_up(self, part: Part) -> None:
        """Backspace in an empty part: it goes, and the keyboard is in the one above."""
        self._go(part, -1)
        if part.is_kept:
            self._timers[part.note_id].forget()
            self._work.write(partial(delete_note, note_id=part.note_id, at=self._work.desk.clock()))
        elif part.kind is not NoteKind.NOTE:
            self._drop_draft()
            self._lay_out()

    def _follow(self, part: Part) -> None:
        """Keep the caret in sight, and remember where it was when a button takes the keyboard."""
        if not part.field.hasFocus():
            return
        self._last_part = part
        caret = part.field.cursorRect()
        at = part.field.viewport().mapTo(self._inside, QPoint(caret.left(), caret.center().y()))
        self.scroller.ensureVisible(at.x(), at.y(), 0, caret.height())
