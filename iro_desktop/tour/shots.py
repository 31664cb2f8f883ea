"""A picture of every screen, light and dark, at three text sizes."""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.store.location import Profile, keep_private
from iro_desktop.store.store import Session
from iro_desktop.tour.out_folder import make_out_folder

LOOKS = (("light", 100), ("dark", 100), ("light", 150), ("dark", 150), ("light", 200), ("dark", 200))
SIZES = ((1366, 768), (1920, 1080))


def take_shots(out: Path) -> str:
    """Pictures of every screen on a practise caseload, each named for screen, theme, text size and window size."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    keep_private()
    make_out_folder(out)
    from iro_desktop.app import Desktop, application, local_now, practise_store  # noqa: PLC0415 - Qt reads the platform
    from iro_desktop.tour.album import settle  # noqa: PLC0415
    from iro_desktop.ui.desk import Page, Place  # noqa: PLC0415
    from iro_desktop.ui.theme import Look, Theme, apply_look  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="iro-shots-") as folder:
        profile = Profile(Path(folder) / "profile")
        app = application(profile)
        desktop = Desktop(profile)
        store = practise_store(profile, local_now())
        with store.reading() as session:
            child, review, letter = _what_to_show(session, local_now())
        desktop.open(store)
        window = desktop.window
        assert window is not None, "the practise caseload is open"
        places = {
            "S02-today": Place(Page.TODAY),
            "S03-children": Place(Page.CHILDREN),
            "S04-child": Place(Page.CHILD, child),
            "S06-prepare": Place(Page.REVIEW, review, "prepare"),
            "S07-meet": Place(Page.REVIEW, review, "meet"),
            "S06-decide": Place(Page.REVIEW, review, "decide"),
            "S06-close": Place(Page.REVIEW, review, "close"),
            "S09-letter": Place(Page.LETTER, letter),
            "S16-sync": Place(Page.SYNC_CENTRE),
            "S23-bring-in": Place(Page.BRING_IN),
            "S26-settings": Place(Page.SETTINGS),
        }
        taken = 0
        for theme, percent in LOOKS:
            apply_look(app, Look(theme=Theme(theme), text_percent=percent))
            for width, height in SIZES:
                window.resize(width, height)
                for name, place in places.items():
                    window.go(place)
                    settle(40)
                    window.grab().save(str(out / f"{name}-{theme}-{percent}-{width}.png"))
                    taken += 1
                window.go(places["S04-child"])
                window.desk.capture(child)
                settle(20)
                window.grab().save(str(out / f"S10-capture-{theme}-{percent}-{width}.png"))
                window.close_panel()
                taken += 1
        desktop.close()
    return f"{taken} pictures lie in {out}."


def _what_to_show(session: Session, now: datetime) -> tuple[UUID, UUID, UUID]:
    """The child whose review is today, that review, and the draft that was written at last."""
    today = select(Review).where(Review.planned_on == now.date(), Review.status == ReviewStatus.PLANNED)
    review = session.scalars(today.order_by(Review.planned_time)).first()
    letter = session.scalars(
        select(Letter).where(Letter.status == LetterStatus.DRAFT).order_by(Letter.changed_at.desc())
    ).first()
    assert review is not None, "the practise caseload has a review today"
    assert letter is not None, "the practise caseload has a letter in hand"
    return review.child_id, review.id, letter.id
