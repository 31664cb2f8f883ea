"""The first laptop, without a network: a caseload comes in, a child is heard, a review is held, a letter is written."""

import hashlib
from datetime import date, time
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from iro_desktop.actions.children import name_child
from iro_desktop.actions.closing import close_review
from iro_desktop.actions.decisions import add_decision, set_decision_date
from iro_desktop.actions.letters import finish_letter, put_words_in, save_section, start_letter
from iro_desktop.actions.meetings import add_note, begin_meeting, save_note
from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.actions.permanence import choose_permanence_plans
from iro_desktop.actions.reviews import (
    add_agenda_item,
    change_plan,
    plan_next_review,
    plan_review,
)
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.letters.content import letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.child import Child
from iro_desktop.models.letter import Letter
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.models.review import Mode, NoteKind, PermanencePlan, Review, ReviewStatus
from iro_desktop.models.timescales import ReviewKind, add_months, age_on
from iro_desktop.models.working_days import bundled_bank_holidays, last_working_day_on_or_before
from iro_desktop.queries.council import UNNAMED_COUNCIL
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.due import due_rows
from iro_desktop.queries.letters import studio
from iro_desktop.store.store import Session, Store
from iro_desktop.tour import story
from iro_desktop.tour.album import settle, until
from iro_desktop.tour.laptop import Laptop, Leg
from iro_desktop.tour.long_review import hold_long_review
from iro_desktop.ui.desk import Page, Place


def record(leg: Leg) -> None:
    """The whole first leg."""
    laptop = Laptop(leg)
    laptop.desktop.start()
    assert laptop.desktop.gate is not None
    laptop.album.take(
        laptop.desktop.gate, "S01-first-run", "The first start: a passphrase, and what protects the records"
    )
    laptop.desktop.gate.hide()
    store = laptop.make()
    _fill(laptop, store)
    store.close()
    _unlock(laptop)
    child_id, review_id = _whose_review(laptop)
    _morning(laptop, child_id)
    _listen(laptop, child_id)
    _hold(laptop, child_id, review_id)
    _write(laptop, review_id)
    hold_long_review(laptop)
    laptop.window().go(Place(Page.SYNC_CENTRE))
    laptop.album.take(
        laptop.window(), "S16-sync-offline", "Everything so far is on this laptop; the office was not needed"
    )
    laptop.close()


def _fill(laptop: Laptop, store: Store) -> None:
    """Bring in the council's files, or the invented caseload where none were given."""
    leg = laptop.leg
    if leg.caseload is None:
        from iro_desktop.exchange.practise import fill_with_practise  # noqa: PLC0415 - only for practise

        with store.transaction() as session:
            made = fill_with_practise(session, today=laptop.day, now=laptop.clock())
        laptop.note("brought_in", dict(made.counts))
        return
    from iro_desktop.exchange.ssda903 import apply, read_caseload  # noqa: PLC0415 - only for files

    folder = Path(leg.caseload)
    last_year = folder / "last_year"
    files = read_caseload(folder, last_year if last_year.is_dir() else None)
    with store.transaction() as session:
        done = apply(session, files, UNNAMED_COUNCIL)
        keep_officer(session, name=leg.officer, known_as=leg.officer.split()[0], telephone="07700 900217")
        keep_help_line(session, kind="advocate", name="Winston", telephone="08081 570145", at=laptop.clock())
    laptop.note("brought_in", {"children": len(done.new), "problems": len(done.problems)})


def _unlock(laptop: Laptop) -> None:
    """The officer's own start: passphrase, Enter."""
    laptop.desktop.start()
    gate = laptop.desktop.gate
    assert gate is not None
    settle()
    laptop.album.take(gate, "S00-unlock", "Locked: one field, and it has the keyboard")
    _type(gate, laptop.leg.passphrase)
    QTest.keyClick(_focused(gate), Qt.Key.Key_Return)
    until(lambda: laptop.desktop.window is not None, "the window to open")


def _whose_review(laptop: Laptop) -> tuple[UUID, UUID]:
    """The child whose review is today; where none is planned, the one whose review is due soonest."""

    def planned(session: Session) -> tuple[UUID, UUID] | None:
        review = session.scalar(
            select(Review)
            .where(Review.planned_on == laptop.day, Review.status == ReviewStatus.PLANNED, Review.deleted_at.is_(None))
            .order_by(Review.planned_time)
        )
        return None if review is None else (review.child_id, review.id)

    found = laptop.look(planned)
    if not isinstance(found, tuple):
        child_id = laptop.look(partial(_due_soonest, laptop))
        assert isinstance(child_id, UUID)
        laptop.do(partial(name_child, child_id=child_id, known_as=story.NAME_WITHOUT_ONE))
        at_home = partial(plan_review, planned_time=time(11), place="at home", mode=Mode.IN_PERSON)
        review_id = laptop.do(partial(at_home, child_id=child_id, planned_on=laptop.day))
        found = child_id, review_id
    child_id, review_id = found
    laptop.note("child", str(child_id))
    laptop.note("review", str(review_id))
    return child_id, review_id


def _due_soonest(laptop: Laptop, session: Session) -> UUID:
    """A child between eight and eleven whose review is due soonest on or after the day; any child else."""
    numbers = {child.council_child_id: child for child in session.scalars(select(Child))}
    due = [row for row in due_rows(session, laptop.day, bundled_bank_holidays()) if row.due_on]
    ahead = sorted((row.due_on or laptop.day, row.child_id) for row in due if (row.due_on or laptop.day) >= laptop.day)

    def of_reading_age(child: Child) -> bool:
        return child.date_of_birth is not None and 8 <= age_on(child.date_of_birth, laptop.day) <= 11

    chosen = [numbers[child_id] for _, child_id in ahead]
    return next((child for child in chosen if of_reading_age(child)), chosen[0]).id


def _morning(laptop: Laptop, child_id: UUID) -> None:
    window = laptop.window()
    laptop.album.take(window, "S02-today", "The day, what waits for me, what waits for others")
    window.go(Place(Page.CHILDREN))
    laptop.album.take(window, "S03-children", "Everyone, with what is due and when")
    window.go(Place(Page.BRING_IN))
    laptop.album.take(window, "S23-bring-in", "Bringing a caseload in, with a look before anything changes")
    window.go(Place(Page.CHILD, child_id))
    laptop.album.take(window, "S04-child", "One child: wishes on top, the story, what is due and the sum behind it")


def _listen(laptop: Laptop, child_id: UUID) -> None:
    """Journey 1: a conversation in a car park, typed and finished by keys."""
    window = laptop.window()
    window.desk.capture(child_id)
    settle()
    panel = window.panel()
    assert panel is not None
    _type(panel, story.CAR_PARK_NOTE)
    laptop.album.take(window, "S10-quick-capture", "A conversation, kept from the first key press")
    QTest.keyClick(_focused(panel), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.panel() is None, "the conversation to be saved")


def _hold(laptop: Laptop, child_id: UUID, review_id: UUID) -> None:
    window = laptop.window()
    for text in story.AGENDA:
        laptop.do(partial(add_agenda_item, review_id=review_id, text=text, from_child=True))
    for text in story.ADULTS_AGENDA:
        laptop.do(partial(add_agenda_item, review_id=review_id, text=text, from_child=False))
    laptop.do(partial(change_plan, review_id=review_id, plan_for_home=story.PLAN, child_has_seen_plan=True))
    window.go(Place(Page.REVIEW, review_id, "prepare"))
    laptop.album.take(window, "S06-prepare", "Before the meeting: the child's agenda first")
    laptop.do(partial(begin_meeting, review_id=review_id, on=laptop.day, at=time(11)))
    laptop.do(partial(_take_notes, review_id))
    for number, decision in enumerate(story.DECISIONS):
        decision_id = laptop.do(partial(_decide, laptop, review_id, decision))
        if number == 1:
            laptop.note("decision", str(decision_id))
    window.go(Place(Page.REVIEW, review_id, "meet"))
    laptop.album.take(window, "S07-meet", "The meeting: notes, the child's words, and what is not for the letter")
    window.go(Place(Page.REVIEW, review_id, "decide"))
    laptop.album.take(window, "S06-decide", "Each decision in two wordings of one record")
    laptop.do(partial(_took_part, laptop, child_id, review_id))
    laptop.do(partial(choose_permanence_plans, review_id=review_id, plans=(PermanencePlan.LONG_TERM_FOSTERING,)))
    next_on = laptop.look(partial(_next_review, laptop))
    assert isinstance(next_on, date)
    laptop.do(partial(plan_next_review, review_id=review_id, on=next_on))
    window.go(Place(Page.REVIEW, review_id, "close"))
    laptop.album.take(window, "S06-close", "Closing: what is missing is said, the next review is proposed with its sum")
    laptop.do(partial(close_review, review_id=review_id, on=laptop.day))


def _next_review(laptop: Laptop, session: Session) -> date:
    """The last working day within the law: three months after a first review, else six."""
    child = session.get_one(Child, laptop.known("child"))
    rows = due_rows(session, laptop.day, bundled_bank_holidays())
    kind = next((row.kind for row in rows if row.child_id == child.council_child_id), "")
    months = 3 if kind in {ReviewKind.FIRST, ReviewKind.ADOPTION_FIRST} else 6
    return last_working_day_on_or_before(add_months(laptop.day, months), bundled_bank_holidays())


def _take_notes(review_id: UUID, session: Session) -> None:
    for kind, text in (
        (NoteKind.CHILDS_WORDS, story.WORDS_IN_THE_MEETING),
        (NoteKind.NOTE, story.NOTE),
        (NoteKind.NOT_FOR_THE_LETTER, story.NOT_FOR_THE_LETTER),
    ):
        note_id = add_note(session, review_id, kind=kind)
        session.flush()
        save_note(session, note_id, text=text)
        session.flush()


def _decide(laptop: Laptop, review_id: UUID, decision: story.StoryDecision, session: Session) -> UUID:
    decision_id = add_decision(
        session,
        review_id,
        wording=decision.wording,
        child_wording=decision.child_wording,
        owner_name=decision.owner,
        owner_role=decision.role,
    )
    session.flush()
    set_decision_date(session, decision_id, due_on=laptop.day + decision.due_in, in_childs_words=decision.when)
    return decision_id


def _took_part(laptop: Laptop, child_id: UUID, review_id: UUID, session: Session) -> None:
    child = session.get_one(Child, child_id)
    assert child.date_of_birth is not None, "the tour chooses a child whose birthday is known"
    answers = ParticipationAnswers(
        born_on=child.date_of_birth, review_on=laptop.day, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
    )
    set_participation(session, review_id, answers)


def _write(laptop: Laptop, review_id: UUID) -> None:
    window = laptop.window()
    letter_id = laptop.do(partial(start_letter, review_id=review_id, today=laptop.day))
    assert isinstance(letter_id, UUID)
    laptop.note("letter", str(letter_id))
    laptop.do(partial(_fill_letter, laptop, letter_id))
    window.go(Place(Page.LETTER, letter_id))
    settle(60)
    laptop.album.take(window, "S09-letter-studio", "The letter, and the page as the child will hold it")
    holidays = bundled_bank_holidays()
    laptop.do(partial(finish_letter, letter_id=letter_id, at=laptop.clock(), today=laptop.day, bank_holidays=holidays))
    settle(60)
    laptop.album.take(window, "S09-letter-finished", "Finished: frozen, dated, ready to print")
    papers = laptop.look(partial(_papers, laptop, letter_id, review_id))
    assert isinstance(papers, dict)
    for name, paper in papers.items():
        (Path(laptop.leg.out) / name).write_bytes(paper)
        laptop.note(name, {"bytes": len(paper), "blake2b": hashlib.blake2b(paper, digest_size=32).hexdigest()})


def _fill_letter(laptop: Laptop, letter_id: UUID, session: Session) -> None:
    """Answer every question that the template asks, and put in what the child said and did not keep private."""
    on_desk = studio(session, letter_id, today=laptop.day, bank_holidays=bundled_bank_holidays())
    for section in on_desk.draft.sections:
        if section.key in story.PROSE:
            save_section(session, letter_id, section.key, text=story.PROSE[section.key])
    for offered in on_desk.offered[:2]:
        put_words_in(session, letter_id, offered.words_id)


def _papers(laptop: Laptop, letter_id: UUID, review_id: UUID, session: Session) -> dict[str, bytes]:
    frozen = session.get_one(Letter, letter_id).finished_content
    assert frozen is not None, "a finished letter keeps its words"
    sheet = decision_sheet(session, review_id, today=laptop.day, bank_holidays=bundled_bank_holidays())
    return {"letter.pdf": render_pdf(letter_from_json(frozen)), "decision_sheet.pdf": render_decision_sheet(sheet)}


def _focused(inside: QWidget) -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "something takes the keyboard"
    assert inside.isAncestorOf(focused), "what takes the keyboard is on screen"
    return focused


def _type(inside: QWidget, text: str) -> None:
    inside.activateWindow()
    settle()
    # Curly quotes have no key of their own; the field takes them as an input method would give them.
    for letter in text:
        QTest.keyClicks(_focused(inside), letter)
    settle()
