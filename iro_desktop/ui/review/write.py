"""The step in which the papers are written: the letter to the child, and the decision sheet for the adults."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from iro_desktop.actions.letters import start_letter
from iro_desktop.actions.papers import send_decisions, take_back_sending
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.refused import Refused
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.review import ReviewPage
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, Label, Notice, Paper, Role, Scroller, Sheet, column, row
from iro_desktop.ui.review import decision_words, viewmodel
from iro_desktop.ui.review.manager_answer import ManagersAnswers
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_BESIDE_FROM = 700


class WriteStep(QWidget):
    """Says which letter it will be and what goes in; opens the letter; saves the sheet as a PDF."""

    go_to_decisions = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._build()

    def show_page(self, page: ReviewPage) -> None:
        """Show how far both papers are and when they are due."""
        desk = self._work.desk
        sheet, letter = decision_words.sheet_and_letter(page, desk.today(), desk.bank_holidays)
        self._letter_title.show_words(letter.title)
        self._letter_due.show_words(decision_words.due_with_sum(letter, page.letter.finished))
        self._letter_kind.show_words(decision_words.letter_kind(page))
        self._goes_in.show_words(decision_words.what_goes_in(page))
        self.write_button.say(viewmodel.letter_button(page))
        self.write_button.off_because(viewmodel.why_no_letter_yet(page))
        lacking = decision_words.lacking(page.decisions)
        self._lacking.setVisible(not lacking.all_there)
        if not lacking.all_there:
            self._lacking.show_words(decision_words.lacking_in_the_letter(page))
        self._sheet_due.show_words(decision_words.due_with_sum(sheet, page.decisions_sent_on is not None))
        self._sheet_state.show_words(decision_words.sheet_state(page, desk.today()))
        self.save_button.off_because(decision_words.why_no_sheet_yet(page))
        self._sent_button.say("Mark as not sent" if page.decisions_sent_on else "Mark as sent")
        self._sent_button.off_because(decision_words.why_no_sheet_yet(page))
        self.manager.show_page(page)

    def begin(self) -> None:
        """Give the keyboard to the letter."""
        self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() / theme.factor() < _BESIDE_FROM
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def save_sheet(self, file: Path) -> None:
        """Write the decision sheet as a PDF; made beside the screen's work, so that nothing waits for it."""
        desk = self._work.desk
        made = partial(_sheet_pdf, desk=desk, review_work=self._work)
        desk.casework.ask(self, made, then=partial(self._saved, file))

    def _saved(self, file: Path, pdf: bytes) -> None:
        try:
            save_whole(file, pdf, what="The decision sheet", safe="Nothing on this laptop was changed.")
        except Refused as reason:
            self._work.desk.say(reason.sentence, ())
            return
        self._work.desk.say(f"Decision sheet saved as {file.name}.", ())

    def _choose_file(self) -> None:
        page = self._work.page
        if page is None:
            return
        name = decision_words.file_name(page)
        chosen, _kind = QFileDialog.getSaveFileName(self, "Save the decision sheet", name, "PDF (*.pdf)")
        if chosen:
            self.save_sheet(Path(chosen))

    def _mark_sent(self) -> None:
        page = self._work.page
        if page is None:
            return
        sent = partial(send_decisions, review_id=page.review_id, on=self._work.desk.today())
        taken_back = partial(take_back_sending, review_id=page.review_id)
        if page.decisions_sent_on is None:
            self._work.write_with_undo(sent, taken_back, "Decisions marked as sent.")
        else:
            again = partial(send_decisions, review_id=page.review_id, on=page.decisions_sent_on)
            self._work.write_with_undo(taken_back, again, "Decisions marked as not sent.")

    def _build(self) -> None:
        self._letter_title = Label("", Style.H2, Tone.PAPER)
        self._letter_due = Label("", Style.SMALL, Tone.PAPER_HINT)
        self._letter_kind = Label("", Style.BODY, Tone.PAPER)
        self._goes_in = Label("", Style.BODY, Tone.PAPER)
        self.write_button = Button("Write", Role.PRIMARY, icon_name="arrow-right", icon_after=True)
        self.write_button.clicked.connect(partial(write_letter, self._work))
        to_decisions = Button("Go to the decisions", Role.QUIET)
        to_decisions.clicked.connect(self.go_to_decisions)
        self._lacking = Notice("", Tone.ATTENTION, action=to_decisions)
        letter = Paper(
            self._letter_title,
            self._letter_due,
            16,
            self._letter_kind,
            8,
            self._goes_in,
            20,
            row(self.write_button, None),
        )
        self._sheet_due = Label("", Style.SMALL, Tone.SECONDARY)
        self._sheet_state = Label("")
        self.save_button = Button("Save the decision sheet", icon_name="download")
        self.save_button.clicked.connect(self._choose_file)
        self._sent_button = Button("Mark as sent", icon_name="send")
        self._sent_button.clicked.connect(self._mark_sent)
        sheet = Sheet()
        buttons = row(self.save_button, self._sent_button, None, gap=8)
        about = column(
            Label("The decision sheet", Style.H2),
            self._sheet_due,
            16,
            self._sheet_state,
            20,
            buttons,
            None,
            margins=(20, 16, 20, 16),
        )
        sheet.body.addLayout(about)
        self._both = row(letter, sheet, gap=24)
        self._both.setStretch(0, 1)
        self._both.setStretch(1, 1)
        self.manager = ManagersAnswers(self._work)
        inside = QWidget()
        inside.setLayout(column(self._lacking, 16, self._both, 28, self.manager, None, margins=(32, 24, 32, 24)))
        inside.setMaximumWidth(theme.px(1304))
        self.setLayout(column(Scroller(inside, name="Write")))


def write_letter(work: ReviewWork) -> None:
    """Begin the letter, or go on with it, and open it."""
    work.flush()
    action = partial(start_letter, review_id=work.review_id, today=work.desk.today())
    work.write(action, then=lambda letter_id: work.desk.go(Place(Page.LETTER, letter_id)))


def _sheet_pdf(session: Session, *, desk: Desk, review_work: ReviewWork) -> bytes:
    content = decision_sheet(session, review_work.review_id, today=desk.today(), bank_holidays=desk.bank_holidays)
    return render_decision_sheet(content)
