"""The key of the store, and what it takes to have it."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.models.refused import Refused
from iro_desktop.store.keys import (
    LONGEST_PASSPHRASE,
    KeyFile,
    NoKeyring,
    SecretPlace,
    SystemKeyring,
    TryAgainLater,
    WrongPassphrase,
    make_key,
    read_key_file,
    unlock,
)
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from tests.store.stores import NOON, Clock

PASSPHRASE = "plum tree lantern"
WRONG = "plum tree lamp post"


class Keyring:
    """A keyring that keeps secrets for as long as the test runs."""

    def __init__(self, secrets: Mapping[str, bytes] | None = None) -> None:
        self.secrets = dict(secrets or {})

    def read(self, profile_id: str) -> bytes | None:
        return self.secrets.get(profile_id)

    def write(self, profile_id: str, secret: bytes) -> bool:
        self.secrets[profile_id] = secret
        return True


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


def test_the_passphrase_and_the_keyring_together_give_the_key_back(profile: Profile, keyring: Keyring) -> None:
    key, place = make_key(profile, PASSPHRASE, keyring)

    assert place is SecretPlace.KEYRING
    assert len(key) == 32
    assert unlock(profile, PASSPHRASE, keyring, at=NOON) == key


def test_without_a_keyring_the_passphrase_alone_opens_and_this_is_said(profile: Profile) -> None:
    key, place = make_key(profile, PASSPHRASE, NoKeyring())

    assert place is SecretPlace.NOWHERE
    assert read_key_file(profile).secret_in is SecretPlace.NOWHERE
    assert unlock(profile, PASSPHRASE, NoKeyring(), at=NOON) == key


def test_a_computer_without_any_keyring_keeps_no_secret() -> None:
    assert not SystemKeyring().write("a profile", b"secret")
    assert SystemKeyring().read("a profile") is None


def test_the_key_is_in_no_file(profile: Profile, keyring: Keyring) -> None:
    key, _ = make_key(profile, PASSPHRASE, keyring)

    kept = profile.keys.read_bytes()
    assert key not in kept
    assert key.hex().encode() not in kept
    assert PASSPHRASE.encode() not in kept
    assert not any(secret in kept for secret in keyring.secrets.values())


def test_two_profiles_never_share_a_key(tmp_path: Path, keyring: Keyring) -> None:
    one, _ = make_key(Profile(tmp_path / "one"), PASSPHRASE, keyring)
    other, _ = make_key(Profile(tmp_path / "other"), PASSPHRASE, keyring)

    assert one != other
    assert len(keyring.secrets) == 2


def test_a_store_copied_to_another_computer_does_not_open_there(profile: Profile, keyring: Keyring) -> None:
    make_key(profile, PASSPHRASE, keyring)
    kept = profile.keys.read_bytes()

    with pytest.raises(Refused, match="keyring of the computer they were made on") as refusal:
        unlock(profile, PASSPHRASE, Keyring(), at=NOON)

    assert "not changed" in refusal.value.sentence
    assert profile.keys.read_bytes() == kept


def test_the_secret_of_another_computer_does_not_open_it_either(profile: Profile, keyring: Keyring) -> None:
    make_key(profile, PASSPHRASE, keyring)
    stranger = Keyring(dict.fromkeys(keyring.secrets, b"\x00" * 32))

    with pytest.raises(WrongPassphrase):
        unlock(profile, PASSPHRASE, stranger, at=NOON)


@pytest.mark.parametrize("passphrase", ["", "short", "eleven char"])
def test_a_new_passphrase_that_is_too_short_is_refused_before_anything_is_made(
    profile: Profile, keyring: Keyring, passphrase: str
) -> None:
    with pytest.raises(Refused, match="at least 12"):
        make_key(profile, passphrase, keyring)

    assert not profile.folder.exists()
    assert keyring.secrets == {}


def test_a_new_passphrase_that_is_too_long_is_refused(profile: Profile, keyring: Keyring) -> None:
    with pytest.raises(Refused, match="up to 1024"):
        make_key(profile, "p" * (LONGEST_PASSPHRASE + 1), keyring)


def test_the_longest_passphrase_opens(profile: Profile) -> None:
    longest = "pl\N{LATIN SMALL LETTER U WITH DIAERESIS}m " * (LONGEST_PASSPHRASE // 5)
    key, _ = make_key(profile, longest, NoKeyring())

    assert unlock(profile, longest, NoKeyring(), at=NOON) == key


def test_a_passphrase_is_the_same_however_a_keyboard_writes_its_accents(profile: Profile) -> None:
    key, _ = make_key(profile, "caf\N{LATIN SMALL LETTER E WITH ACUTE} in the rain", NoKeyring())

    assert unlock(profile, "cafe\N{COMBINING ACUTE ACCENT} in the rain", NoKeyring(), at=NOON) == key


@pytest.mark.parametrize("passphrase", [WRONG, "", PASSPHRASE.upper(), PASSPHRASE + " ", "p" * 1_000_000, "\ud800"])
def test_a_wrong_passphrase_harms_nothing_and_says_so(profile: Profile, passphrase: str) -> None:
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    kept = profile.keys.read_bytes()

    with pytest.raises(WrongPassphrase) as refusal:
        unlock(profile, passphrase, NoKeyring(), at=NOON)

    assert "Nothing was lost" in refusal.value.sentence
    assert profile.keys.read_bytes() == kept
    assert unlock(profile, PASSPHRASE, NoKeyring(), at=NOON) == key


def test_after_five_wrong_tries_there_is_a_wait_that_doubles_up_to_an_hour(profile: Profile) -> None:
    make_key(profile, PASSPHRASE, NoKeyring())
    clock = Clock()

    assert [_wait_after_a_wrong_try(profile, clock) for _ in range(14)] == [
        *[None] * 4, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600,
    ]  # fmt: skip


def test_during_the_wait_even_the_right_passphrase_is_not_tried(profile: Profile) -> None:
    key, clock = _waiting(profile)

    clock.goes(timedelta(seconds=29))
    with pytest.raises(TryAgainLater) as refusal:
        unlock(profile, PASSPHRASE, NoKeyring(), at=clock.now)
    assert refusal.value.seconds == 2

    clock.goes(timedelta(seconds=1))
    assert unlock(profile, PASSPHRASE, NoKeyring(), at=clock.now) == key


def test_the_wait_outlasts_the_program(profile: Profile) -> None:
    _, clock = _waiting(profile)

    with pytest.raises(TryAgainLater):
        unlock(Profile(profile.folder), PASSPHRASE, NoKeyring(), at=clock.now)


def test_the_right_passphrase_makes_the_tries_count_from_nothing_again(profile: Profile) -> None:
    _, clock = _waiting(profile)
    clock.goes(timedelta(minutes=1))
    unlock(profile, PASSPHRASE, NoKeyring(), at=clock.now)

    assert [_wait_after_a_wrong_try(profile, clock) for _ in range(5)] == [None] * 4 + [30]


def test_a_clock_set_back_by_a_year_does_not_make_the_wait_a_year(profile: Profile) -> None:
    key, clock = _waiting(profile)

    clock.goes(timedelta(days=-365))

    assert unlock(profile, PASSPHRASE, NoKeyring(), at=clock.now) == key


def test_a_clock_set_back_a_little_makes_the_wait_an_hour_at_most(profile: Profile) -> None:
    _, clock = _waiting(profile)

    clock.goes(timedelta(minutes=-20))

    with pytest.raises(TryAgainLater) as refusal:
        unlock(profile, PASSPHRASE, NoKeyring(), at=clock.now)
    assert refusal.value.seconds <= 3600


def test_a_damaged_count_of_tries_does_not_keep_the_officer_out(profile: Profile) -> None:
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    profile.tries.write_text('{"wrong": 7, "unt', encoding="utf-8")

    assert unlock(profile, PASSPHRASE, NoKeyring(), at=NOON) == key


def test_a_profile_with_records_gets_no_new_key(profile: Profile, clock: Clock) -> None:
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    create_store(profile, key, clock).close()
    kept = profile.keys.read_bytes()

    with pytest.raises(Refused, match="records in this folder already"):
        make_key(profile, "another passphrase", NoKeyring())

    assert profile.keys.read_bytes() == kept


def test_a_profile_with_backups_alone_gets_no_new_key(profile: Profile) -> None:
    make_key(profile, PASSPHRASE, NoKeyring())
    profile.backups.mkdir()

    with pytest.raises(Refused, match="records in this folder already"):
        make_key(profile, "another passphrase", NoKeyring())


def test_a_first_start_that_was_cut_short_can_be_made_again(profile: Profile) -> None:
    make_key(profile, PASSPHRASE, NoKeyring())

    key, _ = make_key(profile, "another passphrase", NoKeyring())

    assert unlock(profile, "another passphrase", NoKeyring(), at=NOON) == key


def test_keys_of_a_newer_version_are_refused_whatever_else_they_hold(profile: Profile) -> None:
    make_key(profile, PASSPHRASE, NoKeyring())
    profile.keys.write_text('{"version": 2, "keys": []}', encoding="utf-8")

    with pytest.raises(Refused, match="newer version"):
        unlock(profile, PASSPHRASE, NoKeyring(), at=NOON)


def test_missing_keys_are_said_in_words(profile: Profile) -> None:
    with pytest.raises(Refused, match=r"keys\.json back from a backup"):
        read_key_file(profile)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(max_examples=200)
@given(field=st.sampled_from(["version", "profile_id", "salt", "wrapped", "secret_in", None]), instead=_JSON)
def test_a_damaged_key_file_is_read_right_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, field: str | None, instead: object
) -> None:
    profile = Profile(tmp_path_factory.mktemp("damaged"))
    whole = KeyFile(profile_id=UUID(int=7), salt=b"s" * 16, wrapped=b"w" * 40, secret_in=SecretPlace.NOWHERE)
    content = json.loads(whole.as_json())
    damaged = instead if field is None else content | {field: instead}
    profile.keys.write_text(json.dumps(damaged), encoding="utf-8")

    outcome = _read_or_refused(profile)

    assert isinstance(outcome, KeyFile) or "changed" in outcome


def _read_or_refused(profile: Profile) -> KeyFile | str:
    try:
        return read_key_file(profile)
    except Refused as refusal:
        return refusal.sentence


def _waiting(profile: Profile) -> tuple[bytes, Clock]:
    """A profile whose passphrase was wrong five times a moment ago."""
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            unlock(profile, "", NoKeyring(), at=NOON)
    with pytest.raises(TryAgainLater):
        unlock(profile, "", NoKeyring(), at=NOON)
    return key, Clock()


def _wait_after_a_wrong_try(profile: Profile, clock: Clock) -> int | None:
    """Seconds to wait after one more wrong passphrase; None where the next try is free. The clock then waits them."""
    try:
        unlock(profile, "", NoKeyring(), at=clock.now)
    except TryAgainLater as wait:
        clock.goes(timedelta(seconds=wait.seconds))
        return wait.seconds
    except WrongPassphrase:
        return None
    raise AssertionError("an empty passphrase opened the profile")
