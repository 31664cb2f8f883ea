"""How the program looks on this laptop, kept beside the store so that the locked window has the officer's letters."""

import json
from collections.abc import Mapping

from PySide6.QtWidgets import QApplication

from iro_desktop.store.location import Profile, make_folder, write_private
from iro_desktop.ui.theme import Look, Theme, apply_look

_VERSION = 1


def read_look(profile: Profile) -> Look:
    """The look chosen in Settings. A file that is missing, damaged or newer gives the look of a first start."""
    match _read(profile):
        case {"theme": str(theme), "text_percent": int(percent), "less_motion": bool(still)} if theme in set(Theme):
            return Look(Theme(theme), percent, still)
        case _:
            return Look()


def write_look(profile: Profile, look: Look) -> None:
    """Keep a look. What else stands in the file stays."""
    _write(profile, theme=look.theme.value, text_percent=look.text_percent, less_motion=look.less_motion)


def use_look(profile: Profile, look: Look) -> None:
    """Dress every window at once and keep the look for the next start."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_look(app, look)
    write_look(profile, look)


def read_greeting(profile: Profile) -> str:
    """What the locked window calls the officer: their own first name, never a child’s. Empty if unknown."""
    name = _read(profile).get("greeting")
    return name if isinstance(name, str) else ""


def write_greeting(profile: Profile, name: str) -> None:
    """Keep what the locked window calls the officer."""
    _write(profile, greeting=name)


def _read(profile: Profile) -> Mapping[str, object]:
    try:
        kept = json.loads(profile.look.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) and kept.get("version") == _VERSION else {}


def _write(profile: Profile, **changed: str | int | bool) -> None:
    make_folder(profile)
    write_private(profile.look, json.dumps({**_read(profile), "version": _VERSION, **changed}, indent=1))
