"""Lines break where a reader would break them, and nothing is ever cut."""

import pytest

from iro_desktop.letters.content import LetterFont
from iro_desktop.letters.fonts import as_printed, runs, typeface, unprintable
from iro_desktop.letters.typeset import Line, Span, break_lines, width_of

ANDIKA = typeface(LetterFont.ANDIKA)


def lines_of(text: str, width: float = 300) -> list[str]:
    return [said(line) for line in break_lines([Span(text)], ANDIKA, 14, width)]


def said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def test_no_line_is_wider_than_its_measure() -> None:
    for line in break_lines([Span("We met at home today and talked about the den. " * 9)], ANDIKA, 14, 211.0):
        assert line.width <= 211.0


def test_a_broken_line_keeps_its_space_so_that_words_do_not_run_together() -> None:
    first, second = lines_of("aaaa bbbb", width=width_of("aaaa bb", ANDIKA, 14))
    assert (first, second) == ("aaaa ", "bbbb")


def test_a_day_and_a_telephone_number_stay_in_one_piece() -> None:
    text = "Somebody will ring by 27 March 2026 on 07700 900 133"
    for width in range(90, 400, 7):
        pieces = [line.rstrip() for line in lines_of(text, width)]
        assert any("27 March 2026" in piece for piece in pieces) or width < width_of("27 March 2026", ANDIKA, 14)
        assert any("07700 900 133" in piece for piece in pieces) or width < width_of("07700 900 133", ANDIKA, 14)


def test_a_word_wider_than_the_line_is_broken_and_not_cut() -> None:
    word = "W" * 70
    pieces = lines_of(word, width=100)
    assert "".join(pieces) == word
    assert len(pieces) == 10


def test_a_line_end_that_was_typed_stays() -> None:
    assert lines_of("one\ntwo\r\nthree") == ["one", "two", "three"]


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of("") == []
    assert lines_of(" \n \n") == []


def test_a_paragraph_does_not_end_in_one_short_word_when_it_need_not() -> None:
    text = "I make sure that grown-ups listen to you and do what they say."
    for width in range(150, 460, 5):
        *_, before, last = ["", *lines_of(text, width)]
        assert before == "" or " " in last.strip() or width < 200


def test_bold_inside_a_word_does_not_break_it() -> None:
    (line,) = break_lines([Span("by "), Span("27 March", bold=True), Span(".")], ANDIKA, 14, 300)
    assert [run.text for run in line.runs] == ["by ", "27 March", "."]
    assert line.runs[1].cut is ANDIKA.bold[0]


def test_a_letter_that_the_typeface_lacks_is_set_in_noto_sans() -> None:
    atkinson = typeface(LetterFont.ATKINSON).cuts(bold=False)
    assert [(cut.name, text) for cut, text in runs("Nguyễn", atkinson)] == [
        ("AtkinsonHyperlegibleNext-Regular", "Nguy"),
        ("NotoSans-Regular", "ễ"),
        ("AtkinsonHyperlegibleNext-Regular", "n"),
    ]


def test_a_loose_accent_prints_as_the_one_letter_it_makes() -> None:
    assert as_printed("Zoe\u0301") == "Zoé"


def test_what_leaves_no_ink_is_left_out() -> None:
    assert as_printed("a\x00b\u200bc\u202ed\ufeff\ufe0f") == "abcd"


@pytest.mark.parametrize("font", list(LetterFont))
def test_every_typeface_prints_the_letters_of_children_we_meet(font: LetterFont) -> None:
    assert unprintable("Zoë Łukasz Ştefan Ağrı Nguyễn Þór Çelik ’“”–—… £ € ½ é ñ ß Æ Đ ơ ư Οδυσσέας Лев", font) == ()


@pytest.mark.parametrize("font", list(LetterFont))
def test_both_weights_of_a_typeface_print_the_same_characters(font: LetterFont) -> None:
    face = typeface(font)
    for regular, bold in zip(face.regular, face.bold, strict=True):
        assert regular.widths.keys() == bold.widths.keys()


def test_characters_that_nothing_prints_are_named_once_each() -> None:
    assert unprintable("Hi 🐻 and 🐻 and 日", LetterFont.ANDIKA) == ("🐻", "日")


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "x" * 1_000_000, "日" * 1_000_000, "e\u0301x\u0323\u0301" * 250_000]
)
def test_a_megabyte_is_set_line_by_line(text: str) -> None:
    lines = break_lines([Span(text)], ANDIKA, 14, 460)
    assert sum(len(run.text) for line in lines for run in line.runs) == len(as_printed(text))
