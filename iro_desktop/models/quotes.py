"""Finding a child's own words inside what an officer typed: whatever stands between quotation marks."""

import re

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"")


def quoted_words(text: str) -> tuple[str, ...]:
    """The passages in double quotation marks, curly or straight, in order, exactly as typed between the marks.

    Single marks are apostrophes more often than quotations, so they never count. An opening mark without its partner
    is not a quotation yet.
    """
    found = (match[1] if match[1] is not None else match[2] for match in _QUOTED.finditer(text))
    return tuple(words for words in found if words.strip())


def without_quoted_words(text: str) -> str:
    """The text with a “…” in place of each passage in quotation marks, until none is left in it."""
    while quoted_words(text):
        text = _QUOTED.sub("…", text)
    return text
