"""What is said where this laptop's day cannot be right; no Qt."""

from iro_desktop.queries.office_time import OfficeTime
from iro_desktop.ui.words import MONTHS


def clock_doubt(told: OfficeTime) -> str:
    """Two days that cannot both be right, and what it means; empty where the day can be believed."""
    if not told.doubtful or told.office_on is None:
        return ""
    laptop, office = told.laptop_on, told.office_on
    return (
        f"This laptop says {laptop.day} {MONTHS[laptop.month - 1]} {laptop.year}. "
        f"The office said {office.day} {MONTHS[office.month - 1]} {office.year} when you last synced. "
        "Dates may be counted wrongly."
    )
