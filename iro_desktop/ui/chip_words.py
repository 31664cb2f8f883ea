"""What the chip at the foot of the sidebar says: where the officer's work is, in two lines."""

from datetime import datetime

from iro_desktop.sync.receipt import Outcome
from iro_desktop.sync.round import Step
from iro_desktop.sync.state import Chip, OfficeState
from iro_desktop.ui.shown import Announce, ChipState, ChipWords

_SHAPES = {
    Chip.PRACTISE: ChipState.PRACTISE,
    Chip.WORKING: ChipState.WORKING,
    Chip.NEEDS_YOU: ChipState.NEEDS_YOU,
    Chip.STOPPED: ChipState.STOPPED,
    Chip.STALE: ChipState.STALE,
    Chip.ALL_AT_OFFICE: ChipState.ALL_AT_OFFICE,
    Chip.WAITING_CONNECTED: ChipState.WAITING_CONNECTED,
    Chip.WAITING_NOT_CONNECTED: ChipState.WAITING_NOT_CONNECTED,
    Chip.NOTHING_WAITING_NOT_CONNECTED: ChipState.NOT_CONNECTED,
}
NOT_SAVING = ChipWords(ChipState.NOT_SAVING, "Not saving", "Free some space now", Announce.AT_ONCE)
"""The one state that is not about the office: this laptop's own disk takes nothing any more."""

_TOLD_POLITELY = {Chip.WORKING, Chip.ALL_AT_OFFICE, Chip.STOPPED, Chip.NEEDS_YOU, Chip.STALE, Chip.PRACTISE}


def chip_words(state: OfficeState, *, now: datetime) -> ChipWords:
    """The chip's shape and its two lines. The words change with every try, so that a try is always seen."""
    words, below = _lines(state, now)
    announce = Announce.POLITELY if state.chip in _TOLD_POLITELY else Announce.NO
    return ChipWords(_SHAPES[state.chip], words, below, announce)


def _lines(state: OfficeState, now: datetime) -> tuple[str, str]:
    synced = f"synced {moment(state.synced_at, now)}" if state.synced_at else "not synced yet"
    waiting = f"{state.waiting} waiting"
    match state.chip:
        case Chip.PRACTISE:
            return "Practise", "Nothing is real"
        case Chip.WORKING if state.progress is not None and state.progress.step is Step.SENDING:
            return f"Sending {state.progress.done} of {state.progress.of}", "You can go on working"
        case Chip.WORKING if state.progress is not None and state.progress.step is Step.RECEIVING:
            return f"Receiving {state.progress.done}", "You can go on working"
        case Chip.WORKING:
            return "Asking the office", "You can go on working"
        case Chip.NEEDS_YOU:
            needs = "1 thing needs you" if state.needs_you == 1 else f"{state.needs_you} things need you"
            return needs, f"{waiting} · {synced}" if state.waiting else synced
        case Chip.STOPPED if state.last_round is not None:
            last = state.last_round
            return f"Stopped at {last.confirmed} of {last.to_send}", f"{moment(last.finished_at, now)} · {waiting}"
        case Chip.STALE:
            days = f"Not synced for {state.days_since} days"
            return days, waiting
        case Chip.ALL_AT_OFFICE:
            return "All at the office", synced
        case Chip.WAITING_CONNECTED:
            return f"{waiting} · connected", synced
        case Chip.WAITING_NOT_CONNECTED:
            tried = _last_try(state, now)
            return "Not connected", f"{waiting} · {tried or synced}"
        case _:
            return "Not connected", _last_try(state, now) or synced


def _last_try(state: OfficeState, now: datetime) -> str:
    last = state.last_round
    if last is None or last.outcome not in {Outcome.NOT_REACHED, Outcome.SAID_NO}:
        return ""
    return f"tried {moment(last.finished_at, now)}"


def moment(at: datetime, now: datetime) -> str:
    """A moment as the chip says it: the time today, the weekday and time this week, else the date."""
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if 0 < days < 7:
        return f"{local:%a %H:%M}"
    return f"{local.day} {local:%b %H:%M}"
