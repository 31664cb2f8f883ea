"""What is said once something was made of a note, and how linked records are called; no Qt."""

from datetime import date

from iro_desktop.actions.making import DecisionMade
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.queries.made_from import Made, MadeRow
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import WHOM, capital, shortened
from iro_desktop.ui.child_record.fields_of_records import SERVICES
from iro_desktop.ui.event.words import KINDS

_LONGEST = 90
_NOT_CARRIED = "Its words were not carried over, since {name} did not say that they may be shared."
_KEPT_FROM_OTHERS = "It is kept out of papers for others, since {name} did not say that it may be shared."


def decision_made(made: DecisionMade, child_name: str, today: date) -> str:
    """“Decision made for the review on 3 May. Say who will do it, and by when.”"""
    if made.under_way:
        where = "in the review that is under way"
    elif made.review_on is not None:
        where = f"for the review on {words.day_and_month(made.review_on, today)}"
    else:
        where = "for the next review"
    apart = f" {_KEPT_FROM_OTHERS.format(name=child_name)}" if made.carried.not_for else ""
    return f"Decision made {where}.{apart}"


def not_carried(child_name: str) -> str:
    """Why the words of a note were left behind."""
    return _NOT_CARRIED.format(name=child_name)


def entered(child_name: str) -> str:
    """“Entered in Sam’s midway check.”"""
    return f"Entered in {words.whose(child_name)} midway check."


def offered(service: str, child_name: str) -> str:
    """“Advocacy written down as offered to Sam.”"""
    return f"{service} written down as offered to {child_name}."


def moved(here: Who, there: Who) -> str:
    """“Moved from S.G. to R.B. Both histories show it.”"""
    return f"Moved from {here.initials or here.name} to {there.initials or there.name}. Both histories show it."


def linked(row: MadeRow, child_name: str, today: date) -> str:
    """One linked record in a line: “Decision, by 27 March: Life story book”, “Conversation with Jan, 3 March”."""
    name = shortened(_name(row, child_name, today), _LONGEST)
    text = shortened(row.words, _LONGEST) if row.what is not Made.CONSULTATION else ""
    return f"{name}: {text}" if text else name


def _name(row: MadeRow, child_name: str, today: date) -> str:
    on = words.day_and_month(row.on, today) if row.on else ""
    match row.what:
        case Made.CONSULTATION:
            whom = (
                child_name
                if row.with_whom is WithWhom.CHILD
                else row.person_name or WHOM.get(row.with_whom or WithWhom.OTHER, "somebody else")
            )
            tried = row.channel is Channel.TRIED_NO_ANSWER
            return f"{'Tried to reach' if tried else 'Conversation with'} {whom}, {on}"
        case Made.DECISION:
            return f"Decision, by {on}" if on and not row.done else "Decision, settled" if row.done else "Decision"
        case Made.MIDWAY:
            return "Midway check, finished" if row.done else "Midway check"
        case Made.RESOLUTION:
            return "Resolution, not started yet" if row.draft else f"Resolution, raised on {on}"
        case Made.GOOD_PRACTICE:
            return f"Good practice, {on}"
        case Made.EVENT:
            return f"{KINDS[row.event_kind] if row.event_kind else 'Event'}, {on}"
        case Made.SERVICE:
            return f"{SERVICES[row.service] if row.service else 'A service'} offered, {on}"
        case Made.REMINDER:
            return "Reminder, done" if row.done else f"Reminder for {on}"
        case Made.GOOD_THING:
            return f"A good thing, {on}"
        case Made.NOTE:
            return "Notes of the meeting"
        case Made.REQUEST:
            return f"{capital(child_name)} asked for"
