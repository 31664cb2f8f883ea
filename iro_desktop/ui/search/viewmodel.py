"""What was found and what can be done, in groups; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from iro_desktop.queries.search import Hit, HitKind
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.shown import RowWords

COMMANDS_AT_FIRST = 10
LATELY_SHOWN = 4
_LONGEST_AROUND = 90


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do. Without a place it records a conversation."""

    words: str
    icon: str
    place: Place | None
    also: str = ""
    """Other words it is found by."""
    keys: str = ""


RAISE = Place(Page.RESOLUTIONS, part="raise")
"""Opens the panel for raising a resolution over whatever is open, and goes nowhere."""

COMMANDS: tuple[Command, ...] = (
    Command("Record a conversation", "message-square-plus", None, "note call visit write talk", "Ctrl+Shift+C"),
    Command("Raise a resolution", "scale", RAISE, "challenge concern escalate thanks not right", "Ctrl+Shift+R"),
    Command("Today", "sun", Place(Page.TODAY), "go home morning diary", "Ctrl+1"),
    Command("Children", "users", Place(Page.CHILDREN), "go caseload list", "Ctrl+2"),
    Command("Resolutions", "scale", Place(Page.RESOLUTIONS), "go board challenge stage escalate", "Ctrl+6"),
    Command("Reviews due soon", "calendar-check-2", Place(Page.CHILDREN, part="review_soon"), "late plan"),
    Command("Children not seen for 3 months", "eye", Place(Page.CHILDREN, part="not_seen"), "visit"),
    Command("On the road", "car", Place(Page.VISITS), "go visits addresses telephone sheet travel drive print"),
    Command(
        "Library",
        "book-open",
        Place(Page.LIBRARY),
        "go guides handbook cafcass sheets activities print",
    ),
    Command("Templates and words", "file-text", Place(Page.TEMPLATES_AND_WORDS), "go letters words list council"),
    Command("Letter templates", "file-text", Place(Page.TEMPLATES), "go new template rename retire"),
    Command("Words", "quote", Place(Page.WORDS), "go jargon kinder plain list keep"),
    Command("Letterhead", "building-2", Place(Page.LETTERHEAD), "go logo council address"),
    Command("Letters to print", "printer", Place(Page.PRINTING), "go paper printer batch pages count post"),
    Command("One-to-one sheet", "users", Place(Page.SUPERVISION), "go supervision manager late team agenda print"),
    Command("Late by team", "users", Place(Page.SUPERVISION, part="teams"), "go social work teams overdue"),
    Command("Sync centre", "refresh-cw", Place(Page.SYNC_CENTRE), "go send office receipt", "Ctrl+0"),
    Command("Bring in a caseload", "download", Place(Page.BRING_IN), "import 903 files csv"),
    Command("Settings", "settings", Place(Page.SETTINGS), "go look text size dark theme", "Ctrl+,"),
    Command("Open after events", "clock", Place(Page.BETWEEN, part="open"), "missing interview return told happened"),
    Command("Services counted", "list", Place(Page.BETWEEN, part="counted"), "advocacy referrals rights report"),
    Command("Story box", "star", Place(Page.BETWEEN, part="stories"), "good things thanks quotes"),
)

_TITLES: Mapping[HitKind, str] = MappingProxyType(
    {
        HitKind.CHILD: "Children",
        HitKind.WORDS: "What children said",
        HitKind.CONVERSATION: "Conversations",
        HitKind.REVIEW: "Reviews",
        HitKind.DECISION: "Decisions",
        HitKind.LETTER: "Letters",
        HitKind.RESOLUTION: "Resolutions",
        HitKind.MIDWAY: "Midway checks",
        HitKind.HAPPENED: "Between reviews",
        HitKind.PERSON: "People",
    }
)
_PARTS: Mapping[HitKind, str] = MappingProxyType(
    {
        HitKind.WORDS: "words",
        HitKind.CONVERSATION: "conversations",
        HitKind.DECISION: "decisions",
        HitKind.PERSON: "people",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under their heading; `places` say where each leads, None records a conversation."""

    title: str
    rows: tuple[RowWords, ...]
    places: tuple[Place | None, ...]


def groups(hits: Sequence[Hit], typed: str, today: date, lately: Sequence[Who] = ()) -> tuple[Group, ...]:
    """Everything found, children first and things to do last.

    While nothing is typed, the children opened `lately` and things to do.
    """
    found = [] if typed.strip() or not lately else [_opened_lately(lately, today)]
    for kind in HitKind:
        of_kind = [hit for hit in hits if hit.kind is kind]
        if of_kind:
            found.append(
                Group(
                    _TITLES[kind],
                    tuple(_row(hit, number, today) for number, hit in enumerate(of_kind)),
                    tuple(place_of(hit) for hit in of_kind),
                )
            )
    commands = commands_for(typed)
    if commands:
        rows = tuple(
            RowWords(key=("do", number), title=command.words, icon=command.icon, right=command.keys)
            for number, command in enumerate(commands)
        )
        found.append(Group("Do", rows, tuple(command.place for command in commands)))
    return tuple(found)


def _opened_lately(children: Sequence[Who], today: date) -> Group:
    rows = tuple(
        RowWords(
            key=("lately", number),
            title=in_words.name_and_age(who, today),
            below=in_words.below_name(who),
            avatar=who.animal,
        )
        for number, who in enumerate(children[:LATELY_SHOWN])
    )
    return Group("Lately open", rows, tuple(Place(Page.CHILD, who.child_id) for who in children[:LATELY_SHOWN]))


def commands_for(typed: str) -> tuple[Command, ...]:
    """Commands of which every word typed begins a word."""
    wanted = typed.casefold().split()
    if not wanted:
        return COMMANDS[:COMMANDS_AT_FIRST]
    return tuple(command for command in COMMANDS if all(_begins_a_word(one, command) for one in wanted))


def place_of(hit: Hit) -> Place:
    """Where a thing found is shown."""
    if hit.kind is HitKind.REVIEW and hit.record_id != hit.who.child_id:
        return Place(Page.REVIEW, hit.record_id)
    if hit.kind is HitKind.LETTER and hit.record_id != hit.who.child_id:
        return Place(Page.LETTER, hit.record_id)
    if hit.kind is HitKind.RESOLUTION:
        return Place(Page.RESOLUTION, hit.record_id)
    if hit.kind is HitKind.MIDWAY:
        return Place(Page.MIDWAY, hit.record_id)
    if hit.kind is HitKind.HAPPENED:
        return Place(Page.BETWEEN, hit.who.child_id, hit.part)
    return Place(Page.CHILD, hit.who.child_id, _PARTS.get(hit.kind, ""))


def nothing_found(typed: str) -> str:
    return f"Nothing is found for “{typed.strip()}”. Near spellings were looked for too."


def found_in_words(count: int) -> str:
    """For ears, once the answer is there."""
    return f"{words.plural(count, 'result')}. Arrow keys move, Enter opens."


def _row(hit: Hit, number: int, today: date) -> RowWords:
    name = in_words.name_and_age(hit.who, today)
    around = in_words.shortened(hit.around, _LONGEST_AROUND)
    key = (hit.kind, number)
    if hit.kind is HitKind.CHILD:
        return RowWords(key=key, title=name, below=around or in_words.below_name(hit.who), avatar=hit.who.animal)
    if hit.kind is HitKind.WORDS:
        around = words.quoted(around)
    return RowWords(key=key, title=name, below=around, avatar=hit.who.animal)


def _begins_a_word(typed: str, command: Command) -> bool:
    return any(word.startswith(typed) for word in f"{command.words} {command.also}".casefold().split())
