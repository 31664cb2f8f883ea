"""The guardian's log and what it lacks, services counted, the story box, and the page that holds them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.between_reviews import GoodThing, GoodThingKind, GuardianLetter, GuardianLetterKind
from iro_desktop.models.consultation import Consultation, WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome, Wanted
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.between import between_page
from iro_desktop.queries.good_things import good_things_of, story_box
from iro_desktop.queries.guardian import GuardianLog, MissingKind, guardian_log
from iro_desktop.queries.service_counts import ServiceCount, service_counts
from iro_desktop.queries.who import NoSuchChild
from iro_desktop.store.store import Store
from tests import factories, factories_between
from tests.store.stores import NOON, store_in

HOLIDAYS = bundled_bank_holidays()
TODAY = date(2026, 4, 20)
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(known_as="Maya")
        session.add(child)
        return child.id


def letter(child_id: UUID, kind: GuardianLetterKind, on: date, *, note: str | None = None) -> GuardianLetter:
    made = factories_between.guardian_letter(child_id)
    made.kind, made.dated_on, made.note = kind, on, note
    return made


def closed(child_id: UUID, on: date) -> Review:
    return Review(child_id=child_id, status=ReviewStatus.COMPLETED, completed_on=on, held_on=on)


def log(store: Store, child_id: UUID, *records: GuardianLetter | Review | Person | Consultation) -> GuardianLog:
    with store.transaction() as session:
        session.add_all(records)
    with store.reading() as session:
        return guardian_log(session, child_id, TODAY, HOLIDAYS)


APPOINTED, NAMED, COPIED, ENDED = (
    GuardianLetterKind.GUARDIAN_APPOINTED,
    GuardianLetterKind.OFFICER_NAMED,
    GuardianLetterKind.DECISIONS_AND_LETTER,
    GuardianLetterKind.END_OF_PROCEEDINGS,
)


# The guardian


def test_without_a_guardian_nothing_is_missing(store: Store, maya: UUID) -> None:
    assert log(store, maya, closed(maya, date(2026, 3, 1))).missing == ()


def test_a_guardian_who_was_not_told_who_the_officer_is_is_missing_a_letter(store: Store, maya: UUID) -> None:
    found = log(store, maya, letter(maya, APPOINTED, date(2026, 2, 2)))
    assert [(one.kind, one.since_on) for one in found.missing] == [(MissingKind.OFFICER_NOT_NAMED, date(2026, 2, 2))]
    assert log(store, maya, letter(maya, NAMED, date(2026, 2, 5))).missing == ()


def test_a_guardian_written_down_as_a_person_counts_as_appointed(store: Store, maya: UUID) -> None:
    guardian = Person(child_id=maya, name="Ines Halloran", role=PersonRole.GUARDIAN, since_on=date(2026, 2, 2))
    found = log(store, maya, guardian)
    assert (found.guardian_name, found.guardian_id) == ("Ines Halloran", guardian.id)
    assert [one.kind for one in found.missing] == [MissingKind.OFFICER_NOT_NAMED]


def test_another_guardian_is_told_anew(store: Store, maya: UUID) -> None:
    found = log(store, maya, letter(maya, NAMED, date(2025, 5, 1)), letter(maya, APPOINTED, date(2026, 2, 2)))
    assert [one.kind for one in found.missing] == [MissingKind.OFFICER_NOT_NAMED]


def test_a_closed_review_goes_to_the_guardian_by_a_day_with_its_sum(store: Store, maya: UUID) -> None:
    before, after = closed(maya, date(2026, 1, 5)), closed(maya, date(2026, 3, 2))
    letters = [letter(maya, APPOINTED, date(2026, 2, 2)), letter(maya, NAMED, date(2026, 2, 3))]
    found = log(store, maya, before, after, *letters).missing
    assert [(one.kind, one.record_id, one.status) for one in found] == [
        (MissingKind.NOT_COPIED, after.id, DueStatus.OVERDUE)
    ]
    assert found[0].due is not None
    assert found[0].due.sum_in_full == "2 March + 20 working days"


def test_a_copy_counts_for_the_review_that_was_closed_before_it(store: Store, maya: UUID) -> None:
    first, second = closed(maya, date(2026, 2, 9)), closed(maya, date(2026, 4, 2))
    letters = [letter(maya, APPOINTED, date(2026, 2, 2)), letter(maya, NAMED, date(2026, 2, 3))]
    found = log(store, maya, first, second, *letters, letter(maya, COPIED, date(2026, 4, 7))).missing
    assert [one.record_id for one in found] == [first.id]


def test_a_copy_that_names_its_letter_counts_for_that_review_whenever_it_went(store: Store, maya: UUID) -> None:
    first, second = closed(maya, date(2026, 2, 9)), closed(maya, date(2026, 4, 2))
    to_child = factories.letter(maya)
    to_child.review_id = first.id
    copy = letter(maya, COPIED, date(2026, 4, 7))
    copy.letter_id = to_child.id
    with store.transaction() as session:
        session.add(to_child)
    letters = [letter(maya, APPOINTED, date(2026, 2, 2)), letter(maya, NAMED, date(2026, 2, 3))]
    found = log(store, maya, first, second, *letters, copy).missing
    assert [one.record_id for one in found] == [second.id]


def test_the_end_of_proceedings_ends_all_that_is_owed_and_asks_for_a_handover_note(store: Store, maya: UUID) -> None:
    ended = letter(maya, ENDED, date(2026, 3, 20))
    found = log(store, maya, letter(maya, APPOINTED, date(2026, 2, 2)), closed(maya, date(2026, 3, 2)), ended)
    assert [(one.kind, one.record_id) for one in found.missing] == [(MissingKind.NO_HANDOVER_NOTE, ended.id)]
    with store.transaction() as session:
        kept = session.get(GuardianLetter, ended.id)
        assert kept is not None
        kept.note = "Maya wants to see her sister."
    assert log(store, maya).missing == ()


def test_conversations_with_the_guardian_stand_among_the_letters(store: Store, maya: UUID) -> None:
    with_guardian, with_child = factories.consultation(maya), factories.consultation(maya)
    with_guardian.with_whom = WithWhom.GUARDIAN
    found = log(store, maya, with_guardian, with_child)
    assert [talk.consultation_id for talk in found.talks] == [with_guardian.id]


# Services, counted


def counted(store: Store, service: Service, *offers: ServiceOffer) -> ServiceCount:
    with store.transaction() as session:
        session.add_all(offers)
    with store.reading() as session:
        return next(one for one in service_counts(session, *YEAR) if one.service is service)


def an_offer(child_id: UUID, on: date, **values: object) -> ServiceOffer:
    made = ServiceOffer(child_id=child_id, service=Service.ADVOCACY, offered_on=on)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_every_service_is_there_also_where_nobody_was_offered_it(store: Store, maya: UUID) -> None:
    with store.reading() as session:
        found = service_counts(session, *YEAR)
    assert [one.service for one in found] == list(Service)
    assert {one.offered for one in found} == {0}


def test_referrals_are_counted_by_who_made_them(store: Store, maya: UUID) -> None:
    on = date(2026, 4, 10)
    by = [ReferredBy.OFFICER, ReferredBy.OFFICER, ReferredBy.SOCIAL_WORKER, None]
    offers = [an_offer(maya, on, wanted=Wanted.YES, referred_on=on, referred_by=one) for one in by]
    count = counted(store, Service.ADVOCACY, *offers, an_offer(maya, on, wanted=Wanted.NO), an_offer(maya, on))
    assert (count.offered, count.children, count.referred, count.by_officer) == (6, 1, 4, 2)
    assert count.wanted == {Wanted.YES: 4, Wanted.NO: 1, None: 1}
    assert count.referred_by == {ReferredBy.OFFICER: 2, ReferredBy.SOCIAL_WORKER: 1, None: 1}


def test_an_offer_counts_on_its_day_and_a_referral_on_its_own(store: Store, maya: UUID) -> None:
    count = counted(
        store,
        Service.ADVOCACY,
        an_offer(maya, date(2026, 3, 31), referred_on=date(2026, 4, 1), outcome=ServiceOutcome.WAITING),
        an_offer(maya, date(2027, 3, 31), referred_on=date(2027, 4, 1)),
        an_offer(maya, date(2026, 4, 1)),
    )
    assert (count.offered, count.referred) == (2, 1)
    assert count.outcomes == {ServiceOutcome.WAITING: 1}


def test_what_was_removed_is_not_counted_and_some_children_can_be_counted_alone(store: Store, maya: UUID) -> None:
    gone = an_offer(maya, date(2026, 4, 10))
    gone.deleted_at = NOON
    with store.transaction() as session:
        session.add_all([gone, an_offer(maya, date(2026, 4, 10))])
    with store.reading() as session:
        assert service_counts(session, *YEAR, child_ids=(new_id(),))[0].offered == 0
        assert service_counts(session, *YEAR, child_ids=(maya,))[0].offered == 1


# Good things


def good(child_id: UUID, *, told: bool | None = None, not_for: tuple[str, ...] = ()) -> GoodThing:
    made = factories_between.good_thing(child_id)
    made.story_may_be_told, made.not_for = told, not_for
    return made


def test_a_story_leaves_only_with_a_yes_and_where_nobody_is_kept_from_it(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        session.add_all([good(maya), good(maya, told=False), good(maya, told=True)])
        session.add(good(maya, told=True, not_for=("letter",)))
    with store.reading() as session:
        assert sorted(story.may_leave for story in story_box(session)) == [False, False, False, True]
        assert len(good_things_of(session, maya)) == 4


def test_the_story_box_is_of_all_children_and_the_latest_comes_first(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        ben = factories.child(council_child_id="0009999", known_as="Ben")
        session.add(ben)
        session.flush()
        thanks = good(ben.id)
        thanks.kind, thanks.happened_on = GoodThingKind.THANKS, date(2026, 4, 19)
        session.add_all([good(maya), thanks])
    with store.reading() as session:
        assert [story.who.name for story in story_box(session)] == ["Ben", "Maya"]


# The page


def test_the_page_holds_everything_of_one_child_and_nothing_of_another(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        ben = factories.child(council_child_id="0009999", known_as="Ben")
        session.add(ben)
        session.flush()
        for child_id in (maya, ben.id):
            session.add_all(
                [
                    factories_between.significant_event(child_id),
                    factories.service_offer(child_id),
                    factories_between.guardian_letter(child_id),
                    factories_between.good_thing(child_id),
                    factories.person(child_id),
                ]
            )
    with store.reading() as session:
        page = between_page(session, maya, TODAY, HOLIDAYS)
    assert page.who.name == "Maya"
    assert [
        len(part) for part in (page.events, page.services, page.guardian.letters, page.good_things, page.people)
    ] == [1, 1, 1, 1, 1]
    assert page.endings == ()


def test_a_child_who_is_not_here_has_no_page(store: Store) -> None:
    with store.reading() as session, pytest.raises(NoSuchChild):
        between_page(session, new_id(), TODAY, HOLIDAYS)
