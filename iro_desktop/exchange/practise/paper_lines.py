"""What an officer might type in a letter of each kind, for a reader of each age. Invented, and offered to nobody."""

from collections.abc import Mapping

from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import LetterKind

_4_TO_7, _8_TO_11, _12_TO_15, _16_TO_17 = AgeBand

Lines = Mapping[str, str]
"""The text of a section by its key."""

TO_A_CHILD: Mapping[AgeBand, Lines] = {
    _4_TO_7: {
        "opening": "You showed me how you hop.\nYou hopped eleven times.",
        "after_words": "I told the others. They listened.",
        "going_well": "You can do up your own coat.\nYou gave the last grape to a friend.",
        "ending": "Next time I will hop with you.",
        "why_here": "It was not safe at home.\nYou did nothing wrong.",
        "why_stopped": "Your plan was not ready. That was our mistake.\nI am sorry. You did nothing wrong.",
        "asked": "I asked them to do it by Friday.\nI will ring you on Friday too.",
        "sorry": "You did not ask for a new person.\nI am sorry that you have to start again.",
        "what_i_know": "You like dogs and the red swing.\nYou said that I could know that.",
        "about_me": "I have a loud laugh.\nI have an old green bike.\nI do not like peas.",
        "what_i_do": "I will come to your house on Monday.\nWe can play first and talk after.",
        "remember": "You made me pretend tea in a blue cup.\nYou sang me the whole train song.",
        "who_comes": "She has a dog and she likes songs.\nShe will come with me first.",
    },
    _8_TO_11: {
        "opening": "Thank you for teaching me the clapping game. My hands are nearly better.",
        "after_words": "Everybody heard it from you. It was written down word for word.",
        "going_well": "You fed the neighbour’s rabbit for a week. You read to the little ones on the bus.",
        "ending": "Please find me a new joke before we meet.",
        "why_here": (
            "It was not safe at home, because the grown-ups there were fighting. Nothing you did made that happen. A "
            "judge said where you should live for now."
        ),
        "why_stopped": "Your plan was not ready. That was our mistake, and I am sorry. You did nothing wrong.",
        "asked": "I have rung everybody whose promise is not kept. I will ring them again on Friday, and then you.",
        "sorry": "You did not ask for a new person, and now you have to start again with me. I am sorry about that.",
        "what_i_know": (
            "You like facts about space. You do not like being asked how you feel. You said I could know both."
        ),
        "about_me": (
            "I have a loud laugh and a very old bike. I can whistle with two fingers. I still do not like fish."
        ),
        "what_i_do": (
            "I will come and see you next week, on the day you choose. I will check the promises that were made to "
            "you, and tell you which are done."
        ),
        "remember": (
            "You drew me a map so that I would not get lost, and I did not get lost. You once ran a whole meeting "
            "with a cardboard microphone."
        ),
        "who_comes": (
            "You will meet the new person with me before I go. You chose what they may know. I told them that only."
        ),
    },
    _12_TO_15: {
        "opening": "You said letters from the council sound like a robot in a tie. I have taken the tie off.",
        "after_words": "I read it out as you asked. It changed what we talked about next.",
        "going_well": (
            "You asked for help on a bad day, before it became a worse one. You learned a whole song in nine days."
        ),
        "ending": "You told the truth in a room full of adults. I noticed.",
        "why_here": (
            "Home was not safe, because of what the adults there did. You did not cause it and you could not have "
            "stopped it. A judge decided that you live here while everybody works out what comes next."
        ),
        "why_stopped": (
            "You were ready. We were not: your plan was not finished. I stopped the meeting because you should not "
            "have to guess about where you live. That was our mistake, and I am sorry."
        ),
        "why_no": (
            "The answer is no for now, because the worry about nights is still there. The social worker’s manager "
            "decided. It is not a punishment, and it does not mean that nobody believed you."
        ),
        "what_would_change_it": (
            "- Four visits in a row that end the way you all agreed.\n- A written plan for loud days, made with you.\n"
            "- I cannot promise a yes even then. I can promise that it is looked at again."
        ),
        "who_gets_this": (
            "You, your carer and your social worker get all of it. Anybody else gets only what is about them. Your own "
            "words stay with us."
        ),
        "asked": (
            "I have asked for a date for each thing that is late. If there is none by Friday, I ask the manager above "
            "and tell you what they said."
        ),
        "sorry": (
            "You did not ask for a new person. You should not have to tell it all again. I am sorry that it changes."
        ),
        "what_i_know": (
            "You play bass. You hate being taken out of lessons. You said that I could know both, and I know no more."
        ),
        "about_me": "I am bad at parking and good at crosswords. I once missed my own birthday. I own eleven hats.",
        "what_i_do": (
            "I will come in the first week, at a time outside school. I have the list of what was promised to you, and "
            "I start with what is late."
        ),
        "remember": (
            "In the first meeting you sat under the table, so I sat there too. You said that you could see everyone’s "
            "shoes. I have looked at shoes in every meeting since."
        ),
        "who_comes": "You choose what the new person may know. We come together once, and then I say goodbye properly.",
    },
    _16_TO_17: {
        "opening": "You ran that meeting better than I do, and you kept us to time.",
        "after_words": "I put it at the top of the record, in your words.",
        "going_well": "You passed your first unit. You waited on hold for twenty minutes and got the answer yourself.",
        "ending": "I will remember you with your head under a sink, asking for the other spanner.",
        "why_here": (
            "Home stopped being safe for you, and that was the doing of adults. You asked for help, and that took "
            "something. The council has a duty to give you a home, and you have a say in it."
        ),
        "who_gets_this": (
            "You and your social worker get all of it. Your carer gets the list of who does what. Nobody else gets "
            "your words unless you say so."
        ),
        "asked": (
            "I have asked the team manager for a date for each thing that is late, in writing. If there is no answer "
            "in ten working days, I take it further and tell you."
        ),
        "sorry": (
            "You did not ask for another change, and this is one more. I am sorry. What you agreed before still stands."
        ),
        "what_i_know": (
            "You are on the plumbing course, and you want straight answers. You said I could know that. I know no more."
        ),
        "about_me": "I came to this work late, after ten years in kitchens. I burn toast. I read the last page first.",
        "what_i_do": (
            "I will come to see you in the first week, where and when it suits you. I start with what was promised and "
            "is late."
        ),
        "remember": (
            "The year you did not want to talk to me, you sent a drawing of a shut door. At the next meeting you sent "
            "one with the door open a bit. I still have both."
        ),
        "who_comes": "You decide what the new person may know. We meet once all together, and I say goodbye in person.",
    },
}
"""To a child of each age."""

OF_A_KIND: Mapping[LetterKind, Mapping[AgeBand, Lines]] = {
    LetterKind.MIDWAY: {
        _4_TO_7: {"opening": "I saw your new boots by the door."},
        _8_TO_11: {"opening": "The joke about the penguin worked on my bus. Two people laughed."},
        _12_TO_15: {"opening": "You asked me to chase it, so I did. The late one is first on my list."},
        _16_TO_17: {"opening": "Most of the list is done. One thing is not, and that is not down to you."},
    },
    LetterKind.INVITATION_CHILD: {
        _4_TO_7: {"opening": "I am the one with the red bag.\nYou gave me the blue brick."},
        _8_TO_11: {"opening": "Last time you ran the quiz and I got two out of ten. I have been practising."},
        _12_TO_15: {"opening": "Last time you said that it went on too long. This time you say what comes first."},
        _16_TO_17: {"opening": "You said that offices make you yawn. So tell me where you would rather be."},
    },
    LetterKind.NEW_IRO: {
        _4_TO_7: {"ending": "What is the best thing to put in a sandwich?"},
        _8_TO_11: {"ending": "Which planet would you visit first, and what would you pack?"},
        _12_TO_15: {"ending": "One question, and it is not about feelings: which song should I listen to first?"},
        _16_TO_17: {"ending": "One question, and it is not about plans: what do you cook when nobody is looking?"},
    },
    LetterKind.GOODBYE: {
        _4_TO_7: {
            "opening": "I told you this on the swings.\nI am going to a new job.\nIt is not because of you.",
            "ending": "Thank you for the tea and the songs.\nI am glad that I know you.",
        },
        _8_TO_11: {
            "opening": (
                "I told you this in the garden. Here it is again, for you to keep. I stop at the end of "
                "the month, because I have a new job. It is not because of anything you did."
            ),
            "ending": "Thank you for letting me know you. I have kept the map.",
        },
        _12_TO_15: {
            "opening": (
                "I told you this on the sea wall, and said that I would write it down too. I stop working here at the "
                "end of the month. I am not leaving because of you. You are one of the reasons I stayed this long."
            ),
            "ending": (
                "You once asked if this was just my job. It was my job. I also looked forward to it. Both are true."
            ),
        },
        _16_TO_17: {
            "opening": (
                "I told you this in person, and here it is to keep. I stop working here at the end of the month. It is "
                "about my own life, and not about you."
            ),
            "ending": (
                "You do not need me to tell you that you will manage. I am telling you anyway, because I have seen it."
            ),
        },
    },
}
"""Where letters of a kind begin or end otherwise than those about a review."""

TO_ANYBODY: Mapping[str, Lines] = {
    "birthday_card": {
        "opening": (
            "I thought of you this week, when an owl sat on my fence and looked at me as you do when I am silly."
        ),
        "ending": "You do not have to write back. I wanted you to know that I remembered. Happy birthday!",
    },
    "review_additional_needs": {
        "opening": "It is me, with the red bag.",
        "after_words": "We all saw. Thank you.",
        "going_well": "You helped lay the table.\nYou make people laugh.",
        "ending": "I will bring the red bag.",
    },
    "review_easy_read": {
        "opening": "[picture: smile]\nIt is me, with the red bag.",
        "after_words": "[picture: ear]\nWe all saw. Thank you.",
        "going_well": "[picture: star]\nYou helped lay the table.",
        "ending": "I will bring the red bag.",
    },
    "review_interpreter": {
        "opening": "Thank you for talking to me.",
        "after_words": "I told your social worker. Your words are written in your plan.",
        "going_well": "You learn new words every day. You help in the house.",
        "ending": "I will see you soon.",
    },
    "first_review_16_17": {
        "opening": "You told your story to nine people in two weeks. I was one of them, and I listened.",
        "ending": "Better biscuits next time. You were right about those.",
    },
    "adjourned_4_7": {"opening": "You had your best hat on. I saw it."},
    "adjourned_8_11": {"opening": "You had made a list, with stars by the big ones. I saw it, and I have kept it."},
    "adjourned_12_17": {
        "opening": "You had written three pages for that meeting. I saw them, and they come first next time."
    },
    "answer_no_12_17": {
        "opening": (
            "You asked to spend nights at your dad’s. The answer is no for now. You asked for it to be said "
            "straight, so that comes first."
        ),
    },
    "plain_other": {
        "next": "I will ring you on Friday.",
        "opening": "I have a thing to tell you, and it is a good one.",
    },
}
"""To a reader of any age, by template: read before the lines of an age."""

TO_AN_ADULT: Mapping[LetterKind, Lines] = {
    LetterKind.INVITATION_PARENT: {
        "opening": (
            "Nobody at the table has known your child as long as you have. Last time you said that you felt like a "
            "visitor. This time your points come first, and I will read them out if you would rather not."
        ),
        "place": "We meet in the quiet room. It is a minute from the bus, and tea is ready from half an hour before.",
    },
    LetterKind.GUARDIAN: {
        "plan": (
            "Both plans are written down and clear. I am not satisfied with how slowly the first one moves, and said "
            "so."
        ),
        "ending": "Thank you for ringing before the last hearing. It saved the same question being asked twice.",
    },
    LetterKind.ADULT_COPY: {
        "opening": "Thank you for what you said at the review. It changed two of the decisions below.",
        "explained": (
            "One thing was not agreed yet, because it needs a visit first. It will be looked at again next time."
        ),
    },
}
"""To an adult, by the kind of letter."""


def lines_for_paper(template: str, kind: LetterKind, band: AgeBand) -> Lines:
    """The text of every section that somebody has to type, by its key; a key without one is not there."""
    if kind.is_to_an_adult:
        return TO_AN_ADULT[kind]
    return {**TO_A_CHILD[band], **OF_A_KIND.get(kind, {}).get(band, {}), **TO_ANYBODY.get(template, {})}
