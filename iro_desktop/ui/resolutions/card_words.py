"""The page of one resolution in words: who, when, what next; the ladder; what was said; no Qt."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.resolution import INFORMAL, RaisedBy, StepKind, Tone
from iro_desktop.models.resolution_story import Standing
from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.resolution_card import Act, CardPage, ChildOnCard
from iro_desktop.queries.resolution_links import LinkKind, LinkRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital, name_and_age
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.resolutions import in_words
from iro_desktop.ui.shown import DayBarWords, TagWords
from iro_desktop.ui.tokens import Tone as Colour

NO_ANSWER = "No answer."
_LONGEST_LINK = 60


@dataclass(frozen=True, slots=True)
class ActWords:
    """A button: what it does, its words, and whether it is the one thing to do now."""

    act: Act
    words: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class NowWords:
    """Who was asked, when an answer is due, and what can be done."""

    sentence: str
    """“Asked Grace Adeyemi, team manager, on 6 March.”"""
    next_step: str
    """“An answer is due by Fri 20 March.”, “No answer. Escalate, or wait for a reason.”"""
    pressing: bool
    bar: DayBarWords | None
    lines: tuple[tuple[str, Colour], ...]
    acts: tuple[ActWords, ...]
    message: str
    """“The message is not sent yet.”; empty where it is, or none is made."""
    no_message: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One stage of the ladder."""

    name: str
    who: str
    when: str
    is_now: bool
    is_behind: bool
    is_left_out: bool = False

    @property
    def spoken(self) -> str:
        where = "now" if self.is_now else "" if self.is_left_out else "behind" if self.is_behind else "not reached"
        return ", ".join(part for part in (self.name, self.who, self.when, where) if part)


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child of the card: to their page in one click."""

    child_id: UUID
    animal: str
    name: str
    below: str


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Something the resolution is about, or was made from."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class PageWords:
    """Everything the page shows beside its history."""

    animals: tuple[str, ...]
    title: str
    below: str
    tags: tuple[TagWords, ...]
    now: NowWords
    rungs: tuple[Rung, ...]
    cafcass: str
    may_go_to_cafcass: bool
    children: tuple[ChildLine, ...]
    texts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    links: tuple[LinkWords, ...]
    warning: str


def page_words(page: CardPage, today: date, bank_holidays: Container[date]) -> PageWords:
    """The page of one concern on a day."""
    who = in_words.names([child.who.name for child in page.children])
    return PageWords(
        animals=tuple(child.who.animal for child in page.children),
        title=capital(who),
        below=in_words.headline(page.concern),
        tags=tuple(_tags(page)),
        now=_now(page, today, bank_holidays),
        rungs=tuple(_rungs(page, today)) if page.tone is Tone.CHALLENGE else (),
        cafcass=_cafcass(page, today),
        may_go_to_cafcass=Act.TO_CAFCASS in page.may,
        children=tuple(_child(child, today) for child in page.children),
        texts=tuple(_texts(page, who, today)),
        reasons=in_words.reasons_in_words(page.reasons, page.other_reason),
        links=tuple(link for row in page.links if (link := _link(row, today)) is not None),
        warning=page.ladder.warning if page.tone is Tone.CHALLENGE and page.story.settled_on is None else "",
    )


def is_pressing(page: CardPage, today: date) -> bool:
    """Whether the day for an answer has come and none is there."""
    clock = page.clock
    if clock is None or clock.due_on is None:
        return False
    waiting = clock.standing is Standing.WAITING_FOR_ANSWER
    return clock.standing is Standing.NO_ANSWER or (waiting and clock.due_on <= today)


def first_act(page: CardPage, today: date) -> Act | None:
    """The one thing to do now: escalate where no answer came, settle where one did; else keep the answer."""
    if page.clock is None or page.story.settled_on is not None:
        return None
    if page.clock.standing is Standing.ANSWERED:
        return Act.SETTLE
    if is_pressing(page, today):
        return Act.ESCALATE if Act.ESCALATE in page.may else Act.TO_CAFCASS if Act.TO_CAFCASS in page.may else None
    return Act.ANSWERED


def _now(page: CardPage, today: date, bank_holidays: Container[date]) -> NowWords:
    is_open = page.clock is not None and page.story.settled_on is None
    unsent = is_open and Act.MESSAGE_SENT in page.may and page.story.answered_on is None
    return NowWords(
        sentence=_asked(page, today),
        next_step=_next_step(page, today),
        pressing=is_pressing(page, today),
        bar=_bar(page, today, bank_holidays),
        lines=tuple(_lines(page)),
        acts=tuple(_acts(page, today)),
        message="The message is not sent yet." if unsent and page.message is not None else "",
        no_message=page.no_message if is_open else "",
    )


def _asked(page: CardPage, today: date) -> str:
    story = page.story
    to = in_words.whom(story.to_name, story.to_role)
    if page.clock is None:
        noted = words.day_and_month(page.raised_on, today)
        said = f"Said to {to} on {noted}." if to else f"Noted on {noted}."
        return f"{said} It waits for nothing."
    asked_on = words.day_and_month(story.asked_on or page.raised_on, today)
    comma = "," if story.to_name and story.to_role else ""
    return f"Asked {to or 'nobody by name'}{comma} on {asked_on}."


def _next_step(page: CardPage, today: date) -> str:
    clock, story = page.clock, page.story
    if clock is None:
        return ""
    match clock.standing:
        case Standing.SETTLED:
            outcome = in_words.OUTCOME_WORDS[story.outcome] if story.outcome else "Settled"
            return f"{outcome} on {words.day_and_month(story.settled_on or today, today)}."
        case Standing.ANSWERED:
            answered = words.day_and_month(story.answered_on or today, today)
            return f"Answered on {answered}, day {clock.day}. Is it enough? Settle it, or escalate."
        case Standing.WAITING_UNTIL:
            until = words.weekday_and_date(story.waiting_until or today, today)
            return f"You wait until {until}: {story.waiting_reason}"
        case _ if is_pressing(page, today):
            higher = page.next_stage
            what = f"Escalate to {higher.name}" if higher else "This is the top of the ladder: refer it to Cafcass"
            return f"{NO_ANSWER} {what}, or wait for a reason."
        case _:
            return f"An answer is due {in_words.by_day(clock.due_on, today)}." if clock.due_on else ""


def _bar(page: CardPage, today: date, bank_holidays: Container[date]) -> DayBarWords | None:
    clock, asked_on = page.clock, page.story.asked_on
    if clock is None or clock.due_on is None or asked_on is None or clock.standing in _NO_BAR:
        return None
    if page.sums is not None and page.sums.agreed is not None:
        day, of_days = clock.day, max(1, working_days_between(asked_on, clock.due_on, bank_holidays))
    elif page.ladder.counts_working_days:
        day, of_days = clock.day, clock.of_days
    else:
        day, of_days = max(0, (today - asked_on).days), clock.of_days
    return DayBarWords(
        day / of_days, words.day_of(day, of_days), in_words.by_day(clock.due_on, today), is_pressing(page, today)
    )


_NO_BAR = (Standing.ANSWERED, Standing.SETTLED)


def _lines(page: CardPage) -> Iterable[tuple[str, Colour]]:
    clock, story = page.clock, page.story
    if clock is None:
        return
    if page.sums is not None and clock.standing not in _NO_BAR:
        yield in_words.answer_sum(page.sums), Colour.SECONDARY
    if story.answer and clock.standing is Standing.ANSWERED:
        yield story.answer, Colour.TEXT
    if page.total is not None:
        total = page.total
        near = total.over or total.next_breaks
        said = (
            f"Formal day {total.day} of {total.of_days}: {total.by.sum_in_full} = {in_words.weekday(total.by.due_on)}."
        )
        yield said, Colour.SECONDARY
        if near and total.warning:
            yield total.warning, Colour.ATTENTION
    if story.difference and clock.standing is Standing.SETTLED:
        yield f"The difference it made: {story.difference}", Colour.TEXT
    if story.told_child_on is None and clock.standing is not Standing.SETTLED:
        plural = len(page.children) > 1
        who = capital(in_words.names([child.who.name for child in page.children]))
        yield f"{who} {'have' if plural else 'has'} not been told yet.", Colour.SECONDARY


def _acts(page: CardPage, today: date) -> Iterable[ActWords]:
    first = first_act(page, today)
    who = capital(in_words.names([child.who.name for child in page.children]))
    higher = page.next_stage
    said = {
        Act.ANSWERED: "Answered",
        Act.ESCALATE: f"Escalate to {higher.name}" if higher else "Escalate",
        Act.WAIT: "Wait until…",
        Act.SETTLE: "Settle it",
        Act.TELL_CHILD: f"Told {who}",
        Act.NOTE: "Add a note",
        Act.REOPEN: "Open it again",
    }
    may = set(page.may) | ({Act.WAIT} if is_pressing(page, today) else set())
    if first is not None and first in said:
        yield ActWords(first, said[first], first=True)
    for act, line in said.items():
        if act in may and act is not first:
            yield ActWords(act, line)


def _tags(page: CardPage) -> Iterable[TagWords]:
    if page.tone is not Tone.CHALLENGE:
        yield TagWords(in_words.TONE_WORDS[page.tone], Colour.GOOD, "heart")
        return
    if page.story.settled_on is not None:
        yield TagWords("Settled", Colour.GOOD, "check")
    else:
        yield TagWords(page.stage_name, Colour.INFORMATION)
    if page.story.to_cafcass_on is not None:
        yield TagWords("With Cafcass", Colour.INFORMATION)
    if page.team:
        yield TagWords(page.team)


def _rungs(page: CardPage, today: date) -> Iterable[Rung]:
    story = page.story
    begun: dict[int, date] = {}
    for row in page.history:
        if row.counts and row.kind in (StepKind.STARTED, StepKind.ESCALATED):
            begun.setdefault(row.stage, row.happened_on)

    def rung(stage: int, name: str, who: str) -> Rung:
        settled = story.settled_on is not None
        on, behind = begun.get(stage), stage < story.stage or (settled and stage == story.stage)
        left_out = behind and on is None
        when = _since(on, today) if on is not None else "left out" if left_out else ""
        return Rung(
            name, who, when, is_now=stage == story.stage and not settled, is_behind=behind, is_left_out=left_out
        )

    yield rung(INFORMAL, page.ladder.name_of(INFORMAL), "a conversation first")
    for stage in page.ladder.stages:
        yield rung(stage.number, stage.name, stage.who)


def _since(on: date, today: date) -> str:
    return f"since {words.day_and_month(on, today)}"


def _cafcass(page: CardPage, today: date) -> str:
    if page.tone is not Tone.CHALLENGE:
        return ""
    on = page.story.to_cafcass_on
    if on is not None:
        return f"Referred on {words.day_and_month(on, today)}. The stages go on beside it."
    return "At any time, also beside the stages."


def _child(child: ChildOnCard, today: date) -> ChildLine:
    told = f"told {words.day_and_month(child.told_on, today)}" if child.told_on else "not told yet"
    settled = f"settled {words.day_and_month(child.settled_on, today)}" if child.settled_on else ""
    below = " · ".join(part for part in (settled, told) if part)
    return ChildLine(child.who.child_id, child.who.animal, name_and_age(child.who, today), capital(below))


def _texts(page: CardPage, who: str, today: date) -> Iterable[tuple[str, str]]:
    wrong = {
        Tone.CHALLENGE: f"What is not right for {who}",
        Tone.GOOD_PRACTICE: "What was done well",
        Tone.THANKS: "What the thanks are for",
    }
    yield wrong[page.tone], page.concern
    if page.asked_for:
        yield "What I ask for", page.asked_for
    if page.effect_on_child:
        yield f"What it means for {who}", page.effect_on_child
    yield "Raised", _raised(page, today)


def _raised(page: CardPage, today: date) -> str:
    by = f" by {page.raised_by}" if page.raised_by else ""
    how = "" if page.raised_how is RaisedBy.FORM else f", {in_words.HOW_RAISED[page.raised_how].lower()}"
    return f"{words.day_and_month(page.raised_on, today)}{by}{how}"


def _link(row: LinkRow, today: date) -> LinkWords | None:
    on = f" of {words.day_and_month(row.on, today)}" if row.on else ""
    first = row.words if len(row.words) <= _LONGEST_LINK else row.words[:_LONGEST_LINK].rsplit(" ", 1)[0] + " …"
    review = Place(Page.REVIEW, row.review_id) if row.review_id else Place(Page.CHILD, row.child_id, "decisions")
    between = Place(Page.BETWEEN, row.child_id)
    kinds = {
        LinkKind.REVIEW: (f"The review{on}", review),
        LinkKind.DECISION: (f"Decision: {first}", review),
        LinkKind.CONSULTATION: (f"The talk{on}", Place(Page.CONSULTATION, row.record_id)),
        LinkKind.MIDWAY: (f"The midway check{on}", Place(Page.MIDWAY, row.review_id) if row.review_id else between),
        LinkKind.EVENT: (f"What happened{on}", between),
        LinkKind.NOTE: ("The notes of the meeting", review),
        LinkKind.REMINDER: (f"Reminder: {first}", Place(Page.CHILD, row.child_id)),
        LinkKind.GOOD_THING: (f"Good news: {first}", between),
    }
    said = kinds.get(row.kind)
    return LinkWords(*said) if said is not None else None
