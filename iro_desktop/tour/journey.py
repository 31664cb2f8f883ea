"""The tour from above: it starts the office and each laptop's legs in turn, and tells what came of it."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from iro_desktop.app import local_now
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.refused import Refused
from iro_desktop.store.location import keep_private
from iro_desktop.tour.laptop import Leg, read, told
from iro_desktop.tour.office import Office, office
from iro_desktop.tour.out_folder import make_out_folder
from iro_desktop.tour.weeks_later import day_of_check, day_without_answer

RUTH, FARAH = "Ruth Okafor", "Farah Aziz"
_LEG_MAY_TAKE_SECONDS = 300


def take_tour(out: Path, *, caseload: Path | None, as_of: date | None) -> str:
    """Do the main job once, for real, on a profile that is thrown away. Returns where to look.

    Leaves numbered pictures of every screen used, letter.pdf, decision_sheet.pdf and tour.json in `out`.
    """
    keep_private()
    make_out_folder(out)
    for old in [*out.glob("[0-9][0-9]-*.png"), *out.glob("*.pdf"), *out.glob("tour.json")]:
        old.unlink()
    day = as_of or (_last_day_of(caseload) if caseload is not None else local_now().date())
    with tempfile.TemporaryDirectory(prefix="iro-tour-") as made:
        # The database of the office may run as another user, who must be able to pass through; profiles stay 0700.
        Path(made).chmod(0o711)
        legs = _travel(Path(made), out.resolve(), caseload, day)
    return _told(out, caseload, day, legs)


def _travel(folder: Path, out: Path, caseload: Path | None, day: date) -> list[Leg]:
    """Every leg in its own process: the first laptop alone, then both of them with the office."""

    def leg(name: str, laptop: str, officer: str, day: date = day) -> Leg:
        return Leg(
            name=name,
            profile=str(folder / laptop),
            passphrase=passphrases[laptop],
            out=str(out),
            first_picture=1 + sum(len(one.pictures) for one in done),
            as_of=day.isoformat(),
            officer=officer,
            caseload=None if caseload is None else str(caseload.resolve()),
            facts=done[-1].facts if done else {},
        )

    passphrases = {laptop: secrets.token_urlsafe(24) for laptop in ("first", "second")}
    done: list[Leg] = []
    done.append(_walk(folder, leg("record", "first", RUTH)))
    with office(folder / "office", practise=caseload is None) as central:
        for name, laptop, officer, on in (
            ("send", "first", RUTH, day),
            ("receive", "second", FARAH, day),
            ("disagree", "first", RUTH, day),
            ("look", "first", RUTH, day_of_check(day)),
            ("climb", "second", FARAH, day_without_answer(day)),
            ("put_right", "first", RUTH, day_without_answer(day)),
            ("agree", "second", FARAH, day_without_answer(day)),
        ):
            done.append(_walk(folder, _introduced(leg(name, laptop, officer, on), central)))
    return done


def _introduced(leg: Leg, central: Office) -> Leg:
    leg.address = central.address
    if leg.name in {"send", "receive"}:
        leg.code = central.code_for(leg.officer)
    return leg


def _walk(folder: Path, leg: Leg) -> Leg:
    """One leg in a process of its own, without a screen unless there is one."""
    file = folder / f"{leg.name}.json"
    file.write_text(told(leg), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    walked = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "iro_desktop.tour", str(file)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_LEG_MAY_TAKE_SECONDS,
        check=False,
    )
    if walked.returncode:
        reason = walked.stderr.strip().splitlines()[-1:] or ["no reason was given"]
        raise Refused(f"The tour stopped at “{leg.name}”: {reason[0]}. Nothing of yours was touched.")
    return read(file.read_text(encoding="utf-8"))


def _last_day_of(caseload: Path) -> date:
    """The last 31 March that the files cover."""
    from iro_desktop.exchange.ssda903 import read_caseload  # noqa: PLC0415 - only where there are files

    year = read_caseload(caseload).this_year.year
    if year is None:
        raise Refused("The files do not tell their year. Nothing was made. Say the day with --as-of.")
    return CollectionYear(year.ending).last_day


def _told(out: Path, caseload: Path | None, day: date, legs: list[Leg]) -> str:
    facts = legs[-1].facts
    pictures = [picture for leg in legs for picture in leg.pictures]
    papers = {name: facts.pop(name) for name in ("letter.pdf", "decision_sheet.pdf")}
    story = {
        "as_of": day.isoformat(),
        "caseload": "practise" if caseload is None else caseload.name,
        "screens": pictures,
        "papers": papers,
        "laptops_agree": facts["first_holds"] == facts["second_holds"],
        "facts": facts,
    }
    (out / "tour.json").write_text(json.dumps(story, ensure_ascii=False, indent=1), encoding="utf-8")
    if not story["laptops_agree"]:
        raise Refused("The two laptops do not hold the same after the tour. Look at tour.json, and tell us.")
    return (
        f"The tour is done: {len(pictures)} pictures, the letter and the decision sheet lie in {out}. "
        "Open the pictures in their order, then letter.pdf; tour.json tells what was done."
    )
