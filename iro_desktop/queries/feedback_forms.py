"""The feedback form of one review, ready to print: in the child's own look, or for a parent without a name."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.letters.content import LetterFont, LetterLook, Paper, look_for
from iro_desktop.letters.feedback_form import FormContent
from iro_desktop.letters.feedback_words import CHILDS_FORM, PARENTS_FORM, FormWords, paper_questions
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, age_band_for, preferences_id
from iro_desktop.models.feedback import FORM_VERSION, FeedbackFrom
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.letter_facts import reference_of
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.who import who_is


def feedback_form(session: Session, review_id: UUID, source: FeedbackFrom, *, today: date) -> FormContent:
    """The form to print. A parent's form says "your child": it may lie about, or be posted to the wrong door.

    Raises Refused where the review is not here.
    """
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None else None
    if review is None or child is None or review.deleted_at is not None:
        raise Refused("This review is no longer on this laptop. Nothing else was changed.")
    officer = this_officer(session)
    ring = f" Or ring {officer.known_as}: {officer.telephone}." if officer and officer.telephone else ""
    for_parent = source is FeedbackFrom.PARENT
    form = PARENTS_FORM if for_parent else childs_form(session, child, today)
    name = "" if for_parent else (child.known_as or "")
    return FormContent(
        title=form.title,
        child_known_as=name,
        reference=f"{reference_of(review.id, review.held_on or review.planned_on)} · form {FORM_VERSION}",
        greeting=form.title if for_parent or not name else f"{name}, {form.title[0].lower()}{form.title[1:]}",
        introduction=form.introduction,
        questions=paper_questions(form, for_parent=for_parent),
        ending=f"{form.thanks} Give it to anybody at your meeting, or post it to me.{ring}"
        if not for_parent
        else f"{form.thanks} Give it to anybody at the review, or post it to the reviewing officer.{ring}",
        written_on=today,
        look=_parents_look() if for_parent else _childs_look(session, child),
    )


def childs_form(session: Session, child: Child, today: date) -> FormWords:
    """The words of the form for how the child reads, else for their age; of the middle where neither is known."""
    wishes = _wishes(session, child.id)
    if wishes is not None and wishes.reading_band is not None:
        return CHILDS_FORM[wishes.reading_band]
    if child.date_of_birth is None:
        return CHILDS_FORM[AgeBand.FROM_8_TO_11]
    return CHILDS_FORM[age_band_for(age_on(child.date_of_birth, today))]


def form_words(session: Session, review_id: UUID, source: FeedbackFrom, *, today: date) -> FormWords:
    """The words to ask with on screen. Raises Refused where the review is not here."""
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None else None
    if child is None:
        raise Refused("This review is no longer on this laptop. Nothing else was changed.")
    return PARENTS_FORM if source is FeedbackFrom.PARENT else childs_form(session, child, today)


def _childs_look(session: Session, child: Child) -> LetterLook:
    wishes = _wishes(session, child.id)
    return look_for(
        font=wishes.letter_font if wishes else None,
        size_points=wishes.letter_size_points if wishes else None,
        paper=wishes.letter_paper if wishes else None,
        animal=who_is(child).animal,
    )


def _parents_look() -> LetterLook:
    return LetterLook(font=LetterFont.ATKINSON, size_points=13, paper=Paper.WHITE)


def _wishes(session: Session, child_id: UUID) -> ChildPreferences | None:
    wishes = session.get(ChildPreferences, preferences_id(child_id))
    return wishes if wishes is not None and wishes.deleted_at is None else None
