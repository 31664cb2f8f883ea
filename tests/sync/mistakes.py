"""The classic mistakes of sync, each as the function that a careless hand would have put in place of ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_central import changes
from iro_central.desk import Desk
from iro_desktop.protocol.fields import to_wire
from iro_desktop.protocol.merge import Merged
from iro_desktop.protocol.wire import Answer, ChangesPage, Operation, Result
from iro_desktop.store import server_rows
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, ServerRow
from iro_desktop.sync import round
from iro_desktop.sync.apply import Applied, apply_page
from iro_desktop.sync.receipt import NotConfirmed


def last_writer_wins(
    document: Mapping[str, object] | None, changes: Mapping[str, tuple[object, object]], **_: object
) -> Merged:
    """Whoever comes last is right."""
    after = {**(document or {}), **{field: new for field, (_, new) in changes.items()}}
    return Merged(after, frozenset(changes), ())


def no_deduplication(_desk: Desk, _operation: Operation) -> Result | None:
    """Every operation is new."""
    return None


def cursor_before_rows(store: Store, page: ChangesPage) -> Applied:
    """The cursor is kept first, on its own."""
    with store.transaction() as session:
        server_rows.move_cursor(session, page.cursor)
    return apply_page(store, page)


def pull_overwrites_pending(_session: object, _rows: Sequence[ServerRow]) -> Mapping[UUID, Sequence[OutboxEntry]]:
    """What central sends is what is shown."""
    return {}


def acknowledgement_patches_base(
    store: Store, batch: Sequence[Operation], answers: Sequence[Answer], *, at: datetime
) -> list[NotConfirmed]:
    """An accepted operation is written into central's copy at once, to save waiting for the pull."""
    problems = _acknowledge(store, batch, answers, at=at)
    with store.transaction() as session:
        applying_central(session)
        for operation, answer in zip(batch, answers, strict=True):
            row = session.scalar(select(ServerRow).where(ServerRow.record_id == operation.record))
            if row is not None and answer.result.is_kept:
                row.document = {**row.document, **{field: to_wire(new) for field, (_, new) in operation.set.items()}}
    return problems


def any_answer_confirms(_operation: Operation, answer: Answer) -> bool:
    """An answer is proof enough; nobody looks at the hash."""
    return answer.result.is_kept


_acknowledge = round.acknowledge


@dataclass(frozen=True, slots=True)
class Mistake:
    """A function of the product, and what stands in its place."""

    place: object
    name: str
    instead: Callable[..., object]

    def plant(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(self.place, self.name, self.instead)


MISTAKES: Mapping[str, Mistake] = {
    "last writer wins": Mistake(changes, "merge", last_writer_wins),
    "no de-duplication": Mistake(changes, "answer_given_before", no_deduplication),
    "cursor before rows": Mistake(round, "apply_page", cursor_before_rows),
    "pull overwrites pending work": Mistake(server_rows, "work_not_in", pull_overwrites_pending),
    "acknowledgement patches the base": Mistake(round, "acknowledge", acknowledgement_patches_base),
    "a wrong hash confirms": Mistake(round, "is_confirmed", any_answer_confirms),
}
