"""A review that is planned, in a real store, and what sets it apart."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from iro_desktop.actions.review_kinds import move_review
from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.models.review import Review
from iro_desktop.queries.review_kinds import KindOfReview, kind_of_review
from iro_desktop.store.store import Store

TODAY = date(2026, 3, 2)
PLANNED = date(2026, 3, 10)
LATEST = date(2026, 3, 12)


@dataclass(frozen=True)
class Planned:
    """A review that is planned, and how it is kept."""

    store: Store
    child_id: UUID
    review_id: UUID

    def kind(self) -> KindOfReview:
        with self.store.reading() as session:
            return kind_of_review(session, self.review_id, today=TODAY)

    def move(
        self, to_on: date, *, late: str = "", told: date | None = None, by: date | None = None, words: str = ""
    ) -> None:
        with self.store.transaction() as session:
            move_review(
                session,
                self.review_id,
                to_on=to_on,
                reason=RearrangementReason.PLAN_NOT_READY,
                today=TODAY,
                latest_lawful=LATEST,
                reason_in_words=words,
                set_right_by=by,
                manager_told_on=told,
                reason_after_due=late,
            )


@pytest.fixture
def planned(store: Store, maya: UUID) -> Planned:
    with store.transaction() as session:
        review = Review(child_id=maya, planned_on=PLANNED)
        session.add(review)
        return Planned(store, maya, review.id)
