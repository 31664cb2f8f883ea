"""Whatever is typed in by hand is found, however it is written; and a clean letter is left in peace."""

import random

import pytest

from iro_desktop.letters.guard import Detail, Guard
from iro_desktop.models.letter_safety import Protected
from tests.letters.guard.written import FORMS, PLAIN, a_detail
from tests.letters.invented import TEXTS

LETTERS = 1_000
CLEAN = [text for texts in TEXTS.values() for text in texts.values()]


def test_a_thousand_letters_in_twenty_written_forms_are_stopped() -> None:
    """L-3: every exact, case, spacing and punctuation form, and at least 99.5 % of all."""
    dice = random.Random(1)
    missed: list[str] = []
    missed_plain: list[str] = []
    assert len(FORMS) == 20
    for _ in range(LETTERS):
        detail, text = a_detail(dice), dice.choice(CLEAN)
        guard = Guard([detail])
        for form in FORMS:
            written = form(detail.text)
            place = dice.choice([f"{written} {text}", f"{text} I was at {written} then.", f"{text}\n{written}"])
            if not guard.find(place):
                (missed_plain if form in PLAIN else missed).append(written)

    assert missed_plain == []
    assert len(missed) <= 0.005 * LETTERS * len(FORMS), missed[:20]


def test_clean_letters_are_left_in_peace() -> None:
    dice = random.Random(2)
    guard = Guard(a_detail(dice) for _ in range(300))
    stopped = [text for text in CLEAN if guard.find(text)]

    assert len(stopped) <= 0.02 * len(CLEAN), stopped


def test_what_is_pasted_from_another_childs_record_is_found() -> None:
    """L-7: 500 pastes with a name, a birthday or a postcode of that record in them."""
    dice = random.Random(3)
    for _ in range(500):
        given, family = dice.choice(["Will", "Grace", "Maya", "Ty", "Ewa"]), dice.choice(["Larkwood", "Pike", "Hill"])
        born = f"20{dice.randrange(10, 20)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}"
        record = [
            Detail(Protected.NAME, f"{given} {family}", first_name_alone=True),
            Detail(Protected.BIRTHDAY, born),
            Detail(Protected.POSTCODE, "ZZ1 4QA"),
        ]
        year, month, day = born.split("-")
        pasted = dice.choice(
            [
                f"{given} was sad on Monday.",
                f"It went well for {given}. ",
                f"{given} {family}, looked after since March",
                f"Born on {int(day)}/{int(month)}/{year}.",
                f"DOB: {born}",
                "lives near ZZ14QA now",
            ]
        )
        assert Guard(record).find(f"{dice.choice(CLEAN)} {pasted}"), pasted


@pytest.mark.parametrize(
    "words", ["Will you come?", "I will come in May.", "It was a bad day. Grace is short.", "hill"]
)
def test_a_name_that_is_a_word_is_not_found_where_it_is_a_word(words: str) -> None:
    record = [Detail(Protected.NAME, name, first_name_alone=True) for name in ("Will Hill", "May")]

    assert Guard(record).find(words) == ()


def test_a_finding_says_where_it_stands() -> None:
    text = "You said that 12,\nthistle row was cold."
    [found] = Guard([Detail(Protected.ADDRESS, "12 Thistle Row, Brackenford")]).find(text)

    assert text[found.start : found.end] == found.words == "12,\nthistle row"


def test_a_very_long_paste_is_read_in_bounded_time() -> None:
    """200,000 words: the check must neither hang nor overlook what stands at the end."""
    text = f"{'word and more ' * 66_700}12 Thistle Row"
    [found] = Guard([Detail(Protected.ADDRESS, "12 Thistle Row"), Detail(Protected.TELEPHONE, "07700 900133")]).find(
        text
    )

    assert found.end == len(text)
