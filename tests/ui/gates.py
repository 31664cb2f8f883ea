"""What the tests of the locked window and of the first run do and see."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.store.keys import NoKeyring
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store
from iro_desktop.ui.kit import Button, Label, Notice, TextField
from iro_desktop.ui.unlock.gate import Gate
from iro_desktop.ui.unlock.passphrase_field import PassphraseField
from tests.store.stores import Clock

PASSPHRASE = "plum tree lantern"


class Keyring:
    """A keyring that keeps secrets for as long as the test runs."""

    def __init__(self) -> None:
        self.secrets: dict[str, bytes] = {}

    def read(self, profile_id: str) -> bytes | None:
        return self.secrets.get(profile_id)

    def write(self, profile_id: str, secret: bytes) -> bool:
        self.secrets[profile_id] = secret
        return True


def gate_to(profile: Profile, clock: Clock, qtbot: QtBot, keyring: Keyring | NoKeyring | None = None) -> Gate:
    gate = Gate(profile, clock=clock, keeper=keyring or NoKeyring())
    qtbot.addWidget(gate)
    gate.resize(1366, 736)
    with qtbot.waitExposed(gate):
        gate.show()
    gate.activateWindow()
    return gate


def passphrase(gate: QWidget) -> PassphraseField:
    return next(field for field in gate.findChildren(PassphraseField) if field.isVisible())


def button(gate: QWidget, words: str) -> Button:
    return next(one for one in gate.findChildren(Button) if one.words() == words and one.isVisible())


def sentences(gate: QWidget) -> list[str]:
    return [label.text() for label in gate.findChildren(Label) if label.isVisible() and label.text()]


def told(gate: QWidget, qtbot: QtBot) -> str:
    """What the red notice says, once it is there."""
    notice = gate.findChildren(Notice)[0]
    qtbot.waitUntil(notice.isVisible)
    return notice.words()


def enter(gate: Gate, typed: str) -> None:
    passphrase(gate).line.clear()
    QTest.keyClicks(passphrase(gate).line, typed)
    QTest.keyClick(passphrase(gate).line, Qt.Key.Key_Return)


def store_of(gate: Gate, qtbot: QtBot, typed: str = PASSPHRASE) -> Store:
    with qtbot.waitSignal(gate.opened, timeout=20_000) as opened:
        enter(gate, typed)
    store = opened.args[0] if opened.args else None
    assert isinstance(store, Store)
    return store


def field(gate: QWidget, name: str) -> TextField:
    return next(one for one in gate.findChildren(TextField) if one.accessibleName() == name and one.isVisible())
