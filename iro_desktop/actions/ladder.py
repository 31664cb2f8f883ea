"""Setting the council's ladder: its formal stages, and who answers each."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.ids import imported_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import LadderStage
from iro_desktop.queries.council import council_here
from iro_desktop.queries.ladder import StageRow, default_stages, ladder
from iro_desktop.queries.resolution_reading import started_concerns

LONGEST_NAME = 200
"""Characters of anything typed into a stage."""
MOST_STAGES = 9


def set_stage(
    session: Session,
    number: int,
    *,
    name: str,
    role: str,
    holder_name: str | None = None,
    holder_email: str | None = None,
) -> StageRow:
    """Name a stage of the ladder and who answers it. Returns it as it stood before, for the undo.

    The first change of all writes down the whole ladder that stood till then. What was raised before keeps whom it was
    asked of.
    """
    _write_default(session)
    before = ladder(session).stage(number)
    if before is None:
        raise Refused("This stage is not on the ladder. Nothing was changed. Add it first.")
    stage = session.get_one(LadderStage, _stage_id(session, number))
    stage.name = _needed(name, "Type what the stage is called. Nothing was changed.")
    stage.role = _needed(role, "Type who answers at this stage: their role. Nothing was changed.")
    stage.holder_name, stage.holder_email = _words(holder_name), _address(holder_email)
    return before


def add_stage(session: Session, *, role: str, name: str | None = None) -> int:
    """Add a stage at the top of the ladder. Returns its number. Two laptops that add one make one."""
    asked = _needed(role, "Type who answers at the new stage: their role. Nothing was changed.")
    _write_default(session)
    number = max(ladder(session).numbers, default=0) + 1
    if number > MOST_STAGES:
        raise Refused(f"A ladder has at most {MOST_STAGES} stages. Nothing was changed.")
    called = _words(name) or f"Stage {number}"
    stage = session.get(LadderStage, _stage_id(session, number))
    if stage is None:
        stage = LadderStage(
            id=_stage_id(session, number), council=council_here(session), number=number, name=called, role=asked
        )
        session.add(stage)
    stage.name, stage.role, stage.deleted_at = called, asked, None
    stage.holder_name = stage.holder_email = None
    session.flush()
    return number


def remove_stage(session: Session, number: int, *, at: datetime) -> None:
    """Take the last stage off the ladder. `bring_back_stage` undoes it.

    Refused where another follows, where it is the only one, and while something stands on it.
    """
    stages = ladder(session)
    if stages.numbers[-1:] != (number,):
        raise Refused("Only the last stage can be taken off the ladder. Nothing was changed.")
    if len(stages.stages) == 1:
        raise Refused("A ladder has at least one stage. Nothing was changed. Change this one instead.")
    standing = _standing_on(session, number)
    if standing:
        what = "1 resolution stands" if standing == 1 else f"{standing} resolutions stand"
        raise Refused(f"{what} at {stages.name_of(number)}. Nothing was changed. Settle them first.")
    _write_default(session)
    session.get_one(LadderStage, _stage_id(session, number)).deleted_at = at
    session.flush()


def bring_back_stage(session: Session, number: int) -> None:
    """Undo it: the stage is on the ladder again."""
    stage = session.get(LadderStage, _stage_id(session, number))
    if stage is not None:
        stage.deleted_at = None
        session.flush()


def _write_default(session: Session) -> None:
    if not ladder(session).is_default:
        return
    council = council_here(session)
    for one in default_stages():
        stage = session.get(LadderStage, _stage_id(session, one.number))
        if stage is None:
            session.add(
                LadderStage(
                    id=_stage_id(session, one.number), council=council, number=one.number, name=one.name, role=one.role
                )
            )
        else:
            stage.name, stage.role, stage.deleted_at = one.name, one.role, None
    session.flush()


def _standing_on(session: Session, number: int) -> int:
    """How many open concerns stand at a stage."""
    parts = (part for concern in started_concerns(session) for part in concern.parts)
    return len({part.facts.concern_id for part in parts if part.story.stage == number and not part.settled})


def _stage_id(session: Session, number: int) -> UUID:
    return imported_id(council_here(session), str(number), "ladder stage")


def _needed(typed: str, sentence: str) -> str:
    words = _words(typed)
    if words is None:
        raise Refused(sentence)
    return words


def _address(typed: str | None) -> str | None:
    address = _words(typed)
    if address is not None and (" " in address or not all(address.partition("@"))):
        raise Refused(f"“{address}” is no e-mail address. Nothing was changed. Leave it empty where you know none.")
    return address


def _words(typed: str | None) -> str | None:
    words = " ".join((typed or "").split()) or None
    if words is not None and len(words) > LONGEST_NAME:
        raise Refused(f"This is longer than {LONGEST_NAME} characters. Nothing was changed. Make it shorter.")
    return words
