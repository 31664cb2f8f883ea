"""What a midway check finds of each decision: answered by one key, kept as its line is typed, then told once."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.decision_follow_up import LONGEST_LINE, keep_earlier_state, look_at, take_back
from iro_desktop.actions.finding import existing
from iro_desktop.actions.midway_opening import open_check
from iro_desktop.models.decision_story import State, state_from
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.midway import midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.midway import looked_at_in
from iro_desktop.queries.midway_decisions import is_unwritten, lines_before
from iro_desktop.queries.midway_page import MidwayPage

ANSWERS = (DecisionStatus.DONE, DecisionStatus.PARTLY, DecisionStatus.NOT_DONE, DecisionStatus.OVERTAKEN)
"""What can be said of a decision at the check, in the order of the keys 1 to 4."""


def answer_decision(session: Session, decision_id: UUID, *, status: DecisionStatus, text: str, at: datetime) -> None:
    """Keep what is said of a decision while its line is still being typed, and open the check of its review.

    Its history is written afterwards. Every save is whole, so that nothing is lost where the power fails:
    `is_unwritten` then says that the history lacks it, and finishing the check writes it.
    """
    if status not in ANSWERS:
        raise Refused("Say whether it is done, partly done, not done or no longer needed. Nothing was changed.")
    if len(text) > LONGEST_LINE:
        raise Refused(
            f"This line has {len(text):,} characters; {LONGEST_LINE:,} can be kept. Nothing that was saved is lost. "
            "Say it in a sentence, and put the rest into a note."
        )
    decision = existing(session, Decision, decision_id)
    line = _line(session, decision) or lines_before(session, [decision_id], midway_id(decision.review_id)).get(
        decision_id
    )
    check = open_check(session, decision.review_id, at=at)
    if not is_unwritten(decision, line, check.opened_at):
        keep_earlier_state(session, decision, coming=State(status, text.strip() or None))
    decision.status, decision.status_note, decision.status_on = status, text.strip() or None, at.date()


def look_at_decision(
    session: Session, decision_id: UUID, *, status: DecisionStatus, text: str, at: datetime, by: str | None
) -> UUID | None:
    """Write what the check found into the decision's history, once. The same words again write nothing.

    Other words than before are a line of their own: what was written stays. Returns the id of the new line.
    """
    answer_decision(session, decision_id, status=status, text=text, at=at)
    decision = existing(session, Decision, decision_id)
    line = _line(session, decision)
    if line is not None and (line.status, line.text or "") == (status, text.strip()):
        return None
    check_id = midway_id(decision.review_id)
    return look_at(session, decision_id, status, text, today=at.date(), by=by, midway_id=check_id)


def take_answer_back(session: Session, decision_id: UUID, *, today: date, by: str | None) -> None:
    """Take back what this check said of a decision: it stands again as it stood before.

    What was written into its history stays there and counts no more.
    """
    decision = existing(session, Decision, decision_id)
    while (line := _line(session, decision)) is not None:
        # Words that were being typed go first, so that the line's own state is what is taken back.
        decision.status, decision.status_note = line.status or DecisionStatus.OPEN, line.text
        take_back(session, line.id, today=today, by=by)
    before = lines_before(session, [decision_id], midway_id(decision.review_id)).get(decision_id)
    state = state_from(before)
    decision.status, decision.status_note, decision.status_on = state.status, state.note, state.since


def write_unwritten_lines(session: Session, page: MidwayPage, *, at: datetime, by: str | None) -> None:
    """Write the lines that were typed and not told yet, as when the power failed before the line was left."""
    for one in page.decisions:
        if one.is_unwritten:
            look_at_decision(session, one.decision_id, status=one.status, text=one.note, at=at, by=by)


def _line(session: Session, decision: Decision) -> DecisionUpdate | None:
    """What this check has written of a decision and not taken back."""
    session.flush()
    return looked_at_in(session, (midway_id(decision.review_id),)).get(decision.id)
