"""The letter studio in plain words: what is written, what the page says, and what is missing; no Qt."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from iro_desktop.actions.letters import LONGEST_SECTION
from iro_desktop.exchange.messages import Attachment, Message
from iro_desktop.letters.assemble import DecisionFact, LetterFacts, assemble
from iro_desktop.letters.checks import Problem, ProblemKind
from iro_desktop.letters.content import ActionTable, Ask, Bullets, DecisionLine, LetterContent, Paragraph, Quote
from iro_desktop.letters.details import ALL_GAPS, fill_in, placeholders_in
from iro_desktop.letters.papers import Form
from iro_desktop.letters.picture_lines import PictureLine, lines_in, read_line, write_line
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.letters.templates import ADULT, Draft, DraftSection, SectionKind
from iro_desktop.models.child import AgeBand, age_band_for
from iro_desktop.models.languages import language_named
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.letter_words import OfferedWords
from iro_desktop.queries.letters import Studio, problems_of
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice
from iro_desktop.writing.help import ENGLISH, Reader
from iro_desktop.writing.spelling import no_dictionary

LANGUAGES = {"en": "English"}
_GAP_LEFT, _GAP_RIGHT = "‹", "›"
GAP = re.compile(f"{_GAP_LEFT}[^{_GAP_LEFT}{_GAP_RIGHT}\\n]*{_GAP_RIGHT}")
"""A detail that nobody knows yet, as the officer sees it in the text: ‹the next meeting's date›."""
_DETAIL_CALLED = {said: name for name, said in ALL_GAPS.items()}
FILL_THE_CHIP = "Nobody wrote this down yet. Press it and type it here, or add it to the record: then it fills itself."
TAKEN_OUT = "Taken out of the letter. Undo brings it back."
NOT_TYPED_HERE = "These words come from a record and were not changed. Leave them out here, or put the record right."


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """A decision as it stands on the screen."""

    child_wording: str
    owner_name: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the screen, saved or not yet."""

    texts: Mapping[str, str]
    """By the key of the section."""
    decisions: Mapping[UUID, TypedDecision]


@dataclass(frozen=True, slots=True)
class Live:
    """The letter with what stands on the screen now."""

    draft: Draft
    facts: LetterFacts
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of "Ready to finish?"."""

    words: str
    done: bool
    problem: Problem | None = None
    """Where to go: the first thing that stands against it."""


def live(studio: Studio, typed: Typed) -> Live:
    """What is on the screen, saved or not, and what is missing in it."""
    sections = tuple(
        replace(section, text=fill_in(typed.texts[section.key], studio.details))
        if section.key in typed.texts
        else section
        for section in studio.draft.sections
    )
    draft = replace(studio.draft, sections=sections)
    on_screen = {one.number: typed.decisions.get(one.decision_id) for one in studio.decisions}
    decisions = tuple(_as_typed(fact, on_screen.get(fact.number)) for fact in studio.facts.decisions)
    facts = replace(studio.facts, decisions=decisions)
    return Live(draft, facts, (*problems_of(draft, facts, studio.withheld), *_half_taken_out(draft)))


def page(now: Live) -> LetterContent:
    """What the page shows while it is written: what is not known yet stands there by name, never as a blank."""
    gaps = {name: _gap(name) for name in ALL_GAPS}
    sections = tuple(replace(section, text=fill_in(section.text, gaps)) for section in now.draft.sections)
    draft = replace(
        now.draft,
        greeting=fill_in(now.draft.greeting, gaps),
        sign_off=fill_in(now.draft.sign_off, gaps),
        sections=sections,
    )
    return assemble(draft, now.facts)


def to_screen(text: str) -> str:
    """A text with each unknown detail in words: ‹the next meeting's date› instead of its name in a template."""
    return fill_in(text, {name: _gap(name) for name in placeholders_in(text) if name in ALL_GAPS})


def from_screen(text: str) -> str:
    """The text as it is kept. Words between ‹ and › that name no detail are the officer's own."""

    def detail(match: re.Match[str]) -> str:
        name = _DETAIL_CALLED.get(match[0][1:-1])
        return f"{{{name}}}" if name else match[0]

    return GAP.sub(detail, text)


def gap_around(text: str, position: int, *, touching: bool = False) -> tuple[int, int] | None:
    """Where the detail or picture begins and ends that a cursor stands inside, or beside with `touching`."""
    spans = [match.span() for match in GAP.finditer(text)]
    for start, end in (*spans, *((one.start, one.end) for one in lines_in(text))):
        if start < position < end or (touching and start <= position <= end):
            return start, end
    return None


def picture_for(text: str, decision: int) -> PictureLine | None:
    """The picture that the text of a section keeps for one of its decisions."""
    return next((one.line for one in lines_in(text) if one.line.decision == decision), None)


def with_picture_for(text: str, decision: int, line: PictureLine | None) -> str:
    """The text with another picture for a decision, or without one; what else stands in it stays."""
    kept = [one for one in text.split("\n") if (read := read_line(one)) is None or read.decision != decision]
    added = [] if line is None else [write_line(line.name, line.words, decision)]
    return "\n".join([one for one in kept if one.strip() or text.strip()] + added).strip("\n")


def checks(now: Live) -> tuple[Check, ...]:
    """The five things that make a letter ready, each with where to go for it."""
    contact = {section.key for section in now.draft.sections if section.kind is SectionKind.CONTACT}
    blanks = [p for p in now.problems if p.kind is ProblemKind.BLANK and p.section not in contact]
    decisions = [p for p in now.problems if p.kind is ProblemKind.DECISION]
    reach = [p for p in now.problems if p.section in contact]
    characters = [p for p in now.problems if p.kind is ProblemKind.CHARACTER and p.section not in contact]
    withheld = [p for p in now.problems if p.kind is ProblemKind.WITHHELD]
    pictures = [p for p in now.problems if p.kind is ProblemKind.PICTURE]
    found = [
        _check(blanks, "All blanks filled", f"{words.plural(len(blanks), 'blank')} to fill"),
        _check(reach, "How to reach me", "How to reach me: not there yet"),
        _check(characters, "Every character prints", "A character cannot be printed"),
        *([_check(pictures, "", "A picture is not ready")] if pictures else []),
        _check(withheld, "No address to withhold", "Something to ask about"),
    ]
    if now.facts.translation is not None:
        lacks = [p for p in now.problems if p.kind is ProblemKind.TRANSLATION]
        known = language_named(now.facts.translation.language)
        name = known.name if known else now.facts.translation.language
        found.append(_check(lacks, f"{name} beside every part", f"{name}: {words.plural(len(lacks), 'thing')} to add"))
    count = len(now.facts.decisions)
    if count:
        lacking = len({problem.decision for problem in decisions})
        said = f"Who and when in all {count}" if count > 1 else "Who and when in the decision"
        still = (
            f"Who, what or when lacks in {lacking} of {count}" if count > 1 else "The decision lacks who, what or when"
        )
        found.insert(1, _check(decisions, said, still))
    return tuple(found)


def problems_at(problems: Iterable[Problem], key: str, decision: int | None = None) -> str:
    """What is to be put right at one place, as it stands beside the field; empty for nothing."""
    return " ".join(dict.fromkeys(p.sentence for p in problems if p.section == key and p.decision == decision))


def word_count(content: LetterContent) -> int:
    """How many words the child will read: greeting, sections and name; not the lines that say how to reach someone."""
    texts = [content.greeting, content.sign_off]
    for section in content.sections:
        texts.append(section.heading or "")
        texts.extend(text for block in section.blocks for text in _texts_of(block))
    return sum(len(text.split()) for text in texts)


def counted(content: LetterContent, pages: int) -> tuple[str, str]:
    """“212 words”, “2 pages”."""
    return words.plural(word_count(content), "word"), words.plural(pages, "page")


def title(studio: Studio) -> str:
    """“Letter to Sam”, “Letter to Sam, version 2”."""
    version = f", version {studio.version_number}" if studio.version_number > 1 else ""
    what = "Card for" if studio.kind is LetterKind.BIRTHDAY_CARD else "Letter to"
    return f"{what} {reader_name(studio)}{version}"


def reader_name(studio: Studio) -> str:
    """Whom it is to: the child, or the adult."""
    return studio.recipient_name or studio.who.name


def for_whom(studio: Studio) -> str:
    """“For Sam, 8”; “For Rhona, about Sam”."""
    if studio.recipient_name:
        return f"For {studio.recipient_name}, about {studio.who.name}"
    return f"For {studio.who.name}" + (f", {studio.age}" if studio.age is not None else "")


def reading(studio: Studio) -> str:
    """“reading 7 to 9”, else for which age the template is written."""
    if studio.draft.age_band == ADULT:
        return "letter to an adult"
    if studio.reading_words:
        return f"reading {studio.reading_words}"
    band = studio.draft.age_band
    return f"written for {band.replace('-', ' to ')}" if band != "any" else "plain letter"


def reader(studio: Studio, today: date) -> Reader | None:
    """For whom the help reads; None for a letter that is finished. A letter for any age goes by the child's age."""
    if studio.is_finished:
        return None
    band, born_on = studio.draft.age_band, studio.who.born_on
    if band == ADULT:
        # Spelling still helps; what a child may not understand, and "say you", are no matter here.
        return Reader("", AgeBand.FROM_16_TO_17, language=studio.draft.language, is_adult=True)
    if band not in set(AgeBand):
        band = AgeBand.FROM_8_TO_11 if born_on is None else age_band_for(age_on(born_on, today))
    return Reader(studio.who.known_as or "", AgeBand(band), language=studio.draft.language)


def no_marks(studio: Studio) -> str:
    """What is said where F7 finds nothing."""
    if studio.draft.language.split("-")[0] != ENGLISH:
        return no_dictionary(language(studio))
    return "Nothing is marked in this letter."


def template_choices(studio: Studio) -> tuple[Choice, ...]:
    """The letters this one can be written from: those of the same kind, and the plain one that stands in for one."""
    offered = tuple(Choice(one.name, one.title) for one in studio.templates)
    used = Choice(studio.draft.template, studio.draft.title)
    return offered if used.value in {one.value for one in offered} else (*offered, used)


def language(studio: Studio) -> str:
    """“English”, “English and Arabic”."""
    own = LANGUAGES.get(studio.draft.language, studio.draft.language)
    told = studio.facts.translation
    other = language_named(told.language) if told else None
    return f"{own} and {other.name}" if other else own


def as_decided(wording: str) -> str:
    """The line under a decision: what the adults decided, in their words."""
    return f"as decided: {wording.strip()}" if wording.strip() else "as decided: nothing written for the adults yet"


def same_owner(one: str, other: str | None) -> bool:
    """Whether two names are of one person as far as anybody can tell; "me" is whoever the record names for it."""
    return one.strip().casefold() in {(other or "").strip().casefold(), "me", "i", "myself"}


def hint(section: DraftSection) -> str:
    """The question to the officer, shown where nothing is written; it never prints."""
    return section.prompt or f"Write {section.label} here."


def too_long(characters: int) -> str:
    """Why what was pasted is not in the letter."""
    return (
        f"What you pasted has {words.number(characters)} characters; a part of a letter can have "
        f"{words.number(LONGEST_SECTION)}. It was not put in. The rest of the letter is safe."
    )


def sharing(words_offered: OfferedWords, child: str) -> str:
    """What is known about whether these words may be shared."""
    if words_offered.may_be_shared:
        return f"{child} said this may be shared"
    return f"Nobody has asked {child} yet whether this may be shared"


def finished_sentence(studio: Studio, today: date) -> str:
    """What a finished letter says about itself."""
    on = words.day_and_month(studio.content.written_on, today)
    name = studio.who.name
    later = f" Version {studio.version_number + 1} replaces it." if studio.newer_version_id else ""
    return f"This letter was finished on {on}. It is part of {name}’s record, so it stays as it is.{later}"


def why_written_again(studio: Studio) -> str:
    """The reason of a later version; empty for the first."""
    return f"Written again: {studio.reason_for_version}" if studio.reason_for_version else ""


def wants_it_changed(studio: Studio) -> str:
    """The reason that a new version begins with, after the letter was read with the child."""
    return f"{studio.who.name} read it with me and wants something changed."


def pdf_name(reference: str, kind: str = "letter") -> str:
    """The name proposed for a file: the reference, never the child's name."""
    return f"{kind}-{reference}.pdf"


CARD_FOLDS = (
    "A card to fold in the middle: print both sides, turned at the short edge. Printed on one side only it is two "
    "sheets; lay one into the other."
)
_KINDS_OF_PAPER = {Form.LARGE_PRINT: "letter-large", Form.BOOKLET: "letter-booklet"}


def paper_name(reference: str, form: Form) -> str:
    """The name proposed for a letter's file: which paper it is and the reference, never the child's name."""
    return f"{_KINDS_OF_PAPER.get(form, 'letter')}-{reference}.{form.ending}"


def said_when_printed(reference: str, pages: int) -> str:
    """After printing: how many pages to count before the next letter, so that no page of another goes along."""
    if pages == 1:
        return f"1 page went to the printer as {reference}. Take it out before you print the next letter."
    return f"{pages} pages went to the printer as {reference}. Count them before you print the next letter."


def pages_here(pages: int) -> str:
    """What somebody says who counted the pages of a print."""
    return "The page is here" if pages == 1 else f"All {pages} pages are here"


def letter_mail(content: LetterContent, pdf: bytes) -> Message:
    """A message with the letter attached. Nothing in it says whose letter it is."""
    return Message(
        subject=f"A letter, {content.reference}",
        body=f"Hello,\n\nHere is the letter {content.reference}. It is for its reader alone.\n\n{content.from_name}",
        attachment=Attachment(paper_name(content.reference, Form.PDF), pdf),
    )


def said_when_finished(studio: Studio) -> str:
    """The toast after finishing."""
    what = "The card for" if studio.kind is LetterKind.BIRTHDAY_CARD else "The letter to"
    return f"{what} {reader_name(studio)} is finished."


def _as_typed(fact: DecisionFact, typed: TypedDecision | None) -> DecisionFact:
    if typed is None:
        return fact
    owner = fact.owner_name if same_owner(typed.owner_name, fact.owner_name) else typed.owner_name.strip() or None
    return replace(fact, child_wording=typed.child_wording, owner_name=owner, due_on=typed.due_on)


def _gap(name: str) -> str:
    return f"{_GAP_LEFT}{ALL_GAPS[name]}{_GAP_RIGHT}"


def _check(problems: Sequence[Problem], done: str, still: str) -> Check:
    return Check(still, done=False, problem=problems[0]) if problems else Check(done, done=True)


def _half_taken_out(draft: Draft) -> list[Problem]:
    """Remains of a detail that somebody began to delete: they must not be printed."""
    return [
        Problem(section.key, f"A detail in '{section.name}' is only half taken out. Take out the rest of it.")
        for section in draft.sections
        if _GAP_LEFT in section.text or _GAP_RIGHT in section.text
    ]


def _texts_of(block: object) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (block.text,)
        case Quote():
            return (block.words,)
        case DecisionLine():
            return (decision_sentence(block),)
        case Bullets():
            return block.items
        case Ask():
            return (block.text, *block.choices)
        case ActionTable():
            return tuple(text for row in block.rows for text in (row.who or "", row.text, row.by_when or ""))
        case _:
            return ()
