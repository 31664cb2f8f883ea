"""The names that a spelling check must know."""

from pathlib import Path

from iro_desktop.queries.known_names import known_names
from tests import factories
from tests.store.stores import store_in


def test_every_part_of_every_name_is_known(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        child = factories.child(known_as="Kaeylah")
        child.family_name = "O’Donnell-Achterberg"
        session.add(child)
        session.flush()
        session.add(factories.person(child_id=child.id, name="Wojciech Przybylski"))
    with store.reading() as session:
        names = known_names(session)
    store.close()

    assert {"kaeylah", "o'donnell", "achterberg", "wojciech", "przybylski"} <= names
