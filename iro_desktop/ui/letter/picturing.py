"""Pictures in a letter as it is written: the picker beside the words, and where the chosen picture goes."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from msgspec import UNSET
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.child_record import choose_form_of_letters, choose_pictures_in_letters
from iro_desktop.letters.picture_lines import PictureLine, write_line
from iro_desktop.models.child import LetterFormat
from iro_desktop.queries.council_pictures import CouncilPicture, bytes_of_set_pictures, council_pictures
from iro_desktop.queries.letter_pictures import OwnPicture, own_pictures
from iro_desktop.queries.letters import Studio
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.letter import picture_words
from iro_desktop.ui.letter.bars import ToolBar
from iro_desktop.ui.letter.decision_part import DecisionPart
from iro_desktop.ui.letter.manuscript import Manuscript
from iro_desktop.ui.letter.picture_picker import Chosen, PicturePicker
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.wording.mark_panel import beside


class Picturing(QObject):
    """Holds the picker, and which words it was opened for."""

    def __init__(self, screen: QWidget, desk: Desk, letter_id: UUID, manuscript: Manuscript) -> None:
        super().__init__(screen)
        self._desk = desk
        self._letter_id = letter_id
        self._screen = screen
        self._manuscript = manuscript
        self._field: WritingField | None = None
        self._studio: Studio | None = None
        self.picker = PicturePicker(screen)
        self.picker.chosen.connect(self._put)
        self.picker.taken_out.connect(self._take_out)
        self.picker.closed.connect(self._close)
        self.picker.bytes_wanted.connect(self._ask_bytes)
        manuscript.picture_wanted.connect(self._open_for)

    def follow(self, tools: ToolBar) -> None:
        """Do what is asked for among the tools."""
        tools.picture_wanted.connect(self.open)
        tools.easy_read_wanted.connect(self.set_easy_read)
        tools.pictures_wanted.connect(self.set_pictures)

    def open(self) -> None:
        """Choose a picture for the words with the cursor."""
        field = self._manuscript.field_in_use()
        if field is not None:
            self._open_for(field)

    def show_studio(self, studio: Studio) -> None:
        """Know whose letter it is."""
        self._studio = studio

    def set_easy_read(self, easy: bool) -> None:
        """Give this child every letter as easy read, or none; this one changes at once."""
        if self._studio is None:
            return
        form = LetterFormat.EASY_READ if easy else LetterFormat.LETTER
        self._desk.casework.write(self, self._choose(form), then=partial(self._say, self._studio.who.name, easy))

    def set_pictures(self, wish: str) -> None:
        """Keep how this child wants pictures: "with", "without", or empty where they were not asked."""
        if self._studio is None:
            return
        self._desk.casework.write(self, self._wish(wish or None), then=partial(self._say_pictures, wish))

    def _wish(self, wish: str | None) -> Callable[[Session], str | None]:
        assert self._studio is not None
        child_id = self._studio.who.child_id
        return partial(choose_pictures_in_letters, child_id=child_id, wish=wish, on=self._desk.today())

    def _say_pictures(self, wish: str, before: str | None) -> None:
        assert self._studio is not None
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, self._wish(before)))
        self._desk.say(picture_words.said_of_pictures(self._studio.who.name, wish), [undo])

    def _choose(self, form: LetterFormat | None) -> Callable[[Session], LetterFormat | None]:
        assert self._studio is not None
        child_id = self._studio.who.child_id
        return partial(choose_form_of_letters, child_id=child_id, form=form, on=self._desk.today())

    def _say(self, name: str, easy: bool, before: LetterFormat | None) -> None:
        as_easy = "is easy read" if easy else "has running text"
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, self._choose(before)))
        self._desk.say(f"Every letter to {name} {as_easy} from now on.", [undo])

    def _open_for(self, field: WritingField) -> None:
        self._field = field
        decision = self._decision()
        now: PictureLine | None
        if decision is not None:
            now = decision.chip.line()
        else:
            taken = field.picture_taken()
            now = taken.line if taken is not None else None
        wish = self._studio.facts.look.pictures if self._studio is not None else UNSET
        self.picker.open_for(field.line_in_use(), now, wish)
        self._place()
        own = partial(own_pictures, letter_id=self._letter_id)
        self._desk.casework.ask(self.picker, own, then=self._show_own)
        sets = partial(council_pictures, today=self._desk.today())
        self._desk.casework.ask(self.picker, sets, then=self._show_council)

    def _show_council(self, pictures: tuple[CouncilPicture, ...]) -> None:
        self.picker.show_council(pictures)
        self._place()

    def _ask_bytes(self, picture_ids: tuple[UUID, ...]) -> None:
        asked = partial(bytes_of_set_pictures, picture_ids=picture_ids)
        self._desk.casework.ask(self.picker, asked, then=self._show_bytes)

    def _show_bytes(self, found: Mapping[UUID, bytes]) -> None:
        self.picker.show_bytes(found)
        self._place()

    def _show_own(self, own: tuple[OwnPicture, ...]) -> None:
        self.picker.show_own(own)
        self._place()

    def _place(self) -> None:
        field = self._field
        if field is None:
            return
        caret = field.cursorRect()
        words = QRect(field.viewport().mapTo(self._screen, QPoint(0, caret.top())), caret.size())
        self.picker.move(beside(words, self.picker.size(), self._screen.size()))

    def _decision(self) -> DecisionPart | None:
        part = self._field.parentWidget() if self._field is not None else None
        return part if isinstance(part, DecisionPart) else None

    def _put(self, chosen: Chosen) -> None:
        if (decision := self._decision()) is not None:
            words = chosen.words
            self._manuscript.picture_decision(decision, PictureLine(chosen.name, words, decision.number))
        elif self._field is not None:
            self._field.put_picture(write_line(chosen.name, chosen.words))
        self._close()

    def _take_out(self) -> None:
        if (decision := self._decision()) is not None:
            self._manuscript.picture_decision(decision, None)
        elif self._field is not None:
            self._field.take_picture_out()
        self._close()

    def _close(self) -> None:
        self.picker.hide()
        if self._field is not None:
            self._field.setFocus()
