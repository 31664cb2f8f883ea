"""The tour: the whole main job, once, by three processes that share nothing but HTTP."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.end_to_end.caseload import Caseload
from tests.pdf_ua import ua1_failures

MAY_TAKE_SECONDS = 600
"""Bounded, not measured: a tour that hangs must end, however busy the machine is."""


@dataclass(frozen=True)
class Tour:
    """What a tour left behind."""

    folder: Path
    told: dict[str, object]

    def facts(self, name: str) -> dict[str, object]:
        facts = self.told["facts"]
        assert isinstance(facts, dict)
        found = facts[name]
        assert isinstance(found, dict)
        return found


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory, caseload: Caseload) -> Tour:
    folder = tmp_path_factory.mktemp("tour") / "out"
    taken = subprocess.run(
        [sys.executable, "-m", "iro_desktop", "tour", "--out", str(folder), "--caseload", str(caseload.folder)],
        capture_output=True,
        text=True,
        timeout=MAY_TAKE_SECONDS,
        check=False,
    )
    assert taken.returncode == 0, taken.stderr
    return Tour(folder, json.loads((folder / "tour.json").read_text(encoding="utf-8")))


def test_the_pictures_are_numbered_distinct_and_as_large_as_a_laptops_screen(tour: Tour) -> None:
    screens = tour.told["screens"]
    assert isinstance(screens, list)
    files = [tour.folder / screen["file"] for screen in screens]
    assert len({file.read_bytes() for file in files}) == len(files) >= 8
    for file in files:
        with Image.open(file) as picture:
            assert picture.width >= 1366
            assert picture.height >= 768


def test_every_screen_of_the_main_job_is_among_them(tour: Tour) -> None:
    screens = tour.told["screens"]
    assert isinstance(screens, list)
    ids = {screen["screen"].split("-")[0] for screen in screens}
    assert ids >= {"S00", "S01", "S02", "S03", "S04", "S06", "S07", "S09", "S10", "S16", "S17", "S23"}


def test_a_review_of_three_meetings_with_an_adjournment_is_walked_through_from_preparing_to_closing(tour: Tour) -> None:
    screens = tour.told["screens"]
    assert isinstance(screens, list)
    in_order = [screen["screen"] for screen in screens]
    chapter = [
        "S11-talk",
        "S06-prepare-long",
        "S07-meet-child",
        "S07-meet-parent",
        "S07-topics",
        "S07-adjourned",
        "S07-reconvened",
        "S06-asked",
        "S06-feedback",
        "S06-close-long",
    ]
    assert [screen for screen in in_order if screen in chapter] == chapter


def test_letter_and_decision_sheet_can_be_read_aloud(tour: Tour) -> None:
    papers = [tour.folder / "letter.pdf", tour.folder / "decision_sheet.pdf"]
    assert ua1_failures(papers) == {paper: [] for paper in papers}


def test_the_day_is_the_last_one_that_the_files_cover(tour: Tour) -> None:
    assert tour.told["as_of"] == "2026-03-31"


def test_the_receipt_is_green_because_everything_came_back_confirmed(tour: Tour) -> None:
    receipt = tour.facts("receipt")
    assert receipt["green"] is True
    assert receipt["confirmed"] == receipt["sent"]


def test_two_laptops_change_one_decision_and_neither_change_is_lost(tour: Tour) -> None:
    kept = tour.facts("kept_both")
    assert "from the first weekend" in str(kept["theirs"])
    assert "mileage agreed" in str(kept["mine"])
    assert tour.told["laptops_agree"] is True


def test_a_promise_not_kept_is_raised_taken_higher_by_a_colleague_and_put_right(tour: Tour) -> None:
    screens = tour.told["screens"]
    assert isinstance(screens, list)
    in_order = [screen["screen"] for screen in screens]
    chapter = ["S13-midway", "S15-raised", "S15-no-answer", "S15-both-steps", "S14-settled"]
    assert [screen for screen in in_order if screen in chapter] == chapter


def test_both_steps_that_two_people_wrote_without_knowing_are_in_the_history(tour: Tour) -> None:
    facts = tour.told["facts"]
    assert isinstance(facts, dict)
    assert sorted(facts["history"])[:2] == ["escalated by Farah Aziz", "note by Ruth Okafor"]
