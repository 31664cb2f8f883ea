"""Choosing a picture for the words with the cursor: by suggestion, or by any word."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from msgspec import UNSET, UnsetType
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from iro_desktop.letters.content import Pictures
from iro_desktop.letters.picture_lines import NO_PICTURE, PictureLine
from iro_desktop.letters.suggested_pictures import suggested
from iro_desktop.letters.symbols import Symbol, called, find, folded, symbol_named
from iro_desktop.queries.council_pictures import CouncilPicture
from iro_desktop.queries.letter_pictures import OwnPicture
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Card, FlowLayout, Label, Role, TextField, row, speaker
from iro_desktop.ui.kit.frames import column
from iro_desktop.ui.letter import picture_words
from iro_desktop.ui.letter.council_choice import found_by
from iro_desktop.ui.letter.picture_tiles import TILE, PictureTile
from iro_desktop.ui.tokens import Style, Tone

_ACROSS, _DOWN = 4, 2
_GAP, _EDGES = 6, 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """A picture, and what it is called in the letter."""

    name: str
    words: str


class PicturePicker(Card):
    """Lies beside the words. Enter takes the first picture, an arrow goes to the others, Esc goes back to the text."""

    chosen = Signal(object)
    """What was chosen, as `Chosen`."""
    taken_out = Signal()
    bytes_wanted = Signal(object)
    """Pictures of the council's are shown whose bytes are not here yet: their ids, a tuple."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Choose a picture")
        self._for = ""
        self._now: PictureLine | None = None
        self._own: tuple[OwnPicture, ...] = ()
        self._council: tuple[CouncilPicture, ...] = ()
        self._photos: dict[UUID, QPixmap] = {}
        self._tiles: list[PictureTile] = []
        self.search = TextField("Find a picture", placeholder="Find: mum, football, judge", icon_name="search")
        self.search.edited.connect(self._look)
        self._said = Label("", Style.SMALL, Tone.SECONDARY)
        self._flow = FlowLayout(gap=_GAP, line_gap=_GAP)
        self._shelf = QWidget()
        self._shelf.setLayout(self._flow)
        self.words = TextField("What it shows", placeholder="What it shows, if its name does not say it")
        self.take_out = Button("Take out", Role.QUIET_SMALL, icon_name="trash-2")
        self.take_out.clicked.connect(self.taken_out)
        self.none_here = Button(picture_words.NO_PICTURE_HERE, Role.QUIET_SMALL)
        self.none_here.clicked.connect(lambda: self._choose(NO_PICTURE, NO_PICTURE))
        self._wish = Label("", Style.SMALL, Tone.ATTENTION)
        close = Button("Close", Role.QUIET_SMALL)
        close.clicked.connect(self.closed)
        foot = row(self.take_out, self.none_here, None, close)
        self.body.addLayout(column(self._wish, self.search, 8, self._said, 4, self._shelf, 8, self.words, 8, foot))
        self.hide()

    def open_for(self, line: str, now: PictureLine | None, wish: Pictures | UnsetType = UNSET) -> None:
        """Show pictures for a line of words, which may have one already, for a child who may have said a wish."""
        self._for, self._now = line, now
        self.search.set_value("")
        self.words.set_value(now.words if now is not None and now.words != now.name else "")
        self.take_out.setVisible(now is not None)
        self.none_here.setVisible(picture_words.may_leave_out(wish) and (now is None or now.name != NO_PICTURE))
        self._wish.show_words(picture_words.said_in_picker(wish))
        self._wish.setVisible(bool(self._wish.text()))
        self._look()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        speaker.say(self, f"Choose a picture. {self._said.text()}")

    def show_own(self, own: tuple[OwnPicture, ...]) -> None:
        """Show the child's own drawings and photos that may stand in this letter, before the others."""
        if own != self._own:
            self._own = own
            self._look()

    def show_council(self, pictures: tuple[CouncilPicture, ...]) -> None:
        """Know the pictures of the council's sets."""
        if pictures != self._council:
            self._council = pictures
            self._look()

    def show_bytes(self, found: Mapping[UUID, bytes]) -> None:
        """Show pictures of the council's that were asked for."""
        for picture_id, data in found.items():
            self._photos[picture_id] = QPixmap()
            self._photos[picture_id].loadFromData(data)
        if found:
            self._look()

    def tiles(self) -> tuple[PictureTile, ...]:
        """The pictures that are shown, the nearest first."""
        return tuple(self._tiles)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(focused)
            case Qt.Key.Key_Down if focused is self.search and self._tiles:
                self._tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down if isinstance(
                focused, PictureTile
            ):
                self._go(self._tiles.index(focused), Qt.Key(event.key()))
            case _:
                super().keyPressEvent(event)

    def _enter(self, focused: QWidget | None) -> None:
        if isinstance(focused, Button):
            focused.click()
        elif focused is self.words and self._now is not None:
            self._choose(self._now.name, self._now.name)
        elif isinstance(focused, PictureTile):
            focused.click()
        elif self._tiles:
            self._tiles[0].click()

    def _go(self, place: int, key: Qt.Key) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_ACROSS, Qt.Key.Key_Down: _ACROSS}
        there = place + steps[key]
        if there < 0:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif there < len(self._tiles):
            self._tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self) -> None:
        """Show what the word brings up; without a word, what the line suggests, else what is drawn for reviews."""
        asked = self.search.value().strip()
        found: tuple[Symbol, ...] = find(asked) if asked else suggested(self._for, at_most=_ACROSS * _DOWN)
        ours = found_by(self._council, asked, self._for)
        if asked:
            own_too = any(folded(asked) in folded(one.words) for one in self._own)
            self._said.show_words(
                "" if found or ours or own_too else f"There is no picture for “{asked}”. Try another word for it."
            )
        elif found or ours:
            self._said.show_words("For these words:")
        else:
            found = find("")
            self._said.show_words("Drawn for reviews. Type a word to find others.")
        self._said.setVisible(bool(self._said.text()))
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        own = [one for one in self._own if folded(asked) in folded(one.words)][:_ACROSS]
        room = _ACROSS * _DOWN - len(own)
        before = [one for one in ours if one.comes_first][:room]
        after = [one for one in ours if not one.comes_first][: max(0, room - len(before) - len(found))]
        self._tiles = [
            *(self._own_tile(one) for one in own),
            *(self._council_tile(one) for one in before),
            *(self._tile(one, asked) for one in found[: room - len(before)]),
            *(self._council_tile(one) for one in after),
        ]
        lacking = tuple(one.picture_id for one in (*before, *after) if one.picture_id not in self._photos)
        self._fit()
        if lacking:
            self.bytes_wanted.emit(lacking)

    def _tile(self, symbol: Symbol, asked: str) -> PictureTile:
        name = called(symbol, asked) if asked else symbol.name
        # Another drawing may be the first that is called so: then this one goes by its own name.
        known = name if symbol_named(name) == symbol else symbol.name
        tile = PictureTile(symbol.key, name)
        tile.clicked.connect(lambda: self._choose(known, name))
        self._flow.addWidget(tile)
        tile.show()
        return tile

    def _own_tile(self, own: OwnPicture) -> PictureTile:
        photo = QPixmap()
        photo.loadFromData(own.data)
        tile = PictureTile(own.name, own.words or "No words yet", photo=photo)
        tile.clicked.connect(lambda: self._choose_own(own))
        self._flow.addWidget(tile)
        tile.show()
        return tile

    def _council_tile(self, picture: CouncilPicture) -> PictureTile:
        photo = self._photos.get(picture.picture_id, QPixmap())
        tile = PictureTile(picture.name, picture.words[0], photo=photo)
        tile.setToolTip(f"{picture.words[0]}, {picture.set_name}")
        tile.clicked.connect(lambda: self._choose(picture.name, picture.words[0]))
        self._flow.addWidget(tile)
        tile.show()
        return tile

    def _choose_own(self, own: OwnPicture) -> None:
        """Nobody can know from its name what a photo shows, so words must be there."""
        if own.words or self.words.value().strip():
            self._choose(own.name, own.words)
            return
        self._said.show_words("Say below what the picture shows, for those who cannot see it. Then press it again.")
        self._said.setVisible(True)
        self._fit()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: str, called_so: str) -> None:
        self.chosen.emit(Chosen(name, self.words.value().strip() or called_so))

    def _fit(self) -> None:
        wide = theme.px(TILE) * _ACROSS + _GAP * (_ACROSS - 1) + theme.px(_EDGES)
        self._shelf.setMinimumHeight(self._flow.heightForWidth(wide - theme.px(_EDGES)))
        self.body.invalidate()
        high = (
            self.body.totalHeightForWidth(wide) if self.body.hasHeightForWidth() else self.body.totalSizeHint().height()
        )
        self.setFixedSize(wide, high)
        self.body.activate()
