"""Pictures and papers kept with a talk."""

from uuid import UUID

import pytest

from iro_desktop.actions.attachments import (
    attach,
    bring_back_attachment,
    delete_attachment,
    keep_childs_answer,
    say_what_it_shows,
)
from iro_desktop.actions.consultations import save_consultation
from iro_desktop.models.attachment import JPEG, MOST_BYTES, PNG, AttachmentContent, AttachmentKind
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.attachments import Picture, bytes_of_picture, pictures_by_talk, pictures_of_talk
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import NOON


def talk(store: Store, child_id: UUID) -> UUID:
    with store.transaction() as session:
        note = factories.consultation(child_id)
        session.add(note)
        return note.id


def add(store: Store, child_id: UUID, talk_id: UUID, *, data: bytes = b"pixels", media_type: str = PNG) -> UUID:
    with store.transaction() as session:
        return attach(
            session,
            child_id=child_id,
            data=data,
            media_type=media_type,
            kind=AttachmentKind.DRAWING,
            name="  My house ",
            consultation_id=talk_id,
        )


def kept(store: Store, talk_id: UUID) -> tuple[Picture, ...]:
    with store.reading() as session:
        return pictures_of_talk(session, talk_id)


def test_a_picture_comes_back_byte_for_byte(store: Store, maya: UUID) -> None:
    picture = add(store, maya, talk(store, maya), data=bytes(range(256)))
    with store.reading() as session:
        assert bytes_of_picture(session, picture) == bytes(range(256))


def test_a_child_who_was_not_asked_has_not_said_yes_and_can_take_a_yes_back(store: Store, maya: UUID) -> None:
    talk_id = talk(store, maya)
    picture = add(store, maya, talk_id)
    said = [kept(store, talk_id)[0].child_says_yes]
    for answer in (True, False, None):
        with store.transaction() as session:
            keep_childs_answer(session, picture, says_yes=answer)
        said.append(kept(store, talk_id)[0].child_says_yes)
    assert said == [None, True, False, None]


def test_what_a_picture_shows_is_kept_in_words(store: Store, maya: UUID) -> None:
    talk_id = talk(store, maya)
    picture = add(store, maya, talk_id)
    with store.transaction() as session:
        say_what_it_shows(session, picture, in_words="A house with two chimneys ")
    assert (kept(store, talk_id)[0].name, kept(store, talk_id)[0].in_words) == ("My house", "A house with two chimneys")


def test_a_picture_taken_away_is_gone_and_comes_back(store: Store, maya: UUID) -> None:
    talk_id = talk(store, maya)
    picture = add(store, maya, talk_id)
    with store.transaction() as session:
        delete_attachment(session, picture, at=NOON)
    assert kept(store, talk_id) == ()
    with store.transaction() as session:
        bring_back_attachment(session, picture)
    assert [one.attachment_id for one in kept(store, talk_id)] == [picture]


def test_the_pictures_of_a_talk_go_with_it_to_another_child(store: Store, maya: UUID) -> None:
    talk_id = talk(store, maya)
    picture = add(store, maya, talk_id)
    with store.transaction() as session:
        other = factories.child(council_child_id="0007338", known_as="Sam")
        session.add(other)
        session.flush()
        save_consultation(session, talk_id, child_id=other.id)
    with store.reading() as session:
        assert pictures_by_talk(session, maya) == {}
        assert [one.attachment_id for one in pictures_by_talk(session, other.id)[talk_id]] == [picture]
        assert session.get_one(AttachmentContent, companion_id(picture, "content")).child_id == other.id


@pytest.mark.parametrize(
    ("data", "media_type"), [(b"", PNG), (bytes(MOST_BYTES + 1), JPEG), (b"MZ", "application/octet-stream")]
)
def test_what_is_empty_too_large_or_no_picture_is_refused(
    store: Store, maya: UUID, data: bytes, media_type: str
) -> None:
    talk_id = talk(store, maya)
    with pytest.raises(Refused, match="Nothing was added"):
        add(store, maya, talk_id, data=data, media_type=media_type)
    assert kept(store, talk_id) == ()


def test_the_same_picture_is_not_kept_twice(store: Store, maya: UUID) -> None:
    talk_id, picture = talk(store, maya), new_id()
    for _ in range(2):
        with store.transaction() as session:
            attach(
                session,
                child_id=maya,
                data=b"pixels",
                media_type=PNG,
                kind=AttachmentKind.PHOTO,
                name="Photo",
                attachment_id=picture,
                consultation_id=talk_id,
            )
    assert [one.attachment_id for one in kept(store, talk_id)] == [picture]


def test_a_damaged_picture_is_not_shown_and_one_on_its_way_is_waited_for(store: Store, maya: UUID) -> None:
    picture = add(store, maya, talk(store, maya))
    with store.transaction() as session:
        session.get_one(AttachmentContent, companion_id(picture, "content")).data = "b3RoZXI="
    with store.reading() as session:
        with pytest.raises(Refused, match="damaged"):
            bytes_of_picture(session, picture)
        with pytest.raises(Refused, match="next sync"):
            bytes_of_picture(session, new_id())
