"""The decision sheet: the same decisions as the letter, for the adults who carry them out."""

from dataclasses import replace

from iro_desktop.letters.assemble import assemble
from iro_desktop.letters.content import DecisionLine, sheet_from_json, to_json
from iro_desktop.letters.decision_sheet import assemble_sheet
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.letters.spoken import decision_sentence
from tests.letters.invented import DECISIONS, finished_draft, letter_facts, sheet_facts
from tests.letters.reading import pages_of, squeezed, text_of


def test_the_sheet_quotes_the_letter_word_for_word() -> None:
    letter = assemble(finished_draft("review_8_11"), letter_facts())
    told = [decision_sentence(block) for s in letter.sections for block in s.blocks if isinstance(block, DecisionLine)]
    assert [decision.in_the_letter for decision in assemble_sheet(sheet_facts()).decisions] == told


def test_each_decision_has_its_wording_owner_role_and_full_date() -> None:
    first, second, *_ = assemble_sheet(sheet_facts()).decisions
    assert first.wording == DECISIONS[0].wording
    assert (first.who, first.by_when) == ("Tunde, social worker", "Saturday 4 April 2026")
    assert second.by_when == "Wednesday 25 March 2026"  # the date of record, not "before the Easter holiday"


def test_what_is_not_known_is_left_out_of_the_head() -> None:
    facts = replace(
        sheet_facts(), child_age=None, how_held=None, managers_answer_due_on=None, next_review_on=None, plan=None
    )
    head = {fact.label: fact.value for fact in assemble_sheet(facts).facts}
    assert head["Child"] == "Pip"
    assert head["Review"] == "Fourth, Tuesday 10 March 2026"
    assert not {"Manager's answer due", "Next review", "Permanence plan"} & head.keys()


def test_a_decision_without_words_for_the_child_leaves_its_place_empty() -> None:
    facts = replace(sheet_facts(), decisions=(replace(DECISIONS[0], child_wording=" "),))
    assert assemble_sheet(facts).decisions[0].in_the_letter == ""


def test_everything_on_the_sheet_is_on_its_pages() -> None:
    content = assemble_sheet(sheet_facts())
    printed = squeezed(text_of(render_decision_sheet(content)))
    for decision in content.decisions:
        for word in f"{decision.wording} {decision.in_the_letter} {decision.who} {decision.by_when}".split():
            assert squeezed(word) in printed
    for words in (
        "Decisions of the review",
        "PN1 (attended and spoke for themself)",
        "Ada and Joss (Tuesday 17 March 2026, by hand)",
    ):
        assert squeezed(words) in printed


def test_a_sheet_without_decisions_says_so() -> None:
    content = assemble_sheet(replace(sheet_facts(), decisions=()))
    assert "No decisions were made at this review." in text_of(render_decision_sheet(content))


def test_the_tables_headings_return_on_each_page_that_it_reaches() -> None:
    many = tuple(replace(DECISIONS[0], number=number) for number in range(1, 41))
    pages = pages_of(render_decision_sheet(assemble_sheet(replace(sheet_facts(), decisions=many))))
    with_rows = [page for page in pages if "Tunde, social worker" in page]
    assert len(with_rows) > 2
    assert all("In the letter to Pip" in page for page in with_rows)


def test_a_row_taller_than_a_page_goes_on_to_the_next() -> None:
    long = replace(DECISIONS[0], wording=" ".join(f"step{number}" for number in range(1500)))
    pages = pages_of(render_decision_sheet(assemble_sheet(replace(sheet_facts(), decisions=(long,)))))
    assert len(pages) > 2
    assert "step1499" in "".join(pages)


def test_the_same_sheet_is_the_same_file_and_comes_back_from_json() -> None:
    content = assemble_sheet(sheet_facts())
    assert sheet_from_json(to_json(content)) == content
    assert render_decision_sheet(sheet_from_json(to_json(content))) == render_decision_sheet(content)
