"""What the locked window and the first run say; no Qt."""

from dataclasses import dataclass
from datetime import datetime

from iro_desktop.store.keys import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, SecretPlace
from iro_desktop.ui import words

CAPS_LOCK_IS_ON = "Caps Lock is on."
WORKING_HERE = "Working on this laptop. Nothing is sent while it is locked."
OPENING = "Opening…"
OPEN = "Open my records"
NOTHING_TYPED = "Type your passphrase, then press Enter."
WAITING = "Several tries were wrong, so there is a short wait. Your work is safe."
OUR_MISTAKE = (
    "Something went wrong inside IRO Desktop, so the records were not opened. They were not changed. Try again; if it "
    "happens again, tell your helpdesk what you did."
)
FORGOTTEN = (
    "Only the passphrase opens these records. Nobody has a copy of it, and nobody can reset it: not your manager, not "
    "the office.\n"
    "Whatever the office has confirmed is safe there. Ask your administrator for a new code, set up a new folder on "
    "this laptop, and your children come back with its first sync. What was not sent yet stays here, locked, and opens "
    "if the passphrase comes back to you. Do not delete anything."
)
_KEYRING = {
    SecretPlace.KEYRING: "Half of the key is in this computer’s keyring: a copy of the file opens nowhere else.",
    SecretPlace.NOWHERE: "This computer has no keyring. The passphrase alone protects your records.",
}
_ENOUGH_WORDS, _LONG = 4, 20
_FEW_LETTERS = 6


def greeting(name: str, now: datetime) -> str:
    """“Good morning, Ruth”; without a name where none is known."""
    part = "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    return f"Good {part}, {name}" if name else f"Good {part}"


def day_and_time(now: datetime) -> str:
    """“Thursday 12 March, 07:52”."""
    return f"{words.long_date(now.date())}, {words.clock(now)}"


def keyring_words(place: SecretPlace) -> str:
    """Where the second half of the key lies, and what that means."""
    return _KEYRING[place]


def wait_words(seconds: int) -> str:
    """What the button says while a wait counts down: “Try again in 28 seconds”."""
    return f"Try again in {words.plural(max(seconds, 1), 'second')}"


def caps_lock_after(known: bool | None, typed: str, *, shift: bool, caps_key: bool) -> bool | None:
    """Whether Caps Lock is on after a key, as far as keys can tell: Qt cannot ask the keyboard.

    A letter tells it for certain; the Caps Lock key turns what is known; any other key changes nothing. None: not
    known yet.
    """
    if caps_key:
        return None if known is None else not known
    if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
        return typed.isupper() != shift
    return known


@dataclass(frozen=True, slots=True)
class Beginning:
    """A way to begin once the records are set up."""

    key: str
    words: str
    below: str


BEGINNINGS = (
    Beginning(
        "bring_in",
        "Bring in a caseload",
        "From the files your council makes for the yearly return. You see what is in them before anything is kept.",
    ),
    Beginning(
        "practise",
        "Practise first",
        "Opens a caseload of invented children. Nothing is real, nothing can be sent, and "
        "all of it is thrown away when you close the window. Your own records wait.",
    ),
    Beginning("empty", "Start with nothing yet", "Your children arrive at the first sync, or you bring them in later."),
)
TITLES = ("Who are you?", "Text and colours", "Choose a passphrase", "Your records are set up")


def step_of(step: int) -> str:
    """“Step 2 of 4”."""
    return f"Step {step + 1} of {len(TITLES)}"


@dataclass(frozen=True, slots=True)
class Strength:
    """How good a new passphrase is, in words. `enough` is False where it cannot be kept at all."""

    words: str
    enough: bool
    share: float
    """0 to 1, for the bar that repeats the words."""
    weak: bool = False
    """Drawn in amber: it cannot be kept, or a person who knows the officer could guess it."""


def strength(passphrase: str, officer_name: str = "") -> Strength:
    """Judges a new passphrase: its length first, then how easily a person who knows the officer would guess it."""
    if not passphrase:
        return Strength("Three or four words that you will remember are good.", enough=False, share=0)
    missing = SHORTEST_PASSPHRASE - len(passphrase)
    if missing > 0:
        more = words.plural(missing, "more character", "more characters")
        return Strength(f"Too short: {more}.", enough=False, share=len(passphrase) / 40, weak=True)
    if len(passphrase) > LONGEST_PASSPHRASE:
        at_most = f"Too long: at most {words.number(LONGEST_PASSPHRASE)} characters."
        return Strength(at_most, enough=False, share=1, weak=True)
    if _easily_guessed(passphrase, officer_name):
        return Strength("Easy to guess. Add a word nobody expects.", enough=True, share=0.35, weak=True)
    if len(passphrase.split()) >= _ENOUGH_WORDS or len(passphrase) >= _LONG:
        return Strength("Strong.", enough=True, share=1)
    return Strength("Good. One more word makes it strong.", enough=True, share=0.7)


def _easily_guessed(passphrase: str, officer_name: str) -> bool:
    plain = "".join(letter for letter in passphrase.casefold() if letter.isalnum())
    if len(set(plain)) < _FEW_LETTERS:
        return True
    known = ["password", "passphrase", "letmein", "qwertyuiop", "qwerty", "1234567890", "123456", "welcome", "abcdef"]
    known += [part.casefold() for part in officer_name.split() if len(part) > 2]
    for word in known:
        plain = plain.replace(word, "")
    return len(plain) < SHORTEST_PASSPHRASE / 2
