"""A child who wants pictures has one beside each part, one who wants none has none; the officer has the last word."""

from dataclasses import replace
from itertools import pairwise

import msgspec
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.assemble import assemble
from iro_desktop.letters.beside_words import EASY_READ_PICTURE
from iro_desktop.letters.checks import problems_before_finishing
from iro_desktop.letters.content import LetterContent, LetterLook, Pictures, Quote, letter_from_json, look_for, to_json
from iro_desktop.letters.easy_read import credit_line, pictures_of
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.plain_text import plain_text
from iro_desktop.letters.suggested_pictures import never_by_itself
from iro_desktop.letters.symbols import symbols
from iro_desktop.letters.templates import Draft, SectionKind
from iro_desktop.models.child import ANIMALS
from tests.letters.invented import finished_draft, letter_facts
from tests.letters.reading import squeezed, text_of

CHILDS = [name for name in ALL_TEMPLATES if name not in {"birthday_card", "invitation_parent", "adult_copy"}]
AS_USUAL = LetterLook(animal="hedgehog")


def wished(pictures: Pictures) -> LetterLook:
    return msgspec.structs.replace(AS_USUAL, pictures=pictures)


def letter(draft: Draft, look: LetterLook, *, easy_read: bool = False) -> LetterContent:
    return assemble(draft, letter_facts(look=look, easy_read=easy_read))


def ending(text: str, template: str = "review_8_11") -> Draft:
    draft = finished_draft(template)
    return replace(
        draft, sections=tuple(replace(one, text=text) if one.key == "ending" else one for one in draft.sections)
    )


def keys(content: LetterContent) -> list[str]:
    return [one.key for one in pictures_of(content)]


@pytest.mark.parametrize("template", CHILDS)
def test_a_child_who_wants_none_finds_no_drawing_but_their_animal(template: str) -> None:
    draft = finished_draft(template)
    content = letter(draft, wished(Pictures.WITHOUT))

    assert keys(content) == []
    assert credit_line(content) == ""
    assert not any(section.picture for section in content.sections)
    assert content.look.animal in ANIMALS


@pytest.mark.parametrize("template", CHILDS)
def test_the_words_are_the_same_with_pictures_and_without(template: str) -> None:
    draft = finished_draft(template)
    said = [plain_text(letter(draft, wished(one))) for one in Pictures]

    assert said[0] == said[1] == plain_text(letter(draft, AS_USUAL))


def left_edge_of(words: str, pdf: bytes) -> float:
    """Where the last page that says so begins to say it, in points from the left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in reversed(list(document)):
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found is not None:
                return float(text.get_charbox(found[0])[0])
    finally:
        document.close()
    raise AssertionError(words)


def test_an_easy_read_without_pictures_begins_at_the_left_edge_of_the_letter() -> None:
    draft = ending("You did it.")
    without = render_pdf(letter(draft, wished(Pictures.WITHOUT), easy_read=True))
    with_pictures = render_pdf(letter(draft, wished(Pictures.WITH), easy_read=True))

    assert left_edge_of("You did it", without) < left_edge_of("You did it", with_pictures) - EASY_READ_PICTURE
    assert squeezed("You did it.") in squeezed(text_of(without))


def test_with_pictures_the_first_words_of_a_part_and_each_decision_have_one() -> None:
    content = letter(ending("You ride your bike.\n\nThe cat came too."), wished(Pictures.WITH))
    by_section = [
        [one.key for one in pictures_of(msgspec.structs.replace(content, sections=(section,)))]
        for section in content.sections
    ]

    assert by_section[-1] == ["openmoji/bike"]
    assert all(one != after for one, after in pairwise(keys(content)))
    assert len(set(keys(content))) > 4


def test_in_easy_read_each_idea_has_one_and_never_the_one_before_it() -> None:
    content = letter(
        ending("You ride your bike. Your bike is red. The cat came."), wished(Pictures.WITH), easy_read=True
    )
    shown = keys(content)

    assert shown[-2:] == ["openmoji/bike", "openmoji/cat"]
    assert all(one != after for one, after in pairwise(shown))


def test_what_the_officer_chose_stays() -> None:
    content = letter(ending("[picture: scooter | your scooter]\nYou ride your bike."), wished(Pictures.WITH))

    assert keys(content)[-1] == "openmoji/scooter"
    assert list(pictures_of(content))[-1].words == "your scooter"


@pytest.mark.parametrize("easy_read", [False, True])
@pytest.mark.parametrize("look", [AS_USUAL, wished(Pictures.WITH), wished(Pictures.WITHOUT)])
def test_where_the_officer_wants_none_there_is_none_and_nothing_is_missed(look: LetterLook, easy_read: bool) -> None:
    draft = ending("[picture: none]\nYou ride your bike.")
    content = letter(draft, look, easy_read=easy_read)

    assert "openmoji/bike" not in keys(content)
    assert "none" not in keys(content)
    assert problems_before_finishing(draft, letter_facts(look=look)) == problems_before_finishing(
        ending("You ride your bike."), letter_facts(look=look)
    )


def test_a_decision_can_be_without_one_too() -> None:
    draft = finished_draft("review_8_11")
    bare = replace(
        draft,
        sections=tuple(
            replace(one, text="[picture 1: none]") if one.kind is SectionKind.DECISIONS else one
            for one in draft.sections
        ),
    )
    before, after = (letter(one, wished(Pictures.WITH)) for one in (draft, bare))

    assert len(keys(after)) == len(keys(before)) - 1


def test_the_childs_own_words_get_no_picture_of_ours() -> None:
    content = letter(finished_draft("review_8_11"), wished(Pictures.WITH))

    assert [block for section in content.sections for block in section.blocks if isinstance(block, Quote)]
    assert "[picture" not in plain_text(content)


@given(st.lists(st.sampled_from(sorted({word for symbol in symbols() for word in symbol.words})), max_size=6))
def test_none_that_alarms_ever_comes_by_itself(words: list[str]) -> None:
    content = letter(ending(" ".join(words)), wished(Pictures.WITH))

    assert not set(keys(content)) & never_by_itself()


def test_a_finished_letter_reads_as_before_anybody_was_asked() -> None:
    written = to_json(letter(finished_draft("review_8_11"), AS_USUAL))

    assert '"pictures"' not in written
    assert letter_from_json(written).look.pictures is msgspec.UNSET


def test_a_wish_nobody_knows_is_as_if_nobody_had_asked() -> None:
    looks = [look_for(font=None, size_points=None, paper=None, animal=None, pictures=one) for one in ("many", None)]

    assert [look.pictures for look in looks] == [msgspec.UNSET, msgspec.UNSET]
    assert look_for(font=None, size_points=None, paper=None, animal=None, pictures="with").pictures is Pictures.WITH
