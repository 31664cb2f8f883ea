"""The page as the child will hold it: the real PDF, at the width of the pane or as large as the officer likes."""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from iro_desktop.ui import theme

FIT_WIDTH = 0
SMALLEST_PERCENT, LARGEST_PERCENT = 40, 400
_AROUND = 26
_ABOVE = 20
_BETWEEN = 16
_PIXELS_A_POINT = 96 / 72
_WHEEL_STEP = 10
_ONE_NOTCH = 120


class PagePane(QAbstractScrollArea):
    """The pages of one PDF below each other. A newer version of it comes in without a flicker, at the same place."""

    zoomed = Signal(int)
    """The size changed by the wheel: per cent, or FIT_WIDTH."""
    scrolled = Signal()
    """Another part of the pages is in view."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._percent = FIT_WIDTH
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages instead of those before; where one was looking stays where it is."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        for old in (self._document, self._buffer):
            old.deleteLater()
        self._document, self._buffer = document, buffer
        self._pictures.clear()
        pages = document.pageCount()
        said = "\n".join(document.getAllText(page).text() for page in range(pages))
        self.setAccessibleDescription(f"{pages} {'page' if pages == 1 else 'pages'}. {said}")
        self._measure()
        self.viewport().update()

    def page_count(self) -> int:
        return self._document.pageCount()

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points."""
        points = (self._document.pagePointSize(page) for page in range(self.page_count()))
        return tuple((size.width(), size.height()) for size in points)

    def page_in_view(self) -> int:
        """The page that the middle of the pane shows, counted from 1; 0 while there is none."""
        middle = self._offset().y() + self.viewport().height() / 2
        bottoms = [place.bottom() + _BETWEEN / 2 for place in self._places()]
        last = self.verticalScrollBar().value() == self.verticalScrollBar().maximum() > 0
        if last or not bottoms:
            return len(bottoms)
        return next((page for page, bottom in enumerate(bottoms, start=1) if middle <= bottom), len(bottoms))

    def go_to_page(self, page: int) -> None:
        """Show a page, counted from 1, from its top."""
        places = self._places()
        if places:
            top = places[max(0, min(page - 1, len(places) - 1))].top()
            self.verticalScrollBar().setValue(round(top) - _ABOVE)

    def place_of(self, page: int) -> QRect:
        """Where a page, counted from 1, lies in the viewport now, in pixels."""
        return self._places()[page - 1].translated(-self._offset()).toRect()

    def percent(self) -> int:
        return self._percent

    def set_percent(self, percent: int) -> None:
        """How large the page is on screen: 100 is as on paper at 96 dots an inch. FIT_WIDTH fills the pane."""
        wanted = percent if percent == FIT_WIDTH else max(SMALLEST_PERCENT, min(percent, LARGEST_PERCENT))
        if wanted == self._percent:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._percent = wanted
        self._pictures.clear()
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(564), theme.px(600))

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _ONE_NOTCH
            now = self._percent or round(100 * self._scale() / _PIXELS_A_POINT)
            self.set_percent(round(now + notches * _WHEEL_STEP))
            self.zoomed.emit(self._percent)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._percent == FIT_WIDTH:
            self._pictures.clear()
        self._measure()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        now = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(now.desk))
        for page, place in enumerate(self._places()):
            on_screen = place.translated(-self._offset())
            if not on_screen.intersects(QRectF(event.rect())):
                continue
            painter.drawImage(on_screen, self._picture(page, on_screen))
            painter.setPen(QPen(QColor(now.hairline if now.dark else now.paper_edge), 1))
            painter.drawRect(on_screen.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _scale(self) -> float:
        """Pixels for each point of the page."""
        if self._percent != FIT_WIDTH:
            return self._percent / 100 * _PIXELS_A_POINT
        widest = max((self._document.pagePointSize(page).width() for page in range(self.page_count())), default=0.0)
        return max(1.0, self.viewport().width() - 2 * _AROUND) / widest if widest else 1.0

    def _places(self) -> list[QRectF]:
        """Where each page lies, in pixels from the top left of the whole."""
        scale = self._scale()
        sizes = [self._document.pagePointSize(page) * scale for page in range(self.page_count())]
        widest = max((size.width() for size in sizes), default=0.0)
        whole = max(float(self.viewport().width()), widest + 2 * _AROUND)
        places, top = [], float(_ABOVE)
        for size in sizes:
            places.append(QRectF(round((whole - size.width()) / 2), top, round(size.width()), round(size.height())))
            top += round(size.height()) + _BETWEEN
        return places

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _measure(self) -> None:
        places = self._places()
        height = round(places[-1].bottom()) + _ABOVE if places else 0
        width = round(max((place.right() for place in places), default=0)) + _AROUND
        room = self.viewport().size()
        for bar, needed, seen in (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), width, room.width()),
        ):
            bar.setRange(0, max(0, needed - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(theme.px(26))

    def _picture(self, page: int, place: QRectF) -> QImage:
        dense = self.devicePixelRatioF()
        size = QSize(round(place.width() * dense), round(place.height() * dense))
        known = self._pictures.get((page, size.width()))
        if known is None:
            known = self._document.render(page, size)
            self._pictures[page, size.width()] = known
        return known
