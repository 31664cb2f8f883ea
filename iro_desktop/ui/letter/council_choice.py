"""Which pictures of the council's sets a word, or the words of a line, bring up; no Qt."""

from collections.abc import Iterable, Iterator

from iro_desktop.letters.symbols import folded
from iro_desktop.queries.council_pictures import CouncilPicture

_LONGEST_PHRASE = 4


def found_by(pictures: Iterable[CouncilPicture], asked: str, line: str) -> list[CouncilPicture]:
    """By the word that is looked for, those called so before those that begin so; without one, by the words of a line.

    Those of a set that comes first stay before the others.
    """
    if not asked:
        said = set(_phrases(folded(line).split()))
        return [one for one in pictures if said.intersection(map(folded, one.words))]
    wanted = folded(asked)
    ranked = [(rank, one) for one in pictures if (rank := _rank(one, wanted)) is not None]
    return [one for _, one in sorted(ranked, key=lambda ranked_one: (not ranked_one[1].comes_first, ranked_one[0]))]


def _rank(picture: CouncilPicture, wanted: str) -> int | None:
    words = [folded(one) for one in picture.words]
    if not wanted:
        return None
    if wanted in words:
        return 0
    begins = any(part.startswith(wanted) for one in words for part in (one, *one.split()))
    return 1 if begins else None


def _phrases(words: list[str]) -> Iterator[str]:
    for length in range(1, _LONGEST_PHRASE + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
