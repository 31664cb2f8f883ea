"""The search index: every word of every record, found from any screen, forgiving of spelling."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Direction
from iro_desktop.models.attachment import Attachment
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.between_reviews import GoodThing, GuardianLetter, Reminder, SignificantEvent
from iro_desktop.models.child import Child, ChildPreferences, Home
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.feedback import Feedback
from iro_desktop.models.letter import LetterSection
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import Person
from iro_desktop.models.resolution import Resolution, ResolutionStep
from iro_desktop.models.review import AgendaItem, Decision, MeetingNote, Review
from iro_desktop.models.services import ServiceOffer
from iro_desktop.models.topics import TopicCovered
from iro_desktop.protocol.fields import child_of
from iro_desktop.store.tables import SearchText

_LONGEST_QUESTION = 1_000
"""Characters of what somebody typed, or pasted, that are looked for."""

DDL = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, content='search_text', content_rowid='row',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab('search_index', 'row')",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index(rowid, title, body) VALUES (new.row, new.title, new.body); END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index(search_index, rowid, title, body)
        VALUES ('delete', old.row, old.title, old.body); END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index(search_index, rowid, title, body) VALUES ('delete', old.row, old.title, old.body);
        INSERT INTO search_index(rowid, title, body) VALUES (new.row, new.title, new.body); END""",
    # Without this the index keeps a deleted child's words until it is next rebuilt.
    "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)",
)
"""What SQLAlchemy cannot declare: the full-text table over search_text, and the triggers that keep it in step."""


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _of_child(child: Child) -> tuple[str, str]:
    name = _joined(child.known_as, child.given_name, child.family_name)
    return name or child.council_child_id, child.council_child_id


def _of_preferences(wishes: ChildPreferences) -> tuple[str, str]:
    return "", _joined(*wishes.likes, *wishes.not_times, *wishes.not_in_the_room, wishes.opening_activity)


_WORDS_OF: Mapping[type[SyncedRecord], Callable[..., tuple[str, str]]] = {
    Child: _of_child,
    ChildPreferences: _of_preferences,
    Home: lambda home: (_joined(home.with_whom), _joined(home.kind_in_words, home.town)),
    Person: lambda person: (_joined(person.name, person.said_as), _joined(person.role_in_words, person.team)),
    Consultation: lambda talk: (
        _joined(talk.person_name),
        _joined(talk.text, talk.feelings, talk.worries, talk.wishes_for_meeting, talk.views),
    ),
    ChildsWords: lambda said: ("", said.words),
    Review: lambda review: ("", _joined(review.place, review.participation_note, review.plan_for_home)),
    AgendaItem: lambda item: (item.text, ""),
    MeetingNote: lambda note: ("", note.text),
    Decision: lambda decision: (_joined(decision.owner_name), _joined(decision.wording, decision.child_wording)),
    LetterSection: lambda section: (_joined(section.heading), section.text),
    ChildsRequest: lambda request: ("", _joined(request.asked, request.why)),
    Direction: lambda direction: (_joined(direction.owner_name), direction.action),
    TopicCovered: lambda topic: ("", _joined(topic.note)),
    Feedback: lambda feedback: ("", _joined(feedback.would_change, feedback.quote)),
    Attachment: lambda attachment: (attachment.name, _joined(attachment.in_words)),
    Resolution: lambda raised: (
        _joined(raised.to_name),
        _joined(raised.concern, raised.asked_for, raised.other_reason, raised.effect_on_child),
    ),
    ResolutionStep: lambda step: (_joined(step.answered_by), _joined(step.text, step.difference)),
    MidwayCheck: lambda check: (_joined(check.with_name), _joined(check.changes, check.next_step)),
    DecisionUpdate: lambda update: ("", _joined(update.text)),
    SignificantEvent: lambda event: (_joined(event.told_by), _joined(event.text, event.what_officer_did)),
    Reminder: lambda reminder: ("", reminder.text),
    GuardianLetter: lambda letter: (_joined(letter.from_name, letter.to_name), _joined(letter.note)),
    GoodThing: lambda good: (_joined(good.said_by), good.text),
    ServiceOffer: lambda offer: (_joined(offer.worker_name), _joined(offer.purpose, offer.outcome_note)),
}


def keep_in_step(session: Session, *, fresh: Iterable[SyncedRecord], changed: Iterable[SyncedRecord]) -> None:
    """Bring the search text of these records up to date, within the transaction that changes them.

    A withheld address is never indexed: of a `Home` only the town is, because search shows what it finds.
    """
    for record in fresh:
        if type(record) in _WORDS_OF and record.deleted_at is None:
            _add(session, record)
    for record in changed:
        if type(record) not in _WORDS_OF:
            continue
        kept = session.scalar(select(SearchText).where(SearchText.record_id == record.id))
        if record.deleted_at is not None:
            if kept is not None:
                session.delete(kept)
        elif kept is None:
            _add(session, record)
        elif (kept.title, kept.body) != (words := _WORDS_OF[type(record)](record)):
            kept.title, kept.body = words


def _add(session: Session, record: SyncedRecord) -> None:
    title, body = _WORDS_OF[type(record)](record)
    session.add(
        SearchText(record_id=record.id, kind=record.__tablename__, child_id=child_of(record), title=title, body=body)
    )


@dataclass(frozen=True, slots=True)
class Found:
    """One record that search found, with the words around the match."""

    kind: str
    record_id: UUID
    child_id: UUID | None
    title: str
    around: str


def find(session: Session, typed: str, *, limit: int = 40) -> tuple[Found, ...]:
    """Records that hold all the words typed, the best match first.

    The last word may be unfinished. A word that stands nowhere is replaced by words spelt nearly like it.
    """
    words = _words(typed)
    if not words:
        return ()
    *before, last = words
    connection = session.connection()
    terms = [_term(connection, word, unfinished=False) for word in before] + [_term(connection, last, unfinished=True)]
    rows = session.execute(
        text(
            """SELECT t.kind, t.record_id, t.child_id, t.title, snippet(search_index, 1, '', '', '…', 12)
               FROM search_index JOIN search_text t ON t.row = search_index.rowid
               WHERE search_index MATCH :terms ORDER BY bm25(search_index, 8.0, 1.0) LIMIT :limit"""
        ),
        {"terms": " AND ".join(terms), "limit": limit},
    )
    return tuple(
        Found(kind, UUID(record_id), UUID(child_id) if child_id else None, title, around)
        for kind, record_id, child_id, title, around in rows
    )


def _words(typed: str) -> list[str]:
    """The first twelve words. A mark that is put on a letter, such as a vowel sign, is part of its word."""
    composed = unicodedata.normalize("NFC", typed[:_LONGEST_QUESTION])
    kept = (one if one.isalnum() or unicodedata.category(one).startswith("M") else " " for one in composed)
    return "".join(kept).split()[:12]


def _folded(word: str) -> str:
    """A word as the index spells it: small letters without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _term(connection: Connection, word: str, *, unfinished: bool) -> str:
    """A word as a full-text term: itself, its beginnings, or its near spellings where it stands nowhere."""
    quoted = f'"{word}"'
    known = connection.execute(
        text("SELECT 1 FROM search_index WHERE search_index MATCH :term LIMIT 1"),
        {"term": f"{quoted} *" if unfinished else quoted},
    ).first()
    if known is not None:
        return f"{quoted} *" if unfinished else quoted
    if len(word) < 3:
        return quoted
    lower = _folded(word) or word
    # A slip is rarely in the first letter, and never changes the length by more than two: this keeps the list short.
    # Past "~" are the words that begin with a letter many keyboards lack: "lukasz" must find Łukasz.
    near = connection.execute(
        text(
            """SELECT term FROM search_word
               WHERE term >= :first AND term < :next AND length(term) BETWEEN :low AND :high
               UNION SELECT term FROM search_word WHERE term > '~' AND length(term) BETWEEN :low AND :high"""
        ),
        {"first": lower[0], "next": chr(ord(lower[0]) + 1), "low": len(lower) - 2, "high": len(lower) + 2},
    ).scalars()
    spellings = get_close_matches(lower, list(near), n=6, cutoff=0.72)
    return "(" + " OR ".join(f'"{spelling}"' for spelling in spellings) + ")" if spellings else quoted
