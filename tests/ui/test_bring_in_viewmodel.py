"""What the preview of an import says."""

from datetime import date

from iro_desktop.exchange.ssda903 import FieldChange, ImportPreview, Offer, Outcome, Problem, RowCounts, Table
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.ui.bring_in import viewmodel
from iro_desktop.ui.bring_in.viewmodel import LATER, MOST_LINES, Part, preview_words

OFFER = Offer("101", ("0000101", "00101"), frozenset({"0000101"}), 2)
MOVED = FieldChange("0000101", Table.EPISODES, date(2021, 10, 4), "DEC", None, date(2022, 3, 1))


def preview(
    *,
    new: tuple[str, ...] = (),
    changed: tuple[FieldChange, ...] = (),
    gone: tuple[str, ...] = (),
    counts: RowCounts | None = None,
    problems: tuple[Problem, ...] = (),
    offers: tuple[Offer, ...] = (),
) -> ImportPreview:
    return ImportPreview(
        year=CollectionYear(2022),
        last_year=CollectionYear(2021),
        new=new,
        changed=changed,
        gone=gone,
        rows={Table.REVIEWS: counts or RowCounts()},
        problems=problems,
        offers=offers,
    )


def test_children_new_changed_and_gone_are_counted_in_words() -> None:
    shown = preview_words(
        preview(new=("1",), changed=(MOVED,), gone=("3", "4"), counts=RowCounts(new=5, changed=1, same=1200)), ()
    )

    assert [(one.count, one.words) for one in shown.counts] == [
        ("1", "new child"),
        ("1", "child with changes"),
        ("2", "on this laptop, not in the files"),
        ("0", "rows or files left out"),
    ]
    assert shown.button == "Bring in 1 new child"
    assert shown.why_not is None
    assert shown.below == "Files of 2021-22 and 2020-21."
    assert [(row.table, row.new, row.changed, row.same) for row in shown.rows] == [("Reviews", "5", "1", "1,200")]


def test_the_same_files_again_are_nothing_new() -> None:
    shown = preview_words(preview(counts=RowCounts(same=4)), ())

    assert shown.title == "Nothing new"
    assert shown.why_not == "Every row is on this laptop already"


def test_rows_that_wait_for_an_answer_are_not_called_nothing_new() -> None:
    shown = preview_words(preview(offers=(OFFER,)), (OFFER,))

    assert shown.title == "Whose rows are these?"
    assert shown.why_not == "Say first whose rows these are"
    assert shown.below.endswith("2 rows wait until you say whose they are, and would not come in.")


def test_an_eaten_zero_is_a_choice_with_a_way_to_leave_it() -> None:
    (offer,) = preview_words(preview(offers=(OFFER,)), (OFFER,)).offers

    assert [(choice.value, choice.words) for choice in offer.choices] == [
        ("0000101", "It is 0000101"),
        ("00101", "It is 00101"),
        ("101", "No, 101 is another child"),
        (LATER, "Leave these rows for now"),
    ]
    assert viewmodel.answered({"101": "0000101", "102": LATER}) == {"101": "0000101"}


def test_what_could_not_be_read_has_its_file_row_and_reason() -> None:
    left_out = Problem("reviews.csv", 1203, "REVIEW", "“31/02/2022” is not a day.")
    remark = Problem("notes.pdf", None, None, "This file was read once.", Outcome.TAKEN_IN)

    shown = preview_words(preview(problems=(left_out, remark)), ())

    assert [(line.place, line.column, line.sentence, line.tag.words) for line in shown.problems] == [
        ("reviews.csv, row 1,203", "REVIEW", "“31/02/2022” is not a day.", "left out"),
        ("notes.pdf", "", "This file was read once.", "comes in"),
    ]
    assert shown.counts[3].count == "1"


def test_a_change_shows_both_values() -> None:
    (line,) = preview_words(preview(changed=(MOVED,)), ()).changed

    assert (line.child, line.where, line.column, line.before, line.after) == (
        "0000101",
        "Episodes of 04/10/2021",
        "DEC",
        "nothing",
        "01/03/2022",
    )


def test_while_practising_one_can_look_and_not_bring_in() -> None:
    shown = preview_words(preview(new=("1",), counts=RowCounts(new=1)), (), practise=True)

    assert shown.why_not == viewmodel.INVENTED


def test_long_lists_say_what_they_do_not_show() -> None:
    many = preview(new=tuple(str(number) for number in range(MOST_LINES + 1)))

    assert len(preview_words(many, ()).new) == MOST_LINES
    assert viewmodel.what_is_shown(Part.NEW, many).endswith("The first 1,000 of 1,001.")


def test_an_empty_list_says_what_that_means() -> None:
    for part in (Part.NEW, Part.CHANGED, Part.GONE, Part.PROBLEMS):
        assert viewmodel.what_is_shown(part, preview()).endswith(".")
    assert viewmodel.what_is_shown(Part.PROBLEMS, preview()) == "Every row could be read."


def test_what_was_done_is_said_with_its_figures() -> None:
    done = preview(new=("1", "2"), changed=(MOVED,), counts=RowCounts(new=7))

    assert viewmodel.done_sentence(done) == (
        "2 new children, 1 child with changes and 7 new rows. All of it is saved on this laptop, and goes to the "
        "office with the next sync."
    )
    assert viewmodel.done_sentence(preview()) == "Nothing new: every row was on this laptop already."
