"""What our code does not do. Each function finds the lines of one module where it does it all the same."""

import ast
from collections.abc import Callable, Iterator

from tests.architecture.project import calls, dotted, imports

Habit = Callable[[ast.Module], list[int]]

_CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
}  # fmt: skip
_SLEEPS = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait"}
_CORE_WRITES = {"insert", "update", "delete"}
_MARKUP_IN_QT = {"setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "RichText", "MarkdownText", "AutoText"}
_MARKUP_ON_PAPER = "reportlab.platypus"


def asks_the_clock(tree: ast.Module) -> list[int]:
    """Time is given to a function, so that a test can give it too."""
    return sorted(line for line, name in calls(tree) if _ends_like(name, _CLOCKS))


def waits_for_a_while(tree: ast.Module) -> list[int]:
    """A wait is for a signal or a condition: a while is too long on one machine and too short on another."""
    return sorted(
        line for line, name in calls(tree) if name in _SLEEPS or name.endswith((".qtbot.wait", ".time.sleep"))
    )


def slips_past_the_outbox(tree: ast.Module) -> list[int]:
    """Core statements and bulk_* do not come by the flush, where a change is put into the outbox."""
    return sorted({*_core_statements(tree), *_bulk_calls(tree)})


def reads_markup_on_paper(tree: ast.Module) -> list[int]:
    """ReportLab's Paragraph parses tags in its text; what an officer typed must print as typed."""
    return sorted(line for line, name in imports(tree) if name.startswith(_MARKUP_ON_PAPER) and "Paragraph" in name)


def reads_markup_on_screen(tree: ast.Module) -> list[int]:
    """A label that reads markup would hide `<Mum> said yes`, or fetch a picture somebody typed."""
    return sorted(n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in _MARKUP_IN_QT)


def writes_a_file_itself(tree: ast.Module) -> list[int]:
    """A file that leaves the store is written whole, and noted meanwhile: exchange/saving.py alone does that."""
    opened = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) in {"open", "fdopen"}
        and any(isinstance(one, ast.Constant) and str(one.value)[:1] in {"w", "a", "x"} for one in node.args)
    ]
    written = [line for line, name in calls(tree) if name.endswith((".write_bytes", ".write_text"))]
    return sorted([*opened, *written])


def imports_on_opening(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What a module imports when it is opened; imports inside its functions wait until they are called."""
    for statement in tree.body:
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from imports(statement)


def _core_statements(tree: ast.Module) -> Iterator[int]:
    for line, name in imports(tree):
        package, _, what = name.rpartition(".")
        if package.split(".")[0] == "sqlalchemy" and what in _CORE_WRITES:
            yield line
    yield from (
        line for line, name in calls(tree) if name.startswith(("sqlalchemy.", "sa.")) and _last(name) in _CORE_WRITES
    )


def _bulk_calls(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (node.attr.startswith("bulk_") or node.attr == "exec_driver_sql"):
            yield node.lineno
    # The old query interface writes behind the session's back, too: session.query(Letter).delete().
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last(dotted(node.func)) == "query" and "session" in dotted(node.func):
            yield node.lineno


def _ends_like(name: str, wanted: set[str]) -> bool:
    return ".".join(name.split(".")[-2:]) in wanted


def _last(name: str) -> str:
    return name.rpartition(".")[2]
