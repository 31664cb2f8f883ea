"""What can be done to a decision from any screen: each leaves a line in its history, and has an Undo."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from iro_desktop.actions.decision_follow_up import asked_for_update, look_at, put_off, take_back
from iro_desktop.models.ids import new_id
from iro_desktop.models.review import DecisionStatus
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.undo import do_with_undo


def say_what_became_of_it(
    desk: Desk, decision_id: UUID, status: DecisionStatus, text: str = "", *, sentence: str
) -> None:
    """Say how a decision stands, with a line of evidence where there is one."""
    line_id = new_id()
    said = partial(
        look_at,
        decision_id=decision_id,
        status=status,
        text=text,
        today=desk.today(),
        by=desk.officer_name or None,
        update_id=line_id,
    )
    do_with_undo(desk, said, taking_back(desk, line_id), sentence)


def put_it_off(desk: Desk, decision_id: UUID, to_day: date, reason: str, *, sentence: str) -> None:
    """Give a decision another day for a reason."""
    line_id = new_id()
    moved = partial(
        put_off,
        decision_id=decision_id,
        to_day=to_day,
        reason=reason,
        today=desk.today(),
        by=desk.officer_name or None,
        update_id=line_id,
    )
    do_with_undo(desk, moved, taking_back(desk, line_id), sentence)


def was_asked(desk: Desk, decision_ids: Sequence[UUID], words: str, *, sentence: str) -> None:
    """Write down that the owner of these was asked how they stand."""
    line_ids = tuple(new_id() for _ in decision_ids)
    asked = partial(
        asked_for_update,
        decision_ids=decision_ids,
        today=desk.today(),
        by=desk.officer_name or None,
        words=words,
        update_ids=line_ids,
    )
    do_with_undo(desk, asked, taking_back(desk, *line_ids), sentence)


def taking_back(desk: Desk, *line_ids: UUID) -> partial[None]:
    """The change that takes lines back: what they changed stands again as it stood."""
    return partial(_take_back, line_ids=line_ids, today=desk.today(), by=desk.officer_name or None)


def _take_back(session: Session, line_ids: Sequence[UUID], today: date, by: str | None) -> None:
    for line_id in line_ids:
        take_back(session, line_id, today=today, by=by)
