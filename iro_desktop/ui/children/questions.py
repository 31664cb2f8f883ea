"""What the caseload asks the store: kept, and made ready before somebody opens it."""

from functools import partial
from uuid import UUID

from iro_desktop.queries.children import CaseloadRow, caseload
from iro_desktop.queries.list_facts import ListFacts, list_facts
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kept_answers import Question


def caseload_asked(desk: Desk) -> Question[tuple[CaseloadRow, ...]]:
    """One row for each child, as of today."""
    return Question(partial(caseload, as_of=desk.today(), bank_holidays=desk.bank_holidays))


def facts_asked(desk: Desk) -> Question[dict[UUID, ListFacts]]:
    """What the further views go by, as of today."""
    return Question(partial(list_facts, as_of=desk.today()))
