"""Two versions of one decision, as they come from an office: so that Compare has something to show without one."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from iro_desktop.models.ids import new_id
from iro_desktop.models.review import Decision
from iro_desktop.protocol.fields import as_document, child_of
from iro_desktop.protocol.wire import CONFLICT, ChangesPage, Conflict, ConflictState, ServerRow
from iro_desktop.store.server_rows import cursor
from iro_desktop.store.store import Store
from iro_desktop.sync.apply import apply_page
from iro_desktop.tour import story

_THEIRS_BEFORE, _MINE_BEFORE = timedelta(hours=3), timedelta(hours=1)


def disagree_about(store: Store, decision_id: UUID, now: datetime) -> UUID:
    """A colleague worded a decision in one way and this officer in another. Returns the id of the question."""
    question = new_id()
    with store.reading() as session:
        decision = session.get_one(Decision, decision_id)
        document: dict[str, object] = dict(as_document(decision))
        asked = Conflict(
            record=decision.id,
            kind=Decision.__tablename__,
            field="wording",
            base=decision.wording,
            theirs=story.FARAHS_WORDING,
            mine=story.RUTHS_WORDING,
            theirs_by=new_id(),
            theirs_by_name="Farah Aziz",
            theirs_at=now - _THEIRS_BEFORE,
            mine_by=new_id(),
            mine_by_name="Ruth Okafor",
            mine_at=now - _MINE_BEFORE,
            mine_op=new_id(),
            state=ConflictState.OPEN,
        )
        child, seq = child_of(decision), cursor(session) + 1
    document["wording"] = story.FARAHS_WORDING
    theirs = ServerRow(id=decision_id, kind=Decision.__tablename__, child=child, version=1, seq=seq, doc=document)
    open_question = ServerRow(
        id=question, kind=CONFLICT, child=child, version=1, seq=seq, doc=msgspec.to_builtins(asked)
    )
    apply_page(store, ChangesPage(rows=[theirs, open_question], cursor=seq, more=False, remaining=0))
    return question
