"""One record that is open in its form: what the form asks, holds and offers; no Qt."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from iro_desktop.ui.child_record.specs import Group
from iro_desktop.ui.shown import Choice


@dataclass(frozen=True, slots=True)
class Opened:
    """One record in its form."""

    key: Hashable
    title: str
    groups: tuple[Group, ...]
    values: Mapping[str, object]
    remove: str
    """On the button that takes it out of sight."""
    offers: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    """What fields may be chosen from, where that depends on the child."""
