"""The year a council reports to the Department for Education: 1 April to 31 March."""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([0-9]{4})[-/]([0-9]{2}|[0-9]{4})")


@dataclass(frozen=True, order=True, slots=True)
class CollectionYear:
    """One collection year of the SSDA903 return, known by the calendar year in which it ends."""

    ending: int

    @property
    def first_day(self) -> date:
        return date(self.ending - 1, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.ending, 3, 31)

    @property
    def label(self) -> str:
        """As councils write it: "2025-26"."""
        return f"{self.ending - 1}-{self.ending % 100:02}"

    @property
    def before(self) -> "CollectionYear":
        return CollectionYear(self.ending - 1)

    def covers(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    @classmethod
    def of(cls, day: date) -> "CollectionYear":
        """The collection year in which a day lies."""
        return cls(day.year if day < date(day.year, 4, 1) else day.year + 1)

    @classmethod
    def written(cls, text: str) -> "CollectionYear | None":
        """The year that "2025-26", "2025/26" or "2025-2026" names; None where the two halves are not neighbours."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            return None
        ending = int(match[1]) + 1
        if f"{ending:04}" != match[2] and f"{ending % 100:02}" != match[2]:
            return None
        return cls(ending)
