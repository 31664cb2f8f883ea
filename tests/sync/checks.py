"""What must hold of every world once it is quiet, and of every laptop at every moment."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import select

from iro_central import pages
from iro_desktop.models.registry import RECORD_OF_KIND
from iro_desktop.protocol.fields import Json, as_document
from iro_desktop.protocol.merge import ask_the_person
from iro_desktop.protocol.merge_rules import WRITTEN_ONCE, rules_of
from iro_desktop.protocol.wire import CONFLICT, Conflict, ConflictState, Operation, ServerRow, operation_hash
from iro_desktop.store.server_rows import cursor
from iro_desktop.store.tables import ServerRow as KeptRow
from iro_desktop.sync.round import as_operation
from iro_desktop.sync.state import Chip, office_state
from tests.sync.world import Laptop, World


def check_quiet_world(world: World) -> None:
    """Everything below, for a world whose accidents have stopped and whose laptops have all synced."""
    check_all_agree(world)
    check_nothing_is_lost(world)
    check_nothing_was_overwritten_unseen(world)
    check_history_is_whole(world)
    for laptop in world.laptops:
        check_green_means_safe(laptop)


def check_all_agree(world: World) -> None:
    """Every laptop shows every record as central has it, has heard everything, and has the same open questions."""
    central = at_central(world)
    records = {id: row for id, row in central.items() if row.kind != CONFLICT}
    questions = {id for id, row in central.items() if row.kind == CONFLICT and is_open(row)}
    for number, laptop in enumerate(world.laptops):
        assert not laptop.waiting(), f"laptop {number} still has work that central has not confirmed"
        assert kept_documents(laptop) == {id: row.doc for id, row in central.items()}, f"laptop {number}: copies differ"
        assert shown_documents(laptop) == {id: filled(row.doc) for id, row in records.items()}, (
            f"laptop {number}: shown"
        )
        assert {one.conflict_id for one in laptop.questions()} == questions
        with laptop.store.reading() as session:
            assert cursor(session) == len(world.office.logged())


def check_nothing_is_lost(world: World) -> None:
    """Every saved operation is in central's log, once, as it was saved, and numbers have no gap."""
    logged = world.office.logged()
    assert [count for count in Counter(one.op for one in logged).values() if count != 1] == []
    at_office = {one.op: operation_hash(one) for one in logged}
    for laptop in world.laptops:
        outbox = laptop.outbox()
        assert [entry.dseq for entry in outbox] == list(range(1, len(outbox) + 1))
        for entry in outbox:
            assert at_office.get(entry.op) == operation_hash(as_operation(entry)), "a saved operation is lost"


def check_nothing_was_overwritten_unseen(world: World) -> None:
    """Every value a person wrote is where it was written, or was seen by whoever replaced it, or is in a question."""
    logged = world.office.logged()
    central = at_central(world)
    asked = [msgspec.convert(row.doc, Conflict) for row in central.values() if row.kind == CONFLICT]
    in_questions = {(one.record, one.field, repr(value)) for one in asked for value in (one.theirs, one.mine)}
    seen_by_others = {(one.record, name, repr(old)) for one in logged for name, (old, _) in one.set.items()}
    for one in logged:
        for name, (_, new) in asked_fields(one).items():
            where = (one.record, name, repr(new))
            stands = repr(central[one.record].doc.get(name)) == repr(new)
            assert stands or where in seen_by_others or where in in_questions, f"{name} was overwritten unseen"


def check_history_is_whole(world: World) -> None:
    """Every step that anybody wrote stands at central as it was written first; none was deleted or changed since."""
    history = {record.__tablename__ for record in WRITTEN_ONCE}
    first: dict[UUID, Operation] = {}
    for one in world.office.logged():
        if one.kind in history:
            first.setdefault(one.record, one)
    central = at_central(world)
    for record, one in first.items():
        assert filled(central[record].doc) == filled({name: new for name, (_, new) in one.set.items()})


def check_own_work_is_shown(laptop: Laptop) -> None:
    """At any moment: what central has not confirmed stands on the officer's screen as it was typed last."""
    latest: dict[tuple[UUID, str], Json] = {}
    waiting = laptop.waiting()
    for entry in waiting:
        for name, (_, new) in entry.changes.items():
            latest[entry.record_id, name] = new
    shown = shown_documents(laptop, {entry.kind for entry in waiting})
    for (record, name), value in latest.items():
        assert shown[record].get(name) == value, f"unsent work on {name} is not shown"


def check_green_means_safe(laptop: Laptop) -> None:
    """The chip is green only where central's answers prove that it holds everything this laptop saved."""
    with laptop.store.reading() as session:
        chip = office_state(session, now=laptop.clock(), connected=True).chip
    if chip is Chip.ALL_AT_OFFICE:
        at_office = {one.op: operation_hash(one) for one in laptop.wire.office.logged()}
        held = all(at_office.get(entry.op) == operation_hash(as_operation(entry)) for entry in laptop.outbox())
        assert held, "the chip is green, and central does not hold everything"
        assert not laptop.wire.spoil_hashes, "the chip is green without proof"


def at_central(world: World) -> dict[UUID, ServerRow]:
    """Every row central would send to a laptop that has nothing, the newest of each id."""
    caller = world.laptops[0].wire.caller
    rows: dict[UUID, ServerRow] = {}
    page = pages.changes_after(world.office.database, caller, 0)
    while True:
        rows |= {row.id: row for row in page.rows}
        if not page.more:
            return rows
        page = pages.changes_after(world.office.database, caller, page.cursor)


def is_open(row: ServerRow) -> bool:
    return msgspec.convert(row.doc, Conflict).state is ConflictState.OPEN


def kept_documents(laptop: Laptop) -> dict[UUID, Mapping[str, Json]]:
    with laptop.store.reading() as session:
        return {row.record_id: row.document for row in session.scalars(select(KeptRow))}


def shown_documents(laptop: Laptop, kinds: Iterable[str] = tuple(RECORD_OF_KIND)) -> dict[UUID, dict[str, object]]:
    """Every record of these kinds as the officer sees it, as JSON."""
    with laptop.store.reading() as session:
        return {
            record.id: filled(as_document(record))
            for kind in kinds
            for record in session.scalars(select(RECORD_OF_KIND[kind]))
        }


def filled(document: Mapping[str, object]) -> dict[str, object]:
    """A document without its empty fields: None and absent mean the same."""
    return {name: value for name, value in document.items() if value is not None}


def asked_fields(operation: Operation) -> dict[str, tuple[object, object]]:
    """The fields whose values a person wrote; the others have rules that may drop a value, and say why."""
    rules = rules_of(operation.kind)
    return {name: pair for name, pair in operation.set.items() if rules.get(name, ask_the_person) is ask_the_person}
