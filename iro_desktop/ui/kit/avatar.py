"""A child's picture: one of ten animals on a disc, chosen by the child or at random, never a photo."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop import resources
from iro_desktop.ui import theme
from iro_desktop.ui.kit.icons import render_svg, screen_scale

ANIMALS = ("fox", "owl", "robin", "whale", "rabbit", "penguin", "bear", "frog", "hedgehog", "tortoise")
SIZES = (24, 32, 36, 40, 48, 56, 64)
IN_ROW = 36


def avatar_pixmap(animal: str, size: int) -> QPixmap:
    """The picture at `size` pixels (already grown with the letters). An animal we do not know becomes a fox."""
    return _drawn(animal if animal in ANIMALS else ANIMALS[0], size, screen_scale())


@lru_cache(maxsize=256)
def _drawn(animal: str, size: int, scale: float) -> QPixmap:
    return render_svg(resources.text(f"animals/{animal}.svg"), size, scale)


def draw_avatar(painter: QPainter, animal: str, x: float, y: float, size: int) -> None:
    painter.drawPixmap(QPointF(x, y), avatar_pixmap(animal, size))


class Avatar(QWidget):
    """The picture beside a name; the name says who it is, so a screen reader hears only the animal."""

    def __init__(self, animal: str, size: int = IN_ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._animal = animal
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_animal(animal)

    def show_animal(self, animal: str) -> None:
        self._animal = animal
        self.setAccessibleName(f"picture: {animal}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        draw_avatar(QPainter(self), self._animal, 0, 0, self.width())

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
