"""What is prepared for a review: who is asked and what they answered, and the officer's look at the plans."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COLLEGE_AGE, SCHOOL_AGE
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.child import ChildPreferences
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation, InvitationAnswer
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import CarePlanCheck, PathwayPlanCheck, Verdict
from iro_desktop.models.timescales import birthday_at
from iro_desktop.models.working_days import BankHolidays, add_working_days

INVITED_WORKING_DAYS_BEFORE, REPORTS_WORKING_DAYS_BEFORE = 21, 4
_COME_AS_A_RULE = frozenset(
    {PersonRole.CARER, PersonRole.KEY_WORKER, PersonRole.SOCIAL_WORKER, PersonRole.PARENT, PersonRole.TEACHER}
)
_ADULTS_ANSWER: Mapping[InvitationAnswer, int] = {
    InvitationAnswer.COMING: 60,
    InvitationAnswer.BY_VIDEO: 12,
    InvitationAnswer.FOR_PART: 10,
    InvitationAnswer.NOT_COMING: 8,
    InvitationAnswer.SENDS_VIEWS: 10,
}
_CHANGES = (
    "The school in it is last year's.",
    "It does not say who takes over when the carer is ill.",
    "Family time is not in it.",
)
_NOT_SHARED = "{child} asked me to go on and read it out; {sw} goes through the whole plan next week."


class Preparing:
    """Writes down what the officer found before each review, and whom they asked to the newest ones."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)
        self._pathway_plans = 0

    def before(
        self, occasion: Occasion, review_id: UUID, people: list[Person], wishes: ChildPreferences
    ) -> list[SyncedRecord]:
        """The plans; and where the review is the latest held or still to come, the invitations."""
        coming = occasion.on >= self._today
        found: list[SyncedRecord] = []
        if not coming or occasion.on - self._today < timedelta(days=4):
            found.append(self._care_plan(occasion, review_id, coming=coming))
            if occasion.child.age_on(occasion.on) >= COLLEGE_AGE:
                found.append(self._pathway_plan(occasion, review_id))
        if coming or occasion.is_latest:
            found += self.invitations(occasion, review_id, people, wishes)
        return found

    def _before(self, day: date, working_days: int) -> date:
        return add_working_days(day, -working_days, self._holidays)

    def _care_plan(self, occasion: Occasion, review_id: UUID, *, coming: bool) -> CarePlanCheck:
        rng, on = self._rng, occasion.on
        verdict = rng.choices(tuple(Verdict), weights=(82, 15, 3))[0]
        good = verdict is Verdict.GOOD
        can_read = occasion.child.age_on(on) >= SCHOOL_AGE
        shared = rng.random() < 0.9 if can_read else None
        received = max(self._before(on, rng.randint(3, 7)), occasion.child.pace.came_on)
        check = CarePlanCheck(
            id=companion_id(review_id, "care plan"),
            child_id=occasion.child.child_id,
            review_id=review_id,
            present=True,
            received_on=received,
            plan_dated=max(received - timedelta(days=rng.randint(2, 20)), occasion.child.pace.came_on),
            plan_version=str(occasion.number),
            written_to_child=rng.random() < 0.4,
            shared_with_child=shared,
            shared_on=max(self._before(on, 2), occasion.child.pace.came_on) if shared else None,
            shared_how="read together at home" if shared else None,
            child_contributed=can_read and rng.random() < 0.8,
            has_childs_views=can_read and rng.random() < 0.85,
            has_identity=good or rng.random() < 0.5,
            says_how_needs_are_met=good or rng.random() < 0.6,
            has_family_connections=good or rng.random() < 0.6,
            permanence_is_clear=occasion.child.part.story is not Story.NEW_TO_CARE,
            has_parallel_plans=occasion.child.part.story is Story.NEW_TO_CARE,
            has_health_plan=True,
            has_education_plan="teacher" in occasion.slots,
            has_placement_plan=True,
            has_family_time_plan=good or rng.random() < 0.5,
            has_contingency=good,
            manager_checked=good or rng.random() < 0.5,
            verdict=verdict,
        )
        if check.manager_checked:
            check.manager_name, check.manager_checked_on = occasion.slots["manager"], received
        if not good:
            check.changes_wanted = self._deck.draw("changes", _CHANGES)
            check.changes_by = add_working_days(on, 10, self._holidays)
            check.amended_after_request = None if coming or occasion.is_latest else rng.random() < 0.8
        if shared is False and not coming:
            check.went_on_without_sharing = occasion.say(_NOT_SHARED)
        return check

    def _pathway_plan(self, occasion: Occasion, review_id: UUID) -> PathwayPlanCheck:
        rng, child, on = self._rng, occasion.child, occasion.on
        seventeen, eighteen = birthday_at(child.born_on, 17), birthday_at(child.born_on, 18)
        needs = birthday_at(child.born_on, COLLEGE_AGE) + timedelta(days=80)
        alone = child.part.story is Story.ARRIVED_ALONE
        # One in twenty is not acceptable, and however few there are, one of them is.
        verdict = rng.choices((Verdict.GOOD, Verdict.NEEDS_CHANGES), weights=(4, 1))[0]
        verdict = Verdict.NOT_ACCEPTABLE if self._pathway_plans % 20 == 3 else verdict
        self._pathway_plans += 1
        check = PathwayPlanCheck(
            id=companion_id(review_id, "pathway plan"),
            child_id=child.child_id,
            review_id=review_id,
            present=True,
            plan_dated=on - timedelta(days=rng.randint(10, 40)),
            needs_assessment_on=needs if needs < on else None,
            shared_with_child=True,
            child_contributed=rng.random() < 0.9,
            personal_adviser_named=True,
            personal_adviser_name=occasion.slots.get("adviser"),
            transfer_on=eighteen,
            staying_put_considered="in_a_family" in occasion.slots,
            benefits_talked_about=on >= seventeen,
            has_identity_papers=not alone or rng.random() < 0.5,
            immigration_settled=rng.random() < 0.4 if alone else None,
            plan_a="Stay with {carer}" if "in_a_family" in occasion.slots else "A flat of their own with support",
            plan_b="A shared house with staff",
            plan_c="With family friends",
            verdict=verdict,
        )
        check.plan_a = occasion.say(check.plan_a or "")
        if seventeen - timedelta(days=120) < on:
            check.housing_panel_on = add_working_days(max(seventeen, on), 20, self._holidays)
            if check.housing_panel_on < self._today:
                check.housing_panel_recommendation = "Priority for a one-bedroom flat"
        if child.part.story is Story.SHARED_HOUSE:
            check.capacity_assessed_on = birthday_at(child.born_on, COLLEGE_AGE) + timedelta(days=100)
        if verdict is not Verdict.GOOD:
            check.changes_wanted = "Plan C names nobody."
            check.changes_by = add_working_days(on, 15, self._holidays)
        return check

    def invitations(
        self, occasion: Occasion, review_id: UUID, people: list[Person], wishes: ChildPreferences
    ) -> Iterator[SyncedRecord]:
        """Twenty working days before, to those who come as a rule. Whom the child does not want is not asked."""
        on = occasion.on
        earliest = occasion.child.pace.came_first_on or occasion.child.pace.came_on
        invited_on = max(self._before(on, INVITED_WORKING_DAYS_BEFORE), earliest)
        unwelcome = {name.casefold() for name in wishes.not_in_the_room}
        for person in people:
            if person.role not in _COME_AS_A_RULE or (person.until_on is not None and person.until_on <= on):
                continue
            name = person.said_as or person.name
            invitation = Invitation(
                id=companion_id(review_id, f"invitation {person.id}"),
                child_id=occasion.child.child_id,
                review_id=review_id,
                name=name,
                person_id=person.id,
            )
            if name.casefold() in unwelcome:
                invitation.excluded = True
                invitation.excluded_reason = occasion.say("{child} does not feel safe to speak with them there.")
                invitation.excluded_by = "the officer and the social worker"
                invitation.exclusion_told_how = "by telephone, with the offer of a talk of their own"
            elif invited_on < self._today:
                self._answered(invitation, occasion, invited_on)
            yield invitation

    def _answered(self, invitation: Invitation, occasion: Occasion, invited_on: date) -> None:
        rng = self._rng
        invitation.invited_on = invited_on
        invitation.invited_how = rng.choice(("letter", "email", "told by the social worker"))
        if rng.random() < 0.2:
            return
        answered_on = add_working_days(invited_on, rng.randint(1, 9), self._holidays)
        if answered_on >= min(self._today, occasion.on):
            return
        invitation.answer = rng.choices([*_ADULTS_ANSWER], weights=[*_ADULTS_ANSWER.values()])[0]
        invitation.answered_on = answered_on
        came_in = self._before(occasion.on, rng.randint(1, REPORTS_WORKING_DAYS_BEFORE))
        if invitation.answer is InvitationAnswer.SENDS_VIEWS and invited_on <= came_in < self._today:
            invitation.views_received_on = came_in
