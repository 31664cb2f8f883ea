"""One picture or paper over the whole window, as large as there is room."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.models.attachment import PDF
from iro_desktop.models.refused import Refused
from iro_desktop.queries.attachments import Picture, bytes_of_picture
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Label, Role, column, row
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.shell.over import OverPage
from iro_desktop.ui.tokens import Style, Tone

_NOT_READABLE = "This paper cannot be shown here. It is kept as it is; nothing is lost."


class PictureViewer(OverPage):
    """Shows it from memory. Back and Esc lead to where one came from."""

    def __init__(self, desk: Desk, picture: Picture, window: QWidget) -> None:
        words = picture.in_words or picture.name
        super().__init__(words, window)
        self._is_paper = picture.media_type == PDF
        self.image = WholeImage(words)
        self.paper = PagePane(words)
        self._problem = Label("", tone=Tone.SECONDARY)
        self._problem.hide()
        for part in (self.image, self.paper):
            part.hide()
        back = Button("Back", Role.QUIET, icon_name="arrow-left")
        back.clicked.connect(self.leave)
        head = row(back, 16, Label(words, Style.H3), gap=0)
        head.setStretch(2, 1)
        whole = column(head, 12, self._problem, self.image, self.paper, margins=(24, 16, 24, 16))
        whole.setStretch(3, 1)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.open_page(back)
        query = partial(bytes_of_picture, attachment_id=picture.attachment_id)
        desk.casework.ask(self, query, then=self._show, refused=self._not_shown)

    def _show(self, data: bytes) -> None:
        if self._is_paper:
            self.paper.show_pdf(data)
            self.paper.setVisible(self.paper.page_count() > 0)
            if self.paper.page_count() == 0:
                self._say(_NOT_READABLE)
            return
        self.image.show_image(QImage.fromData(data))
        self.image.show()

    def _not_shown(self, reason: Refused) -> None:
        self._say(reason.sentence)

    def _say(self, sentence: str) -> None:
        self._problem.show_words(sentence)
        self._problem.show()


class WholeImage(QWidget):
    """A picture in the middle of its room, whole, never larger than it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
