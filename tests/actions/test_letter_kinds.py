"""Every kind of letter that is not about a review held: how it begins, and what its reader may find in it."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, go_on, keep_direction
from iro_desktop.actions.letter_kinds import (
    start_adult_copy,
    start_birthday_card,
    start_goodbye,
    start_guardian_letter,
    start_introduction,
    start_invitation,
    start_parents_invitation,
)
from iro_desktop.actions.letters import choose_template, finish_letter, put_words_in, reopen_letter, save_section
from iro_desktop.letters.checks import LetterIsNotReady, ProblemKind
from iro_desktop.letters.kinds import TEMPLATES
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.audience import person
from iro_desktop.models.child import Home
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter, LetterKind, LetterStatus
from iro_desktop.models.people import Allocation, Person, PersonRole, ToldAbout
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, Review
from iro_desktop.queries.for_readers import decisions_for
from iro_desktop.queries.letters import Studio, letter_of, studio
from iro_desktop.queries.officers import this_officer
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, Circumstances, HeldReview, add_held_review
from tests.letters.reading import text_of
from tests.store.stores import store_in

REVIEW_ON = TODAY + timedelta(days=60)
SECRET_STREET = "14 Larkspur Rise"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


class Family:
    """A child whose mother must not learn where they live, a guardian, and a review to come."""

    def __init__(self, session: Session) -> None:
        self.mother = Person(
            child_id=UUID(int=0),
            name="Rhona Pip",
            role=PersonRole.PARENT,
            said_as="Mum",
            may_not_be_told=(ToldAbout.HOME.value, ToldAbout.SCHOOL.value),
        )
        self.guardian = Person(child_id=UUID(int=0), name="Philippa Lund", role=PersonRole.GUARDIAN)
        home = Home(child_id=UUID(int=0), from_on=date(2024, 1, 1), with_whom="Ada Pell", address=SECRET_STREET)
        self.held: HeldReview = add_held_review(
            session, Circumstances(homes=(home,), people=(self.mother, self.guardian))
        )
        held = session.get(Review, self.held.review_id)
        assert held is not None
        self.child_id = held.child_id
        coming = Review(child_id=self.child_id, planned_on=REVIEW_ON, place=SECRET_STREET)
        session.add(coming)
        session.flush()
        self.review_id = coming.id

    def invite_mother(self, session: Session) -> UUID:
        return start_parents_invitation(session, self.review_id, self.mother.id, today=TODAY)


@pytest.fixture
def family(store: Store) -> Family:
    with store.transaction() as session:
        return Family(session)


def begin_each(session: Session, family: Family) -> dict[LetterKind, UUID]:
    return {
        LetterKind.INVITATION_CHILD: start_invitation(session, family.review_id, today=TODAY),
        LetterKind.INVITATION_PARENT: family.invite_mother(session),
        LetterKind.NEW_IRO: start_introduction(session, family.child_id, today=TODAY),
        LetterKind.GOODBYE: start_goodbye(session, family.child_id, today=TODAY),
        LetterKind.BIRTHDAY_CARD: start_birthday_card(
            session, family.child_id, birthday_on=date(2027, 1, 20), today=TODAY
        ),
        LetterKind.GUARDIAN: start_guardian_letter(session, family.child_id, family.guardian.id, today=TODAY),
        LetterKind.ADULT_COPY: start_adult_copy(session, family.held.review_id, family.mother.id, today=TODAY),
    }


def shown(session: Session, letter_id: UUID) -> Studio:
    return studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def text_in(open_letter: Studio) -> str:
    return "\n".join(section.text for section in open_letter.draft.sections)


def answer(session: Session, letter_id: UUID) -> None:
    """Something typed wherever the letter still asks for it."""
    for problem in shown(session, letter_id).problems:
        if problem.kind is ProblemKind.BLANK and problem.section != "greeting":
            save_section(session, letter_id, problem.section, text="The kettle is on.")


def test_each_kind_begins_with_a_template_of_its_own_and_lacks_no_kind(store: Store, family: Family) -> None:
    with store.transaction() as session:
        begun = begin_each(session, family)
        for kind, letter_id in begun.items():
            letter = session.get(Letter, letter_id)
            assert letter is not None
            assert (letter.kind, letter.template in TEMPLATES[kind]) == (kind, True)
    assert begun.keys() | {LetterKind.REVIEW, LetterKind.MIDWAY} == set(LetterKind)


def test_beginning_twice_goes_on_with_the_same_letter(store: Store, family: Family) -> None:
    with store.transaction() as session:
        first = begin_each(session, family)
    with store.transaction() as session:
        assert begin_each(session, family) == first


def test_two_laptops_that_begin_the_same_letter_give_it_one_id(tmp_path: Path) -> None:
    begun = []
    for name in ("one", "other"):
        there = store_in(tmp_path / name)
        with there.transaction() as session:
            child_id = Family(session).child_id
            begun.append(start_birthday_card(session, child_id, birthday_on=date(2027, 1, 20), today=TODAY))
        there.close()
    assert begun[0] == begun[1]


def test_no_other_kind_is_taken_for_the_letter_about_the_review(store: Store, family: Family) -> None:
    with store.transaction() as session:
        begin_each(session, family)
        assert letter_of(session, family.review_id) is None
        assert letter_of(session, family.held.review_id) is None


def test_every_kind_can_be_finished_once_its_questions_are_answered(store: Store, family: Family) -> None:
    with store.transaction() as session:
        for letter_id in begin_each(session, family).values():
            answer(session, letter_id)
            finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
            letter = session.get(Letter, letter_id)
            assert letter is not None
            assert letter.status is LetterStatus.FINISHED
            printed = text_of(render_pdf(shown(session, letter_id).content))
            assert "{" not in printed
            assert SECRET_STREET not in printed


def test_a_new_version_keeps_whom_and_what_it_is_about(store: Store, family: Family) -> None:
    with store.transaction() as session:
        letter_id = begin_each(session, family)[LetterKind.BIRTHDAY_CARD]
        answer(session, letter_id)
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        again = reopen_letter(session, letter_id, reason="the owl was a fox")
        session.flush()
        assert shown(session, again).content.big == "11"
        assert begin_each(session, family)[LetterKind.BIRTHDAY_CARD] == again


def test_a_letter_is_not_written_from_the_template_of_another_kind(store: Store, family: Family) -> None:
    with store.transaction() as session:
        letter_id = start_invitation(session, family.review_id, today=TODAY)
        with pytest.raises(Refused, match="invites the child to a review, and that template does not"):
            choose_template(session, letter_id, template="review_8_11")
        choose_template(session, letter_id, template="invitation_child_12_15")


def test_an_invitation_says_when_and_asks_what_the_feedback_form_asks(store: Store, family: Family) -> None:
    with store.transaction() as session:
        told = text_in(shown(session, start_invitation(session, family.review_id, today=TODAY)))
    assert f"{REVIEW_ON:%A} {REVIEW_ON.day} {REVIEW_ON:%B}" in told
    assert "Did people listen to you? [ ] Yes [ ] Partly [ ] No" in told


def test_nobody_is_invited_to_a_review_that_was_held(store: Store, family: Family) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="was held"):
        start_invitation(session, family.held.review_id, today=TODAY)


def test_whoever_should_not_be_there_is_not_invited(store: Store, family: Family) -> None:
    with store.transaction() as session:
        session.add(
            Invitation(
                id=companion_id(family.review_id, f"invitation {family.mother.id}"),
                child_id=family.child_id,
                review_id=family.review_id,
                name="Mum",
                person_id=family.mother.id,
                excluded=True,
            )
        )
        session.flush()
        with pytest.raises(Refused, match="should not be at this review"):
            family.invite_mother(session)


@pytest.mark.parametrize("kind", [LetterKind.INVITATION_PARENT, LetterKind.ADULT_COPY])
def test_a_parent_who_must_not_know_gets_neither_the_street_nor_the_home(
    store: Store, family: Family, kind: LetterKind
) -> None:
    with store.transaction() as session:
        letter_id = begin_each(session, family)[kind]
        answer(session, letter_id)
        assert SECRET_STREET not in text_in(shown(session, letter_id))
        save_section(session, letter_id, "opening", text=f"Pip lives at {SECRET_STREET} with Ada Pell.")
        with pytest.raises(LetterIsNotReady) as refused:
            finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    assert {problem.kind for problem in refused.value.problems} == {ProblemKind.WITHHELD}


@pytest.mark.parametrize(
    "private",
    [
        {"may_be_shared": False},
        {"may_be_shared": None},
        {"may_be_shared": True, "shared_with": ("somebody else",)},
        {"may_be_shared": True, "not_for": ("everybody_else",)},
    ],
    ids=["kept private", "never asked", "for one person only", "for the child and the officer only"],
)
def test_an_adult_is_never_offered_words_that_the_child_did_not_share(
    store: Store, family: Family, private: dict[str, object]
) -> None:
    with store.transaction() as session:
        words = session.get(ChildsWords, family.held.words_id)
        assert words is not None
        for name, value in private.items():
            setattr(words, name, value)
        session.flush()
        letter_id = start_adult_copy(session, family.held.review_id, family.mother.id, today=TODAY)
        session.flush()
        assert shown(session, letter_id).offered == ()
        with pytest.raises(Refused):
            put_words_in(session, letter_id, words.id)


def test_an_adult_gets_words_the_child_shared_unless_they_may_not_have_any(store: Store, family: Family) -> None:
    with store.transaction() as session:
        words = session.get(ChildsWords, family.held.words_id)
        mother = session.get(Person, family.mother.id)
        assert words is not None
        assert mother is not None
        words.may_be_shared = True
        session.flush()
        letter_id = start_adult_copy(session, family.held.review_id, mother.id, today=TODAY)
        session.flush()
        (offered,) = shown(session, letter_id).offered
        assert offered.words_id == words.id
        assert "You" not in (offered.source or "")
        mother.may_not_be_told = (*mother.may_not_be_told, ToldAbout.CHILDS_WORDS.value)
        session.flush()
        assert shown(session, letter_id).offered == ()


def open_letter_decisions(store: Store, family: Family) -> list[Decision]:
    with store.reading() as session:
        return decisions_for(session, family.held.review_id, (person(family.mother.id),))


def test_an_adults_copy_tells_the_day_of_its_own_review(store: Store, family: Family) -> None:
    with store.transaction() as session:
        session.add(Review(child_id=family.child_id, held_on=TODAY))
        letter_id = start_adult_copy(session, family.held.review_id, family.mother.id, today=TODAY)
        session.flush()
        assert "Tuesday 10 March 2026" in text_in(shown(session, letter_id))


def test_an_adults_copy_of_an_adjourned_review_tells_when_it_goes_on_and_of_one_that_has_gone_on_nothing(
    store: Store, family: Family
) -> None:
    review_id = family.held.review_id
    told = AdjournmentDetails(reason=AdjournmentReason.PLAN_NOT_SHARED, resumes_on=date(2026, 3, 31))
    with store.transaction() as session:
        adjourn(session, review_id, told, on=date(2026, 3, 10), bank_holidays=BANK_HOLIDAYS)
        session.flush()
        keep_direction(session, review_id, action="Share the care plan", owner_name="Tunde", due_on=date(2026, 3, 27))
        letter_id = start_adult_copy(session, review_id, family.mother.id, today=TODAY)
        session.flush()
        text = text_in(shown(session, letter_id))
        assert "We finish it on Tuesday 31 March." in text
        assert "Share the care plan. Tunde, by Friday 27 March." in text

        go_on(session, review_id, on=date(2026, 3, 31), at=time(16))
        session.flush()
        assert "We finish it" not in text_in(shown(session, letter_id))


def test_an_adults_copy_holds_the_decisions_in_the_adults_words_and_no_other(store: Store, family: Family) -> None:
    with store.transaction() as session:
        letter_id = start_adult_copy(session, family.held.review_id, family.mother.id, today=TODAY)
        session.flush()
        open_letter = shown(session, letter_id)
    assert open_letter.facts.decisions == ()
    decided = next(section.text for section in open_letter.draft.sections if section.key == "decided")
    assert decided.startswith("- ")
    assert all(one.wording in decided for one in open_letter_decisions(store, family))


def test_a_letter_to_an_adult_is_plain_and_to_them(store: Store, family: Family) -> None:
    with store.transaction() as session:
        content = shown(session, family.invite_mother(session)).content
    assert content.greeting == "Dear Rhona Pip,"
    assert content.child_known_as == "Rhona Pip"
    assert content.look.animal is None
    assert content.from_role == "Independent Reviewing Officer"


def test_a_card_has_the_age_large_and_nothing_of_business(store: Store, family: Family) -> None:
    with store.transaction() as session:
        letter_id = start_birthday_card(session, family.child_id, birthday_on=date(2027, 1, 20), today=TODAY)
        session.flush()
        content = shown(session, letter_id).content
    assert (content.big, content.contact_lines) == ("11", ())
    printed = text_of(render_pdf(content))
    assert "11" in printed.split()
    assert "reviewing officer" not in printed
    assert "page 1" not in printed


@pytest.mark.parametrize("day", [date(2027, 1, 21), date(2016, 1, 20)])
def test_a_card_is_for_a_birthday(store: Store, family: Family, day: date) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="not a birthday"):
        start_birthday_card(session, family.child_id, birthday_on=day, today=TODAY)


def test_only_the_childrens_guardian_gets_the_guardians_letter(store: Store, family: Family) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="guardian"):
        start_guardian_letter(session, family.child_id, family.mother.id, today=TODAY)


@pytest.mark.parametrize(("start", "said"), [(start_introduction, "Ilse Brandt"), (start_goodbye, "Bashir Noor")])
def test_the_officer_before_and_the_officer_after_are_those_of_the_record(
    store: Store, family: Family, start: Callable[..., UUID], said: str
) -> None:
    with store.transaction() as session:
        me = this_officer(session)
        assert me is not None
        for name, officer_id, from_on in (
            ("Ilse Brandt", None, date(2024, 1, 8)),
            (me.name, me.officer_id, date(2025, 2, 3)),
            ("Bashir Noor", None, date(2026, 5, 4)),
        ):
            session.add(Allocation(child_id=family.child_id, officer_name=name, officer_id=officer_id, from_on=from_on))
        session.flush()
        letter_id = start(session, family.child_id, today=TODAY)
        session.flush()
        assert said in text_in(shown(session, letter_id))
