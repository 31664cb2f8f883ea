"""The board in words: its columns and cards, what each waits for, and its filters; no Qt."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from iro_desktop.models.resolution import INFORMAL, Reason
from iro_desktop.models.resolution_story import Clock, Standing
from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.ladder import Ladder
from iro_desktop.queries.resolution_board import Board, CardRow, Column, DraftRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital, name_and_age
from iro_desktop.ui.resolutions import in_words
from iro_desktop.ui.resolutions.shown import BoardWords, CardWords, ColumnWords, ListRow
from iro_desktop.ui.shown import Choice, DayBarWords, RowWords, Run, TagWords, VoiceWords
from iro_desktop.ui.tokens import Tone

SETTLED = -1
"""The key of the last column: no stage of the ladder."""
ALL = ""
WHOSE = (Choice("mine", "Mine"), Choice("team", "The team’s"))
VIEWS = (Choice("board", "Board"), Choice("list", "List"))
_WARN_DAYS = 3
"""Working days before the total of all formal stages from which the card says so in amber."""
_NOTHING_OF_MINE = (
    "Nothing of yours is open",
    "Raise a resolution where something is not right for a child: it takes a minute, and it counts.",
)
_NOTHING_LIKE_THIS = ("Nothing here fits what is chosen above", "Choose another reason or team, or all of them.")


def board_words(found: Board, today: date, bank_holidays: Container[date], *, narrowed: bool = False) -> BoardWords:
    """Everything the board shows. `narrowed` says that a reason or a team is chosen."""
    stages = tuple(_column(column, found.ladder, today, bank_holidays) for column in found.columns)
    settled = ColumnWords(
        SETTLED,
        "Settled",
        f"in the last {found.settled_days} days",
        tuple(card_words(card, found.ladder, today, bank_holidays) for card in found.settled),
        "Nothing yet",
    )
    empty = not (found.open_cards or found.settled)
    return BoardWords(
        columns=(*stages, settled),
        days=_days(found.ladder),
        good_practice=f"Good practice noted this month: {words.number(len(found.good_practice))}",
        reasons=reason_choices(found.reasons),
        teams=team_choices(found.teams),
        nothing=(_NOTHING_LIKE_THIS if narrowed else _NOTHING_OF_MINE) if empty else None,
    )


def reason_choices(reasons: Iterable[Reason]) -> tuple[Choice, ...]:
    """“Reason: all”, then each reason that is given anywhere."""
    return (Choice(ALL, "Reason: all"), *(Choice(one, in_words.reason_words(one)) for one in reasons))


def team_choices(teams: Iterable[str]) -> tuple[Choice, ...]:
    """“Team: all”, then each team that was asked."""
    return (Choice(ALL, "Team: all"), *(Choice(one, one) for one in teams))


def chosen_reason(value: str | None) -> Reason | None:
    """The reason that is filtered by; None for all."""
    return Reason(value) if value and value in tuple(Reason) else None


def card_words(card: CardRow, stages: Ladder, today: date, bank_holidays: Container[date]) -> CardWords:
    """One card."""
    told = _quoted_difference(card, today)
    following = stages.next_after(card.stage)
    late = is_pressing(card, today)
    return CardWords(
        concern_id=card.concern_id,
        animals=tuple(who.animal for who in card.children),
        who=who_words(card),
        headline=in_words.headline(card.headline),
        asked=_asked(card, today),
        bar=days_bar(card, stages, today, bank_holidays),
        further=tuple(_further(card, today)),
        said=told,
        late=late,
        escalate_words=f"Escalate to {following.name}" if late and following else "",
    )


def who_words(card: CardRow) -> str:
    """Whom it is about: “Sam”, “Sam and Tom”."""
    return capital(in_words.names([who.name for who in card.children]))


def is_pressing(card: CardRow, today: date) -> bool:
    """Whether the day for an answer has come and none is there: the officer escalates, or waits for a reason."""
    clock = card.clock
    if clock is None or clock.due_on is None:
        return False
    due_today = clock.standing is Standing.WAITING_FOR_ANSWER and clock.due_on <= today
    return card.is_late or due_today


def days_bar(card: CardRow, stages: Ladder, today: date, bank_holidays: Container[date]) -> DayBarWords | None:
    """“Day 4 of 10”, “by Fri 20 March”; None where no answer is waited for."""
    clock, story = card.clock, card.story
    if clock is None or clock.due_on is None or story.asked_on is None or clock.standing in _NO_BAR:
        return None
    day, of_days = _day_of(clock, story.asked_on, stages, today, bank_holidays)
    return DayBarWords(
        share=day / of_days if of_days else 1.0,
        words=words.day_of(day, of_days),
        until=in_words.by_day(clock.due_on, today),
        attention=is_pressing(card, today),
    )


_NO_BAR = (Standing.ANSWERED, Standing.SETTLED, Standing.WAITING_UNTIL)


def _day_of(
    clock: Clock, asked_on: date, stages: Ladder, today: date, bank_holidays: Container[date]
) -> tuple[int, int]:
    """Which day it is of how many, in the days the council counts; of a day that was agreed, in working days."""
    due_on = clock.due_on or today
    agreed = clock.due is None or clock.due.counts != due_on
    if agreed:
        return clock.day, max(1, working_days_between(asked_on, due_on, bank_holidays))
    if stages.counts_working_days:
        return clock.day, clock.of_days
    return max(0, (today - asked_on).days), clock.of_days


def list_rows(found: Board, today: date, bank_holidays: Container[date]) -> tuple[ListRow, ...]:
    """The same cards one below the other, as the board orders them, settled ones last."""
    cards = [card for column in found.columns for card in column.cards]
    in_order = sorted(cards, key=lambda card: not is_pressing(card, today))
    return tuple(_list_row(card, found.ladder, today, bank_holidays) for card in (*in_order, *found.settled))


def good_practice_rows(found: Board, today: date) -> tuple[RowWords, ...]:
    """What was done well this month, the latest first."""
    return tuple(
        RowWords(
            key=card.concern_id,
            title=(Run(who_words(card), bold=True), f" · {in_words.headline(card.headline)}"),
            below=_asked(card, today),
            avatar=card.children[0].animal,
        )
        for card in found.good_practice
    )


def draft_rows(drafts: Sequence[DraftRow], today: date) -> tuple[RowWords, ...]:
    """What was begun and not started."""
    return tuple(
        RowWords(
            key=draft.resolution_id,
            title=(Run(name_and_age(draft.who, today), bold=True),),
            below=" · ".join(
                part
                for part in (
                    in_words.headline(draft.headline) or "nothing written yet",
                    f"begun {words.day_and_month(draft.begun_on, today)}",
                )
                if part
            ),
            avatar=draft.who.animal,
        )
        for draft in drafts
    )


def begun_words(drafts: Sequence[DraftRow]) -> str:
    """“You began one about Sam and did not start it.”; empty where nothing was begun."""
    if not drafts:
        return ""
    if len(drafts) == 1:
        return f"You began one about {drafts[0].who.name} and did not start it."
    return f"You began {words.number(len(drafts))} and did not start them."


def _list_row(card: CardRow, stages: Ladder, today: date, bank_holidays: Container[date]) -> ListRow:
    clock, story = card.clock, card.story
    bar = days_bar(card, stages, today, bank_holidays)
    settled = story.settled_on is not None
    stage = "Settled" if settled else card.stage_name
    asked = in_words.whom(story.to_name, story.to_role)
    asked_on = words.day_and_month(story.asked_on or card.raised_on, today)
    return ListRow(
        concern_id=card.concern_id,
        animal=card.children[0].animal,
        who=who_words(card),
        headline=in_words.headline(card.headline),
        reasons=", ".join(in_words.reasons_in_words(card.reasons, card.other_reason)),
        stage=stage,
        asked=capital(asked) or "not known",
        below_asked=" · ".join(part for part in (asked_on, card.team) if part),
        due=bar.until if bar else _asked(card, today),
        below_due=bar.words if bar else "",
        tag=TagWords("No answer", Tone.ATTENTION, "clock") if is_pressing(card, today) else None,
        by_stage=len(stages.stages) + 1 if settled else card.stage,
        by_due=clock.due_on if clock and clock.due_on and not settled else date.max,
    )


def _column(column: Column, stages: Ladder, today: date, bank_holidays: Container[date]) -> ColumnWords:
    below = "a conversation first" if column.stage == INFORMAL else column.role
    cards = tuple(card_words(card, stages, today, bank_holidays) for card in column.cards)
    return ColumnWords(column.stage, column.name, below, cards, "Nothing here")


def _days(stages: Ladder) -> str:
    if stages.counts_working_days:
        return "Days are working days. Weekends and bank holidays are left out."
    return "Days are calendar days, as your council counts them."


def _asked(card: CardRow, today: date) -> str:
    clock, story = card.clock, card.story
    to = in_words.whom_briefly(story.to_name, story.to_role)
    if clock is None:
        noted = words.day_and_month(card.raised_on, today)
        return f"Said to {to}, {noted}" if to else f"Noted {noted}"
    if story.settled_on is not None:
        return _settled(card, clock, today)
    if story.answered_on is not None:
        return f"Answered {words.near_day(story.answered_on, today)}"
    asked_on = words.day_and_month(story.asked_on or card.raised_on, today)
    if is_pressing(card, today):
        return f"No answer since {asked_on}"
    return f"Asked {to}, {asked_on}" if to else f"Asked {asked_on}"


def _settled(card: CardRow, clock: Clock, today: date) -> str:
    outcome = card.story.outcome
    how = in_words.OUTCOME_WORDS[outcome] if outcome else "Settled"
    when = f"on day {clock.day}" if clock.day else f"{words.near_day(card.story.settled_on or today, today)}"
    return f"{how} {when}"


def _further(card: CardRow, today: date) -> Iterable[tuple[str, Tone]]:
    clock, story = card.clock, card.story
    if clock is None:
        return
    if clock.standing is Standing.SETTLED:
        if story.difference and _quoted_difference(card, today) is None:
            yield story.difference, Tone.TEXT
        return
    if clock.standing is Standing.WAITING_UNTIL and story.waiting_until is not None:
        until = f"Waiting until {words.weekday_and_date(story.waiting_until, today)}"
        yield (f"{until}: {story.waiting_reason}" if story.waiting_reason else until), Tone.SECONDARY
    if clock.standing is Standing.ANSWERED:
        yield story.answer or "Is it enough?", Tone.SECONDARY
    if clock.total_by is not None:
        yield formal_words(clock, today), formal_tone(clock)
    if story.to_cafcass_on is not None:
        yield f"With Cafcass since {words.day_and_month(story.to_cafcass_on, today)}", Tone.SECONDARY
    if card.settled_for:
        yield f"Settled for {in_words.names([who.name for who in card.settled_for])}", Tone.SECONDARY
    if card.needs_message and not story.message_sent and story.answered_on is None:
        yield "The message is not sent yet", Tone.SECONDARY


def formal_words(clock: Clock, today: date) -> str:
    """“Formal day 13 of 20”, with the last day once it is near, and what it means once it is past."""
    if clock.total_by is None:
        return ""
    if clock.over_total:
        return f"Formal day {clock.formal_day}: the {clock.total_days} working days of all stages are over"
    said = f"Formal day {clock.formal_day} of {clock.total_days}"
    return f"{said}, until {words.weekday_and_date(clock.total_by, today)}" if _is_near(clock) else said


def formal_tone(clock: Clock) -> Tone:
    """Amber once the total of all formal stages is near."""
    return Tone.ATTENTION if clock.over_total or _is_near(clock) else Tone.SECONDARY


def _is_near(clock: Clock) -> bool:
    return clock.formal_day >= clock.total_days - _WARN_DAYS


def _quoted_difference(card: CardRow, today: date) -> VoiceWords | None:
    """The difference, where it is the child's own words: all of it stands in quotation marks."""
    story = card.story
    said = (story.difference or "").strip()
    if story.settled_on is None or len(said) < 3 or (said[0], said[-1]) not in _QUOTES:
        return None
    when = words.near_day(story.settled_on, today).removeprefix("last ")
    return VoiceWords(said, f"{who_words(card)}, {when}")


_QUOTES = (("“", "”"), ('"', '"'))
