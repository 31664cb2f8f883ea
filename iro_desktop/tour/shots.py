"""A picture of every screen, light, dark and in high contrast, at three text sizes."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from iro_desktop.store.location import Profile, keep_private
from iro_desktop.tour.out_folder import make_out_folder

LOOKS = (
    *((theme, percent) for percent in (100, 150, 200) for theme in ("light", "dark")),
    ("high_contrast", 100),
)
SIZES = ((1366, 768), (1920, 1080))


def take_shots(
    out: Path,
    *,
    looks: Sequence[tuple[str, int]] = LOOKS,
    sizes: Sequence[tuple[int, int]] = SIZES,
    only: str = "",
) -> str:
    """Pictures of letters as they print, and of every screen on a practise caseload.

    Each screen's is named for screen, theme, text size and window size.

    `only` takes those whose name begins so.
    """
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    keep_private()
    make_out_folder(out)
    from iro_desktop.app import application, local_now, practise_store  # noqa: PLC0415 - Qt reads the platform
    from iro_desktop.tour.letter_pictures import take_letter_pictures, written_in  # noqa: PLC0415
    from iro_desktop.tour.rooms import Rooms  # noqa: PLC0415
    from iro_desktop.ui.theme import Look, Theme, apply_look  # noqa: PLC0415

    taken = 0
    with tempfile.TemporaryDirectory(prefix="iro-shots-") as folder:
        profile = Profile(Path(folder) / "profile")
        app = application(profile)
        now = local_now()
        store = practise_store(profile, now)
        taken += take_letter_pictures(out, written_in(store, now.date()), only=only)
        rooms = Rooms(store, Path(folder), now)
        for theme, percent in looks:
            apply_look(app, Look(theme=Theme(theme), text_percent=percent))
            for size in sizes:
                for name in rooms.names():
                    if name.startswith(only):
                        picture = rooms.enter(name, size).grab()
                        picture.save(str(out / f"{name}-{theme}-{percent}-{size[0]}.png"))
                        taken += 1
        rooms.close()
    return f"{taken} pictures lie in {out}."
