"""A program of its own that saves letters, one after another, until it is killed. See `test_unfinished.py`.

Words: the folder of the profile, the folder to save in, and what is saved: `letter` or `return`.
"""

import sys
from itertools import count
from pathlib import Path

from iro_desktop.exchange.saving import save_whole
from iro_desktop.exchange.ssda903 import exporting
from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.exchange.unfinished import begin_in
from iro_desktop.models.collection_year import CollectionYear

CANARY = "Zwitscherkanari"
_WORDS = 4_000_000


def main(profile: Path, folder: Path, what: str) -> None:
    """Save the same words under the same name without end."""
    begin_in(profile)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    words = f"{CANARY} ".encode() * (_WORDS // len(CANARY))
    for _ in count():
        if what == "letter":
            save_whole(folder / "letter.pdf", words, what="The PDF", safe="It is safe.")
        else:
            line = (CANARY, *[""] * 5)
            exporting._write_all(folder, CollectionYear(2026), {Table.HEADER: [line] * 50_000})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
