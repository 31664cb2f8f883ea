"""A letter as passages: every word of the paper, one idea at a time."""

from datetime import date

from iro_desktop.letters.content import (
    ActionTable,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterLook,
    Paragraph,
    Quote,
    Section,
)
from iro_desktop.letters.passages import PassageKind, passages


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
