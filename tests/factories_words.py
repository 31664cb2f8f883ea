"""One record of each kind that the writing help goes by."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import new_id
from iro_desktop.models.words import CouncilWord, KeptWord, OfficerWord, kept_word_id, officer_word_id


def kept_word(child_id: UUID, words: str = "dooby") -> KeptWord:
    return KeptWord(id=kept_word_id(child_id, words), child_id=child_id, words=words, by_name="Maren Holt")


def officer_word(officer_id: UUID, words: str = "siblings") -> OfficerWord:
    return OfficerWord(id=officer_word_id(officer_id, words), officer_id=officer_id, words=words)


def council_word(term: str = "respite") -> CouncilWord:
    return CouncilWord(
        term=term,
        forms=("respite care",),
        kinder=("a short stay with somebody else",),
        kinder_for_young=("a little holiday at another house",),
        reason="Our young people asked us not to.",
        never=True,
        by_name="Farah Malik",
        set_on=date(2026, 3, 2),
    )


FACTORIES_WORDS: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    KeptWord: kept_word,
    OfficerWord: lambda _: officer_word(new_id()),
    CouncilWord: lambda _: council_word(),
}
"""How to make one of each."""
