"""What Compare says, and what it would keep."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from iro_desktop.models.ids import new_id
from iro_desktop.protocol.fields import Json
from iro_desktop.queries.comparison import Comparison, FieldKind, Side, TwoValues
from iro_desktop.queries.who import Who
from iro_desktop.ui.compare.viewmodel import CompareWords, compare_words, in_words, values_of

NOW = datetime(2026, 3, 12, 16, 42, tzinfo=UTC)
MALIK = Who(uuid4(), "0000405", "Malik", None, "whale", "sky", None)
MINE = Side("Ruth Okafor", True, datetime(2026, 3, 3, 15, 42, tzinfo=UTC), waits=True)
FARAHS = Side("Farah Siddiqui", False, datetime(2026, 3, 3, 16, 10, tzinfo=UTC), waits=False)


def two(name: str, kind: FieldKind, left: Json, right: Json, base: Json = None) -> TwoValues:
    return TwoValues(new_id(), name, kind, base, left, right, right)


def asked(*fields: TwoValues, kind: str = "decision", left: Side = MINE, right: Side = FARAHS) -> Comparison:
    return Comparison(new_id(), kind, MALIK, 2, date(2026, 3, 3), left, right, fields, (("owner_name", "Priya Green"),))


def shown(*fields: TwoValues, kind: str = "decision", left: Side = MINE, right: Side = FARAHS) -> CompareWords:
    return compare_words(asked(*fields, kind=kind, left=left, right=right), NOW)


BY_WHEN = two("due_on", FieldKind.DAY, "2026-03-20", "2026-03-16")
PLAN = two("wording", FieldKind.TEXT, "the plan, with pictures", "the plan, with Jo", "the plan")


def test_the_title_names_both_and_the_line_below_says_what_it_is_about() -> None:
    words = shown(PLAN)

    assert words.title == "You and Farah both changed this"
    assert words.below == "Malik, review of 3 March, decision 2. Both versions stay at the office"
    assert words.animal == "whale"


def test_each_version_says_whose_it_is_and_when_it_was_written() -> None:
    words = shown(PLAN)

    assert (words.left.title, words.left.below, words.left.button) == (
        "Yours",
        "3 March 15:42, kept beside it at the office",
        "Keep mine",
    )
    assert (words.right.title, words.right.below, words.right.button) == (
        "Farah’s",
        "3 March 16:10, at the office now",
        "Keep Farah’s",
    )


def test_both_changes_to_a_text_are_put_together_and_may_be_typed_over() -> None:
    (kept,) = shown(PLAN).kept

    assert kept.text == "the plan, with pictures and with Jo"
    assert kept.hint == "Both changes, put together. Change anything you like"


def test_where_two_texts_cannot_be_put_together_the_officers_own_is_there_to_begin_with() -> None:
    (kept,) = shown(two("wording", FieldKind.TEXT, "on Friday", "on Monday", "on Sunday")).kept

    assert kept.text == "on Friday"
    assert kept.hint.startswith("Yours")


def test_what_a_child_said_is_never_put_together_by_the_program() -> None:
    words = two("words", FieldKind.TEXT, "I want a key. Mine.", "I want a key. For me.", "I want a key.")

    (kept,) = shown(words, kind="childs_words").kept

    assert kept.text == "I want a key. Mine."


def test_the_sooner_day_of_a_promise_is_offered_first() -> None:
    (kept,) = shown(BY_WHEN).kept

    assert [option.words for option in kept.options] == [
        "Mon 16 March, Farah’s, sooner for Malik",
        "Fri 20 March, yours",
    ]
    assert kept.options[kept.chosen].value == "2026-03-16"
    assert kept.text is None


def test_lists_offer_all_of_both() -> None:
    (kept,) = shown(two("likes", FieldKind.LIST, ["drawing", "judo"], ["drawing", "bikes"])).kept

    assert kept.options[0].words == "All of both"
    assert kept.options[0].value == ["drawing", "judo", "bikes"]


def test_a_deletion_asks_whether_to_keep_or_delete() -> None:
    deleted = two("deleted_at", FieldKind.DELETION, None, "2026-03-03T16:10:00+00:00")
    words = shown(deleted)

    assert words.title == "Farah deleted this. You changed it"
    assert [(option.value is None, option.words) for option in words.kept[0].options] == [
        (True, "Keep it"),
        (False, "Delete it"),
    ]
    assert [field.label for field in words.fields][:1] == ["This record"]


def test_ones_own_two_laptops_are_told_apart_by_which_came_later() -> None:
    words = shown(PLAN, BY_WHEN, right=Side("Ruth Okafor", True, FARAHS.at, waits=False))

    assert words.title == "You changed this on two laptops"
    assert (words.left.button, words.right.button) == ("Keep the later one", "Keep the earlier one")
    assert words.kept[1].options[1].words == "Fri 20 March, the later one"


def test_two_colleagues_are_named_where_the_officer_only_decides() -> None:
    words = shown(PLAN, left=Side("Colin Marsh", False, MINE.at, waits=True))

    assert words.title == "Colin and Farah both changed this"
    assert (words.left.title, words.left.button) == ("Colin’s", "Keep Colin’s")


def test_the_button_speaks_of_text_only_where_there_is_text() -> None:
    assert shown(PLAN, BY_WHEN).keep_button == "Keep this text"
    assert shown(BY_WHEN).keep_button == "Keep this"


def test_keeping_a_side_keeps_its_value_of_every_field() -> None:
    compared = asked(PLAN, BY_WHEN)

    assert values_of(compared, left=True) == {PLAN.conflict_id: PLAN.left, BY_WHEN.conflict_id: "2026-03-20"}
    assert values_of(compared, left=False) == {PLAN.conflict_id: PLAN.right, BY_WHEN.conflict_id: "2026-03-16"}


def test_fields_nobody_disagrees_about_are_there_without_a_mark() -> None:
    who = next(field for field in shown(PLAN).fields if field.label == "Who")

    assert [(piece.words, piece.differs) for piece in (*who.left, *who.right)] == [("Priya Green", False)] * 2


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (FieldKind.DAY, "2026-03-20", "Fri 20 March"),
        (FieldKind.TIME, "15:30:00", "15:30"),
        (FieldKind.YES_OR_NO, False, "No"),
        (FieldKind.CHOICE, "in_person", "In person"),
        (FieldKind.LIST, ["drawing", "judo"], "drawing, judo"),
        (FieldKind.OTHER, 14, "14"),
        (FieldKind.DAY, None, "nothing"),
        (FieldKind.TEXT, "", "nothing"),
        (FieldKind.DELETION, None, "Kept"),
    ],
)
def test_values_are_read_as_a_person_says_them(kind: FieldKind, value: Json, words: str) -> None:
    assert in_words(kind, value, NOW.date()) == words


def test_an_emptied_text_is_nothing_again_where_it_was_nothing_before() -> None:
    (owner, wording) = shown(
        two("owner_role", FieldKind.TEXT, "teacher", None), two("wording", FieldKind.TEXT, "Judo", "")
    ).kept

    assert (owner.empty, wording.empty) == (None, "")


def test_a_version_with_nothing_in_it_says_so() -> None:
    (field, _) = shown(two("wording", FieldKind.TEXT, None, "Judo")).fields

    assert [piece.words for piece in field.left] == ["nothing"]
