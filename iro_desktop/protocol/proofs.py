"""What a laptop signs to show who it is. Both sides build the same bytes; nothing here signs or checks."""

from datetime import datetime
from hashlib import blake2b
from uuid import UUID

SESSION_HEADER = "Authorization"
SESSION_SCHEME = "IRO"
NUMBER_HEADER = "IRO-Number"
TIME_HEADER = "IRO-Time"
PROOF_HEADER = "IRO-Proof"


def enrol_text(code: str, public_key: str) -> bytes:
    """Signed at enrolment, so that a code cannot be used with somebody else's key."""
    return _lines("enrol", code, public_key)


def session_text(device: UUID, challenge: str) -> bytes:
    """Signed at sign-in. Central made the challenge, so an old signature is worth nothing."""
    return _lines("session", str(device), challenge)


def request_text(*, token: str, method: str, target: str, number: int, at: datetime, body: bytes) -> bytes:
    """Signed with every request: a stolen token is worth nothing, and nobody on the way can change a byte.

    `target` is path and query as sent; `number` grows with every request of a session, so none can be played
    twice; `body` is what travels, packed or not.
    """
    digest = blake2b(body, digest_size=32).hexdigest()
    return _lines("request", token, method, target, str(number), at.isoformat(), digest)


def _lines(purpose: str, *parts: str) -> bytes:
    # A purpose in front: a signature given for one thing can never be read as another.
    return "\n".join((f"iro-desktop 1 {purpose}", *parts)).encode()
