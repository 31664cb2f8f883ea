"""Families with a door to keep: children, their people and homes, and who may not learn of what. All invented."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from iro_desktop.models.child import AgeBand
from iro_desktop.models.people import PersonRole, ToldAbout
from tests.letters.guard.written import PLAIN, SCHOOLS

_STREETS = ("Tansy Lane", "Old Rope Walk", "Quince Street", "Larkspur Avenue", "Weir Close", "St Bega's Road")
_CARERS = ("Winifred Garstang", "Oluwaseun Larkwood", "Zofia Brandysz", "Meredith Quayle")
_PARENTS = ("Darren Oxenholme", "Shanice Thackray", "Imran Colquhoun", "Bronagh Fazakerley")
_BOROUGH = ("Brackenford", "Quaymouth", "Tarnside")
_LETTERS = st.sampled_from("ABDEFGHJLNPQRSTUWXYZ")

_HOUSES = st.builds(
    lambda number, suffix, street: f"{number}{suffix} {street}",
    st.integers(2, 399),
    st.sampled_from(("", "", "a", "B")),
    st.sampled_from(_STREETS),
)
_ADDRESSES = st.builds(
    lambda house, flat, town: f"{flat}{house}{town}",
    _HOUSES,
    st.sampled_from(("", "", "Flat 3, ")),
    st.sampled_from(("", ", Brackenford", "\nTarnside")),
)
_POSTCODES = st.builds(
    lambda first, area, sector, last: f"{first}{area} {sector}{last}",
    st.builds(str.__add__, _LETTERS, _LETTERS),
    st.integers(1, 19),
    st.integers(1, 9),
    st.builds(str.__add__, _LETTERS, _LETTERS),
)
_NUMBERS = st.builds(
    lambda start, end: f"{start}{end:03}",
    st.sampled_from(("07700 900", "01632 960", "020 7946 0")),
    st.integers(0, 999),
)
_MAILS = st.builds(
    lambda name, number: f"{name}{number}@tarn.example", st.sampled_from(("femi", "c.vaughan")), st.integers(2, 99)
)


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where somebody lives and how to ring them there."""

    address: str
    postcode: str
    telephone: str


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A person around the child."""

    name: str
    role: PersonRole
    address: str
    telephone: str
    email: str
    address_withheld: bool
    not_told: tuple[ToldAbout, ...]


@dataclass(frozen=True, kw_only=True)
class Family:
    """A child, the home now and the one before, the carer, separated parents, and a brother or sister elsewhere."""

    band: AgeBand
    home: Whereabouts
    home_before: Whereabouts | None
    withheld_from_a_parent: bool
    school: str
    carer: Somebody
    parents: tuple[Somebody, ...]
    sister: Whereabouts
    """The home of a brother or sister, who is another child on the laptop and lives apart."""
    sister_lives_here_too: bool
    typed: tuple["Typed", ...]
    language: str | None = None
    """The other language of the letter about the review."""

    @property
    def people(self) -> tuple[Somebody, ...]:
        return (self.carer, *self.parents)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Something protected that an officer typed where it does not belong."""

    where: str
    token: str
    written: str
    """As it was typed: in capitals, without spaces, between other marks."""


FIELDS = (
    *("letter", "childs_words", "child_wording", "wording", "owner", "place", "plan", "attendance", "agenda"),
    *("purpose", "explained", "best_time", "concern", "one_to_one"),
    *("translation", "translator", "picture"),
)
"""Fields in which an officer types, by the names that `records.py` knows them by."""


def _somebody(names: tuple[str, ...], role: PersonRole) -> st.SearchStrategy[Somebody]:
    return st.builds(
        Somebody,
        name=st.sampled_from(names),
        role=st.just(role),
        address=_ADDRESSES,
        telephone=_NUMBERS,
        email=_MAILS,
        address_withheld=st.booleans(),
        not_told=st.sets(st.sampled_from((ToldAbout.HOME, ToldAbout.SCHOOL)), max_size=2).map(
            lambda told: tuple(sorted(told))
        )
        if role is PersonRole.PARENT
        else st.just(()),
    )


_WHEREABOUTS = st.builds(Whereabouts, address=_ADDRESSES, postcode=_POSTCODES, telephone=_NUMBERS)


@st.composite
def families(draw: st.DrawFn, *, most_typed: int = 3) -> Family:
    """A family in which every place and number is another."""
    parents = draw(st.lists(_somebody(_PARENTS, PersonRole.PARENT), max_size=2, unique_by=lambda one: one.name))
    family = Family(
        band=draw(st.sampled_from(AgeBand)),
        home=draw(_WHEREABOUTS),
        home_before=draw(st.none() | _WHEREABOUTS),
        withheld_from_a_parent=draw(st.booleans()),
        school=draw(st.sampled_from(SCHOOLS)),
        carer=draw(_somebody(_CARERS, PersonRole.CARER)),
        parents=tuple(parents),
        sister=draw(_WHEREABOUTS),
        sister_lives_here_too=draw(st.booleans()),
        typed=(),
        language=draw(st.sampled_from((None, None, "pl", "ar"))),
    )
    typed = st.builds(
        lambda where, token, form: Typed(where=where, token=token, written=form(token)),
        st.sampled_from(FIELDS),
        st.sampled_from(sorted(protected(family, CHILD_READS))),
        st.sampled_from(PLAIN),
    )
    return Family(**{**vars(family), "typed": tuple(draw(st.lists(typed, max_size=most_typed)))})


@dataclass(frozen=True)
class Reads:
    """Who gets a paper, as the generator knows it: nothing here asks the program."""

    child: bool = False
    officer: bool = False
    not_told: Callable[[Family], Collection[ToldAbout]] = lambda _: ()


CHILD_READS = Reads(child=True)
OFFICER_READS = Reads(officer=True)
ANYBODY_READS = Reads(not_told=lambda family: {told for one in family.people for told in one.not_told})


def person_reads(somebody: Somebody) -> Reads:
    return Reads(not_told=lambda _: somebody.not_told)


def protected(family: Family, reads: Reads) -> frozenset[str]:
    """Everything that must not be found in a paper for this reader, worked out apart from the program's own rules."""
    if reads.officer:
        return frozenset(_withheld(family))
    places = [family.home, family.sister, *([family.home_before] if family.home_before else [])]
    tokens = {token for place in places for token in (door(place.address), place.postcode, place.telephone)}
    tokens |= {token for one in family.people for token in (door(one.address), one.telephone, one.email)}
    not_told = set(reads.not_told(family))
    if not reads.child or any(ToldAbout.SCHOOL in one.not_told for one in family.people):
        tokens.add(family.school)
    if ToldAbout.HOME in not_told:
        tokens.add(family.carer.name)
    return frozenset(tokens)


def _withheld(family: Family) -> Iterator[str]:
    """What does not stand even on a page in the officer's own bag."""
    yield from (door(one.address) for one in family.people if one.address_withheld)
    if family.withheld_from_a_parent and family.parents:
        yield from (door(family.home.address), family.home.postcode)


def door(address: str) -> str:
    """House and street: enough to find the door."""
    *_, last = [part for part in address.replace("\n", ",").split(",") if any(figure.isdigit() for figure in part)]
    return last.strip()


def day(family: Family) -> date:
    """When a child of the family's band was born, who is of that age in March 2026."""
    years = {AgeBand.FROM_4_TO_7: 6, AgeBand.FROM_8_TO_11: 10, AgeBand.FROM_12_TO_15: 13, AgeBand.FROM_16_TO_17: 16}
    return date(2026 - years[family.band], 1, 20)
