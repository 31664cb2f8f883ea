"""What Today shows of resolutions: what waits for the officer, and who is still to answer by when."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from iro_desktop.models.resolution import Tone
from iro_desktop.models.resolution_story import Clock, Standing
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.resolution_board import CardRow, DraftRow, cards_of, drafts
from iro_desktop.queries.resolution_reading import Counting, started_concerns

NOTICE_DAYS_BEFORE = 2
"""So many days before an answer is due the officer is told: on day 8 of 10."""


class WhyMine(StrEnum):
    """What the officer has to do, the most pressing first."""

    NO_ANSWER = "no_answer"
    """The day has passed: the next stage, or wait for a reason."""
    ANSWERED = "answered"
    """Decide whether the answer is enough."""
    MESSAGE_NOT_SENT = "message_not_sent"
    ANSWER_DUE_SOON = "answer_due_soon"
    """Day 8 of 10, or later, without an answer."""


@dataclass(frozen=True, slots=True)
class MineRow:
    """One concern that waits for the officer, for its most pressing reason."""

    why: WhyMine
    card: CardRow
    on: date
    """Since when, or of an answer that is due soon by when."""


@dataclass(frozen=True, slots=True)
class OthersRow:
    """One concern that waits for somebody else."""

    card: CardRow
    who: str
    """Whom the officer waits for."""
    by: date
    """By when an answer is due, or until when the officer waits."""
    waits_for_reason: str | None
    """Why the officer waits until that day; None while the answer is not due yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open concerns of the officer, parted by who is to act. A concern may be in both: a notice is no answer."""

    mine: tuple[MineRow, ...]
    others: tuple[OthersRow, ...]
    drafts: tuple[DraftRow, ...]


def waiting(session: Session, today: date, bank_holidays: Container[date]) -> Waiting:
    """What waits for the officer whose laptop this is, and for others, on a day."""
    counting = Counting(today, bank_holidays, limits_here(session))
    cards = [
        card
        for card in cards_of(session, started_concerns(session, settled_since=today), counting)
        if card.mine and card.tone is Tone.CHALLENGE and card.story.settled_on is None
    ]
    mine = [row for card in cards if (row := _mine(card, today)) is not None]
    others = [other for card in cards if (other := _others(card, today)) is not None]
    pressing = list(WhyMine)
    return Waiting(
        mine=tuple(sorted(mine, key=lambda row: (pressing.index(row.why), row.on, row.card.concern_id))),
        others=tuple(sorted(others, key=lambda row: (row.by, row.card.concern_id))),
        drafts=drafts(session),
    )


def _mine(card: CardRow, today: date) -> MineRow | None:
    clock, story = card.clock, card.story
    if clock is None:
        return None
    if clock.standing is Standing.NO_ANSWER:
        return MineRow(WhyMine.NO_ANSWER, card, story.waiting_until or clock.due_on or today)
    if clock.standing is Standing.ANSWERED and story.answered_on is not None and not _waits(card, today):
        return MineRow(WhyMine.ANSWERED, card, story.answered_on)
    if clock.standing is Standing.WAITING_FOR_ANSWER:
        if card.needs_message and not story.message_sent:
            return MineRow(WhyMine.MESSAGE_NOT_SENT, card, story.asked_on or today)
        if clock.due_on is not None and _is_near(clock):
            return MineRow(WhyMine.ANSWER_DUE_SOON, card, clock.due_on)
    return None


def _others(card: CardRow, today: date) -> OthersRow | None:
    clock, story = card.clock, card.story
    who = story.to_name or story.to_role or ""
    if story.waiting_until is not None and _waits(card, today):
        return OthersRow(card, who, story.waiting_until, story.waiting_reason)
    if clock is not None and clock.standing is Standing.WAITING_FOR_ANSWER and clock.due_on is not None:
        return OthersRow(card, who, clock.due_on, None)
    return None


def _waits(card: CardRow, today: date) -> bool:
    return card.story.waiting_until is not None and today <= card.story.waiting_until


def _is_near(clock: Clock) -> bool:
    return clock.day >= clock.of_days - NOTICE_DAYS_BEFORE
