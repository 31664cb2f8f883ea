"""The Secret Service that tests of keys stand on."""

from pathlib import Path

from tests.processes import with_in_environment
from tests.secret_service import Keyring, SecretService

_KEEP = "import keyring; keyring.set_password('iro-desktop', 'install', 'plum tree')"
_READ = "import keyring; print(keyring.get_password('iro-desktop', 'install'))"
_STATE = """
import keyring, keyring.errors
try:
    keyring.set_password('iro-desktop', 'install', 'plum tree')
except keyring.errors.KeyringError as refusal:
    print(type(refusal).__name__)
else:
    print(type(keyring.get_keyring()).__module__)
"""


def test_it_is_the_desktops_own_and_not_a_stand_in(secret_service: SecretService) -> None:
    assert secret_service.run_python(_STATE).strip() == "keyring.backends.SecretService"


def test_a_secret_is_there_at_the_next_log_in(secret_service: SecretService) -> None:
    secret_service.run_python(_KEEP)

    assert secret_service.run_python(_READ).strip() == "plum tree"


def test_a_secret_does_not_lie_in_a_file_in_plain(secret_service: SecretService) -> None:
    secret_service.run_python(_KEEP)

    files = [file for file in secret_service.home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".keyring" for file in files)
    assert not any(b"plum tree" in file.read_bytes() for file in files)


def test_a_locked_keyring_refuses(secret_service: SecretService) -> None:
    secret_service.run_python(_KEEP)

    assert secret_service.run_python(_STATE, keyring=Keyring.LOCKED).strip() == "KeyringLocked"


def test_a_session_without_a_keyring_has_none(secret_service: SecretService) -> None:
    assert secret_service.run_python(_STATE, keyring=Keyring.ABSENT).strip() == "NoKeyringError"


def test_two_people_do_not_share_a_keyring(secret_service: SecretService, tmp_path: Path) -> None:
    somebody_else = SecretService(tmp_path / "another home")
    secret_service.run_python(_KEEP)

    assert somebody_else.run_python(_READ).strip() == "None"


def test_a_run_leaves_no_process_behind(secret_service: SecretService) -> None:
    runtime = secret_service.run_python("import os; print(os.environ['XDG_RUNTIME_DIR'])").strip()

    assert with_in_environment(runtime) == []
