"""A real Secret Service for tests: gnome-keyring on a D-Bus of its own, with keyrings that nobody else sees."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.processes import ended, watch, with_in_environment

_ROOT = Path(__file__).resolve().parent.parent
_ENDS_WITHIN_SECONDS = 60
_PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
_BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""
"""A bus that starts nothing by itself: no keyring that the test did not ask for, no prompt on a developer's screen."""


class Keyring(Enum):
    """What a program finds when it asks for the keyring."""

    UNLOCKED = """printf %s 'a log-in password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"""
    LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"
    """There, but shut, and nobody to open it."""
    ABSENT = ":"
    """A desktop session without any Secret Service."""


@dataclass(frozen=True, slots=True)
class SecretService:
    """One person's keyring. Each run is a log-in of its own; what was kept in one is there in the next."""

    home: Path

    def run(
        self, command: Sequence[str], *, keyring: Keyring = Keyring.UNLOCKED, extra: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a session of its own; it ends, and its bus and keyring with it, before this returns."""
        with tempfile.TemporaryDirectory(prefix="iro-bus-", dir="/tmp") as runtime:  # a socket's path must be short
            (self.home / ".local/share/keyrings").mkdir(parents=True, exist_ok=True)
            bus = Path(runtime, "bus.conf")
            bus.write_text(_BUS.format(folder=runtime), encoding="utf-8")
            start = f'{keyring.value}; exec "$@"'
            session = ["dbus-run-session", f"--config-file={bus}", "--", "sh", "-c", start, "sh", *command]
            done = _run(session, self._environment(runtime) | dict(extra or {}))
            _end_all_with(runtime)
            return done

    def run_python(self, source: str, *arguments: str, keyring: Keyring = Keyring.UNLOCKED) -> str:
        """What a piece of Python prints, run in a session of its own; if it fails, so does the test, in its words."""
        done = self.run([sys.executable, "-W", "error", "-c", source, *arguments], keyring=keyring)
        if done.returncode != 0:
            pytest.fail(f"The piece of Python ended with {done.returncode}:\n{done.stderr}", pytrace=False)
        return done.stdout

    def _environment(self, runtime: str) -> dict[str, str]:
        strangers = ("DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND", "GNOME_KEYRING_CONTROL")
        return {name: value for name, value in os.environ.items() if name not in strangers} | {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": runtime,
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
        }


def _run(session: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    with subprocess.Popen(
        session, env=environment, cwd=_ROOT, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        try:
            stdout, stderr = running.communicate(timeout=_ENDS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # the whole session: a bus left behind would never end
            raise
    return subprocess.CompletedProcess(list(session), running.returncode, stdout, stderr)


def _end_all_with(runtime: str) -> None:
    """End what is left of a session. A keyring that was just starting when its bus went does not notice by itself."""
    for process in with_in_environment(runtime):
        with suppress(ProcessLookupError):  # it went by itself in the meantime
            watched = watch(process)
            os.kill(process, signal.SIGTERM)
            assert ended(watched)


@pytest.fixture
def secret_service(tmp_path: Path) -> SecretService:
    """A new person's keyring, empty."""
    lacking = [program for program in _PROGRAMS if shutil.which(program) is None]
    if lacking:
        pytest.fail(
            f"{' and '.join(lacking)} is not installed, so there is no Secret Service to test with. "
            "On Debian, as root: ./dev setup.",
            pytrace=False,
        )
    return SecretService(tmp_path / "home")
