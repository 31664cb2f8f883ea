"""Reading a letter with the child: what they press is kept at once, and the officer says later what becomes of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.languages import language_named
from iro_desktop.models.letter import Letter
from iro_desktop.models.showing import Feeling, LetterReaction

ON_THE_BUTTON: dict[Feeling, str] = {
    Feeling.LIKE: "I like this",
    Feeling.CHANGE: "Change this",
    Feeling.NOT_UNDERSTOOD: "I don’t understand",
}
"""The words of the three buttons. They become the child's own words exactly so."""
ABOUT_THE_LETTER = "about the letter"
_LONGEST_PASSAGE = 160
"""Characters of the passage that stand beside the child's words."""


def keep_reaction(
    session: Session,
    letter_id: UUID,
    *,
    passage: int,
    passage_text: str,
    section_key: str | None,
    feeling: Feeling,
    at: datetime,
    language: str = "en",
) -> UUID:
    """Keep what the child pressed at a passage in one of the letter's languages. Returns its id.

    Nothing of the letter changes.
    """
    letter = existing(session, Letter, letter_id)
    reaction = LetterReaction(
        child_id=letter.child_id,
        letter_id=letter_id,
        passage=passage,
        passage_text=passage_text,
        section_key=section_key,
        feeling=feeling,
        shown_at=at,
        language=language,
    )
    session.add(reaction)
    session.flush()
    return reaction.id


def take_reaction_back(session: Session, reaction_id: UUID, *, at: datetime) -> None:
    """The child pressed the same button again: it was a slip, or they think otherwise now."""
    existing(session, LetterReaction, reaction_id).deleted_at = at


def confirm_reaction(session: Session, reaction_id: UUID, *, heard_by: str, at: datetime) -> UUID:
    """Make what the child pressed their words on the record, said on that day. Returns the id of the words.

    Confirming twice keeps one. Nobody has asked yet whether they may be shared, so they are kept as not asked.
    """
    reaction = existing(session, LetterReaction, reaction_id)
    words_id = companion_id(reaction_id, "words")
    if session.get(ChildsWords, words_id) is None:
        letter = existing(session, Letter, reaction.letter_id)
        local = reaction.shown_at.astimezone(at.tzinfo)
        session.add(
            ChildsWords(
                id=words_id,
                child_id=reaction.child_id,
                words=ON_THE_BUTTON[reaction.feeling],
                said_on=local.date(),
                said_at=local.time().replace(second=0, microsecond=0),
                heard_by=heard_by,
                how=f"{ABOUT_THE_LETTER}, where it says{_in(reaction.language)} “{_short(reaction.passage_text)}”",
                review_id=letter.review_id,
            )
        )
    reaction.words_id = words_id
    reaction.set_aside_at = None
    return words_id


def set_reaction_aside(session: Session, reaction_id: UUID, *, at: datetime) -> None:
    """Nothing is to be kept of it. It stays in the history of the letter."""
    existing(session, LetterReaction, reaction_id).set_aside_at = at


def bring_reaction_back(session: Session, reaction_id: UUID) -> None:
    """Undo setting it aside: it waits again."""
    existing(session, LetterReaction, reaction_id).set_aside_at = None


def _in(language: str) -> str:
    known = language_named(language)
    return f" in {known.name}" if known else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_PASSAGE else f"{line[: _LONGEST_PASSAGE - 1].rsplit(' ', 1)[0]}…"
