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
        raise Refused(why_not_saved(path, reason, what=what, safe=safe)) from reason


def why_not_saved(path: Path, reason: OSError, *, what: str, safe: str) -> str:
    """What to tell the officer. Windows does not let a file be written anew while another program has it open."""
    if isinstance(reason, PermissionError) and path.is_file():
        program = "Word" if path.suffix.lower() == ".docx" else "Another program"
        where = "in Word" if program == "Word" else "there"
        return f"{program} is using this file. {safe} Close it {where}, or save under another name."
    why = reason.strerror or type(reason).__name__
    return f"{what} could not be saved there ({why}). {safe} Choose another folder."
