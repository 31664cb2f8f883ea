"""The messages between a laptop and central, their sizes, and the hash by which both know that they hold the same."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated, TypeVar
from uuid import UUID

import msgspec

PROTOCOL = 1
"""The version of these messages. Central accepts this one and the one before it."""

MAX_OPERATIONS = 500
"""Operations in one push."""
MAX_PUSH_BYTES = 256 * 1024
"""Where a laptop closes a push, before packing. A single operation may be longer and then travels alone."""
MAX_OPERATION_BYTES = 16 * 1024 * 1024
"""One operation as JSON: a pasted megabyte, twice (old and new), in the longest form that JSON can give it."""
MAX_BODY_BYTES = MAX_OPERATION_BYTES + MAX_PUSH_BYTES
"""What central unpacks of one request."""
MAX_FIELDS = 300
"""Fields of one operation."""
MAX_DEPTH = 32
"""How deep a value may be nested."""
PAGE_ROWS = 2_000
PAGE_BYTES = 1024 * 1024
"""Where central closes a page, before packing; one row may be longer and then travels alone."""
MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""What a laptop unpacks of one answer."""

CONFLICT = "conflict"
"""The kind under which central delivers two versions of one field."""

Counted = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
"""A whole number that PostgreSQL's bigint can hold."""
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a kind or a field. Later versions know more of them, so no list is checked here."""


class Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One saved change of one record, as its author saw it: what each field said before, and what it says now."""

    op: UUID
    """Its own id. The same id is always answered the same."""
    dseq: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
    """The laptop's own number, from 1, without gaps."""
    hlc: Counted
    """48 bits of milliseconds and a 16-bit counter. Shows order; never decides which text survives."""
    kind: Word
    record: UUID
    child: UUID | None = None
    base_version: Counted
    """The version of central's row that the author had; 0 when there was none."""
    # `object`, because msgspec cannot name a type that contains itself: every value is plain JSON.
    set: dict[Word, tuple[object, object]]
    """For each field: the value that the author saw, and the new one."""
    at: datetime
    """When it was saved, by the laptop's clock."""
    settles: UUID | None = None
    """The conflict that this operation decides."""


class Result(StrEnum):
    """What central did with one operation."""

    APPLIED = "applied"
    MERGED = "merged"
    """Applied beside somebody else's change of other fields."""
    CONFLICT = "conflict"
    """At least one field was changed by somebody else too: both versions are kept and a person is asked."""
    UNKNOWN_KIND = "unknown_kind"
    """Kept and handed on, though this central is too old to know what it is."""
    FORK = "fork"
    """The laptop's number or the operation's id already stands for something else: an old image is talking."""
    REFUSED = "refused"
    """Not kept. The laptop keeps it."""

    @property
    def is_kept(self) -> bool:
        """Whether central now holds the operation for ever."""
        return self not in {Result.FORK, Result.REFUSED}


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Central's word on one operation, given after its commit."""

    op: UUID | None
    """None only where the operation was too damaged to have an id."""
    result: Result
    hash: str | None = None
    """The hash of what central reads back from its own disk after the commit; None when it kept nothing."""
    seq: int | None = None
    sentence: str | None = None
    """Why it was not kept, for the officer."""


class Hello(msgspec.Struct, frozen=True, kw_only=True):
    """How a laptop begins."""

    oldest_protocol: int
    newest_protocol: int
    practise: bool
    """Whether the laptop holds invented children."""
    epoch: UUID | None
    """Central's epoch as this laptop last saw it; None before the first time."""
    cursor: Counted


class Welcome(msgspec.Struct, frozen=True, kw_only=True):
    """How central answers. Nothing new is the case when `head` equals the laptop's cursor."""

    protocol: int
    server_time: datetime
    epoch: UUID
    head: int
    """The number of the newest operation."""
    durable_seq: int
    """The newest operation inside a verified backup elsewhere. 0 until backups report it."""
    council: UUID
    council_name: str
    practise: bool
    person: UUID
    person_name: str
    manages: bool = False
    """Whether the person may write what holds for the whole council. A central that says nothing says no."""


class Push(msgspec.Struct, frozen=True, kw_only=True):
    """Saved work on its way to central. Each operation is read on its own, so that a bad one stops no other."""

    practise: bool
    clock_offset_ms: Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)] = 0
    """Central's clock minus the laptop's, as last measured. Kept beside the laptop's own times."""
    operations: list[msgspec.Raw]


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    """One answer for each operation, in the order in which they came."""

    answers: list[Answer]


class ServerRow(msgspec.Struct, frozen=True, kw_only=True):
    """Central's copy of one record."""

    id: UUID
    kind: str
    child: UUID | None = None
    version: int
    seq: int
    """The number of the last operation that is part of it."""
    doc: dict[str, object]


class ChangesPage(msgspec.Struct, frozen=True, kw_only=True):
    """What changed after a cursor, complete up to and including the new cursor."""

    rows: list[ServerRow]
    cursor: int
    more: bool
    remaining: int
    """Rows that changed after the new cursor, at the moment of asking."""


class ConflictState(StrEnum):
    """Whether a person has decided."""

    OPEN = "open"
    SETTLED = "settled"


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """The doc of a row of kind `conflict`: one field that two people changed, with both versions."""

    record: UUID
    kind: str
    field: str
    base: object
    """The value that both had before them."""
    theirs: object
    """The value that stands at central."""
    mine: object
    """The value that came second. It is kept here until a person decides."""
    theirs_by: UUID | None
    theirs_by_name: str | None
    theirs_at: datetime | None
    mine_by: UUID
    mine_by_name: str
    mine_at: datetime
    mine_op: UUID
    state: ConflictState
    settled_by: UUID | None = None
    settled_by_name: str | None = None
    settled_at: datetime | None = None
    settled_op: UUID | None = None


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop asks to be known: the one-time code, its public key, and proof that it has the private one."""

    code: Annotated[str, msgspec.Meta(max_length=100)]
    public_key: Annotated[str, msgspec.Meta(max_length=100)]
    """Ed25519, raw, base64."""
    proof: Annotated[str, msgspec.Meta(max_length=200)]
    """The signature of `proofs.enrol_text`, base64."""
    practise: bool


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """Central knows the laptop now."""

    device: UUID
    council: UUID
    council_name: str
    person: UUID
    person_name: str


class AskChallenge(msgspec.Struct, frozen=True, kw_only=True):
    """A known laptop wants to sign in."""

    device: UUID


class Challenge(msgspec.Struct, frozen=True, kw_only=True):
    """What the laptop must sign, once."""

    challenge: str
    server_time: datetime


class AskSession(msgspec.Struct, frozen=True, kw_only=True):
    """The challenge, signed with the laptop's key (`proofs.session_text`, base64)."""

    device: UUID
    challenge: Annotated[str, msgspec.Meta(max_length=100)]
    signature: Annotated[str, msgspec.Meta(max_length=200)]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A token for a few minutes, of use only together with the laptop's key."""

    token: str
    expires_at: datetime
    server_time: datetime


class Why(StrEnum):
    """Why central refused a whole request."""

    SIGN_IN_AGAIN = "sign_in_again"
    NOT_KNOWN = "not_known"
    CODE_NOT_ACCEPTED = "code_not_accepted"
    PRACTISE_AND_REAL = "practise_and_real"
    UPDATE_FIRST = "update_first"
    OTHER_EPOCH = "other_epoch"
    TOO_LARGE = "too_large"
    NOT_UNDERSTOOD = "not_understood"
    BUSY = "busy"


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is not a success."""

    why: Why
    sentence: str


Message = TypeVar("Message", bound=msgspec.Struct)


class NotUnderstood(Exception):
    """A message that does not follow this protocol. Its text says what is wrong and holds no value from the message."""


def encode(message: msgspec.Struct) -> bytes:
    """A message as JSON with sorted keys: the same message gives the same bytes everywhere."""
    return msgspec.json.encode(message, order="sorted")


def decode(body: bytes | msgspec.Raw, kind: type[Message]) -> Message:
    """A message from JSON. Raises NotUnderstood for anything else: HTML, half a body, a wrong type, endless nesting."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        # Only the place: the rest of msgspec's words can hold what somebody typed.
        _, _, place = str(error).partition(" - at ")
        raise NotUnderstood(f"not as agreed at {place or 'its top'}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotUnderstood("not JSON") from None
    except RecursionError:
        raise NotUnderstood("nested too deeply") from None


def decode_operation(body: bytes | msgspec.Raw) -> Operation:
    """One operation, with every limit of this protocol checked. Raises NotUnderstood."""
    if len(bytes(body)) > MAX_OPERATION_BYTES:
        raise NotUnderstood("longer than one operation may be")
    operation = decode(body, Operation)
    if operation.at.tzinfo is None:
        raise NotUnderstood("`$.at` without a time zone")
    if len(operation.set) > MAX_FIELDS:
        raise NotUnderstood("more fields than one operation may set")
    if any(_depth(value) > MAX_DEPTH for pair in operation.set.values() for value in pair):
        raise NotUnderstood("nested too deeply")
    return operation


def operation_hash(operation: Operation) -> str:
    """BLAKE2b-256 of the operation's canonical JSON, in hexadecimal. Laptop and central each compute their own."""
    return blake2b(encode(operation), digest_size=32).hexdigest()


def _depth(value: object) -> int:
    return max((level for level, _ in _nested(value)), default=0)


def _nested(value: object) -> Iterator[tuple[int, object]]:
    """Every list and dict inside a value with its level. A loop, so that depth cannot exhaust the stack."""
    waiting = [(1, value)]
    while waiting:
        level, this = waiting.pop()
        if isinstance(this, dict):
            inside = list(this.values())
        elif isinstance(this, list):
            inside = this
        else:
            continue
        yield level, this
        waiting.extend((level + 1, one) for one in inside)
