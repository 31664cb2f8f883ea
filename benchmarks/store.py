"""Saving and searching with 70 children and ten years, beside bare SQLCipher."""

import secrets
import tempfile
from pathlib import Path

from sqlalchemy import select
from sqlcipher3 import dbapi2

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.actions.consultations import begin_consultation, save_consultation
from iro_desktop.models.child import Child
from iro_desktop.store.search import find
from iro_desktop.store.store import Store


def _bare_save(folder: Path) -> float:
    connection = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO note VALUES (1, '')")
    texts = iter(range(1_000_000))

    def save() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE note SET text = ? WHERE id = 1", (f"Happy about the new bike {next(texts)}",))
        connection.execute("COMMIT")

    taken = median_ms(save, runs=200)
    connection.close()
    return taken


def _save(store: Store) -> float:
    with store.transaction() as session:
        child_id = session.scalars(select(Child.id).limit(1)).one()
        note_id = begin_consultation(
            session, child_id=child_id, happened_on=session.get_one(Child, child_id).created_at.date()
        )
    texts = iter(range(1_000_000))

    def save() -> None:
        with store.transaction() as session:
            save_consultation(session, note_id, text=f"Happy about the new bike {next(texts)}")

    return median_ms(save, runs=200)


def _search(store: Store, typed: str) -> float:
    def search() -> None:
        with store.reading() as session:
            find(session, typed)

    return median_ms(search, runs=30)


def _bare_search(store: Store, word: str) -> float:
    def search() -> None:
        with store.reading() as session:
            session.connection().exec_driver_sql(
                "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT 40", (f'"{word}"',)
            ).all()

    return median_ms(search, runs=30)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="iro-bench-") as folder:
        bare = _bare_save(Path(folder))
    with practise_store() as store:
        print(Figure("Save of a note, on the disk", _save(store), "bare SQLCipher", bare))
        floor = _bare_search(store, "school")
        print(Figure("Search, one word", _search(store, "school"), "bare FTS5", floor, 50))
        print(Figure("Search, three words, last unfinished", _search(store, "see my unc"), "bare FTS5", floor, 50))
        print(Figure("Search, a word spelt wrongly", _search(store, "footbal clubb"), "bare FTS5", floor, 50))


if __name__ == "__main__":
    main()
