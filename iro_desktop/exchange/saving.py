"""Saving a file that leaves the encrypted store: whole or not at all."""

import os
from pathlib import Path

from iro_desktop.models.refused import Refused


def save_whole(path: Path, content: bytes, *, what: str, safe: str) -> None:
    """Write a file beside its place, and move it there once it is on the disk. No half file is ever left.

    Raises Refused where it cannot be written; `what` begins that sentence ("The papers"), and `safe` says where the
    work still is.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as reason:
        beside.unlink(missing_ok=True)
        why = reason.strerror or type(reason).__name__
        raise Refused(f"{what} could not be saved there ({why}). {safe} Choose another folder.") from reason
