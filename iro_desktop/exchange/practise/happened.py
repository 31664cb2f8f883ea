"""What happened between reviews in the practise caseload: events, endings, letters with Cafcass, and good things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.slots import OFFICER_NAME
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.between_reviews import (
    AwayKind,
    EventKind,
    Goodbye,
    GoodbyeStep,
    GoodThing,
    GoodThingKind,
    GuardianLetter,
    GuardianLetterKind,
    LetterDirection,
    Reminder,
    SignificantEvent,
    goodbye_step_id,
)
from iro_desktop.models.care import LegalStatus
from iro_desktop.models.child import Home
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import PersonRole

_S, _K = Story, EventKind
_ABOUT_HARM = "about harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: to whom it may come, how long ago, and what was written of it."""

    kind: EventKind
    stories: tuple[Story, ...]
    from_age: int = 0
    days_ago: int
    """Negative for what is known beforehand."""
    text: str
    did: str | None = None
    told_after: int | None = 1
    """Days until the officer was told; None where nobody has said."""
    lasted: int | None = None
    folded: str | None = None
    no_review: str | None = None


HAPPENINGS: tuple[Happening, ...] = (
    Happening(kind=_K.MOVE_PLANNED, stories=(_S.SHARED_HOUSE,), days_ago=41, text="Moved as planned, after two visits.",
              did="Rang on the first evening."),
    Happening(kind=_K.EXCLUSION, stories=(_S.CHILDRENS_HOME,), from_age=12, days_ago=24, lasted=3,
              text="Three days, for walking out of a lesson.", did="Asked the Virtual School to go to the meeting."),
    Happening(kind=_K.HOSPITAL, stories=(_S.WITH_FAMILY,), days_ago=33, lasted=2, text="Asthma, two nights.",
              no_review="Nothing about the plan changes; the nurse sees {name} next week."),
    Happening(kind=_K.ARREST, stories=(_S.CHILDRENS_HOME,), from_age=14, days_ago=58, told_after=4,
              text="Held overnight and let go without charge. No adult was there for six hours.",
              did="Asked for the record of the custody officer."),
    Happening(kind=_K.ALLEGATION, stories=(_S.LONG_TERM_FOSTER,), from_age=8, days_ago=12, folded=_ABOUT_HARM,
              text="{name} told a teacher that a grown-up at home had pushed them. Being looked into by people whose "
              "job that is.", did="Saw {name} at school the same week."),
    Happening(kind=_K.HARM_OUTSIDE_HOME, stories=(_S.CHILDRENS_HOME,), from_age=14, days_ago=19, folded=_ABOUT_HARM,
              text="Seen with older people who give presents. A meeting was held, and a plan made.",
              did="Asked that {name} helps to write the plan."),
    Happening(kind=_K.ORDER_MADE, stories=(_S.LONG_TERM_FOSTER, _S.WITH_FAMILY), days_ago=320,
              text="The court made a care order. The plan stays as it was."),
    Happening(kind=_K.PLAN_CHANGE, stories=(_S.BACK_IN_CARE,), days_ago=-18, told_after=None,
              text="The plan may change from going home to staying. A review comes first."),
    Happening(kind=_K.SOCIAL_WORKER_CHANGE, stories=(_S.NEW_TO_CARE,), from_age=12, days_ago=9, told_after=0,
              text="The worker has left the council. Duty until somebody new begins."),
    Happening(kind=_K.AGE_ASSESSMENT_RESULT, stories=(_S.ARRIVED_ALONE,), days_ago=150,
              text="The age as {name} gave it was accepted.", did="Told {name} on a video call, with the interpreter."),
    Happening(kind=_K.PREGNANCY, stories=(_S.SHARED_HOUSE, _S.LONG_TERM_FOSTER), from_age=16, days_ago=47,
              folded="about health", text="Told me herself, and who may know.", did="Asked for a family nurse."),
    Happening(kind=_K.BEREAVEMENT, stories=(_S.WITH_FAMILY,), from_age=8, days_ago=70,
              text="An aunt has died. {name} wants to speak at the funeral.", did="Wrote a card."),
    Happening(kind=_K.THROUGHCARE_TRANSFER, stories=(_S.LONG_TERM_FOSTER,), from_age=17, days_ago=-12,
              text="The leaving care team takes over. The new worker has met {name} once.", told_after=None),
    Happening(kind=_K.LEAVING_CARE, stories=(_S.ARRIVED_ALONE,), from_age=17, days_ago=-40, told_after=None,
              text="Eighteen on this day, with a room of his own from the week before."),
    Happening(kind=_K.MOVING_AWAY, stories=(_S.PLACED_FOR_ADOPTION,), days_ago=-30, told_after=None,
              text="The family moves to the coast; another council will do the visits."),
    Happening(kind=_K.OTHER, stories=(_S.SHORT_BREAKS,), days_ago=15, text="The short breaks move to another house.",
              no_review="The same two people look after {name} there."),
)  # fmt: skip
"""One of each kind, but for being missing and an unplanned move, which are told below."""
_EACH_YEAR: tuple[tuple[EventKind, str], ...] = (
    (_K.SOCIAL_WORKER_CHANGE, "A new social worker, after a goodbye over pizza."),
    (_K.OTHER, "A school journey of a week, the first one away."),
    (_K.HOSPITAL, "A broken arm; home the same night."),
    (_K.ORDER_MADE, "Contact order varied by the court."),
)
_LONG = 9
"""Reviews held by those of whom every year tells something."""
_GOODBYE_DONE = (Goodbye.TOLD_IN_TIME, Goodbye.ASKED_HOW, Goodbye.PEOPLE_SEEN, Goodbye.NEW_PEOPLE_MET)
_GOOD: tuple[tuple[GoodThingKind, str, bool | None], ...] = (
    (GoodThingKind.ASKED_AND_GOT, "Ten driving lessons, asked for at two reviews.", True),
    (GoodThingKind.ASKED_AND_GOT, "A goodbye video from everybody in the house, when nobody thought of one.", True),
    (GoodThingKind.ASKED_AND_GOT, "The bike that was left behind in the move.", None),
    (GoodThingKind.QUOTE, "You write like you talk.", True),
    (GoodThingKind.QUOTE, "It was the first meeting I did not count the minutes of.", False),
    (GoodThingKind.QUOTE, "I keep your letters in the tin with my passport.", None),
    (GoodThingKind.THANKS, "For ringing on the day itself.", None),
    (GoodThingKind.THANKS, "A drawing of the whole meeting, with the biscuits in it.", True),
    (GoodThingKind.THANKS, "From the carers, for the call on a Sunday.", False),
)
_REMINDERS: tuple[tuple[int, str, int | None, str | None], ...] = (
    (-2, "Ask whether the passport form went off", None, None),
    (0, "Ring after the dentist", None, None),
    (1, "Send the photo of the bird table", None, None),
    (4, "Ask the school about the trip", None, None),
    (11, "Look whether the laptop came", None, "The shop has it for next week"),
    (26, "Write before the exams begin", None, None),
    (-8, "Find out who keeps the memory box", -9, None),
    (-15, "Ask about the swimming lessons", -15, None),
    (-30, "Look at the room once it is painted", -26, "The paint was not dry"),
)
"""Working days from today, what, working days from today on which it was done, and why it was put off."""


class Happened:
    """Writes down what happened, in the order of the children it happened to."""

    def __init__(self, so_far: SoFar) -> None:
        self._so_far = so_far
        self._taken: set[str] = set()

    def everything(self) -> Iterator[SyncedRecord]:
        """Events first, with their endings, then letters, reminders and good things."""
        yield from self._of_each_kind()
        yield from self._missing()
        yield from self._unplanned_moves()
        yield from self._each_year()
        yield from self._letters_with_cafcass()
        yield from self._reminders()
        yield from self._good_things()

    # Events

    def _of_each_kind(self) -> Iterator[SyncedRecord]:
        for happening in HAPPENINGS:
            child = self._to_whom(happening)
            if child is None:
                continue
            event = self._event(child, happening)
            yield event
            if happening.kind is EventKind.THROUGHCARE_TRANSFER:
                yield from self._goodbye(event, _GOODBYE_DONE)
            elif happening.kind is EventKind.MOVING_AWAY:
                yield from self._goodbye(event, tuple(Goodbye)[:1])

    def _to_whom(self, happening: Happening) -> Portrait | None:
        """Somebody to whom nothing has come yet, else anybody; nobody who came into care after it."""
        on = self._so_far.today - timedelta(days=happening.days_ago)
        fit = [
            child
            for child in self._so_far.with_story(*happening.stories, from_age=happening.from_age)
            if child.pace.came_on < on and (happening.kind is not EventKind.PREGNANCY or child.girl)
        ]
        fresh = [child for child in fit if child.council_child_id not in self._taken]
        chosen = next(iter(fresh or fit), None)
        if chosen is not None:
            self._taken.add(chosen.council_child_id)
        return chosen

    def _event(self, child: Portrait, happening: Happening) -> SignificantEvent:
        today = self._so_far.today
        on = today - timedelta(days=happening.days_ago)
        if happening.days_ago < 0:
            told_on: date | None = self._so_far.ago(4) if happening.told_after is not None else None
        else:
            told_on = None if happening.told_after is None else on + timedelta(days=happening.told_after)
        worker = child.social_worker_on(min(on, today))
        return SignificantEvent(
            id=companion_id(child.child_id, f"event {happening.kind} {on}"),
            child_id=child.child_id,
            kind=happening.kind,
            happened_on=on,
            until_on=None if happening.lasted is None else on + timedelta(days=happening.lasted),
            told_on=told_on,
            told_by=worker.name if told_on else None,
            text=happening.text.format(name=child.known_as),
            folded_as=happening.folded,
            what_officer_did=happening.did.format(name=child.known_as) if happening.did else None,
            no_early_review_reason=happening.no_review.format(name=child.known_as) if happening.no_review else None,
        )

    def _goodbye(self, event: SignificantEvent, done: Sequence[Goodbye]) -> Iterator[GoodbyeStep]:
        """The steps of an ending, as far as they are done; the others are there to be ticked."""
        for number, step in enumerate(Goodbye):
            yield GoodbyeStep(
                id=goodbye_step_id(event.id, step),
                child_id=event.child_id,
                event_id=event.id,
                step=step,
                done_on=self._so_far.ago(12 - number) if step in done else None,
                note="With the whole house, in the garden." if step is Goodbye.ASKED_HOW and step in done else None,
            )

    def _missing(self) -> Iterator[SignificantEvent]:
        """Missing four times, and an unplanned move: with every stage of the interview that follows a return."""
        so_far, today = self._so_far, self._so_far.today
        older = so_far.with_story(Story.CHILDRENS_HOME, Story.SHARED_HOUSE, from_age=14)
        if not older:
            return
        # Days ago, days away, days to the offer of an interview, accepted, days to the interview.
        told: tuple[tuple[int, int | None, int | None, bool | None, int | None], ...] = (
            (1, None, None, None, None),
            (6, 1, 2, None, None),
            (30, 2, 2, True, 4),
            (75, 1, 5, False, None),
        )
        for number, (ago, away, offered, accepted, held) in enumerate(told):
            child = older[number % len(older)]
            on = today - timedelta(days=ago)
            back = None if away is None else on + timedelta(days=away)
            event = SignificantEvent(
                id=companion_id(child.child_id, f"event missing {on}"),
                child_id=child.child_id,
                kind=EventKind.MISSING,
                happened_on=on,
                until_on=back,
                told_on=on + timedelta(days=1) if ago > 1 else today,
                told_by=child.social_worker_on(on).name,
                text="Did not come back from town." if number else "Not back since last night. The police know.",
                away_kind=AwayKind.AWAY if number == 1 else AwayKind.MISSING,
                procedures_followed=None if number == 0 else number != 3,
            )
            if back is not None and offered is not None:
                event.interview_offered_on, event.interview_accepted = back + timedelta(days=offered), accepted
                event.interview_held_on = back + timedelta(days=held) if held is not None else None
                event.what_officer_did = "Sent a text: come and tell me when you like."
            yield event

    def _unplanned_moves(self) -> Iterator[SignificantEvent]:
        """Each move that nobody had planned, of the last year and a bit, as the homes tell it."""
        since = self._so_far.today - timedelta(days=400)
        for child in self._so_far.children:
            for home in self._so_far.of(child, Home):
                if home.move_was_planned is False and home.from_on > since:
                    yield SignificantEvent(
                        id=companion_id(child.child_id, f"event unplanned move {home.from_on}"),
                        child_id=child.child_id,
                        kind=EventKind.MOVE_UNPLANNED,
                        happened_on=home.from_on,
                        told_on=home.from_on + timedelta(days=3),
                        told_by=child.social_worker_on(home.from_on).name,
                        text=f"Moved to {home.with_whom} from one day to the next.",
                        what_officer_did="Rang the same evening. Asked when the things will follow.",
                    )

    def _each_year(self) -> Iterator[SignificantEvent]:
        """Something of every year of those long in care."""
        long_here = [child for child in self._so_far.children if child.part.held >= _LONG]
        for number, child in enumerate(long_here):
            on = max(child.pace.came_on, child.pace.reviews_on[0]) + timedelta(days=100 + 11 * number)
            year = 0
            while on < self._so_far.today - timedelta(days=100):
                kind, text = _EACH_YEAR[(number + year) % len(_EACH_YEAR)]
                yield SignificantEvent(
                    id=companion_id(child.child_id, f"event {kind} {on}"),
                    child_id=child.child_id,
                    kind=kind,
                    happened_on=on,
                    told_on=on + timedelta(days=2),
                    told_by=child.social_worker_on(on).name,
                    text=text,
                )
                on, year = on + timedelta(days=365), year + 1

    # Letters with Cafcass

    def _letters_with_cafcass(self) -> Iterator[GuardianLetter]:
        """Of children before the court, and of some whose case has ended: each kind of letter, in and out."""
        for child in self._so_far.children:
            guardian = self._so_far.person(child, PersonRole.GUARDIAN)
            orders = sorted(self._so_far.of(child, LegalStatus), key=lambda status: status.from_on)
            interim = next((status for status in orders if status.code == "C1"), None)
            if interim is None or (guardian is None and interim.until_on is None):
                continue
            days = {
                GuardianLetterKind.GUARDIAN_APPOINTED: interim.from_on + timedelta(days=9),
                GuardianLetterKind.OFFICER_NAMED: interim.from_on + timedelta(days=14),
                GuardianLetterKind.DECISIONS_AND_LETTER: interim.from_on + timedelta(days=60),
                GuardianLetterKind.OTHER: interim.from_on + timedelta(days=75),
            }
            if interim.until_on is not None:
                days[GuardianLetterKind.END_OF_PROCEEDINGS] = interim.until_on + timedelta(days=12)
            for kind, day in days.items():
                on = self._so_far.working_day(day)
                if interim.from_on < on < self._so_far.today and (child.part.age + on.day) % 3:
                    yield self._letter(child, kind, on)

    def _letter(self, child: Portrait, kind: GuardianLetterKind, on: date) -> GuardianLetter:
        guardian = self._so_far.person(child, PersonRole.GUARDIAN)
        came_in = kind in {GuardianLetterKind.GUARDIAN_APPOINTED, GuardianLetterKind.END_OF_PROCEEDINGS}
        name = guardian.name if guardian is not None else "Cafcass"
        notes: Mapping[GuardianLetterKind, str] = {
            GuardianLetterKind.GUARDIAN_APPOINTED: f"{name} is the guardian.",
            GuardianLetterKind.OFFICER_NAMED: "Said who the reviewing officer is, and how to be reached.",
            GuardianLetterKind.DECISIONS_AND_LETTER: "The decisions of the review, and the letter to the child.",
            GuardianLetterKind.END_OF_PROCEEDINGS: "Hands over: sibling time in writing, and the grandparents.",
            GuardianLetterKind.OTHER: "Asked for the dates of the next two reviews.",
        }
        return GuardianLetter(
            id=companion_id(child.child_id, f"guardian letter {kind} {on}"),
            child_id=child.child_id,
            direction=LetterDirection.CAME_IN if came_in else LetterDirection.WENT_OUT,
            kind=kind,
            dated_on=on,
            from_name=name if came_in else OFFICER_NAME,
            to_name=OFFICER_NAME if came_in else name,
            person_id=guardian.id if guardian is not None else None,
            stored_where="Documents, Court" if came_in else None,
            note=notes[kind],
        )

    # Reminders and good things

    def _reminders(self) -> Iterator[Reminder]:
        children = [child for child in self._so_far.children if child.part.held] or list(self._so_far.children)
        for number, (days, text, done, why) in enumerate(_REMINDERS):
            child = children[(3 + 7 * number) % len(children)]
            yield Reminder(
                id=companion_id(child.child_id, f"reminder {number}"),
                child_id=child.child_id,
                due_on=self._in_working_days(days),
                text=text,
                done_on=None if done is None else self._in_working_days(done),
                put_off_reason=why,
            )

    def _in_working_days(self, days: int) -> date:
        so_far = self._so_far
        return so_far.today if days == 0 else so_far.later(so_far.today, days) if days > 0 else so_far.ago(-days)

    def _good_things(self) -> Iterator[GoodThing]:
        older = [child for child in self._so_far.children if child.part.age >= 9 and child.part.held]
        for number, (kind, text, may_be_told) in enumerate(_GOOD):
            on = self._so_far.working_day(self._so_far.today - timedelta(days=5 + 23 * number))
            here = [child for child in older if (child.pace.came_first_on or child.pace.came_on) < on]
            if not here:
                continue
            child = here[(5 * number) % len(here)] if number else max(here, key=lambda one: one.part.age)
            carers = text.startswith("From the carers")
            yield GoodThing(
                id=companion_id(child.child_id, f"good thing {number}"),
                child_id=child.child_id,
                kind=kind,
                happened_on=on,
                text=text,
                said_by="The carers" if carers else child.known_as,
                story_may_be_told=may_be_told,
                agreed_on=on if may_be_told else None,
            )
