"""Seeing another process end: without polling and without a while of sleep (Linux)."""

import os
import select
from pathlib import Path


def watch(process: int) -> int:
    """A handle on a running process, to give to `ended`; it stays with that process even if its number is reused."""
    return os.pidfd_open(process)


def ended(watched: int, within_seconds: float = 20) -> bool:
    """Whether the process watched comes to its end in time; says so the moment it does, and lets go of the handle."""
    try:
        readable, _, _ = select.select([watched], [], [], within_seconds)
    finally:
        os.close(watched)
    return bool(readable)


def with_in_environment(words: str) -> list[int]:
    """The processes that were started with these words somewhere in their environment."""
    return [int(process.name) for process in Path("/proc").glob("[0-9]*") if words in _environment_of(process)]


def _environment_of(process: Path) -> str:
    try:
        return (process / "environ").read_text(errors="replace")
    except OSError:  # it ended a moment ago, or it is somebody else's
        return ""
