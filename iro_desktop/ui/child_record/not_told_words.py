"""What is asked when something that says where somebody is has changed, and when it is; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from iro_desktop.models.people import PersonRole, ToldAbout
from iro_desktop.queries.child_record import ChildRecord
from iro_desktop.queries.not_told import AboutWhat, WhoMayLearn
from iro_desktop.ui import words
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.shown import Choice

FROM_ALL = "from_all"
"""The choice of keeping a person's own address from everybody."""
_OF_A_HOME = frozenset({"address", "postcode", "telephone", "with_whom", "town"})
_OF_A_PERSON = frozenset({"address", "telephone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToldWords:
    """The question, what holds until it is answered, and who can be chosen."""

    question: str
    until_then: str
    choices: tuple[Choice, ...]
    chosen: tuple[str, ...] = ()

    def with_chosen(self, chosen: tuple[str, ...]) -> "NotToldWords":
        return replace(self, chosen=chosen)


def asked_after(
    record: ChildRecord, section: Section, record_id: UUID, changed: Mapping[str, object]
) -> AboutWhat | None:
    """What the officer is asked about after fields of a record were changed to these values; None for nothing.

    Taking an address away tells nobody anything.
    """
    names = {name for name, value in changed.items() if value}
    if section is Section.HOMES and names & _OF_A_HOME:
        return ToldAbout.HOME
    if section is Section.NAMES and "school" in names:
        return ToldAbout.SCHOOL
    if section is not Section.PEOPLE:
        return None
    person = next((one for one in record.people if one.record_id == record_id), None)
    role = changed.get("role") or (person.text("role") if person is not None else "")
    if role == PersonRole.CARER and names & {*_OF_A_PERSON, "name", "role"}:
        return ToldAbout.HOME
    return record_id if names & _OF_A_PERSON else None


def question(shown: WhoMayLearn) -> NotToldWords | None:
    """The question in words; None where nobody is left to be kept from it."""
    if isinstance(shown.about, UUID):
        return NotToldWords(
            question=f"Where {shown.whose} lives or how to ring there has changed. Must nobody learn it?",
            until_then=_UNTIL_THEN,
            choices=(Choice(FROM_ALL, "Nobody may learn it"),),
            chosen=(FROM_ALL,) if shown.kept_from_all else (),
        )
    if not shown.others:
        return None
    what = f"where {shown.whose} lives" if shown.about is ToldAbout.HOME else f"{words.whose(shown.whose)} school"
    else_ = " else" if shown.kept_from else ""
    already = f"Kept from {words.listed(shown.kept_from)} already. " if shown.kept_from else ""
    return NotToldWords(
        question=f"Who{else_} must not learn {what}?",
        until_then=already + _UNTIL_THEN,
        choices=tuple(Choice(str(one.person_id), one.name) for one in shown.others),
    )


_UNTIL_THEN = "Every letter hides it by default, and asks for a reason to show it."


def end_words(shown: NotToldWords) -> str:
    """On the button that ends the question."""
    if shown.chosen:
        return "That is all"
    return "Leave it at that" if shown.choices[0].value == FROM_ALL else "Nobody else"


def answered(shown: NotToldWords) -> str:
    """What is said once somebody is kept from it; empty where nobody was chosen."""
    names = [one.words for one in shown.choices if one.value in shown.chosen and one.value != FROM_ALL]
    if names:
        return f"Kept from {words.listed(names)}. Every open letter is looked through for it."
    return "Nobody may learn it. Every open letter is looked through for it." if shown.chosen else ""
