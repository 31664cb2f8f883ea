"""What changed since the officer was last here: others' work alone, by child, ticked off on this laptop only."""

from uuid import UUID

from iro_desktop.actions.looking_at_changes import begin_to_look, look_again, tick_child, tick_everything
from iro_desktop.models.child import Child
from iro_desktop.models.review import Decision
from iro_desktop.protocol.fields import Json
from iro_desktop.queries.changes_since import CHANGES_LOOKED_AT, Changes, changes_since, looked_at
from iro_desktop.store.tables import LocalSetting
from tests import factories
from tests.sync.world import Laptop, World


def add_child(laptop: Laptop, council_child_id: str, known_as: str) -> UUID:
    with laptop.store.transaction() as session:
        child = factories.child(council_child_id=council_child_id, known_as=known_as)
        session.add(child)
    return child.id


def decide(laptop: Laptop, child_id: UUID, wording: str = "Weekly calls with Nana") -> UUID:
    with laptop.store.transaction() as session:
        decision = factories.decision(child_id, child_id, wording=wording)
        session.add(decision)
    return decision.id


def change(laptop: Laptop, decision_id: UUID, wording: str) -> None:
    with laptop.store.transaction() as session:
        decision = session.get(Decision, decision_id)
        assert decision is not None
        decision.wording = wording


def seen(laptop: Laptop) -> Changes:
    with laptop.store.reading() as session:
        return changes_since(session)


def told(laptop: Laptop) -> dict[str, dict[str, int]]:
    return {row.who.name if row.who else "": dict(row.by_kind) for row in seen(laptop).rows}


def two_laptops(world: World) -> tuple[Laptop, Laptop, UUID]:
    """Ruth and Farah both know one child, and nothing is new to either."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    child = add_child(ruth, "0000901", "Wren")
    ruth.sync()
    farah.sync()
    return ruth, farah, child


def test_before_the_first_sync_nothing_is_news(world: World) -> None:
    assert seen(world.laptop_of("Ruth Vale")).rows == ()


def test_the_first_sync_itself_brings_no_news(world: World) -> None:
    _, farah, _ = two_laptops(world)

    assert told(farah) == {}


def test_what_another_officer_changed_is_told_by_child_and_kind(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decide(ruth, wren)
    decide(ruth, wren)
    ruth.sync()
    farah.sync()

    assert told(farah) == {"Wren": {"decision": 2}}


def test_ones_own_work_is_no_news_although_every_pull_brings_it_back(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decide(ruth, wren)
    ruth.sync()
    ruth.sync()
    farah.sync()
    ruth.sync()

    assert told(ruth) == {}


def test_a_tick_at_one_child_leaves_the_other_and_undo_brings_it_back(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    add_child(ruth, "0000902", "Robin")
    decide(ruth, wren)
    ruth.sync()
    farah.sync()
    with farah.store.transaction() as session:
        before = tick_child(session, wren, up_to=changes_since(session).up_to)
    assert told(farah) == {"Robin": {"child": 1}}
    assert before is not None

    with farah.store.transaction() as session:
        look_again(session, before)
    assert told(farah) == {"Wren": {"decision": 1}, "Robin": {"child": 1}}


def test_what_comes_after_the_tick_is_news_again(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decision = decide(ruth, wren)
    ruth.sync()
    farah.sync()
    with farah.store.transaction() as session:
        tick_everything(session, up_to=changes_since(session).up_to)
    assert told(farah) == {}
    change(ruth, decision, "Calls twice a week")
    ruth.sync()
    farah.sync()

    assert told(farah) == {"Wren": {"decision": 1}}


def test_what_came_while_the_officer_was_reading_is_not_ticked_off_with_it(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decide(ruth, wren)
    ruth.sync()
    farah.sync()
    read_up_to = seen(farah).up_to
    decide(ruth, wren)
    ruth.sync()
    farah.sync()
    with farah.store.transaction() as session:
        tick_everything(session, up_to=read_up_to)

    assert told(farah) == {"Wren": {"decision": 1}}


def test_a_tick_makes_no_change_that_would_travel(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decide(ruth, wren)
    ruth.sync()
    farah.sync()
    with farah.store.transaction() as session:
        tick_child(session, wren, up_to=changes_since(session).up_to)

    assert farah.waiting() == []


def test_a_child_that_is_no_longer_here_is_left_out(world: World) -> None:
    ruth, farah, wren = two_laptops(world)
    decide(ruth, wren)
    ruth.sync()
    farah.sync()
    with farah.store.transaction() as session:
        child = session.get(Child, wren)
        assert child is not None
        child.deleted_at = farah.clock()

    assert told(farah) == {}


def test_a_mark_that_cannot_be_read_is_begun_anew(world: World) -> None:
    _, farah, _ = two_laptops(world)
    unreadable: list[Json] = [None, 7, {"everything": "much"}, []]
    for value in unreadable:
        with farah.store.transaction() as session:
            session.merge(LocalSetting(name=CHANGES_LOOKED_AT, value=value))
            assert looked_at(session) is None
            begin_to_look(session)
            assert looked_at(session) is not None


def test_a_tick_that_cannot_be_read_is_left_out(world: World) -> None:
    _, farah, _ = two_laptops(world)
    with farah.store.transaction() as session:
        value: Json = {"everything": 0, "children": {"nobody": 3, str(UUID(int=7)): "many", str(UUID(int=8)): 4}}
        session.merge(LocalSetting(name=CHANGES_LOOKED_AT, value=value))
        looked = looked_at(session)

    assert looked is not None
    assert dict(looked.children) == {UUID(int=8): 4}
