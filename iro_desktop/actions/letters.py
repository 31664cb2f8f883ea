"""Writing to a child: a letter is begun, kept as it is typed, finished and frozen; a correction is a new version."""

import hashlib
from collections.abc import Callable, Container
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.releasing import approve_letter
from iro_desktop.letters.content import to_json
from iro_desktop.letters.kinds import MIDWAY_LETTER_FOR
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.templates import SectionKind, Template
from iro_desktop.models.child import AgeBand
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, LetterStatus, kind_of
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.queries.letter_reader import band_for, review_template
from iro_desktop.queries.letter_templates import template_now, template_of, template_rows, templates_for
from iro_desktop.queries.letter_words import CONFIRMED_WORDS, confirmation_id, may_stand_in
from iro_desktop.queries.letters import letter_of, midway_letter_of, ready_content, written_letter

UNDO_WITHIN = timedelta(seconds=30)
"""How long finishing can be undone. The toast stays 10 s; whoever reaches it by keyboard has the rest."""
LONGEST_SECTION = 100_000
"""Characters in one section of a letter. A pasted file is longer; a letter never is."""
_ABOUT = {
    LetterKind.REVIEW: "tells about a review",
    LetterKind.MIDWAY: "tells about a midway check",
    LetterKind.INVITATION_CHILD: "invites the child to a review",
    LetterKind.INVITATION_PARENT: "invites somebody to a review",
    LetterKind.NEW_IRO: "says who the new officer is",
    LetterKind.GOODBYE: "says goodbye",
    LetterKind.BIRTHDAY_CARD: "is a birthday card",
    LetterKind.GUARDIAN: "is to the children’s guardian",
    LetterKind.ADULT_COPY: "is to an adult who was part of a review",
}


class LetterIsFinished(Refused):
    """A finished letter is part of the child's record and cannot change."""


def start_letter(session: Session, review_id: UUID, *, today: date) -> UUID:
    """Begin the letter about a review, or go on with the one that was begun. Returns its id.

    The template follows the form the child wants letters in, whether the review was the first or stopped early, and
    how the child reads, else the child's age on the day; the plain one where nobody knows. Two laptops that begin it
    apart hold one letter after sync.
    """
    review = existing(session, Review, review_id)
    newest = letter_of(session, review_id)
    if newest is not None:
        return newest
    band = band_for(session, review.child_id, today)
    name = review_template(session, review, band)
    used = template_now(session, name)
    template = used.template
    letter = Letter(
        id=companion_id(review_id, "letter"),
        child_id=review.child_id,
        review_id=review_id,
        kind=LetterKind.REVIEW,
        template=name,
        template_version=template.version,
        template_text_id=used.text_id,
        title=template.title,
        # Where nobody knows the age, the plain letter is for any; the record still wants one of the bands.
        age_band=band or AgeBand.FROM_8_TO_11,
        language=template.language,
    )
    session.add(letter)
    return letter.id


def start_midway_letter(session: Session, review_id: UUID, *, today: date) -> UUID:
    """Begin the short letter about a review's midway check, or go on with the one that was begun. Returns its id.

    It belongs to the check and not to the review, whose own letter it never stands for. Where nobody knows the child's
    age it is begun in the words for 8 to 11.
    """
    check = existing(session, MidwayCheck, midway_id(review_id))
    newest = midway_letter_of(session, check.id)
    if newest is not None:
        return newest
    band = band_for(session, check.child_id, today) or AgeBand.FROM_8_TO_11
    used = template_now(session, MIDWAY_LETTER_FOR[band])
    template = used.template
    letter = Letter(
        id=companion_id(check.id, "letter"),
        child_id=check.child_id,
        midway_id=check.id,
        kind=LetterKind.MIDWAY,
        template=MIDWAY_LETTER_FOR[band],
        template_version=template.version,
        template_text_id=used.text_id,
        title=template.title,
        age_band=band,
        language=template.language,
    )
    session.add(letter)
    return letter.id


def choose_template(session: Session, letter_id: UUID, *, template: str) -> None:
    """Write the letter from another template. What was typed stays; the standing words are the new template's."""
    letter = _draft(session, letter_id)
    if template not in {one.name for one in template_rows(session)}:
        raise Refused("There is no letter of that name. Nothing was changed. Choose one of the list.")
    if template not in {one.name for one in templates_for(session, kind_of(letter))}:
        about = _ABOUT[kind_of(letter)]
        raise Refused(f"This letter {about}, and that template does not. Nothing was changed.")
    used = template_now(session, template)
    opened = used.template
    letter.template, letter.template_version, letter.template_text_id = template, opened.version, used.text_id
    letter.title, letter.language = opened.title, opened.language
    if opened.age_band in set(AgeBand):
        letter.age_band = AgeBand(opened.age_band)


def begin_from(session: Session, begin: Callable[[Session], UUID], template: str) -> UUID:
    """Begin a letter, or go on with it, from a template that was chosen. One that is finished stays as it is."""
    letter_id = begin(session)
    session.flush()
    if existing(session, Letter, letter_id).status is LetterStatus.DRAFT:
        choose_template(session, letter_id, template=template)
    return letter_id


def save_section(session: Session, letter_id: UUID, key: str, *, text: str) -> None:
    """Keep what has been typed in a section so far. From then on its words are the officer's, not the template's."""
    letter = _draft(session, letter_id)
    if len(text) > LONGEST_SECTION:
        raise Refused(
            f"This part of the letter has {len(text):,} characters; {LONGEST_SECTION:,} can be kept. Nothing that was "
            "saved is lost. Take out what was pasted."
        )
    section = session.get(LetterSection, _section_id(letter_id, key))
    if section is not None:
        section.text, section.deleted_at = text, None
        return
    kind, position = _place_in(template_of(session, letter).template, key)
    session.add(
        LetterSection(
            id=_section_id(letter_id, key),
            child_id=letter.child_id,
            letter_id=letter_id,
            key=key,
            position=position,
            kind=kind,
            text=text,
        )
    )


def put_words_in(session: Session, letter_id: UUID, words_id: UUID) -> None:
    """Put something the child said into the letter, word for word. The officer does so for each one.

    Refused for words that the child asked to keep private, that were marked "not for the letter", or that are
    another child's.
    """
    letter = _draft(session, letter_id)
    words = existing(session, ChildsWords, words_id)
    if words.child_id != letter.child_id or not may_stand_in(session, letter, words):
        raise Refused("These words are not for this letter. The letter was not changed.")
    confirmed = session.get(LetterSection, confirmation_id(letter_id, words_id))
    if confirmed is not None:
        confirmed.deleted_at = None
        return
    session.add(
        LetterSection(
            id=confirmation_id(letter_id, words_id),
            child_id=letter.child_id,
            letter_id=letter_id,
            key=str(words_id),
            position=0,
            kind=CONFIRMED_WORDS,
        )
    )


def leave_words_out(session: Session, letter_id: UUID, words_id: UUID, *, at: datetime) -> None:
    """Take something the child said out of the letter again. It stays in the child's record."""
    _draft(session, letter_id)
    confirmed = session.get(LetterSection, confirmation_id(letter_id, words_id))
    if confirmed is not None:
        confirmed.deleted_at = at


def finish_letter(
    session: Session, letter_id: UUID, *, at: datetime, today: date, bank_holidays: Container[date]
) -> None:
    """Finish a letter: its words are frozen as they stand, dated `today`, with the fingerprint of its PDF, and it
    is approved to go to its reader.

    Raises LetterIsNotReady with every problem, and LetterIsFinished; then nothing has changed.
    """
    letter = _draft(session, letter_id)
    written = written_letter(session, letter, today=today, bank_holidays=bank_holidays)
    content = ready_content(written)
    letter.template_version = written.draft.template_version
    letter.title = written.draft.title
    letter.language = written.draft.language
    letter.written_on = today
    letter.finished_content = to_json(content)
    letter.finished_pdf_hash = hashlib.blake2b(render_pdf(content), digest_size=32).hexdigest()
    letter.finished_at = at
    letter.status = LetterStatus.FINISHED
    approve_letter(session, letter_id, at=at)


def unfinish_letter(session: Session, letter_id: UUID, *, at: datetime) -> None:
    """Undo the finishing of a letter, just after it. Later it is part of the child's record: then `reopen_letter`."""
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED or letter.finished_at is None:
        return
    replaced = session.get(Letter, _next_version_id(letter_id)) is not None
    if replaced or at - letter.finished_at > UNDO_WITHIN:
        raise LetterIsFinished(
            "This letter was finished a while ago, so it stays as it is. To change something, write a new version and "
            "say why."
        )
    letter.status = LetterStatus.DRAFT
    letter.written_on = letter.finished_at = letter.finished_content = letter.finished_pdf_hash = None


def reopen_letter(session: Session, letter_id: UUID, *, reason: str) -> UUID:
    """Write a new version of a finished letter. Returns its id; the finished one stays as it was sent.

    What was typed and the words that were put in come along. Reopening again goes on with the same new version.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED:
        return letter.id
    new_id = _next_version_id(letter_id)
    if session.get(Letter, new_id) is not None:
        return new_id
    if not reason.strip():
        raise Refused("Say why the letter is written again. The finished letter was not changed.")
    session.add(
        Letter(
            id=new_id,
            child_id=letter.child_id,
            review_id=letter.review_id,
            midway_id=letter.midway_id,
            about_id=letter.about_id,
            about_on=letter.about_on,
            kind=letter.kind,
            recipient_id=letter.recipient_id,
            recipient_name=letter.recipient_name,
            template=letter.template,
            template_version=letter.template_version,
            template_text_id=letter.template_text_id,
            title=letter.title,
            age_band=letter.age_band,
            language=letter.language,
            other_language=letter.other_language,
            translator_name=letter.translator_name,
            translated_on=letter.translated_on,
            translation_checked_by=letter.translation_checked_by,
            version_number=letter.version_number + 1,
            replaces_id=letter.id,
            reason_for_version=reason.strip(),
        )
    )
    kept = select(LetterSection).where(LetterSection.letter_id == letter_id, LetterSection.deleted_at.is_(None))
    for section in session.scalars(kept).all():
        session.add(_copied(section, new_id))
    return new_id


def _section_id(letter_id: UUID, key: str) -> UUID:
    return companion_id(letter_id, f"section {key}")


def _next_version_id(letter_id: UUID) -> UUID:
    return companion_id(letter_id, "next version")


def _copied(section: LetterSection, letter_id: UUID) -> LetterSection:
    is_words = section.kind == CONFIRMED_WORDS
    return LetterSection(
        id=confirmation_id(letter_id, UUID(section.key)) if is_words else _section_id(letter_id, section.key),
        child_id=section.child_id,
        letter_id=letter_id,
        key=section.key,
        position=section.position,
        kind=section.kind,
        heading=section.heading,
        text=section.text,
        in_other_language=section.in_other_language,
    )


def _draft(session: Session, letter_id: UUID) -> Letter:
    """A letter that may still change. Raises LetterIsFinished."""
    letter = existing(session, Letter, letter_id)
    if letter.status is LetterStatus.FINISHED:
        raise LetterIsFinished(
            "This letter is finished, so it cannot be changed. To put something right, write a new version and say why."
        )
    return letter


def _place_in(template: Template, key: str) -> tuple[str, int]:
    """The kind and place of a section; words kept from another template stand last."""
    for position, section in enumerate(template.sections):
        if section.key == key:
            return section.kind, position
    return SectionKind.PROSE, len(template.sections)
