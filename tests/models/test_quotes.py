"""Finding a child's own words in a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.quotes import quoted_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("“I want to see my uncle.”", ("I want to see my uncle.",)),
        ('He said "yes" and "no".', ("yes", "no")),
        ("She doesn't like 'peas'.", ()),
        ("“not finished", ()),
        ("““twice”” done", ("twice",)),
        ("“ ”", ()),
        ("“over\ntwo lines”", ("over\ntwo lines",)),
    ],
)
def test_words_between_double_marks_are_the_childs(typed: str, words: tuple[str, ...]) -> None:
    assert quoted_words(typed) == words


@given(st.text(alphabet=st.characters(exclude_characters='“”"'), min_size=1).filter(str.strip))
def test_whatever_stands_between_curly_marks_comes_out_unchanged(words: str) -> None:
    assert quoted_words(f"before “{words}” after") == (words,)
