"""What the list of good things says, with the consent to tell each; no Qt."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.models.between_reviews import GoodThingKind
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.queries.good_things import Story
from iro_desktop.ui import words
from iro_desktop.ui.between.opened import Opened
from iro_desktop.ui.between.words import aside
from iro_desktop.ui.child.in_words import capital, shortened
from iro_desktop.ui.child_record.lists import Ask, SectionPage
from iro_desktop.ui.child_record.specs import Group, Spec, Typed, choices_of
from iro_desktop.ui.event.words import not_for_choices, not_for_words
from iro_desktop.ui.shown import RowWords, TagWords
from iro_desktop.ui.tokens import Tone

KINDS: Mapping[str, str] = {
    GoodThingKind.ASKED_AND_GOT: "Asked for, and got",
    GoodThingKind.THANKS: "Thanks",
    GoodThingKind.QUOTE: "Words worth keeping",
}
_LONGEST = 240
_KIND = Spec("kind", "What it is", Typed.PILLS, "", choices_of(KINDS))
_TEXT = Spec("text", "In words", Typed.NOTES, "Ten driving lessons, a goodbye film, what was said")
NEW = Ask(
    "good",
    "Keep a good thing",
    (_KIND, Spec("happened_on", "Day", Typed.DAY), Spec("said_by", "From whom"), _TEXT),
    "Keep it",
)
GROUPS = (
    Group(
        "good",
        "The good thing",
        (
            _KIND,
            Spec("happened_on", "Day", Typed.DAY),
            Spec("said_by", "From whom"),
            _TEXT,
            Spec("story_may_be_told", "May it be told, without the name?", Typed.YES_NO),
            Spec("agreed_on", "Agreed on", Typed.DAY),
        ),
    ),
    Group("whom", "For whom it is", (Spec("not_for", "Who must not read it", Typed.MANY),)),
)


def page(of: BetweenPage, today: date) -> SectionPage:
    """The good things of one child, the latest first."""
    return SectionPage(
        summary="",
        rows=tuple(_row(one, of, today) for one in of.good_things),
        nothing=(
            "No good thing is kept yet",
            f"What {of.who.name} asked for and got, thanks, and words that others may learn from.",
        ),
        asks=(NEW,),
    )


def _row(good: Kept, of: BetweenPage, today: date) -> RowWords:
    return _good_row(good, today, kept_from=not_for_words(of.who.name, of.people, good.texts("not_for")))


def _good_row(good: Kept, today: date, *, whose: str = "", kept_from: str = "") -> RowWords:
    kind = GoodThingKind(good.text("kind"))
    text = shortened(good.text("text"), _LONGEST)
    on, said_by = good.day("happened_on"), good.text("said_by")
    what = f"{whose}: {KINDS[kind][:1].lower()}{KINDS[kind][1:]}" if whose else KINDS[kind]
    below = [what, f"from {said_by}" if said_by and said_by != whose else "", kept_from]
    return RowWords(
        key=good.record_id,
        title=(
            words.quoted(text) if kind is GoodThingKind.QUOTE else text,
            aside(words.day_and_month(on, today) if on else ""),
        ),
        below=", ".join(part for part in below if part),
        icon={GoodThingKind.ASKED_AND_GOT: "star", GoodThingKind.THANKS: "heart"}.get(kind, "quote"),
        tag=consent(good),
    )


def consent(good: Kept) -> TagWords:
    """Whether it may be told to others, without the name."""
    told = good.values.get("story_may_be_told")
    if told is True:
        return TagWords("May be told", Tone.GOOD, "check")
    return TagWords("Not to be told", Tone.ATTENTION, "lock") if told is False else TagWords("Consent not asked yet")


def opened(good: Kept, of: BetweenPage) -> Opened:
    """One good thing in its form."""
    return Opened(
        key=good.record_id,
        title=KINDS[GoodThingKind(good.text("kind"))],
        groups=GROUPS,
        values=good.values,
        remove="Remove this good thing",
        offers={"not_for": not_for_choices(of.who.name, of.people)},
    )


def story_rows(stories: tuple[Story, ...], today: date) -> tuple[RowWords, ...]:
    """The story box: the good things of all children. Whose it is stands below, for the officer alone."""
    return tuple(_good_row(one.good, today, whose=capital(one.who.name)) for one in stories)


def told_words(stories: tuple[Story, ...]) -> str:
    """How many may be told."""
    told = sum(one.may_leave for one in stories)
    return f"{words.plural(len(stories), 'good thing')}, {told} of them may be told without the name."


def to_copy(stories: tuple[Story, ...]) -> str:
    """The words of those that may be told, and nothing that says whose they are."""
    lines = []
    for one in stories:
        if one.may_leave:
            kind = GoodThingKind(one.good.text("kind"))
            text = one.good.text("text")
            lines.append(f"{KINDS[kind]}: {words.quoted(text) if kind is GoodThingKind.QUOTE else text}")
    return "\n".join(lines) + "\n" if lines else ""
