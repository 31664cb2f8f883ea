"""Plain rows of one review at each of its stages, for tests that need no window and no store."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from iro_desktop.models.child import AgeBand
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import Attended, Mode, ReviewStatus
from iro_desktop.models.timescales import DueDate, ReviewKind, subsequent_review_due
from iro_desktop.queries.closing import what_is_missing
from iro_desktop.queries.review import (
    AgendaRow,
    AroundChild,
    ByLaw,
    DecisionRow,
    HereRow,
    ReviewLetter,
    ReviewPage,
)
from iro_desktop.queries.review_rows import ClosingNeeds
from iro_desktop.queries.who import Who
from tests.review_room import BANK_HOLIDAYS, TODAY

CHILD, REVIEW, UNCLE, FOOTBALL, HEALTH = (UUID(int=number) for number in range(1, 6))
NOTE_ID, WREN_HERE, MUM_HERE, FIRST, SECOND, JAN = (UUID(int=number) for number in range(10, 16))
NOW = datetime(2026, 3, 12, 11, 21, tzinfo=UTC)
DUE: DueDate = subsequent_review_due(date(2025, 9, 12), BANK_HOLIDAYS)
WREN = Who(CHILD, "0007337", "Wren", None, "fox", "apricot", date(2017, 5, 3))
PLANNED = ReviewPage(
    review_id=REVIEW,
    who=WREN,
    pronouns=None,
    status=ReviewStatus.PLANNED,
    from_files=False,
    number=3,
    by_law=ByLaw(DUE, ReviewKind.SUBSEQUENT, ""),
    next_due=None,
    planned_on=TODAY,
    planned_time=time(11),
    started_at=None,
    held_on=None,
    completed_on=None,
    decisions_sent_on=None,
    next_review_on=None,
    place="at home in Luton",
    mode=Mode.IN_PERSON,
    reason_not_in_person=None,
    plan_for_home=None,
    child_has_seen_plan=None,
    participation=None,
    participation_note=None,
    not_in_the_room=("Mr Hale",),
    opening_activity=None,
    agenda=(
        AgendaRow(UNCLE, "My uncle", from_child=True, talked_about=True),
        AgendaRow(FOOTBALL, "Football", from_child=True, talked_about=False),
        AgendaRow(HEALTH, "Health check", from_child=False, talked_about=False),
    ),
    notes=(),
    here=(),
    decisions=(),
    last_time=(),
    last_time_on=None,
    people=(AroundChild(JAN, "Jan Ellery", "Jan", PersonRole.CARER, "foster carer", invited=True),),
    letter=ReviewLetter(None, finished=False, age_band=AgeBand.FROM_8_TO_11),
)
HERE = HereRow(WREN_HERE, "Wren", None, True, False, Attended.CAME, None, reason_fit_for_child=False)
MUM = HereRow(MUM_HERE, "Mum", None, False, False, Attended.COULD_NOT_COME, None, reason_fit_for_child=False)
HELD = replace(
    PLANNED,
    status=ReviewStatus.IN_PROGRESS,
    held_on=TODAY,
    started_at=time(11),
    here=(HERE, MUM),
    next_due=subsequent_review_due(TODAY, BANK_HOLIDAYS),
    needs=ClosingNeeds(must=what_is_missing(held_on=TODAY, participation_code=None, next_review_on=None)),
)
WHOLE = DecisionRow(FIRST, 1, "Viability visit", "Priya will visit Dean.", "Priya Green", date(2026, 3, 27))
BARE = DecisionRow(SECOND, 2, "Lift to the park", "", None, None)
CLOSED = replace(
    HELD,
    status=ReviewStatus.COMPLETED,
    completed_on=TODAY,
    participation=ParticipationCode.PN1,
    next_review_on=date(2026, 9, 11),
    decisions=(WHOLE,),
    needs=ClosingNeeds(),
)
