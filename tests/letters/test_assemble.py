"""From a draft and the records to what the letter says."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from iro_desktop.letters.assemble import DecisionFact, QuoteFact, assemble, text_blocks
from iro_desktop.letters.content import (
    ActionTable,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterFont,
    LetterLook,
    Paper,
    Paragraph,
    Quote,
    letter_from_json,
    look_for,
    to_json,
)
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.templates import Draft
from tests.letters.invented import DECISIONS, finished_draft, letter_facts


def with_text(draft: Draft, key: str, text: str) -> Draft:
    return replace(draft, sections=tuple(replace(s, text=text) if s.key == key else s for s in draft.sections))


def headings(content: LetterContent) -> list[str | None]:
    return [section.heading for section in content.sections]


def test_a_section_with_nothing_to_say_disappears_with_its_heading() -> None:
    draft = finished_draft("review_8_11")
    assert "What is hard" in headings(assemble(draft, letter_facts()))
    assert "What is hard" not in headings(assemble(with_text(draft, "hard", " \n"), letter_facts()))


def test_the_childs_words_stand_as_they_were_said_with_when_and_how() -> None:
    content = assemble(finished_draft("review_8_11"), letter_facts(quotes=(QuoteFact("I dont no yet", "In the car."),)))
    (section,) = [section for section in content.sections if section.heading == "What you said"]
    assert section.blocks == (Paragraph("You told me:"), Quote("I dont no yet", "In the car."))


def test_where_there_are_no_words_the_chosen_reason_stands_in_their_place() -> None:
    draft = with_text(finished_draft("review_8_11"), "no_words", "You did not feel like talking. That is fine.")
    content = assemble(draft, letter_facts(quotes=()))
    (section,) = [section for section in content.sections if section.heading == "What you said"]
    assert section.blocks == (Paragraph("You did not feel like talking. That is fine."),)


def test_a_decision_of_the_officers_own_is_told_as_i() -> None:
    decision = DecisionFact(
        number=1,
        wording="IRO to visit",
        child_wording="I will come to your show.",
        owner_name="Maren",
        due_on=date(2026, 5, 1),
    )
    content = assemble(finished_draft("review_8_11"), letter_facts(decisions=(decision,)))
    (section,) = [section for section in content.sections if section.heading == "What we decided"]
    assert section.blocks == (DecisionLine(1, "I will come to your show.", "I", "by Friday 1 May"),)


def test_the_oldest_get_their_decisions_as_a_table_with_full_dates() -> None:
    content = assemble(finished_draft("review_16_17"), letter_facts())
    (table,) = [block for section in content.sections for block in section.blocks if isinstance(block, ActionTable)]
    assert table.headings == ("Who", "What", "By when")
    assert [(row.who, row.by_when) for row in table.rows] == [
        ("Tunde", "Saturday 4 April 2026"),
        ("Joss", "before the Easter holiday"),
        ("Miss Okoro", "Friday 27 March 2026"),
        ("Maren", "Tuesday 31 March 2026"),
    ]


def test_a_review_without_decisions_has_no_heading_for_them() -> None:
    assert "What we decided" not in headings(assemble(finished_draft("review_8_11"), letter_facts(decisions=())))


def test_the_days_of_what_happens_next_stand_out() -> None:
    content = assemble(finished_draft("review_8_11"), letter_facts())
    (section,) = [section for section in content.sections if section.heading == "What happens next"]
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.strong == ("Tuesday 21 April", "Thursday 3 September")


def test_how_to_reach_the_officer_comes_after_the_name_a_line_each() -> None:
    content = assemble(finished_draft("review_8_11"), letter_facts())
    assert content.sign_off == "From Maren"
    assert content.contact_lines == ("Maren, phone: 07700 900 133", "Bea, phone: 08081 570 112")


def test_a_childs_look_may_ask_for_larger_type_than_the_band_but_not_for_smaller() -> None:
    draft = finished_draft("review_4_7")
    assert assemble(draft, letter_facts(look=LetterLook(size_points=14))).look.size_points == 16
    assert assemble(draft, letter_facts(look=LetterLook(size_points=21))).look.size_points == 21


def test_a_look_that_a_record_does_not_name_or_misnames_is_the_usual_one() -> None:
    assert look_for(font=None, size_points=None, paper="tartan", animal="fox") == LetterLook(animal="fox")
    assert look_for(font="lexend", size_points=18, paper="pale_blue", animal=None) == LetterLook(
        font=LetterFont.LEXEND, size_points=18, paper=Paper.PALE_BLUE
    )


def test_typed_text_becomes_paragraphs_and_lists() -> None:
    text = "One line\nand its second.\n\n- first\n- second\n  goes on\nAfter.\r\n\r\n-not a list"
    assert text_blocks(text) == [
        Paragraph("One line\nand its second."),
        Bullets(("first", "second\ngoes on")),
        Paragraph("After."),
        Paragraph("-not a list"),
    ]


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_a_frozen_letter_comes_back_as_it_was(template: str) -> None:
    content = assemble(finished_draft(template), letter_facts())
    assert letter_from_json(to_json(content)) == content


def test_json_that_is_not_a_letter_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        letter_from_json('{"title": "x"}')
    with pytest.raises(msgspec.DecodeError):
        letter_from_json(to_json(assemble(finished_draft("plain"), letter_facts()))[:-20])


def test_letter_and_record_share_the_decisions_number() -> None:
    content = assemble(finished_draft("review_12_15"), letter_facts())
    lines = [block for section in content.sections for block in section.blocks if isinstance(block, DecisionLine)]
    assert [line.number for line in lines] == [decision.number for decision in DECISIONS]
