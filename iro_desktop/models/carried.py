"""What of a conversation goes along when something else is made of it: never what the child asked to keep private."""

from dataclasses import dataclass

from iro_desktop.models.audience import EVERYBODY_ELSE
from iro_desktop.models.consultation import Consultation, Sharing, WithWhom
from iro_desktop.models.quotes import without_quoted_words


@dataclass(frozen=True, slots=True)
class Carried:
    """The words that go along, and who must not read what is made of them."""

    text: str
    not_for: tuple[str, ...] = ()
    private: bool = False
    """The child said no, or it is marked: where no mark can be kept, nothing is carried over."""
    without_quotes: bool = False
    """The child's own words were left out, because the child has not said that they may be shared."""

    @property
    def where_unmarked(self) -> str:
        """The words for a record that keeps no mark of its own: none, where they are private."""
        return "" if self.private else self.text


def carried_over(talk: Consultation) -> Carried:
    """What goes along from a conversation to a decision, a resolution, an event or a referral.

    Where the child said no, and where it is marked or folded away, the words go along with a mark that keeps them
    from everybody else. Where the child was not asked, the officer's words go along and the child's own stay behind.
    """
    text = talk.text.strip()
    with_child = talk.with_whom is WithWhom.CHILD
    said_no = with_child and talk.sharing in {Sharing.NOBODY, Sharing.SOME_PEOPLE}
    if said_no or talk.not_for or talk.folded_as:
        marks = (*talk.not_for, *((EVERYBODY_ELSE,) if said_no or talk.folded_as else ()))
        return Carried(text, tuple(dict.fromkeys(marks)), private=True)
    if with_child and talk.sharing is not Sharing.ALL:
        spoken_of = _without_quotes(text)
        return Carried(spoken_of, without_quotes=spoken_of != text)
    return Carried(text)


def _without_quotes(text: str) -> str:
    """The officer's own words. A gap stands for what the child said, and none where nothing else is left."""
    lines = [" ".join(line.split()) for line in without_quoted_words(text).splitlines()]
    return "\n".join(line for line in lines if line.strip("… .,;:–-"))
