"""Lists of words in the code, written as a line of text."""


def set_of(words: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(words.split())
