"""Keeping a word for one child, or in all that an officer writes."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.kept_words import keep_word_again, keep_word_always, keep_word_for_child, mark_word_again
from iro_desktop.actions.officers import keep_officer
from iro_desktop.models.child import AgeBand
from iro_desktop.models.refused import Refused
from iro_desktop.queries.help_words import help_words, kept_always, kept_for_child
from iro_desktop.store.store import Session, Store
from iro_desktop.writing.help import Reader, marks_for
from iro_desktop.writing.spelling import Speller
from tests import factories
from tests.store.stores import NOON, store_in


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


def _child(session: Session, council_child_id: str = "0007337") -> UUID:
    child = factories.child(council_child_id=council_child_id)
    session.add(child)
    session.flush()
    return child.id


def _marked(session: Session, child_id: UUID | None, text: str, speller: Speller) -> list[str]:
    known = help_words(session, child_id)
    reader = Reader("Pip", AgeBand.FROM_8_TO_11, names=known.names, places=known.places, kept=known.kept)
    return [text[one.start : one.end] for one in marks_for(text, reader, speller, known.words) if one.term]


def test_a_word_kept_for_a_child_is_not_marked_for_them_and_is_for_others(store: Store, speller: Speller) -> None:
    text = "Your Dooby’s home is a placement."
    with store.transaction() as session:
        pip, sam = _child(session), _child(session, "0007338")
        assert _marked(session, pip, text, speller) == ["Dooby’s", "placement"]
        keep_word_for_child(session, pip, "Dooby")
        keep_word_for_child(session, pip, "placement")
        session.flush()

        assert _marked(session, pip, text, speller) == []
        assert _marked(session, sam, text, speller) == ["Dooby’s", "placement"]


def test_a_term_is_kept_with_all_its_forms(store: Store, speller: Speller) -> None:
    with store.transaction() as session:
        pip = _child(session)
        keep_word_for_child(session, pip, "placement")
        session.flush()

        assert _marked(session, pip, "All your placements.", speller) == []


def test_a_word_kept_always_is_not_marked_for_any_child(store: Store, speller: Speller) -> None:
    with store.transaction() as session:
        pip = _child(session)
        keep_officer(session, name="Maren Holt", known_as="Maren", telephone="", email="")
        keep_word_always(session, "sibling")
        session.flush()

        assert _marked(session, pip, "Your siblings came.", speller) == []
        assert _marked(session, None, "Your siblings came.", speller) == []
        assert [one.words for one in kept_always(session)] == ["sibling"]


def test_a_kept_word_can_be_taken_back_and_kept_again(store: Store, speller: Speller) -> None:
    with store.transaction() as session:
        pip = _child(session)
        kept = keep_word_for_child(session, pip, "Dooby")
        mark_word_again(session, kept, at=NOON)
        session.flush()
        assert _marked(session, pip, "Dooby", speller) == ["Dooby"]
        assert kept_for_child(session, pip) == ()

        keep_word_again(session, kept)
        session.flush()
        assert [one.words for one in kept_for_child(session, pip)] == ["dooby"]
        assert keep_word_for_child(session, pip, " DOOBY ") == kept


def test_nobody_can_keep_a_word_for_themselves_before_they_said_who_they_are(store: Store) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="Write your name in Settings first"):
        keep_word_always(session, "siblings")


def test_what_is_no_word_is_not_kept(store: Store) -> None:
    with store.transaction() as session:
        pip = _child(session)
        with pytest.raises(Refused, match="no word to keep"):
            keep_word_for_child(session, pip, "  ")
        with pytest.raises(Refused, match="longer than 200"):
            keep_word_for_child(session, pip, "a" * 201)


def test_places_and_schools_are_spelt_right_and_a_slip_in_one_teaches_nothing(store: Store, speller: Speller) -> None:
    with store.transaction() as session:
        child = factories.child()
        child.school = "Pontycymmer Primary"
        session.add(child)
        session.flush()
        review = factories.review(child_id=child.id)
        review.place = "the libary in Brynmawr"
        session.add(review)
        session.flush()

        assert _marked(session, child.id, "Pontycymmer and Brynmawr have a libary.", speller) == ["libary"]
