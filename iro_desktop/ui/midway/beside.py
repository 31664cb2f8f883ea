"""Beside the decisions: child, carer and parent, with whom it was talked through, and what is new."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.midway import MidwayChange, change_check, hold_check
from iro_desktop.exchange.messages import Message
from iro_desktop.models.refused import Refused
from iro_desktop.queries.midway_message import to_new_worker
from iro_desktop.queries.midway_page import MidwayPage
from iro_desktop.queries.resolution_message import MessageWords
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Field, Label, NotesField, Role, TextField, column
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.midway.spoken_part import SpokenPart
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking
from iro_desktop.writing.marks import WrittenFor


class Beside(QWidget):
    """Everything is kept as it is chosen or typed."""

    saving = Signal()
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, desk: Desk, review_id: UUID) -> None:
        super().__init__()
        self._desk, self._review_id = desk, review_id
        self._page: MidwayPage | None = None
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._form.edited.connect(lambda _name: self.saving.emit())
        self.spoken = SpokenPart(desk, review_id)
        self.spoken.saved.connect(self.saved)
        self.spoken.not_saved.connect(self.not_saved)
        self.person = ChoiceField("Talked through with", [])
        self.person.setPlaceholderText("Choose who")
        self.person.edited.connect(self._chosen)
        self.other = TextField("Their name", placeholder="Their name")
        self.on = DateField(
            "Talked through on",
            desk.today,
            desk.bank_holidays,
            looking=Looking.BACK,
            placeholder="today",
            explain=False,
        )
        self.on.edited.connect(self._day_said)
        self._changed_worker = Label("", Style.SMALL, Tone.ATTENTION)
        self.tell_worker = Button("Write to the social worker", Role.LINK, icon_name="mail")
        self.tell_worker.clicked.connect(self._tell_worker)
        self.changes = NotesField("Anything new since the review?", lines=3, grows=True).helped(WrittenFor.RECORD)
        self.next_step = TextField("What you will do next")
        self.happened = Button("Record what happened", Role.LINK, icon_name="plus")
        self.happened.clicked.connect(self._record_event)
        for name, field in (("other", self.other), ("changes", self.changes), ("next_step", self.next_step)):
            self._form.bind(name, field)
        self._summary = Label("")
        self._news = column(gap=2)
        self._news_title = Label("Written down since the review", Style.SMALL, Tone.SECONDARY, bold=True)
        self._fields = QWidget()
        fields = column(
            self.spoken,
            10,
            Field("Talked through with", self.person),
            self.other,
            self._changed_worker,
            self.tell_worker,
            4,
            Field("Talked through on", self.on),
            12,
            Field("Anything new since the review?", self.changes),
            4,
            self.happened,
            6,
            Field("What you will do next", self.next_step),
        )
        fields.setAlignment(self.tell_worker, Qt.AlignmentFlag.AlignLeft)
        fields.setAlignment(self.happened, Qt.AlignmentFlag.AlignLeft)
        self._fields.setLayout(fields)
        self.setLayout(column(self._summary, self._fields, 10, self._news_title, 2, self._news, None))

    def show_page(self, page: MidwayPage) -> None:
        """Show what is kept; what is being typed stays."""
        today = self._desk.today()
        if self._page is None or self._page.people != page.people:
            self.person.show_choices(viewmodel.people_choices(page))
        self._page = page
        self.spoken.show_page(page)
        self.person.set_value(viewmodel.chosen_person(page))
        is_other = self.person.value() == viewmodel.SOMEBODY_ELSE
        values = {"changes": page.changes, "next_step": page.next_step, "other": page.with_name if is_other else ""}
        if not self._form.is_waiting():
            self._form.show(values)
        self.other.setVisible(is_other)
        if not self.on.line.hasFocus():
            self.on.set_value(page.held_on)
        changed = viewmodel.changed_worker(page)
        self._changed_worker.show_words(changed)
        self._changed_worker.setVisible(bool(changed))
        if page.social_worker is not None:
            self.tell_worker.say(f"Write to {page.social_worker.name}")
        self.tell_worker.setVisible(bool(changed) and page.social_worker is not None)
        self._fields.setVisible(not page.is_closed)
        summary = viewmodel.summary(page, today)
        self._summary.show_words("\n".join(summary))
        self._summary.setVisible(page.is_closed)
        self._show_news(page)

    def start(self) -> None:
        """Take the keyboard where it is said whether the child was spoken with."""
        self.spoken.child.setFocus(Qt.FocusReason.TabFocusReason)

    def start_with_whom(self) -> None:
        """Take the keyboard where it is said with whom it was talked through."""
        self.person.setFocus(Qt.FocusReason.TabFocusReason)

    def with_whom(self) -> tuple[UUID | None, str]:
        """Who stands there now: their id where they are known, and their name."""
        chosen, page = self.person.value(), self._page
        if page is None or chosen is None:
            return None, ""
        if chosen == viewmodel.SOMEBODY_ELSE:
            return None, self.other.value().strip()
        known = next((one for one in page.people if str(one.person_id) == chosen), None)
        return (known.person_id, known.name) if known is not None else (None, "")

    def flush(self) -> None:
        """Keep what is still being typed."""
        self._form.flush()

    def _show_news(self, page: MidwayPage) -> None:
        clear(self._news)
        lines = viewmodel.news_lines(page, self._desk.today())
        more = viewmodel.more_news(page)
        for line in (*lines, *((more,) if more else ())):
            self._news.addWidget(Label(line, Style.SMALL, Tone.SECONDARY))
        self._news_title.setVisible(bool(lines))

    def _chosen(self) -> None:
        self.other.setVisible(self.person.value() == viewmodel.SOMEBODY_ELSE)
        if self.person.value() == viewmodel.SOMEBODY_ELSE:
            self.other.setFocus()
            return
        person_id, name = self.with_whom()
        self._write(MidwayChange(with_name=name, with_person_id=person_id))

    def _day_said(self) -> None:
        """Another day than that of finishing. It is kept once it is a day."""
        day = self.on.value()
        if day is None:
            return
        person_id, name = self.with_whom()
        hold = partial(
            hold_check,
            review_id=self._review_id,
            on=day,
            today=self._desk.today(),
            with_name=name or None,
            with_person_id=person_id,
        )
        self._desk.casework.write(self, hold, then=lambda _: self.saved.emit(), refused=self._refused)

    def _save(self, names: frozenset[str]) -> None:
        change = MidwayChange()
        if "changes" in names:
            change["changes"] = self.changes.value()
        if "next_step" in names:
            change["next_step"] = self.next_step.value()
        if "other" in names:
            change["with_name"], change["with_person_id"] = self.other.value(), None
        self._write(change)

    def _write(self, change: MidwayChange) -> None:
        keep = partial(change_check, review_id=self._review_id, at=self._desk.clock(), **change)
        self._desk.casework.write(self, keep, then=lambda _: self.saved.emit(), refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self.not_saved.emit(reason.sentence)

    def _tell_worker(self) -> None:
        page = self._page
        if page is None or page.social_worker is None:
            return
        wanted = partial(
            to_new_worker,
            review_id=self._review_id,
            person_id=page.social_worker.person_id,
            today=self._desk.today(),
            officer_name=self._desk.officer_name,
        )
        self._desk.casework.ask(self, wanted, then=self._show_message, refused=self._say)

    def _show_message(self, made: MessageWords) -> None:
        mail = Message(to=(made.to_email,) if made.to_email else (), subject=made.subject, body=made.body)
        self._desk.show_panel(MessagePanel(self._desk, mail), f"A message to {made.to_name}")

    def _say(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])

    def _record_event(self) -> None:
        page = self._page
        if page is None:
            return
        self._form.flush()
        about = EventAbout(child_id=page.who.child_id, text=page.changes, from_record_id=page.midway_id)
        self._desk.show_panel(EventPanel(self._desk, about), "Record what happened")
