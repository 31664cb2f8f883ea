"""What is written down beside a review: how the child took part, why it was late, and what became of decisions."""

from collections.abc import Mapping

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.matters import Line
from iro_desktop.models.child import AgeBand
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import DecisionStatus

HOW_THE_CHILD_TOOK_PART: Mapping[ParticipationCode, tuple[str, ...]] = {
    ParticipationCode.PN0: (
        "Seen at home with {carer} before the meeting.",
        "{child} was with us on {carer}'s lap for the first part.",
        "Watched {child} play for half an hour. {carer} told us about the week.",
    ),
    ParticipationCode.PN1: (
        "Came and spoke. {child} had a list.",
        "Came for all of it and sat next to {carer}.",
        "Came for the first half, said what mattered, and went back to the others.",
        "Came and spoke, quietly at first.",
    ),
    ParticipationCode.PN2: (
        "Came, and asked the advocate to read the words out.",
        "Came and asked me to say it for {child}, word for word.",
    ),
    ParticipationCode.PN3: (
        "Came and used the picture board.",
        "Came and showed us with signs, and with where {child} chose to sit.",
    ),
    ParticipationCode.PN4: ("Came and listened. {child} did not want to speak or to be spoken for.",),
    ParticipationCode.PN5: (
        "Did not want to come. Told me beforehand what to say, and I read it out.",
        "The advocate came with {child}'s words.",
        "We spoke the day before. {child} chose school over the meeting and trusted me with four sentences.",
    ),
    ParticipationCode.PN6: (
        "Sent a voice message, which we played first.",
        "Filled in the form and drew on the back of it. Both were passed round.",
        "Texted during the meeting, and got answers.",
    ),
    ParticipationCode.PN7: (
        "Rang twice, wrote once, and came by. {child} did not want to talk about it this time, and that was respected.",
        "{child} was away with school. Messages were sent through {carer}; none came back in time.",
    ),
}

WHY_LATE: tuple[Line, ...] = (
    Line(
        "Held late: the first date was called off on the morning because the interpreter did not come.", "interpreter"
    ),
    Line("Held late: {sw} was ill and nobody else knew {child} well enough. I agreed to wait, and wrote that down."),
    Line(
        "Held late: the care plan was not ready. It was better to have it right than quick, and I said whose "
        "delay it was."
    ),
    Line("Held late: {child} had an exam on the day and asked for another.", "thirteen_and_over"),
    Line("Held late: {child} moved in the same week. Meeting in the new home was better.", "moved"),
)

NOT_IN_PERSON: tuple[Line, ...] = (
    Line("{child} asked for a video call.", "can_talk"),
    Line("The road was closed after an accident."),
    Line("{carer} had a cold and there is a baby in the home.", "in_a_family"),
    Line("The journey would have taken the whole school day.", "out_of_borough"),
)

WHAT_BECAME: Mapping[DecisionStatus, tuple[str, ...]] = {
    DecisionStatus.DONE: ("", "", "", "Confirmed by {carer}.", "{child} told me.", "Confirmed by {sw}.", "Seen."),
    DecisionStatus.PARTLY: (
        "Begun; the second half waits for an answer.",
        "Two of four done.",
        "Started later than planned.",
    ),
    DecisionStatus.NOT_DONE: (
        "Not done. Carried forward.",
        "Nobody gave a reason, so I asked {manager}.",
    ),
    DecisionStatus.OVERTAKEN: ("No longer needed.", "No longer needed: it happened another way."),
}

PLANS: Mapping[Story, Mapping[AgeBand, str]] = {
    Story.LONG_TERM_FOSTER: {
        AgeBand.FROM_4_TO_7: "You live with {home}.\nThe plan is to stay.",
        AgeBand.FROM_8_TO_11: "The plan is for you to live with {home} until you are grown up.",
        AgeBand.FROM_12_TO_15: "The plan is for you to stay with {home} until you are grown up. If that ever "
        "has to change, you "
        "will hear it first, and from me.",
        AgeBand.FROM_16_TO_17: "Plan A is to stay on with {home} after you are 18. Plan B is a shared flat "
        "nearby with a worker "
        "who visits. Plan C is a place with staff until something better is free. I cannot promise A until "
        "the money is agreed.",
    },
    Story.NEW_TO_CARE: {
        AgeBand.FROM_4_TO_7: "You are with {home} now.\nA judge will choose what is best.\nWe tell you when we know.",
        AgeBand.FROM_8_TO_11: "You are with {home} for now. A judge will decide where you will grow up. It "
        "takes some months. "
        "{sw} will tell you what is happening each time.",
        AgeBand.FROM_12_TO_15: "You are with {home} while the court decides. The plan has two parts: going "
        "home if it is safe, "
        "and a long-term foster family if it is not. Both are being worked on, so that you do not wait twice.",
        AgeBand.FROM_16_TO_17: "You are with {home} while the court decides. You can have your own lawyer, "
        "and {sw} will help you "
        "find one.",
    },
    Story.WITH_FAMILY: {
        AgeBand.FROM_4_TO_7: "You live with {home}.\nThe plan is to stay.",
        AgeBand.FROM_8_TO_11: "The plan is for you to grow up with {home}, in your own family.",
        AgeBand.FROM_12_TO_15: "The plan is for you to stay with {home}. We are looking at whether a court "
        "can make that yours "
        "for good, so that there are fewer meetings.",
        AgeBand.FROM_16_TO_17: "The plan is for you to stay with {home}, and for that not to stop at 18.",
    },
    Story.CHILDRENS_HOME: {
        AgeBand.FROM_8_TO_11: "The plan is for you to live at {home}, and for us to look for a family that is "
        "right for you.",
        AgeBand.FROM_12_TO_15: "The plan is for you to live at {home}. You asked us to stop looking for a "
        "foster family for now, "
        "and we have stopped. We will ask you again in the summer.",
        AgeBand.FROM_16_TO_17: "Plan A is to stay at {home} until you are 18 and then to move to a shared "
        "house you have seen. "
        "Plan B is a flat with support. Nothing moves before you have visited it.",
        AgeBand.FROM_4_TO_7: "You live at {home}.\nWe look for a family for you.",
    },
    Story.SHARED_HOUSE: {
        AgeBand.FROM_12_TO_15: "The plan is for you to live with {home}.",
        AgeBand.FROM_16_TO_17: "Plan A is your own flat, with help for the first year. Plan B is to stay at "
        "{home} for some months "
        "after 18. Plan C is a room with family friends. The housing panel decides, and you can speak there.",
        AgeBand.FROM_4_TO_7: "You live with {home}.",
        AgeBand.FROM_8_TO_11: "The plan is for you to live with {home}.",
    },
    Story.ARRIVED_ALONE: {
        AgeBand.FROM_12_TO_15: "The plan is for you to stay at {home}, safe, and to go to school.",
        AgeBand.FROM_16_TO_17: "The plan is for you to stay at {home} while your case is decided. After 18 "
        "you still have help "
        "with a place to live. Nobody here can say what the Home Office will decide, and nobody will pretend to.",
        AgeBand.FROM_4_TO_7: "You live with {home}.",
        AgeBand.FROM_8_TO_11: "The plan is for you to stay with {home}.",
    },
    Story.WAITING_FOR_ADOPTION: {
        AgeBand.FROM_4_TO_7: "You live with {home} now.\nWe look for a family for you to keep.",
    },
    Story.PLACED_FOR_ADOPTION: {
        AgeBand.FROM_4_TO_7: "You live with {home}.\nThe plan is for them to be your family for ever.",
    },
    Story.SHORT_BREAKS: {
        AgeBand.FROM_4_TO_7: "You live at home with {home}.\nSome weekends you sleep at Larkspur House.",
        AgeBand.FROM_8_TO_11: "You live at home with {home}. You go to Larkspur House every other weekend.",
        AgeBand.FROM_12_TO_15: "You live at home with {home}, and you go to Larkspur House every other weekend.",
        AgeBand.FROM_16_TO_17: "You live at home with {home}, and you go to Larkspur House every other weekend.",
    },
    Story.BACK_IN_CARE: {
        AgeBand.FROM_4_TO_7: "You live with {home}.\nWe are making a new plan.",
        AgeBand.FROM_8_TO_11: "Going home did not work, and that was not because of you. The plan is for you "
        "to stay with {home} "
        "while we find out what would be right for good.",
        AgeBand.FROM_12_TO_15: "Going home did not work out, and that was not your doing. The plan is for you "
        "to stay with {home} "
        "for the long term. You said you want to hear that more than once, so I have written it here.",
        AgeBand.FROM_16_TO_17: "The plan is for you to stay with {home}.",
    },
    Story.HOME_ON_AN_ORDER: {
        AgeBand.FROM_12_TO_15: "The plan is for you to live at home with {home}. The court order stays for "
        "now, so we keep meeting.",
        AgeBand.FROM_16_TO_17: "The plan is for you to live at home with {home}. We will ask the court "
        "whether the order is still "
        "needed.",
        AgeBand.FROM_4_TO_7: "You live at home with {home}.",
        AgeBand.FROM_8_TO_11: "The plan is for you to live at home with {home}.",
    },
}
"""The plan for home in the child's words, by story and band."""

WHILE_LOOKING: Mapping[AgeBand, str] = {
    AgeBand.FROM_4_TO_7: "You live with {home} now.\nWe look for a home for you to keep.",
    AgeBand.FROM_8_TO_11: "You are with {home} for now. The plan is to find the home where you can grow up, "
    "and to ask you first.",
    AgeBand.FROM_12_TO_15: "You are with {home} for now. The plan is to find a home where you can stay. You "
    "will meet them "
    "before anything is decided.",
    AgeBand.FROM_16_TO_17: "You are with {home} for now. The next place should be one that you have seen and "
    "said yes to.",
}
"""The plan for a child whose court case is over and whose home is not yet the one to stay in."""

UNTIL_HOME_AGAIN: Mapping[AgeBand, str] = {
    AgeBand.FROM_4_TO_7: "You are with {home} while {parent} gets help.\nThe plan is to go home when it is safe.",
    AgeBand.FROM_8_TO_11: "You are with {home} while {parent} gets help. The plan is for you to go home "
    "when it is safe.",
    AgeBand.FROM_12_TO_15: "You are with {home} while {parent} gets help. The plan is for you to go home, "
    "step by step. If it "
    "does not go well we stop and think again, and you are asked first.",
    AgeBand.FROM_16_TO_17: "You are with {home} while {parent} gets help. The plan is for you to go home, "
    "step by step.",
}
"""The plan in an earlier time in care, before the child went home."""
