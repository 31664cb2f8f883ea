"""What is raised in the practise caseload: the nine of the day, those beside them, and the year behind them."""

from dataclasses import dataclass

from iro_desktop.models.people import PersonRole
from iro_desktop.models.resolution import INFORMAL, Outcome, RaisedBy, Reason

HEAD_OF_SERVICE = ("Patricia Nwosu", "Head of Service", "patricia@practise.example")
TEAM_MANAGER = "team manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """Something raised for one child, as it was written. `{name}` and `{sw}` stand for the child and the worker."""

    headline: str
    tells: str
    reasons: tuple[Reason, ...]
    asked_for: str
    effect: str | None = None
    other: str | None = None
    to: PersonRole = PersonRole.TEAM_MANAGER
    how: RaisedBy = RaisedBy.FORM

    @property
    def concern(self) -> str:
        return f"{self.headline}\n{self.tells}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheBoard:
    """One of the day, with the working days before today on which each stage began."""

    child: str
    raised: Raised
    stages: tuple[tuple[int, int], ...]
    """Stage, and how many working days ago it began."""
    answered_ago: int | None = None
    settled_ago: int | None = None
    answer: str | None = None
    difference: str | None = None


THE_DAYS: tuple[OnTheBoard, ...] = (
    OnTheBoard(
        child="Malik",
        raised=Raised(
            headline="Plan not shared with him",
            tells="Malik found out at school that his plan had changed. Nobody has gone through it with him.",
            reasons=(Reason.PLAN_NOT_SHARED,),
            asked_for="Go through the plan with him, page by page, before his next review.",
            effect="He thinks that he is to move again.",
        ),
        stages=((INFORMAL, 4),),
    ),
    OnTheBoard(
        child="Leo",
        raised=Raised(
            headline="No visit since {last_visit}",
            tells="Leo was seen in {last_visit}. Two visits were called off and not made up.",
            reasons=(Reason.VISIT_LATE,),
            asked_for="See Leo at home this week, and put the next three visits into the calendar.",
            effect="Leo has stopped asking when {sw} comes.",
            to=PersonRole.SOCIAL_WORKER,
            how=RaisedBy.CALL,
        ),
        stages=((INFORMAL, 5),),
    ),
    OnTheBoard(
        child="Ellie",
        raised=Raised(
            headline="Nursery place",
            tells="Ellie had a place before she came into care. It was given away in her first week here.",
            reasons=(Reason.OTHER,),
            other="A nursery place was lost by the move",
            asked_for="A place near her carers from the start of next month.",
            effect="She asks every morning where the other children are.",
            to=PersonRole.VIRTUAL_SCHOOL,
            how=RaisedBy.EMAIL,
        ),
        stages=((INFORMAL, 2),),
    ),
    OnTheBoard(
        child="Precious",
        raised=Raised(
            headline="Health check not booked",
            tells="Agreed at the last two reviews. The clinic says that no form has come.",
            reasons=(Reason.HEALTH_ASSESSMENT_LATE, Reason.DECISIONS_NOT_FOLLOWED),
            asked_for="The form sent, and a day that suits Precious.",
            effect="Her headaches go on, and nobody has looked.",
        ),
        stages=((INFORMAL, 22), (1, 10)),
    ),
    OnTheBoard(
        child="Minh",
        raised=Raised(
            headline="Interpreter each time",
            tells="Two of the last three visits were held without one. A housemate was asked to translate.",
            reasons=(Reason.INTERPRETER,),
            asked_for="An interpreter booked for every visit, the same one where that is possible.",
            effect="He says less each time.",
            how=RaisedBy.IN_REVIEW,
        ),
        stages=((1, 7),),
    ),
    OnTheBoard(
        child="Adan",
        raised=Raised(
            headline="Age assessment date",
            tells="Adan was told in the autumn that there would be one. No date was ever given.",
            reasons=(Reason.AGE_ASSESSMENT_LATE, Reason.DRIFT),
            asked_for="A date in writing, and somebody beside him on the day.",
            effect="He does not sleep, and cannot start his course.",
        ),
        stages=((INFORMAL, 24), (1, 13), (2, 3)),
    ),
    OnTheBoard(
        child="Robyn",
        raised=Raised(
            headline="Her sister, every week",
            tells="The plan says every week. It has been every third.",
            reasons=(Reason.FAMILY_TIME, Reason.DECISIONS_NOT_FOLLOWED),
            asked_for="Every week again, with somebody named who drives.",
            effect="She packs a bag for her sister each Friday and unpacks it on Saturday.",
        ),
        stages=((INFORMAL, 14),),
        answered_ago=8,
        settled_ago=2,
        answer="Every Saturday from now on. A family support worker drives.",
        difference="Robyn sees her sister every week. “They listened.”",
    ),
    OnTheBoard(
        child="Sam",
        raised=Raised(
            headline="Plan shared, with pictures",
            tells="Sam had heard the plan once, read out in a car.",
            reasons=(Reason.PLAN_NOT_SHARED,),
            asked_for="The plan in pictures that he can keep.",
            effect="He asked Tom, and Tom made it up.",
            to=PersonRole.SOCIAL_WORKER,
            how=RaisedBy.CALL,
        ),
        stages=((INFORMAL, 15),),
        answered_ago=11,
        settled_ago=9,
        answer="Done on Sunday, with felt pens. He has it on his wall.",
        difference="Sam can say where he will live, and until when.",
    ),
)
"""As the board shows them; the days add up by working days on any day."""

AT_CAFCASS = Raised(
    headline="No home after the summer",
    tells="The home ends in August. Two meetings were called off, and the court was told something else.",
    reasons=(Reason.DRIFT, Reason.PLAN_NOT_COMPLETED),
    asked_for="A plan in writing, with a day by which it is decided.",
    effect="{name} does not unpack.",
)
WAITED_FOR = Raised(
    headline="No social worker",
    tells="Four duty workers in nine weeks. Each began at the beginning.",
    reasons=(Reason.NO_SOCIAL_WORKER,),
    asked_for="One worker, and a day on which {name} meets them.",
    effect="{name} has stopped telling anybody anything.",
)
ABOUT_SEVERAL = Raised(
    headline="No time with their mother",
    tells="The supervised room closed in the winter and no other was found. All three have asked.",
    reasons=(Reason.FAMILY_TIME,),
    asked_for="Another place by next week, and the dates given to each of them.",
    effect="The youngest asks whether she has died.",
)
ABOUT_RIGHTS = Raised(
    headline="Bags searched each evening",
    tells="{name} is searched because of where {name} was born, as far as the staff could say. Nobody else is.",
    reasons=(Reason.RIGHTS, Reason.HOME_UNSUITABLE),
    asked_for="That it stops today, and an answer to {name} in writing.",
    effect="{name} stays out until the office has closed.",
)
UNDECIDED = Raised(
    headline="No personal adviser named",
    tells="{name} is seventeen, and the plan for eighteen has a blank where the name should be.",
    reasons=(Reason.NO_PERSONAL_ADVISER, Reason.THROUGHCARE_LATE),
    asked_for="A name, and a first meeting before the end of the month.",
    effect="{name} does not know whom to ask about the flat.",
)
UNDECIDED_ANSWER = "A name is hoped for within the month; two posts are being filled."
BEGUN = Raised(
    headline="Not asked before the holiday was booked",
    tells="",
    reasons=(),
    asked_for="",
)
WAIT_REASON = "The new worker starts on that day. The manager has shown me the letter."

GOOD = (
    ("The whole file read before the first visit", "{sw} knew the name of the cat. {name} noticed."),
    ("A goodbye that was a goodbye", "{sw} came back on a day off to hand over in person, with cake."),
)
THANKS = ("For staying on the telephone until the door opened", "{sw} waited two hours with {name} on the line.")

BEFORE: tuple[tuple[Reason, str, str, Outcome, str | None], ...] = (
    (Reason.PLAN_NOT_COMPLETED, "Care plan is two reviews old", "The plan is written, and {name} has a copy.",
     Outcome.RESOLVED, None),
    (Reason.DRIFT, "Six months, and no step towards the plan", "The assessment began, with an end day.",
     Outcome.RESOLVED, None),
    (Reason.NO_SOCIAL_WORKER_REPORT, "No report, and nobody there", "The report came the next day.",
     Outcome.RESOLVED, None),
    (Reason.DECISIONS_NOT_FOLLOWED, "Three decisions of the review not begun", "Two of the three are done.",
     Outcome.RESOLVED, None),
    (Reason.HEALTH_ASSESSMENT_LATE, "Health assessment is late", "It was done in the school holidays.",
     Outcome.RESOLVED, None),
    (Reason.PEP_LATE, "School plan is late", "{name} wrote the first page.", Outcome.RESOLVED, None),
    (Reason.SINGLE_ASSESSMENT_LATE, "Assessment is late", "It is finished, and says what {name} said.",
     Outcome.RESOLVED, None),
    (Reason.VISIT_LATE, "Visits further apart than agreed", "Visits are back to every four weeks.",
     Outcome.RESOLVED, None),
    (Reason.OTHER_STATUTORY, "No check of the home before the move", "It was made, and found sound.",
     Outcome.OVERTAKEN, None),
    (Reason.PLAN_NOT_SHARED, "The plan was sent to everybody but {name}", "{name} read it with the carer.",
     Outcome.RESOLVED, None),
    (Reason.NO_SOCIAL_WORKER, "No worker for five weeks", "A worker came, and stayed.", Outcome.RESOLVED, None),
    (Reason.AGE_ASSESSMENT_LATE, "Age assessment not begun", "The age was accepted without one.",
     Outcome.OVERTAKEN, None),
    (Reason.THROUGHCARE_LATE, "Not yet known to the leaving care team", "They met over chips.",
     Outcome.RESOLVED, None),
    (Reason.NO_PERSONAL_ADVISER, "No adviser at sixteen", "{name} chose between two.", Outcome.RESOLVED, None),
    (Reason.HOUSING_PANEL_MISSED, "The housing panel was missed", "Heard at the next one, with {name} there.",
     Outcome.RESOLVED, None),
    (Reason.HOME_UNSUITABLE, "A room that floods", "The room is dry, and {name} chose the paint.",
     Outcome.RESOLVED, None),
    (Reason.FAMILY_TIME, "Calls with the grandparents stopped", "They ring on Sundays again.",
     Outcome.RESOLVED, None),
    (Reason.RIGHTS, "Hair and food not cared for as they should be", "The carers learned, and it shows.",
     Outcome.RESOLVED, None),
    (Reason.INTERPRETER, "The letter was never translated", "{name} has it in both languages.",
     Outcome.RESOLVED, None),
    (Reason.OTHER, "A passport for the school trip", "{name} went on the trip.", Outcome.RESOLVED,
     "Passport not applied for"),
    (Reason.DRIFT, "A meeting that was called off four times", "It had been held, and nobody had written it down.",
     Outcome.WITHDRAWN, None),
    (Reason.DECISIONS_NOT_FOLLOWED, "The laptop that was promised", "It is there, with a case.",
     Outcome.RESOLVED, None),
    (Reason.PEP_LATE, "Part-time school without an end day", "Full days since half-term.", Outcome.RESOLVED, None),
    (Reason.PLAN_NOT_COMPLETED, "Pathway plan without a word from {name}", "It was written anew, together.",
     Outcome.RESOLVED, None),
)  # fmt: skip
"""Reason, headline, the difference it made or how it ended, outcome, and the words of another reason."""
