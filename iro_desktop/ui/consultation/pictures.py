"""The pictures and papers of a talk: added from a file, shown from memory, with the child's yes beside each."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from iro_desktop.actions.attachments import (
    attach,
    bring_back_attachment,
    delete_attachment,
    keep_childs_answer,
    say_what_it_shows,
    say_what_kind,
)
from iro_desktop.actions.drawing_drafts import keep_finished_drawing
from iro_desktop.exchange.pictures import CleanFile, clean, clean_file
from iro_desktop.models.attachment import PDF, AttachmentKind
from iro_desktop.models.refused import Refused
from iro_desktop.queries.attachments import Picture, bytes_of_picture
from iro_desktop.queries.consultation import TalkInFull
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.consultation import viewmodel
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.drawing.page import DrawingPage
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Button, FlowLayout, Label, NotesField, Role, Tick, column, row, speaker
from iro_desktop.ui.pictures.viewer import PictureViewer
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_SMALL = 72
_FILES = "Pictures and papers (*.jpg *.jpeg *.png *.pdf *.heic);;All files (*)"
_A_PAPER = "A paper. It is kept with the talk."


class Pictures(QWidget):
    """All that came with one talk. A file is cleaned beside the writing thread, so that no save waits for it."""

    added = Signal()
    """A picture is on the disk."""

    def __init__(self, desk: Desk, talk_id: UUID) -> None:
        super().__init__()
        self._desk = desk
        self._talk_id = talk_id
        self._talk: TalkInFull | None = None
        self._cards: dict[UUID, _Card] = {}
        self._add = Button("Add a photo or scanned paper", Role.SECONDARY, icon_name="image")
        self._add.clicked.connect(self._choose)
        self._draw = Button("Draw", Role.SECONDARY, icon_name="palette")
        self._draw.clicked.connect(self._open_sheet)
        self._problem = Label("", Style.SMALL, Tone.DANGER)
        self._problem.hide()
        self._list = column(gap=12)
        hint = Label(
            "Place and camera are taken out before it is kept. Your file stays as it is.", Style.SMALL, Tone.HINT
        )
        ways = QWidget()
        ways.setLayout(FlowLayout(self._draw, self._add))
        self.setLayout(column(Label("Pictures and papers", Style.H3), 4, ways, 4, hint, self._problem, 8, self._list))

    def show_talk(self, talk: TalkInFull) -> None:
        """Show the pictures there are; one that the officer is typing about stays as it is."""
        self._talk = talk
        there = {picture.attachment_id for picture in talk.pictures}
        for gone in set(self._cards) - there:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for picture in talk.pictures:
            if picture.attachment_id not in self._cards:
                card = _Card(self._desk, picture, talk.who.name)
                self._cards[picture.attachment_id] = card
                self._list.addWidget(card)
            self._cards[picture.attachment_id].show_picture(picture)

    def add_file(self, path: Path) -> None:
        """Clean a file and keep what is left of it; what cannot be kept is said below the button."""
        self._say("")
        self._desk.casework.ask(self, partial(_clean, path=path), then=partial(self._keep, path), refused=self._refused)

    def flush(self) -> None:
        """Save what is typed about any of them."""
        for card in self._cards.values():
            card.flush()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Add a photo or scanned paper", "", _FILES)
        if chosen:
            self.add_file(Path(chosen))

    def _open_sheet(self) -> None:
        """A sheet over the whole window for the child to draw on."""
        if self._talk is not None:
            self.flush()
            page = DrawingPage(self._desk, self._talk.who.child_id, self.window())
            page.finished.connect(self._keep_drawing)
            page.left.connect(lambda: self._draw.setFocus(Qt.FocusReason.OtherFocusReason))

    def _keep_drawing(self, picture: bytes) -> None:
        """Keep the drawing and let its draft go in one step: it is never in neither place."""
        if self._talk is None:
            return
        child_id = self._talk.who.child_id
        kept = clean(bytes(picture))

        keep = partial(
            keep_finished_drawing,
            child_id=child_id,
            data=kept.data,
            media_type=kept.media_type,
            taken_on=self._desk.today(),
            talk_id=self._talk_id,
        )
        self._desk.casework.write(self, keep, then=lambda _: self.added.emit(), refused=self._refused)
        self._draw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, path: Path, kept: CleanFile) -> None:
        if self._talk is None:
            return
        action = partial(
            attach,
            child_id=self._talk.who.child_id,
            data=kept.data,
            media_type=kept.media_type,
            kind=AttachmentKind.PAPER if kept.media_type == PDF else AttachmentKind.PHOTO,
            name=path.name,
            consultation_id=self._talk_id,
        )
        self._desk.casework.write(self, action, then=lambda _: self.added.emit(), refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self._say(reason.sentence)

    def _say(self, sentence: str) -> None:
        self._problem.show_words(sentence)
        self._problem.setVisible(bool(sentence))
        speaker.say(self, sentence)


class _Card(QWidget):
    """One picture or paper, small, with what it shows and the child's yes; “Open” shows it over the whole window."""

    def __init__(self, desk: Desk, picture: Picture, child_name: str) -> None:
        super().__init__()
        self._desk = desk
        self._id = picture.attachment_id
        self._image = _Image(picture.in_words or picture.name)
        self._line = Label("", Style.SMALL, Tone.SECONDARY)
        self._shows = NotesField(
            "What it shows", placeholder="What it shows, for those who cannot see it", lines=1, grows=True
        )
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save_words)
        self._shows.edited.connect(self._timer.touch)
        self._yes = Tick(viewmodel.says_yes(child_name))
        self._yes.edited.connect(self._save_yes)
        self._form = Tick("This is a feedback form")
        self._form.edited.connect(self._save_kind)
        self._picture = picture
        open_it = Button("Open", Role.QUIET_SMALL)
        open_it.setAccessibleDescription("Show it over the whole window")
        open_it.clicked.connect(self._open)
        away = Button("Take away", Role.QUIET_SMALL)
        away.clicked.connect(self._take_away)
        beside = column(self._line, 4, self._shows, 4, self._yes, self._form, row(open_it, away, None, gap=12), None)
        line = row(self._image, beside, gap=12)
        line.setStretch(1, 1)
        line.setAlignment(self._image, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line))
        desk.casework.ask(
            self, partial(bytes_of_picture, attachment_id=self._id), then=self._came, refused=self._not_shown
        )

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self._line.show_words(viewmodel.picture_line(picture))
        if not self._timer.is_waiting():
            self._shows.set_value(picture.in_words or "")
        self._yes.set_value(picture.child_says_yes is True)
        # A paper is not a picture that could stand in a letter.
        self._yes.setVisible(not picture.is_paper)
        self._form.set_value(picture.kind is AttachmentKind.FEEDBACK_FORM)
        self._form.setVisible(picture.kind is not AttachmentKind.DRAWING)
        if picture.is_paper:
            self._image.setAccessibleName(_A_PAPER)

    def flush(self) -> None:
        self._timer.flush()

    def _came(self, data: bytes) -> None:
        self._image.show_image(QImage.fromData(data))

    def _not_shown(self, reason: Refused) -> None:
        self._line.show_words(reason.sentence)

    def _open(self) -> None:
        self.flush()
        viewer = PictureViewer(self._desk, self._picture, self.window())
        viewer.left.connect(lambda: self._shows.setFocus(Qt.FocusReason.OtherFocusReason))

    def _save_words(self) -> None:
        say = partial(say_what_it_shows, attachment_id=self._id, in_words=self._shows.value())
        self._desk.casework.write(self._desk.casework, say)

    def _save_yes(self) -> None:
        # A tick taken away is no longer a yes, and says nothing of a no.
        answer = True if self._yes.value() else None
        keep = partial(keep_childs_answer, attachment_id=self._id, says_yes=answer)
        self._desk.casework.write(self._desk.casework, keep)

    def _save_kind(self) -> None:
        plain = AttachmentKind.PAPER if self._picture.is_paper else AttachmentKind.PHOTO
        kind = AttachmentKind.FEEDBACK_FORM if self._form.value() else plain
        keep = partial(say_what_kind, attachment_id=self._id, kind=kind)
        self._desk.casework.write(self._desk.casework, keep)

    def _take_away(self) -> None:
        self.flush()
        do_with_undo(
            self._desk,
            partial(delete_attachment, attachment_id=self._id, at=self._desk.clock()),
            partial(bring_back_attachment, attachment_id=self._id),
            "Picture taken away.",
        )


class _Image(QWidget):
    """Paints a picture from memory: no copy of it ever lies in a folder."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(_SMALL)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            (self.width() - size.width()) // 2,
            0,
            self._image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation),
        )


def _clean(session: Session, *, path: Path) -> CleanFile:
    del session
    return clean_file(path)
