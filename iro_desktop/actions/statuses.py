"""When care began and ended, and under which legal status: what an officer writes by hand beside the files."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, bring_back, day_in, text_in, write
from iro_desktop.actions.child_record import refuse_before_birth
from iro_desktop.actions.finding import existing
from iro_desktop.models.care import Episode, LegalStatus
from iro_desktop.models.child import Child
from iro_desktop.models.ids import imported_id
from iro_desktop.models.periods_of_care import PERIOD_STARTED, looked_after_on
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.histories import as_care_episode
from iro_desktop.queries.return_words import KINDS_OF_STATUS, LEGAL_STATUSES

STATUS_FIELDS = frozenset({"code", "from_on", "until_on", "conditions", "next_court_on"})


def begin_care(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down that a child became looked after: `started_on`, `legal_status`, `placement_type`. Returns its id.

    The episode has the id that the council's file will give it, so that the file finds it and adds no second one.
    """
    child = existing(session, Child, child_id)
    on, status = day_in(values, "started_on"), text_in(values, "legal_status")
    if on is None:
        raise Refused("Type the day on which the child became looked after. Every clock runs from it.")
    if on > today:
        raise Refused(f"{day_in_full(on)} is after today. Write it down once it has happened.")
    refuse_before_birth(session, child_id, on, "Care would have begun")
    if not status:
        raise Refused("Choose the legal status under which the child came into care.")
    episodes = _episodes(session, child_id)
    if looked_after_on([as_care_episode(episode) for episode in episodes], today):
        raise Refused("This child is in care already. Write down the end of that time first, or let the files tell.")
    last_end = max((one.ended_on for one in episodes if one.ended_on), default=None)
    if last_end is not None and on < last_end:
        raise Refused(f"The child was in care until {day_in_full(last_end)}. A new time in care begins on or after it.")
    episode_id = imported_id(child.council, child.council_child_id, "episodes", on.isoformat())
    episode = session.get(Episode, episode_id)
    if episode is None:
        episode = Episode(id=episode_id, child_id=child_id, started_on=on)
        session.add(episode)
    episode.deleted_at = episode.ended_on = episode.reason_ended = None
    episode.reason_new_episode, episode.legal_status = PERIOD_STARTED, status
    episode.placement_type = text_in(values, "placement_type") or None
    return episode_id


def end_care(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down that the child left care: `ended_on`, `reason_ended`. Returns the id of the episode that ended."""
    on, reason = day_in(values, "ended_on"), text_in(values, "reason_ended")
    if on is None or not reason:
        raise Refused("Type the day on which the child left care, and choose why.")
    if on > today:
        raise Refused(f"{day_in_full(on)} is after today. Write it down once it has happened.")
    open_ones = sorted((one for one in _episodes(session, child_id) if one.ended_on is None), key=_began)
    if not open_ones:
        raise Refused("This child is not in care, so nothing can end. Nothing was changed.")
    latest = open_ones[-1]
    if on < latest.started_on:
        raise Refused(f"This time began on {day_in_full(latest.started_on)}, so it cannot end before. Nothing changed.")
    latest.ended_on, latest.reason_ended = on, reason
    return latest.id


def take_back_end_of_care(session: Session, episode_id: UUID) -> None:
    """Undo it: the child is still in care."""
    episode = existing(session, Episode, episode_id)
    episode.ended_on = episode.reason_ended = None


def add_legal_status(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down a legal status with what no return carries: what the court ordered, and the next day in court."""
    from_on, code = day_in(values, "from_on"), text_in(values, "code")
    if code not in LEGAL_STATUSES:
        raise Refused("Choose the legal status.")
    if from_on is None:
        raise Refused("Type the day from which this status holds.")
    status = LegalStatus(child_id=child_id, code=code, from_on=from_on)
    session.add(status)
    session.flush()
    change_legal_status(session, status.id, values, today=today)
    return status.id


def change_legal_status(session: Session, status_id: UUID, changes: Changes, *, today: date) -> None:
    """Change a legal status written by hand.

    Raises Refused for one that begins before birth or after today, ends before it begins, or would be the second open
    one of its kind: a full care order takes the place of an interim one.
    """
    status = existing(session, LegalStatus, status_id)
    write(status, {name: v for name, v in changes.items() if name not in ("from_on", "code") or v}, STATUS_FIELDS)
    if status.from_on > today:
        raise Refused(f"{day_in_full(status.from_on)} is after today. Write the status down once it holds.")
    refuse_before_birth(session, status.child_id, status.from_on, "This status would begin")
    if status.until_on is not None and status.until_on < status.from_on:
        raise Refused(
            f"This status begins on {day_in_full(status.from_on)}, so it cannot end on {day_in_full(status.until_on)}. "
            "What was there before is kept. Change one of the two days."
        )
    _refuse_a_second_open_one(session, status)


def bring_back_legal_status(session: Session, status_id: UUID) -> None:
    """Undo taking one out. Raises Refused where another of its kind is open by now."""
    bring_back(session, status_id, kind=LegalStatus)
    status = session.get(LegalStatus, status_id)
    if status is not None:
        _refuse_a_second_open_one(session, status)


def _refuse_a_second_open_one(session: Session, status: LegalStatus) -> None:
    if status.until_on is not None:
        return
    others = session.scalars(
        select(LegalStatus).where(
            LegalStatus.child_id == status.child_id,
            LegalStatus.id != status.id,
            LegalStatus.deleted_at.is_(None),
        )
    ).all()
    kind = KINDS_OF_STATUS.get(status.code)
    for other in others:
        if other.until_on is None and KINDS_OF_STATUS.get(other.code) == kind:
            raise Refused(
                f"{LEGAL_STATUSES.get(other.code, other.code)} since {day_in_full(other.from_on)} is still open, and a "
                f"child has one {kind} at a time. It is kept as it is. Write down its end first."
            )


def _episodes(session: Session, child_id: UUID) -> list[Episode]:
    return list(session.scalars(select(Episode).where(Episode.child_id == child_id, Episode.deleted_at.is_(None))))


def _began(episode: Episode) -> date:
    return episode.started_on
