"""What the board shows, as plain words: its columns, its cards and its filters; no Qt."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.ui.shown import Choice, DayBarWords, TagWords, VoiceWords
from iro_desktop.ui.tokens import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """One concern on the board, about one child or several."""

    concern_id: UUID
    animals: tuple[str, ...]
    who: str
    headline: str
    asked: str = ""
    """“Asked the team manager, 6 March”, “No answer since 26 February”."""
    bar: DayBarWords | None = None
    further: tuple[tuple[str, Tone], ...] = ()
    """Lines below: the formal days, Cafcass, what is waited for, a message that is not sent yet."""
    said: VoiceWords | None = None
    """The child's own words about it."""
    late: bool = False
    """An answer is due or overdue: offers the next stage, or to wait."""
    escalate_words: str = ""
    """What the button for the next stage says; empty at the top of the ladder."""

    @property
    def spoken(self) -> str:
        """The whole card as a screen reader says it."""
        bar = (self.bar.words, self.bar.until) if self.bar else ()
        said = (f"“{self.said.words}” {self.said.source}".strip(),) if self.said else ()
        parts = (self.who, self.headline, self.asked, *bar, *(line for line, _tone in self.further), *said)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """One column: a stage, who answers there, and its cards, late ones first."""

    key: int
    title: str
    below: str
    cards: tuple[CardWords, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class BoardWords:
    """Everything the board shows."""

    columns: tuple[ColumnWords, ...]
    days: str
    """What the days are: working days or calendar days."""
    good_practice: str
    reasons: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    nothing: tuple[str, str] | None
    """The title and sentence where there is no card at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One concern as a line of the list; `by_…` is what its headings sort by."""

    concern_id: UUID
    animal: str
    who: str
    headline: str
    reasons: str
    stage: str
    asked: str
    below_asked: str
    due: str
    below_due: str
    tag: TagWords | None
    by_stage: int
    by_due: date
