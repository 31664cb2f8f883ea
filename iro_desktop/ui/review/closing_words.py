"""What closing a review says: what is done, what is missing and where, and the clocks that run afterwards; no Qt."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from iro_desktop.models.after_review import documents_due
from iro_desktop.queries.review import ReviewPage, StillToDo
from iro_desktop.ui import words
from iro_desktop.ui.review import decision_words, participation_words
from iro_desktop.ui.review.viewmodel import ReviewStep, better_done, missing, name_of, only_read
from iro_desktop.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """Something that is done, or is not: with a link to the step where it is, if it is elsewhere."""

    words: str
    icon: str
    tone: Tone
    step: str = ""
    link: str = ""


_LINKS = {
    ReviewStep.PREPARE: "Go to the preparation",
    ReviewStep.MEET: "Go to the meeting",
    ReviewStep.DECIDE: "Go to the decisions",
    ReviewStep.WRITE: "Go to the letter",
}


def title(page: ReviewPage) -> str:
    """The heading of the step."""
    if page.closed:
        return "This review is closed" if page.completed_on else "This review is only read"
    return "Ready to close" if not missing(page) else "Before this review can be closed"


def below(page: ReviewPage) -> str:
    """What closing means, or why nothing can change here."""
    return only_read(page) or "Closing makes the review part of the record and plans the next one."


def why_not_yet(lines: Sequence[StillToDo]) -> str | None:
    """Why the button is off; None when the review can be closed."""
    return " ".join(line.sentence for line in lines) or None


def lines(page: ReviewPage) -> tuple[ClosingLine, ...]:
    """What closing needs, each done or missing; then what is better done but does not keep the review open."""
    if page.from_files:
        return ()
    return (*_needed(page), *_better(page))


def opened_again(page: ReviewPage, today: date) -> str:
    """“Opened again on 16 March: Mum’s answer was missing.” Empty where it never was."""
    reason, at = page.needs.reopened_reason, page.needs.reopened_at
    if not reason or at is None:
        return ""
    full_stop = "" if reason.endswith((".", "!", "?")) else "."
    return f"Opened again on {words.day_and_month(at.date(), today)}: {reason}{full_stop}"


def clocks(page: ReviewPage, today: date, bank_holidays: Container[date]) -> tuple[tuple[str, str, str], ...]:
    """What falls due after the review: what, when, and the sum behind it, counted from the meeting that ended it."""
    if page.from_files:
        return ()
    sheet, letter = decision_words.sheet_and_letter(page, today, bank_holidays)
    midway, midway_sum = decision_words.midway_words(page, today, bank_holidays)
    papers = [
        (sheet.title, "sent" if page.decisions_sent_on else sheet.due, sheet.sum_in_words),
        (letter.title, "finished" if page.letter.finished else letter.due, letter.sum_in_words),
        ("The midway check", midway, midway_sum),
    ]
    complete_on = page.completed_on or page.held_on
    if complete_on is not None:
        due = documents_due(complete_on, bank_holidays, limits=page.limits)
        for place, title, one in (
            (1, "The changed care plan", due.revised_plan),
            (3, "Everybody’s copy", due.distributed),
        ):
            papers.insert(place, (title, f"due {words.weekday_and_date(one.due_on, today)}", one.sum_in_words))
    if page.next_review_on is not None:
        papers.append(("The next review", words.weekday_and_date(page.next_review_on, today), ""))
    return tuple(papers)


def _needed(page: ReviewPage) -> list[ClosingLine]:
    """What is done of what every review needs, then whatever keeps this one open."""
    shown = []
    if page.participation is not None:
        shown.append(_done(f"{participation_words.in_short(page)}. {participation_words.in_the_return(page)}"))
    shown += [_to_do(one) for one in missing(page)]
    if page.next_review_on is not None:
        shown.append(_done("The day of the next review is chosen."))
    return shown


def _better(page: ReviewPage) -> list[ClosingLine]:
    name = name_of(page)
    unsaid = [one for one in page.decisions if not one.child_wording.strip()]
    shown = [_could(one.sentence, ReviewStep(one.step)) for one in better_done(page)]
    if not page.decisions:
        shown.append(_could("No decisions are written down.", ReviewStep.DECIDE))
    elif unsaid:
        numbers = words.listed(str(one.number) for one in unsaid)
        shown.append(_could(f"Decision {numbers} has no words for {name} yet.", ReviewStep.DECIDE))
    elif decision_words.lacking(page.decisions).all_there:
        shown.append(_done(f"{words.plural(len(page.decisions), 'decision')}, with who and when, in words for {name}."))
    if page.letter.finished:
        shown.append(_done(f"The letter to {name} is finished."))
    else:
        shown.append(_could(f"The letter to {name}: {decision_words.letter_state(page).lower()}.", ReviewStep.WRITE))
    return shown


def _done(sentence: str) -> ClosingLine:
    return ClosingLine(sentence, "check", Tone.GOOD)


def _to_do(one: StillToDo) -> ClosingLine:
    """It keeps the review open; what is done in this step has its field below and needs no link."""
    step = ReviewStep(one.step)
    if step is ReviewStep.CLOSE:
        return ClosingLine(one.sentence, "circle-alert", Tone.ATTENTION)
    return ClosingLine(one.sentence, "circle-alert", Tone.ATTENTION, step, _LINKS[step])


def _could(sentence: str, step: ReviewStep) -> ClosingLine:
    """Better done, but no reason to keep the review open."""
    return ClosingLine(sentence, "clock", Tone.SECONDARY, step, _LINKS[step])
