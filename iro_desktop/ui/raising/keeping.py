"""What the panel asks of the store and gives to it: each a piece of work for one thread."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from iro_desktop.actions.resolutions import begin_resolution, change_resolution, start_resolution
from iro_desktop.actions.unsaid import drop_unsaid, keep_unsaid, unsaid
from iro_desktop.models.resolution import INFORMAL, Resolution
from iro_desktop.queries.capture import ChildToChoose, capture_start
from iro_desktop.queries.known_reasons import KnownReasons, known_reasons
from iro_desktop.queries.ladder import Ladder, ladder
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.resolution_drafts import Draft, DraftRow, drafts, one_draft
from iro_desktop.queries.resolution_links import as_ids
from iro_desktop.queries.resolution_reading import AnswerSums, answer_sums
from iro_desktop.store.store import Session
from iro_desktop.ui.raising.viewmodel import Raising, kept

_BESIDE = "raise"
"""What a draft's record has no field for, as it is only known once it is started: its stage and further children."""


@dataclass(frozen=True, slots=True)
class Begin:
    """What the panel begins with."""

    children: tuple[ChildToChoose, ...]
    ladder: Ladder
    sums: AnswerSums
    drafts: tuple[DraftRow, ...]
    draft: Draft | None
    also_for: tuple[UUID, ...] = ()
    stage: int = INFORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is kept or started, as it stands in the panel. Called as a change, it is kept."""

    draft_id: UUID
    child_id: UUID
    raising: Raising
    from_record_id: UUID | None
    today: date
    by: str | None

    def __call__(self, session: Session) -> None:
        save(session, self)


def begin(session: Session, *, now: datetime, bank_holidays: Container[date], draft_id: UUID | None) -> Begin:
    """Everything but the reasons, which wait until the child is known."""
    today, limits = now.date(), limits_here(session)
    beside = unsaid(session, draft_id, _BESIDE) if draft_id is not None else {}
    stage = beside.get("stage", "")
    return Begin(
        children=capture_start(session, now).children,
        ladder=ladder(session, limits),
        sums=answer_sums(today, bank_holidays, limits=limits),
        drafts=drafts(session),
        draft=one_draft(session, draft_id) if draft_id is not None else None,
        also_for=as_ids(beside.get("also_for", "").split()),
        stage=int(stage) if stage.isascii() and stage.isdigit() else INFORMAL,
    )


def known_for(
    session: Session,
    *,
    child_id: UUID,
    today: date,
    bank_holidays: Container[date],
    review_id: UUID | None,
    decision_ids: Collection[UUID],
) -> KnownReasons:
    """Reasons and people of one child, as far as the records know them."""
    return known_reasons(session, child_id, today, bank_holidays, review_id=review_id, decision_ids=decision_ids)


def save(session: Session, saving: Start) -> None:
    """Keep the draft, made where there is none yet."""
    values = dict(kept(saving.raising))
    if session.get(Resolution, saving.draft_id) is None:
        source = str(saving.from_record_id) if saving.from_record_id else None
        begin_resolution(
            session,
            saving.child_id,
            {**values, "from_record_id": source},
            today=saving.today,
            by=saving.by,
            resolution_id=saving.draft_id,
        )
    else:
        change_resolution(session, saving.draft_id, values)
    beside = {
        "also_for": " ".join(str(one) for one in saving.raising.also_for),
        "stage": str(saving.raising.stage) if saving.raising.stage != INFORMAL else "",
    }
    keep_unsaid(session, saving.draft_id, _BESIDE, beside)


def start(session: Session, saving: Start) -> tuple[UUID, ...]:
    """Keep the last words and start it, in one transaction: a refusal leaves the draft as it was."""
    save(session, saving)
    started = start_resolution(
        session,
        saving.draft_id,
        today=saving.today,
        by=saving.by,
        also_for=saving.raising.also_for,
        stage=saving.raising.stage if saving.raising.is_challenge else INFORMAL,
    )
    drop_unsaid(session, saving.draft_id, _BESIDE)
    return started
