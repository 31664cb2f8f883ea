"""The table of all numbers and choices that dates are counted by, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from iro_desktop.models.limit_keys import (
    AfterUnplannedMove,
    Choice,
    LaSystemDates,
    LimitKey,
    ResolutionDays,
    ResolutionName,
    ReviewDateBasis,
)


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Bound(StrEnum):
    """How far a council may change a number: the law is a bound, a standard is not."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    FIXED = "fixed"
    FREE = "free"


class Group(StrEnum):
    """Under which heading a number is shown."""

    FIRST_DAYS = "The first days"
    REVIEWS = "Reviews"
    BEFORE = "Before a review"
    AFTER = "After a review"
    EVENTS = "When something happens"
    RESOLUTIONS = "Resolutions"
    VISITS = "Visits by the social worker"
    HEALTH_AND_SCHOOL = "Health and school"
    GROWING_UP = "Growing up"
    SETTLED = "Fewer meetings"
    WARNINGS = "Warnings"


@dataclass(frozen=True, slots=True)
class Limit:
    """One number: so many of a unit. `source` is a regulation, guidance, a local standard, or our own default."""

    key: LimitKey
    amount: int
    unit: Unit
    title: str
    source: str
    bound: Bound
    group: Group

    @property
    def is_law(self) -> bool:
        return self.bound is not Bound.FREE


@dataclass(frozen=True, slots=True)
class ChoiceOffered:
    """One choice: its options in plain words, the default, and why there is a choice at all."""

    key: Choice
    title: str
    options: Mapping[str, str]
    default: str
    source: str


_REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
_ADOPTION = "Adoption Agencies Regulations 2005, reg. 36"
_HANDBOOK = "IRO Handbook 2010"
_HEALTH = "Promoting the health and wellbeing of looked-after children (2015)"
_EDUCATION = "Promoting the education of looked-after children (2018)"
_MISSING = "Statutory guidance on children who run away or go missing from home or care (2014)"
_OURS = "A default of this program"
_LAW, _STANDARD = Bound.AT_MOST, Bound.FREE

_DAYS, _CALENDAR, _WEEKS, _MONTHS, _YEARS = Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS


def _row(group: Group, *limits: tuple[LimitKey, int, Unit, str, str, Bound]) -> list[Limit]:
    return [Limit(*limit, group) for limit in limits]


_K = LimitKey
_ALL: tuple[Limit, ...] = (
    *_row(
        Group.FIRST_DAYS,
        (_K.IRO_NAMED, 5, _DAYS, "An IRO is named", "Good practice in several councils", _STANDARD),
        (_K.PEP_STARTED, 10, _DAYS, "The personal education plan is started", _EDUCATION, _STANDARD),
        (_K.FIRST_HEALTH_ASSESSMENT, 20, _DAYS, "First health assessment", f"{_REGULATIONS}, reg. 7", _LAW),
    ),
    *_row(
        Group.REVIEWS,
        (_K.FIRST_REVIEW, 20, _DAYS, "First review", f"{_REGULATIONS}, reg. 33(1)", _LAW),
        (_K.SECOND_REVIEW, 3, _MONTHS, "Second review", f"{_REGULATIONS}, reg. 33(2)", _LAW),
        (_K.SUBSEQUENT_REVIEW, 6, _MONTHS, "Later reviews", f"{_REGULATIONS}, reg. 33(2)", _LAW),
        (_K.SHORT_BREAKS_FIRST, 3, _MONTHS, "First review of short breaks", f"{_REGULATIONS}, reg. 48(3)", _LAW),
        (_K.SHORT_BREAKS_SUBSEQUENT, 6, _MONTHS, "Later reviews of short breaks", f"{_REGULATIONS}, reg. 48(3)", _LAW),
        (_K.ADOPTION_AUTHORISED, 3, _MONTHS, "Adoption: first review once allowed to place", _ADOPTION, _LAW),
        (_K.ADOPTION_FIRST, 4, _WEEKS, "Adoption: first review after placement", _ADOPTION, _LAW),
        (_K.ADOPTION_SECOND, 3, _MONTHS, "Adoption: second review after placement", _ADOPTION, _LAW),
        (_K.ADOPTION_SUBSEQUENT, 6, _MONTHS, "Adoption: later reviews", _ADOPTION, _LAW),
        (
            *(_K.RETURN_EARLIEST, 28, _CALENDAR, "Adopters returned the child: review not before"),
            *(f"{_ADOPTION}(9)", Bound.AT_LEAST),
        ),
        (_K.RETURN_LATEST, 6, _WEEKS, "Adopters returned the child: review by", f"{_ADOPTION}(9)", _LAW),
        (_K.ADJOURNMENT, 20, _DAYS, "An adjourned review is finished", f"{_REGULATIONS}, reg. 36(2)", _LAW),
        (
            _K.AFTER_UNPLANNED_MOVE,
            20,
            _DAYS,
            "Review after an unplanned move, where asked for",
            "Local rule",
            _STANDARD,
        ),
    ),
    *_row(
        Group.BEFORE,
        (_K.INVITATIONS, 20, _DAYS, "Invitations go out before the review", _OURS, _STANDARD),
        (_K.REPORTS, 3, _DAYS, "Reports and care plan reach the IRO before the review", _HANDBOOK, _STANDARD),
    ),
    *_row(
        Group.AFTER,
        (_K.DECISIONS, 5, _DAYS, "Decisions sent", f"{_HANDBOOK}, chapter 3", _STANDARD),
        (_K.MANAGERS_ANSWER, 5, _DAYS, "The team manager answers", f"{_HANDBOOK}, chapter 3", _STANDARD),
        (_K.REVISED_PLAN, 10, _DAYS, "The changed care plan comes", f"{_HANDBOOK}, chapter 3", _STANDARD),
        (_K.LETTER, 15, _DAYS, "The letter to the child is written", f"{_HANDBOOK}, chapter 3", _STANDARD),
        (_K.DISTRIBUTED, 20, _DAYS, "The record is with everyone entitled", f"{_HANDBOOK}, chapter 3", _STANDARD),
        (_K.MIDWAY, 6, _WEEKS, "Midway check", f"{_HANDBOOK}, chapter 3", _STANDARD),
    ),
    *_row(
        Group.EVENTS,
        (
            *(_K.RETURN_INTERVIEW, 3, _CALENDAR, "The interview after a return is offered (72 hours)"),
            *(_MISSING, _STANDARD),
        ),
        (_K.EVENT_TOLD, 2, _DAYS, "The IRO is told of what happened", _OURS, _STANDARD),
    ),
    *_row(
        Group.RESOLUTIONS,
        (_K.RESOLUTION_ANSWER, 10, _CALENDAR, "A manager answers", "Local resolution policies", _STANDARD),
        (_K.RESOLUTION_TOTAL, 20, _DAYS, "All formal stages together", f"{_HANDBOOK}, chapter 6", _STANDARD),
    ),
    *_row(
        Group.VISITS,
        (_K.VISIT_FIRST, 1, _WEEKS, "First visit in a new home", f"{_REGULATIONS}, reg. 28", _LAW),
        (_K.VISIT_FIRST_YEAR, 6, _WEEKS, "Visits in the first year", f"{_REGULATIONS}, reg. 28", _LAW),
        (_K.VISIT_SETTLED_TO_18, 3, _MONTHS, "Visits where the home lasts to 18", f"{_REGULATIONS}, reg. 28", _LAW),
        (_K.VISIT_NOT_SETTLED, 6, _WEEKS, "Visits in other homes after a year", f"{_REGULATIONS}, reg. 28", _LAW),
        (_K.VISIT_WEEKLY, 1, _WEEKS, "Visits until the first review", f"{_REGULATIONS}, reg. 28(3) to (5)", _LAW),
        (
            _K.VISIT_WITH_PARENTS,
            4,
            _WEEKS,
            "Visits with parents after that",
            f"{_REGULATIONS}, reg. 28(3) to (5)",
            _LAW,
        ),
        (
            *(_K.VISIT_CONNECTED_CARER, 6, _WEEKS, "Visits with a temporary connected carer after that"),
            *(f"{_REGULATIONS}, reg. 28(3) to (5)", _LAW),
        ),
        (
            *(_K.VISIT_AGREED, 6, _MONTHS, "Visits in a long-term foster home, if the child agrees"),
            *(f"{_REGULATIONS}, reg. 28, as amended in 2015", _LAW),
        ),
    ),
    *_row(
        Group.HEALTH_AND_SCHOOL,
        (_K.HEALTH_UNDER_FIVE, 6, _MONTHS, "Health assessment under five", f"{_REGULATIONS}, reg. 7", _LAW),
        (_K.HEALTH_FROM_FIVE, 12, _MONTHS, "Health assessment from five", f"{_REGULATIONS}, reg. 7", _LAW),
        (_K.DENTAL, 12, _MONTHS, "Dental check", f"{_OURS}: the return asks once a year", _STANDARD),
        (
            *(_K.PEP_TERMLY, 4, _MONTHS, "Personal education plan looked at again"),
            *(f"{_OURS}, for the term that guidance asks: {_EDUCATION}", _STANDARD),
        ),
        (_K.SDQ, 12, _MONTHS, "Strengths and difficulties questionnaire", _HEALTH, _STANDARD),
        (_K.SDQ_AFTER, 12, _MONTHS, "First questionnaire, after so long in care", _HEALTH, _STANDARD),
    ),
    *_row(
        Group.GROWING_UP,
        (_K.NEEDS_ASSESSMENT, 3, _MONTHS, "Needs assessment once eligible", f"{_REGULATIONS}, reg. 42(1)", _LAW),
        (_K.HOUSING_PANEL_WINDOW, 1, _MONTHS, "Housing Panel, either side of 17", _OURS, _STANDARD),
        (_K.CAPACITY_CHECK, 6, _MONTHS, "Papers, benefits and capacity checked after 17", _OURS, _STANDARD),
    ),
    *_row(
        Group.SETTLED,
        (_K.SETTLED_FOR, 2, _YEARS, "Settled in the home before fewer meetings", "The service's own rule", _STANDARD),
        (_K.CONSENT_RENEWED, 12, _MONTHS, "Agreement to fewer meetings asked for again", _OURS, _STANDARD),
    ),
    *_row(
        Group.WARNINGS,
        (_K.DUE_SOON, 10, _DAYS, "“Due soon” begins before a date", _OURS, _STANDARD),
        (_K.MIDWAY_SHOWN, 7, _CALENDAR, "A midway check shows itself before its day", _OURS, _STANDARD),
        (_K.NOT_SEEN, 3, _MONTHS, "A child not seen in person is listed after", _OURS, _STANDARD),
        (_K.CARD_AHEAD, 10, _CALENDAR, "A birthday shows itself before its day", _OURS, _STANDARD),
    ),
)

LIMITS: Mapping[LimitKey, Limit] = MappingProxyType({limit.key: limit for limit in _ALL})
"""Every number, in the order in which it is shown."""

CHOICES: Mapping[Choice, ChoiceOffered] = MappingProxyType(
    {
        Choice.REVIEW_DATE_BASIS: ChoiceOffered(
            Choice.REVIEW_DATE_BASIS,
            "The date of a review with several meetings",
            MappingProxyType(
                {
                    ReviewDateBasis.FIRST_SUBSTANTIVE_MEETING: "The day of its first meeting",
                    ReviewDateBasis.COMPLETION: "The day it was finished",
                }
            ),
            ReviewDateBasis.FIRST_SUBSTANTIVE_MEETING,
            "No law says; ask how the council fills in its return",
        ),
        Choice.LIVE_VIDEO: ChoiceOffered(
            Choice.LIVE_VIDEO,
            "A child who joins live by video",
            MappingProxyType({"is_being_there": "Was there", "is_sending_views": "Sent their views"}),
            "is_being_there",
            "The return's guidance leaves it open",
        ),
        Choice.LA_SYSTEM_DATES: ChoiceOffered(
            Choice.LA_SYSTEM_DATES,
            "The council's own system counts three and six months",
            MappingProxyType(
                {
                    LaSystemDates.STATUTORY: "As the law does, by the calendar",
                    LaSystemDates.DAYS_91_183: "As 91 and 183 days",
                }
            ),
            LaSystemDates.STATUTORY,
            "A published report of one system counts in days; it can be two days too late",
        ),
        Choice.RESOLUTION_DAYS: ChoiceOffered(
            Choice.RESOLUTION_DAYS,
            "A manager's days to answer a resolution",
            MappingProxyType(
                {ResolutionDays.WORKING: "Count working days", ResolutionDays.CALENDAR: "Count every day"}
            ),
            ResolutionDays.WORKING,
            "Policies seldom say; both dates are shown",
        ),
        Choice.RESOLUTION_NAME: ChoiceOffered(
            Choice.RESOLUTION_NAME,
            "What a message calls a resolution",
            MappingProxyType({name: f"{name[0].upper()}{name[1:]}" for name in ResolutionName}),
            ResolutionName.RESOLUTION,
            "Forms and councils differ; whoever is asked should know the word",
        ),
        Choice.AFTER_UNPLANNED_MOVE: ChoiceOffered(
            Choice.AFTER_UNPLANNED_MOVE,
            "A review soon after an unplanned move",
            MappingProxyType({AfterUnplannedMove.OFF: "Not asked for", AfterUnplannedMove.ON: "Asked for"}),
            AfterUnplannedMove.OFF,
            "Some councils ask for it; the law does not",
        ),
    }
)
