"""People and their laptops: adding a person, the one-time code, enrolling a laptop, and signing in with its key."""

import re
import secrets
from base64 import b64decode
from datetime import datetime, timedelta
from hashlib import blake2b
from hmac import compare_digest
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from iro_central.database import Connection, Council, Database
from iro_central.refusal import CannotServe, Denied
from iro_desktop.models.ids import new_id
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import AskSession, Challenge, Enrol, Enrolled, Session, Why

CODE_LIVES = timedelta(hours=24)
CODE_TRIES = 5
CHALLENGE_LIVES = timedelta(minutes=2)
TOKEN_LIVES = timedelta(minutes=10)
LONGEST_NAME = 200

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as a number, or as a rude word."""
_GROUPS, _GROUP = 5, 4
"""20 characters of 5 bits. The first group finds the code, the other four are 80 bits nobody can guess."""


def add_person(connection: Connection, council: Council, name: str, *, at: datetime) -> UUID:
    """A new person of the council. Raises CannotServe where the name is empty, too long, or taken."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise CannotServe(f"A name needs 1 to {LONGEST_NAME} characters that can be printed. Nobody was added.")
    taken = connection.execute("select 1 from person where council = %s and name = %s", (council.id, name)).fetchone()
    if taken is not None:
        raise CannotServe("There is somebody of this name already. Nobody was added. Add a middle name or a team.")
    person = new_id()
    connection.execute("insert into person values (%s, %s, %s, %s)", (person, council.id, name, at))
    return person


def set_manager(connection: Connection, council: Council, person: str, *, manages: bool) -> str:
    """Say whether somebody is a manager: they alone write what holds for the whole council. Returns the name.

    `person` is a name or an id. It holds from the next request of any of their laptops. Raises CannotServe where nobody
    has that name or id.
    """
    row = connection.execute(
        "update person set manages = %s where council = %s and (name = %s or id::text = %s) returning name",
        (manages, council.id, " ".join(person.split()), person.strip().lower()),
    ).fetchone()
    if row is None:
        raise CannotServe("Nobody has that name or id. Nothing was changed. Run iro-central add-user first.")
    return str(row[0])


def make_enrol_code(connection: Connection, council: Council, person: str, *, at: datetime) -> str:
    """A one-time code with which one laptop becomes this person's; `person` is a name or an id.

    It lives 24 hours, works once, and dies after five wrong tries. Only a keyed hash of it is kept.
    Raises CannotServe where nobody has that name or id.
    """
    row = connection.execute(
        "select id from person where council = %s and (name = %s or id::text = %s)",
        (council.id, " ".join(person.split()), person.strip().lower()),
    ).fetchone()
    if row is None:
        raise CannotServe("Nobody has that name or id. No code was made. Run iro-central add-user first.")
    while True:
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP))
        key = secrets.token_bytes(32)
        made = connection.execute(
            "insert into enrol_code (finder, person, key, digest, made_at, expires_at) values (%s, %s, %s, %s, %s, %s)"
            " on conflict (finder) do nothing returning finder",
            (letters[:_GROUP], row[0], key, _keyed(key, letters), at, at + CODE_LIVES),
        ).fetchone()
        if made is not None:
            return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def tidy_code(typed: str) -> str:
    """A code as it was meant: spaces and dashes do not count, and look-alike letters are read as numbers."""
    letters = re.sub(r"[^0-9A-Z]", "", typed.upper())
    return letters.replace("O", "0").replace("I", "1").replace("L", "1")


def enrol(database: Database, request: Enrol, *, at: datetime) -> Enrolled:
    """Make a laptop known: right code, in time, and proof that the laptop holds the private key.

    Raises Denied. A wrong try is counted in a transaction of its own, so that refusing cannot undo the counting.
    """
    public_key = _decoded(request.public_key, length=32)
    proven = proofs.enrol_text(request.code, request.public_key)
    if public_key is None or not is_signed(public_key, request.proof, proven):
        raise _code_denied()
    letters = tidy_code(request.code)
    again = _enrolled_before(database, letters, public_key)
    if again is not None:
        return again
    with database.transaction() as connection:
        row = connection.execute(
            "update enrol_code set tries = tries + 1 where finder = %s and used_at is null and expires_at > %s"
            " and tries < %s returning person, key, digest",
            (letters[:_GROUP], at, CODE_TRIES),
        ).fetchone()
    if row is None:
        raise _code_denied()
    person, key, digest = row
    if not compare_digest(_keyed(key, letters), digest):
        raise _code_denied()
    with database.transaction() as connection:
        return _make_device(connection, request, public_key, finder=letters[:_GROUP], person=person, at=at)


def _enrolled_before(database: Database, letters: str, public_key: bytes) -> Enrolled | None:
    """The answer this laptop had for this code. It may have been lost, and a code works once."""
    with database.transaction() as connection:
        row = connection.execute(
            "select e.key, e.digest, d.id, c.id, c.name, p.id, p.name from enrol_code e"
            " join device d on d.id = e.device and d.public_key = %s"
            " join person p on p.id = d.person join council c on c.id = d.council where e.finder = %s",
            (public_key, letters[:_GROUP]),
        ).fetchone()
    if row is None or not compare_digest(_keyed(row[0], letters), row[1]):
        return None
    return Enrolled(device=row[2], council=row[3], council_name=row[4], person=row[5], person_name=row[6])


def _make_device(
    connection: Connection, request: Enrol, public_key: bytes, *, finder: str, person: UUID, at: datetime
) -> Enrolled:
    row = connection.execute(
        "select c.id, c.name, c.practise, p.id, p.name from person p join council c on c.id = p.council"
        " where p.id = %s",
        (person,),
    ).fetchone()
    assert row is not None
    council = Council(*row[:3])
    if council.practise != request.practise:
        raise practise_and_real(central_is_practise=council.practise)
    device = new_id()
    try_again = "insert into device values (%s, %s, %s, %s, %s) on conflict (public_key) do nothing returning id"
    if connection.execute(try_again, (device, council.id, person, public_key, at)).fetchone() is None:
        raise _code_denied()
    used = connection.execute(
        "update enrol_code set used_at = %s, device = %s where finder = %s and used_at is null returning finder",
        (at, device, finder),
    ).fetchone()
    if used is None:
        raise _code_denied()
    return Enrolled(device=device, council=council.id, council_name=council.name, person=row[3], person_name=row[4])


def new_challenge(database: Database, device: UUID, *, at: datetime) -> Challenge:
    """Something to sign. An unknown laptop gets one too, so that asking does not tell which laptops exist."""
    challenge = secrets.token_urlsafe(32)
    with database.transaction() as connection:
        connection.execute("delete from challenge where expires_at <= %s", (at,))
        connection.execute(
            "insert into challenge select %s, id, %s from device where id = %s",
            (challenge, at + CHALLENGE_LIVES, device),
        )
    return Challenge(challenge=challenge, server_time=at)


def open_session(database: Database, request: AskSession, *, at: datetime) -> Session:
    """A token for ten minutes, of use only together with the laptop's key. A challenge works once. Raises Denied."""
    token = secrets.token_urlsafe(32)
    with database.transaction() as connection:
        row = connection.execute(
            "delete from challenge c using device d where c.challenge = %s and d.id = c.device and d.id = %s"
            " and c.expires_at > %s returning d.public_key",
            (request.challenge, request.device, at),
        ).fetchone()
    signed_text = proofs.session_text(request.device, request.challenge)
    if row is None or not is_signed(row[0], request.signature, signed_text):
        raise sign_in_again()
    with database.transaction() as connection:
        connection.execute("delete from session where expires_at <= %s", (at,))
        connection.execute(
            "insert into session (token_digest, device, expires_at) values (%s, %s, %s)",
            (token_digest(token), request.device, at + TOKEN_LIVES),
        )
    return Session(token=token, expires_at=at + TOKEN_LIVES, server_time=at)


def token_digest(token: str) -> bytes:
    """What central keeps of a token: whoever reads the database cannot use it."""
    return blake2b(token.encode(), digest_size=32).digest()


def is_signed(public_key: bytes, signature: str, text: bytes) -> bool:
    """Whether this Ed25519 key signed this text; false for anything that is not a signature at all."""
    decoded = _decoded(signature, length=64)
    if decoded is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(decoded, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign_in_again() -> Denied:
    """The same words whatever was wrong: a laptop tries once more with a new session, a stranger learns nothing."""
    return Denied(Why.SIGN_IN_AGAIN, "Sign in again to sync. Your work stays on the laptop.")


def practise_and_real(*, central_is_practise: bool) -> Denied:
    """Invented children must never reach a real office store, nor real ones a practise one."""
    if central_is_practise:
        sentence = (
            "This office store is for practise and takes invented children only. Nothing was sent. "
            "Give your laptop the address of your council's own office store."
        )
    else:
        sentence = (
            "The children on this laptop are invented, for practise, so they cannot go to a real office store. "
            "Nothing was sent. Set up your own records first."
        )
    return Denied(Why.PRACTISE_AND_REAL, sentence)


def _code_denied() -> Denied:
    return Denied(
        Why.CODE_NOT_ACCEPTED,
        "That code was not accepted. It may be mistyped, used already, or older than a day. Nothing was changed. "
        "Check it, or ask for a new one.",
    )


def _keyed(key: bytes, letters: str) -> bytes:
    return blake2b(letters.encode(), key=key, digest_size=32).digest()


def _decoded(text: str, *, length: int) -> bytes | None:
    try:
        value = b64decode(text, validate=True)
    except ValueError:
        return None
    return value if len(value) == length else None
