"""What the list of each section of a child's record says and offers; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from iro_desktop.models.people import FAMILY_AND_FRIENDS, PersonRole, ToldAbout
from iro_desktop.queries.child_record import ChildRecord, Kept, Sibling, TimeInCare
from iro_desktop.queries.homes import KIND_OF_HOME
from iro_desktop.queries.return_words import LEGAL_STATUSES, REASONS_FOR_LEAVING
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.child_record import fields_of_records as of_records
from iro_desktop.ui.child_record.specs import Section, Spec
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Ask:
    """A short form for something new."""

    key: str
    words: str
    """On the button that opens it."""
    specs: tuple[Spec, ...]
    done: str
    """On the button that does it."""


@dataclass(frozen=True, slots=True)
class SectionPage:
    """The list of one section."""

    summary: str
    rows: tuple[RowWords, ...]
    nothing: tuple[str, str]
    asks: tuple[Ask, ...]
    facts: tuple[RowWords, ...] = ()
    """Rows above the list that the council's files tell: they cannot be opened."""
    offers: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    """What fields of the forms may be chosen from, by the name of the field."""


def page(record: ChildRecord, section: Section, today: date) -> SectionPage:
    """What a section with several records shows."""
    match section:
        case Section.CARE:
            return _care(record, today)
        case Section.HOMES:
            return _homes(record, today)
        case Section.PEOPLE:
            return _people(record, today)
        case Section.SIBLINGS:
            return _siblings(record)
        case Section.SERVICES:
            return _services(record, today)
        case _:
            return _officers(record, today)


def lock_line(record: ChildRecord, home: Kept) -> str:
    """Who must not learn the address: those on the home's list, and everyone who may not be told of any home."""
    names = dict.fromkeys(home.texts("withheld_from"))
    names |= dict.fromkeys(one.text("name") for one in record.people if ToldAbout.HOME in one.texts("may_not_be_told"))
    return f"Never told to {words.listed(names)}. No letter to them holds it." if names else ""


def _from_until(kept: Kept, today: date, begins: str = "from_on") -> str:
    return _time(kept.day(begins), kept.day("until_on"), today)


def _time(since: date | None, until: date | None, today: date) -> str:
    if until is None:
        return f"since {words.day_and_month(since, today)}" if since else ""
    until_words = words.day_and_month(until, today)
    return f"{words.day_and_month(since, today)} to {until_words}" if since else f"until {until_words}"


def _care(record: ChildRecord, today: date) -> SectionPage:
    name = in_words.capital(record.who.name)
    begin = Ask("begin", "Came into care", of_records.BEGINNING_OF_CARE, "Write it down")
    end = Ask("end", "Left care", of_records.END_OF_CARE, "Write it down")
    status = Ask("add", "Add a legal status", of_records.NEW_STATUS, "Add this status")
    facts = [_time_in_care(time, today) for time in record.times_in_care]
    facts += [
        RowWords(
            key=("status", one.code, one.from_on),
            title=LEGAL_STATUSES.get(one.code, one.code),
            below=in_words.capital(_time(one.from_on, one.until_on, today)),
            icon="scale",
            tag=TagWords(_FROM_FILES),
        )
        for one in record.statuses_in_files[:_STATUSES_SHOWN]
    ]
    return SectionPage(
        summary="Legal statuses written here hold what no file does: conditions, and the next day in court.",
        rows=tuple(_status_row(one, today) for one in record.statuses),
        nothing=("No legal status is written here yet", f"{name}’s statuses in the files stand above."),
        asks=(status, end if record.in_care else begin),
        facts=tuple(facts),
    )


_BY_HAND, _FROM_FILES = "Written by hand", "From the files"
_STATUSES_SHOWN = 3
"""Of those in the files, the latest: the whole history is in the council's own system."""


def _status_row(status: Kept, today: date) -> RowWords:
    court = status.day("next_court_on")
    below = [_from_until(status, today), f"next in court on {words.day_and_month(court, today)}" if court else ""]
    return RowWords(
        key=status.record_id,
        title=status_name(status),
        below=in_words.capital(", ".join(part for part in below if part)),
        icon="scale",
        tag=TagWords(_BY_HAND),
    )


def _time_in_care(time: TimeInCare, today: date) -> RowWords:
    period = time.period
    began = words.day_and_month(period.started_on, today)
    since = began if period.start_is_known else f"{began} or before"
    last = period.episodes[-1] if period.episodes else None
    kind = "Short breaks" if period.short_breaks else "In care"
    if period.ended_on is None:
        shown = f"{kind} since {since}"
    else:
        shown = f"{kind} from {since} to {words.day_and_month(period.ended_on, today)}"
    home = KIND_OF_HOME.get(last.placement_type, "") if last and period.ended_on is None else ""
    why = REASONS_FOR_LEAVING.get(last.reason_ended, "") if last else ""
    return RowWords(
        key=("time", period.started_on),
        title=shown,
        below=in_words.capital(home or why),
        icon="calendar",
        tag=TagWords(_BY_HAND if time.by_hand else _FROM_FILES),
    )


def status_name(kept: Kept) -> str:
    return LEGAL_STATUSES.get(kept.text("code"), kept.text("code"))


def _homes(record: ChildRecord, today: date) -> SectionPage:
    moves = record.moves
    said = [words.plural(moves.all_together, "move") if moves.all_together else "no move"]
    said[0] += " in care"
    said += [f"{moves.in_12_months} of them in the last 12 months"] if moves.in_12_months else []
    said += [f"{moves.not_planned} not planned"] if moves.not_planned else []
    return SectionPage(
        summary=in_words.capital(", ".join(said)) + ". Addresses are shown only here.",
        rows=tuple(_home_row(record, one, today) for one in record.homes),
        nothing=("No home is written down yet", "What the council’s files tell of homes is on the child’s page."),
        asks=(Ask("add", "Add a home", of_records.NEW_HOME, "Add this home"),),
        offers={"withheld_from": _names_to_withhold_from(record)},
    )


def _home_row(record: ChildRecord, home: Kept, today: date) -> RowWords:
    below = [home.text("kind_in_words"), home.text("town"), _from_until(home, today)]
    withheld = TagWords("Address withheld", Tone.SECONDARY, "lock") if lock_line(record, home) else None
    return RowWords(
        key=home.record_id,
        title=home_name(home),
        below=in_words.capital(", ".join(part for part in below if part)),
        icon="house",
        tag=withheld,
    )


def home_name(home: Kept) -> str:
    return home.text("with_whom") or in_words.capital(home.text("kind_in_words")) or "A home"


def _names_to_withhold_from(record: ChildRecord) -> tuple[Choice, ...]:
    """Family, friends and carers of before, by name; and names that are on the list of a home already."""
    names = [
        one.text("name")
        for one in record.people
        if one.text("role") in FAMILY_AND_FRIENDS or (one.text("role") == PersonRole.CARER and one.day("until_on"))
    ]
    names += [name for home in record.homes for name in home.texts("withheld_from")]
    return tuple(Choice(name, name) for name in dict.fromkeys(names))


def _people(record: ChildRecord, today: date) -> SectionPage:
    return SectionPage(
        summary="Family and friends, carers, and who works with the child. Who has gone stands at the end.",
        rows=tuple(_person_row(one, today) for one in record.people),
        nothing=("Nobody is written down yet", "Add family, carers and professionals, one by one."),
        asks=(Ask("add", "Add somebody", of_records.NEW_PERSON, "Add this person"),),
    )


def _person_row(person: Kept, today: date) -> RowWords:
    role = person.text("role_in_words") or of_records.ROLES[person.text("role")]
    said_as = f"“{person.text('said_as')}”" if person.text("said_as") not in ("", person.text("name")) else ""
    rights = "parental responsibility" if person.values.get("parental_responsibility") is True else ""
    time = _from_until(person, today, "since_on") if person.day("until_on") else ""
    below = ", ".join(part for part in (in_words.capital(role), said_as, rights, person.text("team"), time) if part)
    not_told = [of_records.TOLD[about] for about in person.texts("may_not_be_told") if about in of_records.TOLD]
    tag = TagWords("Not told: " + ", ".join(not_told), Tone.ATTENTION, "lock") if not_told else None
    return RowWords(key=person.record_id, title=person.text("name"), below=below, icon="user", tag=tag)


def _siblings(record: ChildRecord) -> SectionPage:
    children = (
        Choice("", "Not on this laptop"),
        *(Choice(str(one.child_id), one.name_and_number) for one in record.other_children),
    )
    return SectionPage(
        summary="Brothers and sisters live together and have one officer wherever possible: where not, write down why.",
        rows=tuple(_sibling_row(one) for one in record.siblings),
        nothing=("No brother or sister is written down", "Add each one, on this laptop or not."),
        asks=(Ask("add", "Add a brother or sister", of_records.NEW_SIBLING, "Add them"),),
        offers={"other_child_id": children},
    )


def _sibling_row(sibling: Sibling) -> RowWords:
    link = sibling.link
    together = {True: "live together", False: "live apart"}.get(link.values.get("live_together") is True)
    said = [sibling.person.text("role_in_words")]
    if isinstance(link.values.get("live_together"), bool):
        said += [together or "", of_records.WHY_APART.get(link.text("why_apart"), "")]
    if isinstance(link.values.get("same_officer"), bool):
        said.append("same officer" if link.values["same_officer"] else "another officer")
        said.append(of_records.WHY_ANOTHER_OFFICER.get(link.text("why_another_officer"), ""))
    below = in_words.capital(", ".join(part[:1].lower() + part[1:] for part in said if part))
    return RowWords(
        key=sibling.person.record_id,
        title=sibling.other.name if sibling.other else sibling.person.text("said_as") or sibling.person.text("name"),
        below=below or "Not asked yet where they live",
        avatar=sibling.other.animal if sibling.other else None,
        icon=None if sibling.other else "users",
    )


def _services(record: ChildRecord, today: date) -> SectionPage:
    told = "A review has told the child how to complain." if record.told_how_to_complain else ""
    parents = (
        Choice("", "Nobody"),
        *(Choice(str(one.record_id), one.text("name")) for one in record.people if one.text("role") == "parent"),
    )
    return SectionPage(
        summary=told or "No review has told the child yet how to complain: it is a topic of the meeting.",
        rows=tuple(_offer_row(one, today) for one in record.services),
        nothing=(
            "Nothing was offered yet",
            "An advocate is every child’s right; the others where they help.",
        ),
        asks=(Ask("add", "Write down an offer", of_records.NEW_OFFER, "Add this offer"),),
        offers={"person_id": parents},
    )


def _offer_row(offer: Kept, today: date) -> RowWords:
    said = [f"offered {words.day_and_month(on, today)}" if (on := offer.day("offered_on")) else ""]
    wanted = of_records.WANTED.get(offer.text("wanted"), "")
    said.append(f"wanted: {wanted.lower()}" if wanted else "")
    referred = offer.day("referred_on")
    by = of_records.REFERRED_BY.get(offer.text("referred_by"), "")
    said.append(
        f"referred {words.day_and_month(referred, today)}" + (f" by {by.lower()}" if by else "") if referred else ""
    )
    said.append(offer.text("worker_name"))
    return RowWords(
        key=offer.record_id,
        title=of_records.SERVICES[offer.text("service")],
        below=in_words.capital(", ".join(part for part in said if part)),
        icon="heart",
        right=of_records.OUTCOMES.get(offer.text("outcome"), ""),
    )


def _officers(record: ChildRecord, today: date) -> SectionPage:
    changes = record.officer_changes
    return SectionPage(
        summary="The officer has not changed in the last 12 months."
        if not changes
        else f"The officer changed {words.plural(changes, 'time')} in the last 12 months.",
        rows=tuple(_officer_row(one, today) for one in record.officers),
        nothing=("No officer is written down yet", "Every child in care has a named officer."),
        asks=(Ask("add", "Add an officer", of_records.NEW_OFFICER, "Add this officer"),),
    )


def _officer_row(officer: Kept, today: date) -> RowWords:
    why = of_records.WHY_ALLOCATED[officer.text("reason")]
    told = officer.day("child_told_on")
    return RowWords(
        key=officer.record_id,
        title=officer.text("officer_name"),
        below=f"{in_words.capital(_from_until(officer, today))}, {why[:1].lower()}{why[1:]}",
        icon="user",
        right=f"Child told {words.day_and_month(told, today)}" if told else "",
    )
