"""What waits on the day itself: Sam's review at eleven, three notes to finish, and four letters."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from iro_desktop.exchange.practise.conversations import words_in
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.matters import Matter, Owner, Step, matter
from iro_desktop.exchange.practise.slots import OFFICER
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import Decision, DecisionStatus

REVIEW_TODAY = "Sam"
LETTER_HALF_WRITTEN = "Robyn"
TIMES_TODAY: Mapping[str, time] = {"Sam": time(11, 0), "Tom": time(12, 15)}

LETTERS_WAITING: Mapping[str, Mapping[str, str]] = {
    "Robyn": {
        "opening": "Thank you for showing me the table you built for the birds, "
        "and for telling me so plainly why Mondays are hard.",
        "who_i_am": "",
    },
    "Precious": {},
    "Leo": {},
    "Minh": {},
}
"""Letters that are begun, and what has been typed so far."""

ALMOST_FINISHED = "Precious"
"""Her letter lacks only its last line."""

DECISIONS_TO_SEND = frozenset({"Leo", "Minh"})
"""Whose last review's decisions have still to go out."""

SAM_BRINGS_TODAY: tuple[Matter, ...] = (
    matter(
        "Uncle Dean",
        (
            "I want Uncle Dean to come to the park, not the office with the toys.",
            "Can Uncle Dean be number one on the list?",
        ),
        "",
    ),
    matter("Saturday football", ("I scored with my knee. It counts.",), ""),
    matter("The school trip", ("Everyone gets a bunk. I want the one by the door.",), ""),
)
ADULTS_BRING_TODAY = ("Health check", "Plan for the long term")

_SAM_BROUGHT_FIRST: tuple[Matter, ...] = (
    matter(
        "My things",
        ("I only have one bag and it has Tom's stuff in it.", "My football cards are in the blue box under the bed."),
        "The boys came with one bag between them. The flat is empty now and can be visited.",
        Step(
            "Belongings to be collected from the flat, the blue box first, and a bag for each child",
            "{sw} will fetch the blue box and bring you your own bag.",
            Owner.SOCIAL_WORKER,
            7,
        ),
    ),
    matter(
        "Seeing {parent}",
        ("When is it? Nobody says when.", "I want it on the calendar with a pen."),
        "Jan keeps a calendar by the fridge. {sw} will give dates four weeks ahead.",
        Step(
            "Dates of family time to be given in writing four weeks ahead",
            "{sw} will send the days you see {parent}, for the calendar.",
            Owner.SOCIAL_WORKER,
            10,
        ),
    ),
)


def sam_brought(number: int, held_on: date, today: date) -> tuple[Matter, ...]:
    """What Sam brought to the reviews before today's. The last one left things that are open today."""
    if number == 1:
        return _SAM_BROUGHT_FIRST
    if held_on >= today:
        return SAM_BRINGS_TODAY
    return (
        matter(
            "My bike",
            ("The chain comes off when I go fast, and I only go fast.", "It squeaks like a mouse. I like that bit."),
            "Jan has the tool and will show how it is done.",
            Step("Bicycle to be repaired with {child}", "{carer} will mend your bike with you.", Owner.CARER, 16),
        ),
        matter(
            "My story",
            ("I know the end but I don't know the start.", "Who chose Sam? Tom says it was him."),
            "{sw} has photographs from the grandparents. Four parts are planned.",
            Step(
                "Life story book to be completed in four parts, with photographs from the family",
                "{sw} will make your story book with you, in four parts.",
                Owner.SOCIAL_WORKER,
                (today - held_on).days + 15,
            ),
        ),
        matter(
            "Teeth and swimming",
            ("My back tooth is scratchy.", "I can do the width with my face in."),
            "No dentist since the move. Lessons at the pool run by the term.",
            Step(
                "Dental check to be booked and attended",
                "{carer} will take you to the dentist.",
                Owner.CARER,
                (today - held_on).days - 12,
            ),
            Step(
                "Swimming lessons to be attended for one term",
                "{carer} will take you swimming for one whole term.",
                Owner.CARER,
                (today - held_on).days + 22,
            ),
        ),
    )


def settle_sams_decisions(decisions: list[Decision], today: date) -> None:
    """What has become of the last review's decisions: one done, one half done, one late, one still to come."""
    bike, story, *others = decisions
    assert bike.due_on is not None
    bike.status, bike.status_on, bike.status_note = DecisionStatus.DONE, bike.due_on, None
    story.status, story.status_on = DecisionStatus.PARTLY, today - timedelta(days=8)
    story.status_note = "2 of 4 parts done"
    for decision in others:
        decision.status, decision.status_on, decision.status_note = DecisionStatus.OPEN, None, None


def talks_with_sam(sam: Portrait, today: date) -> list[SyncedRecord]:
    """The weeks before today: a list made together, a try without answer, and a text."""
    heard: list[tuple[int, Channel, time, str]] = [
        (
            20,
            Channel.VIDEO,
            time(16, 30),
            "Fifteen minutes, with the dog in the picture.\n“I scored with my knee. It counts.”",
        ),
        (13, Channel.TRIED_NO_ANSWER, time(16, 0), "Rang after school, no answer. Sent a text instead."),
        (
            8,
            Channel.VIDEO,
            time(16, 15),
            "Got ready together. Sam wrote his own list: Uncle Dean, Saturday football, the school trip. He "
            "will show me the "
            "bike.",
        ),
        (2, Channel.TEXT, time(16, 5), "“Can Uncle Dean be number one on the list?”"),
    ]
    records: list[SyncedRecord] = []
    for days_ago, channel, at, text in heard:
        note = _note(sam, today - timedelta(days=days_ago), channel, at, text)
        records += [note, *words_in(note, heard_by=OFFICER, may_be_shared=True)]
    folded = _note(
        sam,
        today - timedelta(days=41),
        Channel.CALL,
        time(10, 20),
        "Priya rang. Sam told Jan about a night in the flat that frightened him. It is being looked into by "
        "people whose "
        "job that is. Sam knows who has been told.",
    )
    folded.with_whom, folded.person_name, folded.folded_as = WithWhom.SOCIAL_WORKER, "Priya", "about harm"
    return [*records, folded]


def notes_to_finish(cast: Mapping[str, Portrait], today: date) -> list[SyncedRecord]:
    """Three conversations that were put aside, the last of them in the middle of a sentence."""
    yesterday, the_day_before = today - timedelta(days=1), today - timedelta(days=2)
    tia = _note(
        cast["Tia"], the_day_before, Channel.CALL, time(17, 40),
        "Short call, she rang me. Staff changed again and nobody told her.\n“I don't want another leaving card.”\n"
        "To add: who told her, and when.",
    )  # fmt: skip
    malik = _note(
        cast["Malik"], yesterday, Channel.IN_PERSON, time(15, 50),
        "By the school gate. Wants to choose the cake himself this year.\n“Not one with a number on. I know "
        "how old I am.”",
    )  # fmt: skip
    adan = _note(
        cast["Adan"], yesterday, Channel.CALL, time(16, 25),
        "With the interpreter. He has heard nothing about the age assessment since the autumn. He asked me who",
    )  # fmt: skip
    for note in (tia, malik, adan):
        note.done = False
    tia.finish_later = malik.finish_later = True
    return [tia, malik, adan]


def _note(child: Portrait, day: date, channel: Channel, at: time, text: str) -> Consultation:
    return Consultation(
        id=companion_id(child.child_id, f"talk of the day {day} {at}"),
        child_id=child.child_id,
        with_whom=WithWhom.CHILD,
        channel=channel,
        happened_on=day,
        happened_at=at,
        text=text,
        done=True,
    )
