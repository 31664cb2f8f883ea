"""The bridge between screens and store."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import ClassVar
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.drawing_drafts import keep_drawing_draft
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, Store, create_store
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.unlock.opening import Opening


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_store(Profile(tmp_path / "profile"), bytes(range(32)), lambda: datetime.now(UTC))
    yield store
    store.close()


@pytest.fixture
def casework(store: Store) -> Iterator[Casework]:
    casework = Casework(store)
    yield casework
    casework.finish()


def add_child(session: Session) -> str:
    session.add(Child(council="TEST", council_child_id="0001", known_as="Sam"))
    return "added"


def numbered(number: int, _: Session) -> int:
    return number


def names(session: Session) -> tuple[str | None, ...]:
    return tuple(session.scalars(select(Child.known_as)))


def test_an_answer_for_a_screen_that_was_destroyed_is_dropped(casework: Casework, qtbot: QtBot) -> None:
    screen, release = QObject(), Event()
    heard: list[object] = []

    def slow(session: Session) -> tuple[str | None, ...]:
        release.wait()
        return names(session)

    casework.ask(screen, slow, then=heard.append)
    screen.deleteLater()
    del screen
    release.set()
    with qtbot.waitSignal(casework.saved):
        casework.write(casework, add_child)
    assert heard == []


def test_everyone_hears_which_kinds_changed_once_they_are_on_the_disk(casework: Casework, qtbot: QtBot) -> None:
    with qtbot.waitSignal(casework.changed) as told:
        casework.write(casework, add_child)
    assert told.args == [frozenset({"child"})]


def test_the_asker_gets_the_result_on_its_own_thread(casework: Casework, qtbot: QtBot) -> None:
    heard: list[str] = []
    casework.write(casework, add_child, then=heard.append)
    qtbot.waitUntil(lambda: heard == ["added"])


def test_what_a_person_can_put_right_goes_to_the_asker(casework: Casework, qtbot: QtBot) -> None:
    def refuse(_: Session) -> None:
        raise Refused("This letter was finished on 3 May, so it cannot be changed.")

    heard: list[Refused] = []
    casework.write(casework, refuse, refused=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].sentence.startswith("This letter was finished")


class Page(QObject):
    """A page that shows when its words were saved, as a form does: by a timer that goes with it."""

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self)
        self.heard: list[object] = []

    def kept(self, result: object) -> None:
        self.heard.append((result, self._pause.isActive()))

    def named(self, name: str, result: object) -> None:
        self.heard.append((name, result, self._pause.isActive()))

    def refused(self, reason: Refused) -> None:
        self.heard.append((reason.sentence, self._pause.isActive()))


@pytest.mark.parametrize("bound", [False, True])
def test_words_are_saved_though_their_page_was_left_and_the_page_is_not_told(
    casework: Casework, store: Store, qtbot: QtBot, bound: bool
) -> None:
    page = Page()
    with qtbot.waitSignal(casework.saved):
        then = partial(page.named, "Sam") if bound else page.kept
        casework.write(casework, add_child, then=then, refused=page.refused)
        shiboken6.delete(page)
    assert page.heard == []
    with store.reading() as session:
        assert names(session) == ("Sam",)


def test_what_was_refused_is_told_elsewhere_when_its_page_was_left(casework: Casework, qtbot: QtBot) -> None:
    def refuse(_: Session) -> None:
        raise Refused("This letter was finished on 3 May, so it cannot be changed.")

    page = Page()
    with qtbot.waitSignal(casework.failed) as told:
        casework.write(page, refuse, then=page.kept, refused=page.refused)
        shiboken6.delete(page)
    assert isinstance(told.args[0], Refused)
    assert page.heard == []


def test_our_own_mistakes_go_to_one_place_and_change_nothing(casework: Casework, store: Store, qtbot: QtBot) -> None:
    def stumble(session: Session) -> None:
        add_child(session)
        raise ZeroDivisionError

    with qtbot.waitSignal(casework.failed) as told:
        casework.write(casework, stumble)
    assert isinstance(told.args[0], ZeroDivisionError)
    with store.reading() as session:
        assert names(session) == ()


def test_writes_happen_in_the_order_in_which_they_were_asked_for(casework: Casework, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(20):
        casework.write(casework, partial(numbered, number), then=order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_a_slow_question_does_not_delay_a_save(casework: Casework, qtbot: QtBot) -> None:
    release = Event()
    casework.ask(casework, lambda _: release.wait(), then=lambda _: None)
    with qtbot.waitSignal(casework.saved):
        casework.write(casework, add_child)
    release.set()


class Loop:
    """Refers to itself, so that only Python's collector of cycles can take it apart; notes where it was."""

    taken_apart_by: ClassVar[list[Thread]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Loop.taken_apart_by.append(current_thread())


def leave_rubbish(_: Session) -> int:
    return len([Loop() for _ in range(20_000)])


def test_rubbish_is_taken_apart_on_the_screens_thread_only(casework: Casework, qtbot: QtBot) -> None:
    Loop.taken_apart_by.clear()
    done: list[int] = []
    casework.ask(casework, leave_rubbish, then=done.append)
    qtbot.waitUntil(lambda: done == [20_000])
    qtbot.waitUntil(lambda: len(Loop.taken_apart_by) == 20_000)

    assert set(Loop.taken_apart_by) == {main_thread()}


class Screen:
    """Something that only the screen's thread may take apart."""

    taken_apart_by: ClassVar[list[Thread]] = []

    def __del__(self) -> None:
        Screen.taken_apart_by.append(current_thread())

    def look(self, _session: Session) -> None:
        """An action made within a screen."""

    def refuse(self, _session: Session) -> None:
        raise Refused("No.")

    def fail(self, _session: Session) -> None:
        raise ZeroDivisionError


@pytest.mark.parametrize("act", ["look", "refuse", "fail"])
def test_what_an_action_holds_is_let_go_on_the_screens_thread_only(casework: Casework, qtbot: QtBot, act: str) -> None:
    Screen.taken_apart_by.clear()
    for _ in range(200):
        casework.write(casework, getattr(Screen(), act), refused=lambda _: None)
        casework.ask(casework, getattr(Screen(), act), then=lambda _: None, refused=lambda _: None)

    qtbot.waitUntil(lambda: len(Screen.taken_apart_by) == 400)

    assert set(Screen.taken_apart_by) == {main_thread()}


def test_python_does_not_collect_on_the_thread_that_opens_the_records(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[bool] = []
    opening = Opening()

    def job() -> Store:
        seen.append(gc.isenabled())
        raise Refused("No.")

    with qtbot.waitSignal(opening.refused):
        opening.begin(job)

    assert seen == [False]
    assert gc.isenabled()


def test_python_collects_by_itself_again_once_no_working_thread_is_left(store: Store, qapp: QApplication) -> None:
    first, second = Casework(store), Casework(store)
    first.finish()
    assert not gc.isenabled()
    second.finish()
    assert gc.isenabled()


def test_a_question_sees_what_was_asked_to_be_saved_before_it(casework: Casework, qtbot: QtBot) -> None:
    release = Event()

    def slow(session: Session) -> str:
        release.wait()
        return add_child(session)

    heard: list[tuple[str | None, ...]] = []
    casework.write(casework, slow)
    casework.ask(casework, names, then=heard.append)
    release.set()
    qtbot.waitUntil(lambda: heard == [("Sam",)])


def test_what_only_this_laptop_remembers_is_kept_without_news(casework: Casework, qtbot: QtBot) -> None:
    news: list[str] = []
    casework.saved.connect(lambda: news.append("saved"))
    kept: list[None] = []
    remember = partial(keep_drawing_draft, child_id=UUID(int=1), text="a line")
    casework.write(casework, remember, then=kept.append, quietly=True)
    qtbot.waitUntil(lambda: bool(kept))
    assert news == []


def test_what_can_wait_is_asked_once_a_page_is_whole(casework: Casework, qtbot: QtBot) -> None:
    order: list[str] = []
    casework.idle.connect(lambda: order.append("whole"))
    for name in ("first", "second"):
        casework.ask_afterwards(casework, partial(said, name), then=order.append)
    casework.ask(casework, partial(said, "asked"), then=order.append)
    assert casework.is_awaited()
    qtbot.waitUntil(lambda: not casework.is_busy())
    assert order[-1] == "second"
    assert order.index("asked") < order.index("whole") < order.index("second")


def said(word: str, _: Session) -> str:
    return word
