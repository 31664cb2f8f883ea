"""What the feedback on a review says on screen; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.feedback import FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.queries.feedback import FeedbackRow
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice

CHANNELS = (
    Choice(FeedbackChannel.ON_PAPER, "On paper"),
    Choice(FeedbackChannel.TALK, "In a talk"),
    Choice(FeedbackChannel.DRAWING, "A drawing"),
    Choice(FeedbackChannel.ELECTRONIC_FORM, "An electronic form"),
)
"""How a form came that is typed in. What was asked on screen is kept at once."""
_HOW = {FeedbackChannel.ON_SCREEN: "on this screen"} | {
    FeedbackChannel(choice.value): choice.words[0].lower() + choice.words[1:] for choice in CHANNELS
}
_FELT = {Felt.YES: "felt listened to", Felt.PARTLY: "felt partly listened to", Felt.NO: "did not feel listened to"}
NOTHING_YET = "Nobody has said how the review was yet. Asking takes two taps."


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One form in a list: who, how and when; what was said; and a quote in the giver's own words."""

    feedback_id: UUID
    words: str
    said: str
    quote: str


def line(row: FeedbackRow, child: str, today: date) -> FeedbackLine:
    """“Sam felt listened to”, “on this screen, 12 March”, and their own words."""
    who = child if row.source is FeedbackFrom.CHILD else (row.person or "A parent")
    felt = _FELT[row.felt_heard] if row.felt_heard else "answered"
    how = f"{_HOW[row.channel]}, {words.day_and_month(row.given_on, today)}"
    hears = ". Only hears how the child is at reviews" if row.only_hears_at_reviews else ""
    quote = f"“{row.quote.strip().strip('“”')}”" if row.quote else ""
    may_use = "" if not row.quote else " · may be used" if row.quote_may_be_used else " · not to be used"
    change = f"Next time: {row.would_change}" if row.would_change else ""
    return FeedbackLine(
        feedback_id=row.feedback_id,
        words=f"{who[0].upper()}{who[1:]} {felt}{hears}",
        said=how,
        quote=" ".join(part for part in (f"{quote}{may_use}" if quote else "", change) if part),
    )


def lines(rows: Sequence[FeedbackRow], child: str, today: date) -> tuple[FeedbackLine, ...]:
    """All forms of a review."""
    return tuple(line(row, child, today) for row in rows)


def ask_words(child: str) -> str:
    """The words of the button that hands the screen to the child."""
    return f"Ask {child} now"


def file_name(source: FeedbackFrom) -> str:
    """What to call the printed form: no name of anybody."""
    return "Feedback form for a parent.pdf" if source is FeedbackFrom.PARENT else "Feedback form for a child.pdf"
