"""Reading aloud with the computer's own voice, without a network. What is read goes through a pipe and nowhere else."""

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, QProcess, Signal

from iro_desktop import log
from iro_desktop.models.languages import Language

NO_VOICE = "This computer has no voice to read with. Your IT helpdesk can add one; you can read it aloud yourself."
_SOON_MS = 500
_NAMED_BY_SYSTEMS: Mapping[str, tuple[str, ...]] = {"prs": ("prs", "fa-af"), "ckb": ("ckb", "ku-iq")}
"""How systems name a language, where that is not by its own tag alone."""
_FILE = 4
"""Which column of espeak-ng's table names the file of a voice, from 0."""
_COLUMNS = re.compile(r"\s{2,}|\t+")
_SAID_BY_MACOS = re.compile(r"(\S.*?)\s+([a-z]{2,3}[_-]\w+)\s+#")


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
    """Its arguments for a speed and the name of a voice; empty for the usual one, which reads English. No text of a
    letter is among them."""
    asked: Sequence[str] = ()
    """Its arguments when it is to say which voices it has."""
    voices_in: Callable[[str], Iterator[tuple[str, str]]] = lambda _: iter(())
    """What it answered, as pairs of a language (BCP 47) and the name of a voice that reads it."""


def find_voice(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> Voice | None:
    """The computer's own voice; None where there is none that can be given text without showing it to others.

    A command line can be read by every program on the computer, and a file outlives the reading: both are out.
    """
    for voice in _VOICES.get(platform, _VOICES["linux"]):
        program = which(voice.program)
        if program:
            return replace(voice, program=program)
    return None


def no_voice_for(language: Language) -> str:
    """What the button says where the computer reads, but not this language."""
    return f"This computer has no voice that reads {language.name}. You can read it aloud yourself, or choose English."


def voice_for(language: Language, voices: Iterable[tuple[str, str]]) -> str | None:
    """The name of a voice that reads a language; None where there is none.

    A voice for a close language is not taken: one for Kurmanji cannot read Sorani. A voice of any country is.
    """
    wanted = _NAMED_BY_SYSTEMS.get(language.tag, (language.tag,))
    for tag, name in voices:
        found = tag.casefold().replace("_", "-")
        if any(found == one or found.startswith(f"{one}-") for one in wanted):
            return name
    return None


class Reader(QObject):
    """Reads one text at a time. A new text, and `stop`, end the one before at once."""

    began = Signal()
    ended = Signal()
    """It came to its end, or was stopped."""
    failed = Signal(str)
    voices_known = Signal()
    """Which languages can be read is known now."""

    def __init__(self, voice: Voice | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._voices: tuple[tuple[str, str], ...] | None = None
        self._is_reading = False
        self._asking = QProcess(self)
        self._asking.finished.connect(self._answered)
        self._asking.errorOccurred.connect(self._answered)
        self._process = QProcess(self)
        self._process.finished.connect(self._over)
        self._process.errorOccurred.connect(self._broke)

    def can_read(self) -> bool:
        return self._voice is not None

    def ask_for_voices(self) -> None:
        """Ask the computer which languages it reads. `voices_known` tells when it answered."""
        if self._voice is not None and self._voices is None:
            self._asking.start(self._voice.program, list(self._voice.asked))
            self._asking.closeWriteChannel()

    def why_not(self, language: Language | None) -> str | None:
        """Why a language cannot be read aloud; None where it can. English, for which None stands, needs any voice."""
        if self._voice is None:
            return NO_VOICE
        if language is None:
            return None
        if self._voices is None:
            return f"Looking for a voice that reads {language.name}."
        return None if voice_for(language, self._voices) is not None else no_voice_for(language)

    def is_reading(self) -> bool:
        return self._is_reading

    def read(self, text: str, speed: Speed = Speed.USUAL, language: Language | None = None) -> None:
        """Read a text in a language, None for English. Without a voice for it `failed` says so."""
        self.stop()
        why_not = self.why_not(language)
        if self._voice is None or why_not is not None:
            self.failed.emit(why_not or NO_VOICE)
            return
        name = (voice_for(language, self._voices or ()) or "") if language else ""
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._is_reading = True
        self._process.start(self._voice.program, list(self._voice.arguments(speed, name)))
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

    def close(self) -> None:
        """Be silent, and wait for no answer any more."""
        self.stop()
        self._voices = self._voices or ()
        if self._asking.state() is not QProcess.ProcessState.NotRunning:
            self._asking.kill()
            self._asking.waitForFinished(_SOON_MS)

    def _answered(self, *_: object) -> None:
        if self._voice is not None and self._voices is None:
            answer = bytes(self._asking.readAllStandardOutput().data()).decode("utf-8", "replace")
            self._voices = tuple(self._voice.voices_in(answer))
            self.voices_known.emit()

    def _over(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.ended.emit()

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            log.event("voice did not start")
            self._voice = None
            self._over()
            self.failed.emit(NO_VOICE)


def _espeak(speed: Speed, voice: str) -> Sequence[str]:
    return ("--stdin", "-v", voice or "en-gb", "-s", str(int(speed)), "-b", "1")


def _espeak_voices(answer: str) -> Iterator[tuple[str, str]]:
    """Lines such as " 5  ar   --/M   Arabic   sem/ar". The file names a voice that exists; mbrola ones may not."""
    for line in answer.splitlines()[1:]:
        columns = line.split()
        if len(columns) > _FILE and not columns[_FILE].startswith("mb/"):
            yield columns[1], columns[1]


def _speech_dispatcher(speed: Speed, voice: str) -> Sequence[str]:
    rate = {Speed.SLOW: "-30", Speed.USUAL: "0", Speed.FAST: "30"}[speed]
    which = ("--synthesis-voice", voice) if voice else ("--language", "en")
    return ("--pipe-mode", "--wait", *which, "--rate", rate)


def _speech_dispatcher_voices(answer: str) -> Iterator[tuple[str, str]]:
    """Lines of name, language and variant; a name may hold single spaces."""
    for line in answer.splitlines()[1:]:
        columns = _COLUMNS.split(line.strip())
        if len(columns) > 1:
            yield columns[1], columns[0]


def _macos(speed: Speed, voice: str) -> Sequence[str]:
    return (*(("-v", voice) if voice else ()), "-r", str(int(speed)), "-f", "-")


def _macos_voices(answer: str) -> Iterator[tuple[str, str]]:
    """Lines such as "Majed               ar_001    # مرحبًا! اسمي ماجد."."""
    for line in answer.splitlines():
        found = _SAID_BY_MACOS.match(line)
        if found:
            yield found[2], found[1]


_SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;{which}$v.Rate={rate};$v.Speak([Console]::In.ReadToEnd())"
)
"""What Windows is told to do. The text itself comes on the standard input, so that no other program sees it."""
_SAPI_VOICES = (
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()|Where-Object {$_.Enabled}|"
    'ForEach-Object {$_.VoiceInfo.Culture.Name+"`t"+$_.VoiceInfo.Name}'
)


def _windows(speed: Speed, voice: str) -> Sequence[str]:
    rate = {Speed.SLOW: -3, Speed.USUAL: -1, Speed.FAST: 2}[speed]
    which = "$v.SelectVoice('{}');".format(voice.replace("'", "''")) if voice else ""
    return (*_QUIETLY, "-Command", _SAPI.format(rate=rate, which=which))


def _windows_voices(answer: str) -> Iterator[tuple[str, str]]:
    for line in answer.splitlines():
        culture, tab, name = line.strip().partition("\t")
        if tab:
            yield culture, name


_QUIETLY = ("-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden")
_VOICES: Mapping[str, tuple[Voice, ...]] = {
    "win32": (Voice("powershell.exe", _windows, (*_QUIETLY, "-Command", _SAPI_VOICES), _windows_voices),),
    "darwin": (Voice("say", _macos, ("-v", "?"), _macos_voices),),
    "linux": (
        Voice("spd-say", _speech_dispatcher, ("--list-synthesis-voices",), _speech_dispatcher_voices),
        Voice("espeak-ng", _espeak, ("--voices",), _espeak_voices),
    ),
}
