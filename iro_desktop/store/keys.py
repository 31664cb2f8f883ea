"""The key of the store: random, never kept bare, wrapped by a passphrase and a secret in the system's keyring."""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from iro_desktop.models.refused import Refused
from iro_desktop.store.location import Profile, make_folder, write_private

SERVICE = "IRO Desktop"
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 1024
_ITERATIONS, _LANES, _MEMORY_KIB = 3, 4, 64 * 1024
"""Argon2id: 64 MiB and three passes, about 0.4 s on a small laptop (OWASP asks for 19 MiB at least)."""
_VERSION = 1
_FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)


class SecretPlace(StrEnum):
    """Where the second secret lies."""

    KEYRING = "keyring"
    NOWHERE = "nowhere"
    """This computer has no keyring: the passphrase alone protects the store, and the screen says so."""


class SecretKeeper(Protocol):
    """The system's keyring, or what stands for it on a computer without one."""

    def read(self, profile_id: str) -> bytes | None: ...
    def write(self, profile_id: str, secret: bytes) -> bool: ...


class SystemKeyring:
    """The operating system's own keyring, through the keyring package."""

    def read(self, profile_id: str) -> bytes | None:
        """The secret of a profile; None where there is none, it is not ours, or the keyring cannot be opened."""
        import keyring  # noqa: PLC0415 - it looks for every backend there is; a window need not wait for that
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            kept = keyring.get_password(SERVICE, profile_id)
            return b64decode(kept, validate=True) if kept else None
        except (KeyringError, ValueError):
            return None

    def write(self, profile_id: str, secret: bytes) -> bool:
        """Keep a secret; False where this computer has no keyring that can."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.set_password(SERVICE, profile_id, b64encode(secret).decode())
        except KeyringError:
            return False
        return self.read(profile_id) == secret


class NoKeyring:
    """A computer without a keyring."""

    def read(self, profile_id: str) -> bytes | None:  # noqa: ARG002 - the shape of SecretKeeper
        return None

    def write(self, profile_id: str, secret: bytes) -> bool:  # noqa: ARG002 - the shape of SecretKeeper
        return False


class WrongPassphrase(Refused):
    """The passphrase does not open this store. Nothing was lost."""


class TryAgainLater(Refused):
    """Too many wrong passphrases in a row; a wait has begun."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Try again in {seconds} seconds. Your work is safe.")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What keys.json holds: how to make the key from its two secrets, and never the key."""

    profile_id: UUID
    salt: bytes
    wrapped: bytes
    secret_in: SecretPlace

    def as_json(self) -> str:
        return json.dumps(
            {
                "version": _VERSION,
                "profile_id": str(self.profile_id),
                "kdf": {"name": "argon2id", "iterations": _ITERATIONS, "lanes": _LANES, "memory_kib": _MEMORY_KIB},
                "salt": b64encode(self.salt).decode(),
                "wrapped": b64encode(self.wrapped).decode(),
                "secret_in": self.secret_in,
            },
            indent=1,
        )


def read_key_file(profile: Profile) -> KeyFile:
    """Raises Refused where the file is damaged or comes from a newer version."""
    try:
        content = json.loads(profile.keys.read_text(encoding="utf-8"))
        # First of all: a newer version may have written the rest in another way.
        if content["version"] != _VERSION:
            raise Refused(
                "These records were set up by a newer version of IRO Desktop. Nothing was changed. Update first."
            )
        return KeyFile(
            profile_id=UUID(content["profile_id"]),
            salt=b64decode(content["salt"], validate=True),
            wrapped=b64decode(content["wrapped"], validate=True),
            secret_in=SecretPlace(content["secret_in"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as reason:
        raise Refused(
            "The file that holds this laptop's wrapped key cannot be read. Your records were not changed. "
            "Put keys.json back from a backup of the profile's folder, or ask your helpdesk."
        ) from reason


def check_new_passphrase(passphrase: str) -> None:
    """Raises Refused where a new passphrase is too short or too long to be kept."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            f"A passphrase needs at least {SHORTEST_PASSPHRASE} characters. "
            "Three or four words that you will remember are good."
        )
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise Refused(f"A passphrase can have up to {LONGEST_PASSPHRASE} characters. Choose a shorter one.")


def make_key(profile: Profile, passphrase: str, keeper: SecretKeeper) -> tuple[bytes, SecretPlace]:
    """A new random key for a new profile, wrapped on disk. Says where the second secret lies.

    Refused where the profile has records, or backups of them: a new key would make them unreadable. A key without
    either is left over from a start that was cut short before there were records, and is replaced.
    """
    check_new_passphrase(passphrase)
    make_folder(profile)
    if profile.store.exists() or profile.backups.exists():
        raise Refused(
            "There are records in this folder already. Nothing was changed. Unlock them, or choose another folder."
        )
    profile_id, key, salt = uuid4(), secrets.token_bytes(32), secrets.token_bytes(16)
    secret = secrets.token_bytes(32)
    place = SecretPlace.KEYRING if keeper.write(str(profile_id), secret) else SecretPlace.NOWHERE
    wrapping = _wrapping_key(passphrase, salt, secret if place is SecretPlace.KEYRING else None)
    key_file = KeyFile(profile_id, salt, aes_key_wrap(wrapping, key), place)
    write_private(profile.keys, key_file.as_json())
    return key, place


def unlock(profile: Profile, passphrase: str, keeper: SecretKeeper, *, at: datetime) -> bytes:
    """The store's key. Raises WrongPassphrase, TryAgainLater, or Refused where the keyring's secret is missing.

    Five wrong tries are free; then the wait is 30 seconds and doubles. Nothing is ever wiped.
    """
    _refuse_while_waiting(profile, at)
    key_file = read_key_file(profile)
    secret: bytes | None = None
    if key_file.secret_in is SecretPlace.KEYRING:
        secret = keeper.read(str(key_file.profile_id))
        if secret is None:
            raise Refused(
                "Half of the key to these records is in the keyring of the computer they were made on, and this one "
                "does not have it. The records were not changed. Open them on that computer, or unlock the keyring."
            )
    if not passphrase or len(passphrase) > LONGEST_PASSPHRASE:
        raise _wrong(profile, at)
    try:
        key = aes_key_unwrap(_wrapping_key(passphrase, key_file.salt, secret), key_file.wrapped)
    except InvalidUnwrap:
        raise _wrong(profile, at) from None
    profile.tries.unlink(missing_ok=True)
    return key


def _wrapping_key(passphrase: str, salt: bytes, secret: bytes | None) -> bytes:
    # One form for each character: keyboards write "é" as one code point or as two, and both are the same passphrase.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    argon = Argon2id(salt=salt, length=32, iterations=_ITERATIONS, lanes=_LANES, memory_cost=_MEMORY_KIB)
    stretched = argon.derive(typed)
    return HKDF(algorithm=SHA256(), length=32, salt=secret, info=b"iro-desktop store key v1").derive(stretched)


def _read_tries(profile: Profile) -> tuple[int, datetime | None]:
    try:
        content = json.loads(profile.tries.read_text(encoding="utf-8"))
        return int(content["wrong"]), datetime.fromisoformat(content["until"]) if content["until"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None


def _refuse_while_waiting(profile: Profile, at: datetime) -> None:
    _, until = _read_tries(profile)
    # A wait longer than an hour means that the clock was set back: the wait must not become for ever.
    if until is not None and timedelta(0) < until - at <= timedelta(hours=1):
        raise TryAgainLater(int((until - at).total_seconds()) + 1)


def _wrong(profile: Profile, at: datetime) -> Refused:
    wrong = _read_tries(profile)[0] + 1
    until: datetime | None = None
    if wrong >= _FREE_TRIES:
        until = at + min(_FIRST_WAIT * 2 ** (wrong - _FREE_TRIES), timedelta(hours=1))
    write_private(profile.tries, json.dumps({"wrong": wrong, "until": until.isoformat() if until else None}))
    if until is not None:
        return TryAgainLater(int((until - at).total_seconds()))
    return WrongPassphrase(
        "That passphrase does not open this laptop's records. Check Caps Lock. You can try again now. Nothing was lost."
    )
