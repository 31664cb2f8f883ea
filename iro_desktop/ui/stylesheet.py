"""The style sheet of Qt's own controls, written from the tokens: buttons, fields, frames, lists, scroll bars."""

from collections.abc import Callable

from iro_desktop import resources
from iro_desktop.ui.tokens import (
    CARD_RADIUS,
    CONTROL_HEIGHT,
    FIELD_RADIUS,
    MAIN_BUTTON_HEIGHT,
    PANEL_RADIUS,
    PAPER_RADIUS,
    READING_FAMILY,
    SMALL_BUTTON_HEIGHT,
    TALL_BUTTON_HEIGHT,
    Tokens,
)

Scale = Callable[[float], int]


def stylesheet(tokens: Tokens, factor: float) -> str:
    """Every rule for one theme and one size of letters."""

    def px(at_100_percent: float) -> int:
        return round(at_100_percent * factor)

    parts = (_ground, _frames, _buttons, _choices, _fields, _ticks, _lists, _bars)
    return "\n".join(part(tokens, px) for part in parts)


def _ground(now: Tokens, px: Scale) -> str:
    # The font is set here as well as on the application: on Windows headers and tables would keep the system's.
    return f"""
QWidget {{ font-family: "{READING_FAMILY}", "Noto Sans"; font-size: {px(15)}px; color: {now.text}; }}
QMainWindow, QDialog, QWidget[role="page"] {{ background: {now.window}; }}
QWidget[role="desk"] {{ background: {now.desk}; }}
QWidget[role="raised"] {{ background: {now.raised}; }}
QWidget[role="writing"] {{ background: {now.surface}; }}
QToolTip {{ background: {now.toast}; color: {now.toast_text}; border: 1px solid {now.field_edge};
    padding: 6px 8px; font-size: {px(13)}px; }}
QMenu {{ background: {now.surface}; border: {now.edge_width}px solid {now.hairline}; padding: 4px; }}
QMenu::item {{ padding: 8px 14px; border-radius: {FIELD_RADIUS}px; }}
QMenu::item:selected {{ background: {now.selection}; }}
QMenu::separator {{ height: 1px; background: {now.hairline}; margin: 4px 8px; }}
"""


def _frames(now: Tokens, px: Scale) -> str:
    del px
    edge = f"{now.edge_width}px solid"
    return f"""
QFrame[role="sheet"], QFrame[role="card"] {{ background: {now.surface}; border: {edge} {now.hairline};
    border-radius: {CARD_RADIUS}px; }}
QFrame[role="card"][attention="true"] {{ border-color: {now.attention}; }}
QFrame[role="card"][chosen="true"] {{ border: 2px solid {now.accent}; }}
QFrame[role="card"][information="true"] {{ border-color: {now.information}; }}
QFrame[role="paper"] {{ background: {now.paper}; border: {edge} {now.paper_edge}; border-radius: {PAPER_RADIUS}px; }}
QFrame[role="panel"] {{ background: {now.surface}; border: {edge} {now.hairline}; border-radius: {PANEL_RADIUS}px; }}
QFrame[role="fold"] {{ background: {now.raised}; border: none; border-radius: {FIELD_RADIUS}px; }}
QFrame[role="hairline"] {{ background: {now.hairline}; border: none; }}
QFrame[role="hairline-soft"] {{ background: {now.hairline_soft}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; border: none; }}
"""


def _button(now: Tokens, px: Scale, role: str, *, height: float, padding: int, weight: int, size: float) -> str:
    inner = px(height) - 2 * now.edge_width
    return f"""
QPushButton[role="{role}"] {{ min-height: {inner}px; max-height: {inner}px; padding: 0 {padding}px;
    font-size: {px(size)}px; font-weight: {weight}; border-radius: {FIELD_RADIUS}px; outline: none;
    background: {now.surface}; color: {now.text}; border: {now.edge_width}px solid {now.field_edge}; }}
QPushButton[role="{role}"]:hover {{ background: {now.raised}; }}
QPushButton[role="{role}"]:pressed {{ background: {now.selection}; }}
QPushButton[role="{role}"]:disabled {{ color: {now.hint}; border-color: {now.hairline}; background: transparent; }}
"""


def _buttons(now: Tokens, px: Scale) -> str:
    kinds = (
        ("primary", MAIN_BUTTON_HEIGHT, 18, 600, 15.0),
        ("main", MAIN_BUTTON_HEIGHT, 18, 600, 15.0),
        ("tall", TALL_BUTTON_HEIGHT, 18, 600, 17.0),
        ("secondary", CONTROL_HEIGHT, 14, 500, 15.0),
        ("danger", CONTROL_HEIGHT, 14, 500, 15.0),
        ("voice", CONTROL_HEIGHT, 14, 500, 15.0),
        ("small", SMALL_BUTTON_HEIGHT, 10, 500, 13.0),
    )
    plain = "".join(
        _button(now, px, role, height=height, padding=padding, weight=weight, size=size)
        for role, height, padding, weight, size in kinds
    )
    return f"""{plain}
QPushButton[role="primary"] {{ background: {now.accent}; color: {now.on_accent}; border-color: {now.accent}; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{ background: {now.accent_hover};
    color: {now.on_accent}; border-color: {now.accent_hover}; }}
QPushButton[role="danger"] {{ color: {now.danger}; border-color: {now.danger}; }}
QPushButton[role="danger"]:hover {{ background: {now.danger_tint}; }}
QPushButton[role="voice"] {{ color: {now.voice}; border-color: {now.voice}; }}
QPushButton[role="voice"]:hover {{ background: {now.voice_tint}; }}
QPushButton[role="quiet"], QPushButton[role="quiet-small"], QPushButton[role="plain"], QPushButton[role="link"],
QPushButton[role="paper-quiet"] {{ background: transparent; border: none; outline: none;
    border-radius: {FIELD_RADIUS}px; min-height: {px(CONTROL_HEIGHT)}px; padding: 0 8px; font-weight: 600;
    color: {now.accent}; }}
QPushButton[role="paper-quiet"] {{ color: {now.paper_accent}; }}
QPushButton[role="quiet-small"] {{ min-height: {px(SMALL_BUTTON_HEIGHT)}px; font-size: {px(13)}px; }}
QPushButton[role="plain"] {{ color: {now.secondary}; font-weight: 400; }}
QPushButton[role="link"] {{ color: {now.link}; font-weight: 400; min-height: {px(24)}px; padding: 0 2px; }}
QPushButton[role="quiet"]:hover, QPushButton[role="quiet-small"]:hover, QPushButton[role="plain"]:hover
    {{ background: {now.accent_tint}; }}
QPushButton[role="link"]:hover, QPushButton[role="paper-quiet"]:hover {{ text-decoration: underline; }}
QPushButton[role="quiet"]:disabled, QPushButton[role="quiet-small"]:disabled, QPushButton[role="plain"]:disabled,
QPushButton[role="link"]:disabled {{ color: {now.hint}; }}
QPushButton[role="chip"] {{ background: {now.raised}; color: {now.secondary}; outline: none;
    border: {f"{now.edge_width}px solid {now.text}" if now.edge_width > 1 else "none"};
    border-radius: {FIELD_RADIUS}px; font-size: {px(13)}px; min-height: {px(24)}px; padding: 0 8px; }}
QPushButton[role="chip"]:hover {{ background: {now.selection}; }}
QPushButton[role="chip"][tint="voice"] {{ background: {now.voice_tint}; color: {now.voice}; }}
QPushButton[role="chip"][tint="attention"] {{ background: {now.attention_tint}; color: {now.attention}; }}
QPushButton[role="chip"][tint="away"] {{ background: transparent; }}
QPushButton[role="answer"] {{ background: {now.surface}; color: {now.text}; outline: none; padding: 0 16px;
    border: 2px solid {now.field_edge}; border-radius: {CARD_RADIUS}px; font-size: {px(24)}px; font-weight: 600; }}
QPushButton[role="answer"]:hover {{ background: {now.raised}; }}
QPushButton[role="answer"]:checked {{ background: {now.accent_tint}; color: {now.accent};
    border: 4px solid {now.accent}; }}
QPushButton[role="tool"] {{ background: transparent; color: {now.text}; outline: none; padding: 0 8px;
    border: 2px solid transparent; border-radius: {FIELD_RADIUS}px; min-height: {px(40)}px; min-width: {px(32)}px; }}
QPushButton[role="tool"]:hover {{ background: {now.raised}; }}
QPushButton[role="tool"]:checked {{ background: {now.accent_tint}; border-color: {now.accent}; }}
QPushButton[role="tall"]:checked {{ background: {now.accent_tint}; color: {now.accent}; border-color: {now.accent}; }}
QPushButton[role="icon"] {{ background: transparent; border: none; outline: none; border-radius: {FIELD_RADIUS}px;
    min-width: {px(32)}px; max-width: {px(32)}px; min-height: {px(32)}px; max-height: {px(32)}px; }}
QPushButton[role="icon"]:hover {{ background: {now.raised}; }}
QPushButton[role="toast"] {{ background: transparent; border: none; outline: none; color: {now.toast_action};
    font-weight: 600; min-height: {px(32)}px; padding: 0 8px; border-radius: {FIELD_RADIUS}px; }}
QPushButton[role="toast"]:hover {{ text-decoration: underline; }}
"""


def _choices(now: Tokens, px: Scale) -> str:
    inner = px(CONTROL_HEIGHT) - 2
    round_corner = px(CONTROL_HEIGHT) // 2
    # Qt draws square what is narrower than its corners are round: a pill is at least as wide as high.
    shortest = max(0, px(CONTROL_HEIGHT) - 2 * 14)
    corner = FIELD_RADIUS
    return f"""
QPushButton[role="pill"] {{ background: {now.surface}; color: {now.text}; border: 1px solid {now.field_edge};
    border-radius: {round_corner}px; min-height: {inner}px; min-width: {shortest}px; padding: 0 14px; outline: none; }}
QPushButton[role="pill"]:hover {{ background: {now.raised}; }}
QPushButton[role="pill"]:checked {{ background: {now.accent_tint}; color: {now.accent}; border-color: {now.accent};
    font-weight: 600; }}
QPushButton[role="pill"]:disabled {{ color: {now.hint}; border-color: {now.hairline}; }}
QPushButton[role="segment"] {{ background: {now.surface}; color: {now.text}; border: 1px solid {now.field_edge};
    border-right-width: 0; border-radius: 0; min-height: {inner}px; padding: 0 14px; outline: none; }}
QPushButton[role="segment"][place="first"], QPushButton[role="segment"][place="only"]
    {{ border-top-left-radius: {corner}px; border-bottom-left-radius: {corner}px; }}
QPushButton[role="segment"][place="last"], QPushButton[role="segment"][place="only"]
    {{ border-top-right-radius: {corner}px; border-bottom-right-radius: {corner}px; border-right-width: 1px; }}
QPushButton[role="segment"]:hover {{ background: {now.raised}; }}
QPushButton[role="segment"]:checked {{ background: {now.accent_tint}; color: {now.accent}; font-weight: 600; }}
"""


def _fields(now: Tokens, px: Scale) -> str:
    inner = px(CONTROL_HEIGHT) - 2
    tall = px(MAIN_BUTTON_HEIGHT) - 2
    arrow = _arrow(now, "down")
    return f"""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox {{ background: {now.surface}; color: {now.text};
    border: 1px solid {now.field_edge}; border-radius: {FIELD_RADIUS}px; padding: 0 8px; outline: none;
    selection-background-color: {now.selection}; selection-color: {now.text}; placeholder-text-color: {now.hint}; }}
QLineEdit, QComboBox {{ min-height: {inner}px; }}
QComboBox {{ padding-right: 28px; combobox-popup: 0; }}
QLineEdit[tall="true"] {{ min-height: {tall}px; }}
QTextEdit, QPlainTextEdit {{ padding: 8px 10px; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {now.accent}; }}
QLineEdit:focus, QComboBox:focus {{ min-height: {inner - 2}px; padding: 0 7px; }}
QLineEdit[tall="true"]:focus {{ min-height: {tall - 2}px; }}
QComboBox:focus {{ padding-right: 27px; }}
QLineEdit[problem="true"], QTextEdit[problem="true"], QComboBox[problem="true"] {{ border-color: {now.danger}; }}
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled {{ color: {now.hint}; border-color: {now.hairline};
    background: transparent; }}
QTextEdit[bare="true"], QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
QTextEdit[writing="true"] {{ font-size: {px(16)}px; }}
QTextEdit[paper="true"] {{ background: transparent; border: none; color: {now.paper_text}; padding: 4px 8px;
    placeholder-text-color: {now.paper_hint};
    font-family: "Andika", "Noto Sans"; font-size: {px(17)}px; }}
QTextEdit[paper="true"]:focus {{ border: 2px solid {now.paper_accent}; }}
QComboBox::drop-down {{ border: none; width: {px(30)}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(18)}px; height: {px(18)}px; }}
QComboBox QAbstractItemView {{ background: {now.surface}; border: {now.edge_width}px solid {now.field_edge};
    padding: 4px; outline: none; selection-background-color: {now.selection}; selection-color: {now.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}px; padding: 0 8px; }}
"""


def _arrow(now: Tokens, direction: str) -> str:
    ground = "dark" if now.dark else "light"
    return resources.path(f"icons/chevron-{direction}-on-{ground}.svg").as_posix()


def _ticks(now: Tokens, px: Scale) -> str:
    size = px(18)
    tick = resources.path(f"icons/{'tick-on-teal-dark' if now.dark else 'tick-on-teal'}.svg").as_posix()
    return f"""
QCheckBox, QRadioButton {{ spacing: 12px; min-height: {px(24)}px; outline: none; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {size - 3}px; height: {size - 3}px;
    border: 1px solid {now.field_edge}; background: {now.surface}; border-radius: 4px; }}
QCheckBox::indicator:checked {{ background: {now.accent}; border-color: {now.accent}; image: url("{tick}"); }}
QRadioButton::indicator {{ border-radius: {(size - 1) // 2}px; }}
QRadioButton::indicator:checked {{ border-color: {now.accent}; background: qradialgradient(cx:0.5, cy:0.5,
    radius:0.5, fx:0.5, fy:0.5, stop:0 {now.accent}, stop:0.55 {now.accent}, stop:0.62 {now.surface},
    stop:1 {now.surface}); }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {now.hint}; }}
"""


def _lists(now: Tokens, px: Scale) -> str:
    # Qt names the arrow by where the sorted column points, we draw it as a list is read: up is from A to Z.
    arrow = f"width: {px(14)}px; height: {px(14)}px; subcontrol-position: center right; right: 4px;"
    return f"""
QListView, QTableView, QTreeView {{ background: transparent; border: none; outline: none;
    selection-background-color: {now.selection}; selection-color: {now.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; border: none; border-bottom: 1px solid {now.hairline};
    padding: 0 8px 0 16px; min-height: {px(36)}px; font-size: {px(13)}px; font-weight: 600; color: {now.secondary}; }}
QHeaderView::down-arrow {{ image: url("{_arrow(now, "up")}"); {arrow} }}
QHeaderView::up-arrow {{ image: url("{_arrow(now, "down")}"); {arrow} }}
QTableView QTableCornerButton::section {{ background: transparent; border: none; }}
"""


def _bars(now: Tokens, px: Scale) -> str:
    width = px(8) + 6
    handle = now.field_edge if now.dark else now.hairline
    high_contrast = now.edge_width > 1
    line = f"1px solid {now.text}" if high_contrast else "none"
    track = now.surface if high_contrast else now.hairline_soft
    return f"""
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {width}px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 4px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {now.field_edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ border: {line}; border-radius: 2px; background: {track}; }}
QProgressBar::chunk {{ background: {now.accent}; border-radius: 2px; }}
QProgressBar[attention="true"]::chunk {{ background: {now.attention}; }}
QSplitter::handle {{ background: {now.hairline}; }}
"""
