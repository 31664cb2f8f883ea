"""What stands out in a letter, and how a row of a table is told as a sentence: the same in every paper."""

from msgspec import structs

from iro_desktop.letters.content import DecisionLine, LetterContent
from iro_desktop.letters.typeset import Span


def as_told(line: DecisionLine, content: LetterContent) -> DecisionLine:
    """A row of the table as a sentence, where the officer who writes is "I"."""
    return structs.replace(line, who="I") if line.who == content.from_name else line


def emphasised(text: str, strong: tuple[str, ...]) -> list[Span]:
    """The text as spans, with each passage of `strong` set in bold wherever it stands."""
    spans = [Span(text)]
    for passage in strong:
        if not passage:
            continue
        spans = [piece for span in spans for piece in ([span] if span.bold else _split_at(span.text, passage))]
    return [span for span in spans if span.text]


def _split_at(text: str, passage: str) -> list[Span]:
    first, *others = text.split(passage)
    return [Span(first), *(piece for other in others for piece in (Span(passage, bold=True), Span(other)))]
