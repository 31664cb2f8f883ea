"""The practise caseload: invented children whose care, reviews and words hold together."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import func, select

from iro_desktop.actions.letters import reopen_letter
from iro_desktop.exchange.practise import PRACTISE_NOTE, fill_with_practise
from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.exchange.practise.return_years import complete_years
from iro_desktop.exchange.ssda903 import tables
from iro_desktop.letters.content import letter_from_json
from iro_desktop.models.base import OfChild
from iro_desktop.models.care import AdoptionPlacement, Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, age_band_for
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.participation import ParticipationCode, allowed_codes
from iro_desktop.models.people import HelpLine, Officer, Person, PersonRole
from iro_desktop.models.periods_of_care import CareEpisode, looked_after_on, periods_of_care
from iro_desktop.models.quotes import quoted_words
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import (
    AgendaItem,
    Attendance,
    Decision,
    DecisionStatus,
    Meeting,
    MeetingNote,
    NoteKind,
    Review,
    ReviewStatus,
)
from iro_desktop.models.review_cycle import (
    FilesCoverage,
    HeldReview,
    ReviewHistory,
    held_reviews_standing,
    next_review,
)
from iro_desktop.models.timescales import DueStatus, age_on, birthday_in_year
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.protocol.fields import as_document
from iro_desktop.queries.letters import problems_of, ready_content, written_letter
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from iro_desktop.store.tables import SyncNote

A_THURSDAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
DAYS = (A_THURSDAY, date(2024, 2, 29), date(2026, 1, 1), date(2026, 3, 31), date(2025, 8, 31))
"""An ordinary day; a leap day; New Year's Day; the last day of a collection year; the end of August, a Sunday."""

R = TypeVar("R", bound=SyncedRecord)
C = TypeVar("C", bound=OfChild)


@cache
def records_on(today: date) -> tuple[SyncedRecord, ...]:
    caseload = invent_caseload(today, zone=UTC)
    return (*caseload.records, *caseload.letter_in_hand)


@cache
def records_by_kind(today: date) -> dict[type[SyncedRecord], list[SyncedRecord]]:
    found: dict[type[SyncedRecord], list[SyncedRecord]] = defaultdict(list)
    for record in records_on(today):
        found[type(record)].append(record)
    return found


def all_of(kind: type[R], today: date = A_THURSDAY) -> list[R]:
    return [record for record in records_by_kind(today)[kind] if isinstance(record, kind)]


def by_child(kind: type[C], today: date = A_THURSDAY) -> dict[UUID, list[C]]:
    grouped: dict[UUID, list[C]] = defaultdict(list)
    for record in all_of(kind, today):
        grouped[record.child_id].append(record)
    return grouped


def born_on(child: Child) -> date:
    assert child.date_of_birth is not None
    return child.date_of_birth


def named(name: str, today: date = A_THURSDAY) -> Child:
    return next(child for child in all_of(Child, today) if child.known_as == name)


def care_of(episodes: list[Episode]) -> list[CareEpisode]:
    return [
        CareEpisode(
            started_on=e.started_on,
            reason_new_episode=e.reason_new_episode or "",
            legal_status=e.legal_status or "",
            placement_type=e.placement_type or "",
            ended_on=e.ended_on,
            reason_ended=e.reason_ended or "",
        )
        for e in episodes
    ]


def histories(today: date) -> dict[UUID, ReviewHistory]:
    episodes, reviews = by_child(Episode, today), by_child(Review, today)
    years = [row.year_ending for row in all_of(ReturnCoverage, today)]
    files = FilesCoverage(CollectionYear(min(years)).first_day, CollectionYear(max(years)).last_day)
    return {
        child.id: ReviewHistory(
            born_on=born_on(child),
            episodes=care_of(episodes[child.id]),
            reviews=[
                HeldReview(review.held_on, ParticipationCode(review.participation_code))
                for review in reviews[child.id]
                if review.held_on is not None and review.participation_code is not None
            ],
            files=files,
        )
        for child in all_of(Child, today)
    }


def held(today: date) -> Iterator[tuple[Child, Review, date]]:
    children = {child.id: child for child in all_of(Child, today)}
    for review in all_of(Review, today):
        if review.held_on is not None:
            yield children[review.child_id], review, review.held_on


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(Profile(tmp_path / "practise"), bytes(range(32)), lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the whole practise caseload; what a test changes in it, it takes back."""
    folder = tmp_path_factory.mktemp("practise")
    made = create_store(Profile(folder / "profile"), bytes(range(32)), lambda: NOW)
    with made.transaction() as session:
        summary = fill_with_practise(session, today=A_THURSDAY, now=NOW)
    assert summary.children == 64
    yield made
    made.close()


# Filling a store


def test_filling_a_store_marks_it_as_practise(filled: Store) -> None:
    with filled.reading() as session:
        note = session.get(SyncNote, PRACTISE_NOTE)
        assert note is not None
        assert note.value is True
        assert session.scalars(select(Child.council).distinct()).all() == ["PRACTISE"]
        assert session.scalars(select(Child.practise).distinct()).all() == [True]


def test_the_summary_counts_what_the_store_holds(store: Store) -> None:
    with store.transaction() as session:
        summary = fill_with_practise(session, today=A_THURSDAY, now=NOW, children=10)

    with store.reading() as session:
        assert summary.children == session.scalar(select(func.count()).select_from(Child)) == 10
        assert summary.counts["decision"] == session.scalar(select(func.count()).select_from(Decision))
        assert summary.counts["letter_section"] == session.scalar(select(func.count()).select_from(LetterSection))


def test_a_store_that_holds_children_is_left_alone(store: Store) -> None:
    with store.transaction() as session:
        session.add(Child(council="E09000099", council_child_id="0007337"))

    with store.transaction() as session, pytest.raises(Refused, match="Nothing was changed"):
        fill_with_practise(session, today=A_THURSDAY, now=NOW)

    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Child)) == 1
        assert session.get(SyncNote, PRACTISE_NOTE) is None


def test_the_same_seed_and_day_give_the_same_records_with_the_same_ids() -> None:
    again = invent_caseload(A_THURSDAY, zone=UTC)

    def documents(records: list[SyncedRecord]) -> list[tuple[UUID, object]]:
        for record in records:
            record.created_at = record.changed_at = datetime(2026, 3, 12, tzinfo=UTC)
        return [(record.id, as_document(record)) for record in records]

    first = list(records_on(A_THURSDAY))
    assert documents([*again.records, *again.letter_in_hand]) == documents(first)


def test_another_seed_gives_other_children() -> None:
    other = invent_caseload(A_THURSDAY, zone=UTC, seed=8).records

    assert not {record.id for record in other if isinstance(record, Child)} & {child.id for child in all_of(Child)}


def test_a_larger_caseload_with_a_longer_history_can_be_asked_for() -> None:
    larger = invent_caseload(A_THURSDAY, zone=UTC, children=70, years=10).records

    assert sum(isinstance(record, Child) for record in larger) == 70
    oldest = min(record.held_on for record in larger if isinstance(record, Review) and record.held_on is not None)
    assert oldest < A_THURSDAY - timedelta(days=8 * 365)


@pytest.mark.parametrize("today", DAYS)
def test_every_id_is_given_once(today: date) -> None:
    assert [id for id, times in Counter(record.id for record in records_on(today)).items() if times > 1] == []


# The children and their care


@pytest.mark.parametrize("today", DAYS)
def test_everybody_is_under_eighteen_and_in_care_today(today: date) -> None:
    episodes = by_child(Episode, today)
    for child in all_of(Child, today):
        assert 0 <= age_on(born_on(child), today) < 18
        assert looked_after_on(care_of(episodes[child.id]), today)


def test_every_age_and_every_band_is_there() -> None:
    ages = Counter(age_on(born_on(child), A_THURSDAY) for child in all_of(Child))

    assert set(ages) >= {0, *range(2, 18)}
    assert min(Counter(age_band_for(age) for age in ages.elements()).values()) >= 10


def test_no_two_children_are_called_alike() -> None:
    assert max(Counter(child.known_as for child in all_of(Child)).values()) == 1


@pytest.mark.parametrize("today", DAYS)
def test_every_code_is_one_that_the_return_has(today: date) -> None:
    for child in all_of(Child, today):
        assert child.sex in tables.SEXES
        assert child.ethnicity in tables.ETHNIC_CODES
    for episode in all_of(Episode, today):
        assert episode.reason_new_episode in tables.REASONS_FOR_NEW_EPISODE
        assert episode.legal_status in tables.LEGAL_STATUSES
        assert episode.category_of_need in tables.CATEGORIES_OF_NEED
        assert episode.placement_type in tables.PLACEMENT_TYPES
        assert episode.placement_provider in tables.PLACEMENT_PROVIDERS
        assert episode.reason_ended is None or episode.reason_ended in tables.REASONS_EPISODE_CEASED
        assert episode.reason_place_change is None or episode.reason_place_change in tables.REASONS_FOR_PLACE_CHANGE


@pytest.mark.parametrize("today", DAYS)
def test_episodes_of_a_time_in_care_follow_each_other_without_a_gap(today: date) -> None:
    for episodes in by_child(Episode, today).values():
        assert episodes[0].reason_new_episode == "S"
        for before, after in pairwise(episodes):
            assert before.ended_on is not None
            if after.reason_new_episode == "S":
                assert (before.reason_ended, before.ended_on < after.started_on) == ("E4A", True)
            else:
                assert (before.reason_ended, before.ended_on) == ("X1", after.started_on)
        assert (episodes[-1].ended_on, episodes[-1].reason_ended) == (None, None)


def test_a_new_episode_says_what_changed() -> None:
    for episodes in by_child(Episode).values():
        for before, after in pairwise(episodes):
            legal = before.legal_status != after.legal_status
            home = (before.placement_postcode, before.urn) != (after.placement_postcode, after.urn)
            kind = before.placement_type != after.placement_type
            match after.reason_new_episode:
                case "L":
                    assert (legal, home, kind) == (True, False, False)
                case "P":
                    assert (legal, home) == (False, True)
                case "T":
                    assert (legal, home, kind) == (False, False, True)
                case "B":
                    assert (legal, home) == (True, True)
                case "U":
                    assert (legal, home, kind) == (True, False, True)


def test_the_stories_that_an_officer_meets_are_all_there() -> None:
    periods = [periods_of_care(care_of(episodes), A_THURSDAY) for episodes in by_child(Episode).values()]
    statuses = Counter(episode.legal_status for episode in all_of(Episode))

    assert sum(len(found) == 2 for found in periods) == 2, "children who came back into care"
    assert sum(found[-1].short_breaks for found in periods) == 2
    assert len(all_of(UnaccompaniedStatus)) == 7
    assert len(all_of(AdoptionPlacement)) == 4
    assert {"C1", "C2", "E1", "V2", "V4"} <= set(statuses)
    assert sum(bool(home.withheld_from) for home in all_of(Home)) >= 3
    assert sum(bool(home.out_of_borough) and home.until_on is None for home in all_of(Home)) >= 15


@pytest.mark.parametrize("today", DAYS)
def test_a_child_has_one_home_now_and_has_had_one_on_every_day_before(today: date) -> None:
    for child_id, homes in by_child(Home, today).items():
        assert [home.until_on for home in homes][-1] is None
        for before, after in pairwise(homes):
            assert before.until_on == after.from_on, child_id


def test_brothers_and_sisters_on_this_laptop_name_each_other() -> None:
    links = {(p.child_id, p.other_child_id) for p in all_of(Person) if p.other_child_id is not None}

    assert len(links) == 14
    assert {(b, a) for a, b in links} == links
    assert all(p.role is PersonRole.BROTHER_OR_SISTER for p in all_of(Person) if p.other_child_id is not None)


def test_every_telephone_is_from_the_ranges_kept_for_drama() -> None:
    numbers = [home.telephone for home in all_of(Home)] + [person.telephone for person in all_of(Person)]
    numbers += [officer.telephone for officer in all_of(Officer)] + [line.telephone for line in all_of(HelpLine)]

    assert [
        number for number in numbers if number and not number.startswith(("07700 900 ", "08081 570 ", "020 7946 0"))
    ] == []


# Reviews


@pytest.mark.parametrize("today", DAYS)
def test_no_review_was_held_before_birth_outside_care_or_after_today(today: date) -> None:
    episodes = by_child(Episode, today)
    for child, _, day in held(today):
        periods = periods_of_care(care_of(episodes[child.id]), today)
        assert born_on(child) < day < today
        assert any(period.covers(day) for period in periods)


@pytest.mark.parametrize("today", DAYS)
def test_how_a_child_took_part_fits_their_age(today: date) -> None:
    for child, review, day in held(today):
        assert review.participation_code in allowed_codes(born_on(child), day)
        assert review.participation_note


def test_most_children_came_and_spoke_and_every_other_way_is_there_too() -> None:
    codes = Counter(review.participation_code for _, review, _ in held(A_THURSDAY))

    assert codes.most_common(1)[0][0] == "PN1"
    assert set(codes) >= {"PN0", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7"}


@pytest.mark.parametrize("today", DAYS)
def test_reviews_are_in_time_by_law_but_for_a_few(today: date) -> None:
    holidays = bundled_bank_holidays()
    standings = [s for history in histories(today).values() for s in held_reviews_standing(history, today, holidays)]
    late = [standing for standing in standings if standing.in_time is False]

    assert 4 <= len(late) <= len(standings) // 15
    assert any(standing.late_or_missing for standing in late), "a review is missing from the files"


def test_a_late_review_says_why_on_its_first_page() -> None:
    holidays = bundled_bank_holidays()
    notes = defaultdict(list)
    for note in all_of(MeetingNote):
        notes[note.review_id].append(note.text)
    reviews = {(review.child_id, review.held_on): review.id for review in all_of(Review)}
    explained = unexplained = 0
    for child_id, history in histories(A_THURSDAY).items():
        for standing in held_reviews_standing(history, A_THURSDAY, holidays):
            if standing.in_time is False:
                says_why = notes[reviews[child_id, standing.review.held_on]][0].startswith("Held late: ")
                explained, unexplained = explained + says_why, unexplained + (not says_why)

    assert explained >= 4
    assert unexplained == 2, "the two after a review that is missing"


@pytest.mark.parametrize("today", DAYS)
def test_the_next_review_of_every_child_is_planned_and_one_is_overdue(today: date) -> None:
    holidays = bundled_bank_holidays()
    planned = {review.child_id: review for review in all_of(Review, today) if review.status is ReviewStatus.PLANNED}
    overdue = 0
    for child_id, history in histories(today).items():
        due = next_review(history, today, holidays)
        planned_on = planned[child_id].planned_on
        assert planned_on is not None
        assert planned_on >= today
        overdue += due.status is DueStatus.OVERDUE
        if due.due is not None and due.status is not DueStatus.OVERDUE:
            assert planned_on <= due.due.latest_lawful

    assert len(planned) == 64
    assert overdue == 1


def test_every_review_held_has_a_meeting_people_an_agenda_notes_and_two_to_six_decisions() -> None:
    def of_review(kind: type[Meeting | Attendance | AgendaItem | MeetingNote | Decision]) -> Counter[UUID]:
        return Counter(record.review_id for record in all_of(kind))

    meetings, attendances = of_review(Meeting), of_review(Attendance)
    agenda, notes, decisions = of_review(AgendaItem), of_review(MeetingNote), of_review(Decision)
    for _, review, _ in held(A_THURSDAY):
        assert meetings[review.id] == 1
        assert attendances[review.id] >= 3
        assert agenda[review.id] >= 2
        assert notes[review.id] >= 2
        assert 2 <= decisions[review.id] <= 6
        assert review.plan_for_home


def test_every_decision_has_both_wordings_an_owner_and_a_day_after_the_review() -> None:
    days = {review.id: day for _, review, day in held(A_THURSDAY)}
    people = {person.id for person in all_of(Person)}
    for decision in all_of(Decision):
        assert decision.wording
        assert decision.child_wording
        assert decision.wording != decision.child_wording
        assert decision.owner_name
        assert decision.owner_role
        assert decision.owner_person_id is None or decision.owner_person_id in people
        assert decision.due_on is not None
        assert decision.due_on > days[decision.review_id]
        is_open = decision.status is DecisionStatus.OPEN
        assert is_open == (decision.status_on is None)
        assert decision.status_on is None or days[decision.review_id] < decision.status_on <= A_THURSDAY


def test_everybody_at_a_meeting_who_has_a_record_is_somebody_around_that_child() -> None:
    people = {person.id: person.child_id for person in all_of(Person)}

    assert [a for a in all_of(Attendance) if a.person_id is not None and people.get(a.person_id) != a.child_id] == []


# Words


def test_every_bracket_in_every_text_was_filled() -> None:
    for record in records_on(A_THURSDAY):
        if isinstance(record, Letter | LetterSection):
            continue
        record.created_at = record.changed_at = datetime(2026, 3, 12, tzinfo=UTC)
        texts = [value for value in as_document(record).values() if isinstance(value, str)]
        assert [text for text in texts if "{" in text or "}" in text] == []


def test_a_childs_words_in_the_notes_and_in_talks_are_kept_as_their_words_too() -> None:
    said = {words.meeting_note_id or words.consultation_id: words.words for words in all_of(ChildsWords)}
    for note in all_of(MeetingNote):
        if note.kind is NoteKind.CHILDS_WORDS:
            assert said[note.id] == note.text
    for talk in all_of(Consultation):
        if talk.done and talk.with_whom is WithWhom.CHILD and quoted_words(talk.text):
            assert said[talk.id] in quoted_words(talk.text)


def test_nobody_is_quoted_before_they_could_talk() -> None:
    born = {child.id: born_on(child) for child in all_of(Child)}

    assert min(age_on(born[words.child_id], words.said_on) for words in all_of(ChildsWords)) >= 4


def test_children_do_not_read_like_copies_of_each_other() -> None:
    latest: dict[UUID, ChildsWords] = {}
    for words in sorted(all_of(ChildsWords), key=lambda words: words.said_on):
        latest[words.child_id] = words
    last_words = Counter(words.words for words in latest.values())

    assert len({words.words for words in all_of(ChildsWords)}) >= 220
    assert sum(times for times in last_words.values() if times > 1) <= len(latest) // 6
    assert len({decision.child_wording for decision in all_of(Decision)}) >= 250


def test_a_child_seldom_says_the_same_thing_twice() -> None:
    said = [Counter(words.words for words in found) for found in by_child(ChildsWords).values()]

    repeated = sum(times - 1 for words in said for times in words.values())
    assert repeated <= sum(map(Counter.total, said)) // 20


# Letters


@pytest.mark.parametrize("today", DAYS)
def test_every_review_has_a_letter_and_four_of_them_wait(today: date) -> None:
    letters = {letter.review_id: letter for letter in all_of(Letter, today)}

    assert set(letters) == {review.id for _, review, _ in held(today)}
    drafts = [letter for letter in letters.values() if letter.status is LetterStatus.DRAFT]
    assert {letter.age_band for letter in drafts} == set(AgeBand)
    assert len(drafts) == 4


@pytest.mark.parametrize("today", DAYS)
def test_a_finished_letter_holds_its_whole_content_and_was_finished_between_review_and_today(today: date) -> None:
    days = {review.id: (child, day) for child, review, day in held(today)}
    for letter in all_of(Letter, today):
        if letter.status is LetterStatus.DRAFT:
            assert letter.finished_content is None
            continue
        assert letter.review_id is not None
        child, day = days[letter.review_id]
        assert letter.written_on is not None
        assert letter.finished_content is not None
        assert day < letter.written_on < today
        content = letter_from_json(letter.finished_content)
        assert content.child_known_as == child.known_as
        assert content.greeting == f"Dear {child.known_as},"
        assert "{" not in letter.finished_content.replace('{"', "")
        assert letter.age_band is age_band_for(age_on(born_on(child), day))


def test_a_letter_written_again_says_what_it_said_before(filled: Store) -> None:
    """What is frozen is what the records say: the officer typed it, put the words in, and everything else is theirs."""
    holidays = bundled_bank_holidays()
    with filled.transaction() as session:
        finished = session.scalars(select(Letter).where(Letter.status == LetterStatus.FINISHED)).all()
        for letter in finished[::9]:
            assert letter.finished_content is not None
            assert letter.written_on is not None
            again = session.get(Letter, reopen_letter(session, letter.id, reason="Practising"))
            assert again is not None
            written = written_letter(session, again, today=letter.written_on, bank_holidays=holidays)
            frozen = letter_from_json(letter.finished_content)
            assert ready_content(written) == msgspec.structs.replace(frozen, reference=written.records.facts.reference)
        session.rollback()


def test_of_the_letters_that_wait_one_lacks_only_its_last_line_and_one_is_half_written(filled: Store) -> None:
    with filled.reading() as session:
        missing = {}
        for letter in session.scalars(select(Letter).where(Letter.status == LetterStatus.DRAFT)).all():
            written = written_letter(session, letter, today=A_THURSDAY, bank_holidays=bundled_bank_holidays())
            problems = problems_of(written.draft, written.records.facts, written.records.withheld)
            missing[written.records.facts.child_known_as] = {problem.section for problem in problems}

    assert missing["Precious"] == {"ending"}
    assert {"going_well", "ending"} <= missing["Robyn"]
    assert "opening" not in missing["Robyn"]
    assert "opening" in missing["Leo"]


# What waits on the day


@pytest.mark.parametrize("today", DAYS)
def test_sams_review_is_today_at_eleven_in_luton(today: date) -> None:
    sam = named("Sam", today)
    review = next(r for r in by_child(Review, today)[sam.id] if r.status is ReviewStatus.PLANNED)
    home = by_child(Home, today)[sam.id][-1]

    assert (review.planned_on, str(review.planned_time)) == (today, "11:00:00")
    assert age_on(born_on(sam), today) == 8
    assert (sam.animal, home.with_whom, home.town, home.out_of_borough) == ("fox", "Jan and Mike", "Luton", True)
    agenda = sorted((i for i in all_of(AgendaItem, today) if i.review_id == review.id), key=lambda i: i.position)
    assert [item.from_child for item in agenda] == [True, True, True, False, False]


def test_sams_last_review_left_one_decision_done_one_half_done_one_late_and_one_to_come() -> None:
    sam = named("Sam")
    last = max((r for r in by_child(Review)[sam.id] if r.held_on), key=lambda r: r.held_on or date.min)
    decisions = sorted((d for d in all_of(Decision) if d.review_id == last.id), key=lambda d: d.number)

    assert [d.status.value for d in decisions] == ["done", "partly", "open", "open"]
    assert [d.due_on is not None and d.due_on < A_THURSDAY for d in decisions] == [True, False, True, False]


@pytest.mark.parametrize("today", DAYS)
def test_reviews_lie_ahead_this_week_and_next(today: date) -> None:
    planned = [r.planned_on for r in all_of(Review, today) if r.status is ReviewStatus.PLANNED and r.planned_on]

    assert sum(today < day <= today + timedelta(days=7) for day in planned) >= 3
    assert sum(today + timedelta(days=7) < day <= today + timedelta(days=14) for day in planned) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_three_notes_are_half_finished_and_every_other_talk_lies_before_today(today: date) -> None:
    talks = all_of(Consultation, today)
    unfinished = [talk for talk in talks if not talk.done]

    assert len(unfinished) == 3
    assert sum(talk.finish_later for talk in unfinished) == 2
    assert all(talk.happened_on < today for talk in talks)
    assert {Channel.TRIED_NO_ANSWER, Channel.VIDEO, Channel.TEXT, Channel.CALL} <= {talk.channel for talk in talks}
    assert sum(talk.folded_as is not None for talk in talks) >= 2


@pytest.mark.parametrize("today", DAYS)
def test_some_birthdays_are_close(today: date) -> None:
    ahead = {today + timedelta(days=days) for days in range(1, 11)}
    birthdays = [birthday_in_year(born_on(child), day.year) for child in all_of(Child, today) for day in (min(ahead),)]

    assert sum(day in ahead for day in birthdays) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_some_decisions_are_open_and_some_of_them_late(today: date) -> None:
    still_open = [d for d in all_of(Decision, today) if d.status is DecisionStatus.OPEN and d.due_on is not None]

    assert len(still_open) >= 25
    assert 2 <= sum(d.due_on < today for d in still_open if d.due_on) <= 20


def test_every_child_has_what_a_screen_shows() -> None:
    preferences, people, homes = by_child(ChildPreferences), by_child(Person), by_child(Home)
    for child in all_of(Child):
        roles = {person.role for person in people[child.id] if person.until_on is None}
        assert preferences[child.id][0].likes
        assert homes[child.id][-1].with_whom
        assert homes[child.id][-1].town
        assert {PersonRole.SOCIAL_WORKER, PersonRole.TEAM_MANAGER} <= roles
        assert roles & {PersonRole.CARER, PersonRole.KEY_WORKER, PersonRole.PARENT}
        assert age_on(born_on(child), A_THURSDAY) < 4 or PersonRole.TEACHER in roles


@pytest.mark.parametrize("today", DAYS)
def test_five_complete_years_of_every_table_are_known(today: date) -> None:
    years = complete_years(today, 5)
    covered = Counter(row.year_ending for row in all_of(ReturnCoverage, today))

    assert covered == {year.ending: 5 for year in years}
    assert years[-1].last_day < today
    assert years[0].first_day <= today.replace(day=1) - timedelta(days=5 * 365)
