"""Checks before a letter template is saved: each problem has its line, and what can be saved can be written from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop import resources
from iro_desktop.letters.council_templates import open_council_template, with_version
from iro_desktop.letters.details import DETAILS, placeholders_in
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.template_checks import LONGEST_TEMPLATE, template_problems
from iro_desktop.letters.templates import (
    SectionKind,
    TemplateCannotBeOpened,
    load_template,
    read_template,
)

PLAIN = load_template("plain")
TEXT = resources.text("letter_templates/plain.txt")


def said(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in template_problems(text, PLAIN)]


def line_of(words: str, text: str = TEXT) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize("name", ALL_TEMPLATES)
def test_nothing_stands_against_a_text_that_came_with_the_program(name: str) -> None:
    assert template_problems(resources.text(f"letter_templates/{name}.txt"), load_template(name)) == ()


def test_a_detail_that_there_is_not_is_named_with_its_line() -> None:
    text = TEXT.replace("{advocate_name}, your", "{school_nurse}, your")

    assert said(text) == [
        (
            line_of("school_nurse", text),
            "The template asks for 'school_nurse'. There is no such detail. Choose one under “Insert a detail”, or "
            "take it out.",
        )
    ]


def test_a_detail_that_is_nearly_right_is_asked_about_in_words() -> None:
    ((_, sentence),) = said(TEXT.replace("{next_meeting_day}", "{next meeting day}"))

    assert "Did you mean the next meeting's date?" in sentence


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("greeting: Dear", "greting: Dear", "“greting:” is not known here. Did you mean “greeting:”?"),
        ("kind: people", "kind: poem", "[meeting] has no kind we know. Kinds are prose, people"),
        ("label: the meeting\n", "", "[meeting] has no “label:”"),
        ("[ending]", "[meeting]", "There are two parts called [meeting]. Give one another name."),
        ("[ending]", "[The ending]", "“[The ending]” does not begin a part."),
        ("heading: The meeting", "heading: Meeting {child_known_as}", "“heading:” is never filled in"),
        ("[[ {meeting_place}]]", "[[ {meeting_place}]", "begins with [[ and ends with ]] on the same line"),
        ("{plan}", "{plan", "A curly bracket stands alone."),
        ("title: Plain letter", "title:", "The top does not say “title:”."),
        ("title: Plain letter", "title: " + "x" * 81, "“title:” has 81 characters; 80 can be kept."),
        ("age_band: any", "age_band: 8-11", "so it stays as it was. It is “age_band: any”."),
        ("sign_off: {officer_name}", "sign_off:", "The top does not say “sign_off:”."),
        ("version: 2", "version: two", "“version:” is a whole number."),
        (
            "required: yes\ntext:\nTell me",
            "required: no\ntext:\nTell me",
            "“whom they can turn to” stands in every letter",
        ),
        ("required: yes", "required: perhaps", "“required:” is yes or no."),
        (
            "kind: rights",
            "kind: prose",
            "The letter has lost “whom they can turn to”. Put back a part with “kind: rights”.",
        ),
        ("Tell me.", "Tell me \N{ANCHOR}\ud800.", "cannot be printed."),
        ("- You did not say", "You did not say", "Each line to choose from begins with a dash"),
        ("heading: The meeting", "picture: dragon", "There is no such picture."),
        ("heading: The meeting", "columns: Who | What", "“columns:” names three"),
        ("heading: The meeting", "The meeting", "This line is not understood. Lines between a part’s name"),
        ("language: en", "language: en\nlanguage: en", "“language:” stands twice."),
        ("version: 2", "version: 2\nsmallest_type: 3", "“smallest_type:” is a whole number of points, 12 or more."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(was: str, becomes: str, sentence: str) -> None:
    assert was in TEXT
    assert any(sentence in one for _, one in said(TEXT.replace(was, becomes, 1)))


def test_a_whole_file_pasted_by_mistake_is_refused_by_its_length() -> None:
    assert said("x" * (LONGEST_TEMPLATE + 1)) == [
        (1, "The template has 40,001 characters; 40,000 can be kept. Shorten it.")
    ]


@given(st.data())
def test_a_text_without_a_problem_can_be_read_and_asks_for_nothing_unknown(data: st.DataObject) -> None:
    """Lines of a real template are lost, doubled and spoilt: what passes is a letter with all that it must have."""
    lines = TEXT.splitlines()
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        spoilt = data.draw(
            st.sampled_from(["", "{odd}", "[new_part]", "kind: prose", "label: x", "text:", lines[at] + "{plan}", "- "])
            | st.text(st.characters(codec="utf-8"), max_size=30)
        )
        lines[at : at + data.draw(st.integers(0, 2))] = spoilt.splitlines() or [""]
    text = "\n".join(lines)

    if template_problems(text, PLAIN):
        return
    opened = open_council_template("plain", with_version(text, 7), 7)

    assert opened.warning is None
    template = opened.template
    texts = [template.greeting, template.sign_off, *(section.text for section in template.sections)]
    assert {name for one in texts for name in placeholders_in(one)} <= DETAILS.keys()
    assert {section.kind for section in PLAIN.sections} - {SectionKind.PROSE} <= {s.kind for s in template.sections}


@given(st.text(max_size=400))
def test_whatever_is_typed_the_checks_come_to_an_end_and_agree_with_the_reader(text: str) -> None:
    if template_problems(text, PLAIN):
        return
    read_template("plain", text)


def test_a_damaged_text_of_the_council_opens_as_the_programs_own_and_says_so() -> None:
    opened = open_council_template("plain", "name: plain\n[opening]\nkind: poem\n", 3)

    assert opened.template == PLAIN
    assert opened.warning == (
        "The council's text of 'Plain letter' cannot be opened. We used the text that came with the program instead. "
        "Your text is the same. Tell your manager the name of the template."
    )


def test_a_text_is_called_by_the_number_it_was_saved_under() -> None:
    text = with_version(TEXT.replace("\n", "\r\n"), 12)

    assert re.findall("^version:.*$", text, re.MULTILINE) == ["version: 12"]
    assert open_council_template("plain", text, 12).template.version == 12
    with pytest.raises(TemplateCannotBeOpened):
        read_template("review_8_11", text)
