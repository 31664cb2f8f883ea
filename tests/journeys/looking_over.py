"""Looks over a window as an officer with weak eyes, without a mouse or with a screen reader would: what is wrong?

Each function answers with one sentence per fault, so that an empty list means a good window.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QScrollBar,
    QStackedLayout,
    QStyle,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QTabBar,
    QTextEdit,
    QWidget,
)

from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.kit import Label, Tag, unnamed_controls
from iro_desktop.ui.shell.overlay import Overlay
from iro_desktop.ui.tokens import contrast

LEAST_CONTRAST = 4.5
"""Words on their ground, WCAG 2.2 AA."""
_LONGEST_WALK = 400
_UNBOUNDED = 16_777_215


# Words that have no room


def cut(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, and parts that reach beyond what holds them."""
    faults = []
    for widget in _in_sight(window):
        faults += [f"{_called(widget)}: {fault}" for fault in (*_too_small(widget), *_beyond_its_holder(widget))]
    return faults


def _too_small(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QListView):
        yield from _short_rows(widget)
    elif isinstance(widget, QHeaderView):
        yield from _short_headings(widget)
    elif isinstance(widget, QTextEdit):
        yield from _short_page(widget)
    elif isinstance(widget, QTabBar):
        if widget.count() and widget.tabRect(widget.count() - 1).right() > widget.width():
            yield f"its tabs are {widget.tabRect(widget.count() - 1).right()} wide and have {widget.width()}"
    elif widget.layout() is None and not isinstance(widget, QAbstractScrollArea | QProgressBar):
        yield from _less_than_it_needs(widget)
    if isinstance(widget, QLineEdit):
        yield from _short_line(widget)
    if isinstance(widget, Label) and widget.text() and widget.toolTip() == widget.text() and not _is_beginning(widget):
        yield "ends in an ellipsis"


def _is_beginning(label: Label) -> bool:
    """Several lines may be the beginning of something that stands in full elsewhere, such as a letter."""
    return label.height() >= 2 * label.fontMetrics().height()


def _less_than_it_needs(widget: QWidget) -> Iterator[str]:
    needed = widget.minimumSizeHint()
    if isinstance(widget, QComboBox):
        needed = widget.sizeHint()
    if needed.width() > widget.width() + 1:
        yield f"needs {needed.width()} in width and has {widget.width()}"
    if isinstance(widget, Label) and not widget.text():
        return
    high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else needed.height()
    if high > widget.height() + 1:
        yield f"needs {high} in height and has {widget.height()}"


def _short_line(field: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    margins = field.textMargins()
    room = inside.width() - margins.left() - margins.right() - 4  # Qt keeps 2 pixels free at either side
    words = field.displayText() or field.placeholderText()
    needed = field.fontMetrics().horizontalAdvance(words)
    if needed > room:
        yield f"shows {needed} of words in {room}"
    if field.fontMetrics().height() > inside.height():
        yield f"letters {field.fontMetrics().height()} high stand in {inside.height()}"


def _short_page(field: QTextEdit) -> Iterator[str]:
    room = field.viewport().size()
    never_scrolls = field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    needed = field.document().size().height() if never_scrolls else field.fontMetrics().height()
    if not field.toPlainText():
        margin = round(2 * field.document().documentMargin())
        bounds = QRect(0, 0, room.width() - margin, _UNBOUNDED)
        wrapped = field.fontMetrics().boundingRect(bounds, Qt.TextFlag.TextWordWrap.value, field.placeholderText())
        needed = wrapped.height() + margin
    if needed > room.height() + 1:
        yield f"shows {round(needed)} of words in {room.height()}"


def _short_rows(view: QListView) -> Iterator[str]:
    never_scrolls = view.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    for number in range(view.model().rowCount()):
        index = view.model().index(number, 0)
        place = view.visualRect(index)
        if not place.intersects(view.viewport().rect()) and not never_scrolls:
            continue
        needed: QSize = view.itemDelegate().sizeHint(QStyleOptionViewItem(), index)
        if needed.height() > place.height() + 1:
            yield f"row {number} needs {needed.height()} in height and has {place.height()}"
        if never_scrolls and place.bottom() > view.viewport().height():
            yield f"row {number} ends at {place.bottom()} of {view.viewport().height()}"


def _short_headings(header: QHeaderView) -> Iterator[str]:
    if header.orientation() == Qt.Orientation.Horizontal:
        for number in range(header.count()):
            needed = header.sectionSizeFromContents(number).width()
            if needed > header.sectionSize(number):
                yield f"heading {number} needs {needed} and has {header.sectionSize(number)}"


def _beyond_its_holder(widget: QWidget) -> Iterator[str]:
    holder = widget.parentWidget()
    if holder is None or isinstance(widget, QFocusFrame) or widget.isWindow():
        return
    place = widget.geometry()
    area = holder.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
        if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and place.width() > holder.width():
            yield f"is {place.width()} wide in {holder.width()} and cannot be scrolled to"
    elif not holder.rect().adjusted(-1, -1, 1, 1).contains(place):
        yield f"stands at {_spot(place)} in a {type(holder).__name__} of {holder.width()} × {holder.height()}"


# Parts that lie on each other


def overlaps(window: QWidget) -> list[str]:
    """Parts of one layout that lie on each other."""
    faults = []
    for layout in window.findChildren(QLayout):
        owner = layout.parentWidget()
        if owner is None or not owner.isVisible() or isinstance(layout, QStackedLayout):
            continue
        parts = list(_parts(layout))
        for number, (one, place) in enumerate(parts):
            for other, there in parts[number + 1 :]:
                both = place.intersected(there)
                if both.width() > 1 and both.height() > 1:
                    faults.append(f"{one} at {_spot(place)} lies on {other} at {_spot(there)}")
    return faults


def _parts(layout: QLayout) -> Iterator[tuple[str, QRect]]:
    """What a layout lays out, found by its widgets and never by `itemAt`.

    Python keeps a wrapper for each item it was shown, also when Qt has deleted the item; a widget made later at the
    same address is then taken for that item, and the program ends.
    """
    owner = layout.parentWidget()
    beside = owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if owner else []
    for widget in beside:
        if widget.isVisible() and layout.indexOf(widget) >= 0:
            yield _called(widget), widget.geometry()
    for inner in layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if any(True for _ in _parts(inner)):
            yield "a layout", inner.geometry()


# The keyboard


def keyboard_faults(window: QWidget) -> list[str]:
    """Controls that Tab does not reach, traps it does not leave, and focus that nobody could see; both ways round."""
    return [*_walk(window, Qt.Key.Key_Tab), *_walk(window, Qt.Key.Key_Backtab)]


def _walk(window: QWidget, key: Qt.Key) -> Iterator[str]:
    waiting = {widget for widget in _in_sight(window) if _takes_tab(widget)}
    start: QWidget | None = window.focusWidget()
    if start is None or not waiting:
        if waiting:
            yield "nothing has the keyboard"
        return
    seen: list[QWidget] = []
    way = "Tab" if key == Qt.Key.Key_Tab else "Shift+Tab"
    for _ in range(_LONGEST_WALK):
        QTest.keyClick(window.windowHandle(), key)
        here: QWidget | None = window.focusWidget()
        if here is None or (seen and here is seen[-1] and waiting != {here}):
            yield f"{way} does not leave {_called(seen[-1]) if seen else 'the window'}"
            return
        if here in seen:
            break
        seen.append(here)
        yield from _unseen_focus(here)
    else:
        yield f"{way} never comes round"
    for missed in waiting - set(seen):
        # A field may have grown or gone while the keyboard passed by.
        if missed.isVisible() and _takes_tab(missed):
            yield f"{way} does not reach {_called(missed)}"


def _unseen_focus(widget: QWidget) -> Iterator[str]:
    if widget.visibleRegion().isEmpty():
        yield f"{_called(widget)} has the keyboard out of sight"
    frames = widget.window().findChildren(QFocusFrame)
    ringed = any(frame.widget() is widget and frame.isVisible() for frame in frames)
    if not ringed and not widget.property(PAINTS_OWN_FOCUS):
        yield f"{_called(widget)} has the keyboard and shows it nowhere"


def _takes_tab(widget: QWidget) -> bool:
    proxy: QWidget | None = widget.focusProxy()
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and proxy is None


# Screen readers and voice control


def unnamed(window: QWidget) -> list[str]:
    """Controls without a name, and those whose name does not begin with what stands on them.

    A name may go on where the words alone would be heard several times: “Change” is called “Change what Sam asked for”.
    """
    faults = unnamed_controls(window)
    for widget in _in_sight(window):
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton) and not name.startswith(_plain(widget.text())):
            faults.append(f"“{_plain(widget.text())}” is called “{name}”")
        if isinstance(widget, Label):
            control: QWidget | None = widget.buddy()
            if control is not None and not control.accessibleName().startswith(widget.text()):
                faults.append(f"the field below “{widget.text()}” is called “{control.accessibleName()}”")
    return faults


def _plain(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


# Colours


def faint(window: QWidget) -> list[str]:
    """Words that do not stand apart from what they lie on, measured in a picture of the window."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    faults = []
    for widget in _in_sight(window):
        if not _has_words(widget) or not widget.isEnabled():
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # half scrolled away, so that perhaps only its ground is seen
        place = QRect(widget.mapTo(window, QPoint()), widget.size())
        ink, ground = _two_colours(picture.copy(place))
        apart = contrast(ink, ground)
        if apart < LEAST_CONTRAST:
            faults.append(f"{_called(widget)} stands {apart:.2f} apart: {ink} on {ground}")
    return faults


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, Label | QAbstractButton):
        return bool(widget.text().strip())
    return isinstance(widget, Tag)


def _two_colours(picture: QImage) -> tuple[str, str]:
    """The ink and the ground: the commonest colour, and the one furthest from it."""
    # The bytes of RGB32 are blue, green, red and one that says nothing.
    pixels = Counter(memoryview(bytes(picture.constBits())).cast("I"))
    colours = {QColor(pixel & 0xFFFFFF).name(): count for pixel, count in pixels.items()}
    ground = max(colours, key=lambda name: colours[name])
    return max(colours, key=lambda name: contrast(name, ground)), ground


# All


def _in_sight(window: QWidget) -> list[QWidget]:
    """Everything that is shown; where a panel lies over the window, what is on the panel."""
    overlay = next((found for found in window.findChildren(Overlay) if found.isVisible()), None)
    return [
        widget
        for widget in (overlay or window).findChildren(QWidget)
        if widget.isVisible()
        and widget.width()
        and widget.height()
        and widget.window() is window
        and not isinstance(widget, QScrollBar | QFocusFrame)
        and not widget.objectName().startswith(("qt_", "ScrollLeft", "ScrollRight"))
    ]


def _called(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, Label | QAbstractButton) else "")
    return f"{type(widget).__name__} “{words[:50]}”" if words else type(widget).__name__


def _spot(place: QRect) -> str:
    return f"{place.x()},{place.y()} {place.width()}×{place.height()}"
