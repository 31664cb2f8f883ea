"""The project as text and as trees, for the tests that look at the code instead of running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ("iro_desktop", "iro_central")
EVERYTHING = (*SOURCE, "tests", "benchmarks")

_NOT_OURS = {".git", ".venv", "out", "build", "dist", "__pycache__", "node_modules"}
_MADE_BY_TOOLS = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", ".egg-info")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: where it lies below the root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every Python file below the folders named, in order of path."""
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return tuple(_module(file) for file in files)


def files() -> Iterator[Path]:
    """Every file that belongs to the project: what a fresh clone holds, whether or not Git is at hand."""
    folders = [ROOT]
    while folders:
        for entry in sorted(folders.pop().iterdir()):
            if entry.name in _NOT_OURS or entry.name.endswith(_MADE_BY_TOOLS):
                continue
            if entry.is_dir():
                folders.append(entry)
            else:
                yield entry


def calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is called: (12, "datetime.now")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """A name as it is written, "" for what is not a plain chain of names: `a.b.c`, or `.c` of some expression."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case _:
            return ""


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported: `from a import b` gives "a.b"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def _module(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(ROOT).as_posix(), text, ast.parse(text))
