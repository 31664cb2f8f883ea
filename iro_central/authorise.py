"""Who is asking: every request proves its laptop's key, and the person comes from there, never from what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from iro_central.accounts import is_signed, sign_in_again, token_digest
from iro_central.database import Database
from iro_desktop.protocol import proofs

MOST_OFF = timedelta(minutes=5)
"""How far the time in a proof may be from central's. A laptop counts with the offset it was told at sign-in."""
_HIGHEST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Caller:
    """The laptop behind a request, its person and its council."""

    council: UUID
    device: UUID
    person: UUID
    person_name: str
    manages: bool = False
    """Whether the administrator named the person a manager; read anew for every request."""


def authorise(
    database: Database, headers: Mapping[str, str], *, method: str, target: str, body: bytes, at: datetime
) -> Caller:
    """The caller of a request, once its proof holds: its session, its key, its number, its time, and every byte.

    Each request of a session needs a higher number than the last, so none can be played twice. Raises Denied, always
    with the same words.
    """
    scheme, _, token = headers.get(proofs.SESSION_HEADER, "").partition(" ")
    number, sent_at = _number(headers.get(proofs.NUMBER_HEADER)), _moment(headers.get(proofs.TIME_HEADER))
    if scheme != proofs.SESSION_SCHEME or number is None or sent_at is None or abs(sent_at - at) > MOST_OFF:
        raise sign_in_again()
    with database.transaction() as connection:
        row = connection.execute(
            "select d.council, d.id, p.id, p.name, d.public_key, p.manages from session s"
            " join device d on d.id = s.device join person p on p.id = d.person"
            " where s.token_digest = %s and s.expires_at > %s",
            (token_digest(token), at),
        ).fetchone()
        text = proofs.request_text(token=token, method=method, target=target, number=number, at=sent_at, body=body)
        if row is None or not is_signed(row[4], headers.get(proofs.PROOF_HEADER, ""), text):
            raise sign_in_again()
        # Losing this number in a crash costs nothing: the session's token is gone from nobody, and operations repeat.
        connection.execute("set local synchronous_commit = off")
        counted = connection.execute(
            "update session set last_number = %s where token_digest = %s and last_number < %s",
            (number, token_digest(token), number),
        )
        if counted.rowcount != 1:
            raise sign_in_again()
    return Caller(council=row[0], device=row[1], person=row[2], person_name=row[3], manages=row[5])


def _number(text: str | None) -> int | None:
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > len(str(_HIGHEST_NUMBER)):
        return None
    number = int(text)
    return number if 1 <= number <= _HIGHEST_NUMBER else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
