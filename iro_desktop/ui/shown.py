"""What view-models hand to the screens' parts: plain words and marks, no Qt."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from iro_desktop.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a line, set apart: `Run("Sam", bold=True)`, `Run("4", tone=Tone.SECONDARY)`."""

    words: str
    bold: bool | None = None
    """None leaves the weight of the line as it is."""
    tone: Tone | None = None
    """None leaves the colour of the line as it is."""
    small: bool = False
    struck: bool = False
    """With a line through it: what stands there counts no more."""


Words = str | Run | tuple[str | Run, ...]


def plain(words: Words) -> str:
    """The same words without their dress, as a screen reader says them."""
    if isinstance(words, str):
        return words
    if isinstance(words, Run):
        return words.words
    return "".join(part if isinstance(part, str) else part.words for part in words)


@dataclass(frozen=True, slots=True)
class TagWords:
    """A short fact on a tinted ground, such as “Letter day 8 of 15”."""

    words: str
    tone: Tone = Tone.SECONDARY
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class DayBarWords:
    """How far along something is: words that say it, and a bar that only repeats them."""

    share: float
    """0 to 1; more than 1 is drawn as 1."""
    words: str = ""
    until: str = ""
    attention: bool = False
    """True when the day has come: amber instead of teal."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row of a list: a picture or icon, the name of the thing, a line below, and what stands at the right."""

    key: Hashable
    title: Words
    below: Words = ""
    avatar: str | None = None
    icon: str | None = None
    tag: TagWords | None = None
    right: Words = ""
    right_below: Words = ""
    bar: DayBarWords | None = None
    ticked: bool | None = None
    """A tick box before the words when not None."""
    heading: bool = False
    """It names the rows that follow, and is written larger."""

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        parts = [plain(self.title), plain(self.below), self.tag.words if self.tag else ""]
        parts += [plain(self.right), plain(self.right_below)]
        if self.ticked is not None:
            parts.append("ticked" if self.ticked else "not ticked")
        return ", ".join(part for part in parts if part)


class Mark(StrEnum):
    """The shape on the timeline: what happened is filled, what did not is a ring."""

    DOT = "dot"
    RING = "ring"
    TRIANGLE = "triangle"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """What a child said, word for word, and who heard it when."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """A picture or paper shown small: what it shows, and by which key its image is known once it has come."""

    key: Hashable
    words: str
    is_paper: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. `on` is the date in words, such as “10 Mar”."""

    key: Hashable
    on: str
    title: str
    mark: Mark = Mark.DOT
    tone: Tone = Tone.ACCENT
    aside: str = ""
    tag: TagWords | None = None
    body: str = ""
    voice: tuple[VoiceWords, ...] = ()
    folded_action: str = ""
    """A word such as “Open” at the end of a folded entry."""
    strong: bool = True
    pictures: tuple[SmallPicture, ...] = ()
    more: str = ""
    """What its menu is called; empty where it has none."""

    @property
    def spoken(self) -> str:
        parts = [self.on, self.title, self.aside, self.tag.words if self.tag else "", self.body]
        parts += [picture.words for picture in self.pictures]
        parts += [f"“{unquoted(said.words)}” {said.source}".strip() for said in self.voice]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year between entries."""

    words: str

    @property
    def spoken(self) -> str:
        return self.words


def unquoted(words: str) -> str:
    """The words without the quotation marks a person may have typed around them."""
    stripped = words.strip()
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        inside = stripped[1:-1]
        if len(stripped) > 1 and stripped.startswith(opening) and stripped.endswith(closing):
            return stripped if opening in inside or closing in inside else inside.strip()
    return stripped


class ChipState(StrEnum):
    """Where the work is. Green only after central has answered for every record."""

    ALL_AT_OFFICE = "all_at_office"
    WAITING_CONNECTED = "waiting_connected"
    WAITING_NOT_CONNECTED = "waiting_not_connected"
    NOT_CONNECTED = "not_connected"
    WORKING = "working"
    STOPPED = "stopped"
    NEEDS_YOU = "needs_you"
    STALE = "stale"
    NOT_SAVING = "not_saving"
    PRACTISE = "practise"


class Announce(StrEnum):
    """How a screen reader is told: not at all, when it is quiet, or at once."""

    NO = "no"
    POLITELY = "politely"
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class ChipWords:
    """The chip at the foot of the sidebar: its shape, a bold line and a small one."""

    state: ChipState
    words: str
    below: str = ""
    announce: Announce = Announce.NO

    @property
    def spoken(self) -> str:
        return f"Sync: {self.words}" + (f", {self.below}" if self.below else "")


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the sidebar: where it leads (`key`), its word, icon and shortcut; `count` None shows none.

    `short` stands beneath the icon where the sidebar is narrow; empty for the word itself.
    """

    key: str
    word: str
    icon: str
    shortcut: str = ""
    count: int | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a review: numbered by its place, with a tick once done."""

    key: str
    word: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, in a pill, segment, tab or list. `value` is what is kept, `words` what is shown."""

    value: str
    words: str
    icon: str | None = None
    count: int | None = None
    tone: Tone = Tone.ACCENT
