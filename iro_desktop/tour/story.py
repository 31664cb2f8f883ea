"""What the officer of the tour types: invented, and about nobody."""

from dataclasses import dataclass
from datetime import timedelta

NAME_WITHOUT_ONE = "Robin"
"""Called so when the caseload has no names of its own."""
CAR_PARK_NOTE = (
    'Waited for me at the gate with a football. "I want to see my uncle. Not at the centre. At the park, like before." '
    "Did not want to talk about school today."
)
AGENDA = ("My uncle", "Football club", "School trip")
ADULTS_AGENDA = ("Health check", "Plan for the long term")
WORDS_IN_THE_MEETING = "I am in the B team and I don't mind. I just want to play."
NOTE = "Everyone agreed that the park is a good idea. The social worker explained the checks that come first."
NOT_FOR_THE_LETTER = "What the uncle said about money. To be talked about with him alone."
PLAN = "The plan is for you to live where you live now until you are grown up."


@dataclass(frozen=True)
class StoryDecision:
    """A decision of the tour's review, in both wordings."""

    wording: str
    child_wording: str
    owner: str
    role: str
    due_in: timedelta
    when: str | None = None


DECISIONS = (
    StoryDecision(
        "Complete viability assessment of maternal uncle; first family time in the community once agreed.",
        "Priya will visit your uncle at home and talk with him. Then you can meet him at the park.",
        "Priya",
        "social worker",
        timedelta(days=15),
    ),
    StoryDecision(
        "Carer to transport to family time on Saturdays.",
        "Mike will drive you there on Saturdays.",
        "Mike",
        "carer",
        timedelta(days=23),
    ),
    StoryDecision(
        "Register with football club; fee agreed by team manager.",
        "Jan will sign you up for football. It is paid for.",
        "Jan",
        "carer",
        timedelta(days=20),
        "before the Easter holidays",
    ),
    StoryDecision(
        "School to confirm place and consent for residential trip.",
        "Mrs Shah will say yes or no to the school trip. I will tell you the same day.",
        "Mrs Shah",
        "teacher",
        timedelta(days=8),
    ),
)
PROSE = {
    "opening": "Thank you for showing me how you do keepie-uppies. I counted nineteen. I can do two.",
    "after_words": "I told everyone what you said about the park. They listened.",
    "why_here": "You could not stay at home because it was not safe. Nothing that happened there was your fault.",
    "going_well": (
        "You helped the new boy find his way on his first day. You also told Jan when you were cross, and you two "
        "sorted it out by tea time."
    ),
    "people_you_love": "You will see your uncle as soon as the checks are done. Priya will ring you if that changes.",
    "asked_for": "You asked to see your uncle at the park. The answer is yes, once Priya has met him.",
    "who_gets_this": "You and the people who look after you get all of this letter.",
    "ending": "Next time I want to see the nineteen become twenty.",
}
"""By the key of a section. A template that has no such section simply does not ask."""
FARAHS_WORDING = "Carer to transport to family time on Saturdays, from the first weekend after the assessment."
RUTHS_WORDING = "Carer to transport to family time on Saturdays; mileage agreed."
SETTLED_WORDING = (
    "Carer to transport to family time on Saturdays, from the first weekend after the assessment; mileage agreed."
)

NOT_DONE = "Nobody has visited the uncle. The form waits for a signature."
CHANGES = "None, but for a new pair of boots."
CONCERN = "The uncle has not been visited\nIt was promised for three weeks after the review. Nobody has been."
EFFECT_ON_CHILD = "Asks each Saturday, and plays in goal so as not to have to talk."
ASKED_FOR = "Visit him within a week, and tell the child the day."
WHY_HIGHER = "Ten working days, and no answer."
RANG_MEANWHILE = "Rang the social worker, who is on leave until Monday."
ANSWERED_BY = "Head of Service"
ANSWER = "Visited on Tuesday. The first Saturday at the park is this one."
TOLD_HOW = "On the telephone, the same evening."
DIFFERENCE = "Saw the uncle at the park. “He brought the ball.”"
