"""What is said of a decision beside its wordings: urgency, topic, where it came from, the manager's answer; no Qt."""

from collections.abc import Sequence
from datetime import date

from iro_desktop.models.after_review import ManagersView
from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.limits import LimitKey, Limits
from iro_desktop.models.review import DecisionStatus, ManagerAnswer
from iro_desktop.models.topics import Topic
from iro_desktop.queries.decision_details import DecisionDetail, DetailsPage
from iro_desktop.queries.review import LastDecision, ReviewPage
from iro_desktop.queries.topics import TopicRow
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Tone

CANNOT_WAIT = "Cannot wait"
NO_TOPIC = "No topic"
ANSWERS = (Choice(ManagerAnswer.AGREES, "Agrees"), Choice(ManagerAnswer.OBJECTS, "Objects"))
NOT_HEARD_YET = "The day the team manager answered must be today or earlier."
WHY_FIRST = "Type why, then it is kept."
_SO_FAR = {DecisionStatus.PARTLY: "partly done", DecisionStatus.NOT_DONE: "not done", DecisionStatus.OPEN: "open"}


def facts(detail: DecisionDetail, topics: Sequence[TopicRow], child: str, today: date) -> str:
    """“Cannot wait · Family time · Carried over from 12 September”; empty where there is nothing to say."""
    carried = (
        f"Carried over from {words.day_and_month(detail.carried_from_on, today)}" if detail.carried_from_on else ""
    )
    parts = (
        CANNOT_WAIT if detail.priority else "",
        topic_title(detail.topic, topics),
        carried,
        f"{child} asked: {words.quoted(detail.child_asked)}" if detail.child_asked else "",
        f"In the letter: {words.quoted(detail.when_in_childs_words)}" if detail.when_in_childs_words else "",
        "Not accepted by the team manager" if detail.status is DecisionStatus.NOT_ACCEPTED else "",
    )
    return " · ".join(part for part in parts if part)


def topic_title(topic: Topic | None, topics: Sequence[TopicRow]) -> str:
    """The topic as the checklist of the review names it; empty where there is none, or not for this child any more."""
    return next((row.title for row in topics if row.topic is topic), "")


def left_open(page: ReviewPage) -> tuple[LastDecision, ...]:
    """The decisions of last time that nobody has settled, and that can be carried over."""
    return () if page.closed else tuple(one for one in page.last_time if one.status in STILL_OPEN)


def left_open_title(page: ReviewPage, today: date) -> str:
    """“Still open from 12 September”."""
    return f"Still open from {words.day_and_month(page.last_time_on, today)}" if page.last_time_on else "Still open"


def how_it_stands(one: LastDecision, today: date) -> str:
    """“Jan · by 1 December 2025 · partly done: 2 of 4 pages”."""
    by = f"by {words.day_and_month(one.due_on, today)}" if one.due_on else "no day was set"
    state = ": ".join(part for part in (_SO_FAR.get(one.status, ""), one.status_note or "") if part)
    return " · ".join(part for part in (one.owner_name or "nobody named", by, state) if part)


def until_when(shown: DetailsPage, limits: Limits, today: date) -> str:
    """Until when the team manager may object, with the sum, or that this is counted from the sheet."""
    who = shown.manager or "The team manager"
    if shown.answer_due is None:
        given = limits.in_words(LimitKey.MANAGERS_ANSWER)
        return f"{who} has {given} to object once the decision sheet is sent. Silence counts as agreement."
    last_day = words.weekday_and_date(shown.answer_due.due_on, today)
    return f"{who} may object until {last_day} = {shown.answer_due.sum_in_words}. Silence counts as agreement."


def answer_words(detail: DecisionDetail, today: date) -> tuple[str, Tone]:
    """How the manager's answer to one decision stands, and after an objection what comes next."""
    on = f" on {words.day_and_month(detail.answered_on, today)}" if detail.answered_on else ""
    match detail.view:
        case ManagersView.OBJECTS:
            return (
                f"Objected{on}, so it is not accepted. Talk it through. If you still think it is right, it becomes a "
                "resolution.",
                Tone.ATTENTION,
            )
        case ManagersView.AGREED:
            return f"Agreed{on}.", Tone.GOOD
        case ManagersView.AGREED_BY_SILENCE:
            return "Counts as agreed: nothing was heard in time.", Tone.SECONDARY
        case ManagersView.WAITING:
            return "Nothing heard yet.", Tone.SECONDARY
        case None:
            return "The sheet is not sent yet.", Tone.SECONDARY


def unanswered(shown: DetailsPage) -> tuple[DecisionDetail, ...]:
    """The decisions of which nothing has been heard."""
    return tuple(one for one in shown.decisions if one.answer is None)
