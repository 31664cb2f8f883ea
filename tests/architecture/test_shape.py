"""How the house is built: names from the work, short files, tests that stand where their subject stands."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.project import EVERYTHING, ROOT, SOURCE, Module, modules

_NAMES_THAT_SAY_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "core",
    "manager",
    "managers",
    "misc",
    "base_utils",
}
_LINES_A_FILE = 400
_LINES_A_FUNCTION = 60
_STATEMENTS_A_SIGNATURE_EXPLAINS = 8
"""A function up to this long may be understood from its name and types; a longer one owes its reader a sentence."""

_TESTS_WITHOUT_A_TWIN = {"architecture", "end_to_end", "journeys", "java"}
"""Folders of tests about the whole program, or about no Python at all."""


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [module.path for module in modules(*EVERYTHING) if _NAMES_THAT_SAY_NOTHING & set(module.name.split("."))]

    assert found == []


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    found = [module.path for module in modules(*SOURCE) if module.tree.body and not _purpose(module).endswith(".")]

    assert found == []


def test_no_file_is_too_long_to_read_in_one_sitting() -> None:
    found = [
        f"{module.path}: {lines} lines"
        for module in modules(*EVERYTHING)
        if (lines := len(module.text.splitlines())) >= _LINES_A_FILE
    ]
    assert found == []


def test_no_function_is_longer_than_a_screen() -> None:
    found = [
        f"{module.path}:{function.lineno} {function.name}: {lines} lines"
        for module in modules(*SOURCE)
        for function in _functions(module.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) >= _LINES_A_FUNCTION
    ]
    assert found == []


def test_what_others_call_is_explained() -> None:
    found = [f"{module.path}:{line} {name}" for module in modules(*SOURCE) for line, name in _unexplained(module.tree)]

    assert found == []


@pytest.mark.parametrize(
    ("code", "unexplained"),
    [
        ("def due(on): return on", []),
        ("def due(on):\n" + "    on += 1\n" * 9, ["due"]),
        ("def _due(on):\n" + "    on += 1\n" * 9, []),
        ("def due(on):\n    'The last lawful day.'\n" + "    on += 1\n" * 9, []),
        ("class Clock:\n    def tick(self):\n" + "        self.on += 1\n" * 9, ["Clock"]),
        ("class Kind(StrEnum):\n    FIRST = 'first'", []),
    ],
)
def test_an_explanation_is_asked_where_a_signature_cannot_say_it(code: str, unexplained: list[str]) -> None:
    assert [name for _, name in _unexplained(ast.parse(code))] == unexplained


def test_tests_stand_where_their_subject_stands() -> None:
    rooms = {module.path.split("/")[1] for module in modules("iro_desktop") if module.path.count("/") > 1}
    furnished = {room for room in rooms if len(list((ROOT / "iro_desktop" / room).rglob("*.py"))) > 1} | {"central"}
    folders = {module.path.split("/")[1] for module in modules("tests") if module.path.count("/") > 1}

    assert folders - _TESTS_WITHOUT_A_TWIN <= rooms | {"central"}
    assert [room for room in sorted(furnished) if not list((ROOT / "tests" / room).rglob("test_*.py"))] == []


def _purpose(module: Module) -> str:
    return (ast.get_docstring(module.tree) or "").partition("\n")[0]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _unexplained(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _owes_a_sentence(node):
            yield node.lineno, node.name


def _owes_a_sentence(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    if node.name.startswith("_") or ast.get_docstring(node) is not None:
        return False
    return sum(isinstance(inner, ast.stmt) for inner in ast.walk(node)) - 1 > _STATEMENTS_A_SIGNATURE_EXPLAINS
