"""All the help on one text."""

from dataclasses import dataclass

from iro_desktop.models.child import AgeBand
from iro_desktop.writing.about import about_marks
from iro_desktop.writing.marks import Mark, MarkKind
from iro_desktop.writing.quoted import Span, is_inside, quoted_spans
from iro_desktop.writing.reading import Ease, ease_for, reading_marks
from iro_desktop.writing.sentences import Sentence, sentences_in
from iro_desktop.writing.spelling import Speller
from iro_desktop.writing.words_list import WordsList, shipped_list

ENGLISH = "en"
_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a text is written."""

    name: str
    """What the child is called; empty where nobody is named."""
    band: AgeBand
    names: frozenset[str] = frozenset()
    """Single words, in lower case, that are names in the system."""
    places: frozenset[str] = frozenset()
    """Single words, in lower case, that are spelt right because a place or a school is called so."""
    kept: frozenset[str] = frozenset()
    """Words and terms, in lower case and with straight apostrophes, that somebody keeps as they are."""
    language: str = ENGLISH
    is_adult: bool = False
    """Whether no child reads it: then spelling alone is marked."""


def marks_for(text: str, reader: Reader, speller: Speller | None, words: WordsList | None = None) -> tuple[Mark, ...]:
    """Every mark in the order of the text, none inside quotation marks, at most one of each kind at a place.

    Without a `speller` (it is still loading) there is no spelling. Another language than English gets no marks at all:
    a word is not wrong because we cannot read it.
    """
    if reader.language.split("-")[0] != ENGLISH:
        return ()
    spans = quoted_spans(text)
    listed = () if reader.is_adult else (words or shipped_list()).marks(text, reader.band)
    found = [mark for mark in listed if mark.term not in reader.kept]
    if speller is not None:
        found += speller.marks(text, reader.names | reader.places | reader.kept)
    if not reader.is_adult:
        found += about_marks(text, reader.name)
        found += reading_marks(_own_sentences(text, spans, reader), reader.band, reader.name or "this child")
    kept = (mark for mark in found if not is_inside(spans, mark.start, mark.end))
    return tuple(sorted(set(kept), key=lambda mark: (mark.start, _ORDER[mark.kind], mark.end)))


def ease_of(text: str, reader: Reader) -> Ease | None:
    """How this reader would get on with the text, the child's own words left out."""
    return ease_for(_own_sentences(text, quoted_spans(text), reader), reader.band)


def _own_sentences(text: str, spans: tuple[Span, ...], reader: Reader) -> tuple[Sentence, ...]:
    """The sentences that are the officer's own: one with somebody's words in it is as long as they spoke."""
    sentences = sentences_in(text, reader.names | {reader.name.lower()})
    return tuple(one for one in sentences if not is_inside(spans, one.start, one.end))
