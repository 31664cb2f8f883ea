"""Switching on and off what an officer is told, on this laptop alone."""

from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from iro_desktop.queries.today_choices import CHOICES_SETTING, today_choices
from iro_desktop.store.tables import LocalSetting


def be_told(session: Session, what: str, *, on: bool) -> None:
    """Switch one choice, named as in `TodayChoices`, on or off."""
    chosen = replace(today_choices(session), **{what: on})
    session.merge(LocalSetting(name=CHOICES_SETTING, value=asdict(chosen)))
