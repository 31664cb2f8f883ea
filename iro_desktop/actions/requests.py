"""What the child asked for, and the answer: a record from its first key press, so that none is left without one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused

LONGEST_REQUEST = 10_000
"""Characters of a request, or of the reason for its answer."""


def add_request(
    session: Session,
    review_id: UUID,
    *,
    asked: str,
    words_id: UUID | None = None,
    request_id: UUID | None = None,
) -> UUID:
    """Write down what the child asked for, after what they asked before. Returns its id.

    `words_id` are the words it was asked in, where they are kept.
    """
    review = open_review(session, review_id)
    highest = session.scalar(
        select(func.max(ChildsRequest.position)).where(
            ChildsRequest.review_id == review_id, ChildsRequest.deleted_at.is_(None)
        )
    )
    request = ChildsRequest(
        id=request_id or new_id(),
        child_id=review.child_id,
        review_id=review_id,
        position=(highest or 0) + 1,
        asked=_asked(asked),
        childs_words_id=words_id,
    )
    session.add(request)
    return request.id


def ask_again(session: Session, review_id: UUID, request_id: UUID) -> UUID:
    """Take a request of an earlier review into this one: it waits for an answer again. Returns the new one's id.

    Two laptops that do so make one.
    """
    before = existing(session, ChildsRequest, request_id)
    again_id = companion_id(review_id, f"asked again {before.id}")
    again = session.get(ChildsRequest, again_id)
    if again is not None:
        again.deleted_at = None
        return again_id
    add_request(session, review_id, asked=before.asked, words_id=before.childs_words_id, request_id=again_id)
    session.flush()
    existing(session, ChildsRequest, again_id).asked_before_id = before.id
    return again_id


def reword_request(session: Session, request_id: UUID, *, asked: str) -> None:
    """Change how it is written down."""
    request = _open(session, request_id)
    request.asked = _asked(asked)


def answer_request(
    session: Session,
    request_id: UUID,
    *,
    answer: RequestAnswer | None,
    why: str | None = None,
    who_decides: str | None = None,
    look_again_on: date | None = None,
) -> None:
    """Say yes, not yet or no; None takes the answer back. The letter asks for why, who and when where it is not yes."""
    request = _open(session, request_id)
    if why is not None and len(why) > LONGEST_REQUEST:
        raise Refused(
            f"The reason is longer than {LONGEST_REQUEST:,} characters. Nothing was changed. Make it shorter."
        )
    request.answer = answer
    request.why = (why or "").strip() or None
    request.who_decides = (who_decides or "").strip() or None
    request.look_again_on = look_again_on


def tell_the_child(session: Session, request_id: UUID, *, on: date | None) -> None:
    """Say when the child heard the answer; None takes it back. A closed review takes this too."""
    existing(session, ChildsRequest, request_id).told_child_on = on


def lead_to_decision(session: Session, request_id: UUID, *, decision_id: UUID | None) -> None:
    """Say which decision a request led to."""
    _open(session, request_id).decision_id = decision_id


def delete_request(session: Session, request_id: UUID, *, at: datetime) -> None:
    """Take out a request that was written down by mistake. `bring_back_request` undoes it."""
    _open(session, request_id).deleted_at = at


def bring_back_request(session: Session, request_id: UUID) -> None:
    """Undo it: the request is there again."""
    request = session.get(ChildsRequest, request_id)
    if request is not None:
        request.deleted_at = None


def _open(session: Session, request_id: UUID) -> ChildsRequest:
    request = existing(session, ChildsRequest, request_id)
    open_review(session, request.review_id)
    return request


def _asked(text: str) -> str:
    asked = text.strip()
    if not asked:
        raise Refused("Type what the child asked for, as near to their words as you can.")
    if len(asked) > LONGEST_REQUEST:
        raise Refused(f"This is longer than {LONGEST_REQUEST:,} characters. Nothing was changed. Make it shorter.")
    return asked
