"""Two officers who keep the same word offline keep one."""

from sqlalchemy import select

from iro_desktop.actions.kept_words import keep_word_for_child
from iro_desktop.models.words import KeptWord
from tests import factories
from tests.sync.checks import check_quiet_world
from tests.sync.world import World


def test_the_same_word_kept_on_two_laptops_is_kept_once(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        session.add(child)
        session.flush()
        child_id = child.id
    ruth.sync()
    farah.sync()
    for laptop, words in ((ruth, "Dooby"), (farah, "dooby")):
        with laptop.store.transaction() as session:
            keep_word_for_child(session, child_id, words)

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert [one.words for one in session.scalars(select(KeptWord))] == ["dooby"]
        assert laptop.questions() == []
    check_quiet_world(world)
