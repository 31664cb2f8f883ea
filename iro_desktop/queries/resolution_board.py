"""The board: every concern where it stands, those without an answer first."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.resolution import INFORMAL, RaisedBy, Reason, Resolution, Tone
from iro_desktop.models.resolution_story import Clock, Standing, Story
from iro_desktop.queries.ladder import INFORMAL_NAME, Ladder, ladder
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.resolution_reading import AnswerSums, Concern, Counting, officers_now, started_concerns
from iro_desktop.queries.who import Who, everyone
from iro_desktop.store.this_officer import this_officer_record

SETTLED_SHOWN_DAYS = 30
"""Calendar days for which what is settled stays on the board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One concern on the board: one card, however many children it is about."""

    concern_id: UUID
    resolution_ids: tuple[UUID, ...]
    children: tuple[Who, ...]
    """Whom it is about, as far as they are on this laptop; those for whom it is still open first."""
    settled_for: tuple[Who, ...]
    """Those of them for whom it is settled while it is still open for others."""
    tone: Tone
    headline: str
    """The first line of what was raised."""
    reasons: tuple[Reason, ...]
    other_reason: str | None
    stage: int
    stage_name: str
    to_name: str | None
    to_role: str | None
    team: str | None
    story: Story
    clock: Clock | None
    """None for good practice and thanks, which wait for nothing."""
    sums: AnswerSums | None
    """The day that `clock.due_on` names, with its sum in both readings."""
    raised_on: date
    raised_by: str | None
    raised_how: RaisedBy
    officer: str | None
    """Who looks after the child's reviews now, else who raised it."""
    mine: bool
    """Of the officer whose laptop this is; everything, where nobody was written down as that."""

    @property
    def is_late(self) -> bool:
        """An answer was due and none came. Lateness belongs to who was asked, never to the child."""
        return self.clock is not None and self.clock.standing is Standing.NO_ANSWER

    @property
    def needs_message(self) -> bool:
        """Whether the present stage is asked by a message; what was said on the telephone or in the review was."""
        return self.stage > INFORMAL or self.raised_how is RaisedBy.FORM


@dataclass(frozen=True, slots=True)
class Column:
    """One column: informal, or a stage."""

    stage: int
    name: str
    role: str
    """Who answers at this stage; empty for informal."""
    cards: tuple[CardRow, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Something begun and not started yet."""

    resolution_id: UUID
    who: Who
    tone: Tone
    headline: str
    begun_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the board shows. The lists for its filters name all there is, whatever is chosen."""

    columns: tuple[Column, ...]
    """Informal, then each stage of the ladder, and any stage above it that something still stands on."""
    settled: tuple[CardRow, ...]
    """Of the last `settled_days`, the latest first."""
    settled_days: int
    good_practice: tuple[CardRow, ...]
    """Good practice and thanks noted this month."""
    drafts: tuple[DraftRow, ...]
    reasons: tuple[Reason, ...]
    teams: tuple[str, ...]
    officers: tuple[str, ...]
    ladder: Ladder

    @property
    def open_cards(self) -> int:
        """How many concerns are open."""
        return sum(len(column.cards) for column in self.columns)


def board(
    session: Session,
    today: date,
    bank_holidays: Container[date],
    *,
    officer: str | None = None,
    reason: Reason | None = None,
    team: str | None = None,
    mine: bool = False,
    settled_days: int = SETTLED_SHOWN_DAYS,
) -> Board:
    """The board on a day. Within a column: no answer first, then by the day an answer is due."""
    first = today - timedelta(days=settled_days)
    stages = ladder(session)
    everything = _cards(
        session,
        started_concerns(session, settled_since=min(first, today.replace(day=1))),
        stages=stages,
        counting=Counting(today, bank_holidays, limits_here(session)),
    )
    shown = [
        card
        for card in everything
        if (officer is None or card.officer == officer)
        and (reason is None or reason in card.reasons)
        and (team is None or card.team == team)
        and (card.mine or not mine)
    ]
    challenges = [card for card in shown if card.tone is Tone.CHALLENGE]
    still_open = [card for card in challenges if card.story.settled_on is None]
    return Board(
        columns=_columns(still_open, stages),
        settled=_latest_first(card for card in challenges if card.story.settled_on and card.story.settled_on >= first),
        settled_days=settled_days,
        good_practice=_latest_first(
            card
            for card in shown
            if card.tone is not Tone.CHALLENGE and (card.raised_on.year, card.raised_on.month) == _month(today)
        ),
        drafts=drafts(session),
        reasons=tuple(one for one in Reason if any(one in card.reasons for card in everything)),
        teams=tuple(sorted({card.team for card in everything if card.team})),
        officers=tuple(sorted({card.officer for card in everything if card.officer})),
        ladder=stages,
    )


def cards_of(session: Session, concerns: Iterable[Concern], counting: Counting) -> list[CardRow]:
    """The cards of some concerns, in their order; those of which no child is on this laptop are left out."""
    return _cards(session, list(concerns), stages=ladder(session), counting=counting)


def drafts(session: Session) -> tuple[DraftRow, ...]:
    """What was begun and not started, the latest first."""
    begun = session.execute(
        select(Resolution.id, Resolution.child_id, Resolution.tone, Resolution.concern, Resolution.raised_on)
        .where(Resolution.started.is_(False), Resolution.deleted_at.is_(None))
        .order_by(Resolution.created_at.desc())
    ).all()
    whom = everyone(session, {row.child_id for row in begun}) if begun else {}
    return tuple(
        DraftRow(row.id, whom[row.child_id], row.tone, first_line(row.concern), row.raised_on)
        for row in begun
        if row.child_id in whom
    )


def first_line(text: str) -> str:
    """The first line of a text that says something."""
    return next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")


def _cards(session: Session, concerns: list[Concern], *, stages: Ladder, counting: Counting) -> list[CardRow]:
    child_ids = {part.facts.child_id for concern in concerns for part in concern.parts}
    whom = everyone(session, child_ids) if child_ids else {}
    officers = officers_now(session, counting.today, child_ids) if child_ids else {}
    me = this_officer_record(session)
    return [
        _card(concern, whom, officers, me=me.name if me else None, stages=stages, counting=counting)
        for concern in concerns
        if any(part.facts.child_id in whom for part in concern.parts)
    ]


def _card(
    concern: Concern,
    whom: Mapping[UUID, Who],
    officers: Mapping[UUID, str],
    *,
    me: str | None,
    stages: Ladder,
    counting: Counting,
) -> CardRow:
    facts, story = concern.lead.facts, concern.lead.story
    here = [part for part in concern.parts if part.facts.child_id in whom]
    challenge = facts.tone is Tone.CHALLENGE
    officer = officers.get(facts.child_id) or facts.raised_by
    return CardRow(
        concern_id=concern.concern_id,
        resolution_ids=tuple(part.facts.resolution_id for part in concern.parts),
        children=tuple(whom[part.facts.child_id] for part in here),
        settled_for=tuple(whom[part.facts.child_id] for part in here if part.settled and story.settled_on is None),
        tone=facts.tone,
        headline=first_line(facts.concern),
        reasons=concern.reasons,
        other_reason=facts.other_reason,
        stage=story.stage,
        stage_name=stages.name_of(story.stage),
        to_name=story.to_name,
        to_role=story.to_role,
        team=facts.team,
        story=story,
        clock=counting.clock(story) if challenge else None,
        sums=counting.sums(story) if challenge else None,
        raised_on=facts.raised_on,
        raised_by=facts.raised_by,
        raised_how=facts.raised_how,
        officer=officer,
        mine=me is None or me in (officer, facts.raised_by),
    )


def _columns(cards: list[CardRow], stages: Ladder) -> tuple[Column, ...]:
    above = sorted({card.stage for card in cards} - {INFORMAL, *stages.numbers})
    columns = [Column(INFORMAL, INFORMAL_NAME, "", _late_first(card for card in cards if card.stage == INFORMAL))]
    for number in sorted({*stages.numbers, *above}):
        stage = stages.stage(number)
        columns.append(
            Column(
                number,
                stages.name_of(number),
                stage.role if stage else "",
                _late_first(card for card in cards if card.stage == number),
            )
        )
    return tuple(columns)


def _late_first(cards: Iterable[CardRow]) -> tuple[CardRow, ...]:
    def place(card: CardRow) -> tuple[bool, date, str, str, UUID]:
        due_on = card.clock.due_on if card.clock else None
        return not card.is_late, due_on or date.max, card.team or "", card.children[0].name, card.concern_id

    return tuple(sorted(cards, key=place))


def _latest_first(cards: Iterable[CardRow]) -> tuple[CardRow, ...]:
    return tuple(
        sorted(cards, key=lambda card: (card.story.settled_on or card.raised_on, card.concern_id), reverse=True)
    )


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
