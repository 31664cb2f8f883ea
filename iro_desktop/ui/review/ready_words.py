"""What the preparation says as a whole: the checklist, each section in one line, and whether it is ready; no Qt."""

from datetime import date

from iro_desktop.models.childs_request import RequestAnswer
from iro_desktop.models.review import Chair, DecisionStatus
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.preparing_checklist import State, ToPrepare
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import Preparation, Wishes, before_care, past_due
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.shown import Choice, RowWords, Run
from iro_desktop.ui.tokens import Tone

NO_DAY = "Set the day first: the agenda and the calendar need it."
_ICONS = {State.DONE: "check", State.TO_DO: "circle", State.TO_BRING_UP: "message-square"}
_ANSWERED = {RequestAnswer.NOT_YET: "Not yet", RequestAnswer.NO: "No", None: "No answer yet"}


def who_leads(name: str) -> tuple[Choice, ...]:
    """Who leads the meeting."""
    capital = in_words.capital(name)
    return (Choice(Chair.OFFICER, "I do"), Choice(Chair.CHILD, capital), Choice(Chair.SHARED, f"{capital} and I"))


def checklist_rows(lines: tuple[ToPrepare, ...]) -> tuple[RowWords, ...]:
    """What is still to do first, then what to bring up, then what is done."""
    order = (State.TO_DO, State.TO_BRING_UP, State.DONE)
    return tuple(
        RowWords(key=line.key, title=_title(line), icon=_ICONS[line.state])
        for line in sorted(lines, key=lambda line: order.index(line.state))
    )


def checklist_summary(lines: tuple[ToPrepare, ...]) -> str:
    """“3 of 8 done”; reminders are not counted."""
    counted = [line for line in lines if line.state is not State.TO_BRING_UP]
    return f"{sum(line.state is State.DONE for line in counted)} of {len(counted)} done"


def ready(prepared: Preparation, today: date) -> str:
    """“Made ready on 12 March”; empty before."""
    return f"Made ready on {words.day_and_month(prepared.prepared_on, today)}." if prepared.prepared_on else ""


def agenda_summary(page: ReviewPage, today: date) -> str:
    """“2 things to talk about · Thu 26 March 11:00 · at home”: the first section in one line."""
    points = sum(item.from_child for item in page.agenda)
    count = words.plural(points, "thing") + " to talk about" if points else "Nothing to talk about yet"
    day = words.weekday_and_date(page.planned_on, today) if page.planned_on else "No day yet"
    when = " ".join(part for part in (day, in_words.at(page.planned_time) if page.planned_on else "") if part)
    return " · ".join(part for part in (count, when, page.place or "") if part)


def last_time_summary(page: ReviewPage, prepared: Preparation) -> str:
    """“1 of 2 decisions done · 1 request open”; that there is nothing where there is nothing."""
    parts = []
    if page.last_time:
        done = sum(one.status is DecisionStatus.DONE for one in page.last_time)
        parts.append(f"{done} of {words.plural(len(page.last_time), 'decision')} done")
    if prepared.requests:
        parts.append(f"{words.plural(len(prepared.requests), 'request')} open")
    return " · ".join(parts) or "Nothing was decided before"


def request_rows(prepared: Preparation, today: date) -> tuple[RowWords, ...]:
    """What the child asked for before and did not get a yes to."""
    return tuple(
        RowWords(
            key=one.request_id,
            title=words.quoted(one.asked),
            below=_ANSWERED.get(one.answer, "")
            + (f" · looked at again {words.day_and_month(one.look_again_on, today)}" if one.look_again_on else ""),
        )
        for one in prepared.requests
    )


def wishes_in_words(page: ReviewPage, wishes: Wishes) -> str:
    """“Wren wants: at the park café · a quick game · with Jan · not Mr Hale”; empty where nobody asked."""
    parts = [
        wishes.place or "",
        f"to start with {wishes.activity}" if wishes.activity else "",
        f"with {words.listed(wishes.who)}" if wishes.who else "",
        f"not {words.listed(wishes.who_not)}" if wishes.who_not else "",
        f"to lead {'with help' if wishes.chair is Chair.SHARED else 'it'}" if _child_leads(wishes) else "",
        f"to talk about {words.listed(wishes.topics)}" if wishes.topics else "",
        f"not to talk about {words.listed(wishes.topics_not)} with everybody" if wishes.topics_not else "",
    ]
    told = " · ".join(part for part in parts if part)
    return f"{in_words.capital(name_of(page))} wants: {told}" if told else ""


def differs_from_wishes(page: ReviewPage, prepared: Preparation) -> bool:
    """Whether taking the wishes over would change anything."""
    wishes = prepared.wishes
    texts = {item.text.strip().casefold() for item in page.agenda}
    return (
        bool(wishes.place and wishes.place != page.place)
        or bool(wishes.mode and wishes.mode is not page.mode)
        or bool(wishes.chair and wishes.chair is not prepared.chaired_by)
        or any(topic.strip().casefold() not in texts for topic in wishes.topics)
        or any(one.wanted and not (one.not_wanted or one.excluded or one.invited_on) for one in prepared.people)
    )


def problem_with_day(on: date | None, prepared: Preparation, reason: str) -> tuple[str, str]:
    """The field that is wrong and why: before care, or past the latest day without a reason; both empty if neither."""
    if on is None:
        return "", ""
    if problem := before_care(on, prepared.came_into_care_on):
        return "day", problem
    late = past_due(on, prepared.due)
    return ("late", late) if late and not reason.strip() else ("", "")


def is_late(on: date | None, prepared: Preparation) -> bool:
    return on is not None and bool(past_due(on, prepared.due))


def due_in_words(prepared: Preparation, planned_on: date | None, bank_holidays: BankHolidays, today: date) -> str:
    """“Latest day 12 March = 12 September + 6 months.” and, past the proclaimed bank holidays, that it may move."""
    due = prepared.due
    latest = f"Latest day {words.day_and_month(due.latest_lawful, today)} = {due.sum_in_full}." if due else ""
    days = [day for day in (planned_on, due.latest_lawful if due else None) if day]
    beyond = bank_holidays.beyond_proclaimed(max(days)) if days else None
    return " ".join(part for part in (latest, beyond) if part)


def _title(line: ToPrepare) -> str | Run:
    return Run(line.text, tone=Tone.SECONDARY) if line.state is State.DONE else line.text


def _child_leads(wishes: Wishes) -> bool:
    return wishes.chair in (Chair.CHILD, Chair.SHARED)
