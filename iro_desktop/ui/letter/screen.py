"""The letter studio: the officer writes, the page follows, and what is missing is said beside its place."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.letters import (
    choose_template,
    finish_letter,
    leave_words_out,
    put_words_in,
    reopen_letter,
    unfinish_letter,
)
from iro_desktop.letters.checks import GREETING, LetterIsNotReady, Problem, ProblemKind
from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.papers import Form
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letters import Studio, WrittenDecision, studio
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Hairline, Segments, column, row, speaker
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.after_finishing import say_finished
from iro_desktop.ui.letter.bars import FootBar, StudioBar, ToolBar
from iro_desktop.ui.letter.beside import BesideThePage
from iro_desktop.ui.letter.boxes import boxes_of
from iro_desktop.ui.letter.columns import READY, THE_PAGE, Columns
from iro_desktop.ui.letter.finished import FinishedLetter
from iro_desktop.ui.letter.focus import FocusMode, TextZoom
from iro_desktop.ui.letter.found import keep_found, take_out_found
from iro_desktop.ui.letter.languages import OtherLanguage
from iro_desktop.ui.letter.manuscript import Manuscript
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.paper import Printed, print_letter
from iro_desktop.ui.letter.picturing import Picturing
from iro_desktop.ui.letter.recovering import Recovery
from iro_desktop.ui.letter.saving import Saving
from iro_desktop.ui.letter.start_from_sibling import StartFromSibling
from iro_desktop.ui.letter.taking_out import TakingOut
from iro_desktop.ui.letter.together import Together
from iro_desktop.ui.letter.versions import Keeper
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell.frame import WindowFrame
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.wording.helping import WritingHelp

_SHOWN = frozenset(
    {
        *("letter", "letter_section", "kept_in_letter", "review", "meeting", "meeting_note", "attendance", "decision"),
        *("childs_request", "childs_words", "child", "child_preferences", "home", "person", "officer"),
        *("help_line", "attachment"),
    }
)
"""The kinds of record that a letter is made from."""
PAUSE_MS = 120
"""Milliseconds without a key after which the page is made again."""


class LetterScreen(Screen):
    """Shows one letter. Typing never waits: saving and the page happen beside it."""

    sidebar_place = "children"
    with_search = False
    bare = True
    page_shown = Signal(int)
    """Milliseconds from the end of the pause until the new page was on the screen."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        assert place.record_id is not None, "a letter is opened by its id"
        self._desk = desk
        self._letter_id: UUID = place.record_id
        self._studio: Studio | None = None
        self._finish_was_pressed = False
        self._printed: Printed | None = None
        self._printing = False
        self._since_pause = QElapsedTimer()
        self._page_timer = QTimer(self)
        self._page_timer.setSingleShot(True)
        self._page_timer.setInterval(PAUSE_MS)
        self._page_timer.timeout.connect(self._look_again)
        self._build()
        self._saving = Saving(desk.casework, self._letter_id, self._manuscript.typed, self._known, self)
        Recovery(desk, self._letter_id, self._saving, self._manuscript.typed)
        self._taking_out = TakingOut(desk, self, self._finished.went, self._letter_id)
        self.together = Together(desk, self._letter_id, self)
        self._versions = Keeper(desk, self._letter_id, self)
        self._languages = OtherLanguage(desk, self._letter_id, self)
        StartFromSibling(desk, self._letter_id, self._tools, self)
        self._connect()
        desk.casework.changed.connect(self._changed)
        desk.sync.chip_changed.connect(self._foot.show_chip)
        desk.sync.refresh()
        self._ask()

    def child_shown(self) -> UUID | None:
        return self._studio.who.child_id if self._studio else None

    def leave(self) -> None:
        self._saving.save()
        self._focus.leave()
        self._zoom.usual()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._saving.save()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_columns"):
            self._fit()

    # Build

    def _build(self) -> None:
        self._top, self._tools, self._foot = StudioBar(), ToolBar(), FootBar()
        self._manuscript = Manuscript(self._desk.today, self._desk.bank_holidays)
        self._finished = FinishedLetter()
        self._left = QStackedWidget()
        self._left.addWidget(self._manuscript)
        self._left.addWidget(self._finished)
        self._page = PagePane("The page as the child will hold it")
        self._beside = BesideThePage()
        self._which = Segments("Beside the letter", [Choice(THE_PAGE, "The page"), Choice(READY, "Ready?")])
        self._which_row = QWidget()
        self._which_row.setLayout(row(self._which, None, margins=(16, 8, 16, 8)))
        self._edge = Hairline(upright=True)
        both = row(self._page, self._edge, self._beside)
        both.setStretch(0, 1)
        right = column(self._which_row, both)
        right.setStretch(1, 1)
        self._right = QWidget()
        self._right.setLayout(row(Hairline(upright=True), right))
        body = row(self._left, self._right)
        body.setStretch(1, 1)
        whole = column(self._top, self._tools, body, self._foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self._manuscript)
        self.picturing = Picturing(self, self._desk, self._letter_id, self._manuscript)
        self._columns = Columns(
            top=self._top,
            tools=self._tools,
            left=self._left,
            right=self._right,
            page=self._page,
            edge=self._edge,
            beside=self._beside,
            which_row=self._which_row,
            which=self._which,
        )
        self._help = WritingHelp(self, self._desk, boxes_of(self._manuscript))

    def _connect(self) -> None:
        self._top.back_wanted.connect(self._desk.back)
        self._top.finish_wanted.connect(self._finish)
        self._top.cover_wanted.connect(self._cover)
        self._top.template_chosen.connect(self._choose_template)
        self._tools.words_wanted.connect(self._manuscript.go_to_words)
        self._tools.undo_wanted.connect(self._manuscript.undo)
        self.picturing.follow(self._tools)
        self._tools.redo_wanted.connect(self._manuscript.redo)
        self._tools.next_wanted.connect(self._next_to_write)
        self._top.show_wanted.connect(self.together.begin)
        self._tools.versions_wanted.connect(self._show_versions)
        self._tools.language_wanted.connect(self._languages.show)
        self._top.pressed_wanted.connect(self.together.show_pressed)
        self.together.waiting.connect(self._top.show_pressed)
        self.together.part_wanted.connect(self._go_to_part)
        self._tools.mark_wanted.connect(self._next_mark)
        self._help.read.connect(self._beside.show_ease)
        self._tools.size_chosen.connect(self._page.set_percent)
        self._page.zoomed.connect(self._tools.show_size)
        self._foot.sync_wanted.connect(lambda: self._desk.go(Place(Page.SYNC_CENTRE)))
        self._manuscript.section_typed.connect(self._saving.touch)
        self._manuscript.decision_typed.connect(self._saving.touch)
        self._manuscript.words_put_in.connect(self._put_in)
        self._manuscript.words_left_out.connect(self._leave_out)
        self._manuscript.told.connect(lambda sentence: self._desk.say(sentence, ()))
        self._saving.typing.connect(self._typing)
        self._saving.saved.connect(lambda: self._top.saved.saved(self._desk.clock()))
        self._saving.saved.connect(partial(self._versions.keep, WhyKept.TYPING))
        self._saving.not_saved.connect(self._top.saved.not_saved)
        self._beside.problem_wanted.connect(self._go_to)
        self._beside.take_out_wanted.connect(partial(take_out_found, desk=self._desk, manuscript=self._manuscript))
        self._beside.keep_wanted.connect(partial(keep_found, desk=self._desk, screen=self, letter_id=self._letter_id))
        self._finished.save_wanted.connect(lambda: self._taking_out.save_letter(self._letter_id))
        self._finished.sheet_wanted.connect(self._save_sheet)
        self._finished.print_wanted.connect(lambda: self._taking_out.print_letter(self._letter_id))
        self._finished.paper_wanted.connect(lambda form: self._taking_out.save_as(self._letter_id, Form(form)))
        self._finished.text_wanted.connect(lambda: self._taking_out.copy_text(self._letter_id))
        self._finished.mail_wanted.connect(lambda: self._taking_out.mail(self._letter_id))
        self._finished.new_version_wanted.connect(self._write_again)
        self._finished.newer_wanted.connect(self._open_newer)
        self._which.edited.connect(self._fit)
        self._focus = FocusMode(self, self._columns, self._foot, self._help)
        self._zoom = TextZoom(self, self._manuscript.ground(), lambda words: self._desk.say(words, ()))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._finish)

    def _fit(self) -> None:
        self._columns.fit(self.width())

    # Show

    def _ask(self) -> None:
        query = partial(
            studio, letter_id=self._letter_id, today=self._desk.today(), bank_holidays=self._desk.bank_holidays
        )
        self._desk.casework.ask(self, query, then=partial(self._show, self._saving.step()))

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, asked_at: int, answer: Studio) -> None:
        first = self._studio is None
        was_finished = self._studio is not None and self._studio.is_finished
        self._studio = answer
        self._top.show_studio(answer)
        self._tools.show_studio(answer)
        self.picturing.show_studio(answer)
        self._beside.show_studio(answer)
        if answer.is_finished:
            self._finished.show_studio(answer, self._desk.today())
            self._left.setCurrentWidget(self._finished)
        else:
            self._manuscript.show_studio(answer, self._saving.newer_than(asked_at))
            self._left.setCurrentWidget(self._manuscript)
        if first and not answer.is_finished:
            self._versions.keep(WhyKept.OPENED)
            self._manuscript.start_writing()
        if answer.is_finished and (first or not was_finished):
            self._finished.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._help.show_reader(viewmodel.reader(answer, self._desk.today()), answer.who.child_id)
        self._look_again()

    def _known(self, decision_id: UUID) -> WrittenDecision | None:
        decisions = self._studio.decisions if self._studio else ()
        return next((one for one in decisions if one.decision_id == decision_id), None)

    # The page

    def _typing(self) -> None:
        self._top.saved.typing()
        self._help.typed()
        self._page_timer.start()

    def _look_again(self) -> None:
        """After a pause: what is missing now, and the page as it would be printed now."""
        self._since_pause.restart()
        if self._studio is None:
            return
        if self._studio.is_finished:
            self._make_page(self._studio.content)
            return
        now = self._now()
        self._beside.show_checks(viewmodel.checks(now))
        self._beside.show_found(now.problems)
        if self._finish_was_pressed:
            self._manuscript.show_problems(now.problems)
        self._make_page(viewmodel.page(now))

    def _make_page(self, content: LetterContent) -> None:
        """One page at a time: what is typed while one is made is shown by the next."""
        if self._printing or (self._printed is not None and self._printed.content == content):
            return
        self._printing = True
        self._desk.casework.ask(self, partial(print_letter, content), then=self._show_page)

    def _show_page(self, printed: Printed) -> None:
        self._printing = False
        self._printed = printed
        self._page.show_pdf(printed.pdf)
        self._foot.show_counts(*viewmodel.counted(printed.content, self._page.page_count()))
        self.page_shown.emit(int(self._since_pause.elapsed()))
        if self._studio is not None and not self._page_timer.isActive():
            newest = self._studio.content if self._studio.is_finished else viewmodel.page(self._now())
            self._make_page(newest)

    def _now(self) -> viewmodel.Live:
        assert self._studio is not None
        return viewmodel.live(self._studio, self._manuscript.typed())

    # Acts

    def _finish(self) -> None:
        if self._studio is None or self._studio.is_finished:
            return
        self._saving.save()
        self._focus.leave()
        self._finish_was_pressed = True
        now = self._now()
        self._manuscript.show_problems(now.problems)
        if now.problems:
            self._go_to(now.problems[0])
            return
        finish = partial(
            finish_letter,
            letter_id=self._letter_id,
            at=self._desk.clock(),
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
        )
        self._desk.casework.write(self, finish, then=self._say_finished, refused=self._not_finished)

    def _say_finished(self, _: None) -> None:
        self._finish_was_pressed = False
        self._versions.keep(WhyKept.FINISHED)
        if self._studio is not None:
            say_finished(self._desk, self._studio, self._undo_finishing)

    def _undo_finishing(self) -> None:
        undo = partial(unfinish_letter, letter_id=self._letter_id, at=self._desk.clock())
        self._desk.casework.write(self._desk.casework, undo)

    def _not_finished(self, reason: Refused) -> None:
        if isinstance(reason, LetterIsNotReady):
            self._manuscript.show_problems(reason.problems)
            self._go_to(reason.problems[0])
        else:
            self._desk.say(reason.sentence, ())

    def _go_to(self, problem: Problem) -> None:
        if problem.kind is ProblemKind.TRANSLATION:
            self._languages.show(problem.section)
        elif problem.section == GREETING and self._studio is not None:
            child = Place(Page.CHILD, self._studio.who.child_id)
            self._desk.say(problem.sentence, [ToastAction("Open the child’s page", lambda: self._desk.go(child))])
        else:
            speaker.say(self, problem.sentence)
            self._manuscript.go_to(problem)

    def _show_versions(self) -> None:
        self._saving.save()
        if self._studio is not None:
            self._versions.show(self._studio)

    def _go_to_part(self, key: str, language: str) -> None:
        """Where the child wants something changed; a finished letter asks why it is written again first."""
        if self._studio is not None and self._studio.is_finished:
            self._finished.ask_why(viewmodel.wants_it_changed(self._studio))
        elif language in LANGUAGES:
            self._languages.show(key)
        else:
            self._manuscript.go_to(Problem(key, ""))

    def _next_to_write(self) -> None:
        problems = self._now().problems if self._studio is not None and not self._studio.is_finished else ()
        if problems:
            self._go_to(self._manuscript.next_after_cursor(problems))
        else:
            self._desk.say("Nothing is missing in this letter.", ())

    def _next_mark(self) -> None:
        if self._studio is not None and not self._studio.is_finished and not self._help.go_on():
            self._desk.say(viewmodel.no_marks(self._studio), ())

    def _put_in(self, words_id: UUID) -> None:
        self._desk.casework.write(self, partial(put_words_in, letter_id=self._letter_id, words_id=words_id))

    def _leave_out(self, words_id: UUID) -> None:
        leave = partial(leave_words_out, letter_id=self._letter_id, words_id=words_id, at=self._desk.clock())
        self._desk.casework.write(self, leave)

    def _choose_template(self, template: str) -> None:
        self._saving.save()
        self._desk.casework.write(self, partial(choose_template, letter_id=self._letter_id, template=template))

    def _write_again(self, reason: str) -> None:
        self._desk.casework.write(
            self,
            partial(reopen_letter, letter_id=self._letter_id, reason=reason),
            then=lambda letter_id: self._desk.go(Place(Page.LETTER, letter_id)),
            refused=lambda refused: self._finished.show_problem(refused.sentence),
        )

    def _open_newer(self) -> None:
        if self._studio is not None and self._studio.newer_version_id is not None:
            self._desk.go(Place(Page.LETTER, self._studio.newer_version_id))

    def _cover(self) -> None:
        window = self.window()
        if isinstance(window, WindowFrame):
            window.cover()

    def _save_sheet(self) -> None:
        if self._studio is not None and self._studio.review_id is not None:
            self._taking_out.save_sheet(self._studio.review_id)
