"""The look beside the store."""

from pathlib import Path

import pytest

from iro_desktop.store.location import Profile
from iro_desktop.ui.look_file import read_greeting, read_look, write_greeting, write_look
from iro_desktop.ui.theme import Look, Theme


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def test_a_look_comes_back_as_it_was_kept(profile: Profile) -> None:
    chosen = Look(Theme.DARK, 150, less_motion=True)
    write_look(profile, chosen)

    assert read_look(profile) == chosen


def test_look_and_greeting_do_not_disturb_each_other(profile: Profile) -> None:
    write_greeting(profile, "Ruth")
    write_look(profile, Look(Theme.LIGHT, 80))
    write_greeting(profile, "Ana")

    assert (read_look(profile), read_greeting(profile)) == (Look(Theme.LIGHT, 80), "Ana")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        '{"version": 1}',
        '{"version": 2, "theme": "dark", "text_percent": 150, "less_motion": false}',
        '{"version": 1, "theme": "purple", "text_percent": 150, "less_motion": false}',
        '{"version": 1, "theme": "dark", "text_percent": "large", "less_motion": false}',
    ],
)
def test_a_file_that_cannot_be_read_gives_the_look_of_a_first_start(profile: Profile, content: str) -> None:
    profile.folder.mkdir()
    profile.look.write_text(content, encoding="utf-8")

    assert (read_look(profile), read_greeting(profile)) == (Look(), "")


def test_without_a_file_there_is_a_look_all_the_same(profile: Profile) -> None:
    assert read_look(profile) == Look()


def test_only_its_owner_can_read_the_file(profile: Profile) -> None:
    write_look(profile, Look())

    assert profile.look.stat().st_mode & 0o777 == 0o600
