"""One concern in full: every step with who and when, what may come next, and messages for whoever may read them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.ladder import set_stage
from iro_desktop.actions.limits import make_choice
from iro_desktop.actions.resolution_steps import (
    add_note,
    answered,
    escalate,
    message_sent,
    reopen,
    settle,
    take_back,
    to_cafcass,
    told_child,
    wait_until,
)
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.limit_keys import Choice, ResolutionName
from iro_desktop.models.resolution import Outcome, Reason, Resolution, StepKind
from iro_desktop.queries.resolution_card import Act, CardPage, NoSuchResolution, resolution_card
from iro_desktop.queries.resolution_links import LinkKind, raised_from
from iro_desktop.store.store import Session
from tests import factories, factories_between
from tests.caseload import HOLIDAYS
from tests.raised import OFFICER, RAISED, raised, thanked
from tests.store.stores import NOON, store_in

TODAY = date(2026, 3, 17)
AGAIN = date(2026, 3, 18)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def maya(session: Session) -> UUID:
    made = factories.child(council_child_id="0000401", known_as="Maya")
    session.add(made)
    session.flush()
    return made.id


@pytest.fixture
def tom(session: Session) -> UUID:
    made = factories.child(council_child_id="0000402", known_as="Tom")
    made.family_name = "Ashby"
    session.add(made)
    session.flush()
    return made.id


def card(session: Session, concern: UUID, today: date = TODAY) -> CardPage:
    session.flush()
    return resolution_card(session, concern, today=today, bank_holidays=HOLIDAYS, officer_name=OFFICER)


def set_first_stage(session: Session) -> None:
    set_stage(
        session, 1, name="Stage 1", role="Head of Service", holder_name="Nadia Rahman", holder_email="n@c.example"
    )


def end(session: Session, concern: UUID, on: date = TODAY) -> tuple[UUID, ...]:
    return settle(session, concern, outcome=Outcome.RESOLVED, difference="She was told.", today=on, by=OFFICER)


def test_a_card_says_all_that_was_said(session: Session, maya: UUID) -> None:
    page = card(session, raised(session, maya))

    assert (page.concern, page.asked_for) == ("The plan was not shared with Maya.", "Go through the plan with her.")
    assert page.effect_on_child == "She does not know where she will live."
    assert page.reasons == (Reason.DRIFT, Reason.PLAN_NOT_SHARED)
    assert (page.raised_on, page.raised_by, page.team, page.stage_name) == (RAISED, OFFICER, "Team 4", "Informal")
    assert [(one.who.name, one.settled_on) for one in page.children] == [("Maya", None)]


def test_each_step_says_who_and_when_with_both_readings_of_its_days(session: Session, maya: UUID) -> None:
    concern = raised(session, maya, on=date(2026, 3, 27))
    answered(session, concern, text="Soon.", today=date(2026, 4, 8), by="Farah Malik")
    start, answer = card(session, concern, date(2026, 4, 20)).history

    assert (start.kind, start.by_name, start.happened_on) == (StepKind.STARTED, OFFICER, date(2026, 3, 27))
    assert start.sums is not None
    assert start.sums.by_working_days.due_on == date(2026, 4, 14)
    assert start.sums.by_working_days.sum_in_full == (
        "27 March + 10 working days, leaving out the bank holidays on 3 April and 6 April"
    )
    assert start.sums.by_calendar_days.due_on == date(2026, 4, 6)
    assert (answer.kind, answer.by_name, answer.answered_by, answer.days) == (
        StepKind.ANSWERED,
        "Farah Malik",
        "Grace Adeyemi",
        6,
    )
    assert answer.sums is None


def test_a_step_taken_back_is_shown_with_who_took_it_back(session: Session, maya: UUID) -> None:
    concern = raised(session, maya)
    take_back(session, end(session, concern), today=AGAIN, by="Farah Malik")
    row = card(session, concern, AGAIN).history[-1]

    assert (row.kind, row.counts, row.taken_back_on, row.taken_back_by) == (
        StepKind.SETTLED,
        False,
        AGAIN,
        "Farah Malik",
    )
    assert len(card(session, concern, AGAIN).history) == 2


def test_one_step_for_several_children_is_one_row(session: Session, maya: UUID, tom: UUID) -> None:
    concern = raised(session, maya, also_for=[tom])
    told_child(session, concern, how="By text", agrees=True, today=TODAY, by=OFFICER, only_for=[tom])
    start, told = card(session, concern).history

    assert len(start.step_ids) == 2
    assert start.for_children == ()
    assert [who.name for who in told.for_children] == ["Tom"]
    assert told.child_agrees is True
    assert {one.who.name: one.told_on for one in card(session, concern).children} == {"Maya": None, "Tom": TODAY}
    take_back(session, start.step_ids, today=TODAY, by=OFFICER)
    with pytest.raises(NoSuchResolution):
        card(session, concern)


def test_the_same_words_written_twice_are_two_rows(session: Session, maya: UUID, tom: UUID) -> None:
    concern = raised(session, maya, also_for=[tom])
    for _ in range(2):
        add_note(session, concern, text="Rang.", today=TODAY, by=OFFICER)
    assert [row.kind for row in card(session, concern).history] == [StepKind.STARTED, StepKind.NOTE, StepKind.NOTE]


def test_the_next_stage_is_named_with_its_role_and_holder(session: Session, maya: UUID) -> None:
    set_stage(
        session, 1, name="Stage 1", role="Head of Service", holder_name="Nadia Rahman", holder_email="n@c.example"
    )
    page = card(session, raised(session, maya))

    assert page.next_stage is not None
    assert page.next_stage.who == "Head of Service, Nadia Rahman"
    assert [stage.number for stage in page.higher_stages] == [1, 2, 3]


def test_what_may_be_done_follows_from_where_it_stands(session: Session, maya: UUID) -> None:
    always = {Act.NOTE, Act.TELL_CHILD}
    concern = raised(session, maya)
    assert card(session, concern, date(2026, 3, 6)).may == always | {
        *(Act.ANSWERED, Act.SETTLE, Act.ESCALATE, Act.TO_CAFCASS, Act.MESSAGE_SENT)
    }
    assert Act.WAIT in card(session, concern).may
    message_sent(session, concern, today=TODAY, by=OFFICER)
    to_cafcass(session, concern, text="Her rights.", today=TODAY, by=OFFICER)
    escalate(session, concern, stage=3, today=TODAY, by=OFFICER)
    top = card(session, concern)
    assert not top.may & {Act.ESCALATE, Act.TO_CAFCASS}
    assert top.next_stage is None
    end(session, concern)
    assert card(session, concern).may == always | {Act.REOPEN}
    assert card(session, thanked(session, maya)).may == always


def test_all_that_may_be_done_can_be_done(session: Session, maya: UUID) -> None:
    """What the card offers is never refused."""
    acts = {
        Act.ANSWERED: lambda c: answered(session, c, today=TODAY, by=OFFICER),
        Act.ESCALATE: lambda c: escalate(session, c, stage=_next(session, c), today=TODAY, by=OFFICER),
        Act.WAIT: lambda c: wait_until(session, c, day=AGAIN, reason="x", today=TODAY, by=OFFICER),
        Act.TO_CAFCASS: lambda c: to_cafcass(session, c, text="x", today=TODAY, by=OFFICER),
        Act.MESSAGE_SENT: lambda c: message_sent(session, c, today=TODAY, by=OFFICER),
        Act.TELL_CHILD: lambda c: told_child(session, c, how="x", today=TODAY, by=OFFICER),
        Act.NOTE: lambda c: add_note(session, c, text="x", today=TODAY, by=OFFICER),
        Act.SETTLE: lambda c: end(session, c),
        Act.REOPEN: lambda c: reopen(session, c, reason="x", today=TODAY, by=OFFICER),
    }
    assert set(acts) == set(Act)
    for first in acts:
        for second in acts:
            concern = raised(session, maya)
            for act in (first, second):
                if act in card(session, concern).may:
                    assert acts[act](concern)


def _next(session: Session, concern: UUID) -> int:
    stage = card(session, concern).next_stage
    assert stage is not None
    return stage.number


def test_the_total_of_all_formal_stages_is_counted_and_warned_of(session: Session, maya: UUID) -> None:
    concern = raised(session, maya, stage=1)
    assert card(session, raised(session, maya)).total is None

    early = card(session, concern, date(2026, 3, 10)).total
    assert early is not None
    assert (early.day, early.of_days, early.by.due_on, early.warning) == (6, 20, date(2026, 3, 30), "")
    near = card(session, concern, date(2026, 3, 17)).total
    assert near is not None
    assert "Another whole stage would go past the 20 working days" in near.warning
    assert "2 March + 20 working days is 30 March" in near.warning
    over = card(session, concern, date(2026, 3, 31)).total
    assert over is not None
    assert over.over
    assert "ended on 30 March" in over.warning
    end(session, concern)
    settled = card(session, concern, date(2026, 6, 1)).total
    assert settled is not None
    assert (settled.day, settled.warning) == (11, "")


def test_settling_asks_what_it_meant_for_the_child_where_nobody_has_said(session: Session, maya: UUID) -> None:
    assert card(session, raised(session, maya, effect_on_child=None)).effect_is_missing
    assert not card(session, raised(session, maya)).effect_is_missing


def test_the_message_names_the_child_by_initials_and_the_day_with_its_sum(session: Session, maya: UUID) -> None:
    message = card(session, raised(session, maya)).message

    assert message is not None
    assert (message.to_name, message.to_email) == ("Grace Adeyemi", "grace.adeyemi@council.example")
    assert message.subject == "Resolution: M.L."
    assert "Larkwood" not in message.subject + message.body
    assert "I need your answer by 16 March (2 March + 10 working days)." in message.body
    assert "What I ask for:\nGo through the plan with her." in message.body
    assert "What it means for M.L. now:" in message.body
    assert message.body.startswith("Hello Grace Adeyemi,")
    assert message.body.endswith(OFFICER)


def test_the_message_to_the_next_stage_says_what_was_asked_and_what_came_back(session: Session, maya: UUID) -> None:
    set_stage(
        session, 1, name="Stage 1", role="Head of Service", holder_name="Nadia Rahman", holder_email="n@c.example"
    )
    concern = raised(session, maya)
    before = card(session, concern).next_message
    assert before is not None
    assert (before.to_name, before.to_email) == ("Nadia Rahman", "n@c.example")
    assert "I raised it on 2 March. Grace Adeyemi has not answered." in before.body
    assert "by 31 March (17 March + 10 working days)" in before.body
    escalate(session, concern, stage=1, today=TODAY, by=OFFICER)
    now = card(session, concern).message
    assert now == before, "after the escalation it is the message to whoever is asked now"

    other = raised(session, maya)
    answered(session, other, text="No, there is no\nplan.", today=TODAY, by=OFFICER)
    message = card(session, other).next_message
    assert message is not None
    assert "Grace Adeyemi answered: No, there is no plan." in message.body


def test_a_message_about_several_children_names_each_by_initials(session: Session, maya: UUID, tom: UUID) -> None:
    message = card(session, raised(session, maya, also_for=[tom])).message
    assert message is not None
    assert message.subject == "Resolution: M.L. and T.A."


def test_a_child_without_a_name_is_a_child(session: Session, maya: UUID) -> None:
    session.get_one(Child, maya).known_as = None
    message = card(session, raised(session, maya)).message
    assert message is not None
    assert message.subject == "Resolution: a child"


def test_the_referral_to_cafcass_names_the_law_and_where_it_stands(session: Session, maya: UUID) -> None:
    message = card(session, raised(session, maya, stage=2, to_name="Ade Bola")).cafcass_message
    assert message is not None
    assert "section 25B(3) of the Children Act 1989" in message.body
    assert "It stands at: Stage 2, with Ade Bola." in message.body


def test_an_agreed_day_stands_in_the_message(session: Session, maya: UUID) -> None:
    message = card(session, raised(session, maya, answer_by=date(2026, 3, 6))).message
    assert message is not None
    assert "by 6 March, as we agreed" in message.body


def test_what_is_not_for_the_reader_makes_no_message(session: Session, maya: UUID) -> None:
    grace = new_id()
    hidden = raised(session, maya, to_person_id=str(grace), not_for=(str(grace),))
    page = card(session, hidden)
    assert (page.message, page.next_message, page.cafcass_message) == (None, None, None)
    assert "marked as not for everybody" in page.no_message
    for_others = raised(session, maya, to_person_id=str(grace), not_for=(str(new_id()),))
    page = card(session, for_others)
    assert page.message is not None
    assert page.no_message == ""
    assert page.next_message is None, "nobody has said that the next stage may read it"


def test_a_decision_that_is_not_for_the_reader_stays_out_of_the_message(session: Session, maya: UUID) -> None:
    review = factories.review(maya)
    open_one, hidden = (factories.decision(maya, review.id) for _ in range(2))
    open_one.wording, hidden.wording, hidden.not_for = "Weekly calls", "Ask about the uncle", ("letter",)
    session.add_all((review, open_one, hidden))
    session.flush()
    page = card(session, raised(session, maya, decision_ids=(str(open_one.id), str(hidden.id), "no id")))
    assert page.message is not None
    assert "- Weekly calls" in page.message.body
    assert "uncle" not in page.message.body


def test_what_it_is_about_and_made_from_is_linked_both_ways(session: Session, maya: UUID) -> None:
    review, talk = factories.review(maya), factories.consultation(maya, text="She rang.\nMore.")
    decision = factories.decision(maya, review.id)
    session.add_all((review, talk, decision))
    session.flush()
    concern = raised(
        session,
        maya,
        review_id=str(review.id),
        decision_ids=(str(decision.id),),
        from_record_id=str(talk.id),
    )
    reminder = factories_between.reminder(maya)
    reminder.from_record_id = concern
    session.add(reminder)

    links = {one.kind: one for one in card(session, concern).links}
    assert set(links) == {LinkKind.REVIEW, LinkKind.DECISION, LinkKind.CONSULTATION, LinkKind.REMINDER}
    assert links[LinkKind.CONSULTATION].words == "She rang."
    assert links[LinkKind.DECISION].review_id == review.id
    back = raised_from(session, [maya])
    for record_id in (review.id, talk.id, decision.id):
        assert [one.concern_id for one in back[record_id]] == [concern]


@pytest.mark.parametrize("kind", [LinkKind.MIDWAY, LinkKind.EVENT, LinkKind.NOTE, LinkKind.DECISION])
def test_it_may_be_made_from_any_of_these(session: Session, maya: UUID, kind: LinkKind) -> None:
    review = factories.review(maya)
    made = {
        LinkKind.MIDWAY: factories_between.midway_check(maya, review.id),
        LinkKind.EVENT: factories_between.significant_event(maya),
        LinkKind.NOTE: factories.meeting_note(maya, review.id),
        LinkKind.DECISION: factories.decision(maya, review.id),
    }[kind]
    session.add_all((review, made))
    session.flush()
    (link,) = card(session, raised(session, maya, from_record_id=str(made.id))).links
    assert (link.kind, link.record_id) == (kind, made.id)


def test_what_was_folded_away_stays_folded_on_the_card(session: Session, maya: UUID) -> None:
    talk = factories.consultation(maya, text="What the police said.")
    talk.folded_as = "about harm"
    session.add(talk)
    session.flush()
    (link,) = card(session, raised(session, maya, from_record_id=str(talk.id))).links
    assert link.words == ""


def test_a_concern_that_is_not_here_is_said_to_be_gone(session: Session, maya: UUID) -> None:
    with pytest.raises(NoSuchResolution, match="no longer on this laptop"):
        card(session, new_id())
    concern = raised(session, maya)
    session.get_one(Child, maya).deleted_at = NOON
    with pytest.raises(NoSuchResolution):
        card(session, concern)
    assert session.get_one(Resolution, concern).started


def test_a_message_calls_it_what_the_council_calls_it(session: Session, maya: UUID) -> None:
    make_choice(session, Choice.RESOLUTION_NAME, option=ResolutionName.ALERT, reason="So do our forms.")
    page = card(session, raised(session, maya))
    assert page.message is not None
    assert page.next_message is not None
    assert page.message.subject == "IRO management alert: M.L."
    assert "This is an informal IRO management alert." in page.message.body
    assert page.next_message.subject == "IRO management alert, Stage 1: M.L."
