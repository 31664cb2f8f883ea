"""Makes every paper that the program can make of a family, for everybody who could get it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from iro_desktop.actions.letter_kinds import (
    start_adult_copy,
    start_birthday_card,
    start_goodbye,
    start_guardian_letter,
    start_introduction,
    start_invitation,
    start_parents_invitation,
)
from iro_desktop.actions.letter_translation import choose_other_language, save_translation, save_translator
from iro_desktop.actions.letters import finish_letter, put_words_in, save_section
from iro_desktop.actions.releasing import release
from iro_desktop.exchange.messages import Message, as_mail_file, as_text
from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.letters.assemble import printed_sections
from iro_desktop.letters.checks import LetterIsNotReady, ProblemKind
from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.docx_letter import render_sheet_docx
from iro_desktop.letters.feedback_form import render_feedback_form
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.letters.picture_lines import write_line
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.letters.translation import GREETING_PART
from iro_desktop.models.audience import Reader, person
from iro_desktop.models.feedback import FeedbackFrom
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.agenda_papers import preparation_papers
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.feedback_forms import feedback_form
from iro_desktop.queries.letters import studio
from iro_desktop.queries.midway_message import to_new_worker
from iro_desktop.queries.referral_papers import referral_paper
from iro_desktop.queries.resolution_card import resolution_card
from iro_desktop.queries.resolution_message import MessageWords
from iro_desktop.queries.supervision import supervision
from iro_desktop.queries.supervision_notes import SupervisionNotes
from iro_desktop.queries.supervision_papers import printed_supervision
from iro_desktop.queries.update_request import update_request
from iro_desktop.queries.visits_papers import road_sheet
from iro_desktop.store.store import Session
from iro_desktop.ui.letter.viewmodel import letter_mail, paper_name, pdf_name
from iro_desktop.ui.review.ready_papers import make_papers
from tests.letters.leaks.families import ANYBODY_READS, CHILD_READS, OFFICER_READS, Family, Reads, day, person_reads
from tests.letters.leaks.readers import Paper
from tests.letters.leaks.records import NOON, TODAY, Added, typed_in
from tests.letters.translations import ARTICLE_1

BANK_HOLIDAYS = bundled_bank_holidays()
_LINES = {
    "opening": "Thank you for the tour of your den.",
    "going_well": "You built a den with four rooms.",
    "ending": "I am practising my crawling.",
    "asked": "I asked for the form by Friday.",
}


@dataclass(frozen=True)
class Made:
    """A paper, and who gets it."""

    reads: Reads
    paper: Paper
    what: str = ""
    """Which kind of letter and form, where it is one."""


@dataclass
class Refusals:
    """Papers that the program would not make because of what was typed, each with the sentence that it said."""

    sentences: list[str]


def every_paper(session: Session, family: Family, added: Added, refusals: Refusals) -> Iterator[Made]:
    """All of them, in the order of a review's life. What is refused is counted and not made."""
    yield from _letter(session, family, added.letter_id, refusals, words_id=added.words_id)
    yield from _letter(session, family, added.midway_letter_id, refusals)
    yield from _other_kinds(session, family, added, refusals)
    yield from _sheets(session, family, added)
    yield from _preparation(session, added)
    for offer_id in added.offers:
        try:
            referral = referral_paper(session, offer_id, today=TODAY)
        except Refused as refused:
            refusals.sentences.append(refused.sentence)
            continue
        yield Made(ANYBODY_READS, Paper(f"referral-{referral.content.reference}.pdf", render_agenda(referral.content)))
        yield from _message(MessageWords("", None, referral.subject, referral.body), ANYBODY_READS)
    for source, reads in ((FeedbackFrom.CHILD, CHILD_READS), (FeedbackFrom.PARENT, ANYBODY_READS)):
        form = feedback_form(session, added.review_id, source, today=TODAY)
        yield Made(reads, Paper("feedback.pdf", render_feedback_form(form)))
    yield from _messages(session, added)
    notes = SupervisionNotes(agenda=f"Talk about Pip.{typed_in(family, 'one_to_one')}")
    yield from _on_the_road(session, added)
    page = printed_supervision(session, supervision(session, TODAY, BANK_HOLIDAYS), notes, today=TODAY)
    yield Made(ANYBODY_READS, Paper("one-to-one.pdf", render_agenda(page)))


def _other_kinds(session: Session, family: Family, added: Added, refusals: Refusals) -> Iterator[Made]:
    """Every other kind of letter: to the child, and to each adult who could get one."""
    session.flush()
    for child_id in (
        start_invitation(session, added.planned_id, today=TODAY),
        start_introduction(session, added.child_id, today=TODAY),
        start_goodbye(session, added.child_id, today=TODAY),
        start_birthday_card(session, added.child_id, birthday_on=day(family).replace(year=2027), today=TODAY),
    ):
        session.flush()
        yield from _letter(session, family, child_id, refusals)
    guardians = start_guardian_letter(session, added.child_id, added.guardian_id, today=TODAY)
    session.flush()
    yield from _letter(session, family, guardians, refusals, reads=Reads())
    for one in family.people:
        for letter_id in (
            start_adult_copy(session, added.review_id, added.people[one.name], today=TODAY),
            start_parents_invitation(session, added.planned_id, added.people[one.name], today=TODAY),
        ):
            session.flush()
            yield from _letter(session, family, letter_id, refusals, reads=person_reads(one))


def _letter(
    session: Session,
    family: Family,
    letter_id: UUID,
    refusals: Refusals,
    *,
    words_id: UUID | None = None,
    reads: Reads = CHILD_READS,
) -> Iterator[Made]:
    """The letter in every form, once it may be finished. What is refused for what it tells is not made."""
    extra = typed_in(family, "letter")
    opened = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    for key, text in _LINES.items():
        if any(section.key == key for section in opened.draft.sections):
            save_section(session, letter_id, key, text=text + (extra if key == "ending" else ""))
    if words_id is not None:
        put_words_in(session, letter_id, words_id)
        picture = write_line("house", f"A house.{typed_in(family, 'picture')}")
        save_section(session, letter_id, "opening", text=f"{picture}\n{_LINES['opening']}")
    for problem in studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).problems:
        if problem.kind is ProblemKind.BLANK:
            save_section(session, letter_id, problem.section, text="Tunde took you to see Nan.")
    session.flush()
    if words_id is not None and family.language is not None:
        _translate(session, family, letter_id, family.language)
    try:
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    except LetterIsNotReady as refused:
        if all(problem.kind is not ProblemKind.WITHHELD for problem in refused.problems):
            raise AssertionError(refused.sentence) from refused
        refusals.sentences.append(refused.sentence)
        return
    session.flush()
    released = release(session, letter_id)
    for form in Form:
        body = released.pdf if form is Form.PDF else make_paper(released.content, form)
        yield Made(reads, Paper(paper_name(released.content.reference, form), body), f"{opened.kind} {form}")
    mail = letter_mail(released.content, released.pdf)
    name = f"message-{_reference(released.content)}.eml"
    yield Made(reads, Paper(name, as_mail_file(mail)), f"{opened.kind} mail")


def _translate(session: Session, family: Family, letter_id: UUID, language: str) -> None:
    """Every part in the other language, as somebody pasted it."""
    choose_other_language(session, letter_id, language=language)
    session.flush()
    opened = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    said = ARTICLE_1[language]
    save_translation(session, letter_id, GREETING_PART, heading="", text=said[:12])
    for key, section in printed_sections(opened.draft, opened.facts):
        extra = typed_in(family, "translation") if key == "ending" else ""
        save_translation(session, letter_id, key, heading=said[:20] if section.heading else "", text=said + extra)
    by = f"Selam Abera{typed_in(family, 'translator')}"
    save_translator(session, letter_id, name=by, translated_on=TODAY, checked_by="Yared Haile")
    session.flush()


def _reference(content: LetterContent) -> str:
    return content.reference.lower()


def _sheets(session: Session, family: Family, added: Added) -> Iterator[Made]:
    """The decision sheet for whoever it is sent to, and for nobody named."""
    readers: list[tuple[Reads, tuple[Reader, ...]]] = [(ANYBODY_READS, ())]
    readers += [(person_reads(one), (person(added.people[one.name]),)) for one in family.people]
    for reads, for_whom in readers:
        sheet = decision_sheet(session, added.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS, readers=for_whom)
        name = pdf_name(sheet.reference, "decisions")
        yield Made(reads, Paper(name, render_decision_sheet(sheet)))
        yield Made(reads, Paper(name.replace(".pdf", ".docx"), render_sheet_docx(sheet)))


def _preparation(session: Session, added: Added) -> Iterator[Made]:
    papers = preparation_papers(session, added.planned_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    yield Made(CHILD_READS, Paper("agenda.pdf", render_agenda(papers.for_child)))
    yield Made(OFFICER_READS, Paper("agenda-officer.pdf", render_agenda(papers.for_officer)))


def _on_the_road(session: Session, added: Added) -> Iterator[Made]:
    """What lies on the car seat, and what goes into a calendar that others may see."""
    planned = session.get_one(Review, added.planned_id)
    assert planned.planned_on is not None
    sheet = road_sheet(session, first=planned.planned_on, last=planned.planned_on, today=TODAY)
    yield Made(OFFICER_READS, Paper("road.pdf", render_agenda(sheet)), "road sheet")
    made = make_papers(session, added.planned_id, today=TODAY, now=NOON, bank_holidays=BANK_HOLIDAYS)
    assert made.for_calendar is not None
    yield Made(ANYBODY_READS, Paper("calendar.ics", made.for_calendar), "calendar")


def _messages(session: Session, added: Added) -> Iterator[Made]:
    try:
        new = to_new_worker(
            session, added.review_id, person_id=added.worker_id, today=TODAY, officer_name="Maren Ostrowe"
        )
        yield from _message(new, Reads())
        asked = update_request(session, added.decision_ids[:1], today=TODAY, officer_name="Maren Ostrowe")
        yield from _message(asked.message, ANYBODY_READS)
    except Refused as refused:
        raise AssertionError(refused.sentence) from refused
    card = resolution_card(session, added.concern_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    for words in (card.message, card.next_message, card.cafcass_message):
        if words is not None:
            yield from _message(words, ANYBODY_READS)


def _message(words: MessageWords, reads: Reads) -> Iterator[Made]:
    message = Message(subject=words.subject, body=words.body)
    yield Made(reads, Paper("message.eml", as_mail_file(message)))
    yield Made(reads, Paper("message.txt", as_text(message).encode()))
