"""Resolutions of the practise caseload: those on the board today, those beside them, and the year behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from iro_desktop.exchange.practise import challenge_lines as lines
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.challenge_lines import OnTheBoard, Raised
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.slots import OFFICER_NAME
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.people import PersonRole
from iro_desktop.models.plan_checks import CheckKind, StatutoryCheck
from iro_desktop.models.resolution import (
    INFORMAL,
    LadderStage,
    Outcome,
    RaisedBy,
    Reason,
    Resolution,
    ResolutionStep,
    StepKind,
    Tone,
)
from iro_desktop.queries.council import UNNAMED_COUNCIL

_TEAM = "Children in care"
_VIRTUAL_SCHOOL = "Virtual School"
_FIRST_BEFORE, _APART = 34, 17
"""Working days since the newest of those behind the day was raised, and between one and the next."""
_LADDER = ((1, lines.TEAM_MANAGER, None, None), (2, lines.HEAD_OF_SERVICE[1], *lines.HEAD_OF_SERVICE[::2]))


def ladder_stages() -> list[SyncedRecord]:
    """Two stages, which keep the total of the Handbook between them."""
    return [
        LadderStage(
            id=imported_id(UNNAMED_COUNCIL, str(number), "ladder stage"),
            council=UNNAMED_COUNCIL,
            number=number,
            name=f"Stage {number}",
            role=role,
            holder_name=name,
            holder_email=email,
        )
        for number, role, name, email in _LADDER
    ]


@dataclass(slots=True)
class _Told:
    """One resolution while it is written: its record, and its steps in their order."""

    child: Portrait
    record: Resolution
    steps: list[ResolutionStep] = field(default_factory=list)

    def step(self, kind: StepKind, on: date, **what: object) -> ResolutionStep:
        step = ResolutionStep(
            id=companion_id(self.record.id, f"step {len(self.steps) + 1}"),
            child_id=self.record.child_id,
            resolution_id=self.record.id,
            kind=kind,
            happened_on=on,
            by_name=OFFICER_NAME,
        )
        for name, value in what.items():
            setattr(step, name, value)
        self.steps.append(step)
        return step


class Challenges:
    """Writes down what was raised, and every step that followed."""

    def __init__(self, so_far: SoFar) -> None:
        self._so_far = so_far
        self._raised = 0

    def everything(self) -> Iterator[SyncedRecord]:
        """The ladder, then each resolution with its steps."""
        yield from ladder_stages()
        for told in (*self._of_the_day(), *self._beside(), *self._good(), *self._before()):
            yield told.record
            yield from told.steps

    # The board

    def _of_the_day(self) -> Iterator[_Told]:
        for one in lines.THE_DAYS:
            yield self._on_the_board(one)

    def _on_the_board(self, one: OnTheBoard) -> _Told:
        child = self._so_far.called(one.child)
        (stage, ago), *higher = one.stages
        told = self._start(child, one.raised, self._so_far.ago(ago), stage=stage, words=self._words(child))
        for stage, ago in higher:
            self._escalate(told, stage, self._so_far.ago(ago))
        if one.answered_ago is not None and one.settled_ago is not None:
            self._answer(told, self._so_far.ago(one.answered_ago), one.answer)
            settled_on = self._so_far.ago(one.settled_ago)
            told.step(StepKind.TOLD_CHILD, settled_on, child_agrees=True, text="Told on the telephone.")
            told.step(
                StepKind.SETTLED, settled_on, outcome=Outcome.RESOLVED, difference=one.difference,
                difference_may_be_told=one.child == "Robyn",
            )  # fmt: skip
        return told

    def _words(self, child: Portrait) -> Mapping[str, str]:
        visits = [
            check.done_on
            for check in self._so_far.of(child, StatutoryCheck)
            if check.kind is CheckKind.VISIT and check.done_on is not None
        ]
        return {
            "name": child.known_as,
            "sw": child.social_worker_on(self._so_far.today).said_as,
            "last_visit": f"{max(visits):%B}" if visits else "the move",
        }

    # Beside the board of the day

    def _beside(self) -> Iterator[_Told]:
        """Cafcass, a wait, several children, rights, an answer nobody has decided on, and one that is not started."""
        so_far = self._so_far
        ago = so_far.ago
        for child in so_far.with_story(Story.CHILDRENS_HOME)[-1:]:
            told = self._start(child, lines.AT_CAFCASS, ago(26))
            self._escalate(told, 1, ago(16))
            self._escalate(told, 2, ago(6))
            told.step(StepKind.TO_CAFCASS, ago(3), stage=2, text="Spoken with their duty lawyer; sent the same day.")
            told.step(StepKind.TOLD_CHILD, ago(3), stage=2, child_agrees=False, text="Would rather wait.")
            yield told
        for child in so_far.with_story(Story.NEW_TO_CARE, from_age=12)[:1]:
            told = self._start(child, lines.WAITED_FOR, ago(13))
            told.step(StepKind.WAITING, ago(2), until_on=so_far.later(so_far.today, 3), text=lines.WAIT_REASON)
            yield told
        yield from self._about_several([child for child in so_far.children if child.part.together == "three"])
        for child in so_far.with_story(Story.SHARED_HOUSE)[:1]:
            yield self._start(child, lines.ABOUT_RIGHTS, ago(5), stage=1)
        for child in so_far.with_story(Story.LONG_TERM_FOSTER, from_age=17)[:1]:
            told = self._start(child, lines.UNDECIDED, ago(6))
            self._answer(told, ago(1), lines.UNDECIDED_ANSWER)
            yield told
        for child in so_far.with_story(Story.WITH_FAMILY, from_age=8)[:1]:
            draft = self._start(child, lines.BEGUN, ago(1))
            draft.record.started = False
            draft.steps.clear()
            yield draft

    def _about_several(self, children: Sequence[Portrait]) -> Iterator[_Told]:
        """One concern: a record for each of the children, joined."""
        concern: UUID | None = None
        for child in children:
            told = self._start(child, lines.ABOUT_SEVERAL, self._so_far.ago(3), concern_id=concern)
            concern = concern or told.record.id
            yield told

    def _good(self) -> Iterator[_Told]:
        """Good practice twice this month, as far as the month is old enough, and thanks of the month before."""
        so_far = self._so_far
        month = so_far.today.replace(day=1)
        children = so_far.with_story(Story.LONG_TERM_FOSTER, Story.WITH_FAMILY) or [so_far.called("Tia")]
        for number, (headline, tells) in enumerate(lines.GOOD):
            day = max(so_far.ago(3 + 4 * number), month) if so_far.today.day > 1 else so_far.ago(3)
            yield self._well_done(children[number % len(children)], Tone.GOOD_PRACTICE, headline, tells, day)
        day = so_far.working_day(month - timedelta(days=6))
        yield self._well_done(children[-1], Tone.THANKS, *lines.THANKS, day)

    def _well_done(self, child: Portrait, tone: Tone, headline: str, tells: str, on: date) -> _Told:
        raised = Raised(headline=headline, tells=tells, reasons=(), asked_for="", to=PersonRole.SOCIAL_WORKER)
        told = self._start(child, raised, on)
        told.record.tone, told.record.asked_for = tone, None
        told.step(StepKind.SETTLED, on)
        return told

    # The year behind

    def _before(self) -> Iterator[_Told]:
        """What was settled in the last year and a half, the newest first: each more than a month ago."""
        so_far = self._so_far
        children = [child for child in so_far.children if child.part.known_as is None and child.part.held >= 3]
        for number, (reason, headline, difference, outcome, other) in enumerate(lines.BEFORE):
            on = so_far.ago(_FIRST_BEFORE + _APART * number + 20)
            there = [child for child in children if (child.pace.came_first_on or child.pace.came_on) < on]
            if not there:
                return
            child = there[(number * 5) % len(there)]
            raised = Raised(
                headline=headline,
                tells="Said at the review, and still so.",
                reasons=(reason,) if number % 3 else (reason, Reason.DRIFT),
                asked_for="Put right, and {name} told.",
                effect="It had gone on for some weeks.",
                other=other,
                how=tuple(RaisedBy)[number % len(RaisedBy)],
            )
            told = self._start(child, raised, on)
            self._went_on(told, number, outcome, difference.format_map(self._words(child)))
            yield told

    def _went_on(self, told: _Told, number: int, outcome: Outcome, difference: str) -> None:
        """An answer, or two stages and then one; now and then a mistake taken back, or an end that was none."""
        so_far, on = self._so_far, told.record.raised_on
        answered = so_far.later(on, 4 + number % 6)
        if number % 4 == 1:
            self._escalate(told, 1, so_far.later(on, 11))
            answered = so_far.later(on, 16)
        if number % 7 == 2:
            told.step(StepKind.NOTE, so_far.later(on, 3), text="Rang the manager, who had not seen the message.")
        if number == 3:
            mistake = told.step(StepKind.TO_CAFCASS, so_far.later(on, 2), text="Pressed by mistake.")
            told.step(StepKind.TAKEN_BACK, so_far.later(on, 2), takes_back_id=mistake.id, text="Meant another child.")
        self._answer(told, answered, "Agreed, and begun.")
        settled = so_far.later(answered, 4)
        told.step(StepKind.TOLD_CHILD, settled, stage=_stage(told), child_agrees=True)
        told.step(
            StepKind.SETTLED, settled, outcome=outcome, difference=difference, stage=_stage(told),
            difference_may_be_told=number % 5 == 0,
        )  # fmt: skip
        if number == 8:
            told.step(StepKind.REOPENED, so_far.later(settled, 5), text="It happened once more.", stage=_stage(told))
            told.step(
                StepKind.SETTLED, so_far.later(settled, 9), outcome=outcome, difference=difference, stage=_stage(told)
            )

    # Steps

    def _start(
        self,
        child: Portrait,
        raised: Raised,
        on: date,
        *,
        stage: int = INFORMAL,
        concern_id: UUID | None = None,
        words: Mapping[str, str] | None = None,
    ) -> _Told:
        words = words or self._words(child)
        self._raised += 1
        own = companion_id(child.child_id, f"resolution {self._raised} {on}")
        name, role, person_id, team = self._asked(child, raised, stage)
        last = self._so_far.reviews(child)
        record = Resolution(
            id=own,
            child_id=child.child_id,
            concern_id=concern_id or own,
            started=True,
            raised_on=on,
            raised_by_name=OFFICER_NAME,
            raised_how=raised.how,
            concern=raised.concern.format_map(words).strip(),
            reasons=tuple(str(reason) for reason in dict.fromkeys(raised.reasons)),
            other_reason=raised.other,
            asked_for=raised.asked_for.format_map(words) or None,
            effect_on_child=raised.effect.format_map(words) if raised.effect else None,
            to_name=name,
            to_role=role,
            to_person_id=person_id,
            team=team,
            review_id=last[-1].id if last and (last[-1].completed_on or on) <= on else None,
        )
        told = _Told(child, record)
        told.step(StepKind.STARTED, on, stage=stage, to_name=name, to_role=role)
        if stage > INFORMAL or raised.how is RaisedBy.FORM:
            told.step(StepKind.MESSAGE_SENT, on, stage=stage)
        return told

    def _asked(self, child: Portrait, raised: Raised, stage: int) -> tuple[str, str, UUID | None, str]:
        """Name, role, person and team of whoever is asked."""
        if stage >= 2:
            return lines.HEAD_OF_SERVICE[0], lines.HEAD_OF_SERVICE[1], None, _TEAM
        role = PersonRole.TEAM_MANAGER if stage else raised.to
        person = self._so_far.person(child, role)
        if person is not None:
            words = "the Virtual School" if role is PersonRole.VIRTUAL_SCHOOL else role.value.replace("_", " ")
            return person.name, words, person.id, person.team or _TEAM
        return "Nadine Foss", "the Virtual School", None, _VIRTUAL_SCHOOL

    def _escalate(self, told: _Told, stage: int, on: date) -> None:
        raised = Raised(headline="", tells="", reasons=(), asked_for="")
        name, role, _, _ = self._asked(told.child, raised, stage)
        told.step(StepKind.ESCALATED, on, stage=stage, to_name=name, to_role=role, text="No answer came.")
        told.step(StepKind.MESSAGE_SENT, self._so_far.later(on, 1), stage=stage)

    def _answer(self, told: _Told, on: date, text: str | None) -> None:
        told.step(StepKind.ANSWERED, on, stage=_stage(told), answered_by=_asked_last(told), text=text)


def _stage(told: _Told) -> int:
    return max(step.stage for step in told.steps)


def _asked_last(told: _Told) -> str | None:
    return next((step.to_name for step in reversed(told.steps) if step.to_name is not None), None)
