"""The letters of other languages on the screen: our own fonts for their scripts, and which way they run."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase

from iro_desktop import resources
from iro_desktop.letters.fonts import SCRIPT_FAMILIES, SCRIPT_FILES
from iro_desktop.models.languages import Language
from iro_desktop.ui import theme
from iro_desktop.ui.tokens import Style

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def letters(style: Style, language: Language | None = None, *, bold: bool | None = None) -> QFont:
    """The font of a style that has the letters of every language, those of `language` before the Latin ones."""
    return with_other_scripts(theme.font(style, bold=bold), language)


def with_other_scripts(font: QFont, language: Language | None = None) -> QFont:
    """A font with ours for other scripts behind it, and that of `language` before it."""
    _load_fonts()
    families = [*font.families(), *SCRIPT_FAMILIES.values()]
    first = SCRIPT_FAMILIES.get(language.script) if language else None
    font.setFamilies([first, *families] if first else families)
    return font


def direction(language: Language | None) -> Qt.LayoutDirection:
    """Which way a language runs; English where none is named."""
    return RIGHT_TO_LEFT if language and language.script.right_to_left else LEFT_TO_RIGHT


@cache
def _load_fonts() -> None:
    for name in SCRIPT_FILES.values():
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}-{weight}.ttf")))
