"""What only an officer can write in a letter: first lines, last lines, and what is going well."""

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desktop.exchange.practise.matters import Line
from iro_desktop.models.child import AgeBand


@dataclass(frozen=True, slots=True)
class Noticed:
    """What opens and closes a letter: a thing only this child did, and one to look forward to."""

    first_line: str
    last_line: str
    only_for: str = ""
    """A slot that must be there although no text names it."""


NOTICED: Mapping[AgeBand, tuple[Noticed, ...]] = {
    AgeBand.FROM_4_TO_7: (
        Noticed("Thank you for the paper hat. I wore it on the train.", "I will keep the hat on my desk."),
        Noticed("You showed me how you hop. You hopped eleven times.", "Next time I will hop with you."),
        Noticed("I have put your picture on my wall.", "The picture says hello."),
        Noticed("Thank you for making me a cup of pretend tea.", "Please make me another cup next time."),
        Noticed("You gave me the blue brick. It was the best one.", "Let us build it higher next time."),
        Noticed("I liked your boots. You can jump a big puddle.", "I will bring my boots too."),
        Noticed("You told me the names of all your bears.", "Say good night to the bears from me."),
        Noticed("You saved me a seat on the small chair.", "I like the small chair."),
        Noticed("You sang the counting song. You know it to twenty.", "I am learning the song."),
        Noticed("Thank you for showing me the snail.", "I hope the snail is well."),
        Noticed("You read me a page. You did the voices.", "I want to hear the next page."),
    ),
    AgeBand.FROM_8_TO_11: (
        Noticed(
            "Thank you for letting me win one game out of five. That was kind.", "I have been practising. Be ready."
        ),
        Noticed(
            "You asked me what an officer does all day. I am still thinking about how to answer.",
            "Ask me a hard one again next time.",
        ),
        Noticed(
            "I tried the joke about the penguin on my bus. Two people laughed.",
            "Please find me a new joke before we meet.",
        ),
        Noticed("You drew a map so I would not get lost. I did not get lost.", "I have kept the map."),
        Noticed(
            "Thank you for the tour of your room. I remember the shelf with the stones.",
            "Show me the newest stone next time.",
        ),
        Noticed(
            "You wrote your own list for the meeting, and the list was better than mine.",
            "Bring a list again. I like your lists.",
        ),
        Noticed(
            "You told me that owls cannot move their eyes. I looked it up and you are right.",
            "Tell me one more thing I do not know.",
        ),
        Noticed(
            "I saw you hold the door for everybody, and then run to be first anyway.",
            "I will try to get to the door first.",
        ),
        Noticed(
            "Thank you for teaching me the clapping game. My hands are nearly better.",
            "We will do the fast one next time.",
        ),
        Noticed(
            "You made a sign for the door so that nobody would walk in. It worked.", "Keep the sign for next time."
        ),
        Noticed("You said the biscuits were dry, and you were right.", "I will bring better biscuits."),
    ),
    AgeBand.FROM_12_TO_15: (
        Noticed(
            "You said meetings should come with a menu. I thought about that all the way home.",
            "Send me your menu before the next one.",
        ),
        Noticed("Thank you for saying the hard thing first and getting it over with.", "I am glad that I know you."),
        Noticed(
            "I listened to the song you told me about. The second half is the good half, as you said.",
            "Tell me what to listen to next.",
        ),
        Noticed(
            "You corrected the minutes from last time, with a pen, in three places. All three were right.",
            "Bring the pen.",
        ),
        Noticed(
            "You made the whole room laugh, and then you made it go quiet.",
            "I hope the next six months are kind to you.",
        ),
        Noticed(
            "Thank you for walking me to the station. You did not have to.", "Next time the hot chocolate is on me."
        ),
        Noticed(
            "You said you would not come and then you came. I noticed both.",
            "You are always welcome, and so is a text.",
        ),
        Noticed(
            "I have read your poem four times now. I will give it back when we meet.",
            "Keep writing them, even the ones you tear up.",
        ),
        Noticed(
            "You asked every adult to say what they had actually done. I have never seen pens move so fast.",
            "Ask them again in spring.",
        ),
        Noticed("You noticed that I was tired and you fetched me a chair. Thank you.", "I owe you one chair."),
        Noticed(
            "You told me how the engine works, with your hands, and I nearly understood.",
            "Explain it once more next time, slower.",
        ),
    ),
    AgeBand.FROM_16_TO_17: (
        Noticed(
            "You ran your own meeting and finished four minutes early. I have been doing this for years and "
            "never have.",
            "I will copy how you did it.",
        ),
        Noticed(
            "You came straight from a shift and still read every page. Thank you.", "I hope you get a Sunday off soon."
        ),
        Noticed("You asked a question that none of us could answer, so we are finding out.", "Keep asking."),
        Noticed(
            "Thank you for cooking for us. Nobody has ever fed a meeting before.",
            "I would like the recipe, if it is not a secret.",
        ),
        Noticed("You said you wanted plain answers. I have tried to write only those.", "Tell me where I failed."),
        Noticed(
            "You have done this long enough to know when adults are waiting for each other. You said so, and "
            "it helped.",
            "You have taught me more than you know.",
        ),
        Noticed(
            "I saw the photograph you put up by the door. It looks like a home now.",
            "I look forward to seeing what goes up next.",
        ),
        Noticed(
            "You thanked your old teacher in front of everyone. She is still talking about it.",
            "Good things you say to people stay said.",
        ),
        Noticed(
            "You came even though the last meeting was a bad one. That took something.",
            "I will do my part to make the next one better.",
        ),
        Noticed("You showed me your spending book, every page. I could not do that.", "I am proud to know you."),
        Noticed(
            "You speak for yourself now. I remember when you did not want to.",
            "See you soon, and ring before that if you like.",
        ),
    ),
}

NOTICED_UNDER_FOUR: tuple[Noticed, ...] = (
    Noticed("You are very small now, so this letter is for you to keep.", "I am glad I met you.", "baby"),
    Noticed("When I came you were asleep on {carer}'s shoulder.", "I wish you many good sleeps.", "baby"),
    Noticed("You gave me your spoon, and then you took it back.", "It is a very good spoon.", "walks"),
    Noticed("You showed me your shoes. You were pleased with both.", "I hope your feet take you far.", "walks"),
    Noticed("You pointed at the window and said duck. It was a pigeon.", "I will look out for ducks.", "toddler"),
    Noticed("You laughed each time the ball rolled back to you.", "I will bring a ball when you are bigger.", "walks"),
    Noticed("You like the yellow cup best. Everyone knows it.", "I hope you always have a yellow cup.", "walks"),
    Noticed("You held my finger with your whole hand.", "Thank you for holding on.", "baby"),
)

GOING_WELL: Mapping[AgeBand, tuple[str, ...]] = {
    AgeBand.FROM_4_TO_7: (
        "You can put on your own shoes.",
        "You say sorry when you bump someone.",
        "You ate a whole carrot.",
        "You learned to write your name.",
        "You waited for your turn on the swing.",
        "You told {carer} when you felt sad.",
        "You can count to thirty.",
        "You helped lay the table.",
        "You slept in your own bed all week.",
        "You made a new friend at school.",
        "You were kind to a smaller child.",
        "You can ride past the gate now.",
        "You sang in front of the class.",
        "You washed the paint pots.",
        "You put the toys away with no fuss.",
        "You asked for help with your buttons.",
    ),
    AgeBand.FROM_8_TO_11: (
        "You read a whole book that had no pictures.",
        "You went back and said sorry, without being told.",
        "You stood up for someone at school.",
        "You learned to make toast, and you made it for {carer}.",
        "You told the truth about the broken plate.",
        "You kept going at swimming when it got hard.",
        "Your spelling list came home with nothing wrong.",
        "You walked away from an argument in the playground.",
        "You looked after a new boy on his first day.",
        "You saved your money for nine weeks.",
        "You asked for help before things got too big.",
        "You learned all your times tables but one.",
        "You cleaned the fish tank without a reminder.",
        "You said what you wanted in front of everyone.",
        "You got your ten-metre badge, and then the next one.",
        "You wrote a letter to someone who was ill.",
    ),
    AgeBand.FROM_12_TO_15: (
        "You went to every lesson for three weeks, the hard ones too.",
        "You asked for help on a bad day, before it became a worse one.",
        "You finished the art piece that you wanted to throw away.",
        "You have been to training in the rain, twice a week.",
        "You rang the doctor yourself.",
        "You told a friend no, and you kept the friend.",
        "You cooked for the whole house and washed up after.",
        "You came second in the race, and you shook hands.",
        "You sat an exam that you were sure you would walk out of.",
        "You said how you felt without shouting, and people heard it better.",
        "You got a part in the show.",
        "You have kept the same best friend all year.",
        "You taught someone younger how to ride a bike.",
        "You got yourself up for school all term.",
        "You handed in the history project on time.",
        "You told someone when you were worried about a friend.",
    ),
    AgeBand.FROM_16_TO_17: (
        "You have been on time for work for two months.",
        "You passed your first unit at college.",
        "You opened a bank account and read the small print.",
        "You rang the housing office, waited, and got an answer.",
        "You cook three proper meals a week.",
        "You kept an appointment that you had been dreading.",
        "You asked your tutor for more time instead of giving up.",
        "You helped someone new settle into the house.",
        "You saved sixty pounds and did not touch it.",
        "You told us when the plan was not working.",
        "You have kept in touch with the people who matter to you.",
        "You took the bus to the other side of the city on your own.",
        "You spoke to forty people at the care council.",
        "You paid back what you owed.",
        "You wrote your own statement for the plan.",
        "You went back to lessons after a hard fortnight.",
    ),
}

GOING_WELL_UNDER_FOUR: tuple[Line, ...] = (
    Line("You hold your head up now.", "baby"),
    Line("You build towers and knock them down.", "walks"),
    Line("You eat well and you grow."),
    Line("You laugh when {carer} sings."),
    Line("You look for {carer}, and {carer} comes."),
    Line("You sleep with your blanket."),
    Line("You like books with flaps.", "walks"),
    Line("You wave when people go.", "walks"),
    Line("You clap when you are pleased.", "walks"),
    Line("You like the bath."),
)

WHAT_HAPPENED_TO_THE_WORDS: Mapping[AgeBand, tuple[str, ...]] = {
    AgeBand.FROM_4_TO_7: (
        "I told the others. They listened.",
        "{sw} wrote it down.",
        "{carer} smiled when I said it.",
        "Everyone heard you.",
    ),
    AgeBand.FROM_8_TO_11: (
        "Everybody heard it from you, and {sw} wrote it down word for word.",
        "I read it out the way you said it. Nobody spoke for a moment.",
        "That is why the first thing on the list below is there.",
        "{carer} said afterwards: I did not know that, and I am glad that I do now.",
    ),
    AgeBand.FROM_12_TO_15: (
        "I read that out as you asked, and I left out the part you asked me to leave out.",
        "It changed what we talked about. Two of the decisions below are there because of it.",
        "{sw} asked for it to be written in your plan in your words, not in ours.",
        "Nobody argued with it. I think they knew it was true.",
    ),
    AgeBand.FROM_16_TO_17: (
        "I put it at the top of the record, in your words.",
        "It is the reason for the first line of the list.",
        "{sw} had not heard it put like that, and said so.",
        "I have asked that whoever reads your plan reads that first.",
    ),
}

COPIES: Mapping[AgeBand, str] = {
    AgeBand.FROM_12_TO_15: (
        "You, {carer} and {sw} get all of it. Anyone else gets only the decisions that are about them. Your "
        "own words stay "
        "with us."
    ),
    AgeBand.FROM_16_TO_17: (
        "You and {sw} get all of it. {carer} gets the list of who does what. Nobody else gets your words "
        "unless you say so."
    ),
}

ASKED_AND_NOT_YET: Mapping[AgeBand, tuple[str, ...]] = {
    AgeBand.FROM_8_TO_11: (
        "You asked to go home for a whole weekend. Not yet. {sw} and {manager} want the day visits to go well "
        "first. They will "
        "look at it again at the next meeting.",
        "You asked to change your room with the spare one. Not yet. {carer} needs it until the summer. You "
        "two will look at it "
        "again then.",
    ),
    AgeBand.FROM_12_TO_15: (
        "You asked to change schools. The answer is not yet. {sw} wants to try the new timetable first, and I "
        "agreed. We will "
        "ask you again in half a term, and if you still want it, I will support you.",
        "You asked for no more meetings with people you do not know. I can promise that for your own review. "
        "I cannot promise "
        "it for every meeting, and {sw} will tell you beforehand who comes.",
    ),
    AgeBand.FROM_16_TO_17: (
        "You asked for the council to pay for a laptop of your own choice. The answer is a plain laptop, this "
        "month. {manager} "
        "decided. If you think that is unfair for your course, Winston can help you challenge it.",
        "You asked to move before your birthday. The answer is no, because the place is not free until after "
        "it. {manager} "
        "decided, and I have asked for that in writing.",
    ),
}
