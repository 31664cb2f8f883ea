"""How was it? What came in about a review, and four ways for more to come: ask now, a parent, on paper, typed in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from iro_desktop.actions.feedback import (
    FeedbackAnswers,
    bring_back_feedback,
    delete_feedback,
    record_feedback,
)
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.feedback_form import render_feedback_form
from iro_desktop.letters.feedback_words import FormWords
from iro_desktop.models.feedback import FeedbackChannel, FeedbackFrom
from iro_desktop.models.people import PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.queries.feedback import FeedbackRow, feedback_of
from iro_desktop.queries.feedback_forms import feedback_form, form_words
from iro_desktop.queries.review import ReviewPage
from iro_desktop.store.store import Session
from iro_desktop.ui.feedback import viewmodel
from iro_desktop.ui.feedback.asking import Asking
from iro_desktop.ui.feedback.typed_in import TypedIn
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone


class FeedbackSection(QWidget):
    """A part of the Close step. It works on closed reviews too: forms come back by post."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._page: ReviewPage | None = None
        self.asking: Asking | None = None
        self.typed_in: TypedIn | None = None
        self._rows = column(gap=10)
        self._nothing = Label(viewmodel.NOTHING_YET, Style.SMALL, Tone.SECONDARY)
        self._place = column(margins=(0, 12, 0, 0))
        self.ask_button = Button("Ask now", Role.MAIN, icon_name="message-square-plus")
        self.ask_button.clicked.connect(partial(self._ask_for_words, FeedbackFrom.CHILD, self._hand_over))
        self.parent_button = Button("Ask a parent", Role.QUIET)
        self.parent_button.clicked.connect(partial(self._ask_for_words, FeedbackFrom.PARENT, self._hand_over))
        self.type_button = Button("Type in a form", Role.QUIET, icon_name="pencil")
        self.type_button.clicked.connect(lambda: self._choose(self.type_button, self._type_in))
        self.print_button = Button("Save a form to print", Role.QUIET, icon_name="printer")
        self.print_button.clicked.connect(lambda: self._choose(self.print_button, self._choose_file))
        self.setLayout(
            column(
                Label("How was it?", Style.H3),
                4,
                Hairline(),
                12,
                self._nothing,
                self._rows,
                12,
                row(self.ask_button, self.parent_button, None, gap=8),
                row(self.type_button, self.print_button, None, gap=8),
                self._place,
            )
        )
        work.desk.casework.changed.connect(self._changed)

    def show_page(self, page: ReviewPage) -> None:
        """Show what came in about this review."""
        self._page = page
        self.ask_button.say(viewmodel.ask_words(page.who.name))
        self.setVisible(not page.from_files and page.held_on is not None)
        self._read()

    def save_form(self, source: FeedbackFrom, file: Path) -> None:
        """Write the form as a PDF, made beside the screen's work."""
        made = partial(_form_pdf, work=self._work, source=source)
        self._work.desk.casework.ask(self, made, then=partial(self._write_file, file))

    # Show

    def _changed(self, kinds: frozenset[str]) -> None:
        if "feedback" in kinds and self._page is not None:
            self._read()

    def _read(self) -> None:
        self._work.desk.casework.ask(self, partial(feedback_of, review_id=self._work.review_id), then=self._show)

    def _show(self, rows: tuple[FeedbackRow, ...]) -> None:
        page = self._page
        if page is None:
            return
        clear(self._rows)
        self._nothing.setVisible(not rows)
        for line in viewmodel.lines(rows, page.who.name, self._work.desk.today()):
            said = column(Label(line.words, bold=True), Label(line.said, Style.SMALL, Tone.SECONDARY))
            if line.quote:
                said.addWidget(Label(line.quote, Style.BODY))
            remove = Button("Take out", Role.QUIET_SMALL)
            remove.setAccessibleDescription(line.words)
            remove.clicked.connect(partial(self._take_out, line.feedback_id))
            holder = QWidget()
            inside = row(said, remove, gap=12)
            inside.setStretch(0, 1)
            holder.setLayout(inside)
            self._rows.addWidget(holder)

    def _take_out(self, feedback_id: UUID) -> None:
        self._work.write_with_undo(
            partial(delete_feedback, feedback_id=feedback_id, at=self._work.desk.clock()),
            partial(bring_back_feedback, feedback_id=feedback_id),
            "Form taken out.",
        )

    # Ask

    def _ask_for_words(self, source: FeedbackFrom, then: Callable[[FeedbackFrom, FormWords], None]) -> None:
        query = partial(form_words, review_id=self._work.review_id, source=source, today=self._work.desk.today())
        self._work.desk.casework.ask(self, query, then=partial(then, source))

    def _hand_over(self, source: FeedbackFrom, form: FormWords) -> None:
        """The whole window becomes the question: nobody who answers sees another child's name."""
        self.asking = Asking(form, self.window())
        self.asking.answered.connect(partial(self._keep, source))
        self.asking.left.connect(self._back)

    def _back(self) -> None:
        self.asking = None
        self.ask_button.setFocus()

    def _keep(self, source: FeedbackFrom, answers: FeedbackAnswers) -> None:
        self._back()
        today = self._work.desk.today()
        self._work.write(
            partial(
                record_feedback,
                review_id=self._work.review_id,
                source=source,
                channel=FeedbackChannel.ON_SCREEN,
                given_on=today,
                today=today,
                answers=answers,
            )
        )

    # Paper

    def _choose(self, button: Button, then: Callable[[FeedbackFrom], None]) -> None:
        page = self._page
        if page is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(button.words())
        menu.addAction(f"From {page.who.name}", partial(then, FeedbackFrom.CHILD))
        menu.addAction("From a parent", partial(then, FeedbackFrom.PARENT))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _type_in(self, source: FeedbackFrom) -> None:
        self._ask_for_words(source, self._open_form)

    def _open_form(self, source: FeedbackFrom, form: FormWords) -> None:
        self._close_form()
        page, desk = self._page, self._work.desk
        if page is None:
            return
        parents = [Choice(str(one.person_id), one.called) for one in page.people if one.role is PersonRole.PARENT]
        self.typed_in = TypedIn(
            form,
            parents if source is FeedbackFrom.PARENT else [],
            for_parent=source is FeedbackFrom.PARENT,
            today=desk.today,
            bank_holidays=desk.bank_holidays,
        )
        if len(parents) == 1:
            self.typed_in.who.set_value(parents[0].value)
        self.typed_in.kept.connect(partial(self._keep_form, source))
        self.typed_in.put_away.connect(self._close_form)
        self._place.addWidget(self.typed_in)
        self.typed_in.begin()

    def _keep_form(self, source: FeedbackFrom) -> None:
        form = self.typed_in
        if form is None:
            return
        who = form.who.value() if source is FeedbackFrom.PARENT else None
        action = partial(
            record_feedback,
            review_id=self._work.review_id,
            source=source,
            channel=form.channel(),
            given_on=form.given_on(),
            today=self._work.desk.today(),
            answers=form.answers(),
            person_id=UUID(who) if who else None,
        )
        # What is refused stays on screen with the sentence beside it: nothing typed is lost.
        self._work.desk.casework.write(
            self, action, then=lambda _: self._close_form(), refused=partial(self._not_kept, form)
        )

    def _not_kept(self, form: TypedIn, reason: Refused) -> None:
        form.say_problem(reason.sentence)

    def _close_form(self) -> None:
        if self.typed_in is not None:
            self.typed_in.hide()
            self.typed_in.deleteLater()
            self.typed_in = None
            self.type_button.setFocus()

    def _choose_file(self, source: FeedbackFrom) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Save a form to print", viewmodel.file_name(source), "PDF (*.pdf)"
        )
        if chosen:
            self.save_form(source, Path(chosen))

    def _write_file(self, file: Path, pdf: bytes) -> None:
        try:
            save_whole(file, pdf, what="The form", safe="Nothing on this laptop was changed.")
        except Refused as reason:
            self._work.desk.say(reason.sentence, ())
            return
        self._work.desk.say(f"Form saved as {file.name}.", ())


def _form_pdf(session: Session, *, work: ReviewWork, source: FeedbackFrom) -> bytes:
    return render_feedback_form(feedback_form(session, work.review_id, source, today=work.desk.today()))
