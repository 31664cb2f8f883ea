"""What we build on: pinned, hashed, in step with what is declared, with a reason and a licence we may use."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.project import ROOT

_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
_PINNED = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*(?:\n    .*)*)", re.MULTILINE)
_DECLARED_HERE = "iro-desktop (pyproject.toml)"
_RECORD = ROOT / "docs" / "decisions" / "0010-the-packages-we-build-on.md"

_WE_MAY_USE = re.compile(
    r"(MIT|Apache|BSD|\d-Clause BSD|MPL|Mozilla Public|PSF|Python Software Foundation|ISC|Zlib|HPND|LGPL|GNU Lesser)",
    re.IGNORECASE,
)
_READ_BY_A_PERSON = {
    "sqlcipher3": "its licence file is that of zlib; its metadata names none",
    "pypdfium2": "BSD-3-Clause or Apache-2.0; the 'dependency licenses' it adds are those of PDFium, permissive all",
}
"""Packages whose metadata says too little, and what their licence file says."""


def _declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {canonicalize_name(requirement.name): requirement for requirement in map(Requirement, lines)}


def _locked() -> dict[str, re.Match[str]]:
    return {canonicalize_name(found["name"]): found for found in _PINNED.finditer(_LOCK)}


def _may_use(licence: str) -> bool:
    """Whether a licence expression leaves us a licence we accept: any side of an OR, every part of an AND or a list."""
    return any(
        all(_WE_MAY_USE.match(part.strip(" ()")) for part in re.split(r" AND |;|,", choice))
        for choice in re.split(r" OR ", licence)
    )


def test_the_lock_names_no_host() -> None:
    assert "://" not in _LOCK
    assert "--index" not in _LOCK
    assert "--find-links" not in _LOCK


def test_every_package_is_pinned_with_its_hashes() -> None:
    lines = [line for line in _LOCK.splitlines() if line and not line.startswith((" ", "#"))]

    assert len(lines) == len(_locked())
    assert [name for name, found in _locked().items() if "--hash=sha256:" not in found["rest"]] == []


def test_the_lock_is_in_step_with_what_is_declared() -> None:
    asked_by_us = {name for name, found in _locked().items() if _DECLARED_HERE in found["rest"]}

    assert asked_by_us == set(_declared())
    assert [
        name for name, asked in _declared().items() if not asked.specifier.contains(Version(_locked()[name]["version"]))
    ] == []


def test_every_package_we_chose_has_its_reason_and_its_licence_on_record() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", _RECORD.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(canonicalize_name(name) for name, _, _ in rows) == sorted(_declared())
    assert [name for name, licence, reason in rows if not _may_use(licence) or len(reason.split()) < 3] == []


def test_every_installed_package_has_a_licence_we_may_use() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed", "--ignore-packages", "iro-desktop"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    licences = {canonicalize_name(each["Name"]): each["License"] for each in json.loads(listed.stdout)}

    refused = {name: licence for name, licence in licences.items() if not _may_use(licence)}
    assert {name: licence for name, licence in refused.items() if name not in _READ_BY_A_PERSON} == {}
    assert set(_READ_BY_A_PERSON) <= set(refused), "an exception that is not needed any more"


@pytest.mark.parametrize("licence", ["MIT", "Apache-2.0 OR BSD-2-Clause", "LGPL-3.0-only OR GPL-3.0-only", "MPL-2.0"])
def test_a_licence_that_leaves_us_a_way_is_accepted(licence: str) -> None:
    assert _may_use(licence)


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0", "UNKNOWN", "MIT AND GPL-2.0-only", "", "Commercial"])
def test_a_licence_that_binds_the_product_is_refused(licence: str) -> None:
    assert not _may_use(licence)
