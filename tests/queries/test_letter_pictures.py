"""The child's own drawings and photos stand in a letter only with their yes, without any trace of where they were."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from iro_desktop.actions.attachments import attach, keep_childs_answer, say_what_it_shows
from iro_desktop.actions.letters import finish_letter, save_section, start_letter
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.content import Picture
from iro_desktop.letters.easy_read import pictures_of
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.picture_lines import write_line
from iro_desktop.models.attachment import JPEG, PNG, Attachment, AttachmentKind
from iro_desktop.models.audience import LETTER
from iro_desktop.queries.letter_pictures import name_of_photo, own_pictures
from iro_desktop.store.store import Store
from tests.held_review import BANK_HOLIDAYS, NOON, add_held_review, look_at, write_everything
from tests.store.stores import store_in

GPS = 0x8825


def photo_with_a_place() -> bytes:
    """As a telephone makes it: with the place, the day and the telephone's name in it."""
    picture = Image.effect_noise((1600, 1200), 60).convert("RGB")
    notes = picture.getexif()
    notes[0x0110] = "Quaymouth Phone 7"
    notes[0x9003] = "2026:03:02 15:42:00"
    notes.get_ifd(GPS).update({1: "N", 2: (IFDRational(51), IFDRational(52), IFDRational(44)), 3: "W", 4: (0, 25, 12)})
    held = BytesIO()
    picture.save(held, "JPEG", exif=notes)
    assert Image.open(BytesIO(held.getvalue())).getexif().get_ifd(GPS)
    return held.getvalue()


class Desk:
    """A letter that lacks nothing, and a photo of the child's den."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.transaction() as session:
            held = add_held_review(session)
            self.letter_id = start_letter(session, held.review_id, today=NOON.date())
            write_everything(session, self.letter_id, held.words_id)
            self.photo_id = attach(
                session,
                child_id=held.child_id,
                data=photo_with_a_place(),
                media_type=JPEG,
                kind=AttachmentKind.PHOTO,
                name="Photo of the den",
            )
        self.line = write_line(name_of_photo(self.photo_id), "Your den")

    def say(self, says_yes: bool | None) -> None:
        with self.store.transaction() as session:
            keep_childs_answer(session, self.photo_id, says_yes=says_yes)

    def place(self) -> None:
        with self.store.transaction() as session:
            save_section(session, self.letter_id, "ending", text=f"{self.line}\nSee you soon.")

    def shown(self) -> list[Picture]:
        with self.store.reading() as session:
            return list(pictures_of(look_at(session, self.letter_id).content))

    def finish(self) -> None:
        with self.store.transaction() as session:
            finish_letter(session, self.letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)

    def offered(self) -> list[str]:
        with self.store.reading() as session:
            return [one.name for one in own_pictures(session, self.letter_id)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(store_in(tmp_path))


@pytest.mark.parametrize("answer", [None, False])
def test_without_the_childs_yes_a_picture_is_neither_offered_nor_shown(desk: Desk, answer: bool | None) -> None:
    desk.say(answer)
    desk.place()

    assert desk.offered() == []
    assert desk.shown() == []
    with pytest.raises(LetterIsNotReady, match="may not stand in this letter"):
        desk.finish()


def test_with_the_childs_yes_it_stands_in_the_letter(desk: Desk) -> None:
    desk.say(True)
    desk.place()

    assert desk.offered() == [name_of_photo(desk.photo_id)]
    assert [one.words for one in desk.shown()] == ["Your den"]


def test_what_is_not_for_letters_stays_out_of_them_whatever_the_child_said(desk: Desk) -> None:
    desk.say(True)
    with desk.store.transaction() as session:
        session.get_one(Attachment, desk.photo_id).not_for = (LETTER,)
    desk.place()

    assert (desk.offered(), desk.shown()) == ([], [])


def test_nothing_of_where_and_when_it_was_taken_is_in_the_letter(desk: Desk) -> None:
    desk.say(True)
    desk.place()
    [shown] = desk.shown()

    assert isinstance(shown.data, bytes)
    assert dict(Image.open(BytesIO(shown.data)).getexif()) == {}
    with desk.store.reading() as session:
        pdf = render_pdf(look_at(session, desk.letter_id).content)
    with pikepdf.open(BytesIO(pdf)) as opened:
        kept = [one.read_raw_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    assert not any(word in part for part in (*kept, pdf) for word in (b"Exif", b"Quaymouth", b"2026:03:02"))


def test_a_finished_letter_prints_the_same_when_the_yes_is_taken_back_and_the_photo_is_gone(desk: Desk) -> None:
    desk.say(True)
    desk.place()
    desk.finish()
    with desk.store.reading() as session:
        before = render_pdf(look_at(session, desk.letter_id).content)

    desk.say(False)
    with desk.store.transaction() as session:
        session.get_one(Attachment, desk.photo_id).deleted_at = NOON
    with desk.store.reading() as session:
        assert render_pdf(look_at(session, desk.letter_id).content) == before


def test_a_damaged_picture_is_left_out_and_stops_nothing_else(desk: Desk) -> None:
    with desk.store.transaction() as session:
        child_id: UUID = session.get_one(Attachment, desk.photo_id).child_id
        broken = attach(
            session, child_id=child_id, data=b64decode("AAAA"), media_type=PNG, kind=AttachmentKind.DRAWING, name="x"
        )
        keep_childs_answer(session, broken, says_yes=True)
        say_what_it_shows(session, broken, in_words="A boat")
    desk.say(True)

    assert desk.offered() == [name_of_photo(desk.photo_id)]
