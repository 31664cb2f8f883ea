"""What lies on a disk when a program is killed or the power goes, worked out from what was written to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from tests.store.recorded_disk import Opened, Removed, Shortened, Step, Synced, Written

_SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


@dataclass
class _File:
    """One file: what the disk was told to keep, what came after, and both together."""

    kept: bytes = b""
    waiting: list[Written | Shortened] = field(default_factory=list)
    now: bytearray = field(default_factory=bytearray)


class Disk:
    """A disk beside a recording. It is as forgetful as a real one may be, and no more.

    Kept for certain is what was synced. A new name is kept with the first sync of its file, because SQLite then syncs
    the folder too.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._names = {name: _File(kept=content, now=bytearray(content)) for name, content in files.items()}
        self._kept_names = dict(self._names)

    def take(self, step: Step) -> None:
        """Do what the recording did."""
        match step:
            case Opened(name):
                self._names.setdefault(name, _File())
            case Removed(name):
                self._names.pop(name, None)
            case Written(name) | Shortened(name):
                self._names[name].waiting.append(step)
                _apply(self._names[name].now, step)
            case Synced(name):
                file = self._names[name]
                file.kept, file.waiting = bytes(file.now), []
                if self._kept_names.get(name) is not file:
                    self._kept_names = dict(self._names)

    def after_kill(self) -> dict[str, bytes]:
        """The program is gone and the system lives: everything that was written is there."""
        return {name: bytes(file.now) for name, file in self._names.items()}

    def after_power_cut(self, random: Random) -> dict[str, bytes]:
        """The power is gone: what was synced is there, and of the rest any part, in any order, torn or whole."""
        image: dict[str, bytes] = {}
        for name in sorted(self._names.keys() | self._kept_names.keys()):
            file = random.choice([self._names.get(name), self._kept_names.get(name)])
            if file is not None:
                content = bytearray(file.kept)
                for step in _survivors(file.waiting, random):
                    _apply(content, step)
                image[name] = bytes(content)
        return image


def _survivors(waiting: list[Written | Shortened], random: Random) -> Iterable[Written | Shortened]:
    """Those of the writes that reached the disk after all."""
    how = random.choice(["none", "the first", "some", "some in another order"])
    if how == "none" or not waiting:
        return []
    if how == "the first":
        whole = random.randrange(len(waiting))
        return [*waiting[:whole], *_torn(waiting[whole], random)]
    share = random.random()
    some = [part for step in waiting if random.random() < share for part in _torn(step, random)]
    if how == "some in another order":
        random.shuffle(some)
    return some


def _torn(step: Written | Shortened, random: Random) -> list[Written | Shortened]:
    """The write itself, or some of its sectors."""
    if isinstance(step, Shortened) or random.random() < 0.5:
        return [step]
    parts: list[Written | Shortened] = []
    start = 0
    while start < len(step.content):
        end = min(len(step.content), start + _SECTOR - (step.offset + start) % _SECTOR)
        if random.random() < 0.5:
            parts.append(Written(step.name, step.offset + start, step.content[start:end]))
        start = end
    return parts


def _apply(content: bytearray, step: Written | Shortened) -> None:
    match step:
        case Shortened(_, size):
            del content[size:]
        case Written(_, offset, written):
            if len(content) < offset:
                content.extend(bytes(offset - len(content)))
            content[offset : offset + len(written)] = written
