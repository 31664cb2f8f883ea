"""What the page of the words list says: each entry as a row, what is typed of one, and the toasts; no Qt."""

from collections.abc import Mapping, Sequence

from iro_desktop.models.timescales import day_in_full
from iro_desktop.models.words import Standing
from iro_desktop.queries.words_page import WordEdit, WordRow, WordsPage
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.tokens import Tone

STANDINGS = (
    Choice(Standing.MARKED, "Offer a kinder word"),
    Choice(Standing.EXPLAIN, "May stay when explained"),
    Choice(Standing.NEVER, "Never in a letter"),
    Choice(Standing.OFF, "Do not mark"),
)
EVERY, OWN, OFF = "every", "own", "off"
_TAGS: Mapping[Standing, TagWords] = {
    Standing.NEVER: TagWords("Never", Tone.DANGER),
    Standing.EXPLAIN: TagWords("Explain", Tone.INFORMATION),
    Standing.OFF: TagWords("Not marked", Tone.SECONDARY),
}
ONLY_MANAGERS = "Managers keep this list for the whole council. You may read it, and keep words for yourself."
NOTHING_FOUND = "No word of the list is like that."


def choices(page: WordsPage) -> tuple[Choice, ...]:
    """What may be listed, with how many there are."""
    own = sum(row.is_councils for row in page.rows)
    off = sum(row.now.standing is Standing.OFF for row in page.rows)
    return (
        Choice(EVERY, f"All {len(page.rows)}"),
        Choice(OWN, f"The council’s {own}"),
        Choice(OFF, f"Not marked {off}"),
    )


def listed(page: WordsPage, asked: str, which: str) -> tuple[WordRow, ...]:
    """The entries to list: of a kind, and with what is looked for in them."""
    return tuple(
        row
        for row in page.rows
        if row.is_found_by(asked)
        and (which != OWN or row.is_councils)
        and (which != OFF or row.now.standing is Standing.OFF)
    )


def rows(entries: Sequence[WordRow]) -> tuple[RowWords, ...]:
    """Each with what to say instead below it."""
    return tuple(
        RowWords(
            row.key,
            row.now.term,
            below=", ".join(row.now.kinder) if row.now.standing is not Standing.OFF else "Left as it is",
            tag=_TAGS.get(row.now.standing),
            right="Council" if row.is_councils else "",
        )
        for row in entries
    )


def whose(row: WordRow) -> str:
    """Who answers for the entry, and since when."""
    since = day_in_full(row.set_on)
    return f"Set by {row.owner} on {since}" if row.is_councils else f"Comes with the program, {since}"


def said_when_kept(edit: WordEdit) -> str:
    term = " ".join(edit.term.split())
    if edit.standing is Standing.OFF:
        return f"“{term}” is no longer marked for anybody in the council."
    return f"“{term}” is kept for the whole council."


def said_when_taken_away(row: WordRow) -> str:
    if row.is_shipped:
        return f"“{row.now.term}” is again as it came with the program."
    return f"“{row.now.term}” is taken off the list."
