"""The small caseload with its decisions, and what a test of following up may ask of it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.ids import new_id
from iro_desktop.models.resolution import Resolution
from iro_desktop.models.review import Decision
from iro_desktop.queries.follow_up import FollowUp, FollowUpGroup, Grouping, Wanted, follow_up
from iro_desktop.queries.follow_up_rows import FollowUpRow
from iro_desktop.queries.update_request import UpdateRequest, update_request
from iro_desktop.store.store import Store
from tests.caseload import TODAY, Caseload, add_decision, fill


class Office:
    """The small caseload, and what a test may ask of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.transaction() as session:
            self.load: Caseload = fill(session)

    def found(self, wanted: Wanted = Wanted()) -> FollowUp:  # noqa: B008 - it is frozen
        with self.store.reading() as session:
            return follow_up(session, TODAY, wanted)

    def by(self, grouping: Grouping) -> list[FollowUpGroup]:
        return list(self.found(Wanted(grouping=grouping)).groups)

    def row(self, name: str, wanted: Wanted = Wanted()) -> FollowUpRow:  # noqa: B008 - it is frozen
        return next(row for row in self.found(wanted).rows() if row.decision_id == self.load.decisions[name])

    def decide(self, session: Session, name: str, child: str, review: str, due_on: date) -> None:
        child_id, review_id = self.load.children[child], self.load.reviews[review]
        add_decision(
            session, self.load, name, child_id=child_id, review_id=review_id, wording=name, owner="Jan", due_on=due_on
        )

    def raise_about(self, session: Session, name: str, *, started: bool = True) -> UUID:
        decision, own = self.decision(session, name), new_id()
        session.add(
            Resolution(
                id=own,
                child_id=decision.child_id,
                concern_id=own,
                started=started,
                raised_on=TODAY,
                decision_ids=(str(decision.id),),
            )
        )
        session.flush()
        return own

    def decision(self, session: Session, name: str) -> Decision:
        return session.get_one(Decision, self.load.decisions[name])

    def ask(self, *names: str) -> UpdateRequest:
        with self.store.reading() as session:
            ids = [self.load.decisions[name] for name in names]
            return update_request(session, ids, today=TODAY, officer_name="Ruth")
