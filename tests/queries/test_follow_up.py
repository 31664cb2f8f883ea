"""All that was decided and is still to do, parted by day, by owner or by child; and the message that asks."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.actions.decision_follow_up import asked_for_update, look_at, put_off
from iro_desktop.actions.meetings import begin_meeting
from iro_desktop.models.audience import EVERYBODY_ELSE, LETTER
from iro_desktop.models.people import Officer, Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.decision_owners import ME, NOBODY
from iro_desktop.queries.follow_up import Band, FollowUpGroup, Grouping, Wanted, band_of, due_count
from tests.caseload import TODAY, add_review
from tests.queries.followed import Office
from tests.store.stores import store_in

BY = "Ruth Okafor"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = store_in(tmp_path)
    yield Office(store)
    store.close()


def names(office: Office, group: FollowUpGroup) -> list[str]:
    by_id = {decision_id: name for name, decision_id in office.load.decisions.items()}
    return [by_id[row.decision_id] for row in group.rows]


def give_to_priya(office: Office, name: str, child: str, *, email: str = "", role: PersonRole | None = None) -> None:
    """Give a decision to a Priya Green who is among the child's people."""
    with office.store.transaction() as session:
        decision = office.decision(session, name)
        person = Person(
            child_id=office.load.children[child],
            name="Priya Green",
            role=role or PersonRole.SOCIAL_WORKER,
            email=email or None,
        )
        session.add(person)
        decision.owner_name, decision.owner_person_id = "Priya", person.id


# By day


def test_by_day_what_is_past_its_day_comes_first(office: Office) -> None:
    groups = office.by(Grouping.DATE)
    assert [(group.band, names(office, group)) for group in groups] == [
        (Band.LATE, ["dentist"]),
        (Band.NEXT_WEEK, ["Malik's glasses"]),
        (Band.LATER, ["book"]),
    ]


def test_the_list_counts_what_is_late_and_what_is_due(office: Office) -> None:
    with office.store.transaction() as session:
        office.decision(session, "book").due_on = TODAY
    found = office.found()
    assert (found.count, found.late, found.due) == (3, 1, 2)


def test_what_is_done_is_shown_only_where_all_is_wanted(office: Office) -> None:
    settled = office.found(Wanted(settled_too=True)).groups[-1]
    assert (settled.band, names(office, settled)) == (Band.SETTLED, ["Malik's bike"])


def test_a_decision_without_a_day_has_a_group_of_its_own(office: Office) -> None:
    with office.store.transaction() as session:
        office.decision(session, "book").due_on = None
    assert [group.band for group in office.by(Grouping.DATE)] == [Band.LATE, Band.NEXT_WEEK, Band.NO_DAY]


def test_what_is_left_from_an_earlier_review_stands_apart_and_is_not_late(office: Office) -> None:
    with office.store.transaction() as session:
        add_review(session, office.load, "Sam's newest", office.load.children["Sam"], held_on=date(2026, 3, 10))
    found = office.found()
    earlier = next(group for group in found.groups if group.band is Band.EARLIER)
    assert (names(office, earlier), found.late, found.due) == (["dentist", "book"], 0, 0)
    assert office.row("dentist").days_late(TODAY) == 0


@given(away=st.integers(-400, 400), today=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_day_belongs_to_one_band_and_a_later_day_to_no_earlier_one(away: int, today: date) -> None:
    bands = list(Band)
    here, next_day = band_of(today + timedelta(days=away), today), band_of(today + timedelta(days=away + 1), today)
    assert bands.index(here) <= bands.index(next_day)
    assert (here is Band.LATE) is (away < 0)


# What is in it


def test_what_was_only_prepared_or_cancelled_is_not_decided_yet(office: Office) -> None:
    with office.store.transaction() as session:
        for name, status in (("planned", ReviewStatus.PLANNED), ("cancelled", ReviewStatus.CANCELLED)):
            review = Review(child_id=office.load.children["Sam"], status=status)
            session.add(review)
            session.add(Decision(child_id=review.child_id, review_id=review.id, number=1, wording=name))
    assert office.found().count == 3


def test_what_is_decided_in_a_review_under_way_is_followed_up_too(office: Office) -> None:
    with office.store.transaction() as session:
        begin_meeting(session, office.load.reviews["Sam's third"], on=TODAY, at=time(11))
        office.decide(session, "new", "Sam", "Sam's third", TODAY)
    assert office.row("new").under_way


def test_a_child_who_left_care_is_asked_for_no_more(office: Office) -> None:
    with office.store.transaction() as session:
        add_review(session, office.load, "Asha's", office.load.children["Asha"], held_on=date(2026, 1, 8))
        office.decide(session, "key", "Asha", "Asha's", TODAY)
    assert office.found().count == 3


@pytest.mark.parametrize(("typed", "found"), [("malik", 1), ("JAN", 1), ("life story", 1), ("glennon", 2), ("zzz", 0)])
def test_words_are_looked_for_in_child_owner_and_wording(office: Office, typed: str, found: int) -> None:
    assert office.found(Wanted(typed=typed)).count == found


def test_of_one_child_only_that_childs_are_shown(office: Office) -> None:
    assert office.found(Wanted(child_id=office.load.children["Malik"])).count == 1


def test_a_long_group_says_how_many_are_hidden_and_is_shown_whole_when_wanted(office: Office) -> None:
    with office.store.transaction() as session:
        for number in range(40):
            office.decide(session, f"call {number}", "Sam", "Sam's second", date(2026, 3, 1))
    group = office.found().groups[0]
    assert (len(group.rows), group.hidden) == (20, 21)
    assert office.found(Wanted(whole=frozenset({group.key}))).groups[0].hidden == 0


def test_groups_beyond_those_shown_are_counted(office: Office) -> None:
    found = office.found(Wanted(grouping=Grouping.CHILD, groups=1))
    assert (len(found.groups), found.groups_hidden) == (1, 1)


# What a row says


def test_a_row_tells_the_evidence_how_often_it_was_put_off_and_that_it_was_asked(office: Office) -> None:
    with office.store.transaction() as session:
        book = office.load.decisions["book"]
        look_at(session, book, DecisionStatus.PARTLY, "2 of 4 parts", today=TODAY, by=BY)
        put_off(session, book, date(2026, 4, 10), "ill", today=TODAY, by=BY)
        put_off(session, book, date(2026, 4, 17), "ill", today=TODAY, by=BY)
        asked_for_update(session, [book], today=TODAY, by=BY, words="How far?")
    row = office.row("book")
    assert (row.evidence, row.evidence_by, row.put_off, row.first_due_on, row.asked_on) == (
        "2 of 4 parts",
        BY,
        2,
        date(2026, 3, 27),
        TODAY,
    )


def test_a_row_says_that_something_was_raised_about_it(office: Office) -> None:
    with office.store.transaction() as session:
        own = office.raise_about(session, "dentist")
    assert (office.row("dentist").concern_id, office.row("book").concern_id) == (own, None)


def test_a_draft_of_a_resolution_is_not_raised_yet(office: Office) -> None:
    with office.store.transaction() as session:
        office.raise_about(session, "dentist", started=False)
    assert office.row("dentist").concern_id is None


# By child and by owner


def test_by_child_whoever_waits_longest_comes_first(office: Office) -> None:
    assert [(group.who.name if group.who else "", group.late) for group in office.by(Grouping.CHILD)] == [
        ("Sam", 1),
        ("Malik", 0),
    ]


def test_a_social_worker_is_one_owner_over_all_children(office: Office) -> None:
    give_to_priya(office, "book", "Sam")
    give_to_priya(office, "Malik's glasses", "Malik")
    group = next(group for group in office.by(Grouping.OWNER) if group.owner == "Priya Green")
    assert (set(names(office, group)), group.who, len(group.open_ids)) == ({"book", "Malik's glasses"}, None, 2)


def test_two_of_one_name_with_two_addresses_are_two_people(office: Office) -> None:
    give_to_priya(office, "book", "Sam", email="p.green@council.example")
    give_to_priya(office, "Malik's glasses", "Malik", email="priya.green2@council.example")
    assert [group.owner for group in office.by(Grouping.OWNER)].count("Priya Green") == 2


def test_a_name_near_the_child_belongs_to_one_child(office: Office) -> None:
    give_to_priya(office, "book", "Sam", role=PersonRole.OTHER_FAMILY)
    give_to_priya(office, "Malik's glasses", "Malik", role=PersonRole.CARER)
    groups = [group for group in office.by(Grouping.OWNER) if group.owner == "Priya"]
    assert sorted(group.who.name for group in groups if group.who) == ["Malik", "Sam"]


def test_the_officer_is_an_owner_and_so_is_nobody(office: Office) -> None:
    with office.store.transaction() as session:
        session.add(Officer(name=BY, known_as="Ruth"))
        office.decision(session, "book").owner_name = "ruth"
        office.decision(session, "dentist").owner_name = None
    keys = {group.key for group in office.by(Grouping.OWNER)}
    assert {ME, NOBODY} < keys


# The number in the sidebar


def test_the_sidebar_counts_what_is_due_or_past_its_day(office: Office) -> None:
    with office.store.transaction() as session:
        office.decision(session, "Malik's glasses").due_on = TODAY
        assert due_count(session, TODAY) == 2
        look_at(session, office.load.decisions["dentist"], DecisionStatus.DONE, "", today=TODAY, by=BY)
        assert due_count(session, TODAY) == 1


# Asking


def test_the_message_names_the_child_by_initials_and_says_by_when(office: Office) -> None:
    message = office.ask("dentist").message
    assert message.subject == "Update on a decision: S.G."
    assert message.to_name == "Jan"
    assert "S.G., review of 12 September 2025\n- Dentist (this was due on 28 February)" in message.body
    assert "Glennon" not in message.subject + message.body


def test_one_message_asks_about_several_children_of_one_professional(office: Office) -> None:
    give_to_priya(office, "book", "Sam", email="p.green@council.example")
    give_to_priya(office, "Malik's glasses", "Malik", email="p.green@council.example")
    request = office.ask("book", "Malik's glasses")
    assert request.message.subject == "Update on 2 decisions: M. and S.G."
    assert (request.message.to_email, len(request.decision_ids)) == ("p.green@council.example", 2)


def test_several_people_are_not_asked_in_one_message(office: Office) -> None:
    with pytest.raises(Refused, match="several people"):
        office.ask("book", "dentist")


def test_nobody_is_asked_where_nobody_is_named(office: Office) -> None:
    with office.store.transaction() as session:
        office.decision(session, "book").owner_name = None
    with pytest.raises(Refused, match="Nobody is named"):
        office.ask("book")


def test_the_officer_asks_nobody_about_their_own(office: Office) -> None:
    with office.store.transaction() as session:
        session.add(Officer(name=BY, known_as="Ruth"))
        office.decision(session, "book").owner_name = "Ruth"
    with pytest.raises(Refused, match="yours to do"):
        office.ask("book")


def test_what_is_done_is_not_asked_about(office: Office) -> None:
    with pytest.raises(Refused, match="open any more"):
        office.ask("Malik's bike")


@pytest.mark.parametrize("mark", [LETTER, EVERYBODY_ELSE])
def test_what_is_not_for_the_reader_stays_out_of_the_message(office: Office, mark: str) -> None:
    give_to_priya(office, "book", "Sam")
    give_to_priya(office, "Malik's glasses", "Malik")
    with office.store.transaction() as session:
        office.decision(session, "book").not_for = (mark,)
    request = office.ask("book", "Malik's glasses")
    assert (request.left_out, len(request.decision_ids)) == (1, 1)
    assert "Life story" not in request.message.body
    with pytest.raises(Refused, match="not for this reader"):
        office.ask("book")
