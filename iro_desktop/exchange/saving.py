"""Saving a file that leaves the encrypted store: whole or not at all, also where the program is killed meanwhile."""

import os
from pathlib import Path

from iro_desktop.exchange.unfinished import on_the_way
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused


def save_whole(path: Path, content: bytes, *, what: str, safe: str) -> None:
    """Write a file whole, or say why not.

    Raises Refused where it cannot be written; `what` begins that sentence ("The papers"), and `safe` says where the
    work still is.
    """
    try:
        write_whole(path, content)
    except OSError as reason:
        raise Refused(why_not_saved(path, reason, what=what, safe=safe)) from reason


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there once it is on the disk. Raises OSError.

    No half file is ever left: a program that is killed meanwhile has noted it, and the next one removes it.
    """
    beside = part_beside(path)
    with on_the_way(beside):
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def part_beside(path: Path) -> Path:
    """A name for a file while it is being written: in the same folder, and never one that is there."""
    return path.with_name(f".{new_id()}.part")


def why_not_saved(path: Path, reason: OSError, *, what: str, safe: str) -> str:
    """What to tell the officer. Windows does not let a file be written anew while another program has it open."""
    if isinstance(reason, PermissionError) and path.is_file():
        program = "Word" if path.suffix.lower() == ".docx" else "Another program"
        where = "in Word" if program == "Word" else "there"
        return f"{program} is using this file. {safe} Close it {where}, or save under another name."
    why = reason.strerror or type(reason).__name__
    return f"{what} could not be saved there ({why}). {safe} Choose another folder."
