"""The columns of resolutions as a list."""

from iro_desktop.ui.resolutions.shown import ListRow
from iro_desktop.ui.table_model import Column

COLUMNS: tuple[Column[ListRow], ...] = (
    Column(
        "Child",
        lambda line: line.who,
        avatar=lambda line: line.animal,
        sort_by=lambda line: line.who.casefold(),
        bold=True,
        width=150,
    ),
    Column(
        "Concern",
        lambda line: line.headline,
        below=lambda line: line.reasons,
        sort_by=lambda line: line.headline.casefold(),
    ),
    Column(
        "Stage",
        lambda line: line.stage,
        sort_by=lambda line: line.by_stage,
        width=110,
    ),
    Column(
        "Asked",
        lambda line: line.asked,
        below=lambda line: line.below_asked,
        sort_by=lambda line: line.asked.casefold(),
        width=180,
    ),
    Column(
        "Answer",
        lambda line: line.due,
        below=lambda line: line.below_due,
        tag=lambda line: line.tag,
        sort_by=lambda line: line.by_due,
        width=160,
    ),
)
