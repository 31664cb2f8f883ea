"""A template on paper before anybody writes from it: an invented child, and a line where the officer would write."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from iro_desktop.letters.assemble import DecisionFact, LetterFacts, QuoteFact, assemble
from iro_desktop.letters.content import ADULTS_LOOK, LetterContent, LetterLook
from iro_desktop.letters.details import DETAILS, fill_in
from iro_desktop.letters.requests import RequestFact
from iro_desktop.letters.templates import ADULT, DraftSection, SectionKind, Template, fill
from iro_desktop.models.childs_request import RequestAnswer

_INVENTED: Mapping[str, str] = {
    "child_known_as": "Robin",
    "officer_name": "Alex",
    "officer_phone": "01632 960 050",
    "officer_email": "alex@council.example",
    "meeting_day": "Tuesday 10 March",
    "meeting_place": "at the library",
    "who_came": "You, Dana, Lee and I were there.",
    "who_was_not_there": "Your teacher was not there.",
    "plan": "The plan is for you to live with Dana.",
    "promises": "- Lee will find a swimming club. By Friday 3 April. Done.\n- Dana will ask about a bike. Not done.",
    "next_check_day": "Tuesday 21 April",
    "next_meeting_day": "Thursday 3 September",
    "advocate_name": "Sam",
    "advocate_phone": "01632 960 051",
    "help_line_name": "Help at Hand",
    "help_line_phone": "01632 960 052",
    "complaints_phone": "01632 960 053",
    "recipient_name": "Robin",
    "child_age": "10",
    "turns": "11",
    "social_worker": "Lee",
    "review_day": "Thursday 3 September",
    "review_hour": "half past 3 in the afternoon",
    "review_place": "at the library",
    "plan_by_day": "Friday 28 August",
    "last_review_day": "Tuesday 10 March 2026",
    "coming_review_day": "Thursday 3 September 2026",
    "goes_on_day": "Tuesday 31 March",
    "directions": "- Lee will write the plan and read it with you. By Friday 27 March.",
    "officer_before": "Kim",
    "officer_after": "Jo",
    "handover_day": "Monday 4 May",
    "decisions_for_reader": "- 1. Swimming lessons to begin in the spring. Lee, by Friday 3 April.",
    "feedback_form": "Did people listen to you? [ ] Yes [ ] Partly [ ] No\nWhat should be different? ____ ____",
}
"""Nobody's: the numbers are among those that are kept free for stories."""
_AN_ADULT = "Morgan Ellis"
_WRITTEN_ON = date(2026, 3, 12)
_FACTS = LetterFacts(
    child_known_as=_INVENTED["child_known_as"],
    officer_name=_INVENTED["officer_name"],
    officer_role="your reviewing officer",
    reference="EXAMPLE",
    written_on=_WRITTEN_ON,
    look=LetterLook(animal="fox"),
    quotes=(QuoteFact("I want to know when I can swim.", "You told me on Monday 2 March."),),
    decisions=(
        DecisionFact(
            number=1,
            wording="Swimming lessons to begin in the spring",
            child_wording="Lee will find you a swimming club.",
            owner_name="Lee",
            due_on=date(2026, 4, 3),
        ),
        DecisionFact(
            number=2,
            wording="Bike to be discussed with the carer",
            child_wording="I will ask about your bike.",
            owner_name="Alex",
            due_on=date(2026, 4, 10),
        ),
    ),
    requests=(
        RequestFact(asked="a bike", answer=RequestAnswer.NOT_YET, why="We are looking for one.", who_decides="Dana"),
    ),
)


def specimen(template: Template) -> LetterContent:
    """The letter that a template makes, for whoever changes it. A detail without an example stands there in words."""
    details = {name: _INVENTED.get(name) or f"‹{said}›" for name, said in DETAILS.items()}
    if template.age_band == ADULT:
        details["recipient_name"] = _AN_ADULT
    draft = fill(template, details)
    sections = tuple(replace(section, text=_text_of(section, details)) for section in draft.sections)
    facts = replace(_FACTS, look=_FACTS.look.at_least(template.smallest_type))
    if template.age_band == ADULT:
        facts = replace(facts, reader_name=_AN_ADULT, look=ADULTS_LOOK)
    return assemble(replace(draft, sections=sections), facts)


def _text_of(section: DraftSection, details: Mapping[str, str]) -> str:
    """What stands in a part: its own words, the first line to choose from, or that the officer writes here."""
    if section.text.strip() or section.kind is SectionKind.DECISIONS:
        return section.text
    if section.choices:
        return fill_in(section.choices[0], details)
    return f"(Here the officer writes {section.label}.)" if section.kind is SectionKind.PROSE else ""
