"""Where a first run was left, so that it goes on from there; never a passphrase."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from iro_desktop.store.location import Profile, make_folder, write_private


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What was answered so far."""

    step: int = 0
    name: str = ""
    known_as: str = ""


def read_first_run(profile: Profile) -> FirstRun:
    """The answers so far; none where there is no file, or one that cannot be read."""
    try:
        kept = json.loads(_file(profile).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return FirstRun()
    match kept:
        case {"step": int(step), "name": str(name), "known_as": str(known_as)}:
            return FirstRun(step, name, known_as)
        case _:
            return FirstRun()


def write_first_run(profile: Profile, answers: FirstRun) -> None:
    make_folder(profile)
    write_private(_file(profile), json.dumps(asdict(answers)))


def forget_first_run(profile: Profile) -> None:
    """The records exist now: nothing is left to resume."""
    _file(profile).unlink(missing_ok=True)


def _file(profile: Profile) -> Path:
    return profile.folder / "first_run.json"
