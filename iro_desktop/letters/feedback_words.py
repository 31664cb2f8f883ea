"""The questions of the feedback form, for a child by age and for a parent: the same on screen and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from iro_desktop.letters.feedback_form import FormQuestion
from iro_desktop.models.child import AgeBand
from iro_desktop.models.feedback import Felt

FIRST_QUESTION = "felt_heard"
"""The one that counts most, asked alone on screen; the others follow for whoever wants to say more."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the field of that name, answered yes, partly or no."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class FormWords:
    """All the words of one form."""

    title: str
    introduction: str
    questions: tuple[Question, ...]
    answers: Mapping[Felt, str]
    would_change: str
    thanks: str


_YOUNG_ANSWERS: Mapping[Felt, str] = MappingProxyType({Felt.YES: "Yes", Felt.PARTLY: "A bit", Felt.NO: "No"})
_ANSWERS: Mapping[Felt, str] = MappingProxyType({Felt.YES: "Yes", Felt.PARTLY: "Partly", Felt.NO: "No"})

_FROM_4_TO_7 = FormWords(
    title="What was your meeting like?",
    introduction="You can tick a box. You can draw on the back. Nobody will be cross, whatever you say.",
    questions=(
        Question(FIRST_QUESTION, "Did we listen to you?"),
        Question("understood", "Do you know what happens now?"),
        Question("right_people", "Did the people you wanted come?"),
    ),
    answers=_YOUNG_ANSWERS,
    would_change="What should we do next time?",
    thanks="Thank you. I will read it.",
)
_FROM_8_TO_11 = FormWords(
    title="What was your review like?",
    introduction="Tick what is true for you. You can write or draw as well. There are no wrong answers.",
    questions=(
        Question(FIRST_QUESTION, "Did people listen to you?"),
        Question("understood", "Did you understand what was decided?"),
        Question("right_people", "Were the people you wanted there?"),
        Question("told_in_time", "Did you hear about the meeting early enough?"),
    ),
    answers=_ANSWERS,
    would_change="What should be different next time?",
    thanks="Thank you. I read every one.",
)
_FROM_12 = FormWords(
    title="How was your review?",
    introduction="This is about how the meeting was run. It goes to me, and changes nothing that was decided.",
    questions=_FROM_8_TO_11.questions,
    answers=_ANSWERS,
    would_change="What should be different next time?",
    thanks="Thank you. I read every one.",
)
CHILDS_FORM: Mapping[AgeBand, FormWords] = MappingProxyType(
    {
        AgeBand.FROM_4_TO_7: _FROM_4_TO_7,
        AgeBand.FROM_8_TO_11: _FROM_8_TO_11,
        AgeBand.FROM_12_TO_15: _FROM_12,
        AgeBand.FROM_16_TO_17: _FROM_12,
    }
)
PARENTS_FORM = FormWords(
    title="Your child’s review: what did you think?",
    introduction="Your answers go to the reviewing officer. They change nothing in what was decided about your child.",
    questions=(
        Question(FIRST_QUESTION, "Did people listen to you?"),
        Question("understood", "Did you understand what was decided?"),
        Question("told_in_time", "Were you told about the review in good time?"),
    ),
    answers=_ANSWERS,
    would_change="What should be different next time?",
    thanks="Thank you. It helps us to do better.",
)
CAME = "Did you come to the review?"
ONLY_HEARS_AT_REVIEWS = "Between reviews, does somebody tell you how your child is?"
TOLD_BETWEEN = ("Yes", "No, I only hear at the review")


def paper_questions(form: FormWords, *, for_parent: bool) -> tuple[FormQuestion, ...]:
    """The questions as they stand on paper."""
    ticks = tuple(FormQuestion(one.words, tuple(form.answers.values())) for one in form.questions)
    came = (FormQuestion(CAME, ("Yes", "No")), FormQuestion(ONLY_HEARS_AT_REVIEWS, TOLD_BETWEEN)) if for_parent else ()
    return (*ticks, *came, FormQuestion(form.would_change, lines=3))
