"""A program of its own: a letter with a canary in every field meets every error. See `test_canaries.py`.

Everything that it prints, logs and raises is read by the test, and everything that it leaves on the disk.
"""

import logging
import resource
import signal
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch
from uuid import UUID

import pikepdf
import typst
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import update

from iro_desktop import log
from iro_desktop.actions.letters import choose_template, finish_letter, save_section, start_letter
from iro_desktop.actions.releasing import release
from iro_desktop.exchange.messages import as_mail_file
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.content import LetterContent, letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letters import letter_content, studio
from iro_desktop.store.location import keep_private
from iro_desktop.store.store import Session, Store
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.letter.viewmodel import letter_mail
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, Circumstances, add_held_review, write_everything
from tests.letters.translations import in_two_languages
from tests.store.stores import store_in

CANARY = "Zwitscherkanari"
_MOST_BYTES = 4_096
"""What a full disk still takes."""


def main(folder: Path, how: str) -> None:
    """Meet every error; `until killed` makes every paper and waits to be killed with all of them in hand; `loudly`
    meets the failures of libraries as Python tells them by itself.
    """
    keep_private()
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    store = store_in(folder)
    letter_id = written(store)
    if how == "until killed":
        with store.transaction() as session:
            finish(session, letter_id)
            papers = [make_paper(release(session, letter_id).content, form) for form in Form]
            released = release(session, letter_id)
            papers.append(as_mail_file(letter_mail(released.content, released.pdf)))
        sys.stdout.write(f"{len(papers)} papers in hand\n")
        sys.stdout.flush()
        signal.pause()
    for error in ERRORS if not how else ():
        try:
            with store.transaction() as session:
                error(session, letter_id, folder)
        except Exception:
            traceback.print_exc()
            sys.stdout.write(f"met: {error.__name__}\n")
    if how != "loudly":
        log.keep_mistakes_quiet()
    for failure in FAILURES:
        met = Met(store, letter_id, folder)
        failure(met)
        sys.stdout.write(f"met: {failure.__name__} {'; '.join(met.said)}\n")
    store.close()


def written(store: Store) -> UUID:
    """A letter that could be finished, with a canary wherever somebody types."""
    with store.transaction() as session:
        about = Circumstances(place=f"the {CANARY} library", plan=f"{CANARY} stays.")
        held = add_held_review(session, about)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        for key in ("opening", "going_well", "ending"):
            save_section(session, letter_id, key, text=f"{CANARY} built a den. {CANARY}!")
    return letter_id


def finish(session: Session, letter_id: UUID) -> None:
    finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    session.flush()


def a_template_that_is_not_there(session: Session, letter_id: UUID, _: Path) -> None:
    choose_template(session, letter_id, template=f"{CANARY.lower()}_8_11")


def a_template_that_is_damaged(session: Session, letter_id: UUID, _: Path) -> None:
    session.get_one(Letter, letter_id).template = "gone_8_11"
    session.flush()
    studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    raise ValueError("the plain template stood in for it")


def a_folder_that_is_not_there(session: Session, letter_id: UUID, folder: Path) -> None:
    finish(session, letter_id)
    save_whole(folder / "gone" / "letter.pdf", release(session, letter_id).pdf, what="The PDF", safe="It is safe.")


def a_disk_that_is_full(session: Session, letter_id: UUID, folder: Path) -> None:
    finish(session, letter_id)
    pdf = release(session, letter_id).pdf
    with small_files():
        save_whole(folder / "letter.pdf", pdf, what="The PDF", safe="It is safe.")


def a_store_that_takes_nothing_more(session: Session, letter_id: UUID, _: Path) -> None:
    save_section(session, letter_id, "opening", text=f"{CANARY} " * 5_000)
    with small_files():
        session.flush()
        session.commit()


def a_section_that_is_there_already(session: Session, letter_id: UUID, _: Path) -> None:
    child_id = session.get_one(Letter, letter_id).child_id
    same = UUID(int=7)
    for words in (CANARY, f"{CANARY} again"):
        section = LetterSection(
            id=same, child_id=child_id, letter_id=letter_id, key=CANARY, position=0, kind="prose", text=words
        )
        session.add(section)
        session.flush()
        session.expunge_all()


def a_question_that_the_store_does_not_understand(session: Session, letter_id: UUID, _: Path) -> None:
    session.execute(update(Letter).where(Letter.id == letter_id).values(finished_content=object(), title=CANARY))


def a_character_that_no_typeface_has(session: Session, letter_id: UUID, _: Path) -> None:
    save_section(session, letter_id, "opening", text=f"{CANARY} \U0001313f \U00012345")
    finish(session, letter_id)


def a_letter_of_200_000_words(session: Session, letter_id: UUID, _: Path) -> None:
    save_section(session, letter_id, "opening", text=f"{CANARY} " * 200_000)


def frozen_words_that_are_cut_off(session: Session, letter_id: UUID, _: Path) -> None:
    finish(session, letter_id)
    content = session.get_one(Letter, letter_id).finished_content or ""
    letter_from_json(content[: len(content) // 2])


def frozen_words_of_another_kind(session: Session, letter_id: UUID, _: Path) -> None:
    finish(session, letter_id)
    content = session.get_one(Letter, letter_id).finished_content or ""
    letter_from_json(content.replace('"sections":[', f'"sections":["{CANARY}",'))


def words_that_changed_after_the_approval(session: Session, letter_id: UUID, _: Path) -> None:
    finish(session, letter_id)
    letter = session.get_one(Letter, letter_id)
    letter.finished_content = (letter.finished_content or "").replace(CANARY, f"{CANARY}s")
    session.flush()
    release(session, letter_id)


def somebodys_address_in_the_letter(session: Session, letter_id: UUID, _: Path) -> None:
    child_id = session.get_one(Letter, letter_id).child_id
    session.add(Person(child_id=child_id, name="Darren Pike", role=PersonRole.PARENT, address=f"9 {CANARY} Row"))
    save_section(session, letter_id, "opening", text=f"See you at 9 {CANARY} Row.")
    session.flush()
    letter_content(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def a_choice_that_is_none(session: Session, letter_id: UUID, _: Path) -> None:
    session.get_one(Letter, letter_id).age_band = AgeBand(CANARY[:0] or "no band")


@dataclass
class Met:
    """An officer at the running bridge to the store: what is said on the screen when a part of the program fails."""

    store: Store
    letter_id: UUID
    folder: Path
    said: list[str] = field(default_factory=list)

    def ask(self, question: Callable[[Session], object]) -> None:
        """Ask as a screen does, and say what the window says. What no errand caught goes to the program's own hook."""
        app = QApplication.instance() or QApplication(["canaries"])
        casework = Casework(self.store)
        window = QObject()
        casework.failed.connect(self._say)
        casework.ask(window, question, then=lambda _: self.said.append("made"), refused=self._say)
        while not self.said:
            app.processEvents()
        casework.finish()

    def _say(self, reason: Exception) -> None:
        self.said.append(reason.sentence if isinstance(reason, Refused) else type(reason).__name__)
        sys.excepthook(type(reason), reason, reason.__traceback__)


class LibraryFails(Exception):
    """As libraries fail: with what they were given in the message."""


def fail(*given: object, **_: object) -> NoReturn:
    raise LibraryFails(f"cannot draw {CANARY!r} {given!r}")


def frozen(met: Met) -> LetterContent:
    """The letter's words with the canary in them, not kept."""
    with met.store.reading() as session:
        return assembled(session, met.letter_id)


def assembled(session: Session, letter_id: UUID) -> LetterContent:
    return studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).content


def reportlab_fails_in_the_middle(met: Met) -> None:
    content = frozen(met)
    with patch.object(Canvas, "showPage", fail):
        met.ask(lambda _: render_pdf(content))


def the_tags_fail(met: Met) -> None:
    content = frozen(met)
    with patch.object(pikepdf.Pdf, "save", fail):
        met.ask(lambda _: render_pdf(content))


def typst_fails(met: Met) -> None:
    content = in_two_languages("ar", typed=f"{CANARY} {CANARY}")
    with patch.object(typst, "compile", fail):
        met.ask(lambda _: render_pdf(content))


def word_fails(met: Met) -> None:
    content = frozen(met)
    with patch.object(zipfile.ZipFile, "writestr", fail):
        met.ask(lambda _: make_paper(content, Form.WORD))


def the_mail_file_fails(met: Met) -> None:
    content = frozen(met)
    with patch.object(EmailMessage, "add_attachment", fail):
        met.ask(lambda _: as_mail_file(letter_mail(content, render_pdf(content))))


def the_disk_is_full_for_every_form(met: Met) -> None:
    content = frozen(met)
    said: list[str] = []
    for form in Form:
        paper = make_paper(content, form) + bytes(_MOST_BYTES)
        one = Met(met.store, met.letter_id, met.folder)
        with small_files():
            one.ask(
                lambda _, paper=paper, form=form: save_whole(  # type: ignore[misc]  # both stand still
                    met.folder / f"paper.{form.ending}", paper, what="The file", safe="It is safe."
                )
            )
        said += one.said
    met.said += dict.fromkeys(said)


def the_printer_is_missing(met: Met) -> None:
    content = frozen(met)
    QApplication.instance() or QApplication(["canaries"])
    printer = QPrinter()
    printer.setOutputFileName(str(met.folder / "no such folder" / "letter.pdf"))
    try:
        send_to(printer, render_pdf(content), content.reference)
    except Refused as reason:
        met._say(reason)


@contextmanager
def small_files() -> Iterator[None]:
    """No file may grow: what a disk without room says, in this process alone."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_BYTES, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


ERRORS: tuple[Callable[[Session, UUID, Path], None], ...] = (
    a_template_that_is_not_there,
    a_template_that_is_damaged,
    a_folder_that_is_not_there,
    a_disk_that_is_full,
    a_store_that_takes_nothing_more,
    a_section_that_is_there_already,
    a_question_that_the_store_does_not_understand,
    a_character_that_no_typeface_has,
    a_letter_of_200_000_words,
    frozen_words_that_are_cut_off,
    frozen_words_of_another_kind,
    words_that_changed_after_the_approval,
    somebodys_address_in_the_letter,
    a_choice_that_is_none,
)
FAILURES: tuple[Callable[[Met], None], ...] = (
    reportlab_fails_in_the_middle,
    the_tags_fail,
    typst_fails,
    word_fails,
    the_mail_file_fails,
    the_disk_is_full_for_every_form,
    the_printer_is_missing,
)
"""Parts of other people's making that fail in the middle, and the doors out of the program that are shut."""

if __name__ == "__main__":
    main(Path(sys.argv[1]), " ".join(sys.argv[2:]))
