"""What the sync centre says: the headline, the list that waits for a person, the receipts; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from iro_desktop.models.registry import RECORD_OF_KIND
from iro_desktop.queries.sync_overview import NotAccepted, Question, SyncOverview
from iro_desktop.sync.receipt import Outcome, Receipt, about_the_clock, sentences
from iro_desktop.sync.round import Progress, Step
from iro_desktop.sync.state import Chip, OfficeState
from iro_desktop.ui import words
from iro_desktop.ui.record_words import all_of, field_label, one_of
from iro_desktop.ui.shown import ChipState, DayBarWords, TagWords
from iro_desktop.ui.tokens import Tone

SAFE = "Everything is safe at the office"
GO_ON = "We will go on when you are connected, or choose Sync now."
NOTHING_ELSE_WAITS = "both versions are kept. Nothing else waits for this"


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of the page: the shape of the chip, a sentence, and the figures behind it."""

    shape: ChipState
    title: str
    below: str


@dataclass(frozen=True, slots=True)
class NeedsYou:
    """One thing that only a person can put right, and the button that leads there."""

    title: str
    below: str
    animal: str | None
    button: str
    conflict_id: UUID | None = None
    child_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A line of the list of receipts. `number` is its place there, 0 for the newest."""

    key: datetime
    number: int
    when: str
    sent: str
    received: str
    state: TagWords


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """One receipt in full: what was sent by kind, then the sums that have to agree."""

    when: str
    state: TagWords
    below: str
    by_kind: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]

    def as_text(self) -> str:
        """The receipt for paper and for the helpdesk: counts and times, nobody's name."""
        lines = [f"IRO Desktop, sync of {self.when}: {self.state.words}", self.below, ""]
        lines += [f"{name}: {count}" for name, count in (*self.by_kind, *self.sums)]
        return "\n".join([*lines, *(("", *self.remarks) if self.remarks else ())]) + "\n"


AT_FIRST = Headline(ChipState.NOT_CONNECTED, "Sync centre", " ")
"""Until the store has answered, which takes a blink."""


def headline(
    state: OfficeState, *, now: datetime, is_known: bool, practise: bool, progress: Progress | None = None
) -> Headline:
    """Where the work is, in one sentence. Green, and “everything”, only from a receipt that says so of every change."""
    if progress is not None:
        return Headline(ChipState.WORKING, progress_words(progress), "You can go on working.")
    here = _safe_here(state.waiting)
    if not is_known:
        if practise:
            return Headline(
                ChipState.PRACTISE, "Practise. Nothing here is real", f"{here}. It never meets a real child."
            )
        return Headline(
            ChipState.NOT_CONNECTED,
            "The office does not know this laptop yet",
            f"{here}. Enter the code from the office to send your work there.",
        )
    last = state.last_round
    if last is None:
        return Headline(ChipState.NOT_CONNECTED, "Not synced yet", f"{here}.")
    if state.waiting == 0 and last.is_green:
        return Headline(ChipState.ALL_AT_OFFICE, SAFE, _checked(last, now))
    return _not_all_safe(state, last, now)


def _not_all_safe(state: OfficeState, last: Receipt, now: datetime) -> Headline:
    tried = f"Tried {_exactly(last.finished_at, now)}."
    here = f"{_safe_here(state.waiting)}."
    waiting = ChipState.WAITING_CONNECTED if state.chip is Chip.WAITING_CONNECTED else ChipState.WAITING_NOT_CONNECTED
    match last.outcome:
        case Outcome.STOPPED if state.waiting and last.to_send:
            title = f"Stopped at {last.confirmed} of {last.to_send}"
            safe = f"Those {last.confirmed} are safe at the office. " if last.confirmed else ""
            return Headline(ChipState.STOPPED, title, _joined(last.reason, f"{safe}{here}", GO_ON))
        case Outcome.NOT_REACHED | Outcome.STOPPED:
            shape = waiting if state.waiting else ChipState.NOT_CONNECTED
            title = f"Not synced for {state.days_since} days" if state.chip is Chip.STALE else "Not connected"
            shape = ChipState.STALE if state.chip is Chip.STALE else shape
            return Headline(shape, title, _joined(last.reason, here, tried))
        case Outcome.SAID_NO:
            return Headline(ChipState.NEEDS_YOU, "The office store did not take it", _joined(last.reason, here, tried))
        case Outcome.NOT_ALL_CONFIRMED:
            title = f"{last.confirmed} of {last.to_send} are safe at the office"
            return Headline(ChipState.NEEDS_YOU, title, _joined(here, _checked(last, now)))
        case _:
            title = f"{words.plural(state.waiting, 'change')} on this laptop only"
            shape = ChipState.STALE if state.chip is Chip.STALE else waiting
            return Headline(shape, title, _joined("Safe here, and sent with the next sync.", _checked(last, now)))


def progress_words(progress: Progress) -> str:
    """“Sending 5 of 14”."""
    match progress.step:
        case Step.SENDING if progress.of:
            return f"Sending {words.number(progress.done)} of {words.number(progress.of)}"
        case Step.RECEIVING if progress.of:
            return f"Receiving {words.number(progress.done)} of {words.number(progress.of)}"
        case _:
            return "Asking the office"


def progress_bar(progress: Progress) -> DayBarWords:
    """The bar beside the words; it only repeats them."""
    share = progress.done / progress.of if progress.of else 0.0
    return DayBarWords(share, progress_words(progress))


def known_now(*, by_itself: bool) -> str:
    """What is said once the office knows this laptop."""
    return "The office knows this laptop now. " + ("Your work is being sent." if by_itself else "Choose Sync now.")


def spoken(receipt: Receipt) -> str:
    """How a round that the officer asked for ended, for ears."""
    return " ".join(sentence for sentence in sentences(receipt) if sentence)


def needs_you(overview: SyncOverview, last: Receipt | None) -> tuple[NeedsYou, ...]:
    """The list behind the chip's count: the same number of things, from the same question."""
    said = {one.op: one.sentence for one in last.not_confirmed} if last is not None else {}
    return (
        *(_question(one) for one in overview.questions),
        *(_not_accepted(one, said.get(one.op, "")) for one in overview.not_accepted),
    )


def who_changed(one: Question) -> str:
    """“You and Farah both changed decision 2 for Malik”."""
    about = one_of(one.kind, one.number) + (f" for {one.who.name}" if one.who is not None else "")
    names = [first_name(name) for name in one.names]
    if one.is_deletion:
        people = words.listed(["you", *names]) if one.is_mine else words.listed(names)
        return f"{people[:1].upper()}{people[1:]}: one deleted {about}, the other changed it"
    if one.is_mine and not names:
        return f"You changed {about} on two laptops"
    return f"{words.listed(['You', *names] if one.is_mine else names)} both changed {about}"


def first_name(name: str) -> str:
    """“Farah”, of “Farah Siddiqui”: colleagues call each other so."""
    return next(iter(name.split()), name)


def receipt_rows(receipts: Sequence[Receipt], now: datetime) -> tuple[ReceiptRow, ...]:
    """The list, the newest first. A round that was cut off says when its work went on."""
    return tuple(
        ReceiptRow(
            key=one.started_at,
            number=number,
            when=_day_and_clock(one.finished_at, now),
            sent=_sent(one),
            received=words.number(one.received),
            state=_state(one, receipts[:number], now),
        )
        for number, one in enumerate(receipts)
    )


def receipt_paper(receipts: Sequence[Receipt], number: int, now: datetime, office: str | None) -> ReceiptPaper:
    """One receipt of the list in full."""
    one = receipts[number]
    seconds = max(round((one.finished_at - one.started_at).total_seconds()), 0)
    took = words.plural(seconds, "second") if seconds else "less than a second"
    order = list(RECORD_OF_KIND)
    kinds = sorted(one.confirmed_by_kind, key=lambda kind: order.index(kind) if kind in order else len(order))
    refused = dict.fromkeys(problem.sentence for problem in one.not_confirmed if problem.sentence)
    off = about_the_clock(one)
    remarks = ([one.reason] if one.reason else []) + list(refused) + ([off] if off else [])
    return ReceiptPaper(
        when=_day_and_clock(one.finished_at, now),
        state=_state(one, receipts[:number], now),
        below=f"{office}, {took}" if office else took[:1].upper() + took[1:],
        by_kind=tuple((all_of(kind), words.number(one.confirmed_by_kind[kind])) for kind in kinds),
        sums=(
            ("Sent", words.number(one.to_send)),
            ("Same at the office", words.number(one.confirmed)),
            ("Received from others", words.number(one.received)),
        ),
        remarks=tuple(remarks),
    )


def _question(one: Question) -> NeedsYou:
    return NeedsYou(
        title=who_changed(one),
        below=f"{field_label(one.field)}: {NOTHING_ELSE_WAITS}",
        animal=one.who.animal if one.who is not None else None,
        button="Compare",
        conflict_id=one.conflict_id,
    )


def _not_accepted(one: NotAccepted, sentence: str) -> NeedsYou:
    about = one_of(one.kind, one.number) + (f" for {one.who.name}" if one.who is not None else "")
    return NeedsYou(
        title=f"The office did not accept {about}",
        below=_joined(sentence, "It is safe on this laptop, and is sent again with every sync."),
        animal=one.who.animal if one.who is not None else None,
        button="Open the child’s page" if one.who is not None else "",
        child_id=one.who.child_id if one.who is not None else None,
    )


def _sent(one: Receipt) -> str:
    if one.confirmed == one.to_send:
        return words.number(one.to_send)
    return f"{words.number(one.confirmed)} of {words.number(one.to_send)}"


def _state(one: Receipt, later: Iterable[Receipt], now: datetime) -> TagWords:
    match one.outcome:
        case Outcome.ALL_SAFE | Outcome.MORE_SINCE:
            return TagWords("checked", Tone.GOOD, "check")
        case Outcome.NOT_ALL_CONFIRMED:
            return TagWords(f"{len(one.not_confirmed)} not accepted", Tone.ATTENTION, "triangle-alert")
        case Outcome.STOPPED | Outcome.NOT_REACHED:
            stopped = "stopped" if one.outcome is Outcome.STOPPED else "no answer"
            went_on = [two for two in later if two.outcome in {Outcome.ALL_SAFE, Outcome.MORE_SINCE}]
            if not went_on:
                return TagWords(stopped, Tone.ATTENTION, "clock")
            return TagWords(f"{stopped}, went on {_since(went_on[-1].finished_at, one.finished_at, now)}", icon="clock")
        case _:
            return TagWords("not taken", Tone.ATTENTION, "triangle-alert")


def _checked(last: Receipt, now: datetime) -> str:
    at = words.moment(last.finished_at.astimezone(now.tzinfo), now.date())
    if not last.to_send and not last.received:
        return f"Nothing to send or receive. Last checked {at}"
    parts = (
        [f"{words.number(last.confirmed)} of {words.number(last.to_send)} sent and checked."] if last.to_send else []
    )
    parts += [f"{words.number(last.received)} received."] if last.received else []
    today = "Today " if last.finished_at.astimezone(now.tzinfo).date() == now.date() else ""
    return _joined(*parts, about_the_clock(last), f"{today}{at[:1].upper()}{at[1:]}")


def _safe_here(waiting: int) -> str:
    if not waiting:
        return "Nothing waits on this laptop"
    return f"{words.plural(waiting, 'change is', 'changes are')} safe on this laptop"


def _exactly(at: datetime, now: datetime) -> str:
    # With seconds: two tries within a minute must not say the same, or the second would seem not to have happened.
    local = at.astimezone(now.tzinfo)
    return f"{words.moment(local, now.date())}:{local.second:02d}"


def _since(at: datetime, before: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    if local.date() == before.astimezone(now.tzinfo).date():
        return words.clock(local)
    return f"{words.short_day(local.date())} {words.clock(local)}"


def _day_and_clock(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    return f"{words.day_and_month(local.date(), now.date())} {words.clock(local)}"


def _joined(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
