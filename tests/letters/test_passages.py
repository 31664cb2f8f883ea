"""A letter as passages: every word of the paper, one idea at a time."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.content import (
    ActionTable,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterLook,
    Paragraph,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.passages import PassageKind, beside_each_other, passages, passages_in_other_language
from iro_desktop.letters.translation import translated_section


def letter(*sections: Section) -> LetterContent:
    return LetterContent(
        title="Letter to Pip",
        child_known_as="Pip",
        greeting="Dear Pip,",
        written_on=date(2026, 3, 12),
        from_name="Maren",
        from_role="Reviewing officer",
        reference="A1",
        age_band="8-11",
        sections=sections,
        sign_off="Take care,",
        contact_lines=(),
        look=LetterLook(animal="owl"),
    )


def test_each_paragraph_item_quote_and_decision_is_a_passage_of_its_own() -> None:
    going_well = Section("Going well", (Paragraph("You built a den."), Bullets(("Maths", "Art"))), "star")
    said = Section("You said", (Quote("I want a dog.", "You told me on 2 March"),))
    decided = Section("What we decided", (DecisionLine(1, "find a swimming club", "I", "by Friday"),))

    shown = passages(letter(going_well, said, decided))

    assert [one.kind for one in shown] == [
        PassageKind.GREETING,
        PassageKind.TEXT,
        PassageKind.TEXT,
        PassageKind.TEXT,
        PassageKind.QUOTE,
        PassageKind.DECISION,
        PassageKind.ENDING,
    ]
    assert [one.text for one in shown][1:5] == ["You built a den.", "Maths", "Art", "I want a dog."]
    assert "swimming club" in shown[5].text
    assert "by Friday" in shown[5].text
    assert shown[-1].text == "Take care,\nMaren"


def test_a_heading_and_its_picture_stand_at_the_first_idea_under_it_alone() -> None:
    shown = passages(letter(Section("Going well", (Paragraph("One."), Paragraph("Two.")), "star")))

    assert [(one.is_first, one.picture) for one in shown[1:3]] == [(True, "star"), (False, None)]
    assert shown[1].aloud() == "Going well\nOne."
    assert shown[2].aloud() == "Two."


def test_a_row_of_the_table_for_the_oldest_is_read_with_who_and_when() -> None:
    table = ActionTable(("Who", "What", "When"), (DecisionLine(1, "Book the lessons", "Ada", "3 May"),))

    assert passages(letter(Section("Actions", (table,))))[1].text == "Ada – Book the lessons – 3 May"


def in_welsh(content: LetterContent, *parts: str, greeting: str = "Annwyl Pip,") -> LetterContent:
    told = Translation(
        language="cy",
        greeting=greeting,
        sections=tuple(translated_section("Pennawd", part) for part in parts),
        translator_name="Nia Rees",
        translated_on=date(2026, 3, 12),
        checked_by="",
    )
    return msgspec.structs.replace(content, translation=told)


def test_ideas_stand_beside_each_other_where_both_languages_have_as_many_else_the_whole_part_does() -> None:
    content = in_welsh(
        letter(
            Section("Going well", (Paragraph("One."), Paragraph("Two."))),
            Section("Next", (Paragraph("Three."), Paragraph("Four."))),
        ),
        "Un.\n\nDau.",
        "Tri a phedwar.",
    )
    rows = beside_each_other(passages(content), passages_in_other_language(content))

    said = [([one.text for one in row.english], [one.text for one in row.other]) for row in rows]
    assert said == [
        (["Dear Pip,"], ["Annwyl Pip,"]),
        (["One."], ["Un."]),
        (["Two."], ["Dau."]),
        (["Three.", "Four."], ["Tri a phedwar."]),
        (["Take care,\nMaren"], []),
    ]
    assert {one.language for row in rows for one in row.other} == {"cy"}


LINES = st.lists(st.sampled_from(["A.", "B.", "“C.”", "1. D.", "- E."]), max_size=4)


@given(parts=st.lists(st.tuples(LINES, LINES), max_size=4), greeting=st.sampled_from(["", "Annwyl Pip,"]))
def test_beside_each_other_every_passage_stands_once_and_each_language_in_its_order(
    parts: list[tuple[list[str], list[str]]], greeting: str
) -> None:
    english = [translated_section("Heading", "\n\n".join(ours)) for ours, _ in parts]
    content = in_welsh(letter(*english), *("\n\n".join(other) for _, other in parts), greeting=greeting)
    ours, other = passages(content), passages_in_other_language(content)

    rows = beside_each_other(ours, other)

    assert tuple(one for row in rows for one in row.english) == ours
    assert tuple(one for row in rows for one in row.other) == other
    assert all(row.english or row.other for row in rows)
