"""Every template, filled for a child of the practise caseload, on each kind of paper and read back."""

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.exchange.practise.paper_lines import lines_for_paper
from iro_desktop.exchange.practise.papers import practise_content
from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.letters.templates import load_template
from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.store.store import Store
from iro_desktop.writing.reading import reading_marks
from iro_desktop.writing.sentences import sentences_in
from tests.letters.reading import text_of
from tests.store.stores import store_in

TODAY = date(2026, 3, 12)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(Path(tmp_path_factory.mktemp("practise")))
    with store.transaction() as session:
        fill_with_practise(session, today=TODAY, now=datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    yield store
    store.close()


class _LeaveNothing(Exception):
    """Ends a transaction so that the next template finds the practise caseload as it was."""


def filled(store: Store, template: str) -> LetterContent:
    made: list[LetterContent] = []
    with suppress(_LeaveNothing), store.transaction() as session:
        made.append(practise_content(session, template, today=TODAY, bank_holidays=bundled_bank_holidays()))
        raise _LeaveNothing
    return made[0]


def words_in(body: bytes, form: Form) -> str:
    if form is Form.PDF:
        return text_of(body)
    if form is Form.TEXT:
        return body.decode()
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(body)).paragraphs)


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_every_template_fills_every_paper_without_a_blank_or_a_brace(store: Store, template: str) -> None:
    content = filled(store, template)
    assert content.child_known_as
    for form in (Form.PDF, Form.WORD, Form.TEXT):
        words = words_in(make_paper(content, form), form)
        assert content.greeting in words
        assert not {"{", "}", "‹", "›"} & set(words), form
        assert "None" not in words.splitlines(), form
        for section in content.sections:
            assert section.blocks
            assert (section.heading or "") in " ".join(words.split()), form


@pytest.mark.parametrize("template", [name for name in ALL_TEMPLATES if load_template(name).age_band in set(AgeBand)])
def test_a_template_of_an_age_is_filled_for_a_child_of_that_age(store: Store, template: str) -> None:
    assert filled(store, template).age_band == load_template(template).age_band


@pytest.mark.parametrize("band", AgeBand)
def test_what_is_typed_for_a_child_has_no_sentence_too_long_for_the_age(band: AgeBand) -> None:
    texts = [
        text for kind in LetterKind if not kind.is_to_an_adult for text in lines_for_paper("", kind, band).values()
    ]

    assert texts
    assert [mark for text in texts for mark in reading_marks(sentences_in(text), band, "Sam")] == []


def test_a_template_that_no_practise_child_can_fill_is_refused(store: Store) -> None:
    with pytest.raises(Refused), store.transaction() as session:
        practise_content(session, "no_such_template", today=date(1990, 1, 1), bank_holidays=bundled_bank_holidays())
