"""What Bring in says: children new, changed and gone, rows by table, what could not be read; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.exchange.ssda903 import FieldChange, ImportPreview, Offer, Outcome, Problem
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice, TagWords
from iro_desktop.ui.tokens import Tone

PROMISE = "The files are read on this laptop and nothing leaves it. Nothing changes before you choose Bring in."
NO_WAY_BACK = "This cannot be undone, so look first. No child is ever taken away by it."
INVENTED = "Invented and real children never share one window"
"""Why nothing can be brought in while practising."""

LATER = ""
"""The value of an offer that nobody has answered: its rows wait."""
MOST_LINES = 1000
"""Lines of a list; what is beyond is counted in words."""


class Part(StrEnum):
    """The lists of the preview."""

    ROWS = "rows"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True)
class CountWords:
    """A figure and what it counts."""

    count: str
    words: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """What becomes of the rows of one table."""

    table: str
    new: str
    changed: str
    same: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something about the files: where, and what to do."""

    number: int
    place: str
    column: str
    sentence: str
    tag: TagWords


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field that the files have otherwise."""

    number: int
    child: str
    where: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child by the council's number."""

    child: str


@dataclass(frozen=True, slots=True)
class OfferWords:
    """A question about whose rows some are."""

    written: str
    sentence: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """Everything the preview shows."""

    title: str
    below: str
    counts: tuple[CountWords, ...]
    tabs: tuple[Choice, ...]
    rows: tuple[TableLine, ...]
    new: tuple[ChildLine, ...]
    changed: tuple[ChangeLine, ...]
    gone: tuple[ChildLine, ...]
    problems: tuple[ProblemLine, ...]
    offers: tuple[OfferWords, ...]
    button: str
    why_not: str | None
    """Why there is nothing to bring in; None where there is."""


def preview_words(preview: ImportPreview, offers: Sequence[Offer], *, practise: bool = False) -> PreviewWords:
    """What bringing the files in would do, in words."""
    new, changed = len(preview.new), len(preview.changed_children)
    left_out = sum(problem.outcome is Outcome.LEFT_OUT for problem in preview.problems)
    title, remark = _what_would_happen(preview)
    return PreviewWords(
        title=title,
        below=f"{_years(preview)} {remark}".strip(),
        counts=(
            CountWords(words.number(new), "new child" if new == 1 else "new children"),
            CountWords(words.number(changed), "child with changes" if changed == 1 else "children with changes"),
            CountWords(words.number(len(preview.gone)), "on this laptop, not in the files"),
            CountWords(words.number(left_out), "row or file left out" if left_out == 1 else "rows or files left out"),
        ),
        tabs=_tabs(preview),
        rows=_rows(preview),
        new=tuple(ChildLine(child) for child in preview.new[:MOST_LINES]),
        changed=tuple(_change(n, change) for n, change in enumerate(preview.changed[:MOST_LINES])),
        gone=tuple(ChildLine(child) for child in preview.gone[:MOST_LINES]),
        problems=tuple(_problem(n, problem) for n, problem in enumerate(preview.problems[:MOST_LINES])),
        offers=tuple(_offer(offer) for offer in offers),
        button=_button(new, changed),
        why_not=INVENTED if practise else _why_not(preview),
    )


def folders_in_words(this_year: str, last_year: str | None) -> str:
    """Which folders were looked at, by their names."""
    return f"Files from “{this_year}”" + (f" and “{last_year}”" if last_year else "")


def done_sentence(done: ImportPreview) -> str:
    """What was done, for the page that follows."""
    if done.changes_nothing:
        return "Nothing new: every row was on this laptop already."
    parts = [words.plural(len(done.new), "new child", "new children")] if done.new else []
    changed = len(done.changed_children)
    parts += [words.plural(changed, "child with changes", "children with changes")] if changed else []
    rows = sum(counts.new for counts in done.rows.values())
    parts += [words.plural(rows, "new row")] if rows else []
    return f"{words.listed(parts)}. All of it is saved on this laptop, and goes to the office with the next sync."


def what_is_shown(part: Part, preview: ImportPreview) -> str:
    """A sentence above a list: what it holds, and how much of it is not shown."""
    match part:
        case Part.NEW if not preview.new:
            return "No child of these files is new to this laptop."
        case Part.CHANGED if not preview.changed:
            return "Nothing on this laptop is otherwise in the files."
        case Part.GONE if not preview.gone:
            return "Every child on this laptop is in the files."
        case Part.PROBLEMS if not preview.problems:
            return "Every row could be read."
        case Part.NEW:
            return _and_more("Children by their number at the council. You can add their names later.", preview.new)
        case Part.CHANGED:
            return _and_more(
                "What the files have otherwise than this laptop. The files’ value is kept.", preview.changed
            )
        case Part.GONE:
            return _and_more("They stay on this laptop. The files may be of another team or year.", preview.gone)
        case Part.PROBLEMS:
            return _and_more("Put these right in the files and bring them in again, or leave them.", preview.problems)
        case _:
            return "A row that is in both years’ files is counted once."


def answered(choices: Mapping[str, str]) -> dict[str, str]:
    """The offers that somebody answered; the others wait."""
    return {written: child for written, child in choices.items() if child != LATER}


def _what_would_happen(preview: ImportPreview) -> tuple[str, str]:
    waiting = len(preview.offers)
    if waiting:
        rows = words.plural(sum(offer.rows for offer in preview.offers), "row waits", "rows wait")
        title = "Whose rows are these?" if preview.changes_nothing else "What bringing these files in would do"
        return title, f"{rows} until you say whose they are, and would not come in."
    if preview.changes_nothing:
        return "Nothing new", "Every row is on this laptop already, just as the files have it."
    return "What bringing these files in would do", ""


def _why_not(preview: ImportPreview) -> str | None:
    if not preview.changes_nothing:
        return None
    return "Say first whose rows these are" if preview.offers else "Every row is on this laptop already"


def _years(preview: ImportPreview) -> str:
    years = [year.label for year in (preview.year, preview.last_year) if year is not None]
    return f"Files of {words.listed(years)}." if years else "The files do not tell their year."


def _tabs(preview: ImportPreview) -> tuple[Choice, ...]:
    return (
        Choice(Part.ROWS, "Rows by table"),
        Choice(Part.NEW, "New children", count=len(preview.new)),
        Choice(Part.CHANGED, "Changes", count=len(preview.changed)),
        Choice(Part.GONE, "Not in the files", count=len(preview.gone)),
        Choice(Part.PROBLEMS, "To look at", count=len(preview.problems)),
    )


def _rows(preview: ImportPreview) -> tuple[TableLine, ...]:
    return tuple(
        TableLine(table.in_words, words.number(counts.new), words.number(counts.changed), words.number(counts.same))
        for table, counts in preview.rows.items()
    )


def _button(new: int, changed: int) -> str:
    if new:
        return f"Bring in {words.plural(new, 'new child', 'new children')}"
    return f"Bring in the changes to {words.plural(changed, 'child', 'children')}" if changed else "Bring in these rows"


def _problem(number: int, problem: Problem) -> ProblemLine:
    row = f", row {words.number(problem.row)}" if problem.row is not None else ""
    left_out = problem.outcome is Outcome.LEFT_OUT
    tag = TagWords("left out", Tone.ATTENTION) if left_out else TagWords("comes in")
    return ProblemLine(number, f"{problem.file}{row}", problem.column or "", problem.sentence, tag)


def _change(number: int, change: FieldChange) -> ChangeLine:
    where = change.table.in_words + (f" of {change.day:%d/%m/%Y}" if change.day else "")
    return ChangeLine(
        number, change.council_child_id, where, change.column, _value(change.before), _value(change.after)
    )


def _value(value: str | date | None) -> str:
    if value is None:
        return "nothing"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def _offer(offer: Offer) -> OfferWords:
    same = tuple(Choice(child, f"It is {child}") for child in offer.may_be)
    another = Choice(offer.written, f"No, {offer.written} is another child")
    return OfferWords(offer.written, offer.sentence, (*same, another, Choice(LATER, "Leave these rows for now")))


def _and_more(sentence: str, lines: Sequence[object]) -> str:
    more = len(lines) - MOST_LINES
    return sentence if more <= 0 else f"{sentence} The first {words.number(MOST_LINES)} of {words.number(len(lines))}."
