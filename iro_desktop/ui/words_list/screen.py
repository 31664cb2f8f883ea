"""Settings › Words: every entry of the words list, which managers keep, and the words that the officer keeps."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.council_words import add_council_word, set_council_word, take_council_word_away
from iro_desktop.models.refused import Refused
from iro_desktop.models.words import kept_key
from iro_desktop.queries.help_words import kept_always
from iro_desktop.queries.words_page import WordEdit, WordRow, WordsPage, words_page
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place, ToastAction
from iro_desktop.ui.kit import Button, Label, Pills, Role, RowsView, Scroller, Sheet, TextField, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.templates_and_words.heading import heading_below
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import Change
from iro_desktop.ui.wording.kept_list import KeptList
from iro_desktop.ui.words_list import viewmodel
from iro_desktop.ui.words_list.entry_form import EntryForm

_SHOWN = frozenset({"council_word", "officer"})
_BOTH_FROM, _LIST_WIDTH, _LOW_LIST = 900, 440, 320
"""Pixels at 100 % text: of the page from which list and entry stand beside each other, of the list, and its height
where they do not."""


class WordsScreen(Screen):
    """The list at the left, the chosen entry at the right."""

    sidebar_place = "templates"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._page: WordsPage | None = None
        self._chosen: str | None = None
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return heading_below(self._desk, "Words", "Words of the office, and what a child can read instead.")

    # Build

    def _build(self) -> None:
        self.look_for = TextField("Look for a word", placeholder="Look for a word", icon_name="search")
        self.look_for.edited.connect(self._list)
        self.which = Pills("Which words", [Choice(viewmodel.EVERY, "All")])
        self.which.edited.connect(self._list)
        self.list = RowsView("Words", on_desk=True, padding=10)
        self.list.chosen.connect(self._choose)
        self.nothing = Label(viewmodel.NOTHING_FOUND, tone=Tone.SECONDARY)
        self.nothing.hide()
        self.add_button = Button("Add a word", Role.SECONDARY, icon_name="plus")
        self.add_button.clicked.connect(self._begin)
        self.add_button.hide()
        self.note = Label(viewmodel.ONLY_MANAGERS, Style.SMALL, Tone.SECONDARY)
        self.note.hide()
        looking = row(self.look_for, self.add_button, gap=8)
        looking.setStretch(0, 1)
        lines = column(looking, 8, self.which, 8, self.nothing, self.list, self.note, margins=(0, 0, 0, 12))
        lines.setStretch(5, 1)
        self._left = QWidget()
        self._left.setLayout(lines)
        self.entry = EntryForm()
        self.entry.kept.connect(self._keep)
        self.entry.taken_away.connect(self._take_away)
        empty = "None yet. Press A beside a marked word to keep it in all that you write."
        self.kept = KeptList(self._desk, kept_always, empty)
        kept = column(Label("Kept by you", Style.H3), 2, self.kept, margins=(8, 0, 8, 0))
        inside = QWidget()
        inside.setLayout(column(Sheet(self.entry), 20, kept, None, margins=(0, 0, 0, 24)))
        self._right = Scroller(inside, name="The word")
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(24)
        self.both.setContentsMargins(32, 16, 32, 0)
        self.both.addWidget(self._left)
        self.both.addWidget(self._right, 1)
        self.setLayout(self.both)
        self.setFocusProxy(self.look_for)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "both"):
            self._fit()

    def _fit(self) -> None:
        beside = self.width() >= theme.px(_BOTH_FROM)
        self.both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._left.setMaximumWidth(theme.px(_LIST_WIDTH) if beside else 16_777_215)
        self._left.setMinimumWidth(theme.px(_LIST_WIDTH) if beside else 0)
        self._left.setMaximumHeight(16_777_215 if beside else min(theme.px(_LOW_LIST), self.height() * 3 // 5))

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, words_page, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: WordsPage) -> None:
        first = self._page is None
        self._page = page
        self.add_button.setVisible(page.may_set)
        self.note.setVisible(not page.may_set)
        which = self.which.value() or viewmodel.EVERY
        self.which.show_choices(viewmodel.choices(page))
        self.which.set_value(which)
        self._list()
        if first and page.rows:
            self._choose(page.rows[0].key)
        elif not self.entry.is_changed() and (row_now := self._row()) is not None:
            self.entry.show_entry(row_now, may_set=page.may_set)

    def _list(self) -> None:
        if self._page is None:
            return
        found = viewmodel.listed(self._page, self.look_for.value(), self.which.value() or viewmodel.EVERY)
        self.list.show_rows(viewmodel.rows(found))
        self.list.choose(self._chosen)
        self.nothing.setVisible(not found)

    def _row(self) -> WordRow | None:
        rows = self._page.rows if self._page is not None else ()
        return next((one for one in rows if one.key == self._chosen), None)

    def _choose(self, key: object) -> None:
        if not isinstance(key, str) or self._page is None or (key == self._chosen and not self.entry.is_new()):
            return
        self._chosen = key
        chosen = self._row()
        if chosen is not None:
            self.entry.show_entry(chosen, may_set=self._page.may_set)
            self.list.choose(key)

    # Act

    def _begin(self) -> None:
        """A new entry, with what was looked for and not found already typed."""
        found = self.list.rows()
        self._chosen = None
        self.list.choose(None)
        self.entry.show_new("" if found else self.look_for.value().strip())

    def _keep(self, edit: WordEdit) -> None:
        is_new, today = self.entry.is_new(), self._desk.today()

        def kept(before: WordEdit | None) -> None:
            self._chosen = kept_key(edit.term)
            self.entry.say_problem("")
            self._settle()
            undo: Change = (
                partial(take_council_word_away, term=edit.term, at=self._desk.clock())
                if before is None
                else partial(set_council_word, edit=before, today=today)
            )
            self._desk.say(viewmodel.said_when_kept(edit), [self._undo(undo)])

        def refused(reason: Refused) -> None:
            self.entry.say_problem(reason.sentence)

        act = add_council_word if is_new else set_council_word
        self._desk.casework.write(self, partial(act, edit=edit, today=today), then=kept, refused=refused)

    def _take_away(self) -> None:
        chosen, today = self._row(), self._desk.today()
        if chosen is None:
            return

        def gone(before: WordEdit) -> None:
            if not chosen.is_shipped:
                self._chosen = None
            self._settle()
            said = viewmodel.said_when_taken_away(chosen)
            self._desk.say(said, [self._undo(partial(set_council_word, edit=before, today=today))])

        act = partial(take_council_word_away, term=chosen.now.term, at=self._desk.clock())
        self._desk.casework.write(self, act, then=gone, refused=lambda reason: self._desk.say(reason.sentence, ()))

    def _settle(self) -> None:
        """What was typed is on the disk: show it as it stands there now."""

        def came(page: WordsPage) -> None:
            self._show(page)
            if (now := self._row() or next(iter(page.rows), None)) is not None:
                self._chosen = now.key
                self.entry.show_entry(now, may_set=page.may_set)
                self.list.choose(now.key)

        self._desk.casework.ask(self, words_page, then=came)

    def _undo(self, change: Change) -> ToastAction:
        def take_back() -> None:
            self._desk.casework.write(self, change, then=lambda _: self._settle())

        return ToastAction("Undo", take_back)
