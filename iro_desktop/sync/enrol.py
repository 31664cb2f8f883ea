"""This laptop's place at the office: enrolled once with a code, known from then on by its key."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import Enrol
from iro_desktop.store.server_rows import note, set_note
from iro_desktop.store.store import Store
from iro_desktop.sync.central_http import CentralOverHttp, DeviceKey, HttpLine, check_address, enrol_over

_KEY, _DEVICE, _ADDRESS, _PRACTISE = "device_key", "device", "address", "practise"
_COUNCIL, _COUNCIL_NAME, _PERSON, _PERSON_NAME = "council", "council_name", "person", "person_name"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What this laptop knows about itself."""

    address: str
    key: DeviceKey
    council: UUID
    council_name: str
    person: UUID
    person_name: str


def enrolment(session: Session) -> Enrolment | None:
    """This laptop's enrolment; None while it has none."""
    names = (_ADDRESS, _DEVICE, _KEY, _COUNCIL, _COUNCIL_NAME, _PERSON, _PERSON_NAME)
    address, device, key, council, council_name, person, person_name = (str(note(session, name)) for name in names)
    if note(session, _DEVICE) is None:
        return None
    private_key = Ed25519PrivateKey.from_private_bytes(b64decode(key))
    return Enrolment(
        address, DeviceKey(UUID(device), private_key), UUID(council), council_name, UUID(person), person_name
    )


def enrol(store: Store, address: str, code: str, *, practise: bool, line: HttpLine | None = None) -> Enrolment:
    """Make this laptop known to the office store, with the one-time code of its administrator.

    The key is made here, kept before it is used, and its private half never leaves the store: when the answer is lost,
    the same code works again with the same key. Raises Refused for an address that is not one, CentralSaysNo and
    CentralUnreachable.
    """
    line = line if line is not None else HttpLine(address)
    private_key = _kept_key(store)
    public = b64encode(private_key.public_key().public_bytes_raw()).decode()
    proof = b64encode(private_key.sign(proofs.enrol_text(code, public))).decode()
    try:
        known = enrol_over(line, Enrol(code=code, public_key=public, proof=proof, practise=practise))
    finally:
        line.close()
    with store.transaction() as session:
        set_note(session, _ADDRESS, check_address(address))
        set_note(session, _PRACTISE, practise)
        set_note(session, _COUNCIL, str(known.council))
        set_note(session, _COUNCIL_NAME, known.council_name)
        set_note(session, _PERSON, str(known.person))
        set_note(session, _PERSON_NAME, known.person_name)
        set_note(session, _DEVICE, str(known.device))
        made = enrolment(session)
    assert made is not None
    return made


def connected(known: Enrolment, clock: Callable[[], datetime]) -> CentralOverHttp:
    """A line to the office store, ready for a round. Use it as a context, so that it is closed."""
    return CentralOverHttp(HttpLine(known.address), known.key, clock)


def is_practise(session: Session) -> bool:
    """Whether this laptop holds invented children, whatever it was enrolled as: one is enough."""
    return note(session, _PRACTISE) is True or bool(session.scalar(select(exists().where(Child.practise.is_(True)))))


def _kept_key(store: Store) -> Ed25519PrivateKey:
    with store.transaction() as session:
        kept = note(session, _KEY)
        if isinstance(kept, str) and note(session, _DEVICE) is None:
            return Ed25519PrivateKey.from_private_bytes(b64decode(kept))
        made = Ed25519PrivateKey.generate()
        set_note(session, _KEY, b64encode(made.private_bytes_raw()).decode())
        return made
