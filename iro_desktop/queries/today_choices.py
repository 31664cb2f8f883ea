"""What an officer wants to be told: choices of this laptop, each on until it is switched off."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from sqlalchemy.orm import Session

from iro_desktop.store.tables import LocalSetting

CHOICES_SETTING = "what to be told"


@dataclass(frozen=True, slots=True)
class TodayChoices:
    """What is switched on."""

    notices: bool = True
    """Notices of the computer: how many things there are today, and nothing else."""
    nudges: bool = True
    """On Today: a talk was planned, its hour has passed, and nothing is written down."""


def today_choices(session: Session) -> TodayChoices:
    """The choices as they are kept; what cannot be read is on."""
    setting = session.get(LocalSetting, CHOICES_SETTING)
    kept: Mapping[str, object] = setting.value if setting is not None and isinstance(setting.value, dict) else {}
    return TodayChoices(**{field.name: kept.get(field.name) is not False for field in fields(TodayChoices)})
