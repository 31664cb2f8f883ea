"""Keeping the council's words list: a manager adds an entry, changes one of the program, or switches one off."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.models.ids import imported_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.words import CouncilWord, Standing, kept_key
from iro_desktop.queries.council import council_here
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.queries.words_page import WordEdit, edit_of, words_page

LONGEST_TERM, LONGEST_REASON, MOST_WORDS = 80, 300, 30
"""Characters of a term or of one kinder word, characters of a reason, and how many forms or kinder words one has."""


def add_council_word(session: Session, edit: WordEdit, *, today: date) -> None:
    """Add a word that is not on the list. Raises Refused, and NotAManager, with nothing changed."""
    if any(row.key == kept_key(edit.term) for row in words_page(session).rows):
        raise Refused(f"“{edit.term.strip()}” is on the list already. Nothing was added. Change it there.")
    set_council_word(session, edit, today=today)


def set_council_word(session: Session, edit: WordEdit, *, today: date) -> WordEdit | None:
    """Say what the council wants of a word, before what the program says of it.

    Returns what the council said before, None where it had said nothing. Two laptops that set the same word set one
    entry. Raises Refused, and NotAManager, with nothing changed.
    """
    _check_may_set(session)
    clean = _cleaned(edit)
    _check(session, clean)
    word = session.get(CouncilWord, _id(session, clean.term))
    before = edit_of(word) if word is not None and word.deleted_at is None else None
    if word is None:
        word = CouncilWord(id=_id(session, clean.term), term=clean.term, set_on=today)
        session.add(word)
    officer = this_officer(session)
    word.forms, word.kinder, word.kinder_for_young = clean.forms, clean.kinder, clean.kinder_for_young
    word.reason, word.set_on, word.deleted_at = clean.reason, today, None
    word.by_name = officer.name if officer else None
    word.never, word.explain = clean.standing is Standing.NEVER, clean.standing is Standing.EXPLAIN
    word.is_off = clean.standing is Standing.OFF
    session.flush()
    return before


def take_council_word_away(session: Session, term: str, *, at: datetime) -> WordEdit:
    """Take the council's entry away: that of the program stands again, if it has one. Returns what was taken away."""
    _check_may_set(session)
    word = session.get(CouncilWord, _id(session, term))
    if word is None or word.deleted_at is not None:
        raise Refused("The council has said nothing of this word. Nothing was changed.")
    word.deleted_at = at
    session.flush()
    return edit_of(word)


def _check_may_set(session: Session) -> None:
    if not may_set_for_council(session):
        raise NotAManager


def _check(session: Session, edit: WordEdit) -> None:
    if not edit.term:
        raise Refused("Type the word that is to be marked. Nothing was kept yet.")
    for words in (edit.term, *edit.forms, *edit.kinder, *edit.kinder_for_young):
        if len(words) > LONGEST_TERM:
            raise Refused(f"“{words[:30]} …” is longer than {LONGEST_TERM} characters. Nothing was kept yet.")
    if max(len(edit.forms), len(edit.kinder), len(edit.kinder_for_young)) > MOST_WORDS:
        raise Refused(f"These are more than {MOST_WORDS} words in one line. Nothing was kept yet. Keep the best.")
    if len(edit.reason) > LONGEST_REASON:
        raise Refused(f"The reason is longer than {LONGEST_REASON} characters. Nothing was kept yet. Make it shorter.")
    if edit.standing is Standing.OFF:
        return
    if not edit.kinder:
        raise Refused("Type at least one word to say instead. Nothing was kept yet.")
    if not edit.reason:
        raise Refused("Say in a few words why, for whoever writes. Nothing was kept yet.")
    found_by = {kept_key(one) for one in (edit.term, *edit.forms)}
    for words in (*edit.kinder, *edit.kinder_for_young):
        if kept_key(words) in found_by:
            raise Refused(f"“{words}” is the word itself, not a kinder one. Nothing was kept yet.")
    for row in words_page(session).rows:
        taken = {kept_key(one) for one in (row.now.term, *row.now.forms)} & found_by
        if row.key != kept_key(edit.term) and row.now.standing is not Standing.OFF and taken:
            raise Refused(
                f"“{min(taken)}” belongs to “{row.now.term}” on the list. Nothing was kept yet. Change it there."
            )


def _cleaned(edit: WordEdit) -> WordEdit:
    return WordEdit(
        term=" ".join(edit.term.split()),
        forms=_each(edit.forms),
        kinder=_each(edit.kinder),
        kinder_for_young=_each(edit.kinder_for_young),
        reason=" ".join(edit.reason.split()),
        standing=edit.standing,
    )


def _each(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each once, without the empty ones."""
    tidy = (" ".join(one.split()) for one in words)
    return tuple(dict.fromkeys(one for one in tidy if one))


def _id(session: Session, term: str) -> UUID:
    return imported_id(council_here(session), kept_key(term), "council word")
