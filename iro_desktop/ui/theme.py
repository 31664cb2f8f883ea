"""How the program looks: light, dark or high contrast, and letters from 80 to 200 %, changed while it runs."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from weakref import ReferenceType, ref

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from iro_desktop import resources
from iro_desktop.ui.focus_ring import FocusRing
from iro_desktop.ui.stylesheet import stylesheet
from iro_desktop.ui.tokens import CHILD_FAMILY, DARK, LIGHT, READING_FAMILY, TYPE, Style, Tokens, Tone

SMALLEST_TEXT_PERCENT = 80
LARGEST_TEXT_PERCENT = 200

_FONT_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Medium.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "Andika-Regular.ttf",
    "Andika-Bold.ttf",
    "NotoSans-Regular.ttf",
)
_HIGH_CONTRAST_GROUNDS = frozenset(
    {
        "window",
        "surface",
        "raised",
        "desk",
        "accent_tint",
        "good_tint",
        "attention_tint",
        "danger_tint",
        "information_tint",
        "voice_tint",
        "focus_fill",
        "on_accent",
        "toast",
        "paper",
    }
)
_FALLBACK_FAMILY = "Noto Sans"


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Look:
    """What an officer chose in Settings. Text in per cent, kept within 80 to 200."""

    theme: Theme = Theme.SYSTEM
    text_percent: int = 100
    less_motion: bool = False


class Announcer(QObject):
    """Tells that the look changed, after every colour and size is in place."""

    look_changed = Signal()


announcer = Announcer()


class _Appearance:
    """The look in force. One per process, as there is one QApplication per process."""

    def __init__(self) -> None:
        self.look = Look(theme=Theme.LIGHT)
        self.tokens: Tokens = LIGHT
        self.factor = 1.0
        self.listening = False
        self.ring: FocusRing | None = None
        self.windows: list[ReferenceType[QWidget]] = []
        """Not held: a window that was locked away must go, and its records with it."""


_now = _Appearance()


def apply_look(app: QApplication, look: Look) -> None:
    """Dress every window, open or to come. May be called again at any time."""
    _load_fonts()
    percent = max(SMALLEST_TEXT_PERCENT, min(look.text_percent, LARGEST_TEXT_PERCENT))
    _now.look = look
    _now.factor = percent / 100
    _now.tokens = _tokens_for(app, look.theme)
    if _now.ring is None:
        app.setStyle("Fusion")
        _now.ring = FocusRing(app)
    if look.theme is not Theme.HIGH_CONTRAST:
        app.setPalette(_palette(_now.tokens))
    app.setFont(font(Style.BODY))
    _put_on(app)
    _now.ring.dress(_now.tokens.focus_ring)
    _follow_the_system(app)
    announcer.look_changed.emit()


def dress(window: QWidget) -> None:
    """Let a window carry the style sheet itself, for as long as it lives. Call it before the window is filled.

    While the program as a whole has a sheet, Qt works out every widget's style anew each time something is put into a
    layout, its parts too: a page of 250 widgets cost 118 ms to put together, and costs 30 where the sheet comes with
    the window. Panels, menus and dialogs take it from the window they belong to.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a window stands in an application"
    _now.windows.append(ref(window))
    window.destroyed.connect(partial(_give_back, id(window)))
    _put_on(app)


def _give_back(gone: int) -> None:
    """A window went: with the last one, what stands alone is dressed by the program again.

    Not at once: while this is told, Qt still takes the window apart, and a sheet put on meanwhile keeps parts of it
    that are gone a moment later.
    """
    _now.windows = [kept for kept in _now.windows if id(kept()) != gone]
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.closingDown():
        QTimer.singleShot(0, app, lambda: _put_on(app))


def _put_on(app: QApplication) -> None:
    windows = [window for kept in _now.windows if (window := kept()) is not None and isValid(window)]
    _now.windows = [ref(window) for window in windows]
    sheet = stylesheet(_now.tokens, _now.factor)
    of_all = "" if windows else sheet
    if app.styleSheet() != of_all:
        app.setStyleSheet(of_all)
    for window in windows:
        if window.styleSheet() != sheet:
            window.setStyleSheet(sheet)


def current_look() -> Look:
    return _now.look


def tokens() -> Tokens:
    """The colours in force."""
    return _now.tokens


def factor() -> float:
    """How much larger than 100 % the officer wants letters: 0.8 to 2."""
    return _now.factor


def px(at_100_percent: float) -> int:
    """A size of text, a control or an icon, grown with the letters. Gaps between things are not grown."""
    return round(at_100_percent * _now.factor)


def less_motion() -> bool:
    """Whether to keep things still: chosen in Settings, or asked for by the system."""
    if _now.look.less_motion:
        return True
    hints = QApplication.styleHints()  # kept in a variable: a chained call loses its owner and crashes
    accessibility = hints.accessibility()
    return accessibility.motionPreference() == Qt.MotionPreference.ReducedMotion


def colour(tone: Tone) -> QColor:
    """The ink of a tone in the theme in force."""
    return QColor(_now.tokens.ink(tone))


def font(style: Style, *, bold: bool | None = None) -> QFont:
    """The letters of a style at the size in force. `bold` True is the weight for the name of a thing, 600."""
    kind = TYPE[style]
    letters = QFont([kind.family, _FALLBACK_FAMILY])
    letters.setPixelSize(max(1, px(kind.size)))
    weight = kind.weight if bold is None else (600 if bold else 400)
    letters.setWeight(QFont.Weight(weight))
    return letters


def line_height(style: Style) -> int:
    return px(TYPE[style].line)


def is_restyle(event: QEvent) -> bool:
    """Whether a widget's changeEvent tells that sizes and colours may have changed."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


def set_role(widget: QWidget, **roles: str | bool) -> None:
    """Give a widget the properties the style sheet looks for, and dress it anew."""
    for name, value in roles.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


@cache
def _load_fonts() -> None:
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}"))) < 0:
            raise FileNotFoundError(
                f"The font {name} cannot be read. Install IRO Desktop again; your records are not touched."
            )
    assert {READING_FAMILY, CHILD_FAMILY} <= set(QFontDatabase.families())


def _tokens_for(app: QApplication, theme: Theme) -> Tokens:
    hints = app.styleHints()
    if theme is Theme.SYSTEM:
        accessibility = hints.accessibility()
        if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return _system_tokens(app)
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    if theme is Theme.HIGH_CONTRAST:
        return _system_tokens(app)
    return DARK if theme is Theme.DARK else LIGHT


def _system_tokens(app: QApplication) -> Tokens:
    """High contrast: the system's own colours, no tints, edges of 2 px."""
    app.setPalette(QPalette())  # ours would otherwise be taken for the system's
    system = app.palette()

    def named(role: QPalette.ColorRole) -> str:
        return system.color(role).name()

    base, text = named(QPalette.ColorRole.Base), named(QPalette.ColorRole.Text)
    chosen, on_chosen = named(QPalette.ColorRole.Highlight), named(QPalette.ColorRole.HighlightedText)
    inks = {name for name in Tokens.__dataclass_fields__ if name not in _HIGH_CONTRAST_GROUNDS}
    inks -= {"selection", "edge_width", "dark"}
    return Tokens(
        **dict.fromkeys(inks, text),
        **dict.fromkeys(_HIGH_CONTRAST_GROUNDS, base),
        selection=_ground_apart(chosen, on_chosen, base, text),
        edge_width=2,
        dark=system.color(QPalette.ColorRole.Base).lightness() < 128,
    )


def _ground_apart(chosen: str, on_chosen: str, base: str, text: str) -> str:
    """The ground of a chosen row. Its words stay in the text colour, so the system's highlight serves only where
    its own words have that colour; elsewhere the bar at the row's edge alone says it is chosen."""
    return chosen if on_chosen == text else base


def _palette(now: Tokens) -> QPalette:
    palette = QPalette()
    groups = {
        QPalette.ColorRole.Window: now.window,
        QPalette.ColorRole.WindowText: now.text,
        QPalette.ColorRole.Base: now.surface,
        QPalette.ColorRole.AlternateBase: now.window,
        QPalette.ColorRole.Text: now.text,
        QPalette.ColorRole.PlaceholderText: now.hint,
        QPalette.ColorRole.Button: now.surface,
        QPalette.ColorRole.ButtonText: now.text,
        QPalette.ColorRole.BrightText: now.danger,
        QPalette.ColorRole.Highlight: now.selection,
        QPalette.ColorRole.HighlightedText: now.text,
        QPalette.ColorRole.Link: now.link,
        QPalette.ColorRole.LinkVisited: now.link,
        QPalette.ColorRole.ToolTipBase: now.toast,
        QPalette.ColorRole.ToolTipText: now.toast_text,
        QPalette.ColorRole.Accent: now.accent,
        QPalette.ColorRole.Light: now.surface,
        QPalette.ColorRole.Midlight: now.raised,
        QPalette.ColorRole.Mid: now.hairline,
        QPalette.ColorRole.Dark: now.field_edge,
        QPalette.ColorRole.Shadow: now.hairline,
    }
    for role, value in groups.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(now.hint))
    return palette


def _follow_the_system(app: QApplication) -> None:
    if _now.listening:
        return
    _now.listening = True

    def again() -> None:
        if _now.look.theme in (Theme.SYSTEM, Theme.HIGH_CONTRAST):
            apply_look(app, _now.look)

    hints = app.styleHints()
    hints.colorSchemeChanged.connect(again)
    accessibility = hints.accessibility()
    accessibility.contrastPreferenceChanged.connect(again)
