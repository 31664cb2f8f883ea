"""Which council the children of this laptop belong to."""

from pathlib import Path

from iro_desktop.models.child import Child
from iro_desktop.queries.council import UNNAMED_COUNCIL, council_here
from iro_desktop.store.store import Store
from tests.store.stores import store_in


def council_with(store: Store, *children: Child) -> str:
    with store.transaction() as session:
        session.add_all(children)
    with store.reading() as session:
        council = council_here(session)
    store.close()
    return council


def test_files_go_on_under_the_council_that_is_here(tmp_path: Path) -> None:
    assert council_with(store_in(tmp_path), Child(council="E09000099", council_child_id="1")) == "E09000099"


def test_an_empty_laptop_uses_the_word_that_every_laptop_uses(tmp_path: Path) -> None:
    assert council_with(store_in(tmp_path)) == UNNAMED_COUNCIL


def test_invented_children_say_nothing_about_the_council(tmp_path: Path) -> None:
    invented = Child(council="X99", council_child_id="1", practise=True)

    assert council_with(store_in(tmp_path), invented) == UNNAMED_COUNCIL
