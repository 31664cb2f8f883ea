"""Messages made ready: mail files that mail programs read, links they take, and nothing sent."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.exchange.messages import (
    LONGEST_LINK,
    Attachment,
    Message,
    addresses_in,
    as_link,
    as_mail_file,
    as_text,
    changed,
    save_mail_file,
)
from iro_desktop.models.refused import Refused

ASKED = Message(
    to=("grace.adeyemi@council.example",),
    subject="Update on S.G.",
    body="Dear Grace,\n\nSam’s uncle was to ring by 20 March.\n\nFarah\n",
)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


def read(mail: bytes) -> EmailMessage:
    parsed = message_from_bytes(mail, policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_a_mail_file_opens_as_a_draft_to_the_person_asked() -> None:
    mail = read(as_mail_file(ASKED))

    assert mail["To"] == "grace.adeyemi@council.example"
    assert mail["Subject"] == "Update on S.G."
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().splitlines() == ASKED.body.splitlines()


def test_a_mail_file_names_no_sender_and_no_moment() -> None:
    assert {name.lower() for name in read(as_mail_file(ASKED))}.isdisjoint({"from", "date", "message-id", "sender"})


@given(subject=WORDS, lines=st.lists(WORDS, max_size=6))
def test_every_word_typed_arrives(subject: str, lines: list[str]) -> None:
    body = "\n".join(lines)
    mail = read(as_mail_file(Message(subject=subject, body=body)))

    assert mail["Subject"] == " ".join(subject.split())
    assert mail.get_content().splitlines() == (body.rstrip() + "\n").splitlines()


def test_a_line_break_in_a_subject_makes_no_header() -> None:
    mail = read(as_mail_file(Message(subject="Update\r\nBcc: all@council.example", body="Hello")))

    assert mail["Bcc"] is None
    assert mail["Subject"] == "Update Bcc: all@council.example"


@pytest.mark.parametrize("typed", ["grace", "grace@", "@council.example", "grace @council.example\r\nBcc: x@y.example"])
def test_what_is_no_address_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="is not an e-mail address"):
        as_mail_file(Message(to=(typed,), subject="Update", body="Hello"))


def test_addresses_may_stand_in_one_line() -> None:
    assert addresses_in(" a@x.example; b@x.example,c@x.example ") == ("a@x.example", "b@x.example", "c@x.example")


def test_a_link_carries_the_whole_message() -> None:
    link = as_link(ASKED)

    assert link is not None
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "grace.adeyemi@council.example")
    asked = parse_qs(parts.query)
    assert asked["subject"] == [ASKED.subject]
    assert asked["body"][0].splitlines() == ASKED.body.splitlines()


def test_what_is_too_long_for_a_link_has_none() -> None:
    assert as_link(Message(subject="Update", body="word " * LONGEST_LINK)) is None


def test_the_text_to_paste_begins_with_the_subject() -> None:
    assert as_text(ASKED).splitlines()[0] == "Update on S.G."


def test_what_the_officer_types_anew_is_what_goes_out() -> None:
    anew = changed(ASKED, to="rosa@council.example", subject="News", body="Dear Rosa")

    assert anew == Message(to=("rosa@council.example",), subject="News", body="Dear Rosa")


def test_a_folder_that_cannot_be_written_to_is_said_and_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The message could not be saved there"):
        save_mail_file(ASKED, tmp_path / "nowhere" / "message.eml")

    assert list(tmp_path.iterdir()) == []


def test_a_letter_goes_with_its_message_whole_to_one_reader() -> None:
    paper = bytes(range(256)) * 40
    message = Message(
        to=("ada@quaymouth.example",), subject="A letter", body="Hello.", attachment=Attachment("letter-R1.pdf", paper)
    )
    read = message_from_bytes(as_mail_file(message), policy=SMTP)

    assert (read["X-Unsent"], read["To"], read["From"]) == ("1", "ada@quaymouth.example", None)
    assert isinstance(read, EmailMessage)
    [file] = read.iter_attachments()
    assert isinstance(file, EmailMessage)
    assert (file.get_filename(), file.get_content_type()) == ("letter-R1.pdf", "application/pdf")
    assert file.get_content() == paper
    assert as_mail_file(message) == as_mail_file(message)
    assert as_link(message) is None


def test_a_letter_is_refused_for_two_readers_at_once() -> None:
    both = Message(
        to=("a@x.example", "b@x.example"), subject="A", body="B", attachment=Attachment("letter.pdf", b"%PDF")
    )
    with pytest.raises(Refused, match="one reader at a time"):
        as_mail_file(both)
