"""Journey 2: a letter to a child of ten, drafted from the decisions, without its fifth step."""

from tests.journeys.conftest import PASSPHRASE, THE_DAY, OpenAt
from tests.journeys.harness import Officer

IN_THE_AFTERNOON = THE_DAY.replace(hour=14, minute=21)
THE_LETTER = "The letter as you write it"
WORDS = (
    "Cerys will help you find a short answer that is true.",
    "Mr Osei will agree a secret signal with you.",
    "Bridget will take you to the library on Saturdays.",
    "I will ring you when the answer comes.",
)
GOING_WELL = "You read to the little ones at breakfast. You told Col when the tap dripped."
BUDGET = 9
UNDER_FIVE_MINUTES = 300


def opens_robyn(officer: Officer) -> None:
    officer.is_in("Passphrase")
    officer.types(PASSPHRASE)
    officer.presses("Enter")
    officer.sees_control("Record a conversation")
    officer.presses("Ctrl+K")
    officer.is_in("Search or do")
    officer.types("robyn")
    officer.sees("Robyn, 10, R.B.")
    officer.presses("Enter")
    officer.sees_control("Write to Robyn")


def writes_the_letter(officer: Officer) -> None:
    officer.clicks("Write to Robyn")
    officer.scrolls_to("The first line", THE_LETTER)
    officer.clicks("The first line")
    officer.presses("Ctrl+A")
    officer.types("Thank you for the tour of the tree house.")
    officer.scrolls_to("Put in the letter", THE_LETTER)
    officer.clicks("Put in the letter")
    for number, words in enumerate(WORDS, start=1):
        officer.scrolls_to(f"Decision {number}", THE_LETTER)
        officer.clicks(f"Decision {number}")
        officer.sees("as decided:")
        officer.presses("Ctrl+A")
        officer.types(words)
    officer.scrolls_to("The last line", THE_LETTER)
    officer.clicks("The last line")
    officer.types("See you at the tree house.")
    officer.presses("F8")
    officer.is_in("What we are proud of")
    officer.types(GOING_WELL)
    officer.clicks("Finish")
    officer.sees("The letter to Robyn is finished.")


def test_a_letter_from_the_decisions_takes_nine_clicks(locked_at: OpenAt) -> None:
    officer = locked_at(IN_THE_AFTERNOON)
    opens_robyn(officer)
    assert officer.effort.clicks == 0
    writes_the_letter(officer)

    assert officer.effort.clicks <= BUDGET
    assert officer.effort.seconds <= UNDER_FIVE_MINUTES


def test_a_finished_letter_can_be_saved_or_undone_at_once(locked_at: OpenAt) -> None:
    officer = locked_at(IN_THE_AFTERNOON)
    opens_robyn(officer)
    writes_the_letter(officer)
    officer.sees_control("Save the PDF")
    officer.clicks("Undo")
    officer.sees_control("Finish")
    officer.no_longer_sees("Save the PDF")
