"""One letter template: its text, what stands against saving it, and the page it makes for an invented child."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from iro_desktop.actions.letter_templates import (
    bring_template_back,
    drop_template_draft,
    keep_template_draft,
    save_template,
    use_shipped_template,
)
from iro_desktop.letters.content import LetterContent
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import TemplatePage, TemplateVersion, template_page
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import (
    Button,
    Field,
    FlowLayout,
    Label,
    Notice,
    Role,
    RowsView,
    SavedMark,
    Scroller,
    Sheet,
    SideBySide,
    TextField,
    column,
    row,
)
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.paper import Printed, print_letter
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates import acts, viewmodel
from iro_desktop.ui.templates.template_field import TemplateField
from iro_desktop.ui.templates.versions_panel import TemplateVersionsPanel
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"letter_template_text"})
_BESIDE_FROM = 830
"""Pixels at 100 % text from which text and page stand beside each other."""
_PAGE_HEIGHT, _TEXT_HEIGHT = 500, 220
_LOOK_AFTER_MS = 300


class TemplateScreen(Screen):
    """The text at the left, the page at the right. What is typed is kept on this laptop until it is saved for all."""

    sidebar_place = "templates"
    page_shown = Signal()

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk, self._name = desk, place.part
        self._page: TemplatePage | None = None
        self._printing, self._begun_from = False, ""
        self._shown: LetterContent | None = None
        self._looked = viewmodel.Looked((), None)
        self._draft_timer = SaveTimer(self)
        self._draft_timer.due.connect(self._keep_draft)
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(_LOOK_AFTER_MS)
        self._look_timer.timeout.connect(self._look)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        title = self._page.title if self._page is not None else "Letter template"
        heading = PageHeading(title, self._below(), back_to="Letter templates")
        heading.back.connect(lambda: self._desk.go(Place(Page.TEMPLATES)))
        return heading

    def leave(self) -> None:
        self._draft_timer.flush()

    # Build

    def _build(self) -> None:
        self.notice = Notice("", Tone.INFORMATION)
        self.notice.hide()
        self.insert = Button("Insert a detail", Role.SECONDARY, icon_name="plus")
        self.insert.clicked.connect(self._choose_detail)
        self.versions = Button("Versions", Role.SECONDARY, icon_name="history")
        self.versions.clicked.connect(self._show_versions)
        self.shipped = Button("Use the program’s text again", Role.QUIET, icon_name="undo-2")
        self.shipped.clicked.connect(self._use_shipped)
        self.afresh = Button("Throw away what I began", Role.QUIET)
        self.afresh.clicked.connect(self._begin_afresh)
        self.rename = Button("Rename", Role.SECONDARY, icon_name="pencil")
        self.rename.clicked.connect(lambda: self._with_page(acts.ask_name))
        self.retire = Button("Retire", Role.QUIET, icon_name="archive")
        self.retire.clicked.connect(lambda: self._with_page(acts.ask_to_retire))
        self.unretire = Button("Bring it back", Role.SECONDARY, icon_name="undo-2")
        self.unretire.clicked.connect(lambda: self._with_page(partial(acts.unretire, asker=self)))
        for part in (self.rename, self.retire, self.unretire, self.shipped):
            part.hide()
        tools = QWidget()
        tools.setLayout(
            FlowLayout(self.insert, self.versions, self.rename, self.unretire, self.shipped, self.retire, self.afresh)
        )
        self.text = TemplateField("The text of the template")
        self.text.edited.connect(self._typed)
        self.count = Label("", bold=True)
        self.problems = RowsView("What is to be put right", on_desk=False, fits=True, padding=4)
        self.problems.opened.connect(self._go_to_problem)
        self.why = TextField("Why it changes")
        self.why.returnPressed.connect(self._save)
        self.why_field = Field("Why it changes", self.why, hint="For the others, beside the version")
        self.save = Button("Save for every officer", Role.PRIMARY)
        self.save.clicked.connect(self._save)
        self.saved = SavedMark()
        self._saving = QWidget()
        self._saving.setLayout(column(self.why_field, 8, row(self.save, self.saved, None, gap=12)))
        self._left = QWidget()
        left = column(
            tools, 10, self.text, 10, self.count, 4, self.problems, 12, self._saving, margins=(20, 16, 20, 20)
        )
        left.setStretch(2, 1)
        self._left.setLayout(left)
        self.page_pane = PagePane("The letter it makes, for an invented child")
        self.stale = Label("The page shows the last text that could be read.", Style.SMALL, Tone.SECONDARY)
        self.stale.hide()
        right = QWidget()
        right.setLayout(column(self.stale, 4, self.page_pane))
        both = SideBySide(Sheet(self._left), right, beside_from=_BESIDE_FROM)
        inside = QWidget()
        whole = column(self.notice, both, margins=(32, 16, 32, 24), gap=12)
        whole.setStretchFactor(both, 1)
        inside.setLayout(whole)
        self.setLayout(column(Scroller(inside, name="Letter template")))
        self.setFocusProxy(self.text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "page_pane"):
            self._fit()

    def _fit(self) -> None:
        self.page_pane.setMinimumHeight(theme.px(_PAGE_HEIGHT))
        self.text.setMinimumHeight(theme.px(_TEXT_HEIGHT))

    # Show

    def _ask(self) -> None:
        asked = partial(template_page, name=self._name)
        self._desk.casework.ask(self, asked, then=self._show, refused=self._not_here)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: TemplatePage) -> None:
        before, self._page = self._page, page
        if before is None and page.draft is not None:
            self.text.set_value(page.draft.text)
            self._begun_from = page.draft.begun_from
        elif before is None or viewmodel.same(self.text.value(), before.now.text):
            self.text.set_value(page.now.text)
            self._begun_from = page.now.text
        elif viewmodel.same(self.text.value(), page.now.text):
            self._begun_from = page.now.text
        self.text.setReadOnly(not page.may_change)
        for part in (self.insert, self._saving):
            part.setVisible(page.may_change)
        self.rename.setVisible(page.may_change)
        self.retire.setVisible(page.may_change and page.is_own and not page.is_retired)
        self.unretire.setVisible(page.may_change and page.is_retired)
        self.shipped.setVisible(page.may_change and not page.is_own and not page.now.is_shipped)
        self._look()
        self.reheaded.emit()

    def _below(self) -> str:
        return viewmodel.version_line(self._page.now, self._desk.today()) if self._page is not None else ""

    def _show_notice(self, said: str) -> None:
        if said != self.notice.words():
            self.notice.show_words(said)
        self.notice.setVisible(bool(said))

    def _not_here(self, reason: Refused) -> None:
        self._left.setEnabled(False)
        self._show_notice(reason.sentence)

    # Typing

    def _typed(self) -> None:
        self.saved.typing()
        self._draft_timer.touch()
        self._look_timer.start()

    def _look(self) -> None:
        """After a pause: what stands against the text, and its page."""
        page = self._page
        if page is None:
            return
        text = self.text.value()
        self._looked = viewmodel.looked_at(text, page.form)
        is_changed = not viewmodel.same(text, page.now.text)
        problems = self._looked.problems
        self.count.show_words(viewmodel.counted(problems), Tone.ATTENTION if problems else Tone.SECONDARY)
        self.problems.show_rows(viewmodel.problem_rows(problems))
        self.problems.setVisible(bool(problems))
        self.text.show_problem_lines(frozenset(one.line for one in problems))
        self.save.off_because(viewmodel.why_not_saved(page, text, problems))
        self.afresh.setVisible(page.may_change and is_changed)
        self._show_notice(viewmodel.notice(page, text, self._begun_from))
        self.stale.setVisible(self._looked.content is None and self._shown is not None)
        if self._looked.content is not None:
            self._make_page(self._looked.content)

    def _make_page(self, content: LetterContent) -> None:
        """One page at a time: what is typed while one is made is shown by the next."""
        if self._printing or content == self._shown:
            return
        self._printing = True
        self._desk.casework.ask(self, partial(print_letter, content), then=self._show_pdf)

    def _show_pdf(self, printed: Printed) -> None:
        self._printing, self._shown = False, printed.content
        self.page_pane.show_pdf(printed.pdf)
        self.page_shown.emit()
        if self._looked.content is not None:
            self._make_page(self._looked.content)

    def _keep_draft(self) -> None:
        """In the casework's own name: it is kept even where the screen is gone before it is done."""
        page, text = self._page, self.text.value()
        if page is None or not page.may_change:
            return
        if viewmodel.same(text, page.now.text):
            act = partial(drop_template_draft, name=self._name)
        else:
            act = partial(keep_template_draft, name=self._name, text=text, begun_from=self._begun_from)
        self._desk.casework.write(
            self._desk.casework,
            act,
            then=partial(_if_alive, self),
            refused=lambda reason: self._desk.say(reason.sentence, ()),
            quietly=True,
        )

    # Acts

    def _with_page(self, act: Callable[[Desk, TemplatePage], None]) -> None:
        if self._page is not None:
            self._draft_timer.flush()
            act(self._desk, self._page)

    def _choose_detail(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Insert a detail")
        for one in viewmodel.details():
            menu.addAction(one.words, partial(self.text.insert_detail, one.value))
        menu.popup(self.insert.mapToGlobal(QPoint(0, self.insert.height() + 2)))

    def _go_to_problem(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._looked.problems):
            self.text.go_to_line(self._looked.problems[key].line)

    def _save(self) -> None:
        page = self._page
        if page is None or not page.may_change:
            return
        self._draft_timer.flush()
        before = page.now
        save = partial(
            save_template,
            name=self._name,
            text=self.text.value(),
            why=self.why.value(),
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )

        def saved(_: object) -> None:
            self.why_field.show_problem("")
            self.why.set_value("")
            self._say_saved(before)

        self._desk.casework.write(self, save, then=saved, refused=self._not_saved)

    def _not_saved(self, reason: Refused) -> None:
        self.why_field.show_problem(reason.sentence)
        self._look()

    def _say_saved(self, before: TemplateVersion) -> None:
        back = partial(
            bring_template_back,
            text_id=before.text_id,
            name=self._name,
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
        self._desk.say(f"Saved. {viewmodel.SAVED_FOR_ALL}", [undo])

    def _use_shipped(self) -> None:
        page = self._page
        if page is None:
            return
        use = partial(
            use_shipped_template,
            name=self._name,
            why=self.why.value().strip() or "The program’s text again.",
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        self._let_go()
        self._desk.casework.write(self, use, then=lambda _: self._say_saved(page.now), refused=self._not_saved)

    def _begin_afresh(self) -> None:
        """Throw away what was begun; Undo puts it back into the field."""
        thrown = self.text.value()
        self._let_go()
        self._keep_draft()
        self._look()
        self._desk.say("What you had begun is thrown away.", [ToastAction("Undo", partial(self._put_back, thrown))])

    def _let_go(self) -> None:
        """Show the text in use, and wait for nothing that was typed before."""
        self._draft_timer.forget()
        if self._page is not None:
            self._begun_from = self._page.now.text
            self.text.set_value(self._page.now.text)

    def _put_back(self, text: str) -> None:
        self.text.set_value(text)
        self._keep_draft()
        self._look()

    def _show_versions(self) -> None:
        if self._page is not None:
            self._draft_timer.flush()
            self._desk.show_panel(TemplateVersionsPanel(self._desk, self._page), "Versions of the template")

    def draft_is_kept(self) -> None:
        """What was typed is on this laptop's disk."""
        self.saved.saved(self._desk.clock())


def _if_alive(screen: TemplateScreen, _: None) -> None:
    if isValid(screen):
        screen.draft_is_kept()
