"""Writes the letters: one after each review, finished where there was time, and a few that wait half written."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.letter_lines import (
    ASKED_AND_NOT_YET,
    COPIES,
    GOING_WELL,
    GOING_WELL_UNDER_FOUR,
    NOTICED,
    NOTICED_UNDER_FOUR,
    WHAT_HAPPENED_TO_THE_WORDS,
)
from iro_desktop.exchange.practise.matters import lines_for, slots_of
from iro_desktop.exchange.practise.people import HELP_LINES, OFFICER_EMAIL, OFFICER_TELEPHONE
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.exchange.practise.slots import OFFICER
from iro_desktop.letters.assemble import DecisionFact, LetterFacts, QuoteFact
from iro_desktop.letters.checks import ready_letter
from iro_desktop.letters.content import LetterFont, LetterLook, Paper, to_json
from iro_desktop.letters.spoken import day, weekday_and_day, who_was_not_there, who_was_there
from iro_desktop.letters.templates import (
    REVIEW_LETTER_FOR,
    Draft,
    SectionKind,
    Template,
    fill,
    load_template,
    with_texts,
)
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.child import AgeBand, ChildPreferences, stand_in_for
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import Attended
from iro_desktop.models.working_days import BankHolidays, add_working_days, roll_forward

OFFICER_TITLE = "your reviewing officer"
_MIDWAY = timedelta(weeks=6)
_WHY_NO_WORDS = {
    ParticipationCode.PN0: ("still learning",),
    ParticipationCode.PN3: ("without words", "without", "playing better"),
    ParticipationCode.PN4: ("did not want to talk", "did not feel like", "not to say anything"),
    ParticipationCode.PN7: ("not at the meeting", "had not heard", "not been able to hear", "did not want to talk"),
}
"""What to look for among the lines that a template offers where there are no words, the best first."""


class LetterWriter:
    """Writes letters as an officer would: standing words from the template, the rest from what was seen."""

    def __init__(self, today: date, zone: tzinfo, rng: Random, deck: Deck, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._zone = zone
        self._rng = rng
        self._deck = deck
        self._holidays = bank_holidays

    def finished(self, written: WrittenReview, wishes: ChildPreferences) -> list[SyncedRecord]:
        """A letter finished within three weeks of the review. Raises LetterIsNotReady if a word were missing."""
        occasion = written.occasion
        written_on = add_working_days(occasion.on, self._rng.randint(4, 13), self._holidays)
        written_on = min(written_on, add_working_days(self._today, -1, self._holidays))
        template = load_template(REVIEW_LETTER_FOR[occasion.band])
        details = self._details(written)
        draft = with_texts(fill(template, details), self._typed(written, template), details)
        letter = self._letter(written, draft)
        content = ready_letter(draft, self._facts(written, wishes, written_on))
        letter.status, letter.written_on = LetterStatus.FINISHED, written_on
        letter.finished_at = datetime.combine(written_on, time(15, self._rng.randint(0, 59)), self._zone)
        letter.finished_content = to_json(content)
        # Standing words are in the frozen content; of older letters only what was typed is worth a record of its own.
        kept = [s for s in _sections(letter, draft) if s.text and (occasion.is_latest or s.kind == SectionKind.PROSE)]
        return [letter, *kept]

    def waiting(self, written: WrittenReview, typed: Mapping[str, str]) -> list[SyncedRecord]:
        """A letter that was begun: every section of its template, with what has been typed so far."""
        template = load_template(REVIEW_LETTER_FOR[written.occasion.band])
        details = self._details(written)
        draft = with_texts(fill(template, details), typed, details)
        letter = self._letter(written, draft)
        return [letter, *_sections(letter, draft)]

    def typed_by_officer(self, written: WrittenReview) -> dict[str, str]:
        """Everything that an officer would type into this letter."""
        return self._typed(written, load_template(REVIEW_LETTER_FOR[written.occasion.band]))

    def _letter(self, written: WrittenReview, draft: Draft) -> Letter:
        occasion = written.occasion
        return Letter(
            id=companion_id(written.review.id, "letter 1"),
            child_id=occasion.child.child_id,
            review_id=written.review.id,
            template=draft.template,
            template_version=draft.template_version,
            title=draft.title,
            age_band=occasion.band,
            language=draft.language,
        )

    def _details(self, written: WrittenReview) -> Mapping[str, str | None]:
        occasion, review = written.occasion, written.review
        child = next(guest for guest in written.guests if guest.is_child)
        others = [guest for guest in written.guests if not guest.is_child and not guest.is_officer]
        missing = [guest.name for guest in others if guest.attended in {Attended.COULD_NOT_COME, Attended.DID_NOT_COME}]
        advocate, commissioner = HELP_LINES["advocate"], HELP_LINES["commissioner"]
        return {
            "child_known_as": occasion.child.known_as,
            "officer_name": OFFICER,
            "officer_phone": OFFICER_TELEPHONE,
            "officer_email": OFFICER_EMAIL,
            "meeting_day": weekday_and_day(occasion.on),
            "meeting_place": _where(review.place),
            "who_came": who_was_there(
                [_mid_sentence(guest.name) for guest in others if guest.was_there], child_came=child.was_there
            ),
            "who_was_not_there": who_was_not_there(missing),
            "plan": review.plan_for_home,
            "next_check_day": weekday_and_day(roll_forward(occasion.on + _MIDWAY, self._holidays)),
            "next_meeting_day": weekday_and_day(occasion.next_on),
            "advocate_name": advocate[0],
            "advocate_phone": advocate[1],
            "help_line_name": commissioner[0],
            "help_line_phone": commissioner[1],
        }

    def _typed(self, written: WrittenReview, template: Template) -> dict[str, str]:
        occasion = written.occasion
        name, band = occasion.child.council_child_id, occasion.band
        small = occasion.child.age_on(occasion.on) < 4
        suits = [line for line in NOTICED_UNDER_FOUR if not line.only_for or line.only_for in occasion.slots]
        noticed = self._deck.draw(name, suits if small else NOTICED[band])
        well_lines = lines_for(GOING_WELL_UNDER_FOUR, occasion.slots) if small else GOING_WELL[band]
        well = [self._deck.draw(name, well_lines) for _ in range(2)]
        typed = {
            "opening": noticed.first_line,
            "going_well": ("\n" if band is AgeBand.FROM_4_TO_7 else " ").join(well),
            "ending": noticed.last_line,
            "people_you_love": self._people_you_love(written),
            "who_gets_this": COPIES.get(band, ""),
            "hard": self._hard(written),
        }
        if occasion.number > 2:
            typed["who_i_am"] = ""
        if written.quotes:
            typed["after_words"] = self._deck.draw(name, WHAT_HAPPENED_TO_THE_WORDS[band])
        else:
            typed["no_words"] = _why_no_words(template, written.review.participation_code)
        not_yet = [text for text in ASKED_AND_NOT_YET.get(band, ()) if slots_of(text) <= occasion.slots.keys()]
        if not_yet and occasion.child.part.story is not Story.SHORT_BREAKS and self._rng.random() < 0.15:
            typed["asked_for"] = self._deck.draw(name, not_yet)
        if band is AgeBand.FROM_16_TO_17 and occasion.child.age_on(occasion.on) == 17:
            typed["what_changes"] = (
                "At 18 I stop being the person who checks your plan, and {sw} stops being your social worker. "
                "{adviser} "
                "stays, until you are 25 if you want that."
            )
        known = {section.key for section in template.sections}
        return {key: occasion.say(text) for key, text in typed.items() if key in known}

    def _people_you_love(self, written: WrittenReview) -> str:
        occasion = written.occasion
        lives_with_parent = occasion.slots.get("parent") == occasion.slots["carer"]
        if "parent" not in occasion.slots or lives_with_parent or occasion.child.age_on(occasion.on) < 4:
            return ""
        when = occasion.child.family_time
        if occasion.band is AgeBand.FROM_4_TO_7:
            return f"You see {{parent}} {when.split(',')[0]}.\nIf it changes, {{sw}} will tell you."
        text = f"You see {{parent}} {when}. If that changes, {{sw}} will tell you first."
        if "sibling" in occasion.slots:
            text += " You and {sibling} have your own days together."
        return text

    def _hard(self, written: WrittenReview) -> str:
        if "moved" not in written.occasion.slots or written.occasion.child.age_on(written.occasion.on) < 4:
            return ""
        if written.occasion.band is AgeBand.FROM_4_TO_7:
            return "You moved house. That was a lot.\nYou did nothing wrong."
        return "You moved, and you had too little time to say goodbye. That was for us to do better. I am sorry."

    def _facts(self, written: WrittenReview, wishes: ChildPreferences, written_on: date) -> LetterFacts:
        child = written.occasion.child
        return LetterFacts(
            child_known_as=child.known_as,
            officer_name=OFFICER,
            officer_role=OFFICER_TITLE,
            reference=f"Practise, {day(written.occasion.on)}",
            written_on=written_on,
            look=LetterLook(
                font=LetterFont(wishes.letter_font or LetterFont.ANDIKA),
                size_points=wishes.letter_size_points or 14,
                paper=Paper(wishes.letter_paper or Paper.CREAM),
                animal=child.animal or stand_in_for(child.child_id)[0],
            ),
            quotes=tuple(QuoteFact(words) for words in written.quotes),
            decisions=tuple(
                DecisionFact(
                    number=decision.number,
                    wording=decision.wording,
                    child_wording=decision.child_wording,
                    owner_name=decision.owner_name,
                    owner_role=decision.owner_role,
                    due_on=decision.due_on,
                    when_in_childs_words=decision.when_in_childs_words,
                )
                for decision in written.decisions
            ),
        )


def _sections(letter: Letter, draft: Draft) -> list[LetterSection]:
    return [
        LetterSection(
            id=companion_id(letter.id, f"section {section.key}"),
            child_id=letter.child_id,
            letter_id=letter.id,
            key=section.key,
            position=position,
            kind=section.kind,
            heading=section.heading,
            prompt=section.prompt,
            text=section.text,
            required=section.required,
        )
        for position, section in enumerate(draft.sections, start=1)
    ]


def _why_no_words(template: Template, code: str | None) -> str:
    choices = next(section.choices for section in template.sections if section.kind is SectionKind.NO_WORDS)
    wanted = _WHY_NO_WORDS.get(ParticipationCode(code), ()) if code else ()
    return next((line for text in wanted for line in choices if text in line), choices[0])


def _where(place: str | None) -> str | None:
    """The place within a sentence: "at home", "on a video call"."""
    if place is None:
        return None
    return "on a video call" if place == "Video call" else f"{place[0].lower()}{place[1:]}"


def _mid_sentence(name: str) -> str:
    return f"{name[0].lower()}{name[1:]}" if name.startswith("The ") else name
