"""Every write that SQLite makes, in order, and what a disk may hold if the power goes between two of them."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import _sqlite3


@dataclass(frozen=True, slots=True)
class Opened:
    """A file was opened, and made if it was not there."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Shortened:
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """The disk was asked to keep what it had of this file."""

    name: str


@dataclass(frozen=True, slots=True)
class Removed:
    name: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The program was told that this save is on the disk."""

    number: int


Step = Opened | Written | Shortened | Synced | Removed | Acknowledged

OK = 0
DISK_IS_FULL = 13
DISK_DOES_NOT_ANSWER = 10

# Paths travel as bare addresses: SQLite keeps the address it is given, and reads what stands behind the path too.
_Open = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods: what can be done with an open file."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", _Write),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("others", ctypes.c_void_p * 13),
    )


class _File(ctypes.Structure):
    """sqlite3_file: an open file begins with a pointer to its methods."""

    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """sqlite3_vfs: how SQLite reaches the disk."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("app_data", ctypes.c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("others", ctypes.c_void_p * 14),
    )


class RecordedDisk:
    """Stands between SQLite and the real disk by SQLite's own interface for that, and writes down what passes.

    `before` is asked before each step, and answers OK or the error that SQLite shall meet there.
    """

    def __init__(self, before: Callable[[Step], int] = lambda _: OK) -> None:
        self.steps: list[Step] = []
        self._before = before
        self._names: dict[int, str] = {}
        self._own_methods: dict[int, _Methods] = {}
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._real = self._library.sqlite3_vfs_find(None).contents
        self._vfs = _Vfs.from_buffer_copy(self._real)
        self._vfs.name = b"recorded"
        self._vfs.open = _Open(self._open)
        self._vfs.delete = _Delete(self._delete)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """From here to the end of the block every new connection of this process goes through this disk."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            self._library.sqlite3_vfs_register(ctypes.byref(self._real), 1)
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def acknowledge(self, number: int) -> None:
        """Write down that the program has been told: save `number` is safe."""
        self.steps.append(Acknowledged(number))

    def _pass(self, step: Step) -> int:
        answer = self._before(step)
        if answer == OK:
            self.steps.append(step)
        return answer

    def _open(self, vfs: int, path: int | None, file: int, flags: int, out_flags: int | None) -> int:
        answer: int = self._real.open(vfs, path, file, flags, out_flags)
        if answer == OK and path is not None:
            opened = _File.from_address(file)
            name = self._names[file] = _name(path)
            opened.methods = ctypes.pointer(self._recording_methods(opened.methods.contents))
            self._pass(Opened(name))
        return answer

    def _recording_methods(self, real: _Methods) -> _Methods:
        """The methods of a kind of file, with ours in place of those that change it."""
        address = ctypes.addressof(real)
        if address not in self._own_methods:
            own = _Methods.from_buffer_copy(real)

            def write(file: int, content: int, size: int, offset: int) -> int:
                step = Written(self._names[file], offset, ctypes.string_at(content, size))
                return self._pass(step) or real.write(file, content, size, offset)

            def truncate(file: int, size: int) -> int:
                return self._pass(Shortened(self._names[file], size)) or real.truncate(file, size)

            def sync(file: int, flags: int) -> int:
                return self._pass(Synced(self._names[file])) or real.sync(file, flags)

            own.write, own.truncate, own.sync = _Write(write), _Truncate(truncate), _Sync(sync)
            self._own_methods[address] = own
        return self._own_methods[address]

    def _delete(self, vfs: int, path: int, sync_folder: int) -> int:
        answer: int = self._real.delete(vfs, path, sync_folder)
        return answer or self._pass(Removed(_name(path)))


def _name(path: int) -> str:
    return Path(ctypes.string_at(path).decode()).name
