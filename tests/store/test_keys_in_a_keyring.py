"""The key's second half in a real Secret Service, as a desktop has it."""

from pathlib import Path

from iro_desktop.store.location import Profile
from tests.secret_service import Keyring, SecretService

_MAKE = """
import sys
from pathlib import Path
from iro_desktop.store.keys import SystemKeyring, make_key
from iro_desktop.store.location import Profile
key, place = make_key(Profile(Path(sys.argv[1])), "plum tree lantern", SystemKeyring())
print(key.hex(), place)
"""
_UNLOCK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from iro_desktop.models.refused import Refused
from iro_desktop.store.keys import SystemKeyring, unlock
from iro_desktop.store.location import Profile
try:
    print(unlock(Profile(Path(sys.argv[1])), sys.argv[2], SystemKeyring(), at=datetime.now(UTC)).hex())
except Refused as refusal:
    print(refusal.sentence)
"""
_PASSPHRASE = "plum tree lantern"


def test_half_of_the_key_lies_in_the_keyring_and_is_there_at_the_next_log_in(
    secret_service: SecretService, profile: Profile
) -> None:
    key, place = secret_service.run_python(_MAKE, str(profile.folder)).split()

    assert place == "keyring"
    assert secret_service.run_python(_UNLOCK, str(profile.folder), _PASSPHRASE).strip() == key


def test_neither_half_alone_opens(secret_service: SecretService, profile: Profile, tmp_path: Path) -> None:
    secret_service.run_python(_MAKE, str(profile.folder))
    elsewhere = SecretService(tmp_path / "another home")

    assert "does not open" in secret_service.run_python(_UNLOCK, str(profile.folder), "some other words")
    assert "keyring of the computer" in elsewhere.run_python(_UNLOCK, str(profile.folder), _PASSPHRASE)


def test_a_keyring_that_is_shut_is_said_and_the_key_comes_back_when_it_is_open(
    secret_service: SecretService, profile: Profile
) -> None:
    key, _ = secret_service.run_python(_MAKE, str(profile.folder)).split()

    while_shut = secret_service.run_python(_UNLOCK, str(profile.folder), _PASSPHRASE, keyring=Keyring.LOCKED)

    assert "unlock the keyring" in while_shut
    assert secret_service.run_python(_UNLOCK, str(profile.folder), _PASSPHRASE).strip() == key


def test_a_desktop_without_a_keyring_makes_a_key_from_the_passphrase_alone(
    secret_service: SecretService, profile: Profile
) -> None:
    key, place = secret_service.run_python(_MAKE, str(profile.folder), keyring=Keyring.ABSENT).split()

    assert place == "nowhere"
    opened = secret_service.run_python(_UNLOCK, str(profile.folder), _PASSPHRASE, keyring=Keyring.ABSENT)
    assert opened.strip() == key


def test_the_key_and_its_halves_are_in_no_file_in_plain(secret_service: SecretService, profile: Profile) -> None:
    key, _ = secret_service.run_python(_MAKE, str(profile.folder)).split()

    for folder in (profile.folder, secret_service.home):
        for file in (path for path in folder.rglob("*") if path.is_file()):
            content = file.read_bytes()
            assert bytes.fromhex(key) not in content
            assert key.encode() not in content
            assert _PASSPHRASE.encode() not in content
