"""Another language beside the English: chosen, typed part by part, and answered for by who translated it."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QTextOption
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from iro_desktop.actions.letter_translation import save_translation, save_translator
from iro_desktop.actions.letter_versions import change_other_language, keep_version
from iro_desktop.actions.letters import LONGEST_SECTION
from iro_desktop.models.languages import Language
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letters import Studio, studio
from iro_desktop.store.store import Session
from iro_desktop.ui import other_letters, theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Field,
    Hairline,
    Label,
    NotesField,
    Role,
    Scroller,
    TextField,
    column,
    row,
)
from iro_desktop.ui.letter import language_words, viewmodel
from iro_desktop.ui.letter.language_spelling import TranslationSpelling
from iro_desktop.ui.letter.language_words import ENGLISH_ALONE, OtherLanguageShown, PartBeside
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_WIDTH, _HEIGHT = 980, 680
_LETTER_CHANGES = frozenset({"letter", "letter_section", "decision", "childs_words", "child"})
_WHO = "who"
"""Stands for the translator's line among the parts that wait to be saved."""


class OtherLanguage(QObject):
    """Opens the panel of one letter's other language."""

    def __init__(self, desk: Desk, letter_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._letter_id = desk, letter_id

    def show(self, part: str | None = None) -> None:
        """Open the panel, at a part of the letter where one is named."""
        self._desk.show_panel(LanguagesPanel(self._desk, self._letter_id, part), "Another language")


class TranslationField(NotesField):
    """A text in another language: its own direction, and a font that has its letters."""

    too_long = Signal(str)
    """What was pasted is longer than a part of a letter can be, so it was not put in: a sentence for the officer."""
    _language: Language | None = None

    def __init__(self, name: str, language: Language, *, lines: int = 2) -> None:
        super().__init__(name, style=Style.EDITOR, lines=lines, grows=True)
        self.setProperty("writing", "true")
        self.setLayoutDirection(other_letters.direction(language))
        option = QTextOption(self.document().defaultTextOption())
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)
        self._language = language
        self._dress()

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Put in what was pasted. A file pasted by mistake would stop the screen for minutes before it was refused."""
        if len(self.toPlainText()) + len(source.text()) > LONGEST_SECTION:
            self.too_long.emit(viewmodel.too_long(len(source.text())))
        else:
            super().insertFromMimeData(source)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) or event.type() == QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        """The style sheet names our own fonts for every field; the text itself wants that of its script first."""
        letters = other_letters.letters(Style.EDITOR, self._language)
        if self.document().defaultFont() != letters:
            self.document().setDefaultFont(letters)


class LanguagesPanel(QWidget):
    """The English of each part at the left, the other language beside it, and above them who translated."""

    closed = Signal()

    def __init__(self, desk: Desk, letter_id: UUID, part: str | None = None) -> None:
        super().__init__()
        self._desk, self._letter_id, self._go_to = desk, letter_id, part
        self._shown: OtherLanguageShown | None = None
        self._unsaved: set[str] = set()
        self._step = 0
        self._last_step: dict[str, int] = {}
        """Of each part, when it was typed or saved last: an answer that was asked for before is older."""
        self._beside: dict[str, _PartRow] = {}
        self._marking = TranslationSpelling(desk, self._fields, self)
        self._marking.looked.connect(self._say_spelling)
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._save()

    def _build(self) -> None:
        self.language = ChoiceField("Language beside the English", language_words.language_choices())
        self.language.setFont(other_letters.letters(Style.BODY))
        self.language.edited.connect(self._choose)
        self.translator = TextField("Who translated it")
        self.translated_on = DateField(
            "On which day", self._desk.today, self._desk.bank_holidays, looking=Looking.BACK, explain=False
        )
        self.checked_by = TextField("Who checked it")
        for field in (self.translator, self.translated_on, self.checked_by):
            field.edited.connect(partial(self._touch, _WHO))
        who = row(
            Field("Who translated it", self.translator),
            Field("On which day", self.translated_on),
            Field("Who checked it, if anybody", self.checked_by),
            gap=16,
        )
        for place in range(3):
            who.setStretch(place, 1)
        self._spelling = Label("", Style.SMALL, Tone.SECONDARY)
        self._how = Label(language_words.HOW_TO_TYPE, Style.SMALL, Tone.SECONDARY)
        self._rows = column(gap=0)
        inside = QWidget()
        inside.setLayout(column(self._rows, None, margins=(0, 0, 12, 0)))
        self._with_language = QWidget()
        scroller = Scroller(inside, name="The letter, part by part")
        below = column(who, 8, self._spelling, 2, self._how, 12, Hairline(), scroller)
        below.setStretch(below.count() - 1, 1)
        self._with_language.setLayout(below)
        self._with_language.hide()
        self._lacks = Label("", Style.SMALL, Tone.SECONDARY)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        foot = row(self._lacks, close, gap=16)
        foot.setStretch(0, 1)
        whole = column(
            Label("Another language", Style.H2),
            4,
            Label(language_words.TRANSLATES_NOTHING, tone=Tone.SECONDARY),
            12,
            row(self.language, None),
            14,
            self._with_language,
            None,
            12,
            foot,
            margins=(24, 24, 24, 20),
        )
        whole.setStretch(6, 100)  # against the empty room below, which counts while English stands alone
        self.setLayout(whole)
        self.setFocusProxy(self.language)

    # Show

    def _ask(self) -> None:
        query = partial(
            studio, letter_id=self._letter_id, today=self._desk.today(), bank_holidays=self._desk.bank_holidays
        )
        self._desk.casework.ask(self, query, then=partial(self._show, self._step))

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _LETTER_CHANGES:
            self._ask()

    def _show(self, asked_at: int, answer: Studio) -> None:
        now = language_words.shown(answer)
        before, self._shown = self._shown, now
        tag = now.language.tag if now.language else ENGLISH_ALONE
        self.language.set_value(tag)
        self._with_language.setVisible(now.language is not None)
        self._how.setVisible(now.language is not None)
        if before is None or before.language != now.language:
            self._spelling.show_words(now.spelling)
        self._lacks.show_words(now.lacks)
        if not self._is_newer(_WHO, asked_at):
            self.translator.set_value(now.translator_name)
            self.translated_on.set_value(now.translated_on)
            self.checked_by.set_value(now.checked_by)
        if before is None or before.language != now.language or _keys(before) != _keys(now):
            self._lay_out(now)
        for part in now.parts:
            self._beside[part.key].show_part(part, keep=self._is_newer(part.key, asked_at))
        self._marking.show_language(now.language, answer.who.child_id)
        if self._go_to in self._beside:
            self._beside[self._go_to].text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_to = None

    def _is_newer(self, part: str, than: int) -> bool:
        """Whether the screen knows something of this part that an answer asked for at that step does not."""
        return part in self._unsaved or self._last_step.get(part, 0) > than

    def _lay_out(self, now: OtherLanguageShown) -> None:
        _empty(self._rows)
        self._beside = {}
        if now.language is None:
            return
        for part in now.parts:
            one = _PartRow(part, now.language)
            one.edited.connect(partial(self._touch, part.key))
            one.told.connect(lambda sentence: self._desk.say(sentence, ()))
            self._beside[part.key] = one
            self._rows.addWidget(one)

    # Acts

    def _choose(self) -> None:
        self._save()
        choose = partial(
            change_other_language,
            letter_id=self._letter_id,
            language=self.language.value() or None,
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        self._desk.casework.write(self, choose, refused=self._not_saved)

    def _fields(self) -> list[TranslationField]:
        return [field for part in self._beside.values() for field in part.fields() if field.isVisibleTo(self)]

    def _say_spelling(self, marked: tuple[str, ...]) -> None:
        if self._shown is not None and self._shown.language is not None:
            self._spelling.show_words(language_words.spelling_line(self._shown.language, marked))

    def _touch(self, part: str) -> None:
        self._marking.typed()
        self._unsaved.add(part)
        self._mark(part)
        self._timer.touch()

    def _mark(self, part: str) -> None:
        self._step += 1
        self._last_step[part] = self._step

    def _save(self) -> None:
        """Hand over what was typed. In the casework's own name, so that it is kept even where the panel is gone."""
        self._timer.forget()
        if self._shown is None or self._shown.language is None:
            return
        for part in sorted(self._unsaved):
            typed = self._typed(part)
            if typed is None:
                self._unsaved.discard(part)
                continue
            self._desk.casework.write(
                self._desk.casework,
                partial(_write, self._letter_id, part, typed),
                then=partial(_if_alive, self, part, typed),
            )
        if self._unsaved:
            self._keep_version()

    def _keep_version(self) -> None:
        """What was translated is among the versions of the letter, as what was typed in English is."""
        keep = partial(
            keep_version,
            letter_id=self._letter_id,
            why=WhyKept.TYPING,
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        self._desk.casework.write(self._desk.casework, keep, quietly=True)

    def is_on_the_disk(self, part: str, typed: "_Typed") -> None:
        """A part was saved as it stood then; if it stands so still, nothing of it waits."""
        self._mark(part)
        if self._typed(part) == typed:
            self._unsaved.discard(part)

    def _typed(self, part: str) -> "_Typed | None":
        if part == _WHO:
            return self.translator.value(), self.translated_on.value(), self.checked_by.value()
        return self._beside[part].typed() if part in self._beside else None

    def _not_saved(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())
        self._ask()


_Typed = tuple[str, str] | tuple[str, date | None, str]
"""Heading and text of a part; or who translated, when, and who checked."""


def _write(letter_id: UUID, part: str, typed: _Typed, session: Session) -> None:
    if len(typed) == 3:
        name, on, checked_by = typed
        save_translator(session, letter_id, name=name, translated_on=on, checked_by=checked_by)
    else:
        heading, text = typed
        save_translation(session, letter_id, part, heading=heading, text=text)


def _if_alive(panel: LanguagesPanel, part: str, typed: _Typed, _: None) -> None:
    if isValid(panel):
        panel.is_on_the_disk(part, typed)


class _PartRow(QWidget):
    """One part: its English, and its fields in the other language."""

    edited = Signal()
    told = Signal(str)
    """A sentence for the officer."""

    def __init__(self, part: PartBeside, language: Language) -> None:
        super().__init__()
        into = f"in {language.name}"
        self.heading = TranslationField(f"Heading of {part.name}, {into}", language, lines=1)
        self.heading.setVisible(bool(part.english_heading))
        self.text = TranslationField(f"{part.name}, {into}", language)
        self._english_heading = Label(part.english_heading or part.name, Style.EDITOR, bold=True)
        self._english = Label(part.english, Style.EDITOR)
        self._problem = Label("", Style.SMALL, Tone.ATTENTION)
        for field in (self.heading, self.text):
            field.edited.connect(self.edited)
            field.too_long.connect(self.told)
        left = column(self._english_heading, 6, self._english, None)
        right = column(self.heading, 6, self.text, 4, self._problem, None)
        both = row(left, right, gap=24, margins=(0, 14, 0, 14))
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(column(both, Hairline(soft=True)))

    def fields(self) -> tuple[TranslationField, TranslationField]:
        return self.heading, self.text

    def typed(self) -> tuple[str, str]:
        """Heading and text as they stand on the screen."""
        return self.heading.value(), self.text.value()

    def show_part(self, part: PartBeside, *, keep: bool) -> None:
        """Show what the record says; with `keep` the fields stay as they are, since they are newer."""
        self._english.show_words(part.english)
        self._problem.show_words(part.problem)
        self._problem.setVisible(bool(part.problem))
        if not keep:
            self.heading.set_value(part.heading)
            self.text.set_value(part.text)


def _keys(shown: OtherLanguageShown) -> tuple[str, ...]:
    return tuple(part.key for part in shown.parts)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
