"""Invented children and what officers wrote to them: enough to fill every template."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.letters.assemble import DecisionFact, LetterFacts, QuoteFact
from iro_desktop.letters.content import LetterLook
from iro_desktop.letters.decision_sheet import SentTo, SheetFacts
from iro_desktop.letters.templates import Draft, fill, load_template, with_texts

WRITTEN_ON = date(2026, 3, 17)

DETAILS: Mapping[str, str | None] = {
    "child_known_as": "Pip",
    "officer_name": "Maren",
    "officer_phone": "07700 900 133",
    "officer_email": "maren@quaymouth.example",
    "meeting_day": "Tuesday 10 March",
    "meeting_place": "at home",
    "who_came": "You, Ada, Joss, Tunde and I were there.",
    "who_was_not_there": "Mum was not there.",
    "plan": "The plan is for you to live with Ada and Joss until you are grown up.",
    "promises": (
        "- Tunde will take you to see Nan. By Saturday 4 April. Done. You went on the bus.\n"
        "- Joss will sign you up for climbing club before the Easter holiday. Not done."
    ),
    "next_check_day": "Tuesday 21 April",
    "next_meeting_day": "Thursday 3 September",
    "advocate_name": "Bea",
    "advocate_phone": "08081 570 112",
    "help_line_name": "Help at Hand",
    "help_line_phone": "08081 570 139",
    "complaints_phone": "01632 960 175",
    "recipient_name": "Rhona",
    "child_age": "9",
    "turns": "10",
    "social_worker": "Tunde",
    "review_day": "Thursday 3 September",
    "review_hour": "half past 3 in the afternoon",
    "review_place": "at the library",
    "plan_by_day": "Thursday 27 August",
    "last_review_day": "Tuesday 10 March",
    "coming_review_day": "Thursday 3 September",
    "goes_on_day": "Tuesday 31 March",
    "directions": "- Tunde will write the plan, and say in it where you live. By Friday 27 March.",
    "officer_before": "Ilse",
    "officer_after": "Bashir",
    "handover_day": "Monday 4 May",
    "decisions_for_reader": "- 1. Arrange monthly family time with the grandmother. Tunde, by Saturday 4 April.",
    "feedback_form": (
        "Did people listen to you? [ ] Yes [ ] Partly [ ] No\nWhat should be different next time? ____ ____ ____"
    ),
}

DECISIONS = (
    DecisionFact(
        number=1,
        wording="Arrange monthly family time with the maternal grandmother, first visit to have taken place",
        child_wording="Tunde will take you to see Nan.",
        owner_name="Tunde",
        owner_role="social worker",
        due_on=date(2026, 4, 4),
    ),
    DecisionFact(
        number=2,
        wording="Enrol in the Wednesday climbing club within delegated authority",
        child_wording="Joss will sign you up for climbing club",
        owner_name="Joss",
        owner_role="foster carer",
        due_on=date(2026, 3, 25),
        when_in_childs_words="before the Easter holiday",
    ),
    DecisionFact(
        number=3,
        wording="School to provide a reading partner three times a week",
        child_wording="You will read with a partner three times a week.",
        owner_name="Miss Okoro",
        owner_role="class teacher",
        due_on=date(2026, 3, 27),
    ),
    DecisionFact(
        number=4,
        wording="IRO to obtain from the team manager the date of the dental referral and tell the child",
        child_wording="I will find out when you see the dentist, and ring you by 31 March. Ada comes too.",
        owner_name="Maren",
        owner_role="reviewing officer",
        due_on=date(2026, 3, 31),
    ),
)

QUOTES = (
    QuoteFact("I want Nan to see my den. She has to crawl in though.", "You told me on Monday 2 March, in the garden."),
    QuoteFact("Can somebody tell me before it changes, not after?"),
)

TEXTS: Mapping[str, Mapping[str, str]] = {
    "review_4_7": {
        "opening": "It is me, with the squeaky shoes.",
        "after_words": "I told Ada and Tunde. Ada said, yes!",
        "going_well": "You built a den with four rooms.\nYou shared your torch with Kit.",
        "hard": "The dentist wait is too long.\nThat is our mistake, not yours.",
        "asked_for": "You asked for a dog. Not yet.\nAda will ask again after summer.",
        "people_you_love": "You will see Nan every month.\nIf it changes, Tunde tells you first.",
        "ending": "Save me a place in the den.",
    },
    "review_8_11": {
        "opening": (
            "Thank you for the tour of your den. I still have leaves in my hair, and I would not change a thing."
        ),
        "after_words": (
            "I read both out at the start. Tunde said you were right, and he has promised to tell you first."
        ),
        "going_well": (
            "You built a den with four rooms and a working door. You walked Kit to school when he was scared of "
            "the dog."
        ),
        "hard": (
            "You waited two months for the dentist. You should not have. That was our mistake, and it is being put "
            "right."
        ),
        "asked_for": (
            "To see Nan at home: yes.\n\nTo have a dog: not yet. The flat is too small for one now. Ada and Joss "
            "will talk about it again in September."
        ),
        "people_you_love": (
            "You will see Nan on the first Saturday of each month. If that changes, Tunde will tell you before."
        ),
        "school_and_feeling_well": "Miss Okoro says you ask the best questions in the class.",
        "ending": "I am practising my crawling. See you in the den.",
    },
    "review_12_15": {
        "opening": (
            "You asked me to write less and mean more. So here is the short version: you are staying where you are."
        ),
        "after_words": "I read that out first. Nobody spoke for a bit, and then Joss said that you were right.",
        "going_well": (
            "You ran the whole lighting desk for the school play and did not miss a cue. When it went wrong at "
            "home in January, you rang Joss before it got worse."
        ),
        "hard": (
            "You waited five months to hear about seeing your nan. Nobody was working on it. That was our failure, "
            "and I am sorry."
        ),
        "asked_for": (
            "You asked to stay out until eleven at weekends. The answer is no for now, and ten is the time until "
            "the summer. Joss and Ada decided that, because the last bus is at half past ten. You will look at it "
            "again together in June.\n\nYou asked to see Nan at her flat. That is a yes."
        ),
        "people_you_love": (
            "You will see Nan once a month, starting in April. If it cannot happen, Tunde will tell you the same day."
        ),
        "school_and_feeling_well": (
            "You chose drama and physics. Your form tutor has moved the meetings out of lesson time."
        ),
        "who_gets_this": (
            "You, Ada, Joss and Tunde get all of it. Your mum gets the decisions about family and school. She does "
            "not get your own words, because you asked me to keep those back."
        ),
        "ending": "You said adults never remember the small things. The desk was number four, and the bulb was blue.",
    },
    "review_16_17": {
        "opening": "You ran that meeting better than I do. Here is the list first, as you asked.",
        "after_words": (
            "I read that out, and it turned the meeting round. What you want to keep is Ada, Sunday football, and "
            "your room until your course ends."
        ),
        "going_well": (
            "You passed the first part of your electrical course. You rang the bank, sat in a queue of twenty, and "
            "opened the account yourself."
        ),
        "hard": (
            "You should have met your personal adviser when you turned 16. You are meeting her now. That is our "
            "failure. I have asked for the reason in writing by 31 March, and you will see the answer whatever it "
            "says."
        ),
        "home": (
            "The plan is for you to stay with Ada and Joss after you are 18. This is called staying put.\n\n- Plan "
            "A: you stay with Ada and Joss. They have said yes. The council still has to agree the money.\n- Plan "
            "B: a shared flat near college, with a worker who visits.\n- Plan C: a room with staff in the "
            "building, while we look for something better.\n\nI cannot promise Plan A today. I can promise that I "
            "will ask for an answer in writing."
        ),
        "money_and_papers": "Your savings are in your own name. Your passport and licence will be yours to keep.",
        "learning_and_work": "College will keep your bursary going while you are on placement.",
        "people_you_love": "Nan will have you for Sunday lunch, for as long as you both want it.",
        "what_changes": (
            "I stop being the person who checks your plan. Tunde stops being your social worker. Farida starts, "
            "and she can stay until you are 25. Ada and Joss do not stop."
        ),
        "asked_for": (
            "You asked for a car. The answer is no, because there is no fund for cars. You can challenge that, and "
            "Bea can help."
        ),
        "who_gets_this": "You, Ada, Joss, Tunde and Farida get all of it. Nobody else does.",
        "ending": "I will remember you explaining three-phase power with six biscuits and a spoon.",
    },
    "midway_4_7": {
        "opening": "It is me again, with the squeaky shoes.",
        "asked": "I asked Joss to ring the climbing club.\nShe will do it before your swimming day.",
        "ending": "Wave to Kit from me.",
    },
    "midway_8_11": {
        "opening": "I have been to see if the den still stands. It does.",
        "asked": "I asked Joss to sign you up for climbing by Friday 1 May. I will ring you that day to hear.",
        "ending": "I have found all the leaves now. I think.",
    },
    "midway_12_15": {
        "opening": "You asked for the short version: one done, one not.",
        "asked": (
            "I rang Joss on Tuesday and asked her to send the form by Friday 1 May. If it has not gone, I will ask "
            "her manager that day."
        ),
        "ending": "The blue bulb was still on when I left.",
    },
    "midway_16_17": {
        "opening": "Nan is sorted. Climbing is not, and that is on us.",
        "asked": "I asked Joss for the form by Friday 1 May. After that I go to her manager.",
        "ending": "Six biscuits and a spoon. I still use it.",
    },
    "review_additional_needs": {
        "opening": "It is me. I have the squeaky shoes.",
        "after_words": "Ada saw. Ada said yes.",
        "going_well": "You built a den.\nYou gave Kit your torch.",
        "ending": "I bring the squeaky shoes.",
    },
    "review_interpreter": {
        "opening": "Thank you for the tea and the map of your street.",
        "going_well": "You go to college every day. You cooked for six people.",
        "people_you_love": "The search may not find your aunt. We will still ask.",
        "ending": "I look forward to your soup.",
    },
    "first_review_4_7": {
        "opening": "I am the one with the squeaky shoes.",
        "why_here": "Mum is too ill to care for you now.\nYou did nothing wrong.",
        "going_well": "You chose a shelf for your bear.\nYou gave Kit a turn.",
        "ending": "My shoes will squeak for you.",
    },
    "first_review_16_17": {
        "opening": "You asked what I write down about you. This, and you see all of it first.",
        "why_here": "It was not safe to stay. You said so, and you were right to.",
        "going_well": "You found the bus to college yourself. You rang the doctor.",
        "who_gets_this": "You and Tunde get all of it. Nobody else does.",
        "ending": "I read the book you told me about.",
    },
    "first_review_8_11": {
        "opening": "You met nine new people in two weeks. I am the one who fell over the cat.",
        "after_words": "No. It is not your fault. You were right to ring.",
        "why_here": "Mum was too ill to look after you. Nobody had helped her soon enough. Tunde asked Ada.",
        "going_well": "You chose your own shelf. You showed Kit where the towels are.",
        "ending": "I have apologised to the cat.",
    },
    "first_review_12_17": {
        "opening": "You asked what I write down about you. This, and you see all of it.",
        "after_words": "No. It is not your fault. You were right to ring.",
        "why_here": "Your mum was too ill to look after you, and help came too late.",
        "going_well": "You found the bus to school yourself. You asked for a lock, and said why.",
        "who_gets_this": "You and Tunde get all of it. Nobody else does.",
        "ending": "The cat has forgiven me.",
    },
    "adjourned_4_7": {
        "opening": "You had your best hat on.",
        "why_stopped": "We had no plan to show you.\nThat was our mistake. I am sorry.\nYou did nothing wrong.",
        "going_well": "You sat so still.\nYou gave Kit the red pen.",
        "ending": "Bring the hat again.",
    },
    "adjourned_8_11": {
        "opening": "You came with a list and three sharp pencils.",
        "why_stopped": "Your plan was not ready. That was our mistake. I am sorry. You did nothing wrong.",
        "going_well": "You read your list out without stopping.",
        "ending": "Bring the pencils again.",
    },
    "adjourned_12_17": {
        "opening": "You were ready, and we were not.",
        "why_stopped": "Your plan was not finished. It would have been unfair to decide about it. I am sorry.",
        "going_well": "You said what you thought of it, calmly and to everybody.",
        "ending": "Your two pages go first.",
    },
    "answer_no_12_17": {
        "opening": "You asked to move to your dad's now. The answer is no.",
        "why_no": "The judge said that it must be safe first, and only a judge can change that. This is no punishment.",
        "what_would_change_it": "- Your dad finishes the course.\n- Four Saturdays in a row go well.",
        "going_well": "You went to each maths lesson. You walked away from a fight.",
        "who_gets_this": "You and Tunde get all of it. Your dad gets the reasons.",
        "ending": "You were clear, and people listened.",
    },
    **{
        name: {"opening": "We met by the broken slide.", "before": "I would like to see you on your own first."}
        for name in (
            "invitation_child_4_7",
            "invitation_child_8_11",
            "invitation_child_12_15",
            "invitation_child_16_17",
        )
    },
    "invitation_parent": {
        "place": "It is at the library, up the stairs and left.",
        "opening": "Nobody else at the table knew Pip at three. This time you speak first.",
    },
    **{
        name: {
            "sorry": "You knew Ilse for three years. I am sorry that you have to start again with me.",
            "why": "Ilse has a new job far away. It is not because of you.",
            "what_i_know": "- You like dens.\n- You do not like being asked how you feel.",
            "about_me": "I have a loud laugh and a very old bike.",
            "what_i_do": "I come with Ilse on Thursday 28 May.",
            "ending": "Which planet would you pack for?",
        }
        for name in ("new_iro_4_7", "new_iro_8_11", "new_iro_12_17")
    },
    **{
        name: {
            "opening": "I stop on Friday 1 May. It is not because of you.",
            "remember": "You sat under the table, so I sat there too.",
            "wrong": "I was slow about the dentist. I am sorry.",
            "who_comes": "Bashir laughs loudly. He knows about the den, because you said he could.",
            "ending": "Thank you for letting me know you.",
        }
        for name in ("goodbye_4_7", "goodbye_8_11", "goodbye_12_17")
    },
    "birthday_card": {
        "opening": "An owl sat on my fence. It looked at me as you do when I say something silly.",
        "ending": "Happy birthday!",
    },
    "guardian_letter": {"plan": "The plan is clear. I am not satisfied with its speed."},
    "adult_copy": {
        "opening": "Thank you for what you said about the evenings.",
        "home": "The plan has not changed.",
    },
    "plain_other": {"opening": "I have moved my desk.", "ending": "The kettle moved with me."},
    "review_easy_read": {
        "opening": "[picture: wave]\nIt is me, with the squeaky shoes.",
        "after_words": "[picture: train]\nYou pointed to the train. You want more trains.",
        "going_well": (
            "[picture: tent]\nYou built a den.\n\n[picture: torch | Your torch]\nYou shared your torch with Kit."
        ),
        "decisions": "[picture 1: nan]\n[picture 2: climbing]\n[picture 3: reading]\n[picture 4: dentist]",
        "ending": "[picture: shoes | My squeaky shoes]\nI will wear my squeaky shoes again.",
    },
    "plain": {
        "opening": "Thank you for showing me the den.",
        "going_well": "You built a den with four rooms. You walked Kit to school.",
        "ending": "See you in the den.",
    },
}


ADULTS_LETTERS = frozenset({"invitation_parent", "guardian_letter", "adult_copy"})
"""The templates whose reader is Rhona."""


def finished_draft(template: str) -> Draft:
    """The template filled, and every question answered."""
    return with_texts(fill(load_template(template), DETAILS), TEXTS[template], DETAILS)


def letter_facts(**changed: object) -> LetterFacts:
    """The facts of Pip's letter, with some of them changed."""
    facts: dict[str, object] = {
        "child_known_as": "Pip",
        "officer_name": "Maren",
        "officer_role": "your reviewing officer",
        "reference": "R-2026-0117",
        "written_on": WRITTEN_ON,
        "look": LetterLook(animal="hedgehog"),
        "quotes": QUOTES,
        "decisions": DECISIONS,
    }
    return LetterFacts(**{**facts, **changed})  # type: ignore[arg-type]  # each test names fields of LetterFacts


def sheet_facts() -> SheetFacts:
    return SheetFacts(
        child_known_as="Pip",
        child_age=10,
        officer_name="Maren",
        officer_role="Independent Reviewing Officer",
        reference="R-2026-0117",
        written_on=WRITTEN_ON,
        review_in_words="Fourth",
        held_on=date(2026, 3, 10),
        how_held="in person, at home",
        present=("Pip", "Ada and Joss (foster carers)", "Tunde (social worker)"),
        sent_views=("Miss Okoro (class teacher)",),
        not_there=("Pip's mother",),
        participation="PN1 (attended and spoke for themself)",
        plan="Long-term foster care with Ada and Joss; unchanged",
        managers_answer_due_on=date(2026, 3, 24),
        midway_check_on=date(2026, 4, 21),
        next_review_on=date(2026, 9, 3),
        next_review_latest_on=date(2026, 9, 10),
        decisions=DECISIONS,
        shared_words=("I want Nan to see my den. She has to crawl in though.",),
        sent_to=(
            SentTo("Ada and Joss", date(2026, 3, 17), "by hand"),
            SentTo("Tunde and the team manager", date(2026, 3, 17), "secure email"),
            SentTo("Pip has the letter instead"),
        ),
        notes=("Not agreed: a dog, for now. The flat is too small; looked at again in September.",),
    )
