"""Line icons drawn in the colour of their word, and cached."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop import resources
from iro_desktop.ui import theme
from iro_desktop.ui.tokens import Tone

BESIDE_WORDS = 20
IN_BUTTON = 18
IN_SMALL = 16
_LINE = "1.75"


def icon_pixmap(name: str, ink: QColor, size: int) -> QPixmap:
    """The icon at `size` pixels (already grown with the letters), sharp on the sharpest screen there is."""
    return _drawn(name, ink.name(), size, screen_scale())


def icon(name: str, tone: Tone, size: int = IN_BUTTON) -> QIcon:
    """For Qt's own buttons. `size` at 100 % text. Does not follow a change of look: ask again then."""
    found = QIcon(icon_pixmap(name, theme.colour(tone), theme.px(size)))
    off = icon_pixmap(name, QColor(theme.tokens().hint), theme.px(size))
    found.addPixmap(off, QIcon.Mode.Disabled)
    return found


def draw_icon(painter: QPainter, name: str, ink: QColor, rect: QRectF) -> None:
    """Paint an icon into a square of the rectangle's width."""
    painter.drawPixmap(rect.topLeft(), icon_pixmap(name, ink, round(rect.width())))


def screen_scale() -> float:
    """Device pixels per pixel of the sharpest screen, so that nothing cached is ever blurred."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, size: int, scale: float) -> QPixmap:
    source = resources.text(f"icons/{name}.svg").replace("currentColor", ink)
    source = re.sub(r'stroke-width="2"', f'stroke-width="{_LINE}"', source)
    return render_svg(source, size, scale)


def render_svg(source: str, size: int, scale: float) -> QPixmap:
    """A square picture of an SVG, `size` pixels wide on a screen of that scale."""
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


class Icon(QWidget):
    """An icon beside its word. It says nothing on its own, so screen readers pass over it."""

    def __init__(
        self, name: str, tone: Tone = Tone.SECONDARY, size: int = BESIDE_WORDS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: Tone | None = None) -> None:
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        draw_icon(QPainter(self), self._name, theme.colour(self._tone), QRectF(self.rect()))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
