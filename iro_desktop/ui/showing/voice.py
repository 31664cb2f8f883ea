"""Reading aloud with the computer's own voice, without a network. What is read goes through a pipe and nowhere else."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, QProcess, Signal

from iro_desktop import log

NO_VOICE = "This computer has no voice to read with. Your IT helpdesk can add one; you can read it aloud yourself."
_SOON_MS = 500


class Speed(IntEnum):
    """How fast it reads, in words a minute."""

    SLOW = 110
    USUAL = 150
    FAST = 190


@dataclass(frozen=True, slots=True)
class Voice:
    """A program of the computer that speaks what it is given on its standard input."""

    program: str
    arguments: Callable[[Speed, str], Sequence[str]]
    """Its arguments for a speed and a language, as BCP 47 names it. No text of a letter is among them."""


def find_voice(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> Voice | None:
    """The computer's own voice; None where there is none that can be given text without showing it to others.

    A command line can be read by every program on the computer, and a file outlives the reading: both are out.
    """
    for name, arguments in _VOICES.get(platform, _VOICES["linux"]):
        program = which(name)
        if program:
            return Voice(program, arguments)
    return None


class Reader(QObject):
    """Reads one text at a time. A new text, and `stop`, end the one before at once."""

    began = Signal()
    ended = Signal()
    """It came to its end, or was stopped."""
    failed = Signal(str)

    def __init__(self, voice: Voice | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._is_reading = False
        self._process = QProcess(self)
        self._process.finished.connect(self._over)
        self._process.errorOccurred.connect(self._broke)

    def can_read(self) -> bool:
        return self._voice is not None

    def is_reading(self) -> bool:
        return self._is_reading

    def read(self, text: str, speed: Speed = Speed.USUAL, language: str = "en") -> None:
        """Read a text. Without a voice `failed` says so."""
        self.stop()
        if self._voice is None:
            self.failed.emit(NO_VOICE)
            return
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._is_reading = True
        self._process.start(self._voice.program, list(self._voice.arguments(speed, language)))
        self._process.write(f"{text}\n".encode())
        self._process.closeWriteChannel()
        if self._is_reading:
            self.began.emit()

    def stop(self) -> None:
        """Be silent now."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_SOON_MS)
        self._over()

    def _over(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.ended.emit()

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            log.event("voice did not start")
            self._over()
            self.failed.emit(NO_VOICE)


def _espeak(speed: Speed, language: str) -> Sequence[str]:
    return ("--stdin", "-v", "en-gb" if language.startswith("en") else language, "-s", str(int(speed)), "-b", "1")


def _speech_dispatcher(speed: Speed, language: str) -> Sequence[str]:
    rate = {Speed.SLOW: "-30", Speed.USUAL: "0", Speed.FAST: "30"}[speed]
    return ("--pipe-mode", "--wait", "--language", language, "--rate", rate)


def _macos(speed: Speed, _language: str) -> Sequence[str]:
    return ("-r", str(int(speed)), "-f", "-")


_SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;$v.Rate={rate};$v.Speak([Console]::In.ReadToEnd())"
)
"""What Windows is told to do. The text itself comes on the standard input, so that no other program sees it."""


def _windows(speed: Speed, _language: str) -> Sequence[str]:
    rate = {Speed.SLOW: -3, Speed.USUAL: -1, Speed.FAST: 2}[speed]
    return ("-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", _SAPI.format(rate=rate))


_VOICES: dict[str, tuple[tuple[str, Callable[[Speed, str], Sequence[str]]], ...]] = {
    "win32": (("powershell.exe", _windows),),
    "darwin": (("say", _macos),),
    "linux": (("spd-say", _speech_dispatcher), ("espeak-ng", _espeak)),
}
