"""A resolution that was begun, with every word, until it is started or thrown away."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.resolutions import begin_resolution, start_resolution, throw_away_draft
from iro_desktop.models.child import Child
from iro_desktop.models.resolution import RaisedBy, Reason, Tone
from iro_desktop.queries.resolution_drafts import drafts, one_draft
from iro_desktop.store.store import Session
from tests import factories
from tests.raised import OFFICER, RAISED, values
from tests.store.stores import NOON, store_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def maya(session: Session) -> UUID:
    child = factories.child(known_as="Maya")
    session.add(child)
    session.flush()
    return child.id


def begun(session: Session, child_id: UUID) -> UUID:
    return begin_resolution(session, child_id, values(), today=RAISED, by=OFFICER)


def test_every_word_of_a_draft_is_given_back(session: Session, maya: UUID) -> None:
    draft = one_draft(session, begun(session, maya))

    assert draft is not None
    assert (draft.who.name, draft.tone, draft.raised_how) == ("Maya", Tone.CHALLENGE, RaisedBy.FORM)
    assert draft.reasons == (Reason.PLAN_NOT_SHARED, Reason.DRIFT)
    assert (draft.to_name, draft.to_role) == ("Grace Adeyemi", "team manager")
    assert draft.asked_for == "Go through the plan with her."
    assert draft.effect_on_child == "She does not know where she will live."


def test_what_was_started_thrown_away_or_never_begun_is_no_draft(session: Session, maya: UUID) -> None:
    started, thrown = begun(session, maya), begun(session, maya)
    start_resolution(session, started, today=RAISED, by=OFFICER)
    throw_away_draft(session, thrown, at=NOON)
    session.flush()

    assert one_draft(session, started) is None
    assert one_draft(session, thrown) is None
    assert one_draft(session, UUID(int=7)) is None
    assert drafts(session) == ()


def test_a_draft_about_a_child_who_went_away_is_not_offered(session: Session, maya: UUID) -> None:
    draft = begun(session, maya)
    session.get_one(Child, maya).deleted_at = NOON
    session.flush()

    assert one_draft(session, draft) is None
    assert drafts(session) == ()
