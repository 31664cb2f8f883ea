"""What an event is called, what its form asks, and what it leaves open, in words; no Qt."""

from collections.abc import Mapping, Sequence
from datetime import date

from iro_desktop.models.audience import CHILD, EVERYBODY_ELSE, LETTER
from iro_desktop.models.between_reviews import AwayKind, EventKind
from iro_desktop.models.event_rules import HAS_AN_END, KNOWN_BEFORE, MOVES, follows, must_be_reviewed_first
from iro_desktop.models.resolution import Reason
from iro_desktop.queries.between import Around
from iro_desktop.queries.events import EventRow, LoopKind, OpenLoop
from iro_desktop.ui import words
from iro_desktop.ui.child_record.specs import Group, Spec, Typed, yes_no
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.shown import Choice

KINDS: Mapping[EventKind, str] = {
    EventKind.MOVE_PLANNED: "A planned move",
    EventKind.MOVE_UNPLANNED: "A move that nobody planned",
    EventKind.MISSING: "Missing or away",
    EventKind.EXCLUSION: "Kept out of school",
    EventKind.HOSPITAL: "In hospital",
    EventKind.ARREST: "An arrest",
    EventKind.ALLEGATION: "An allegation",
    EventKind.HARM_OUTSIDE_HOME: "Harm outside the home",
    EventKind.ORDER_MADE: "A court order",
    EventKind.PLAN_CHANGE: "The plan is to change",
    EventKind.SOCIAL_WORKER_CHANGE: "Another social worker",
    EventKind.AGE_ASSESSMENT_RESULT: "Result of an age assessment",
    EventKind.PREGNANCY: "A pregnancy",
    EventKind.BEREAVEMENT: "Somebody died",
    EventKind.THROUGHCARE_TRANSFER: "The move to Throughcare",
    EventKind.LEAVING_CARE: "Leaving care",
    EventKind.MOVING_AWAY: "Moving to another area or country",
    EventKind.OTHER: "Something else",
}
KIND_CHOICES = tuple(Choice(kind, said) for kind, said in KINDS.items())
AWAY: Mapping[AwayKind, str] = {
    AwayKind.MISSING: "Missing",
    AwayKind.AWAY: "Away, known where",
}
_UNTIL = {
    EventKind.MISSING: "Back on",
    EventKind.EXCLUSION: "Until",
    EventKind.HOSPITAL: "Home on",
}
_LOOPS = {
    LoopKind.STILL_AWAY: "not written down as back yet",
    LoopKind.INTERVIEW_NOT_OFFERED: "interview not offered yet",
    LoopKind.INTERVIEW_NOT_HELD: "interview wanted, not held yet",
    LoopKind.PROCEDURES_NOT_FOLLOWED: "procedures not followed",
    LoopKind.NOBODY_TOLD: "nobody told you, as far as is written here",
    LoopKind.GOODBYE: "saying goodbye is not done yet",
}


def groups(kind: EventKind) -> tuple[Group, ...]:
    """The parts of the form of one kind of event."""
    ahead = kind in KNOWN_BEFORE
    first = [Spec("happened_on", "Day", Typed.DAY_AHEAD if ahead else Typed.DAY)]
    if kind in HAS_AN_END:
        first.append(Spec("until_on", _UNTIL[kind], Typed.DAY))
    told = (Spec("told_on", "I was told on", Typed.DAY), Spec("told_by", "By whom"))
    what = Group("what", "What happened", (*first, *told, Spec("text", "In words", Typed.NOTES)))
    after = Group(
        "after",
        "What I did, and for whom it is",
        (
            Spec("what_officer_did", "What I did", Typed.NOTES),
            *([_NO_EARLY] if follows(kind).early is not None else []),
            Spec("folded_as", "Difficult: show it folded, under this label", hint="Such as “about harm”"),
            Spec("not_for", "Who must not read it", Typed.MANY),
        ),
    )
    return (what, *((_WHILE_AWAY,) if kind is EventKind.MISSING else ()), after)


_NO_EARLY = Spec("no_early_review_reason", "Why no earlier review", hint="Where you thought of one", wide=True)
_WHILE_AWAY = Group(
    "away",
    "Missing, and the return",
    (
        Spec("away_kind", "Missing or away", Typed.PILLS, "", tuple(Choice(key, said) for key, said in AWAY.items())),
        yes_no("procedures_followed", "Missing procedures followed"),
        Spec("interview_offered_on", "Interview after the return offered on", Typed.DAY),
        yes_no("interview_accepted", "Said yes to it"),
        Spec("interview_held_on", "Interview held on", Typed.DAY),
    ),
)


def values(row: EventRow) -> dict[str, object]:
    """What stands in the fields of the form."""
    names = (
        *("happened_on", "until_on", "told_on", "told_by", "text", "what_officer_did", "folded_as", "not_for"),
        *(
            "no_early_review_reason",
            "away_kind",
            "procedures_followed",
            "interview_offered_on",
            "interview_accepted",
            "interview_held_on",
        ),
    )
    return {name: getattr(row, name) for name in names}


def not_for_choices(name: str, people: Sequence[Around]) -> tuple[Choice, ...]:
    """Whom a record may be kept from: every paper, everybody but the child, the child, or somebody around."""
    return (
        Choice(LETTER, "Stays in my notes"),
        Choice(EVERYBODY_ELSE, f"Only for {name} and me"),
        Choice(CHILD, f"Not for {name}"),
        *(Choice(str(one.person_id), f"Not for {one.called}") for one in people if not one.gone),
    )


def not_for_words(name: str, people: Sequence[Around], not_for: Sequence[str]) -> str:
    """“Stays in my notes”, “Not for Mum”; empty where everybody may read it. Somebody who has gone is kept out too."""
    known = {choice.value: choice.words for choice in not_for_choices(name, people)}
    said = [known[one] for one in not_for if one in known]
    gone = ["Not for somebody no longer here"] if any(one not in known for one in not_for) else []
    return ". ".join([*said, *gone])


def when(row: EventRow, today: date) -> str:
    """“3 March”, “3 to 5 March”, “since 3 March” while a child is away."""
    began = words.day_and_month(row.happened_on, today)
    if row.until_on is None:
        return f"since {began}" if row.kind is EventKind.MISSING else began
    if row.until_on == row.happened_on:
        return began
    return f"{began} to {words.day_and_month(row.until_on, today)}"


def told(row: EventRow, today: date) -> str:
    """“Told 4 March by Rosa Okafor”, and by when it would have been in time; empty where nobody said."""
    if row.told_on is None:
        return ""
    by = f" by {row.told_by}" if row.told_by else ""
    said = f"Told {words.day_and_month(row.told_on, today)}{by}"
    late = row.told_late
    due = f", to be told by {words.day_and_month(late.due_on, today)} ({late.sum_in_full})" if late else ""
    return f"{said}{due}"


def loop_short(loop: OpenLoop, row: EventRow, today: date) -> str:
    """One thing that is open, for a tag: “Interview not offered yet, by 8 March”."""
    said = _LOOPS[loop.kind]
    if loop.kind is LoopKind.GOODBYE:
        said = f"goodbye: {row.goodbyes_done} of {len(row.goodbye)} done"
    if loop.kind is LoopKind.NOBODY_TOLD:
        return "Told by whom, and when?"
    by = f", by {words.day_and_month(loop.due.due_on, today)}" if loop.due is not None else ""
    return f"{said[0].upper()}{said[1:]}{by}"


def loop_sentence(loop: OpenLoop, today: date) -> str:
    """One thing that is open, with its sum. Lateness is an adult's."""
    said = _LOOPS[loop.kind]
    sentence = f"{said[0].upper()}{said[1:]}"
    if loop.due is None or loop.kind is LoopKind.GOODBYE:
        return f"{sentence}."
    late = words.days_late(loop.due.due_on, today)
    by = f"{words.day_and_month(loop.due.due_on, today)} ({loop.due.sum_in_full})"
    return f"{sentence}: by {by}" + (f". The council is {late}." if late else ".")


def review_first(kind: EventKind) -> str:
    """What the law says of an event that a review should come before; empty where it says nothing."""
    if not must_be_reviewed_first(kind):
        return ""
    return "A review looks at it first, unless that is not reasonably practicable (regulation 32(2))."


def asks_for_home(kind: EventKind) -> bool:
    """Whether the record of the home is to be looked at."""
    return kind in MOVES


def carried_text(row: EventRow) -> str:
    """The words that an earlier review or a resolution begins with.

    Both reach others. What is folded, or not for somebody, stays behind: only its kind goes along.
    """
    return KINDS[row.kind] if row.folded_as or row.not_for else row.text


def raise_about(row: EventRow) -> RaiseAbout:
    """What a resolution begins with: the words of the event, and the reasons that its kind and loops give."""
    reasons = list(follows(row.kind).raised)
    if any(loop.is_late or loop.kind is LoopKind.PROCEDURES_NOT_FOLLOWED for loop in row.loops):
        reasons += [Reason.OTHER_STATUTORY] if Reason.OTHER_STATUTORY not in reasons else []
    elif row.kind is EventKind.MISSING:
        reasons = []
    return RaiseAbout(
        child_id=row.child_id, concern=carried_text(row), reasons=tuple(reasons), from_record_id=row.event_id
    )


def kept(kind: EventKind, name: str) -> str:
    """The toast once the panel is closed: it names the child, which guards against the wrong one."""
    return f"{KINDS[kind]}: written down for {name}."


def deleted(kind: EventKind, name: str) -> str:
    return f"{KINDS[kind]}: deleted for {name}."
