"""A program of its own: a letter with a canary in every field meets every error. See `test_canaries.py`.

Everything that it prints, logs and raises is read by the test, and everything that it leaves on the disk.
"""

import logging
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import update

from iro_desktop.actions.letters import choose_template, finish_letter, save_section, start_letter
from iro_desktop.actions.releasing import release
from iro_desktop.exchange.messages import as_mail_file
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.content import letter_from_json
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.queries.letters import letter_content, studio
from iro_desktop.store.location import keep_private
from iro_desktop.store.store import Session, Store
from iro_desktop.ui.letter.viewmodel import letter_mail
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, Circumstances, add_held_review, write_everything
from tests.store.stores import store_in

CANARY = "Zwitscherkanari"
_MOST_BYTES = 4_096
"""What a full disk still takes."""


def main(folder: Path, *, until_killed: bool) -> None:
    """Meet every error; or make every paper and wait to be killed with all of them in hand."""
    keep_private()
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    store = store_in(folder)
    letter_id = written(store)
    if until_killed:
        with store.transaction() as session:
            finish(session, letter_id)
            papers = [make_paper(release(session, letter_id).content, form) for form in Form]
            released = release(session, letter_id)
            papers.append(as_mail_file(letter_mail(released.content, released.pdf)))
        sys.stdout.write(f"{len(papers)} papers in hand\n")
        sys.stdout.flush()
        signal.pause()
    for error in ERRORS:
        try:
            with store.transaction() as session:
                error(session, letter_id, folder)
        except Exception:
            traceback.print_exc()
            sys.stdout.write(f"met: {error.__name__}\n")
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

if __name__ == "__main__":
    main(Path(sys.argv[1]), until_killed=len(sys.argv) > 2)
