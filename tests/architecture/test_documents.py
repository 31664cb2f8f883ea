"""The documents are in step: decisions are numbered and complete, paths lead somewhere, features name their test."""

import ast
import csv
import re

import pytest

from tests.architecture.project import ROOT

_DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
_PARTS_OF_A_DECISION = ["## Context", "## Decision", "## Why", "## What it costs"]
_DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/architecture.md")]
_PATH = re.compile(
    r"`((?:iro_desktop|iro_central|resources|tests|docs|benchmarks|installer)/[\w./-]*|\./dev|\.ci/run)`"
)
_FEATURE = re.compile(r"(seed|ux):([A-Z]+|journey)\d+")


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [path.name[:5] for path in _DECISIONS] == [f"{number:04}-" for number in range(1, len(_DECISIONS) + 1)]


def test_a_decision_says_what_it_costs() -> None:
    for path in _DECISIONS:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("## ")] == _PARTS_OF_A_DECISION, path.name
        assert len(lines) <= 60, f"{path.name} is longer than a page"


def test_the_path_to_a_decision_leads_there() -> None:
    named = re.findall(r"\((?:docs/)?decisions/([\w-]+\.md)\)", "".join(path.read_text("utf-8") for path in _DOCUMENTS))

    assert [name for name in named if not (ROOT / "docs" / "decisions" / name).exists()] == []


def test_a_path_that_a_document_names_is_there() -> None:
    missing = [
        f"{document.name}: {path}"
        for document in _DOCUMENTS
        for path in _PATH.findall(document.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]
    assert missing == []


def test_every_feature_names_a_place_and_a_test_that_is_there() -> None:
    with (ROOT / "docs" / "features.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert rows[0] == ["row", "what", "where", "test"]
    assert [row for row in rows[1:] if len(row) != 4 or not all(cell.strip() for cell in row)] == []
    assert [row[0] for row in rows[1:] if not _FEATURE.fullmatch(row[0])] == []
    assert [row[3] for row in rows[1:] if not _is_a_test(row[3])] == []


@pytest.mark.parametrize(
    ("named", "is_there"),
    [
        ("tests/architecture/test_documents.py::test_decisions_are_numbered_without_a_gap", True),
        ("tests/architecture/test_documents.py::test_that_nobody_wrote", False),
        ("tests/architecture/test_nowhere.py::test_decisions_are_numbered_without_a_gap", False),
        ("tests/architecture/test_documents.py", False),
    ],
)
def test_a_test_that_nobody_wrote_is_noticed(named: str, is_there: bool) -> None:
    assert _is_a_test(named) is is_there


def _is_a_test(named: str) -> bool:
    path, _, wanted = named.partition("::")
    if not wanted.startswith("test_") or not (ROOT / path).is_file():
        return False
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == wanted for node in ast.walk(tree))
