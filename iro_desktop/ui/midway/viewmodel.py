"""What the screen of a midway check says and offers; no Qt."""

from collections.abc import Sequence
from datetime import date

from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import MidwayState, SpokenWith
from iro_desktop.models.people import PersonRole
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.midway_decisions import MidwayDecision
from iro_desktop.queries.midway_page import MidwayNews, MidwayPage, MidwayPerson
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import WHOM, capital
from iro_desktop.ui.event.words import KINDS as EVENTS
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.shown import Choice, Run, TagWords, Words
from iro_desktop.ui.tokens import Tone

ANSWERS = (
    Choice(DecisionStatus.DONE, "Done"),
    Choice(DecisionStatus.PARTLY, "Partly"),
    Choice(DecisionStatus.NOT_DONE, "Not done"),
    Choice(DecisionStatus.OVERTAKEN, "Not needed"),
)
"""In the order of the keys 1 to 4."""
HOW_TO_ANSWER = "Keys 1 to 4 answer. Then type one line. ↑ and ↓ go from decision to decision."
OF_THE_CHILD = (
    Choice(SpokenWith.SPOKE, "We spoke"),
    Choice(SpokenWith.TRIED, "Tried"),
    Choice(SpokenWith.PREFERS_LATER, "Prefers later"),
    Choice(SpokenWith.NOT_THIS_TIME, "Not now"),
)
OF_ADULTS = (
    Choice(SpokenWith.SPOKE, "We spoke"),
    Choice(SpokenWith.TRIED, "Tried"),
    Choice(SpokenWith.NOT_THIS_TIME, "Not now"),
)
HOW = (
    Choice(Channel.CALL, "Call"),
    Choice(Channel.VIDEO, "Video"),
    Choice(Channel.IN_PERSON, "In person"),
    Choice(Channel.TEXT, "Text"),
    Choice(Channel.WHATSAPP, "WhatsApp"),
)
WHEN_BETWEEN = (
    Choice(BetweenReviews.AT_SIX_WEEKS, "At six weeks"),
    Choice(BetweenReviews.HALF_WAY, "Half way"),
    Choice(BetweenReviews.BOTH, "Both"),
    Choice(BetweenReviews.ONLY_IF_NEEDED, "Only if needed"),
)
SOMEBODY_ELSE = "somebody else"
LINE_HINT = "What shows it, in one line. The child may read it"
HELD = "We talked, write it down later"
_PREFERS = {
    BetweenReviews.AT_SIX_WEEKS: "wants to hear from you at six weeks",
    BetweenReviews.HALF_WAY: "prefers to hear from you half way between reviews",
    BetweenReviews.BOTH: "wants to hear from you at six weeks and half way",
    BetweenReviews.ONLY_IF_NEEDED: "wants to hear from you only if something is the matter",
}
_SAID = {
    DecisionStatus.OPEN: "Not looked at",
    DecisionStatus.DONE: "Done",
    DecisionStatus.PARTLY: "Partly done",
    DecisionStatus.NOT_DONE: "Not done",
    DecisionStatus.OVERTAKEN: "Not needed any more",
    DecisionStatus.NOT_ACCEPTED: "The team manager did not agree",
}
_SPOKEN = {
    SpokenWith.SPOKE: "spoken with",
    SpokenWith.TRIED: "tried, no answer",
    SpokenWith.PREFERS_LATER: "prefers later",
    SpokenWith.NOT_THIS_TIME: "not this time",
}
_WAYS = {choice.value: choice.words.lower() for choice in HOW}
_WAY_OF = (
    ("whats", Channel.WHATSAPP),
    ("video", Channel.VIDEO),
    ("text", Channel.TEXT),
    ("message", Channel.TEXT),
    ("person", Channel.IN_PERSON),
    ("visit", Channel.IN_PERSON),
    ("call", Channel.CALL),
    ("phone", Channel.CALL),
    ("ring", Channel.CALL),
)
_ROLES = {
    PersonRole.SOCIAL_WORKER: "social worker",
    PersonRole.TEAM_MANAGER: "team manager",
    PersonRole.SUPERVISING_SOCIAL_WORKER: "supervising social worker",
    PersonRole.BROTHER_OR_SISTER: "brother or sister",
    PersonRole.OTHER_FAMILY: "family",
    PersonRole.OTHER: "",
}
MOST_NEWS = 4
NOTHING_YET = TagWords(" ")
"""Until the check has come from the store."""


def title(page: MidwayPage) -> str:
    """“Wren’s midway check”."""
    return f"{words.whose(capital(page.who.name))} midway check"


def below_title(page: MidwayPage, today: date) -> str:
    """“Thu 23 April = 12 March + 6 weeks. Next review Tue 8 September”: the day with its sum, then the next."""
    day = words.weekday_and_date(page.due.due_on, today)
    joined = ", " if page.moved_to else " = "
    rolled = ", the next working day" if page.due.rolled_forward else ""
    said = f"{day}{joined}{page.due.sum_in_words}{rolled}."
    if page.next_review_on is not None:
        said += f" Next review {words.weekday_and_date(page.next_review_on, today)}."
    return said


def state_tag(page: MidwayPage, today: date) -> TagWords:
    """How far it is, never in colour alone; what is late is ours."""
    late = words.days_late(page.due.due_on, today)
    match page.state:
        case MidwayState.CLOSED:
            return TagWords("Finished", Tone.GOOD, "check")
        case MidwayState.NOT_REQUIRED:
            return TagWords("Not needed", Tone.SECONDARY)
        case MidwayState.FORM_OPEN:
            return TagWords("Opened, not finished", Tone.ATTENTION, "clock")
        case MidwayState.HELD_NOT_RECORDED:
            return TagWords("Talked about, not written down", Tone.ATTENTION, "clock")
        case _ if late:
            return TagWords(f"Not started, {late}", Tone.ATTENTION, "clock")
        case _:
            return TagWords("Not started", Tone.SECONDARY)


def below_state(page: MidwayPage, today: date) -> str:
    """The sentence beside the tag: how much is looked at, when it was talked through, why it is not needed."""
    if page.state is MidwayState.NOT_REQUIRED:
        return page.why_not
    if page.closed_at is not None:
        by = f" by {page.closed_by_name}" if page.closed_by_name else ""
        return f"On {words.day_and_month(page.closed_at.date(), today)}{by}, {talked_with(page, today)}."
    parts = []
    if page.decisions:
        parts.append(f"{looked_at(page)} of {words.plural(len(page.decisions), 'decision')} looked at")
    if page.held_on is not None:
        parts.append(f"talked about {_on(page.held_on, today)}")
    late = words.days_late(page.due.due_on, today)
    if late and page.state is not MidwayState.NOT_STARTED:
        parts.append(f"our check is {late}")
    return capital(". ".join([", ".join(parts)])) + "." if parts else ""


def talked_with(page: MidwayPage, today: date) -> str:
    """“talked through with Priya Green on 21 April”."""
    name = page.with_name or (page.social_worker.name if page.social_worker else "")
    on = f" {_on(page.held_on, today)}" if page.held_on else ""
    return f"talked through with {name}{on}" if name else f"talked through{on}"


def looked_at(page: MidwayPage) -> int:
    """How many decisions were looked at."""
    return sum(one.was_looked_at for one in page.decisions)


def not_done(page: MidwayPage) -> tuple[MidwayDecision, ...]:
    """The decisions that were found not done at all."""
    return tuple(one for one in page.decisions if one.status is DecisionStatus.NOT_DONE)


def below_decision(one: MidwayDecision, today: date) -> Words:
    """“Priya Green, by 10 April · 11 days late · left on 2 April”."""
    said = one.owner or "nobody named"
    late = ""
    if one.due_on is not None:
        said += f", by {words.day_and_month(one.due_on, today)}"
        if one.status in {DecisionStatus.OPEN, DecisionStatus.PARTLY, DecisionStatus.NOT_DONE}:
            late = words.days_late(one.due_on, today)
    left = f" · left on {words.day_and_month(one.owner_left_on, today)}" if one.owner_left_on is not None else ""
    return (said, Run(f" · {late}", tone=Tone.ATTENTION) if late else "", left)


def last_line(one: MidwayDecision, today: date) -> str:
    """“2 April: Partly done. One part.”: what was found before this check; empty where nobody looked."""
    if one.last_status is None or one.last_on is None:
        return ""
    text = f" {one.last_line}" if one.last_line else ""
    return f"{words.day_and_month(one.last_on, today)}: {_SAID[one.last_status]}.{text}"


def said_of(one: MidwayDecision) -> str:
    """“Not done. No form yet.”: what a finished check says of a decision."""
    text = one.line if one.line_status is not None else one.note
    return f"{_SAID[one.status]}.{f' {text}' if text else ''}"


def answer(one: MidwayDecision) -> str | None:
    """The pill that is chosen; none where the check has not found out yet."""
    if not one.was_looked_at or one.status is DecisionStatus.NOT_ACCEPTED:
        return None
    return one.status


def wishes(page: MidwayPage) -> str:
    """“Likes: video call, after school, not Fridays. Prefers to hear from you half way between reviews.”"""
    how = ", ".join(part for part in (page.preferred_contact, page.best_time, *page.not_times) if part.strip())
    likes = how or ", ".join(page.likes)
    said = [f"Likes: {likes}." if likes else "How they like to be reached is not written down."]
    if page.wishes is not None:
        said.append(f"{capital(page.who.name)} {_PREFERS[page.wishes]}.")
    return " ".join(said)


def last_spoken(page: MidwayPage, today: date) -> str:
    """“Last spoken with on 4 March.”"""
    if page.last_spoken_on is None:
        return "No talk is written down yet."
    return f"Last spoken with {_on(page.last_spoken_on, today)}."


def preferred_way(page: MidwayPage) -> Channel:
    """The way the child likes, as far as its words say one; else a call."""
    said = " ".join((page.preferred_contact, *page.likes)).casefold()
    return next((way for word, way in _WAY_OF if word in said), Channel.CALL)


def people_choices(page: MidwayPage) -> tuple[Choice, ...]:
    """With whom it may be talked through: the social worker first; somebody else at the end."""
    known = [Choice(str(one.person_id), person_words(one)) for one in page.people]
    return (*known, Choice(SOMEBODY_ELSE, "Somebody else"))


def person_words(one: MidwayPerson) -> str:
    """“Priya Green, social worker”."""
    role = _ROLES.get(one.role, one.role.replace("_", " "))
    return ", ".join(part for part in (one.name, role) if part)


def chosen_person(page: MidwayPage) -> str | None:
    """Who is chosen: the one kept, else the social worker, as proposed."""
    if page.with_person_id is not None:
        return str(page.with_person_id)
    if page.with_name:
        return SOMEBODY_ELSE
    return str(page.social_worker.person_id) if page.social_worker is not None else None


def changed_worker(page: MidwayPage) -> str:
    """That the social worker is another one than at the review; empty where it is the same."""
    if not page.social_worker_is_new:
        return ""
    if page.social_worker is None:
        return f"{capital(page.who.name)} has no social worker now. The one of the review has gone."
    return f"{page.social_worker.name} was not the social worker at the review. What was decided may be new to them."


def news_lines(page: MidwayPage, today: date) -> tuple[str, ...]:
    """What was written down since the review, the newest first, shortened."""
    return tuple(_news(one, page.who.name, today) for one in page.news[:MOST_NEWS])


def more_news(page: MidwayPage) -> str:
    """“and 3 more on the child’s page”."""
    more = len(page.news) - MOST_NEWS
    return f"and {more} more on {words.whose(page.who.name)} page" if more > 0 else ""


def half_way_words(page: MidwayPage, today: date) -> str:
    """“Half way: Tue 9 June”, offered where the next review is known; empty elsewhere and where it has passed."""
    if page.half_way is None or page.half_way <= today or page.half_way == page.due.due_on:
        return ""
    return f"Half way: {words.weekday_and_date(page.half_way, today)}"


def half_way_reason(page: MidwayPage) -> str:
    """The reason that goes with it."""
    return f"{capital(page.who.name)} prefers half way"


def spoken_summary(page: MidwayPage, today: date) -> tuple[str, ...]:
    """Who was spoken with, a line each, once the check is finished."""
    lines = []
    if page.child_spoken is not None:
        how = f", {_WAYS[page.child_spoken_how]}" if page.child_spoken_how in _WAYS else ""
        on = f" {_on(page.child_spoken_on, today)}" if page.child_spoken_on else ""
        lines.append(f"{capital(page.who.name)}: {_SPOKEN[page.child_spoken]}{on}{how}")
    for whom, said in (("Carer", page.carer_spoken), ("Parent", page.parent_spoken)):
        if said is not None:
            lines.append(f"{whom}: {_SPOKEN[said]}")
    return tuple(lines)


def summary(page: MidwayPage, today: date) -> tuple[str, ...]:
    """What a finished check says of people and news, a line each."""
    lines = [*spoken_summary(page, today)]
    if page.changes:
        lines.append(f"New since the review: {page.changes}")
    if page.next_step:
        lines.append(f"Next: {page.next_step}")
    return tuple(lines)


def raise_said(page: MidwayPage) -> str:
    """“2 decisions are not done.”; empty where none is."""
    count = len(not_done(page))
    return f"{words.plural(count, 'decision')} {'is' if count == 1 else 'are'} not done." if count else ""


def raise_words(page: MidwayPage) -> str:
    """“Raise a resolution about both”."""
    count = len(not_done(page))
    return f"Raise a resolution about {({1: 'it', 2: 'both'}).get(count, f'all {count}')}"


def raise_about(page: MidwayPage) -> RaiseAbout:
    """What a resolution about the decisions that were not done begins with."""
    late = not_done(page)
    concern = "Not done since the review: " + "; ".join(one.wording.rstrip(".") for one in late) + "."
    worker = page.social_worker
    return RaiseAbout(
        child_id=page.who.child_id,
        concern=concern,
        reasons=(Reason.DECISIONS_NOT_FOLLOWED,),
        decision_ids=tuple(one.decision_id for one in late),
        review_id=page.review_id,
        from_record_id=page.midway_id,
        to_name=worker.name if worker else None,
        to_role="social worker" if worker else None,
        to_person_id=worker.person_id if worker else None,
    )


def letter_words(page: MidwayPage) -> str:
    """“Tell Wren what happened”, or that the letter goes on."""
    name = page.who.name
    if page.letter_id is None:
        return f"Tell {name} what happened"
    return f"Open the letter to {name}" if page.letter_finished else f"Go on with the letter to {name}"


def finished_words(page: MidwayPage) -> str:
    """The toast after finishing: “Wren’s midway check is finished.”"""
    return f"{title(page)} is finished."


def missing_words(sentences: Sequence[str]) -> str:
    """What keeps the check from being finished, as one paragraph; decisions that wait are said once."""
    waiting = [one for one in sentences if one.startswith("Decision ")]
    others = [one for one in sentences if one not in waiting]
    if len(waiting) > 1:
        numbers = words.listed(one.split()[1] for one in waiting)
        waiting = [f"Decisions {numbers} were not looked at. Say what became of them."]
    return " ".join(["Not finished yet; everything is kept.", *waiting, *others])


def _news(one: MidwayNews, child: str, today: date) -> str:
    day = words.day_and_month(one.on, today)
    if one.folded_as:
        return f"{day}: {one.folded_as}"
    whom = child if one.with_whom is WithWhom.CHILD else WHOM.get(one.with_whom, "somebody") if one.with_whom else ""
    if one.event is not None:
        what = EVENTS[one.event]
    else:
        what = f"Tried to reach {whom}" if one.channel is Channel.TRIED_NO_ANSWER else f"Talk with {whom}"
    text = " ".join(one.text.split())
    short = text if len(text) <= _LONGEST_NEWS else text[: _LONGEST_NEWS - 1].rstrip() + "…"
    return f"{day}: {what}. {short}" if short else f"{day}: {what}"


def _on(on: date, today: date) -> str:
    return "today" if on == today else f"on {words.day_and_month(on, today)}"


_LONGEST_NEWS = 90
