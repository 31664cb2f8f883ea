"""Who may know whom. The contracts are in pyproject.toml; what import-linter cannot say is said here."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.habits import imports_on_opening
from tests.architecture.project import ROOT, SOURCE, imports, modules

_SHOWS_SOMETHING = ("PySide6", "shiboken6", "iro_desktop.ui", "iro_desktop.app", "iro_desktop.tour")
_NEEDS_A_SCREEN_OR_A_STORE = ("PySide6", "shiboken6", "sqlalchemy", "sqlcipher3", "keyring", "reportlab")

_PLANTED = {
    "iro_desktop/models/upstairs.py": "import iro_desktop.ui",
    "iro_desktop/reports/drawn.py": "import PySide6.QtWidgets",
    "iro_central/curious.py": "import iro_desktop.store",
    "iro_desktop/sync/shortcut.py": "import iro_central",
    "iro_desktop/models/printed.py": "import reportlab",
    "iro_desktop/ui/wise.py": "import sqlalchemy",
}
"""One broken promise a contract of pyproject.toml, in their order."""


def _contracts_hold(folder: Path) -> subprocess.CompletedProcess[str]:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([lint_imports, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_import_contracts_hold() -> None:
    done = _contracts_hold(ROOT)

    assert done.returncode == 0, done.stdout


def test_each_contract_breaks_when_it_is_broken(tmp_path: Path) -> None:
    for file in (ROOT / "pyproject.toml", *(ROOT / module.path for module in modules(*SOURCE))):
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    for module, line in _PLANTED.items():
        (tmp_path / module).write_text(f"{line}\n", encoding="utf-8")

    done = _contracts_hold(tmp_path)

    assert f"Contracts: 0 kept, {len(_PLANTED)} broken." in done.stdout, done.stdout


def test_the_command_line_opens_without_a_screen() -> None:
    cli = next(module for module in modules("iro_desktop") if module.path == "iro_desktop/cli.py")

    assert [name for _, name in imports_on_opening(cli.tree) if name.startswith(_SHOWS_SOMETHING)] == []


def test_a_viewmodel_needs_neither_screen_nor_store() -> None:
    found = [
        f"{module.path}:{line} {name}"
        for module in modules("iro_desktop/ui")
        if module.path.endswith("viewmodel.py")
        for line, name in imports(module.tree)
        if name.startswith(_NEEDS_A_SCREEN_OR_A_STORE)
    ]
    assert found == []


def test_an_import_inside_a_function_waits_until_it_is_called() -> None:
    tree = ast.parse("import json\nif json:\n    import csv\ndef show():\n    import PySide6\n")

    assert [name for _, name in imports_on_opening(tree)] == ["json", "csv"]
