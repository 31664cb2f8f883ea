"""The letter as it is written: its parts in one flowing column, the cursor going from one into the next."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from iro_desktop.letters.checks import Problem
from iro_desktop.letters.picture_lines import PictureLine
from iro_desktop.letters.requests import request_block
from iro_desktop.letters.templates import DraftSection, SectionKind
from iro_desktop.queries.letters import Studio
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Label, Scroller, column
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.decision_part import DecisionPart
from iro_desktop.ui.letter.parts import Part, ProsePart, sides
from iro_desktop.ui.letter.viewmodel import Typed
from iro_desktop.ui.letter.words_parts import NoWordsPart, WordsPart
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.tokens import Style, Tone

_BETWEEN_PARTS = 16
_BETWEEN_DECISIONS = 8
_AROUND_THE_CARET = 48
SectionPart = ProsePart | NoWordsPart | WordsPart


class Manuscript(QWidget):
    """Shows a draft and takes what is typed. What is being typed is never overwritten by what the store says."""

    section_typed = Signal(str)
    """By the key of the section."""
    decision_typed = Signal(UUID)
    words_put_in = Signal(UUID)
    words_left_out = Signal(UUID)
    picture_wanted = Signal(WritingField)
    """Another picture may be chosen where the cursor is in this field."""
    told = Signal(str)
    """A sentence for the officer."""

    def __init__(
        self, today: Callable[[], date], bank_holidays: Container[date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._bank_holidays = bank_holidays
        self._parts: list[Part] = []
        self._of_decisions: dict[str, str] = {}
        """The text of each section that lists decisions, by its key: their pictures, a line each."""
        self._built_for: tuple[object, ...] = ()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 20, 0, 28)
        self._column.setSpacing(0)
        self._scroller = Scroller(self._inside, name="The letter as you write it")
        self.setLayout(column(self._scroller))
        self.setProperty("role", "writing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def show_studio(self, studio: Studio, unsaved: Iterable[object] = ()) -> None:
        """Show a draft. Parts named in `unsaved`, by key or decision, keep what is on the screen."""
        wanted = _shape(studio)
        if wanted != self._built_for:
            typed = self.typed() if self._built_for else None
            self._build(studio)
            self._built_for = wanted
            self._bring_back(typed, frozenset(unsaved))
        kept = frozenset(unsaved)
        decisions = {written.decision_id: written for written in studio.decisions}
        sections = {section.key: section for section in studio.draft.sections}
        has_words = any(said.in_letter for said in studio.offered)
        for key in self._of_decisions.keys() - kept:
            self._of_decisions[key] = sections[key].text
        for part in self._parts:
            if isinstance(part, DecisionPart):
                part.chip.show_line(viewmodel.picture_for(self._of_decisions[part.key], part.number))
                if part.decision_id not in kept:
                    part.show_written(decisions[part.decision_id])
                continue
            if isinstance(part, ProsePart | NoWordsPart | WordsPart) and part.key not in kept:
                part.show_text(sections[part.key].text)
            if isinstance(part, WordsPart):
                part.show_words(studio.offered)
            if isinstance(part, NoWordsPart):
                part.setVisible(not has_words)

    def typed(self) -> Typed:
        """What stands on the screen now."""
        return Typed(
            texts=self._of_decisions
            | {part.key: part.text() for part in self._parts if isinstance(part, ProsePart | NoWordsPart | WordsPart)},
            decisions={part.decision_id: part.typed() for part in self._parts if isinstance(part, DecisionPart)},
        )

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say beside each part what is to be put right in it."""
        found = tuple(problems)
        for part in self._parts:
            number = part.number if isinstance(part, DecisionPart) else None
            part.show_problem(viewmodel.problems_at(found, part.key, number))

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard where this problem can be put right."""
        part = self._part_of(problem)
        if part is None:
            return
        place = part.first_place()
        if isinstance(place, WritingField):
            place.go_to_gap()
        else:
            part.set_active(True)
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reveal(part, QRect(QPoint(0, 0), part.size()))

    def take_out(self, problem: Problem) -> bool:
        """Take what was found out of the words that were typed in its part. Undo brings it back.

        False where it was not typed there: in the child's own words, in their request, or in a template's heading.
        """
        part = self._part_of(problem)
        words = problem.found.words if problem.found is not None else ""
        taken = [field.take_out(words) for field in part.fields()] if part is not None and words else []
        return any(taken)

    def next_after_cursor(self, problems: Sequence[Problem]) -> Problem:
        """The first of these problems below where the keyboard is; from the last one on to the first again."""
        order = [self._parts.index(part) if (part := self._part_of(problem)) else -1 for problem in problems]
        here = next((place for place, part in enumerate(self._parts) if part.is_active()), -1)
        return next((problem for problem, place in zip(problems, order, strict=True) if place > here), problems[0])

    def go_to_words(self) -> None:
        """Show where the child's own words are."""
        part = next((part for part in self._parts if isinstance(part, WordsPart)), None)
        if part is not None:
            self._reveal(part, QRect(QPoint(0, 0), part.size()))
            part.first_place().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_writing(self) -> None:
        """Put the keyboard where something must still be written, else into the first part."""
        fields = [part.field for part in self._parts if isinstance(part, ProsePart)]
        empty = (part.field for part in self._parts if isinstance(part, ProsePart) and part.is_unanswered())
        place = next(empty, fields[0] if fields else None)
        if place is not None:
            # Parts just made are shown with the next turn of the event loop; before that they take no keyboard.
            QTimer.singleShot(0, self, place.go_to_end)

    def ground(self) -> QWidget:
        """What the wheel turns over."""
        return self._scroller.viewport()

    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts)

    def picture_decision(self, part: DecisionPart, line: PictureLine | None) -> None:
        """Put a picture beside a decision; None takes it away. It is kept with the letter, not with the decision."""
        text = viewmodel.with_picture_for(self._of_decisions[part.key], part.number, line)
        self._of_decisions[part.key] = text
        part.chip.show_line(line)
        self.section_typed.emit(part.key)

    def undo(self) -> None:
        """Take back the last thing typed where the cursor is."""
        if (field := self.field_in_use()) is not None:
            field.undo()

    def redo(self) -> None:
        """Type again what was taken back."""
        if (field := self.field_in_use()) is not None:
            field.redo()

    def field_in_use(self) -> WritingField | None:
        """The text with the keyboard, for undo and redo."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, WritingField) and self.isAncestorOf(focused) else None

    def _build(self, studio: Studio) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._parts = []
        self._of_decisions = {}
        self._add(self._line(viewmodel.to_screen(studio.draft.greeting), Style.H3), below=10)
        for section in studio.draft.sections:
            if section.kind is SectionKind.CONTACT:
                self._add(self._line(viewmodel.to_screen(studio.draft.sign_off), Style.EDITOR), below=6)
            self._add_section(section, studio)
        self._column.addStretch(1)

    def _add_section(self, section: DraftSection, studio: Studio) -> None:
        match section.kind:
            case SectionKind.DECISIONS:
                self._add_decisions(section, studio)
            case SectionKind.WORDS:
                words = WordsPart(section, studio.who.name)
                words.put_in.connect(self.words_put_in)
                words.left_out.connect(self.words_left_out)
                self._add_part(words)
            case SectionKind.NO_WORDS:
                self._add_part(NoWordsPart(section))
            case SectionKind.REQUESTS:
                self._add_requests(section, studio)
            case _:
                self._add_part(ProsePart(section))

    def _add_decisions(self, section: DraftSection, studio: Studio) -> None:
        self._add(self._line(section.heading or section.name, Style.EDITOR, bold=True), below=4)
        self._of_decisions[section.key] = section.text
        if not studio.decisions:
            words = "No decisions are written down yet. Write them in the review."
            self._add(self._line(words, Style.SMALL, tone=Tone.HINT), below=_BETWEEN_PARTS)
        for written in studio.decisions:
            part = DecisionPart(section.key, written, self._today, self._bank_holidays)
            part.edited.connect(lambda decision_id=written.decision_id: self.decision_typed.emit(decision_id))
            self._add_part(part, below=_BETWEEN_DECISIONS)
        self._column.addSpacing(_BETWEEN_PARTS - _BETWEEN_DECISIONS)

    def _add_requests(self, section: DraftSection, studio: Studio) -> None:
        """The part to type in, and under it what the child asked for as it will print: answered in the review."""
        self._add_part(ProsePart(section), below=_BETWEEN_DECISIONS)
        for request in studio.facts.requests:
            block = request_block(request, studio.facts.officer_name)
            self._add(self._line(block.text, Style.EDITOR), below=_BETWEEN_DECISIONS)
        self._column.addSpacing(_BETWEEN_PARTS - _BETWEEN_DECISIONS)

    def _add_part(self, part: Part, below: int = _BETWEEN_PARTS) -> None:
        if not isinstance(part, DecisionPart):
            part.edited.connect(lambda: self.section_typed.emit(part.key))
        part.grew.connect(lambda: self._reveal_grown(part))
        for field in part.findChildren(WritingField):
            field.too_long.connect(self.told)
            field.picture_wanted.connect(lambda field=field: self.picture_wanted.emit(field))
            field.left.connect(lambda way, field=field: self._go_on(field, way))
            field.caret_moved.connect(lambda caret, field=field: self._reveal(field, caret))
        self._parts.append(part)
        self._add(part, below=below)

    def _add(self, widget: QWidget, *, below: int) -> None:
        self._column.addWidget(widget)
        self._column.addSpacing(below)

    def _line(self, words: str, style: Style, *, bold: bool | None = None, tone: Tone = Tone.TEXT) -> QWidget:
        line = QWidget()
        line.setLayout(column(Label(words, style, tone, bold=bold), margins=sides()))
        return line

    def _bring_back(self, typed: Typed | None, unsaved: frozenset[object]) -> None:
        """After the letter was laid out anew, put what was not saved yet back on the screen."""
        if typed is None:
            return
        for part in self._parts:
            if isinstance(part, DecisionPart):
                if part.decision_id in unsaved and part.decision_id in typed.decisions:
                    part.show_typed(typed.decisions[part.decision_id])
                if part.key in unsaved & typed.texts.keys():
                    self._of_decisions[part.key] = typed.texts[part.key]
            elif isinstance(part, ProsePart | NoWordsPart | WordsPart) and part.key in unsaved & typed.texts.keys():
                part.show_text(typed.texts[part.key])

    def _part_of(self, problem: Problem) -> Part | None:
        for part in self._parts:
            number = part.number if isinstance(part, DecisionPart) else None
            if part.key == problem.section and number == problem.decision:
                return part
        return next((part for part in self._parts if part.key == problem.section), None)

    def _fields(self) -> list[WritingField]:
        return [field for part in self._parts if part.isVisibleTo(self) for field in part.fields()]

    def _go_on(self, field: WritingField, way: int) -> None:
        fields = self._fields()
        place = fields.index(field) + way if field in fields else -1
        if not 0 <= place < len(fields):
            return
        if way > 0:
            fields[place].go_to_start()
        else:
            fields[place].go_to_end()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        for part in self._parts:
            part.set_active(part is now or part.isAncestorOf(now))

    def _reveal_grown(self, part: Part) -> None:
        """What belongs to a part appears with the cursor: once it has its place, it is brought into view."""
        if part.is_active() and part.height() < self._scroller.viewport().height() // 2:
            whole = QRect(QPoint(0, 0), part.size())
            QTimer.singleShot(0, part, partial(self._reveal, part, whole))

    def _reveal(self, widget: QWidget, place: QRect) -> None:
        middle = widget.mapTo(self._inside, place.center())
        self._scroller.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + theme.px(_AROUND_THE_CARET))


def _shape(studio: Studio) -> tuple[object, ...]:
    """What the parts are: where this changes, they are laid out anew."""
    sections = tuple((section.key, section.heading, section.kind) for section in studio.draft.sections)
    decisions = tuple((written.decision_id, written.number) for written in studio.decisions)
    written = (studio.letter_id, studio.draft.template, studio.draft.greeting, studio.draft.sign_off)
    return (*written, sections, decisions, studio.facts.requests)
