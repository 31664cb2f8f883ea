"""The colours, sizes and letter styles every part is drawn with; plain figures, no Qt."""

from dataclasses import dataclass
from enum import StrEnum

SPACE = (4, 8, 12, 16, 24, 32, 48)
FIELD_RADIUS = 6
CARD_RADIUS = 10
PANEL_RADIUS = 14
PAPER_RADIUS = 4
CONTROL_HEIGHT = 36
MAIN_BUTTON_HEIGHT = 40
TALL_BUTTON_HEIGHT = 58
"""In what a child uses: a small finger finds it."""
SMALL_BUTTON_HEIGHT = 30
READING_FAMILY = "Atkinson Hyperlegible Next"
CHILD_FAMILY = "Andika"
"""What a child will read is shown in Andika, made for people who are learning to read."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, as #RRGGBB. A `_tint` is the ground on which its colour is read."""

    window: str
    surface: str
    raised: str
    text: str
    secondary: str
    hint: str
    field_edge: str
    hairline: str
    hairline_soft: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_tint: str
    selection: str
    link: str
    good: str
    good_tint: str
    attention: str
    attention_tint: str
    danger: str
    danger_tint: str
    information: str
    information_tint: str
    voice: str
    voice_tint: str
    desk: str
    focus_ring: str
    focus_fill: str
    focus_text: str
    toast: str
    toast_text: str
    toast_action: str
    paper: str = "#FFF8E7"
    paper_edge: str = "#E8DCBF"
    paper_text: str = "#1F2A30"
    paper_hint: str = "#5F6970"
    paper_accent: str = "#0F5E63"
    edge_width: int = 1
    dark: bool = False

    def ink(self, tone: "Tone") -> str:
        """The colour that text of this tone is written in."""
        return {
            Tone.TEXT: self.text,
            Tone.SECONDARY: self.secondary,
            Tone.HINT: self.hint,
            Tone.ACCENT: self.accent,
            Tone.LINK: self.link,
            Tone.GOOD: self.good,
            Tone.ATTENTION: self.attention,
            Tone.DANGER: self.danger,
            Tone.INFORMATION: self.information,
            Tone.VOICE: self.voice,
            Tone.ON_ACCENT: self.on_accent,
            Tone.PAPER: self.paper_text,
            Tone.PAPER_HINT: self.paper_hint,
            Tone.PAPER_ACCENT: self.paper_accent,
            Tone.TOAST: self.toast_text,
            Tone.TOAST_ACTION: self.toast_action,
        }[tone]

    def tint(self, tone: "Tone") -> str:
        """The ground a tag or notice of this tone lies on; the raised grey where the tone has none of its own."""
        return {
            Tone.ACCENT: self.accent_tint,
            Tone.GOOD: self.good_tint,
            Tone.ATTENTION: self.attention_tint,
            Tone.DANGER: self.danger_tint,
            Tone.INFORMATION: self.information_tint,
            Tone.VOICE: self.voice_tint,
        }.get(tone, self.raised)


class Tone(StrEnum):
    """What a word's colour means. Colour is never the only sign: words or a shape say it as well."""

    TEXT = "text"
    SECONDARY = "secondary"
    HINT = "hint"
    ACCENT = "accent"
    LINK = "link"
    GOOD = "good"
    ATTENTION = "attention"
    DANGER = "danger"
    INFORMATION = "information"
    VOICE = "voice"
    ON_ACCENT = "on_accent"
    PAPER = "paper"
    PAPER_HINT = "paper_hint"
    PAPER_ACCENT = "paper_accent"
    TOAST = "toast"
    TOAST_ACTION = "toast_action"


LIGHT = Tokens(
    window="#F7F5F1",
    surface="#FFFFFF",
    raised="#EFECE6",
    text="#1F2A30",
    secondary="#4A555C",
    hint="#5F6970",
    field_edge="#8A857B",
    hairline="#DDD8CE",
    hairline_soft="#E9E5DD",
    accent="#0F5E63",
    on_accent="#FFFFFF",
    accent_hover="#0A4A4E",
    accent_tint="#DCEEEE",
    selection="#CFE6E7",
    link="#0B5C8A",
    good="#1E6B3A",
    good_tint="#E3F3E8",
    attention="#7A4B00",
    attention_tint="#FFF1D6",
    danger="#A3241D",
    danger_tint="#FDE8E6",
    information="#1F4E8C",
    information_tint="#E4EEFB",
    voice="#6A3D7C",
    voice_tint="#F3EAF7",
    desk="#E6E2DA",
    focus_ring="#0B0C0C",
    focus_fill="#FFDD00",
    focus_text="#0B0C0C",
    toast="#1F2A30",
    toast_text="#FFFFFF",
    toast_action="#7FD1D3",
)

DARK = Tokens(
    window="#14191C",
    surface="#1D2428",
    raised="#273035",
    text="#EEF1F2",
    secondary="#C3CCD1",
    hint="#A3AFB5",
    field_edge="#7C8A91",
    hairline="#36424A",
    hairline_soft="#2B353A",
    accent="#7FD1D3",
    on_accent="#06282A",
    accent_hover="#A5E2E3",
    accent_tint="#173C3F",
    selection="#1F4E52",
    link="#8CC8F5",
    good="#8FD9A8",
    good_tint="#17331F",
    attention="#F5C46B",
    attention_tint="#3A2A0A",
    danger="#FFA79E",
    danger_tint="#45191A",
    information="#A9CBFA",
    information_tint="#16294A",
    voice="#DDB8EC",
    voice_tint="#35233F",
    desk="#0E1214",
    focus_ring="#FFDD00",
    focus_fill="#1D2428",
    focus_text="#EEF1F2",
    toast="#273035",
    toast_text="#EEF1F2",
    toast_action="#7FD1D3",
    dark=True,
)


class Style(StrEnum):
    """The letter styles of the interface; `TYPE` holds their measures."""

    DISPLAY = "display"
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    BODY = "body"
    SMALL = "small"
    VOICE = "voice"
    EDITOR = "editor"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Letter size and line height in pixels at 100 % text, and the weight from 100 to 900."""

    size: float
    line: float
    weight: int
    family: str = READING_FAMILY


TYPE: dict[Style, TypeStyle] = {
    Style.DISPLAY: TypeStyle(32, 40, 600),
    Style.H1: TypeStyle(26, 34, 600),
    Style.H2: TypeStyle(22, 30, 600),
    Style.H3: TypeStyle(18, 26, 600),
    Style.BODY: TypeStyle(15, 24, 400),
    Style.SMALL: TypeStyle(13, 20, 400),
    Style.VOICE: TypeStyle(18, 28, 400),
    Style.EDITOR: TypeStyle(16, 26, 400),
    Style.LETTER: TypeStyle(18.7, 30, 400, CHILD_FAMILY),
}


def contrast(ink: str, ground: str) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
