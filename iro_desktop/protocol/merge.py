"""Two versions of a record become one, or a question for a person. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

DELETED = "deleted_at"
"""The field by which a record counts as deleted."""


class Verdict(Enum):
    """What becomes of one field that somebody else has changed as well."""

    TAKE = auto()
    """The new value follows."""
    KEEP = auto()
    """The value at central stays, and nothing is lost by it."""
    ASK = auto()
    """The value at central stays, both are kept, and a person decides."""


MergeRule = Callable[[object, object], Verdict]
"""Given the value at central and the new one, which differ, neither of which the other's author had seen."""


def ask_the_person(theirs: object, mine: object) -> Verdict:  # noqa: ARG001 - the shape of every rule
    """Whatever a person typed, chose or dated. No clock and no order of arrival may decide it."""
    return Verdict.ASK


def keep_first(theirs: object, mine: object) -> Verdict:
    """What describes a beginning: two laptops that made the same record began it once."""
    return Verdict.TAKE if theirs is None and mine is not None else Verdict.KEEP


def keep_latest(theirs: object, mine: object) -> Verdict:
    """A moment at which something last happened. Compared as time, not as text; it decides nothing else."""
    ours, new = _moment(theirs), _moment(mine)
    if new is None:
        return Verdict.KEEP
    return Verdict.TAKE if ours is None or new > ours else Verdict.KEEP


def written_once(theirs: object, mine: object) -> Verdict:  # noqa: ARG001 - the shape of every rule
    """History: what stands at central stays, whatever was written since and whoever wrote it."""
    return Verdict.KEEP


def furthest_along(*steps: str | bool) -> MergeRule:
    """A status that only moves forward. A value outside the steps is a person's decision, so a person is asked."""

    def rule(theirs: object, mine: object) -> Verdict:
        if not isinstance(theirs, str | bool) or not isinstance(mine, str | bool) or not {theirs, mine} <= {*steps}:
            return Verdict.ASK
        return Verdict.TAKE if steps.index(mine) > steps.index(theirs) else Verdict.KEEP

    return rule


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed."""

    field: str
    base: object
    """What the second author had seen."""
    theirs: object
    """What stays at central."""
    mine: object
    """What the second author wrote."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A record after one operation."""

    document: Mapping[str, object]
    taken: frozenset[str]
    """Fields whose value is now the operation's."""
    clashes: tuple[Clash, ...]


def merge(
    document: Mapping[str, object] | None,
    changes: Mapping[str, tuple[object, object]],
    *,
    rules: Mapping[str, MergeRule],
    unseen: frozenset[str] = frozenset(),
) -> Merged:
    """Apply one operation's changes (field: old, new) to central's document; None where central has none.

    A field is taken where the author had seen central's value, or where both wrote the same. Otherwise its rule
    speaks; a field without a rule is asked about. `unseen` names the fields that another laptop changed after the
    version this author had: with it, a deletion and a change of the same record are seen to clash.
    """
    after = dict(document or {})
    taken, clashes = set[str](), list[Clash]()
    for field, (old, new) in changes.items():
        verdict = merge_field(after.get(field), old, new, rules.get(field, ask_the_person), exists=document is not None)
        if field == DELETED and verdict is Verdict.TAKE and new is not None and _matter(unseen - {field}, rules):
            verdict = Verdict.ASK
        if verdict is Verdict.TAKE:
            after[field] = new
            taken.add(field)
        elif verdict is Verdict.ASK:
            clashes.append(Clash(field, old, after.get(field), new))
    if DELETED in unseen and after.get(DELETED) is not None and DELETED not in changes and _matter(taken, rules):
        clashes.append(Clash(DELETED, None, after[DELETED], None))
    return Merged(after, frozenset(taken), tuple(clashes))


def merge_field(theirs: object, old: object, new: object, rule: MergeRule, *, exists: bool = True) -> Verdict:
    """Three-way merge of one field: what central has, what the author saw, what the author wrote."""
    if not exists or _same(theirs, new):
        return Verdict.TAKE
    if rule is written_once:
        return Verdict.KEEP  # also where the author had seen it: nobody changes history
    if _same(theirs, old):
        return Verdict.TAKE
    return rule(theirs, new)


def _matter(fields: frozenset[str] | set[str], rules: Mapping[str, MergeRule]) -> bool:
    """Whether any of these fields is more than book-keeping: when a record was made or last saved tells no story."""
    return any(rules.get(field, ask_the_person) not in (keep_first, keep_latest) for field in fields)


def _same(one: object, other: object) -> bool:
    # JSON knows true and 1 as two values; Python's == does not.
    return type(one) is type(other) and one == other


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
