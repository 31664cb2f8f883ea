"""Builders of invented children's care for the tests of the clocks."""

from datetime import date

from iro_desktop.models.periods_of_care import CareEpisode
from iro_desktop.models.review_cycle import (
    FilesCoverage,
    HeldReview,
    NextReview,
    ReviewHistory,
    ReviewStanding,
    held_reviews_standing,
    next_review,
)
from iro_desktop.models.timescales import ReviewKind
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
BORN_ON = date(2012, 5, 4)
THREE_YEARS = FilesCoverage(date(2020, 4, 1), date(2023, 3, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def episode(started: str, rne: str = "S", ls: str = "C2", place: str = "U4", **ended: str) -> CareEpisode:
    return CareEpisode(
        started_on=day(started),
        reason_new_episode=rne,
        legal_status=ls,
        placement_type=place,
        ended_on=day(ended["until"]) if "until" in ended else None,
        reason_ended=ended.get("rec", ""),
    )


def history(
    *episodes: CareEpisode, held: str = "", born_on: date = BORN_ON, files: FilesCoverage | None = THREE_YEARS
) -> ReviewHistory:
    return ReviewHistory(born_on, episodes, [HeldReview(day(text)) for text in held.split()], files)


def due_next(known: ReviewHistory, as_of: str) -> NextReview:
    return next_review(known, day(as_of), HOLIDAYS)


def facts(coming: NextReview) -> tuple[ReviewKind, str, str]:
    assert coming.kind is not None
    assert coming.due is not None
    assert coming.due.kind is coming.kind
    return coming.kind, coming.due.latest_lawful.isoformat(), coming.due.based_on.isoformat()


def standing(known: ReviewHistory, as_of: str = "2023-03-31") -> list[ReviewStanding]:
    return held_reviews_standing(known, day(as_of), HOLIDAYS)
