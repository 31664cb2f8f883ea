"""Writes the letters: one after each review, finished where there was time, and a few that wait half written."""

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
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
from iro_desktop.letters.content import look_for, to_json
from iro_desktop.letters.kinds import REVIEW_LETTER_FOR
from iro_desktop.letters.requests import RequestFact
from iro_desktop.letters.spoken import weekday_and_day, who_was_there
from iro_desktop.letters.templates import SectionKind, Template, fill, load_template, with_texts
from iro_desktop.models.after_review import midway_due
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.child import AgeBand, ChildPreferences, stand_in_for
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, LetterStatus
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import Attendance
from iro_desktop.models.working_days import BankHolidays, add_working_days
from iro_desktop.queries.letter_facts import place_in_words, reference_of
from iro_desktop.queries.letter_reader import likes_easy_read
from iro_desktop.queries.letter_words import CONFIRMED_WORDS, confirmation_id
from iro_desktop.queries.who_was_there import absent_in_words, came, was_not_there

OFFICER_TITLE = "your reviewing officer"
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
        ended_on = written.review.completed_on or written.occasion.on
        written_on = add_working_days(ended_on, self._rng.randint(4, 13), self._holidays)
        written_on = min(written_on, add_working_days(self._today, -1, self._holidays))
        template = _template_for(written)
        details, typed = self._details(written), self._typed(written, template)
        draft = with_texts(fill(template, details), typed, details)
        letter = _letter(written, template)
        content = ready_letter(draft, _facts(written, wishes, letter, written_on))
        letter.status, letter.written_on = LetterStatus.FINISHED, written_on
        letter.finished_at = datetime.combine(written_on, time(15, self._rng.randint(0, 59)), self._zone)
        letter.finished_content = to_json(content)
        return [letter, *_typed_sections(letter, template, typed), *_words_put_in(letter, written)]

    def waiting(self, written: WrittenReview, typed: Mapping[str, str]) -> list[SyncedRecord]:
        """A letter that was begun, with what has been typed so far."""
        template = _template_for(written)
        letter = _letter(written, template)
        return [letter, *_typed_sections(letter, template, typed)]

    def almost_finished(self, written: WrittenReview) -> list[SyncedRecord]:
        """A letter that lacks nothing but its last line."""
        template = _template_for(written)
        typed = {key: text for key, text in self._typed(written, template).items() if key != "ending"}
        return [*self.waiting(written, typed), *_words_put_in(_letter(written, template), written)]

    def _details(self, written: WrittenReview) -> Mapping[str, str | None]:
        """As the records say them: `queries.letter_facts` finds the same from a store."""
        occasion, review = written.occasion, written.review
        # Of further meetings nobody is named who was not at the first: they begin with those who came then, or apart.
        first_meeting = companion_id(review.id, "meeting 1")
        attended = [
            record
            for record in written.records
            if isinstance(record, Attendance) and record.meeting_id == first_meeting
        ]
        others = [one for one in attended if not one.is_child and not one.is_officer]
        child_came = any(one.is_child and came(one) for one in attended)
        advocate, commissioner = HELP_LINES["advocate"], HELP_LINES["commissioner"]
        return {
            "child_known_as": occasion.child.known_as,
            "officer_name": OFFICER,
            "officer_phone": OFFICER_TELEPHONE,
            "officer_email": OFFICER_EMAIL,
            "meeting_day": weekday_and_day(occasion.on),
            "meeting_place": place_in_words(review.place, occasion.child.known_as) if review.place else None,
            "who_came": who_was_there([one.name for one in others if came(one)], child_came=child_came),
            "who_was_not_there": absent_in_words([one for one in others if was_not_there(one)]),
            "plan": review.plan_for_home,
            "next_check_day": weekday_and_day(midway_due(review.completed_on or occasion.on, self._holidays)),
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
        # An empty text is kept only where it takes standing words out.
        standing = {section.key for section in template.sections if section.text}
        known = {section.key for section in template.sections}
        return {key: occasion.say(text) for key, text in typed.items() if key in known and (text or key in standing)}

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


def _template_for(written: WrittenReview) -> Template:
    return load_template(REVIEW_LETTER_FOR[written.occasion.band])


def _letter(written: WrittenReview, template: Template) -> Letter:
    return Letter(
        id=companion_id(written.review.id, "letter"),
        child_id=written.review.child_id,
        review_id=written.review.id,
        kind=LetterKind.REVIEW,
        template=template.name,
        template_version=template.version,
        title=template.title,
        age_band=written.occasion.band,
        language=template.language,
    )


def _facts(written: WrittenReview, wishes: ChildPreferences, letter: Letter, written_on: date) -> LetterFacts:
    child = written.occasion.child
    return LetterFacts(
        child_known_as=child.known_as,
        officer_name=OFFICER,
        officer_role=OFFICER_TITLE,
        reference=reference_of(letter.id, written.review.held_on),
        written_on=written_on,
        look=look_for(
            font=wishes.letter_font,
            size_points=wishes.letter_size_points,
            paper=wishes.letter_paper,
            pictures=wishes.letter_pictures,
            animal=child.animal or stand_in_for(child.child_id)[0],
        ),
        easy_read=likes_easy_read(wishes),
        quotes=tuple(QuoteFact(words.words) for words in written.quotes),
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
        requests=tuple(
            RequestFact(
                asked=request.asked,
                answer=request.answer,
                why=request.why,
                who_decides=request.who_decides,
                look_again_on=request.look_again_on,
            )
            for request in written.requests
        ),
    )


def _typed_sections(letter: Letter, template: Template, typed: Mapping[str, str]) -> list[LetterSection]:
    """What the officer typed, section by section; the standing words are the template's and stay there."""
    return [
        LetterSection(
            id=companion_id(letter.id, f"section {section.key}"),
            child_id=letter.child_id,
            letter_id=letter.id,
            key=section.key,
            position=position,
            kind=section.kind,
            text=typed[section.key],
        )
        for position, section in enumerate(template.sections)
        if section.key in typed
    ]


def _words_put_in(letter: Letter, written: WrittenReview) -> list[LetterSection]:
    """The child's words that the officer confirmed for this letter."""
    return [
        LetterSection(
            id=confirmation_id(letter.id, words.id),
            child_id=letter.child_id,
            letter_id=letter.id,
            key=str(words.id),
            position=0,
            kind=CONFIRMED_WORDS,
        )
        for words in written.quotes
    ]


def _why_no_words(template: Template, code: str | None) -> str:
    choices = next(section.choices for section in template.sections if section.kind is SectionKind.NO_WORDS)
    wanted = _WHY_NO_WORDS.get(ParticipationCode(code), ()) if code else ()
    return next((line for text in wanted for line in choices if text in line), choices[0])
