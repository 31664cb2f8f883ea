"""What Compare says: whose version is whose, where they differ, and what would be kept; no Qt."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from iro_desktop.protocol.fields import Json
from iro_desktop.queries.comparison import Comparison, FieldKind, Side, TwoValues
from iro_desktop.ui import words
from iro_desktop.ui.compare.merging import Piece, differing, put_together
from iro_desktop.ui.record_words import field_label, one_of
from iro_desktop.ui.sync_centre.viewmodel import first_name

CAN_WAIT = "You can go on working. This can wait"
KEPT = "Decided. It goes to the office with the next sync; both versions stay there."
NOTHING_OPEN = "This was decided already"
_LONGEST_IN_A_CHOICE = 48
_VERBATIM = {("childs_words", "words")}
"""What a child said is never put together by a program: it stands as one of the two heard it, or as a person types."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """The head and foot of one version, and its fields."""

    title: str
    below: str
    button: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field in both versions, in pieces whose differing words are marked."""

    label: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    is_long: bool
    """Whether it takes a line of its own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be kept."""

    value: Json
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What will be kept of one field: text to edit, or options of which one is chosen."""

    conflict_id: UUID
    label: str
    hint: str
    text: str | None
    """None where it is chosen, not typed."""
    empty: Json = ""
    """What is kept where the text is emptied."""
    options: tuple[Option, ...] = ()
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class CompareWords:
    """Everything the screen shows."""

    title: str
    below: str
    animal: str | None
    left: SideWords
    right: SideWords
    fields: tuple[FieldWords, ...]
    kept: tuple[Kept, ...]
    keep_button: str


def compare_words(asked: Comparison, now: datetime) -> CompareWords:
    """The two versions in words."""
    today = now.date()
    left, right = _side(asked.left, asked.right, now), _side(asked.right, asked.left, now)
    fields = [_field_words(two, today) for two in asked.fields]
    fields += [_same_words(name, value, today) for name, value in asked.context]
    kept = tuple(_kept(asked, two, today) for two in asked.fields)
    return CompareWords(
        title=_title(asked),
        below=_below(asked, today),
        animal=asked.who.animal if asked.who is not None else None,
        left=left,
        right=right,
        fields=tuple(sorted(fields, key=lambda field: not field.is_long)),
        kept=kept,
        keep_button="Keep this text" if any(one.text is not None for one in kept) else "Keep this",
    )


def values_of(asked: Comparison, *, left: bool) -> dict[UUID, Json]:
    """What “Keep mine” and “Keep Farah’s” keep: that side's value of every field."""
    return {two.conflict_id: two.left if left else two.right for two in asked.fields}


def in_words(kind: FieldKind, value: Json, today: date) -> str:
    """A value as a person reads it; “nothing” for an empty one."""
    if kind is FieldKind.DELETION:
        return "Kept" if value is None else "Deleted"
    if value in (None, "", []):
        return "nothing"
    match kind, value:
        case FieldKind.DAY, str():
            return words.weekday_and_date(date.fromisoformat(value), today)
        case FieldKind.TIME, str():
            return f"{time.fromisoformat(value):%H:%M}"
        case FieldKind.YES_OR_NO, bool():
            return "Yes" if value else "No"
        case FieldKind.CHOICE, str():
            plain = value.replace("_", " ")
            return plain[:1].upper() + plain[1:]
        case FieldKind.LIST, list():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


def _title(asked: Comparison) -> str:
    if any(two.kind is FieldKind.DELETION for two in asked.fields):
        return f"{_deleter(asked)} deleted this. {_other(asked)} changed it"
    left, right = _name(asked.left), _name(asked.right)
    if left == right:
        return f"{left} changed this on two laptops"
    return f"{left} and {right} both changed this"


def _deleter(asked: Comparison) -> str:
    two = next(two for two in asked.fields if two.kind is FieldKind.DELETION)
    return _name(asked.left if two.left is not None else asked.right)


def _other(asked: Comparison) -> str:
    two = next(two for two in asked.fields if two.kind is FieldKind.DELETION)
    return _name(asked.right if two.left is not None else asked.left)


def _name(side: Side) -> str:
    return "You" if side.is_me else first_name(side.name) or "Somebody"


def _below(asked: Comparison, today: date) -> str:
    about = [asked.who.name] if asked.who is not None else []
    if asked.review_on is not None and asked.kind != "review":
        about.append(f"review of {words.day_and_month(asked.review_on, today)}")
    about.append(one_of(asked.kind, asked.number))
    sentence = ", ".join(about)
    return f"{sentence[:1].upper()}{sentence[1:]}. Both versions stay at the office"


def _side(side: Side, other: Side, now: datetime) -> SideWords:
    whose = "Yours" if side.is_me else words.whose(_name(side))
    place = "kept beside it at the office" if side.waits else "at the office now"
    at = side.at.astimezone(now.tzinfo) if side.at is not None else None
    moment = f"{words.day_and_month(at.date(), now.date())} {words.clock(at)}, " if at is not None else ""
    same_person = side.is_me == other.is_me and side.name == other.name
    if same_person:
        button = "Keep the later one" if side.waits else "Keep the earlier one"
    else:
        button = "Keep mine" if side.is_me else f"Keep {whose}"
    return SideWords(whose, f"{moment}{place}", button)


def _field_words(two: TwoValues, today: date) -> FieldWords:
    left, right = in_words(two.kind, two.left, today), in_words(two.kind, two.right, today)
    if two.kind is FieldKind.TEXT:
        pieces = differing(_text(two.left), _text(two.right))
        empty = (Piece("nothing", differs=True),)
        return FieldWords(field_label(two.field), pieces[0] or empty, pieces[1] or empty, is_long=True)
    label = "This record" if two.kind is FieldKind.DELETION else field_label(two.field)
    is_long = two.kind is FieldKind.LIST
    return FieldWords(label, (Piece(left, differs=True),), (Piece(right, differs=True),), is_long)


def _same_words(field: str, value: Json, today: date) -> FieldWords:
    kind = FieldKind.DAY if field.endswith("_on") else FieldKind.TEXT
    same = (Piece(in_words(kind, value, today), differs=False),)
    return FieldWords(field_label(field), same, same, is_long=field in {"wording", "text"})


def _kept(asked: Comparison, two: TwoValues, today: date) -> Kept:
    label = field_label(two.field)
    if two.kind is FieldKind.TEXT:
        base, left, right = _text(two.base), _text(two.left), _text(two.right)
        empty = None if None in (two.left, two.right) else ""
        both = None if (asked.kind, two.field) in _VERBATIM else put_together(base, left, right)
        if both is None:
            whose = "Yours" if asked.left.is_me else words.whose(_name(asked.left))
            hint = f"{whose}, as the two cannot be put together. Change anything"
            return Kept(two.conflict_id, label, hint, left, empty)
        return Kept(two.conflict_id, label, "Both changes, put together. Change anything you like", both, empty)
    options = tuple(_options(asked, two, today))
    return Kept(two.conflict_id, "This record" if two.kind is FieldKind.DELETION else label, "", None, options=options)


def _options(asked: Comparison, two: TwoValues, today: date) -> list[Option]:
    if two.kind is FieldKind.DELETION:
        deleted_at = two.left if two.left is not None else two.right
        return [Option(None, "Keep it"), Option(deleted_at, "Delete it")]
    options = [
        _option(two, value, side, asked, today) for value, side in ((two.left, asked.left), (two.right, asked.right))
    ]
    if two.kind is FieldKind.LIST and isinstance(two.left, list) and isinstance(two.right, list):
        both: list[object] = list(dict.fromkeys([*two.left, *two.right]))
        options.insert(0, Option(both, "All of both"))
    if two.field == "due_on" and isinstance(two.left, str) and isinstance(two.right, str):
        # A promise to a child is better kept sooner: the earlier day stands first and is chosen.
        options.sort(key=lambda option: str(option.value))
        sooner = f"{options[0].words}, sooner" + (f" for {asked.who.name}" if asked.who is not None else "")
        options[0] = Option(options[0].value, sooner)
    return options


def _option(two: TwoValues, value: Json, side: Side, asked: Comparison, today: date) -> Option:
    both_mine = asked.left.is_me == asked.right.is_me and asked.left.name == asked.right.name
    if both_mine:
        whose = "the later one" if side.waits else "the earlier one"
    else:
        whose = "yours" if side.is_me else words.whose(_name(side))
    said = in_words(two.kind, value, today)
    if len(said) > _LONGEST_IN_A_CHOICE:
        return Option(value, whose[:1].upper() + whose[1:])
    return Option(value, f"{said}, {whose}")


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
