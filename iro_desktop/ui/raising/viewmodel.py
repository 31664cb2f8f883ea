"""What raising asks, which reasons it offers first and why, and what keeps it from being started; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from uuid import UUID

from iro_desktop.models.resolution import INFORMAL, RaisedBy, Reason, Tone
from iro_desktop.queries.known_reasons import Asked, KnownReason
from iro_desktop.queries.ladder import Ladder, StageRow
from iro_desktop.queries.resolution_drafts import DraftRow
from iro_desktop.queries.resolution_reading import AnswerSums
from iro_desktop.ui import words
from iro_desktop.ui.resolutions import in_words
from iro_desktop.ui.shown import Choice

Kept = str | bool | int | date | tuple[str, ...] | None

SOMEBODY_ELSE = "somebody else"
SOCIAL_WORKER, TEAM_MANAGER = "social worker", "team manager"
_FIRST_OFFERED = (
    Reason.PLAN_NOT_COMPLETED,
    Reason.DRIFT,
    Reason.DECISIONS_NOT_FOLLOWED,
    Reason.NO_SOCIAL_WORKER_REPORT,
    Reason.VISIT_LATE,
)
"""Offered even where nothing is known: the service's own."""
_SHOWN_AT_FIRST = 4
TONES = (
    Choice(Tone.CHALLENGE, "Something is not right"),
    Choice(Tone.GOOD_PRACTICE, "Well done"),
    Choice(Tone.THANKS, "Thanks"),
)
INFORMALLY, FORMALLY = "informal", "formal"
WAYS = (Choice(INFORMALLY, "Informal"), Choice(FORMALLY, "Formal"))
HOW = tuple(Choice(how, said) for how, said in in_words.HOW_RAISED.items())
ALREADY_SAID = "How it was said first"
NOT_SAVED = "Not saved"
NO_CHILD = "Choose the child first. From then on every word is kept as you type."


@dataclass(frozen=True, slots=True, kw_only=True)
class Raising:
    """What stands in the panel."""

    tone: Tone = Tone.CHALLENGE
    concern: str = ""
    asked_for: str = ""
    reasons: tuple[str, ...] = ()
    other_reason: str = ""
    effect: str = ""
    to_name: str = ""
    to_role: str = ""
    to_person_id: UUID | None = None
    to_email: str | None = None
    team: str | None = None
    stage: int = INFORMAL
    answer_by: date | None = None
    answer_by_understood: bool = True
    raised_how: RaisedBy = RaisedBy.FORM
    review_id: UUID | None = None
    decision_ids: tuple[UUID, ...] = ()
    also_for: tuple[UUID, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether there is not a word in it worth keeping."""
        return not (self.concern.strip() or self.asked_for.strip() or self.effect.strip())

    @property
    def is_challenge(self) -> bool:
        return self.tone is Tone.CHALLENGE


@dataclass(frozen=True, slots=True)
class PutRight:
    """What keeps it from being started: the sentence, and the field it stands under."""

    field: str
    sentence: str


def kept(raising: Raising) -> Mapping[str, Kept]:
    """The values as the record keeps them. What only a challenge asks is left out of thanks."""
    challenge = raising.is_challenge
    return MappingProxyType(
        {
            "tone": raising.tone,
            "raised_how": raising.raised_how,
            "concern": raising.concern,
            "reasons": raising.reasons if challenge else (),
            "other_reason": raising.other_reason if challenge and Reason.OTHER in raising.reasons else None,
            "asked_for": raising.asked_for if challenge else None,
            "effect_on_child": raising.effect,
            "to_name": raising.to_name,
            "to_role": raising.to_role,
            "to_person_id": str(raising.to_person_id) if raising.to_person_id else None,
            "to_email": raising.to_email,
            "team": raising.team,
            "answer_by": raising.answer_by if challenge else None,
            "review_id": str(raising.review_id) if raising.review_id else None,
            "decision_ids": tuple(str(one) for one in raising.decision_ids),
        }
    )


def problem(raising: Raising, today: date) -> PutRight | None:
    """The first thing that is missing, in the order in which it is asked; None where it can be started."""
    if not raising.concern.strip():
        missing = "Type what is not right." if raising.is_challenge else "Type what was done well."
        return PutRight("concern", missing)
    if not raising.is_challenge:
        return None
    if not raising.asked_for.strip():
        return PutRight("asked_for", "Type what you ask for.")
    if not raising.reasons:
        return PutRight("reasons", "Choose at least one reason.")
    if Reason.OTHER in raising.reasons and not raising.other_reason.strip():
        return PutRight("other_reason", "Type what the other reason is, so that it can be counted.")
    if not (raising.to_name.strip() or raising.to_role.strip()):
        return PutRight("to", "Choose who is asked.")
    if not raising.answer_by_understood:
        return PutRight("answer_by", "Type a day, such as “Fri”, “27 March” or “in 2 weeks”, or leave it empty.")
    if raising.answer_by is not None and raising.answer_by < today:
        return PutRight("answer_by", "The day for an answer must be today or later.")
    return None


def concern_label(tone: Tone, child_name: str) -> str:
    """“What is not right for Sam?”"""
    name = child_name or "the child"
    return {
        Tone.CHALLENGE: f"What is not right for {name}?",
        Tone.GOOD_PRACTICE: f"What was done well for {name}?",
        Tone.THANKS: f"What do you thank them for, about {name}?",
    }[tone]


def start_words(tone: Tone) -> str:
    """The words on the one filled button."""
    return "Start" if tone is Tone.CHALLENGE else "Note it"


def offered(known: Sequence[KnownReason], ticked: Sequence[str]) -> tuple[Reason, ...]:
    """The reasons shown at first: what the records give, what is ticked, and the service's own to fill up with."""
    first = [one.reason for one in known]
    first += [Reason(one) for one in ticked if one in tuple(Reason)]
    sure = tuple(dict.fromkeys(first))
    rest = [one for one in _FIRST_OFFERED if one not in sure]
    return (*sure, *rest[: max(0, _SHOWN_AT_FIRST - len(sure))])


def reason_choices(shown: Sequence[Reason], *, everything: bool) -> tuple[Choice, ...]:
    """The chips; with all of them, “something else” last."""
    in_order = tuple(shown)
    if everything:
        in_order = (*(one for one in dict.fromkeys((*shown, *Reason)) if one is not Reason.OTHER), Reason.OTHER)
    return tuple(Choice(one, in_words.reason_words(one)) for one in in_order)


def why_ticked(known: Sequence[KnownReason], ticked: Sequence[str]) -> str:
    """Why reasons are ticked already, in the words of the records."""
    return " ".join(one.why for one in known if one.reason in ticked)


def also_known(known: Sequence[KnownReason], ticked: Sequence[str]) -> str:
    """What else the records say, of reasons that are not ticked."""
    others = [one.why for one in known if one.reason not in ticked]
    return f"Also known: {' '.join(others)}" if others else ""


def whom_choices(asked: Sequence[Asked]) -> tuple[Choice, ...]:
    """Those who are asked as a rule, by name where it is known, and somebody else."""
    named = [Choice(str(one.person_id), in_words.whom(one.name, one.role_in_words)) for one in asked]
    known_roles = {one.role.value.replace("_", " ") for one in asked}
    roles = [Choice(role, f"The {role}") for role in (SOCIAL_WORKER, TEAM_MANAGER) if role not in known_roles]
    return (*named, *roles, Choice(SOMEBODY_ELSE, "Somebody else"))


def whom_value(asked: Sequence[Asked], *, person_id: UUID | None, name: str, role: str) -> str:
    """Which of the choices stands for somebody; the first where nobody is named."""
    for one in asked:
        if one.person_id == person_id or (name and one.name == name):
            return str(one.person_id)
    choices = whom_choices(asked)
    if not name and any(choice.value == role for choice in choices):
        return role
    return SOMEBODY_ELSE if name or role else choices[0].value


def stage_choices(stages: Ladder) -> tuple[Choice, ...]:
    """“Stage 1, Head of Service”: the formal stages it may start at."""
    return tuple(Choice(str(one.number), f"{one.name}, {one.role}") for one in stages.stages)


def stage_of(stages: Ladder, value: str | None) -> StageRow | None:
    """The stage chosen, the first while none is."""
    chosen = next((one for one in stages.stages if str(one.number) == value), None)
    return chosen or next(iter(stages.stages), None)


def answer_words(sums: AnswerSums, agreed: date | None) -> str:
    """By when an answer is due, in both readings, or what was agreed beside it."""
    if agreed is None:
        return in_words.answer_sum(sums)
    counted = f"{sums.counts.sum_in_full} = {in_words.weekday(sums.counts.due_on)}"
    return f"{in_words.weekday(agreed)}, as agreed. The council counts {counted}."


def raised(raising: Raising, names: Sequence[str], sums: AnswerSums | None) -> str:
    """What the toast says: “Raised for Sam. An answer is due by Thu 26 March.”"""
    who = in_words.names(list(names))
    if not raising.is_challenge:
        return f"{in_words.TONE_WORDS[raising.tone]}, noted for {who}."
    by = raising.answer_by or (sums.counts.due_on if sums else None)
    return f"Raised for {who}." + (f" An answer is due by {in_words.weekday(by)}." if by else "")


def begun_before(drafts: Sequence[DraftRow], child_id: UUID | None, today: date) -> tuple[DraftRow | None, str]:
    """The draft about the same child, and the line that offers it."""
    found = next((one for one in drafts if one.who.child_id == child_id), None)
    if found is None:
        return None, ""
    when = words.near_day(found.begun_on, today)
    what = in_words.headline(found.headline)
    return found, f"You began one about {found.who.name} {when}" + (f": {what}." if what else ".")


NOT_RAISED = "Not raised. Your words are a draft again."
