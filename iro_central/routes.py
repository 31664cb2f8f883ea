"""HTTP in front of central: reads a request within its limits, finds out who asks, and answers in JSON."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
import psycopg
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from iro_central import accounts, changes, pages
from iro_central.authorise import Caller, authorise
from iro_central.clock import now
from iro_central.database import Database
from iro_central.refusal import STATUS_OF, Denied
from iro_desktop import log
from iro_desktop.protocol import packing
from iro_desktop.protocol.wire import (
    MAX_BODY_BYTES,
    AskChallenge,
    AskSession,
    Enrol,
    Hello,
    NotUnderstood,
    Push,
    Refusal,
    Why,
    decode,
    encode,
)

Work = Callable[[Database, Request, bytes], msgspec.Struct]
"""What one address does: given the database, the request and its body as it travelled. Runs on a worker thread."""
Message = TypeVar("Message", bound=msgspec.Struct)

_HIGHEST_CURSOR = 2**63 - 1


def routes(database: Database) -> list[Route]:
    """Every address of the service."""
    return [
        _route(database, "/v1/enrol", _enrol),
        _route(database, "/v1/challenge", _challenge),
        _route(database, "/v1/session", _session),
        _route(database, "/v1/hello", _hello),
        _route(database, "/v1/ops", _operations),
        _route(database, "/v1/changes", _changes, method="GET"),
    ]


async def refused_by_starlette(_: Request, error: Exception) -> Response:
    """An address or a method that is not here, in the words that laptops read."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _refusal(Denied(Why.NOT_KNOWN, "The office store has nothing at this address. Nothing was changed."), status)


async def our_own_mistake(_: Request, error: Exception) -> Response:
    """A bug of ours. What it was goes to the log as the kind of error only; no value leaves."""
    log.event("request failed", error=type(error).__name__.lower())
    return _refusal(_busy())


def _route(database: Database, path: str, work: Work, *, method: str = "POST") -> Route:
    async def answer(request: Request) -> Response:
        try:
            body = await _body(request)
            message = await run_in_threadpool(work, database, request, body)
        except Denied as denied:
            return _refusal(denied)
        except NotUnderstood as reason:
            return _refusal(
                Denied(
                    Why.NOT_UNDERSTOOD, f"The office store could not read this message ({reason}). Nothing was kept."
                )
            )
        except psycopg.Error as error:
            # PostgreSQL restarts, is full, or ended the transaction: nothing of it was kept, and trying again is safe.
            log.event("database failed", error=type(error).__name__.lower(), state=(error.sqlstate or "none").lower())
            return _refusal(_busy())
        packed, encoding = packing.pack(encode(message))
        headers = {"Content-Encoding": encoding} if encoding is not None else {}
        return Response(packed, media_type="application/json", headers=headers)

    return Route(path, answer, methods=[method])


def _enrol(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    return accounts.enrol(database, _message(request, body, Enrol), at=now())


def _challenge(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    return accounts.new_challenge(database, _message(request, body, AskChallenge).device, at=now())


def _session(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    return accounts.open_session(database, _message(request, body, AskSession), at=now())


def _hello(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    caller = _caller(database, request, body)
    return pages.welcome(database, caller, _message(request, body, Hello), at=now())


def _operations(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    caller = _caller(database, request, body)
    push = _message(request, body, Push)
    pages.refuse_mixing(practise_here=pages.takes_practise(database, caller), practise_there=push.practise)
    return changes.receive(database, caller, push, at=now())


def _changes(database: Database, request: Request, body: bytes) -> msgspec.Struct:
    caller = _caller(database, request, body)
    typed = request.query_params.get("cursor", "")
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 19 or int(typed) > _HIGHEST_CURSOR:
        raise NotUnderstood("no cursor")
    return pages.changes_after(database, caller, int(typed))


def _caller(database: Database, request: Request, body: bytes) -> Caller:
    """Who asks, proved over the bytes as they travelled: nothing unproved is unpacked or read."""
    query = request.scope["query_string"].decode("latin-1")
    target = request.scope["path"] + (f"?{query}" if query else "")
    return authorise(database, request.headers, method=request.method, target=target, body=body, at=now())


def _message(request: Request, body: bytes, kind: type[Message]) -> Message:
    try:
        plain = packing.unpack(body, request.headers.get("Content-Encoding"), limit=MAX_BODY_BYTES)
    except packing.TooLarge:
        raise _too_large() from None
    except packing.NotPacked:
        raise NotUnderstood("not packed as it says") from None
    return decode(plain, kind)


async def _body(request: Request) -> bytes:
    """The body as it travels. Read piece by piece, so that an endless one is cut off and not stored."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MAX_BODY_BYTES:
                raise _too_large()
            parts.append(part)
    except ClientDisconnect:
        raise NotUnderstood("cut off in the middle") from None
    return b"".join(parts)


def _too_large() -> Denied:
    return Denied(Why.TOO_LARGE, "This message is longer than the office store takes. Nothing of it was kept.")


def _busy() -> Denied:
    return Denied(Why.BUSY, "The office store cannot save at this moment. Nothing was kept of this message. Try again.")


def _refusal(denied: Denied, status: int | None = None) -> Response:
    return Response(
        encode(Refusal(why=denied.why, sentence=denied.sentence)),
        status_code=STATUS_OF[denied.why] if status is None else status,
        media_type="application/json",
    )
