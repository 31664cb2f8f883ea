"""A message made ready for the officer's own mail program (RFC 5322). This program never sends one."""

import re
from dataclasses import dataclass, replace
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote

from iro_desktop.exchange.saving import save_whole
from iro_desktop.models.refused import Refused

LONGEST_LINK = 1_900
"""Characters of a mailto link that mail programs and Windows take for certain; Windows itself ends at 2,048."""

_SAFE = "The message is still here."


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message. Its name names no child."""

    name: str
    content: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to say to whom. The subject names a child by initials at most; whoever makes a message sees to that."""

    to: tuple[str, ...] = ()
    """E-mail addresses; none where nobody knows one."""
    subject: str
    body: str
    attachment: Attachment | None = None
    """A letter, most of all. Such a message goes to one reader, and only as a mail file."""


def as_mail_file(message: Message) -> bytes:
    """The message as an .eml file that mail programs open as a draft. Raises Refused where an address is not one.

    It names no sender and no moment: the mail program adds both when the officer sends it.
    """
    if message.attachment is not None and len(message.to) > 1:
        raise Refused(
            f"A letter goes to one reader at a time. {_SAFE} Leave one address, and make another for the other."
        )
    mail = EmailMessage(policy=SMTP)
    if message.to:
        mail["To"] = [_address(one) for one in message.to]
    mail["Subject"] = " ".join(message.subject.split())
    mail["X-Unsent"] = "1"
    mail.set_content(message.body.rstrip() + "\n", cte="base64" if not message.body.isascii() else "7bit")
    if message.attachment is not None:
        whole, _, part = message.attachment.kind.partition("/")
        # Named by us: a boundary drawn by chance would make another file each time.
        mail.add_attachment(message.attachment.content, maintype=whole, subtype=part, filename=message.attachment.name)
        mail.set_boundary("=_a-letter-and-its-paper")
    return mail.as_bytes()


def save_mail_file(message: Message, path: Path) -> None:
    """Save the message as an .eml file, whole or not at all. Raises Refused where it cannot be written there."""
    save_whole(path, as_mail_file(message), what="The message", safe=_SAFE)


def as_link(message: Message) -> str | None:
    """A mailto link (RFC 6068) with everything in it; None where it is too long for mail programs to take, and where a
    file goes with it, which no such link can carry."""
    if message.attachment is not None:
        return None
    to = ",".join(quote(_address(one).addr_spec, safe="@") for one in message.to)
    lines = "\r\n".join(message.body.splitlines())
    link = f"mailto:{to}?subject={quote(' '.join(message.subject.split()), safe='')}&body={quote(lines, safe='')}"
    return link if len(link) <= LONGEST_LINK else None


def as_text(message: Message) -> str:
    """The message to paste anywhere: its subject on the first line."""
    return f"{' '.join(message.subject.split())}\n\n{message.body.strip()}\n"


def addresses_in(typed: str) -> tuple[str, ...]:
    """Addresses as typed in one line, with commas, semicolons or spaces between."""
    return tuple(part for part in re.split(r"[,;\s]+", typed) if part)


def changed(message: Message, *, to: str, subject: str, body: str) -> Message:
    """The message as the officer typed it anew."""
    return replace(message, to=addresses_in(to), subject=subject, body=body)


def _address(typed: str) -> Address:
    try:
        address = Address(addr_spec=typed.strip())
    except (HeaderParseError, ValueError, IndexError) as reason:
        raise _no_address(typed) from reason
    if not address.username or not address.domain or not typed.isascii():
        raise _no_address(typed)
    return address


def _no_address(typed: str) -> Refused:
    return Refused(
        f"“{typed.strip()}” is not an e-mail address. {_SAFE} Change it, or leave it empty and copy the text."
    )
