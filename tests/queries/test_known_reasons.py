"""Reasons that the records give already: certain ones are chosen, uncertain ones only offered, each with a sentence."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck, Verdict
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import Attendance, Attended, Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.known_reasons import KnownReasons, known_reasons
from iro_desktop.queries.plan_checks import care_plan_check_id, pathway_plan_check_id
from iro_desktop.queries.who import NoSuchChild
from iro_desktop.store.store import Session
from tests import factories
from tests.caseload import HOLIDAYS
from tests.store.stores import store_in

TODAY = date(2026, 3, 12)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def maya(session: Session) -> Child:
    child = factories.child(known_as="Maya")
    child.date_of_birth = date(2014, 5, 3)
    session.add(child)
    session.flush()
    return child


@pytest.fixture
def review(session: Session, maya: Child) -> Review:
    made = Review(child_id=maya.id, status=ReviewStatus.COMPLETED, held_on=date(2026, 3, 6))
    session.add(made)
    session.flush()
    return made


def known(session: Session, child: Child, **about: object) -> KnownReasons:
    session.flush()
    return known_reasons(session, child.id, TODAY, HOLIDAYS, **about)  # type: ignore[arg-type]


def whys(found: KnownReasons) -> dict[Reason, tuple[str, bool]]:
    return {one.reason: (one.why, one.chosen) for one in found.reasons}


def check(session: Session, review: Review, **answers: object) -> None:
    made = CarePlanCheck(id=care_plan_check_id(review.id), child_id=review.child_id, review_id=review.id)
    for name, value in answers.items():
        setattr(made, name, value)
    session.add(made)


def pathway(session: Session, review: Review, **answers: object) -> None:
    made = PathwayPlanCheck(id=pathway_plan_check_id(review.id), child_id=review.child_id, review_id=review.id)
    for name, value in answers.items():
        setattr(made, name, value)
    session.add(made)


def in_care(session: Session, child: Child, since: date) -> None:
    session.add(
        Episode(child_id=child.id, started_on=since, reason_new_episode="S", legal_status="C2", placement_type="U6")
    )


def test_of_a_child_of_whom_nothing_is_written_down_nothing_is_known(session: Session, maya: Child) -> None:
    found = known(session, maya)
    assert (found.reasons, found.asked, found.chosen) == ((), (), ())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"present": False}, (Reason.PLAN_NOT_COMPLETED, "The care plan had not come for the review on 6 March.")),
        (
            {"present": True, "verdict": Verdict.NOT_ACCEPTABLE},
            (Reason.PLAN_NOT_COMPLETED, "You found the care plan for the review on 6 March not acceptable."),
        ),
        (
            {"present": True, "shared_with_child": False},
            (Reason.PLAN_NOT_SHARED, "Maya had not seen the care plan for the review on 6 March."),
        ),
    ],
)
def test_what_was_found_of_the_plan_is_a_reason(
    session: Session, maya: Child, review: Review, answers: dict[str, object], expected: tuple[Reason, str]
) -> None:
    check(session, review, **answers)
    assert whys(known(session, maya)) == {expected[0]: (expected[1], True)}


def test_a_plan_that_was_not_looked_at_says_nothing(session: Session, maya: Child, review: Review) -> None:
    check(session, review)
    assert known(session, maya).reasons == ()


def test_a_plan_that_did_not_come_was_not_kept_from_the_child(session: Session, maya: Child, review: Review) -> None:
    check(session, review, present=False, shared_with_child=False)
    assert known(session, maya).chosen == (Reason.PLAN_NOT_COMPLETED,)


def test_the_pathway_plan_counts_too(session: Session, maya: Child, review: Review) -> None:
    pathway(session, review, present=False, personal_adviser_named=False, transfer_on=date(2026, 2, 1))
    found = whys(known(session, maya))
    assert found[Reason.PLAN_NOT_COMPLETED][0] == "The pathway plan had not come for the review on 6 March."
    assert found[Reason.NO_PERSONAL_ADVISER][1]
    assert found[Reason.THROUGHCARE_LATE] == (
        "The move to Throughcare was planned for 1 February, and no record shows it.",
        True,
    )


def test_a_move_to_throughcare_that_was_written_down_is_not_late(session: Session, maya: Child, review: Review) -> None:
    pathway(session, review, transfer_on=date(2026, 2, 1))
    session.add(StatutoryCheck(child_id=maya.id, kind=CheckKind.THROUGHCARE, done_on=date(2026, 2, 3)))
    assert known(session, maya).reasons == ()


def test_a_day_that_was_set_by_hand_stands_above_the_plan_s(session: Session, maya: Child, review: Review) -> None:
    pathway(session, review, transfer_on=date(2026, 2, 1))
    session.add(StatutoryCheck(child_id=maya.id, kind=CheckKind.THROUGHCARE, due_override_on=date(2026, 4, 1)))
    assert known(session, maya).reasons == ()


@pytest.mark.parametrize("attended", [Attended.COULD_NOT_COME, Attended.DID_NOT_COME, Attended.NOT_TOLD])
def test_a_social_worker_who_was_not_there_is_a_reason(
    session: Session, maya: Child, review: Review, attended: Attended
) -> None:
    worker = Person(child_id=maya.id, name="Priya Green", role=PersonRole.SOCIAL_WORKER)
    session.add(worker)
    there = Attendance(
        child_id=maya.id, review_id=review.id, meeting_id=new_id(), name="Priya", person_id=worker.id, attended=attended
    )
    session.add(there)
    assert whys(known(session, maya)) == {
        Reason.NO_SOCIAL_WORKER_REPORT: ("Priya was not at the review on 6 March.", True)
    }
    there.attended = Attended.CAME
    assert known(session, maya).reasons == ()
    there.brought_report = False
    (found,) = known(session, maya).reasons
    assert found.why == "No report came from the social worker for the review on 6 March."


def test_no_social_worker_is_certain_where_the_last_one_left(session: Session, maya: Child) -> None:
    session.add(Person(child_id=maya.id, name="Priya Green", role=PersonRole.SOCIAL_WORKER, until_on=date(2026, 2, 27)))
    assert whys(known(session, maya)) == {
        Reason.NO_SOCIAL_WORKER: (
            "Priya Green was Maya’s social worker until 27 February, and nobody is named since.",
            True,
        )
    }


def test_no_social_worker_is_only_offered_where_none_was_ever_written_down(session: Session, maya: Child) -> None:
    session.add(Person(child_id=maya.id, name="Jan", role=PersonRole.CARER))
    assert whys(known(session, maya)) == {
        Reason.NO_SOCIAL_WORKER: ("No social worker is written down among Maya’s people.", False)
    }


def decide(session: Session, review: Review, number: int, **fields: object) -> Decision:
    made = Decision(child_id=review.child_id, review_id=review.id, number=number, wording=f"Call {number}")
    for name, value in fields.items():
        setattr(made, name, value)
    session.add(made)
    session.flush()
    return made


def test_decisions_past_their_day_are_one_reason(session: Session, maya: Child, review: Review) -> None:
    late = decide(session, review, 1, due_on=date(2026, 3, 10))
    decide(session, review, 2, due_on=TODAY)
    decide(session, review, 3, due_on=date(2026, 3, 1), status=DecisionStatus.DONE)
    undone = decide(session, review, 4, status=DecisionStatus.NOT_DONE, due_on=date(2026, 4, 1))
    found = known(session, maya)
    (only,) = found.reasons
    assert (only.reason, only.chosen) == (Reason.DECISIONS_NOT_FOLLOWED, True)
    assert only.decision_ids == (late.id, undone.id)
    assert only.why == "“Call 1” is not done by 10 March, and 1 more."


def test_raised_from_a_decision_it_is_about_that_decision_alone(session: Session, maya: Child, review: Review) -> None:
    decide(session, review, 1, due_on=date(2026, 3, 10))
    undone = decide(session, review, 2, status=DecisionStatus.NOT_DONE)
    check(session, review, present=False)
    found = known(session, maya, decision_ids=[undone.id])
    assert found.chosen == (Reason.DECISIONS_NOT_FOLLOWED,)
    assert whys(found) == {
        Reason.DECISIONS_NOT_FOLLOWED: ("“Call 2” was not done.", True),
        Reason.PLAN_NOT_COMPLETED: ("The care plan had not come for the review on 6 March.", False),
    }


def test_raised_from_a_review_what_belongs_to_it_is_chosen_and_the_rest_offered(
    session: Session, maya: Child, review: Review
) -> None:
    decide(session, review, 1, due_on=date(2026, 3, 10))
    check(session, review, present=False)
    found = known(session, maya, review_id=review.id)
    assert found.chosen == (Reason.PLAN_NOT_COMPLETED,)
    assert [one.reason for one in found.reasons] == [Reason.PLAN_NOT_COMPLETED, Reason.DECISIONS_NOT_FOLLOWED]


def test_an_interpreter_who_did_not_come_is_a_reason_and_one_not_booked_is_offered_till_the_day(
    session: Session, maya: Child, review: Review
) -> None:
    review.interpreter_came = False
    assert whys(known(session, maya)) == {Reason.INTERPRETER: ("No interpreter came to the review on 6 March.", True)}
    review.interpreter_came = None
    maya.interpreter_language = "Tigrinya"
    assert whys(known(session, maya))[Reason.INTERPRETER] == (
        "No interpreter for Tigrinya is booked for the review on 6 March.",
        True,
    )
    review.status, review.held_on, review.planned_on = ReviewStatus.PLANNED, None, date(2026, 3, 20)
    assert whys(known(session, maya))[Reason.INTERPRETER] == (
        "No interpreter for Tigrinya is booked for the review on 20 March.",
        False,
    )
    review.interpreter_booked_on = TODAY
    assert known(session, maya).reasons == ()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (CheckKind.HEALTH, Reason.HEALTH_ASSESSMENT_LATE),
        (CheckKind.DENTAL, Reason.OTHER_STATUTORY),
        (CheckKind.PEP, Reason.PEP_LATE),
        (CheckKind.SINGLE_ASSESSMENT, Reason.SINGLE_ASSESSMENT_LATE),
    ],
)
def test_a_check_that_the_law_asks_for_and_nobody_did_is_a_reason_with_its_sum(
    session: Session, maya: Child, kind: CheckKind, reason: Reason
) -> None:
    in_care(session, maya, date(2026, 1, 5))
    session.add(StatutoryCheck(child_id=maya.id, kind=kind, due_override_on=date(2026, 3, 2), override_reason="Agreed"))
    found = whys(known(session, maya))
    assert found[reason][1]
    assert "due 2 March" in found[reason][0]


def test_one_of_age_sixteen_without_a_personal_adviser_or_a_panel_is_a_reason(session: Session, maya: Child) -> None:
    maya.date_of_birth = date(2009, 1, 20)
    in_care(session, maya, date(2020, 1, 6))
    found = whys(known(session, maya))
    assert found[Reason.HOUSING_PANEL_MISSED][1]
    assert Reason.NO_PERSONAL_ADVISER in found


def test_who_would_be_asked_is_the_social_worker_then_the_team_manager(session: Session, maya: Child) -> None:
    session.add_all(
        [
            Person(child_id=maya.id, name="Grace Adeyemi", role=PersonRole.TEAM_MANAGER, team="Team 4"),
            Person(child_id=maya.id, name="Priya Green", role=PersonRole.SOCIAL_WORKER, email="p@c.example"),
            Person(child_id=maya.id, name="Old", role=PersonRole.TEAM_MANAGER, until_on=date(2026, 3, 11)),
            Person(child_id=maya.id, name="Jan", role=PersonRole.CARER),
        ]
    )
    found = known(session, maya)
    assert [(one.name, one.role_in_words) for one in found.asked] == [
        ("Priya Green", "social worker"),
        ("Grace Adeyemi", "team manager"),
    ]
    assert (found.asked[0].email, found.asked[1].team) == ("p@c.example", "Team 4")


def test_a_child_who_is_not_here_is_said_to_be_gone(session: Session) -> None:
    with pytest.raises(NoSuchChild):
        known_reasons(session, UUID(int=1), TODAY, HOLIDAYS)
