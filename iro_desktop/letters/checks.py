"""What still stands between a draft and a letter that may leave: each problem as a sentence with what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from iro_desktop.letters.assemble import DecisionFact, LetterFacts, assemble, contact_lines, picture_of
from iro_desktop.letters.content import LetterContent, LetterFont
from iro_desktop.letters.details import ALL_GAPS, placeholders_in
from iro_desktop.letters.fonts import name_of, unprintable
from iro_desktop.letters.guard import Found
from iro_desktop.letters.picture_lines import OF_A_SET, PHOTO, half_written, lines_in
from iro_desktop.letters.requests import request_problems
from iro_desktop.letters.templates import Draft, DraftSection, SectionKind
from iro_desktop.letters.translation_checks import translation_lacks
from iro_desktop.models.refused import Refused

GREETING = "greeting"
DECISIONS = "decisions"
_MOST_CHARACTERS_NAMED = 3


class ProblemKind(StrEnum):
    """What a problem is about, for whoever lists them by kind."""

    BLANK = "blank"
    DECISION = "decision"
    REQUEST = "request"
    """Something the child asked for that the letter does not answer."""
    CHARACTER = "character"
    """Something that no typeface of the letter can print."""
    PICTURE = "picture"
    """A picture that is not there, or of which nobody said what it shows."""
    WITHHELD = "withheld"
    """Something that somebody who may read the letter must not learn."""
    TRANSLATION = "translation"
    """Something that lacks in the letter's other language."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right before the letter can be finished."""

    section: str
    """The key of the section it stands in; GREETING for the name."""
    sentence: str
    decision: int | None = None
    """The number of the decision it is about."""
    kind: ProblemKind = ProblemKind.BLANK
    found: Found | None = None
    """What the reader must not learn, where it is about that: it can be taken out, or kept with a reason."""


class LetterIsNotReady(Refused):
    """The letter still has problems, so it was not finished. Nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)


_GONE = "may not stand in this letter, or is not on this laptop"
"""Of a photo without the child's yes, of a set whose licence is over, and of either before a sync brought it."""


def ready_letter(draft: Draft, facts: LetterFacts) -> LetterContent:
    """The letter as it may leave: the only way to a finished letter.

    Raises LetterIsNotReady with every problem; then nothing has been made.
    """
    problems = problems_before_finishing(draft, facts)
    if problems:
        raise LetterIsNotReady(problems)
    return assemble(draft, facts)


def problems_before_finishing(draft: Draft, facts: LetterFacts) -> list[Problem]:
    """Everything that a child must not find in a letter, or miss in it, in the order of the letter."""
    child = facts.to
    problems: list[Problem] = []
    if not child:
        problems.append(Problem(GREETING, "There is no name to write to. Add the name that the child likes."))
    for text in (draft.greeting, draft.sign_off, draft.big):
        # A missing name has its own sentence above.
        problems.extend(_left_open(GREETING, "the greeting", text, known=frozenset({"child_known_as"})))
    for section in draft.sections:
        problems.extend(_section_problems(section, draft, facts, child or "The child"))
    problems.extend(_unprintable_elsewhere(draft, facts))
    for key, sentence in translation_lacks(draft, facts):
        problems.append(Problem(key, sentence, kind=ProblemKind.TRANSLATION))
    return list(dict.fromkeys(problems))


def decision_problems(decision: DecisionFact, child: str) -> list[str]:
    """What a decision lacks before this child could know what will happen, who will do it and when."""
    number = decision.number
    lacking = []
    if not decision.child_wording.strip():
        lacking.append(f"Decision {number} has no words for {child} yet. Write it as {child} would say it.")
    if not (decision.owner_name or "").strip():
        lacking.append(f"Decision {number} has no name. {child} would not know who will do it.")
    if decision.due_on is None:
        lacking.append(f"Decision {number} has no date. {child} would not know when it will happen.")
    return lacking


def _section_problems(section: DraftSection, draft: Draft, facts: LetterFacts, child: str) -> Iterator[Problem]:
    has_words = any(quote.words.strip() for quote in facts.quotes)
    match section.kind:
        case SectionKind.WORDS if not has_words:
            return
        case SectionKind.NO_WORDS if has_words:
            return
        case SectionKind.NO_WORDS if not section.text.strip():
            yield Problem(section.key, f"None of {child}'s own words are here. Choose some, or say why there are none.")
            return
        case SectionKind.DECISIONS:
            yield from _decision_section_problems(section, facts, child)
        case SectionKind.REQUESTS:
            yield from _request_section_problems(section, facts, child)
        case SectionKind.CONTACT if not contact_lines(draft):
            yield Problem(section.key, f"The letter does not say how {child} can reach you. Add a telephone number.")
            return
        case _ if section.required and not section.text.strip():
            yield _unanswered(section)
            return
    yield from _left_open(section.key, f"'{section.name}'", section.text)
    yield from _without_their_picture(section, facts)
    yield from _cannot_print(section.key, section.name, section.text, facts.look.font)


def _without_their_picture(section: DraftSection, facts: LetterFacts) -> Iterator[Problem]:
    """Pictures that would print as a blank, or as the line that was typed for them."""
    for one in lines_in(section.text):
        name = one.line.name
        if picture_of(one.line, facts.pictures) is None:
            gone = _GONE if name.startswith((PHOTO, OF_A_SET)) else "is not here"
            sentence = f"The picture '{one.line.words}' in '{section.name}' {gone}. Choose another, or take it out."
            yield Problem(section.key, sentence, kind=ProblemKind.PICTURE)
        elif name in facts.pictures and one.line.words == name:
            sentence = f"Say what the picture in '{section.name}' shows, for those who cannot see it."
            yield Problem(section.key, sentence, kind=ProblemKind.PICTURE)
    if half_written(section.text):
        sentence = f"A picture in '{section.name}' is only half taken out. Take out the rest of its line."
        yield Problem(section.key, sentence, kind=ProblemKind.PICTURE)


def _decision_section_problems(section: DraftSection, facts: LetterFacts, child: str) -> Iterator[Problem]:
    for decision in facts.decisions:
        for sentence in decision_problems(decision, child):
            yield Problem(section.key, sentence, decision.number, ProblemKind.DECISION)
        wording = " ".join([decision.child_wording, decision.owner_name or "", decision.when_in_childs_words or ""])
        name = f"Decision {decision.number}"
        for problem in _left_open(section.key, name, wording):
            yield replace(problem, decision=decision.number)
        for problem in _cannot_print(section.key, name, wording, facts.look.font):
            yield replace(problem, decision=decision.number)


def _request_section_problems(section: DraftSection, facts: LetterFacts, child: str) -> Iterator[Problem]:
    for request in facts.requests:
        for sentence in request_problems(request, child):
            yield Problem(section.key, sentence, kind=ProblemKind.REQUEST)
        said = " ".join([request.asked, request.why or "", request.who_decides or ""])
        yield from _left_open(section.key, f"'{section.name}'", said)
        yield from _cannot_print(section.key, section.name, said, facts.look.font)


def _unanswered(section: DraftSection) -> Problem:
    asked = f" {section.prompt}" if section.prompt else ""
    return Problem(section.key, f"'{section.name}' is still empty.{asked}")


def _left_open(key: str, where: str, text: str, known: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Details in curly brackets that nobody has filled in. None may ever reach a child."""
    for name in placeholders_in(text):
        if name in known:
            continue
        if name in ALL_GAPS:
            yield Problem(key, f"{where[0].upper()}{where[1:]} still needs {ALL_GAPS[name]}. Add it, or type it there.")
        else:
            yield Problem(key, f"The template asks for '{name}'. There is no such detail. Type it, or take it out.")


def _unprintable_elsewhere(draft: Draft, facts: LetterFacts) -> Iterator[Problem]:
    """Characters that no typeface has, in what is not typed in the letter itself."""
    font = facts.look.font
    yield from _cannot_print(GREETING, "the greeting", f"{draft.greeting} {draft.sign_off} {draft.big}", font)
    yield from _cannot_print(GREETING, "your name", f"{facts.officer_name} {facts.officer_role}", font)
    yield from _cannot_print(GREETING, "the reference", facts.reference, font)
    for section in draft.sections:
        if section.kind is SectionKind.WORDS:
            for quote in facts.quotes:
                yield from _cannot_print(section.key, section.name, f"{quote.words} {quote.source or ''}", font)
        if section.heading:
            yield from _cannot_print(section.key, section.name, section.heading, font)


def _cannot_print(key: str, where: str, text: str, font: LetterFont) -> Iterator[Problem]:
    missing = unprintable(text, font)
    if not missing:
        return
    named = [f"'{_shown(character)}' ({name_of(character)})" for character in missing[:_MOST_CHARACTERS_NAMED]]
    more = len(missing) - len(named)
    many = len(missing) > 1
    listing = ", ".join(named) + (f" and {more} more" if more else "")
    verb = "characters" if many else "a character"
    yield Problem(
        key,
        f"The letter has {verb} this font cannot print: {listing} in '{where}'. Type it another way, or take it out.",
        kind=ProblemKind.CHARACTER,
    )


def _shown(character: str) -> str:
    """The character itself; half a character (a lone surrogate) cannot even be shown on screen."""
    return character.encode("utf-8", "replace").decode()
