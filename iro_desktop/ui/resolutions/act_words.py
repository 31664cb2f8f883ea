"""What can be done about a resolution: the titles, buttons and sentences of each act; no Qt."""

from dataclasses import dataclass
from uuid import UUID

from iro_desktop.models.resolution import Outcome
from iro_desktop.queries.ladder import Ladder, StageRow
from iro_desktop.queries.resolution_board import CardRow
from iro_desktop.queries.resolution_card import Act, CardPage
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.resolutions import in_words
from iro_desktop.ui.shown import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class ActAbout:
    """What an act is about, as far as its panel shows it."""

    concern_id: UUID
    who: str
    """“Sam”, “Sam and Tom”."""
    several: bool = False
    stage: int
    to_name: str | None = None
    to_role: str | None = None
    higher: tuple[StageRow, ...] = ()
    """The stages that follow, the next one first."""
    days_each: int = 10
    counts_working_days: bool = True
    has_effect: bool = True
    """Whether it is written down what it means for the child: settling asks for it where it is not."""


HOW_TOLD = (
    Choice("in person", "In person"),
    Choice("by a call", "By a call"),
    Choice("by video", "By video"),
    Choice("by text", "By text"),
    Choice("by letter", "By letter"),
)
OUTCOMES = tuple(Choice(outcome, said) for outcome, said in in_words.OUTCOME_WORDS.items())


def agrees_choices(about: ActAbout) -> tuple[Choice, ...]:
    """Whether the child wants it raised; it may be raised all the same."""
    want, say = ("want", "They did not say") if about.several else ("wants", f"{about.who} did not say")
    not_want = "do not want" if about.several else "does not want"
    who = "They" if about.several else about.who
    return (
        Choice("yes", f"{who} {want} it raised"),
        Choice("no", f"{who} {not_want} it raised"),
        Choice("unsaid", say),
    )


def about_card(card: CardRow, stages: Ladder) -> ActAbout:
    """What an act on a card of the board is about."""
    return ActAbout(
        concern_id=card.concern_id,
        who=capital(in_words.names([who.name for who in card.children])),
        several=len(card.children) > 1,
        stage=card.stage,
        to_name=card.story.to_name,
        to_role=card.story.to_role,
        higher=higher_stages(stages, card.stage),
        days_each=stages.days_each,
        counts_working_days=stages.counts_working_days,
    )


def about_page(page: CardPage) -> ActAbout:
    """What an act on the card's own page is about."""
    return ActAbout(
        concern_id=page.concern_id,
        who=capital(in_words.names([child.who.name for child in page.children])),
        several=len(page.children) > 1,
        stage=page.story.stage,
        to_name=page.story.to_name,
        to_role=page.story.to_role,
        higher=page.higher_stages,
        days_each=page.ladder.days_each,
        counts_working_days=page.ladder.counts_working_days,
        has_effect=not page.effect_is_missing,
    )


def higher_stages(stages: Ladder, stage: int) -> tuple[StageRow, ...]:
    """The stages above one, the next first."""
    return tuple(one for one in stages.stages if one.number > stage)


def stage_choices(about: ActAbout) -> tuple[Choice, ...]:
    """“Stage 2, Head of Service”, the next stage first: one may be left out."""
    return tuple(Choice(str(one.number), f"{one.name}, {one.role}") for one in about.higher)


def stage_chosen(about: ActAbout, value: str | None) -> StageRow | None:
    """The stage that is chosen; the next one while nothing is."""
    chosen = next((one for one in about.higher if str(one.number) == value), None)
    return chosen or next(iter(about.higher), None)


def title(act: Act, about: ActAbout) -> str:
    """The heading of an act's panel."""
    following = next(iter(about.higher), None)
    return {
        Act.ANSWERED: f"An answer about {about.who}",
        Act.ESCALATE: f"Escalate to {following.name}" if following else "Escalate",
        Act.WAIT: "Wait before the next stage",
        Act.TO_CAFCASS: "Refer to Cafcass",
        Act.TELL_CHILD: f"Told {about.who}",
        Act.NOTE: "Add a note",
        Act.SETTLE: "Settle it",
        Act.REOPEN: "Open it again",
    }[act]


def button(act: Act) -> str:
    """The words on the one filled button of an act's panel."""
    return {
        Act.ANSWERED: "Keep the answer",
        Act.ESCALATE: "Escalate",
        Act.WAIT: "Wait until then",
        Act.TO_CAFCASS: "Yes, refer to Cafcass",
        Act.TELL_CHILD: "Keep it",
        Act.NOTE: "Add the note",
        Act.SETTLE: "Settle it",
        Act.REOPEN: "Open it again",
    }[act]


def below_title(act: Act, about: ActAbout) -> str:
    """A sentence below the heading, where one is needed."""
    asked = in_words.whom(about.to_name, about.to_role)
    days = words.working_days(about.days_each) if about.counts_working_days else words.days(about.days_each)
    return {
        Act.ANSWERED: "You decide afterwards whether it is enough: settle it, or escalate.",
        Act.ESCALATE: f"{capital(asked) or 'Whoever was asked'} is told as well. A new clock of {days} starts today.",
        Act.WAIT: "The card says until when you wait, and why. After that day it asks again.",
        Act.TO_CAFCASS: (
            "Cafcass is outside the council. You may refer to it at any time and need nobody’s leave (Children Act "
            "1989, section 25B(3)). The stages here go on beside it."
        ),
        Act.TELL_CHILD: "It may be raised even where the child does not want it: you answer for that yourself.",
        Act.NOTE: "A note stays in the history and moves no clock.",
        Act.SETTLE: "Only its history can be added to afterwards; it can be opened again.",
        Act.REOPEN: "It goes on at the stage where it ended.",
    }[act]


def done(act: Act, about: ActAbout) -> str:
    """What the toast says once it is on disk."""
    return {
        Act.ANSWERED: f"Answer about {about.who} kept.",
        Act.ESCALATE: f"Escalated for {about.who}.",
        Act.WAIT: f"Waiting, for {about.who}.",
        Act.TO_CAFCASS: f"Referral to Cafcass kept for {about.who}.",
        Act.TELL_CHILD: f"Kept that {about.who} {'know' if about.several else 'knows'}.",
        Act.NOTE: "Note added.",
        Act.SETTLE: f"Settled for {about.who}.",
        Act.REOPEN: f"Opened again for {about.who}.",
    }[act]


def difference_label(about: ActAbout) -> str:
    return f"The difference it made for {about.who}, in a line"


DIFFERENCE_HINT = "If there is none yet, say so. A child’s own words go between “ and ”."


def outcome_of(value: str | None) -> Outcome | None:
    """The outcome chosen; None for none."""
    return Outcome(value) if value else None
