"""What the list of letters and conversations with the guardian says, and what is missing; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.exchange.messages import Message
from iro_desktop.models.between_reviews import GuardianLetterKind, LetterDirection
from iro_desktop.models.consultation import Channel
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.queries.guardian import GuardianTalk, Missing, MissingKind
from iro_desktop.ui import words
from iro_desktop.ui.between.opened import Opened
from iro_desktop.ui.between.words import aside
from iro_desktop.ui.child.in_words import capital, shortened
from iro_desktop.ui.child_record.lists import Ask, SectionPage
from iro_desktop.ui.child_record.specs import Group, Spec, Typed, choices_of
from iro_desktop.ui.event.words import not_for_choices, not_for_words
from iro_desktop.ui.shown import RowWords, TagWords
from iro_desktop.ui.tokens import Tone

TALK = "talk"
"""The key of a conversation in the list is this word and its id."""
KINDS: Mapping[str, str] = {
    GuardianLetterKind.GUARDIAN_APPOINTED: "A guardian is appointed",
    GuardianLetterKind.OFFICER_NAMED: "Who the reviewing officer is",
    GuardianLetterKind.DECISIONS_AND_LETTER: "Copies of decisions and letter",
    GuardianLetterKind.END_OF_PROCEEDINGS: "The proceedings have ended",
    GuardianLetterKind.OTHER: "Another letter",
}
_WAYS: Mapping[str, str] = {LetterDirection.CAME_IN: "Came in", LetterDirection.WENT_OUT: "Went out"}
_CHANNELS = {
    Channel.IN_PERSON: "in person",
    Channel.CALL: "on the phone",
    Channel.VIDEO: "by video",
    Channel.TEXT: "by text",
    Channel.WHATSAPP: "by WhatsApp",
    Channel.EMAIL: "by e-mail",
    Channel.LETTER: "by letter",
    Channel.CARD: "by card",
    Channel.TRIED_NO_ANSWER: "tried, no answer",
}
_LONGEST = 140
_KIND = Spec("kind", "What it says", Typed.CHOICE, "", choices_of(KINDS))
NEW_LETTER = Ask(
    "letter",
    "Write down a letter",
    (
        _KIND,
        Spec("dated_on", "Its day", Typed.DAY),
        Spec("from_name", "From"),
        Spec("to_name", "To"),
        Spec("stored_where", "Where it is stored", hint="In the council’s own system", wide=True),
        Spec("note", "Note", Typed.NOTES, "Of an end of proceedings: what the guardian hands over"),
    ),
    "Write it down",
)
LETTER = (
    Group(
        "letter",
        "The letter",
        (
            _KIND,
            Spec("direction", "Which way", Typed.PILLS, "", choices_of(_WAYS)),
            Spec("dated_on", "Its day", Typed.DAY),
            Spec("stored_where", "Where it is stored", hint="In the council’s own system"),
            Spec("from_name", "From"),
            Spec("to_name", "To"),
            Spec("note", "Note", Typed.NOTES, "Of an end of proceedings: what the guardian hands over"),
        ),
    ),
    Group("whom", "For whom it is", (Spec("not_for", "Who must not read it", Typed.MANY),)),
)


@dataclass(frozen=True, slots=True)
class MissingWords:
    """One thing that is missing: its sentence, and the words on the button that puts it right."""

    missing: Missing
    words: str
    action: str
    tone: Tone


def page(of: BetweenPage, today: date) -> SectionPage:
    """Letters and conversations in one list, the latest first."""
    log = of.guardian
    dated = [(letter.day("dated_on") or date.min, _letter_row(letter, of, today)) for letter in log.letters]
    dated += [(talk.on, _talk_row(talk, today)) for talk in log.talks]
    who = f"The guardian is {log.guardian_name}." if log.guardian_name else ""
    return SectionPage(
        summary=who,
        rows=tuple(line for _, line in sorted(dated, key=lambda pair: pair[0], reverse=True)),
        nothing=(
            "Nothing went to and fro with a guardian yet",
            "Letters with Cafcass are written down here; conversations with the guardian come by themselves.",
        ),
        asks=(NEW_LETTER,),
    )


def _letter_row(letter: Kept, of: BetweenPage, today: date) -> RowWords:
    between = [
        f"from {letter.text('from_name')}" if letter.text("from_name") else "",
        f"to {letter.text('to_name')}" if letter.text("to_name") else "",
        f"stored in {letter.text('stored_where')}" if letter.text("stored_where") else "",
    ]
    said = [capital(", ".join(part for part in between if part)), shortened(letter.text("note"), _LONGEST)]
    said.append(not_for_words(of.who.name, of.people, letter.texts("not_for")))
    on = letter.day("dated_on")
    return RowWords(
        key=letter.record_id,
        title=(KINDS[letter.text("kind")], aside(words.day_and_month(on, today) if on else "")),
        below=". ".join(part.rstrip(".") for part in said if part),
        icon="mail",
        tag=TagWords(_WAYS[letter.text("direction")]),
    )


def _talk_row(talk: GuardianTalk, today: date) -> RowWords:
    said = f"{capital(talk.folded_as)}: folded, open it to read" if talk.folded_as else shortened(talk.text, _LONGEST)
    return RowWords(
        key=(TALK, talk.consultation_id),
        title=(
            f"Conversation with {talk.person_name or 'the guardian'}, {_CHANNELS[talk.channel]}",
            aside(words.day_and_month(talk.on, today)),
        ),
        below=said,
        icon="message-square",
        tag=None if talk.done else TagWords("Not finished"),
    )


def missing(of: BetweenPage, today: date) -> tuple[MissingWords, ...]:
    """What is missing, each with the sum behind its day where it has one."""
    return tuple(_missing(one, of, today) for one in of.guardian.missing)


def _missing(one: Missing, of: BetweenPage, today: date) -> MissingWords:
    since = words.day_and_month(one.since_on, today)
    guardian = of.guardian.guardian_name or "The guardian"
    match one.kind:
        case MissingKind.OFFICER_NOT_NAMED:
            said = f"{guardian} was appointed {since}, and was not told yet that you are the reviewing officer."
            return MissingWords(one, said, "Make the letter ready", Tone.INFORMATION)
        case MissingKind.NO_HANDOVER_NOTE:
            said = f"The proceedings ended {since}. Nothing is written down of what the guardian hands over."
            return MissingWords(one, said, "Write the note", Tone.INFORMATION)
    by = f", by {words.day_and_month(one.due.due_on, today)} ({one.due.sum_in_full})" if one.due else ""
    late = words.days_late(one.due.due_on, today) if one.due else ""
    said = f"The review closed {since}: decisions and letter go to the guardian too{by}." + (
        f" Ours are {late}." if late else ""
    )
    tone = Tone.ATTENTION if one.status is DueStatus.OVERDUE else Tone.INFORMATION
    return MissingWords(one, said, "Copied today", tone)


def opened(letter: Kept, of: BetweenPage) -> Opened:
    """One letter in its form."""
    return Opened(
        key=letter.record_id,
        title=KINDS[letter.text("kind")],
        groups=LETTER,
        values=letter.values,
        remove="Remove this letter",
        offers={"not_for": not_for_choices(of.who.name, of.people)},
    )


def find(of: BetweenPage, letter_id: UUID | None) -> Kept | None:
    return next((one for one in of.guardian.letters if one.record_id == letter_id), None)


def officer_named(of: BetweenPage, officer_name: str) -> Message:
    """The letter that tells the guardian who the reviewing officer is. It names the child by initials."""
    initials = of.who.initials or "the child"
    greeting = f"Dear {of.guardian.guardian_name}," if of.guardian.guardian_name else "Dear colleague,"
    body = (
        f"{greeting}\n\n"
        f"I am the Independent Reviewing Officer of {initials}, for whom you were appointed. I ask you to tell me how "
        f"to reach you, and what you have seen so far.\n\n"
        "You get the decisions and the letter of each review from me, also of those you are not at. Tell me of "
        "anything in the plan that I should look at before then.\n\n"
        f"{officer_name}\nIndependent Reviewing Officer\n"
    )
    to = (of.guardian.guardian_email,) if of.guardian.guardian_email else ()
    return Message(to=to, subject=f"Reviewing officer: {initials}", body=body)
