"""What a council sets for its letters, in numbers: templates, words, letterhead; and what is to be put right there."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from iro_desktop.queries.council_pictures import picture_sets
from iro_desktop.queries.letter_templates import template_rows, templates_to_put_right
from iro_desktop.queries.letterhead import letterhead
from iro_desktop.queries.library_documents import council_library, documents_to_look_at
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.queries.words_page import words_page


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesAndWords:
    """How the council's letters are set up, on this laptop as it is now."""

    templates: int
    """Templates that letters can be begun from."""
    own_templates: int
    """Those of them that the council added."""
    changed_templates: int
    """Those of the program's that the council has in its own words."""
    to_put_right: int
    """Templates that are damaged, or called the same as another."""
    words: int
    """Entries of the words list, those that are switched off among them."""
    own_words: int
    """Those of them that the council added or changed."""
    letterhead: str
    """The council's name as it stands on letters; empty where there is no letterhead."""
    picture_sets: int
    """Sets of pictures that the council has a licence for, today."""
    expired_sets: int
    """Sets whose licence has ended, so that no letter can take a picture from them."""
    documents: int
    """What the council put into the library."""
    documents_to_look_at: int
    """Those of them whose day to be looked at again has come."""
    may_change: bool


def templates_and_words(session: Session, today: date) -> TemplatesAndWords:
    """The numbers of the page that leads to all of it."""
    rows = [one for one in template_rows(session) if not one.is_retired and one.is_of_known_kind]
    words = words_page(session).rows
    sets = picture_sets(session, today=today).rows
    return TemplatesAndWords(
        templates=len(rows),
        own_templates=sum(one.is_own for one in rows),
        changed_templates=sum(not one.is_own and not one.now.is_shipped for one in rows),
        to_put_right=sum(one.is_a_problem for one in rows),
        words=len(words),
        own_words=sum(one.is_councils for one in words),
        letterhead=letterhead(session).name,
        picture_sets=sum(one.is_licensed for one in sets),
        expired_sets=sum(not one.is_licensed for one in sets),
        documents=len(council_library(session).rows),
        documents_to_look_at=documents_to_look_at(session, today),
        may_change=may_set_for_council(session),
    )


def to_put_right_by_me(session: Session, today: date) -> int:
    """What whoever sits here can put right: nothing for whom the office did not name a manager."""
    if not may_set_for_council(session):
        return 0
    return templates_to_put_right(session) + documents_to_look_at(session, today)
