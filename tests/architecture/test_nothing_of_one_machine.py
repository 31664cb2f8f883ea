"""A clone holds nothing of the machine it was made on: no path, no registry, no key."""

import re
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, files

_TRACES = re.compile(
    r"/(?:root|work|Users)/\w"
    r"|/opt/(?:pypi|wheels)"
    r"|(?:files\.)?python" r"hosted\.org|pypi" r"\.org|registry\.npm" r"js\.org|deb\.deb" r"ian\.org"
    r"|-----BEGIN [A-Z ]*PRIVATE" r" KEY-----"
)  # fmt: skip


def test_no_file_holds_a_trace_of_one_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {trace.group()}" for file in files() if (trace := _TRACES.search(_text_of(file)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "/".join(("cd ", "root", "x")),
        "/".join(("see ", "work", "shared")),
        "/".join(("--find-links ", "opt", "wheels")),
        ".".join(("https://pypi", "org/simple")),
        " ".join(("-----BEGIN", "PRIVATE", "KEY-----")),
    ],
)
def test_a_trace_is_seen(text: str) -> None:
    assert _TRACES.search(text)


@pytest.mark.parametrize("text", ["/usr/share/java", "the work/life balance", "127.0.0.1", "https://www.gov.uk/"])
def test_what_every_machine_has_is_no_trace(text: str) -> None:
    assert not _TRACES.search(text)


def _text_of(file: Path) -> str:
    """The text of a file; "" of a font or a picture."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
