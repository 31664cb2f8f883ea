"""The one loader of what lies in resources/: the same call in a checkout, a wheel and a frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """Where the product's own files lie: beside the source in a checkout, inside the package otherwise."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    candidates = [Path(frozen) / "resources"] if frozen else [here / "_resources", here.parent / "resources"]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        "The program's own files are missing. Install IRO Desktop again; your records are not touched."
    )


def path(name: str) -> Path:
    """The path of one resource, named as it lies below resources/ ("fonts/Andika-Regular.ttf")."""
    return folder() / name


def text(name: str) -> str:
    return path(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    return path(name).read_bytes()
