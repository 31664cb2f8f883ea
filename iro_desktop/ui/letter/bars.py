"""The studio's three bars: what the letter is and finishing it; the tools; and at the foot, where the work is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from iro_desktop.queries.letters import Studio
from iro_desktop.ui import theme
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    ChoiceField,
    FlowLayout,
    Hairline,
    IconButton,
    Label,
    Role,
    SavedMark,
    Tick,
    column,
    elided,
    row,
)
from iro_desktop.ui.letter import picture_words, viewmodel
from iro_desktop.ui.letter.page_pane import FIT_WIDTH
from iro_desktop.ui.showing.viewmodel import show_to, what_was_pressed
from iro_desktop.ui.shown import ChipWords, Choice
from iro_desktop.ui.tokens import Style, Tone

_TOP, _TOOLS, _FOOT = 56, 48, 34
_SIZES = (FIT_WIDTH, 75, 100, 125, 150, 200)


class StudioBar(QWidget):
    """Whose letter it is, from which template, whether it is saved; Finish, and the cover."""

    back_wanted = Signal()
    finish_wanted = Signal()
    cover_wanted = Signal()
    template_chosen = Signal(str)
    show_wanted = Signal()
    pressed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = Button("Back", Role.QUIET, icon_name="chevron-left")
        back.clicked.connect(self.back_wanted)
        self._avatar = Avatar("fox", 36)
        self._title = elided("", Style.H3)
        self._choices: tuple[Choice, ...] = ()
        self.template = ChoiceField("Template", self._choices)
        self.template.edited.connect(lambda: self.template_chosen.emit(self.template.value() or ""))
        self._language = Label("", tone=Tone.SECONDARY, wrap=False)
        self.saved = SavedMark()
        self.finish = Button("Finish", Role.PRIMARY)
        self.finish.clicked.connect(self.finish_wanted)
        cover = Button("Cover", Role.PLAIN, icon_name="eye-off")
        cover.setToolTip("Cover (F9)")
        cover.clicked.connect(self.cover_wanted)
        self.choosers = QWidget()
        """Template and language: part of this bar, or of the tools where letters are large."""
        self.choosers.setLayout(row(self.template, self._language, gap=12))
        self.show_child = Button("Show to the child", Role.PLAIN, icon_name="eye")
        self.show_child.clicked.connect(self.show_wanted)
        self.pressed = Button("What the child pressed", Role.QUIET, icon_name="message-square")
        self.pressed.clicked.connect(self.pressed_wanted)
        self.pressed.hide()
        self.with_child = QWidget()
        """Reading it with the child: part of this bar, or of the tools where letters are large."""
        self.with_child.setLayout(row(self.show_child, self.pressed, gap=4))
        before = row(back, Hairline(upright=True), self._avatar, self._title, gap=12)
        self._line = row(
            *(before, self.choosers, self.with_child, None, self.saved, self.finish, cover),
            gap=12,
            margins=(12, 0, 12, 0),
        )
        self.setLayout(_above_a_line(self._line))
        self._dress()

    def show_studio(self, studio: Studio) -> None:
        self._avatar.show_animal(studio.who.animal)
        self._title.show_words(viewmodel.title(studio))
        choices = viewmodel.template_choices(studio)
        if choices != self._choices:
            self._choices = choices
            self.template.show_choices(choices)
        self.template.set_value(studio.draft.template)
        self._language.show_words(viewmodel.language(studio))
        self.show_child.say(show_to(studio.who.name if studio.who.known_as else "the child"))
        for part in (self.choosers, self.finish, self.saved):
            part.setVisible(not studio.is_finished)

    def show_pressed(self, name: str, count: int) -> None:
        """Lead to what the child pressed, where something waits."""
        self.pressed.say(what_was_pressed(name or "The child", count))
        self.pressed.setVisible(count > 0)

    def take_back(self) -> None:
        """Show template, language and what is done with the child here again."""
        for place, part in enumerate((self.choosers, self.with_child), start=1):
            self._line.insertWidget(place, part)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        self.setMinimumHeight(theme.px(_TOP))


class ToolBar(QWidget):
    """What helps with writing; and how large the page is shown."""

    words_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    next_wanted = Signal()
    mark_wanted = Signal()
    picture_wanted = Signal()
    easy_read_wanted = Signal(bool)
    pictures_wanted = Signal(str)
    """How the child wants pictures, as `picture_words.PICTURES` names it; empty where they were not asked."""
    versions_wanted = Signal()
    language_wanted = Signal()
    size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Button("The child’s words", Role.VOICE, icon_name="quote")
        self._words.setProperty("flat", "true")
        self._words.clicked.connect(self.words_wanted)
        undo = IconButton("undo-2", "Undo")
        undo.clicked.connect(self.undo_wanted)
        redo = IconButton("redo-2", "Redo")
        redo.clicked.connect(self.redo_wanted)
        for button in (undo, redo):
            # The text keeps the keyboard, or there would be nothing to undo in.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._next = Button("Next to write", Role.PLAIN, icon_name="arrow-right", shortcut="F8")
        self._next.clicked.connect(self.next_wanted)
        self._mark = Button("Next mark", Role.PLAIN, icon_name="arrow-right", shortcut="F7")
        self._mark.clicked.connect(self.mark_wanted)
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = Button("Picture", Role.PLAIN, icon_name="image", shortcut="Ctrl+I")
        self.picture.clicked.connect(self.picture_wanted)
        # The text keeps the keyboard: the picture goes where the cursor is.
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.easy_read = Tick("Easy read")
        self.easy_read.edited.connect(lambda: self.easy_read_wanted.emit(self.easy_read.value()))
        self.pictures = ChoiceField("Pictures in the letters to this child", picture_words.PICTURES)
        self.pictures.edited.connect(lambda: self.pictures_wanted.emit(self.pictures.value() or ""))
        self.page_size = ChoiceField("Size of the page", [Choice(str(one), _size_in_words(one)) for one in _SIZES])
        self.page_size.set_value(str(FIT_WIDTH))
        self.page_size.edited.connect(lambda: self.size_chosen.emit(int(self.page_size.value() or FIT_WIDTH)))
        self._writing: list[QWidget] = [self._words, undo, redo, self.picture, self._next, self._mark]
        self.versions = Button("Versions", Role.PLAIN, icon_name="list")
        self.versions.clicked.connect(self.versions_wanted)
        self.language = Button("Another language", Role.PLAIN, icon_name="type")
        self.language.clicked.connect(self.language_wanted)
        self._writing += [self.language, self.easy_read, self.pictures]
        self._flow = FlowLayout(
            *(self._words, undo, redo, self.picture, self._next, self._mark, self.versions, self.language),
            *(self.easy_read, self.pictures),
            line_gap=4,
        )
        tools = QWidget()
        tools.setLayout(self._flow)
        line = row(tools, self.page_size, gap=8, margins=(20, 4, 20, 4))
        line.setStretch(0, 1)
        line.setAlignment(self.page_size, Qt.AlignmentFlag.AlignTop)
        self.setLayout(_above_a_line(line))
        self._dress()

    def show_studio(self, studio: Studio) -> None:
        self._words.say(f"{studio.who.name}’s words" if studio.who.known_as else "The child’s words")
        for part in self._writing:
            part.setVisible(not studio.is_finished)
        self.easy_read.set_value(studio.draft.easy_read or studio.facts.easy_read)
        self.pictures.set_value(picture_words.pictures_wish(studio))
        self.pictures.setVisible(not studio.is_finished and studio.facts.reader_name is None)
        # A card and a letter to an adult have a form of their own; a template of easy read is always so.
        by_choice = not (studio.draft.easy_read or studio.draft.big or studio.facts.reader_name is not None)
        self.easy_read.setEnabled(by_choice)

    def take(self, *parts: QWidget) -> None:
        """Show parts that have no room where they belong among the tools."""
        for part in parts:
            self._flow.addWidget(part)

    def show_size(self, percent: int) -> None:
        """Say which size the wheel led to, one of the list or not."""
        choices = sorted({*_SIZES, percent})
        self.page_size.show_choices([Choice(str(one), _size_in_words(one)) for one in choices])
        self.page_size.set_value(str(percent))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        self.setMinimumHeight(theme.px(_TOOLS))


class FootBar(QWidget):
    """Where the work is, and how long the letter is."""

    sync_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chip = Button("On this laptop", Role.PLAIN)
        self._chip.clicked.connect(self.sync_wanted)
        self._words = Label("", Style.SMALL, Tone.SECONDARY, wrap=False)
        self._pages = Label("", Style.SMALL, Tone.SECONDARY, wrap=False)
        self._back = Label("Esc goes back", Style.SMALL, Tone.HINT, wrap=False)
        self._back.hide()
        line = row(self._chip, self._back, None, self._words, self._pages, gap=16, margins=(12, 0, 20, 0))
        around = QWidget()
        around.setLayout(line)
        whole = column(Hairline(), around)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._dress()

    def show_counts(self, words: str, pages: str) -> None:
        self._words.show_words(words)
        self._pages.show_words(pages)

    def quieten(self, *, quiet: bool) -> None:
        """Say nothing but how many words there are."""
        self._chip.setVisible(not quiet)
        self._pages.setVisible(not quiet)
        self._back.setVisible(quiet)

    def show_chip(self, chip: ChipWords) -> None:
        self._chip.say(" · ".join(part for part in (chip.words, chip.below) if part))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        self.setMinimumHeight(theme.px(_FOOT))


def _above_a_line(line: QLayout) -> QLayout:
    # A layout of fixed buttons cannot be higher than they are; a widget around it can.
    around = QWidget()
    around.setLayout(line)
    whole = column(around, Hairline())
    whole.setStretch(0, 1)
    return whole


def _size_in_words(percent: int) -> str:
    return "Fit width" if percent == FIT_WIDTH else f"{percent} %"
