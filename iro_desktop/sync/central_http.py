"""Central over HTTP: signs every request with the laptop's key, and tells an answer from everything that is not one."""

import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from iro_desktop.models.refused import Refused
from iro_desktop.protocol import packing, proofs
from iro_desktop.protocol.wire import (
    MAX_ANSWER_BYTES,
    AskChallenge,
    AskSession,
    Challenge,
    ChangesPage,
    Enrol,
    Enrolled,
    Hello,
    NotUnderstood,
    Push,
    Pushed,
    Refusal,
    Session,
    Welcome,
    Why,
    decode,
    encode,
)
from iro_desktop.sync.central import (
    ANOTHER_ANSWERED,
    CUT_OFF,
    NO_ANSWER,
    NOT_TRUSTED,
    CentralSaysNo,
    CentralUnreachable,
)

Message = TypeVar("Message", bound=msgspec.Struct)

_TIMEOUT = httpx.Timeout(60, connect=10)
"""Seconds: to connect, and between two pieces of an answer. A large push may be merged for a while."""
_RENEW_BEFORE = timedelta(seconds=60)
_HERE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """This laptop's identity: the id that central gave it, and the private key that never leaves the laptop."""

    device: UUID
    private_key: Ed25519PrivateKey

    def signature(self, text: bytes) -> str:
        return b64encode(self.private_key.sign(text)).decode()


def check_address(typed: str) -> str:
    """The address of an office store, tidied. Raises Refused unless it is https, or http on this very computer."""
    address = urlsplit(typed.strip())
    is_local = address.scheme == "http" and address.hostname in _HERE
    if not address.hostname or not (address.scheme == "https" or is_local) or address.username is not None:
        raise Refused(
            "An office store's address begins with https, as your helpdesk gave it to you. Nothing was sent. "
            "Check the address."
        )
    return f"{address.scheme}://{address.netloc}{address.path.rstrip('/')}"


class HttpLine:
    """A connection to one address. Sends JSON, returns a message, and knows no secrets."""

    def __init__(self, address: str, transport: httpx.BaseTransport | None = None) -> None:
        self._address = check_address(address)
        local = urlsplit(self._address).hostname in _HERE
        # The system's own certificates, as the council manages them; a proxy must never stand before this computer.
        self._client = httpx.Client(
            verify=ssl.create_default_context(),
            timeout=_TIMEOUT,
            trust_env=not local,
            follow_redirects=False,
            transport=transport,
        )

    def close(self) -> None:
        self._client.close()

    def ask(
        self,
        method: str,
        target: str,
        message: msgspec.Struct | None,
        kind: type[Message],
        headers: Callable[[bytes], dict[str, str]] = lambda _: {},
    ) -> Message:
        """Send one message and read the answer. `headers` gets the body as it travels, to sign it."""
        body, packed_as = packing.pack(encode(message)) if message is not None else (b"", None)
        sent = {"Accept": "application/json", "Accept-Encoding": packing.PACKED, **headers(body)}
        if message is not None:
            sent["Content-Type"] = "application/json"
        if packed_as is not None:
            sent["Content-Encoding"] = packed_as
        try:
            with self._client.stream(method, self._address + target, content=body, headers=sent) as response:
                answer = _read(response)
        except httpx.ConnectError as reason:
            raise CentralUnreachable(NOT_TRUSTED if "CERTIFICATE" in str(reason).upper() else NO_ANSWER) from reason
        except httpx.RemoteProtocolError as reason:
            raise CentralUnreachable(CUT_OFF) from reason
        except httpx.HTTPError as reason:
            raise CentralUnreachable(NO_ANSWER) from reason
        return _understood(response, answer, kind)


class CentralOverHttp:
    """The office store at an address, spoken to as one enrolled laptop."""

    def __init__(self, line: HttpLine, key: DeviceKey, clock: Callable[[], datetime]) -> None:
        self._line = line
        self._key = key
        self._clock = clock
        self._session: Session | None = None
        self._number = 0
        self._offset = timedelta(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def hello(self, hello: Hello) -> Welcome:
        return self._signed("POST", "/v1/hello", hello, Welcome)

    def push(self, push: Push) -> Pushed:
        return self._signed("POST", "/v1/ops", push, Pushed)

    def changes_after(self, cursor: int) -> ChangesPage:
        return self._signed("GET", f"/v1/changes?cursor={cursor}", None, ChangesPage)

    def _signed(self, method: str, target: str, message: msgspec.Struct | None, kind: type[Message]) -> Message:
        try:
            return self._once(method, target, message, kind)
        except CentralSaysNo as no:
            if no.why is not Why.SIGN_IN_AGAIN or self._session is None:
                raise
        # The token ran out or the clock jumped while the laptop slept. A new session, and once more; then it is a no.
        self._session = None
        return self._once(method, target, message, kind)

    def _once(self, method: str, target: str, message: msgspec.Struct | None, kind: type[Message]) -> Message:
        session = self._live_session()

        def proof(body: bytes) -> dict[str, str]:
            self._number += 1
            at = self._clock() + self._offset
            text = proofs.request_text(
                token=session.token, method=method, target=target, number=self._number, at=at, body=body
            )
            return {
                proofs.SESSION_HEADER: f"{proofs.SESSION_SCHEME} {session.token}",
                proofs.NUMBER_HEADER: str(self._number),
                proofs.TIME_HEADER: at.isoformat(),
                proofs.PROOF_HEADER: self._key.signature(text),
            }

        return self._line.ask(method, target, message, kind, proof)

    def _live_session(self) -> Session:
        if self._session is not None and self._clock() + self._offset < self._session.expires_at - _RENEW_BEFORE:
            return self._session
        challenge = self._line.ask("POST", "/v1/challenge", AskChallenge(device=self._key.device), Challenge)
        signature = self._key.signature(proofs.session_text(self._key.device, challenge.challenge))
        asked = AskSession(device=self._key.device, challenge=challenge.challenge, signature=signature)
        self._session = self._line.ask("POST", "/v1/session", asked, Session)
        # Proofs carry central's time, so that a laptop whose clock is wrong can still sync.
        self._offset = self._session.server_time - self._clock()
        self._number = 0
        return self._session


def enrol_over(line: HttpLine, request: Enrol) -> Enrolled:
    """Make this laptop known with a one-time code."""
    return line.ask("POST", "/v1/enrol", request, Enrolled)


def _read(response: httpx.Response) -> bytes:
    """The body as it travels, cut off where nobody could want more. Only central's own JSON is read at all."""
    if response.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        # Said by central or by a proxy before it: either way the message can be sent in smaller pieces.
        raise CentralSaysNo(Why.TOO_LARGE, "This is longer than the way to the office store allows.")
    if response.headers.get("Content-Type", "").partition(";")[0] != "application/json":
        raise CentralUnreachable(ANOTHER_ANSWERED)
    parts, size = [], 0
    for part in response.iter_raw():
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            raise CentralUnreachable(ANOTHER_ANSWERED)
        parts.append(part)
    return b"".join(parts)


def _understood(response: httpx.Response, body: bytes, kind: type[Message]) -> Message:
    try:
        plain = packing.unpack(body, response.headers.get("Content-Encoding"), limit=MAX_ANSWER_BYTES)
        if response.status_code == httpx.codes.OK:
            return decode(plain, kind)
        refusal = decode(plain, Refusal)
    except (packing.NotPacked, packing.TooLarge, NotUnderstood) as reason:
        raise CentralUnreachable(ANOTHER_ANSWERED) from reason
    if refusal.why is Why.BUSY:
        raise CentralUnreachable(refusal.sentence)
    raise CentralSaysNo(refusal.why, refusal.sentence)
