"""The line on how many reviews were in time; no Qt."""

from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.timeliness import Timeliness
from iro_desktop.ui import words

TARGET = 95
"""Per cent that the service aims for, in its annual report."""


def in_time_words(measured: Timeliness, year: CollectionYear) -> str:
    """“Reviews in time since 1 April: 61 of 64 (95.3%), the aim is 95%. …”; empty where none was held yet."""
    if not measured.reviews_in_time.whole and not measured.not_known:
        return ""
    parts = [
        f"Reviews in time since {year.first_day.day} {words.MONTHS[year.first_day.month - 1]}: "
        f"{measured.reviews_in_time.in_words}, the aim is {TARGET}%.",
        f"Children with all of theirs in time: {measured.children_with_all_in_time.in_words}.",
    ]
    if measured.in_time_by_adjournment:
        parts.append(f"{measured.in_time_by_adjournment} of them by an adjournment alone.")
    if measured.not_known:
        parts.append(f"Not known from the files: {measured.not_known}.")
    return " ".join(parts)
