"""What of a conversation goes along when something else is made of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.audience import ANYBODY, CHILD, EVERYBODY_ELSE, may_read
from iro_desktop.models.carried import carried_over
from iro_desktop.models.consultation import Consultation, Sharing, WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.models.quotes import quoted_words
from iro_desktop.models.review import Decision

TEXT = "Gran has not come. “I miss her” she said."


def talk(text: str = TEXT, **values: object) -> Consultation:
    note = Consultation(child_id=new_id(), happened_on=date(2026, 3, 3), text=text)
    for name, value in values.items():
        setattr(note, name, value)
    return note


def test_with_a_yes_all_of_it_goes_along() -> None:
    carried = carried_over(talk(sharing=Sharing.ALL))
    assert (carried.text, carried.not_for, carried.private) == (TEXT, (), False)


def test_with_an_adult_all_of_it_goes_along() -> None:
    assert carried_over(talk(with_whom=WithWhom.CARER)).where_unmarked == TEXT


def test_where_the_child_was_not_asked_their_own_words_stay_behind() -> None:
    carried = carried_over(talk())
    assert (carried.text, carried.without_quotes) == ("Gran has not come. … she said.", True)


@pytest.mark.parametrize(
    "values",
    [{"sharing": Sharing.NOBODY}, {"sharing": Sharing.SOME_PEOPLE}, {"folded_as": "about harm"}],
)
def test_with_a_no_the_words_are_marked_and_go_nowhere_without_a_mark(values: dict[str, object]) -> None:
    carried = carried_over(talk(TEXT, **values))
    assert (carried.text, carried.where_unmarked) == (TEXT, "")
    assert carried.not_for == (EVERYBODY_ELSE,)


def test_marks_of_the_talk_go_along() -> None:
    assert carried_over(talk(with_whom=WithWhom.CARER, not_for=(CHILD,))).not_for == (CHILD,)


def test_a_note_of_nothing_but_quotes_leaves_nothing() -> None:
    assert carried_over(talk("“I want to move.” “Now.”")).text == ""


@given(
    text=st.text(st.sampled_from('ab “”"\n.'), max_size=40),
    sharing=st.sampled_from([None, *Sharing]),
    with_whom=st.sampled_from([WithWhom.CHILD, WithWhom.CARER]),
)
def test_no_word_of_the_childs_reaches_anybody_whom_the_child_did_not_let(
    text: str, sharing: Sharing | None, with_whom: WithWhom
) -> None:
    note = talk(text, sharing=sharing, with_whom=with_whom)
    carried = carried_over(note)
    made = Decision(child_id=note.child_id, review_id=new_id(), number=1, wording=carried.text, not_for=carried.not_for)
    if with_whom is WithWhom.CHILD and sharing is not Sharing.ALL and may_read(made, ANYBODY):
        assert quoted_words(carried.text) == ()
