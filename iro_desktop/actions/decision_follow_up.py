"""Following up what was decided: how it stands, another day for a reason, a question to the owner.

This is the one way by which the state of a decision changes after the review, so that each change leaves a line in its
history. A line is written once. A mistake is taken back by another line, and the decision stands as it stood before.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import NotHere, existing
from iro_desktop.models.decision_story import STILL_OPEN, State, last_look, state_from, that_count
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus

LONGEST_LINE = 2_000
"""Characters in one line of a decision's history."""


def look_at(
    session: Session,
    decision_id: UUID,
    status: DecisionStatus,
    text: str,
    *,
    today: date,
    by: str | None,
    midway_id: UUID | None = None,
    from_record_id: UUID | None = None,
    update_id: UUID | None = None,
) -> UUID:
    """Say how a decision stands, with a line of evidence. Returns the id of the line, for the undo.

    A screen gives the `update_id`, so that it can offer the undo before this has come back. That a decision is not
    accepted is for the team manager to say, and refused here.
    """
    if status is DecisionStatus.NOT_ACCEPTED:
        raise Refused("Only the team manager's answer makes a decision not accepted. Nothing was changed.")
    words = _short(text)
    decision = existing(session, Decision, decision_id)
    keep_earlier_state(session, decision, coming=State(status, words))
    line = DecisionUpdate(
        id=update_id or new_id(),
        child_id=decision.child_id,
        decision_id=decision_id,
        kind=UpdateKind.LOOKED_AT,
        happened_on=today,
        by_name=by,
        status=status,
        text=words,
        midway_id=midway_id,
        from_record_id=from_record_id,
    )
    session.add(line)
    _stand(decision, state_from(line))
    session.flush()
    return line.id


def put_off(
    session: Session,
    decision_id: UUID,
    to_day: date,
    reason: str,
    *,
    today: date,
    by: str | None,
    update_id: UUID | None = None,
) -> UUID:
    """Give a decision another day, and say why. Refused without a reason, and for a day that is not after today."""
    words = _short(reason)
    if words is None:
        raise Refused("Type why it is put off. Nothing was changed.")
    if to_day <= today:
        raise Refused("The new day must come after today. Nothing was changed. Choose a later day.")
    decision = _still_open(session, decision_id)
    if to_day == decision.due_on:
        raise Refused("It is due on that day already. Nothing was changed. Choose another day.")
    line = DecisionUpdate(
        id=update_id or new_id(),
        child_id=decision.child_id,
        decision_id=decision_id,
        kind=UpdateKind.PUT_OFF,
        happened_on=today,
        by_name=by,
        text=words,
        due_before=decision.due_on,
        due_after=to_day,
    )
    session.add(line)
    # How the child would say when belongs to the old day: it would tell the child something that is no longer so.
    decision.due_on, decision.when_in_childs_words = to_day, None
    session.flush()
    return line.id


def asked_for_update(
    session: Session,
    decision_ids: Sequence[UUID],
    *,
    today: date,
    by: str | None,
    words: str,
    update_ids: Sequence[UUID] = (),
) -> tuple[UUID, ...]:
    """Write down that the owner was asked how these decisions stand. The message was the officer's to send."""
    asked = _short(words)
    if not decision_ids:
        raise Refused("No decision is chosen. Nothing was changed. Choose those to ask about.")
    decisions = [_still_open(session, decision_id) for decision_id in decision_ids]
    lines = [
        DecisionUpdate(
            id=line_id,
            child_id=decision.child_id,
            decision_id=decision.id,
            kind=UpdateKind.ASKED,
            happened_on=today,
            by_name=by,
            text=asked,
        )
        for decision, line_id in zip(decisions, update_ids or [new_id() for _ in decisions], strict=True)
    ]
    session.add_all(lines)
    session.flush()
    return tuple(line.id for line in lines)


def take_back(session: Session, update_id: UUID, *, today: date, by: str | None) -> UUID:
    """Take back a line that was a mistake: it stays and counts no more, and what it changed is as it was before.

    What came after it is left alone: a later look still says how the decision stands. Refused for a line that was
    taken back already. Returns the id of the line that takes it back.
    """
    line = session.get(DecisionUpdate, update_id)
    if line is None:
        raise NotHere("This line is not on this laptop. Nothing was changed.")
    decision = existing(session, Decision, line.decision_id)
    before = that_count(_lines(session, decision.id))
    if line not in before:
        raise Refused("This line was taken back already. Nothing was changed.")
    after = [one for one in before if one is not line]
    if line.kind is UpdateKind.LOOKED_AT and last_look(before) is line and decision.status is line.status:
        _stand(decision, state_from(last_look(after)))
    puts_off = [one for one in before if one.kind is UpdateKind.PUT_OFF]
    if puts_off and puts_off[-1] is line and decision.due_on == line.due_after:
        decision.due_on = line.due_before
    back = DecisionUpdate(
        child_id=line.child_id,
        decision_id=line.decision_id,
        kind=UpdateKind.TAKEN_BACK,
        happened_on=today,
        by_name=by,
        takes_back_id=line.id,
    )
    session.add(back)
    session.flush()
    return back.id


def keep_earlier_state(session: Session, decision: Decision, *, coming: State | None = None) -> None:
    """Write into the history how a decision stands, where no line says so: before it is changed, or it would be lost.

    So it was with all that was marked before lines were kept. Two laptops that do so write the same line. Nothing is
    written where the decision stands already as it is `coming` to stand.
    """
    now = State(decision.status, decision.status_note or None, decision.status_on)
    if now.status is DecisionStatus.OPEN and now.note is None:
        return
    if coming is not None and (now.status, now.note) == (coming.status, coming.note):
        return
    last = last_look(that_count(_lines(session, decision.id)))
    if last is not None and (last.status, last.text or None) == (now.status, now.note):
        return
    line_id = companion_id(decision.id, f"stood {now.status} {now.since} {now.note}")
    session.add(
        DecisionUpdate(
            id=line_id if session.get(DecisionUpdate, line_id) is None else new_id(),
            child_id=decision.child_id,
            decision_id=decision.id,
            kind=UpdateKind.LOOKED_AT,
            happened_on=now.since or decision.created_at.date(),
            status=now.status,
            text=now.note,
        )
    )
    session.flush()


def _lines(session: Session, decision_id: UUID) -> Sequence[DecisionUpdate]:
    session.flush()
    return session.scalars(
        select(DecisionUpdate).where(DecisionUpdate.decision_id == decision_id, DecisionUpdate.deleted_at.is_(None))
    ).all()


def _stand(decision: Decision, state: State) -> None:
    decision.status, decision.status_note, decision.status_on = state.status, state.note, state.since


def _short(text: str) -> str | None:
    """What was typed, without the space around it; None for nothing."""
    if len(text) > LONGEST_LINE:
        raise Refused(
            f"This line has {len(text):,} characters; {LONGEST_LINE:,} can be kept. Nothing was changed. "
            "Say it in a sentence, and put the rest into a note."
        )
    return text.strip() or None


def _still_open(session: Session, decision_id: UUID) -> Decision:
    decision = existing(session, Decision, decision_id)
    if decision.status not in STILL_OPEN:
        raise Refused("This decision is settled. Nothing was changed. Say first that it is still open.")
    return decision
