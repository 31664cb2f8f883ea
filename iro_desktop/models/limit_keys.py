"""The names of all numbers and choices that dates are counted by; a council's changes are kept under them."""

from enum import StrEnum


class LimitKey(StrEnum):
    """A number. What it is by default, and where from, stands in `limit_table`."""

    IRO_NAMED = "iro_named"
    PEP_STARTED = "pep_started"
    FIRST_HEALTH_ASSESSMENT = "first_health_assessment"

    FIRST_REVIEW = "first_review"
    SECOND_REVIEW = "second_review"
    SUBSEQUENT_REVIEW = "subsequent_review"
    SHORT_BREAKS_FIRST = "short_breaks_first"
    SHORT_BREAKS_SUBSEQUENT = "short_breaks_subsequent"
    ADOPTION_AUTHORISED = "adoption_authorised"
    ADOPTION_FIRST = "adoption_first"
    ADOPTION_SECOND = "adoption_second"
    ADOPTION_SUBSEQUENT = "adoption_subsequent"
    RETURN_EARLIEST = "return_earliest"
    RETURN_LATEST = "return_latest"
    AFTER_UNPLANNED_MOVE = "after_unplanned_move"
    ADJOURNMENT = "adjournment"

    INVITATIONS = "invitations"
    REPORTS = "reports"

    DECISIONS = "decisions"
    MANAGERS_ANSWER = "managers_answer"
    REVISED_PLAN = "revised_plan"
    LETTER = "letter"
    DISTRIBUTED = "distributed"
    MIDWAY = "midway"

    RETURN_INTERVIEW = "return_interview"
    EVENT_TOLD = "event_told"

    RESOLUTION_ANSWER = "resolution_answer"
    RESOLUTION_TOTAL = "resolution_total"

    VISIT_FIRST = "visit_first"
    VISIT_FIRST_YEAR = "visit_first_year"
    VISIT_SETTLED_TO_18 = "visit_settled_to_18"
    VISIT_NOT_SETTLED = "visit_not_settled"
    VISIT_WEEKLY = "visit_weekly"
    VISIT_WITH_PARENTS = "visit_with_parents"
    VISIT_CONNECTED_CARER = "visit_connected_carer"
    VISIT_AGREED = "visit_agreed"

    HEALTH_UNDER_FIVE = "health_under_five"
    HEALTH_FROM_FIVE = "health_from_five"
    DENTAL = "dental"
    PEP_TERMLY = "pep_termly"
    SDQ = "sdq"
    SDQ_AFTER = "sdq_after"

    NEEDS_ASSESSMENT = "needs_assessment"
    HOUSING_PANEL_WINDOW = "housing_panel_window"
    CAPACITY_CHECK = "capacity_check"

    SETTLED_FOR = "settled_for"
    CONSENT_RENEWED = "consent_renewed"

    DUE_SOON = "due_soon"
    MIDWAY_SHOWN = "midway_shown"
    NOT_SEEN = "not_seen"
    CARD_AHEAD = "card_ahead"


class Choice(StrEnum):
    """Something that is not a number, where sources leave it open."""

    REVIEW_DATE_BASIS = "review_date_basis"
    LIVE_VIDEO = "live_video"
    LA_SYSTEM_DATES = "la_system_dates"
    RESOLUTION_DAYS = "resolution_days"
    RESOLUTION_NAME = "resolution_name"
    AFTER_UNPLANNED_MOVE = "review_after_unplanned_move"


class ReviewDateBasis(StrEnum):
    """Which day of a review of several meetings counts. No source settles it."""

    FIRST_SUBSTANTIVE_MEETING = "first_substantive_meeting"
    COMPLETION = "completion"


class LaSystemDates(StrEnum):
    """How the council's own system counts months; it is shown beside the lawful day and never planned by."""

    STATUTORY = "statutory"
    DAYS_91_183 = "91_183"


class ResolutionDays(StrEnum):
    """Whether a manager's days to answer are working days; policies seldom say."""

    WORKING = "working"
    CALENDAR = "calendar"


class ResolutionName(StrEnum):
    """What those who are asked call a resolution. "Alert" is the old name, and still on forms."""

    RESOLUTION = "resolution"
    DISPUTE_RESOLUTION = "dispute resolution"
    ALERT = "IRO management alert"
    ESCALATION = "escalation"
    CHALLENGE = "challenge"


class AfterUnplannedMove(StrEnum):
    """Whether the council asks for a review soon after a move that nobody planned."""

    OFF = "off"
    ON = "on"
