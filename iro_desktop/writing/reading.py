"""How hard a text is for one child, in words. Formulas disagree, so a figure is shown only on request."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from iro_desktop.models.child import AgeBand
from iro_desktop.writing.marks import Mark, MarkKind
from iro_desktop.writing.sentences import Sentence, sentences_in, syllables

FEWEST_WORDS = 100
"""Under this many words a formula says little: only the length of sentences is looked at."""
_SOME_HELP = 15.0
"""Points of reading ease below the target that a child can still manage with some help."""


class Ease(StrEnum):
    """How a child would get on with a text."""

    EASY = "easy"
    SOME_HELP = "some help"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made of."""

    sentences: int
    words: int
    syllables: int


@dataclass(frozen=True, slots=True)
class _Target:
    mean_words: int
    longest: int
    ease: float
    hard_syllables: int


_TARGETS = {
    AgeBand.FROM_4_TO_7: _Target(8, 12, 90, 3),
    AgeBand.FROM_8_TO_11: _Target(11, 18, 80, 4),
    AgeBand.FROM_12_TO_15: _Target(14, 22, 70, 5),
    AgeBand.FROM_16_TO_17: _Target(16, 25, 60, 6),
}
"""Words in a sentence on average and at most, reading ease at least, and from how many syllables a word is hard."""


def counts(text: str, names: Collection[str] = ()) -> Counts:
    """Sentences, words and syllables of a text, the names in it left out."""
    return counts_of(sentences_in(text, names))


def counts_of(sentences: Collection[Sentence]) -> Counts:
    words = [word for sentence in sentences for _, _, word in sentence.words]
    return Counts(len(sentences), len(words), sum(syllables(word) for word in words))


def reading_ease(counted: Counts) -> float | None:
    """Flesch Reading Ease: 206.835 - 1.015 words a sentence - 84.6 syllables a word. None without a word."""
    if not counted.words:
        return None
    return 206.835 - 1.015 * counted.words / counted.sentences - 84.6 * counted.syllables / counted.words


def grade(counted: Counts) -> float | None:
    """Flesch-Kincaid grade, a school year of the United States; five more is about an age. None without a word."""
    if not counted.words:
        return None
    return 0.39 * counted.words / counted.sentences + 11.8 * counted.syllables / counted.words - 15.59


def ease_for(sentences: Collection[Sentence], band: AgeBand) -> Ease | None:
    """How a child of this band would get on; None where nothing is written."""
    counted = counts_of(sentences)
    if not counted.words:
        return None
    target = _TARGETS[band]
    mean = counted.words / counted.sentences
    flesch = reading_ease(counted) if counted.words >= FEWEST_WORDS else None
    if mean <= target.mean_words and (flesch is None or flesch >= target.ease):
        return Ease.EASY
    if mean <= target.longest and (flesch is None or flesch >= target.ease - _SOME_HELP):
        return Ease.SOME_HELP
    return Ease.HARD


def reading_sentence(ease: Ease | None, child: str) -> str:
    """What is said beside the page: “Easy for Sam.”"""
    match ease:
        case Ease.EASY:
            return f"Easy for {child}."
        case Ease.SOME_HELP:
            return f"{child} may need some help to read it."
        case Ease.HARD:
            return f"Hard for {child}. Shorter sentences help most."
        case None:
            return ""


def figures(counted: Counts) -> str:
    """The figures, for whoever asks: “14 sentences, 120 words. Reading ease 84 …”"""
    ease, school_year = reading_ease(counted), grade(counted)
    if ease is None or school_year is None:
        return "Nothing to count yet."
    return (
        f"{counted.sentences} sentences, {counted.words} words without names. Flesch Reading Ease {ease:.0f}, "
        f"Flesch-Kincaid grade {school_year:.0f}. Formulas disagree; read it aloud too."
    )


def reading_marks(sentences: Collection[Sentence], band: AgeBand, child: str) -> list[Mark]:
    """Sentences too long for this child, and words they may stumble over."""
    target = _TARGETS[band]
    found = []
    for sentence in sentences:
        length = len(sentence.words)
        if length > target.longest:
            reason = f"{length} words is a long sentence for {child}. Two short ones are easier."
            found.append(Mark(sentence.start, sentence.end, MarkKind.READING, reason))
            continue
        for start, end, word in sentence.words:
            if (
                word.islower()
                and syllables(word) >= target.hard_syllables
                and len(word) >= 3 * target.hard_syllables - 1
            ):
                reason = f"“{word}” is a long word for {child}. Is there a shorter one?"
                found.append(Mark(start, end, MarkKind.READING, reason))
    return found
