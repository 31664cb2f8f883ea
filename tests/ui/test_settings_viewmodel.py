"""What Settings says."""

from datetime import date, timedelta
from uuid import uuid4

from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.officers import HelpLineRow, OfficerRow
from iro_desktop.ui.settings import viewmodel

TODAY = date(2026, 3, 12)
KNOWN = BankHolidays(proclaimed_days=frozenset(), proclaimed_years=frozenset({2025, 2026, 2027}))


def line(checked_on: date | None, telephone: str | None = "01632 960000") -> HelpLineRow:
    return HelpLineRow(uuid4(), "advocate", "Winston", telephone, checked_on)


def test_a_number_is_stale_after_a_year_as_it_is_for_letters() -> None:
    assert viewmodel.checked(line(TODAY - timedelta(days=365)), TODAY).stale is False
    assert viewmodel.checked(line(TODAY - timedelta(days=366)), TODAY).stale is True
    assert viewmodel.checked(line(None), TODAY).stale is True


def test_without_a_number_there_is_nothing_to_check() -> None:
    assert viewmodel.checked(line(None, telephone=None), TODAY).words == ""
    assert viewmodel.checked(None, TODAY).words == ""


def test_a_number_without_a_name_is_not_kept_silently() -> None:
    assert viewmodel.problem_of_help_line(" ", "01632 960000")
    assert viewmodel.problem_of_help_line("Winston", "01632 960000") == ""
    assert viewmodel.problem_of_help_line("", "") == ""


def test_the_warning_comes_once_due_dates_pass_the_proclaimed_years() -> None:
    assert viewmodel.bank_holidays_warning(KNOWN, date(2026, 12, 31)) == ""
    assert viewmodel.bank_holidays_warning(KNOWN, date(2027, 1, 1)).startswith("Due dates in 2028 and later")


def test_fields_hold_what_is_known_and_are_empty_for_the_rest() -> None:
    officer = OfficerRow(uuid4(), "Ruth Okafor", "Ruth", "your reviewing officer", None, "ruth@example.test")

    assert viewmodel.officer_values(officer) == {
        "name": "Ruth Okafor",
        "known_as": "Ruth",
        "telephone": "",
        "email": "ruth@example.test",
    }
    assert set(viewmodel.officer_values(None).values()) == {""}
    assert viewmodel.help_line_values([line(TODAY)])["advocate_name"] == "Winston"
    assert viewmodel.help_line_values([])["complaints_telephone"] == ""


def test_a_change_is_told_with_what_stands_there_now() -> None:
    assert viewmodel.changed("Telephone", "1", "2") == "Telephone is now 2."
    assert viewmodel.changed("Telephone", "", "2") == "Telephone saved: 2."
    assert viewmodel.changed("Telephone", "1", "") == "Telephone is taken out."
    assert viewmodel.look_changed("Dark", 125) == "Colours: dark. Text 125%."
