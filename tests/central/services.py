"""Central as a process of its own, started and ended the way an administrator does."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

READY = "iro-central is ready at "


@dataclass(frozen=True, slots=True)
class Service:
    """A running `iro-central serve`."""

    address: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """As a power cut would: nothing is tidied."""
        self.process.kill()
        self.process.wait()


def central_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "iro_central", *words]


@contextmanager
def serving(*options: str, port: int = 0) -> Iterator[Service]:
    """A service, ended when the block ends unless it is dead already."""
    command = central_command("serve", "--port", str(port), *options)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            assert line.startswith(READY), process.stderr.read()
            yield Service(line.removeprefix(READY).strip(), process)
        finally:
            process.terminate()


def administer(*words: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(central_command(*words), capture_output=True, text=True, check=False, timeout=120)
