"""All the help on a letter of a thousand words, beside splitting it into words; and loading the dictionary."""

import re
import time

from benchmarks._measuring import Figure, median_ms
from iro_desktop import resources
from iro_desktop.models.child import AgeBand
from iro_desktop.writing.help import Reader, marks_for
from iro_desktop.writing.spelling import Speller

_PARAGRAPH = (
    "It was good to see you at home on Tuesday, and to meet your rabbit. You told me that maths is going better since "
    "Mrs Okonkwo sits with you, and that breaks are still loud. You said “I want the placement to be my home”. I asked "
    "the social worker about contact with your siblings: it was agreed that you will see them every second Saturday at "
    "the farm, and Priya will drive you there. Your carers think that you sleep better now. I will ring in May. "
)
_WORDS = 1000
_PROMISED_MS = 50


def main() -> None:
    word = re.compile(r"\w+")
    paragraph = len(word.findall(_PARAGRAPH))
    text = "\n".join([_PARAGRAPH] * (_WORDS // paragraph + 1))
    begun = time.perf_counter()
    speller = Speller()
    loaded = (time.perf_counter() - begun) * 1000
    reader = Reader("Sam", AgeBand.FROM_8_TO_11, frozenset({"okonkwo", "priya"}))
    begun = time.perf_counter()
    found = marks_for(text, reader, speller)
    first = (time.perf_counter() - begun) * 1000
    floor = median_ms(lambda: word.findall(text), runs=25)
    every = median_ms(lambda: marks_for(text, reader, speller), runs=25)
    print(
        Figure(
            f"All marks on {_WORDS} words ({len(found)} found)", every, "splitting it into words", floor, _PROMISED_MS
        )
    )
    print(Figure("The same letter for the first time", first, "splitting it into words", floor, _PROMISED_MS))
    reading = median_ms(_read_words, runs=5)
    print(Figure("The dictionary loaded, in a thread", loaded, "reading its file", reading, 1000))


def _read_words() -> int:
    return len(resources.text("dictionaries/en-GB.dic").splitlines())


if __name__ == "__main__":
    main()
