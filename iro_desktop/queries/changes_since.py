"""What other people changed since the officer last looked, by child: as far as this laptop has heard."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.protocol.wire import CONFLICT, Result
from iro_desktop.queries.who import Who, everyone
from iro_desktop.store.server_rows import cursor
from iro_desktop.store.tables import LocalSetting, OutboxEntry, ServerRow

CHANGES_LOOKED_AT = "changes looked at"
"""The setting of this laptop that says up to where the officer has looked; it never travels."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Up to which of the office's numbers everything was looked at, and what was ticked off for one child since."""

    everything: int
    children: Mapping[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangesOfChild:
    """What others changed about one child; `who` is None for what concerns nobody in particular."""

    who: Who | None
    by_kind: Mapping[str, int]
    """How many records of each kind, the commonest first."""

    @property
    def count(self) -> int:
        return sum(self.by_kind.values())


@dataclass(frozen=True, slots=True)
class Changes:
    """All that came and was not ticked off."""

    rows: tuple[ChangesOfChild, ...] = ()
    up_to: int = 0
    """The office's number up to which this was asked: what comes later is not ticked off with it."""


def changes_since(session: Session) -> Changes:
    """By child, the most changes first. Nothing before the first sync: then everything would be news."""
    looked, heard = looked_at(session), cursor(session)
    if looked is None or looked.everything >= heard:
        return Changes(up_to=heard)
    own = (
        select(OutboxEntry.acknowledged_seq)
        .where(OutboxEntry.acknowledged_seq > looked.everything, OutboxEntry.result == Result.APPLIED)
        .scalar_subquery()
    )
    came = select(ServerRow.child_id, ServerRow.kind, ServerRow.seq).where(
        ServerRow.seq > looked.everything, ServerRow.kind != CONFLICT, ServerRow.seq.not_in(own)
    )
    found: dict[UUID | None, Counter[str]] = defaultdict(Counter)
    for child_id, kind, seq in session.execute(came):
        if child_id is None or seq > looked.children.get(child_id, 0):
            found[child_id][kind] += 1
    whom = everyone(session, {child_id for child_id in found if child_id is not None}) if found else {}
    rows = [
        ChangesOfChild(whom[child_id] if child_id else None, dict(kinds.most_common()))
        for child_id, kinds in found.items()
        if child_id is None or child_id in whom
    ]
    return Changes(tuple(sorted(rows, key=_order)), heard)


def looked_at(session: Session) -> LookedAt | None:
    """Up to where the officer has looked; None before the first sync, and where it cannot be read."""
    kept = session.get(LocalSetting, CHANGES_LOOKED_AT)
    if kept is None or not isinstance(kept.value, dict):
        return None
    everything, children = kept.value.get("everything"), kept.value.get("children")
    if not isinstance(everything, int):
        return None
    ticked: dict[UUID, int] = {}
    for child, seq in children.items() if isinstance(children, dict) else ():
        try:
            ticked[UUID(child)] = int(str(seq))
        except ValueError:
            continue
    return LookedAt(everything, ticked)


def _order(row: ChangesOfChild) -> tuple[bool, int, str]:
    return row.who is None, -row.count, row.who.name if row.who else ""
