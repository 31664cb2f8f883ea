"""What must be said of a set of pictures: what it is called, and the licence that the council has for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.council_pictures import Licence
from iro_desktop.exchange.picture_folder import ReadFolder
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, DateField, Field, FlowLayout, Label, Role, TextField, Tick, column
from iro_desktop.ui.letter.picture_tiles import PictureTile
from iro_desktop.ui.picture_sets import viewmodel
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = 16


class LicenceForm(QWidget):
    """For a folder that was read, or for a set that is there. Nothing is kept before its button is pressed."""

    kept = Signal(Licence)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", Style.H3)
        self._refused = Label("", Style.SMALL, Tone.SECONDARY)
        self._flow = FlowLayout(gap=6, line_gap=6)
        self._tiles: list[PictureTile] = []
        self.shelf = QWidget()
        self.shelf.setLayout(self._flow)
        self.name = TextField("What the set is called")
        self.by = TextField("Who gave the licence")
        self.credit = TextField("Whom letters name for it")
        self.until = DateField("Licence until", desk.today, desk.bank_holidays, placeholder="Such as 31 March 2027")
        self.first = Tick(viewmodel.COMES_FIRST)
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        self.problem.hide()
        self.keep = Button("Add the pictures", Role.PRIMARY)
        self.keep.clicked.connect(lambda: self.kept.emit(self.typed()))
        leave = Button("Leave it", Role.QUIET)
        leave.clicked.connect(self.left)
        acts = QWidget()
        acts.setLayout(FlowLayout(self.keep, leave))
        fields = (
            Field("What the set is called", self.name),
            Field("Who gave the licence", self.by),
            Field("Whom letters name for it", self.credit, hint=viewmodel.CREDIT_HINT),
            Field("Licence until", self.until, hint=viewmodel.UNTIL_HINT),
        )
        lines = column(self._title, 4, self._refused, 8, self.shelf, margins=(24, 20, 24, 24))
        for part in (*fields, self.first, self.problem, acts):
            lines.addSpacing(12)
            lines.addWidget(part)
        self.setLayout(lines)
        self.setFocusProxy(self.name)

    def show_folder(self, read: ReadFolder) -> None:
        """Ask for the licence of what was read."""
        self._title.show_words(viewmodel.found(read))
        self._refused.show_words(viewmodel.refused(read))
        self._refused.setVisible(bool(read.refused))
        self._show_tiles(read)
        self.keep.say(viewmodel.add_words(read))
        self.keep.setVisible(bool(read.pictures))
        self._fill(Licence(name=read.folder_name, credit="", licensed_by="", licensed_until=None))

    def show_licence(self, licence: Licence) -> None:
        """Change what is said of a set that is there."""
        self._title.show_words(f"The licence of “{licence.name}”")
        self._refused.hide()
        self.shelf.hide()
        self.keep.say("Keep")
        self.keep.show()
        self._fill(licence)

    def typed(self) -> Licence:
        """What stands in the fields."""
        return Licence(
            name=self.name.value(),
            credit=self.credit.value(),
            licensed_by=self.by.value(),
            licensed_until=self.until.value(),
            comes_first=self.first.value(),
        )

    def is_understood(self) -> bool:
        """Whether the last day, where one is typed, is a day."""
        return not self.until.typed().strip() or self.until.is_understood()

    def say_problem(self, sentence: str) -> None:
        """Why it was not kept; what was typed stays."""
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def _fill(self, licence: Licence) -> None:
        self.name.set_value(licence.name)
        self.by.set_value(licence.licensed_by)
        self.credit.set_value(licence.credit)
        self.until.set_value(licence.licensed_until)
        self.first.set_value(licence.comes_first)
        self.say_problem("")

    def _show_tiles(self, read: ReadFolder) -> None:
        """The first of them as they will be kept, so that somebody looks before they go to every laptop."""
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = []
        for picture in read.pictures[:_SHOWN]:
            shown = QPixmap()
            shown.loadFromData(picture.png)
            tile = PictureTile("", picture.name, photo=shown)
            tile.setEnabled(False)
            self._tiles.append(tile)
            self._flow.addWidget(tile)
            tile.show()
        self.shelf.setVisible(bool(self._tiles))
