"""What the chip at the foot of the sidebar says: where the officer's work is, in two lines; no Qt."""

from datetime import datetime

from iro_desktop.sync.receipt import Outcome
from iro_desktop.sync.round import Step
from iro_desktop.sync.state import Chip, OfficeState
from iro_desktop.ui import words
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
_TOLD_POLITELY = {Chip.WORKING, Chip.ALL_AT_OFFICE, Chip.STOPPED, Chip.NEEDS_YOU, Chip.STALE, Chip.PRACTISE}

NOT_SAVING = ChipWords(ChipState.NOT_SAVING, "Not saving", "Free some space now", Announce.AT_ONCE)
"""The one state that is not about the office: this laptop's own disk takes nothing any more."""


def chip_words(state: OfficeState, *, now: datetime) -> ChipWords:
    """The chip's shape and its two lines. A try that failed is told by its time, so that a try is always seen."""
    above, below = _lines(state, now)
    announce = Announce.POLITELY if state.chip in _TOLD_POLITELY else Announce.NO
    return ChipWords(_SHAPES[state.chip], above, below, announce)


def _lines(state: OfficeState, now: datetime) -> tuple[str, str]:
    synced = f"synced {moment(state.synced_at, now)}" if state.synced_at else "not synced yet"
    waiting = f"{words.number(state.waiting)} waiting"
    match state.chip:
        case Chip.PRACTISE:
            return "Practise", "Nothing is real"
        case Chip.WORKING:
            return _working(state), "You can go on working"
        case Chip.NEEDS_YOU:
            needs = words.plural(state.needs_you, "thing needs you", "things need you")
            rest = f"rest at the office · {moment(state.synced_at, now)}" if state.synced_at else synced
            return needs, f"{waiting} · {synced}" if state.waiting else rest
        case Chip.STOPPED if state.last_round is not None:
            last = state.last_round
            return f"Stopped at {last.confirmed} of {last.to_send}", f"{moment(last.finished_at, now)} · {waiting}"
        case Chip.STALE:
            return f"Not synced for {words.days(state.days_since or 0)}", waiting
        case Chip.ALL_AT_OFFICE:
            return "All at the office", synced
        case Chip.WAITING_CONNECTED:
            return f"{waiting} · connected", synced
        case Chip.WAITING_NOT_CONNECTED:
            return "Not connected", f"{waiting} · {_last_try(state, now) or synced}"
        case _:
            return "Not connected", _last_try(state, now) or synced


def _working(state: OfficeState) -> str:
    match state.progress:
        case None:
            return "Asking the office"
        case progress if progress.step is Step.SENDING and progress.of:
            return f"Sending {words.number(progress.done)} of {words.number(progress.of)}"
        case progress if progress.step is Step.RECEIVING:
            return f"Receiving {words.number(progress.done)}"
        case _:
            return "Asking the office"


def _last_try(state: OfficeState, now: datetime) -> str:
    last = state.last_round
    if last is None or last.outcome not in {Outcome.NOT_REACHED, Outcome.SAID_NO}:
        return ""
    return f"tried {moment(last.finished_at, now)}"


def moment(at: datetime, now: datetime) -> str:
    """A moment in the officer's own time: “16:42” today, “Tue 08:14” this week, else “3 March 08:14”."""
    return words.moment(at.astimezone(now.tzinfo), now.date())
