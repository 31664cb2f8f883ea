"""Spelling by the dictionaries that come with the program. Loading one takes a moment: do it in a thread."""

import io
import re
from collections.abc import Collection
from functools import lru_cache

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import FileReader

from iro_desktop import resources
from iro_desktop.writing.marks import Mark, MarkKind

BRITISH = "en-GB"
WITH_A_DICTIONARY = frozenset({"cy", "ro"})
"""The other languages, as BCP 47 names them, in which spelling is checked: see docs/decisions/0048 for the rest."""
_SHORT_FORMS = {BRITISH: frozenset({"s"}), "cy": frozenset({"ch", "i", "m", "n", "r", "th", "u", "w"})}
"""What an apostrophe ties to the word before it: "Mina's"; "a'r", "mae'n", "i'w" in Welsh."""
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NO_PROSE = re.compile(r"@|://|^www\.|\d", re.IGNORECASE)
_MOST_SUGGESTIONS = 5
_LONGEST_INITIALS = 5
_LONGEST_WORD = 40
"""Letters after which a word is no word: looking for what it may have been would take seconds."""


def no_dictionary(language: str) -> str:
    """What is said where a language has no dictionary here."""
    return f"There is no spelling check for {language} here. Ask the interpreter to read it."


class Speller:
    """Knows one language. Made once in a thread and then only read, so any thread may ask it."""

    def __init__(self, language: str = BRITISH) -> None:
        affixes, context = readers.read_aff(_OwnFile(f"dictionaries/{language}.aff"))
        words = readers.read_dic(_OwnFile(f"dictionaries/{language}.dic"), aff=affixes, context=context)
        self._dictionary = Dictionary(affixes, words)
        self._short_forms = _SHORT_FORMS.get(language, frozenset())
        self._known = lru_cache(maxsize=50_000)(self._look_up)

    def marks(self, text: str, names: Collection[str] = ()) -> list[Mark]:
        """A mark for each word that no dictionary, name or kept word knows. `names` are in lower case."""
        found = []
        for token in _TOKEN.finditer(text):
            if _NO_PROSE.search(token[0]):
                continue
            for word in _WORD.finditer(text, token.start(), token.end()):
                if not self.knows(word[0], names):
                    reason = f"“{word[0]}” is not in the dictionary."
                    found.append(Mark(word.start(), word.end(), MarkKind.SPELLING, reason, term=_term(word[0])))
        return found

    def knows(self, word: str, names: Collection[str] = ()) -> bool:
        """Whether a word is spelt as somebody spells it: British English, a name of the system, or initials."""
        plain = word.replace("’", "'")
        lower = plain.lower()
        owner = lower.removesuffix("'s")
        if owner in names or lower in names or (len(plain) <= _LONGEST_INITIALS and plain.isupper()):
            return True
        return self._known(plain)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What the writer may have meant, best first. Takes up to a second."""
        if len(word) > _LONGEST_WORD:
            return ()
        meant = []
        for one in self._dictionary.suggest(word.replace("’", "'")):
            meant.append(one.replace("'", "’"))
            if len(meant) == _MOST_SUGGESTIONS:
                break
        return tuple(meant)

    def _look_up(self, word: str) -> bool:
        if len(word) > _LONGEST_WORD:
            return False
        if self._dictionary.lookup(word):
            return True
        before, apostrophe, after = word.rpartition("'")
        return bool(apostrophe and after.lower() in self._short_forms and self._look_up(before))


def _term(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


class _OwnFile(FileReader):  # type: ignore[misc]
    """One of our dictionaries. spylls would leave the file open until Python finds it."""

    def _open(self, path: str, encoding: str) -> io.StringIO:  # noqa: ARG002 - the same call as in spylls
        return io.StringIO(resources.text(path))
