"""The plans in the preparation of a review: the care plan, the lasting home, and from 16 the pathway plan."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.permanence import PermanenceSeen, permanence_seen
from iro_desktop.queries.plan_checks import CarePlanSeen, PathwayPlanSeen, care_plan_seen, pathway_plan_seen
from iro_desktop.queries.review import ReviewPage
from iro_desktop.store.store import Session
from iro_desktop.ui.kit import Hairline, column
from iro_desktop.ui.review import pathway_words, permanence_words, plan_words
from iro_desktop.ui.review.care_plan import CarePlanPart
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.pathway_part import PathwayPart
from iro_desktop.ui.review.permanence_part import PermanencePart
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork


@dataclass(frozen=True, slots=True)
class _Plans:
    care: CarePlanSeen
    permanence: PermanenceSeen
    pathway: PathwayPlanSeen | None


def _plans(session: Session, review_id: UUID, today: date) -> _Plans:
    return _Plans(
        care_plan_seen(session, review_id),
        permanence_seen(session, review_id),
        pathway_plan_seen(session, review_id, today=today),
    )


class PlanSection(QWidget):
    """The care plan open, the lasting home and the pathway plan folded below it, each with a line that says how it is.

    Everything is kept as it is typed or chosen.
    """

    said = Signal(str)
    """How the plans stand, in one line, each time they are shown: “Came 3 March · Sam has seen it · good”."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.care = CarePlanPart(work)
        self.permanence = PermanencePart(work)
        self.pathway = PathwayPart(work)
        self.lasting_home = Folded("The lasting home", self.permanence)
        self.to_adulthood = Folded("Pathway plan", self.pathway)
        self._line = Hairline(soft=True)
        self.to_adulthood.hide()
        self._line.hide()
        self.setLayout(
            column(
                self.care,
                12,
                Hairline(soft=True),
                4,
                self.lasting_home,
                4,
                self._line,
                4,
                self.to_adulthood,
                None,
            )
        )

    def show_page(self, page: ReviewPage) -> None:
        """Show what was seen of the plans of this review."""
        self.setEnabled(not page.closed)
        self.care.show_page(page)
        query = partial(_plans, review_id=page.review_id, today=self._work.desk.today())
        self._work.desk.casework.ask(self, query, then=self._came, refused=lambda _reason: None)

    def flush(self) -> None:
        """Write what is typed."""
        for part in (self.care, self.permanence, self.pathway):
            part.flush()

    def begin(self) -> None:
        """Give the keyboard to the first question."""
        self.care.begin()

    def _came(self, plans: _Plans) -> None:
        page = self._work.page
        if page is None or self._work.is_behind():
            return  # another page is on its way, and with it another answer
        name, today = name_of(page), self._work.desk.today()
        self.said.emit(plan_words.summary(plans.care, name, today))
        self.care.show_plan(plans.care, page)
        self.permanence.show_permanence(plans.permanence, page)
        self.lasting_home.say(permanence_words.summary(plans.permanence))
        self.to_adulthood.setVisible(plans.pathway is not None)
        self._line.setVisible(plans.pathway is not None)
        if plans.pathway is not None:
            self.pathway.show_plan(plans.pathway, page)
            self.to_adulthood.say(pathway_words.summary(plans.pathway, today))
