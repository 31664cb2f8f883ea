"""Every screen of the program, each one step away: for pictures of all of them, and for tests that visit them all."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from sqlalchemy import Select, select

from iro_desktop.app import Desktop
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile, make_folder
from iro_desktop.store.store import Session, Store
from iro_desktop.tour.album import settle, still, until
from iro_desktop.tour.challenges import raise_some
from iro_desktop.tour.disagreement import disagree_about
from iro_desktop.tour.happened import something_happened
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button
from iro_desktop.ui.main_window import MainWindow
from iro_desktop.ui.reminder.about import ReminderAbout
from iro_desktop.ui.reminder.panel import ReminderPanel
from iro_desktop.ui.several.panel import PANEL_NAME as SEVERAL
from iro_desktop.ui.several.panel import SeveralPanel
from iro_desktop.ui.unlock.first_run import FirstRunScreen
from iro_desktop.ui.unlock.gate import Gate
from iro_desktop.ui.unlock.resume import FirstRun, write_first_run
from iro_desktop.ui.unlock.screen import UnlockScreen
from iro_desktop.ui.unlock.viewmodel import BEGINNINGS

SEARCHED_FOR = "bike"
_WORDS_TO_TYPE = "seven green kites"
_OFFICER = FirstRun(0, "Ruth Okafor", "Ruth")
_PANELS = ("S02-several", "S10-capture", "S12-reminder", "S15-raise", "S28-search", "S28-search-empty")
COVER = "S30-cover"
_BEGIN = 3
_SETTINGS = {
    "S26-settings": Place(Page.SETTINGS),
    "S26-counting": Place(Page.COUNTING),
    "S26-ladder": Place(Page.LADDER),
    "S26-words": Place(Page.WORDS),
    "S26-letterhead": Place(Page.LETTERHEAD),
    "S25-templates-and-words": Place(Page.TEMPLATES_AND_WORDS),
    "S26-pictures": Place(Page.PICTURES),
    "S25-templates": Place(Page.TEMPLATES),
    "S25-template": Place(Page.TEMPLATES, part="review_8_11"),
}
"""Settings, and what is reached from there."""
DOORS = ("S00-unlock", *(f"S01-first-run-{step}" for step in range(1, 5)))
"""The windows before any records are open."""


class Rooms:
    """The open window on a practise caseload, and the windows before it. `folder` takes the profiles of the doors."""

    def __init__(self, store: Store, folder: Path, now: datetime) -> None:
        self._now = now
        self._folder = folder
        self._door: Gate | None = None
        self.places = places(store, now)
        self.desktop = Desktop(Profile(store.path.parent), clock=lambda: now, keeper=NoKeyring())
        self.desktop.open(store)
        assert self.desktop.window is not None, "the practise caseload is open"
        self.window: MainWindow = self.desktop.window

    def names(self) -> tuple[str, ...]:
        """All screens, those of the open window first."""
        return (*self.places, *_PANELS, COVER, *DOORS)

    def enter(self, name: str, size: tuple[int, int]) -> QMainWindow:
        """Show a screen at a size in pixels, everything on it arrived. Returns its window."""
        self._tidy()
        if name in DOORS:
            window: QMainWindow = self._open_door(name)
            window.resize(*size)
        else:
            window = self.window
            window.resize(*size)
            window.show()
            window.activateWindow()
            self._go(name)
            still(self.window)
        settle()
        return window

    def close(self) -> None:
        self._tidy()
        self.desktop.close()

    def _tidy(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door.deleteLater()
            self._door = None
        self.window.uncover()
        self.window.close_panel()
        settle(2)
        # Without a running event loop pages that were left would stay, and every change of look would dress them too.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _go(self, name: str) -> None:
        window = self.window
        if name in self.places:
            window.go(self.places[name])
            return
        window.go(self.places["S04-child"])
        still(window)
        if name == COVER:
            window.cover()
        elif name == "S10-capture":
            window.desk.capture(None)
        elif name == "S15-raise":
            window.went.emit("raise")
        elif name == "S02-several":
            window.desk.show_panel(SeveralPanel(window.desk), SEVERAL)
        elif name == "S12-reminder":
            child_id = self.places["S04-child"].record_id
            assert child_id is not None, "a child's page is about a child"
            window.desk.show_panel(ReminderPanel(window.desk, ReminderAbout(child_id=child_id)), "A reminder")
        else:
            window.search_wanted.emit()
            settle()
            if name == "S28-search":
                QTest.keyClicks(window.focusWidget(), SEARCHED_FOR)

    def _open_door(self, name: str) -> Gate:
        profile = Profile(self._folder / name)
        if not profile.folder.exists():
            make_folder(profile)
            if name == DOORS[0]:
                make_key(profile, _WORDS_TO_TYPE, NoKeyring())
                profile.store.touch()
        if name != DOORS[0]:
            step = DOORS.index(name) - 1
            if step == _BEGIN:
                for old in profile.folder.glob("*"):
                    if old.is_file():
                        old.unlink()
            write_first_run(profile, FirstRun(step, _OFFICER.name, _OFFICER.known_as))
        self._door = Gate(profile, clock=lambda: self._now, keeper=NoKeyring(), practise=_no_practise)
        self._door.show()
        self._door.activateWindow()
        settle()
        if name == DOORS[-1]:
            self._set_up(self._door.way_in)
        return self._door

    def _set_up(self, first_run: FirstRunScreen | UnlockScreen) -> None:
        QTest.keyClicks(first_run.window().focusWidget(), _WORDS_TO_TYPE)
        QTest.keyClick(first_run.window().focusWidget(), Qt.Key.Key_Return)
        until(lambda: _can_press(first_run, BEGINNINGS[0].words), "the records to be set up")


def _can_press(inside: FirstRunScreen | UnlockScreen, words: str) -> bool:
    return any(button.words() == words and button.isVisible() for button in inside.findChildren(Button))


def _no_practise() -> Store:
    raise NotImplementedError("nobody presses it here")


def places(store: Store, now: datetime) -> Mapping[str, Place]:
    """Each page of the window with what it shows best: the review of the day, the letter in hand, what was decided."""
    with store.reading() as session:
        today = _review_today(session, now)
        letter = _letter(session, LetterStatus.DRAFT)
        finished = _letter(session, LetterStatus.FINISHED)
        held = letter.review_id
        child = today.child_id
        adjourned = session.scalars(select(Review.id).where(Review.status == ReviewStatus.IN_PROGRESS)).first()
        talk = session.scalars(_talks_in_private()).first()
        decision = session.scalars(select(Decision).where(Decision.review_id == held).order_by(Decision.id)).first()
        looked_at = session.scalars(_midways_finished()).first()
    assert looked_at is not None, "the practise caseload has a midway check that is finished"
    assert decision is not None, "the review of the letter in hand decided something"
    assert talk is not None, "the practise caseload has a talk in private"
    assert adjourned is not None, "one review of the practise caseload is adjourned"
    assert held is not None, "the letter in hand is about a review"
    something_happened(store, child, now)
    return MappingProxyType(
        {
            "S02-today": Place(Page.TODAY),
            "S03-children": Place(Page.CHILDREN),
            "S04-child": Place(Page.CHILD, child),
            "S03-new-child": Place(Page.NEW_CHILD),
            "S04-about": Place(Page.CHILD_RECORD, child),
            "S04-wishes": Place(Page.CHILD_RECORD, child, "wishes"),
            "S04-homes": Place(Page.CHILD_RECORD, child, "homes"),
            "S04-people": Place(Page.CHILD_RECORD, child, "people"),
            "S04-dates": Place(Page.DATES, child),
            "S04-checks": Place(Page.CHILD, child, "between"),
            **_between_reviews(child),
            "S13-midway": Place(Page.MIDWAY, held),
            "S13-midway-finished": Place(Page.MIDWAY, looked_at),
            "S06-prepare": Place(Page.REVIEW, today.id, "prepare"),
            "S07-adjourned": Place(Page.REVIEW, adjourned, "meet"),
            "S07-meet": Place(Page.REVIEW, today.id, "meet"),
            "S07-meet-held": Place(Page.REVIEW, held, "meet"),
            "S06-decide": Place(Page.REVIEW, held, "decide"),
            "S06-write": Place(Page.REVIEW, held, "write"),
            "S06-close": Place(Page.REVIEW, held, "close"),
            **_letters(letter.id, finished.id),
            "S11-talk": Place(Page.CONSULTATION, talk.id),
            "S14-resolutions": Place(Page.RESOLUTIONS),
            "S14-resolutions-list": Place(Page.RESOLUTIONS, part="list"),
            "S15-resolution": Place(Page.RESOLUTION, raise_some(store, now)),
            "S12-follow-up": Place(Page.FOLLOW_UP),
            "S12-midway-checks": Place(Page.FOLLOW_UP, None, "midway"),
            "S16-sync": Place(Page.SYNC_CENTRE),
            "S17-compare": Place(Page.COMPARE, disagree_about(store, decision.id, now)),
            "S21-on-the-road": Place(Page.VISITS, part="next_week"),
            "S22-one-to-one": Place(Page.SUPERVISION),
            "S22-late-by-team": Place(Page.SUPERVISION, part="teams"),
            "S23-bring-in": Place(Page.BRING_IN),
            **_SETTINGS,
        }
    )


def _letters(draft_id: UUID, finished_id: UUID) -> Mapping[str, Place]:
    """A letter while it is written and when it is finished, and those on their way to paper."""
    return {
        "S08-library": Place(Page.LIBRARY),
        "S08-letters-on-paper": Place(Page.PRINTING),
        "S09-letter": Place(Page.LETTER, draft_id),
        "S09-letter-finished": Place(Page.LETTER, finished_id),
    }


def _between_reviews(child_id: UUID) -> Mapping[str, Place]:
    """The tabs of one child, and what is counted and told of all."""
    parts = ("happened", "services", "guardian", "good", "goodbye")
    of_all = ("open", "counted", "stories")
    return {
        **{f"S05-{part}": Place(Page.BETWEEN, child_id, part) for part in parts},
        **{f"S05-{part}": Place(Page.BETWEEN, None, part) for part in of_all},
    }


def _midways_finished() -> Select[UUID]:
    """The reviews whose midway check was finished, the latest first."""
    finished = MidwayCheck.closed_at.is_not(None)
    return select(MidwayCheck.review_id).where(finished).order_by(MidwayCheck.closed_at.desc(), MidwayCheck.id)


def _talks_in_private() -> Select[Consultation]:
    return (
        select(Consultation)
        .where(Consultation.alone.is_(True), Consultation.done.is_(True))
        .order_by(Consultation.happened_on.desc(), Consultation.id)
    )


def _review_today(session: Session, now: datetime) -> Review:
    planned = select(Review).where(Review.planned_on == now.date(), Review.status == ReviewStatus.PLANNED)
    review = session.scalars(planned.order_by(Review.planned_time)).first()
    assert review is not None, "the practise caseload has a review today"
    return review


def _letter(session: Session, status: LetterStatus) -> Letter:
    found = session.scalars(select(Letter).where(Letter.status == status).order_by(Letter.changed_at.desc())).first()
    assert found is not None, f"the practise caseload has a letter that is {status}"
    return found
