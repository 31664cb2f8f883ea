"""The talk between reviews: what children say in passing, and what others tell the officer."""

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desktop.exchange.practise.matters import Line
from iro_desktop.models.child import AgeBand


@dataclass(frozen=True, slots=True)
class Chat:
    """A short conversation with a child: the officer's line, and the child's words in it."""

    note: str
    words: str


CHATS: Mapping[AgeBand, tuple[Chat, ...]] = {
    AgeBand.FROM_4_TO_7: (
        Chat(
            "On the carpet with the farm animals. {child} put the cow in charge.",
            "The cow is the boss because she is big.",
        ),
        Chat("At school, in the reading corner. Showed me a plaster.", "It was a lot of blood. It was one blood."),
        Chat(
            "A short video call while {carer} cooked. Held a picture up to the camera.",
            "That is you. I gave you long legs.",
        ),
        Chat("At home after school. Walked me round the house and named every door.", "This is where the towels live."),
        Chat("In the garden. Very quiet at first, then a great deal about worms.", "Worms don't have a front."),
        Chat("On the stairs, {child}'s choice of seat. Asked whether I have a bed.", "Do you sleep in your office?"),
        Chat("Built a tower with me at nursery club. It fell, twice, to cheers.", "Again, but higher."),
        Chat("Phone call, {carer} holding the phone. Breathing, then news.", "I lost a tooth. It is in my pocket."),
        Chat("Met at the library. Chose three books by weight.", "I like the heavy ones because they have more."),
        Chat("At home, drawing at the table. The rain was in it too.", "This is rain but it is kind rain."),
        Chat("By the school gate with {carer}. Very proud of a sticker.", "I got it for listening with my whole body."),
        Chat("Tea at home. Told me how the oven works.", "It gets cross and then it goes ping."),
        Chat("At the kitchen table with glue. Very busy.", "It has to dry or it is not true."),
        Chat("A walk to the postbox with {carer}. Posted my letter for me.", "Does it know where to go?"),
        Chat(
            "At school after lunch. Whispered, because of the reading corner.",
            "I am the line leader today. I lead the line.",
        ),
        Chat("At home. Showed me a stone from each pocket.", "This one is cold even in my hand."),
        Chat("Video call from the bath mat, hair in a towel.", "I had a beard made of bubbles."),
    ),
    AgeBand.FROM_8_TO_11: (
        Chat(
            "Kicked a ball against the garages for twenty minutes. Best talk we have had.",
            "I talk better when I'm not looking at you.",
        ),
        Chat(
            "Video call from the bedroom. Gave me the tour, ceiling included.",
            "That stain looks like France. I checked.",
        ),
        Chat("At school in the little library. Wanted to know how many children I see.", "Do you get us mixed up?"),
        Chat("In the car park after swimming, hair dripping. In a good mood.", "I went under and it was all quiet."),
        Chat("At home. Taught me a card game and won four times.", "You're quite bad but you don't cry."),
        Chat("Phone call on the way home from school, with crisps.", "We had a supply teacher and nobody died."),
        Chat(
            "Walked round the block with {carer}'s umbrella. Talked about the holidays.",
            "I've never been anywhere that has a customs.",
        ),
        Chat("At the kitchen table, homework between us. Volcanoes.", "It isn't angry. It's just full."),
        Chat("A text and then a call. Wanted me to know about the play.", "I'm a tree but I'm the tree that talks."),
        Chat(
            "After assembly. Serious about a certificate that had been spelt wrong.", "It's my name. They should ask."
        ),
        Chat("At home with the hamster cage open between us.", "She bites strangers. She hasn't bitten you, so."),
        Chat("Video call. Asked what happens if I am ill on the day of the meeting.", "Who's your spare?"),
        Chat(
            "At school, on the wall by the bins, which is the quiet place.",
            "Nobody comes here because of the smell. It's perfect.",
        ),
        Chat("At home, building. Instructions refused on principle.", "If you follow the steps it isn't yours."),
        Chat(
            "Phone call about a lost jumper that turned into a talk about Saturdays.",
            "Saturdays are the day with no bells.",
        ),
        Chat("In the library. Read me a page about space.", "There's a storm on Jupiter that's older than everybody."),
        Chat(
            "At home in the hall, coat still on. Wanted to say one thing before anything else.",
            "I did the thing we practised and it worked.",
        ),
    ),
    AgeBand.FROM_12_TO_15: (
        Chat("Chips by the canal. {child} paid, from a first week's paper round.", "You can have three. Four."),
        Chat(
            "Short call, one-word answers, then it opened up near the end.",
            "Sorry, I wasn't being rude, I was being tired.",
        ),
        Chat("At home in the kitchen while pasta boiled. Talked over the steam.", "I do my thinking at the hob."),
        Chat(
            "Met at the school's side gate, away from the others, as asked.", "If anyone asks, you're my aunt's boss."
        ),
        Chat("Texts over an evening. A photograph of a drawing, then a long one.", "It's easier typed."),
        Chat("Walked to the shop and back. Two laps, in the end.", "I'm fine. Like actually fine, not fine fine."),
        Chat("Video call, camera off, which is all right.", "I'm here, I just look mad in the mornings."),
        Chat("In the library at lunch. Quiet corner, comics.", "Nobody looks for you in here. That's the point."),
        Chat(
            "At home on the back step. Talked about the summer and who is in it.",
            "I want one summer where nothing changes.",
        ),
        Chat(
            "At the sports hall, between two matches. Out of breath and happy.", "Did you see it? Tell me you saw it."
        ),
        Chat("Call after a hard day. {child} rang me, which is new.", "You said ring, so I'm ringing."),
        Chat(
            "Cup of tea at the home. {child} made it and it was strong.",
            "That's how my nan does it. You could paint with it.",
        ),
        Chat("On a bench outside school, ten minutes before the bell.", "I like you, I just don't like Tuesdays."),
        Chat("Call in the evening. Telly on low behind.", "It's the good episode but I'll miss it for you."),
        Chat("At home, sorting a drawer. Talked while folding.", "I keep stuff in case. Then it's just stuff."),
        Chat("Met in the music room at break.", "If I play loud I don't have to talk after."),
        Chat(
            "Walk with the dog from next door. {child} held the lead and the conversation.",
            "You can ask me one deep one. I might not answer.",
        ),
    ),
    AgeBand.FROM_16_TO_17: (
        Chat(
            "Coffee near college. {child} talked about the course and then about the evenings.",
            "It's the evenings that are long.",
        ),
        Chat("Call at six, between shifts.", "I've got ten minutes and a sandwich, go."),
        Chat(
            "At the flat viewing, on the pavement outside afterwards.",
            "It smelt of somebody else's dinner, but I could live there.",
        ),
        Chat("Video call. Wanted my honest view of a letter before sending it.", "Does it sound like I'm begging?"),
        Chat(
            "Walked along the river. Spoke about family with more ease than last year.",
            "I can be sad about it and still have a good day.",
        ),
        Chat(
            "At home, shirt being ironed for an interview, by {child}, well.",
            "I watched a video. There's a video for everything.",
        ),
        Chat(
            "Met at the café that {child} chooses. Same table.",
            "They know my order. That's how you know you live somewhere.",
        ),
        Chat(
            "Texts about the bus, the timetable, and then the real thing.",
            "Can I ask you something that's not about the bus?",
        ),
        Chat("At the house. Showed me the notice board and what should be on it.", "If it's a home, put a photo up."),
        Chat("A call on the day of a result.", "I passed. I'm not shouting because I'm on a bus."),
        Chat(
            "Lunch at college. Introduced me to two friends, by my first name, as asked.",
            "This is Ruth. Ruth is with me.",
        ),
        Chat("Call late in the afternoon. Tired, and thinking about eighteen.", "I don't want a party. I want a plan."),
        Chat("On the bus together, top deck, front seats.", "I still sit here. I'm not too old for the front."),
        Chat("Call about a form, read out line by line.", "Why do they ask it three times? Do they think I'll crack?"),
        Chat("At home, late breakfast. Good mood.", "I slept nine hours. Write that down, it's news."),
        Chat("Outside the job centre, afterwards.", "She said my name right first time. That helped."),
        Chat("At the park, {child} on the swing, by choice.", "Don't put in the report that I was on a swing. Or do."),
    ),
}

SEEN_UNDER_FOUR: tuple[Line, ...] = (
    Line("Held {child} while {carer} made tea. A small fist round my thumb, and no wish to give it back.", "baby"),
    Line("{child} watched the mobile, then me, then the mobile. Made the decision for the mobile.", "baby"),
    Line("Saw {child} at home with {carer}. Took my lanyard and gave it back, four times.", "walks"),
    Line("Visited at nap time on purpose. {child} woke slowly and looked for {carer}, who was there."),
    Line("Sat on the floor with {child} and the saucepans. A serious musician.", "walks"),
    Line(
        "Watched {child} at the end of family time. Upset for a minute, then a story, then sleep in the car.",
        "walks parent",
    ),
    Line("Saw {child} at nursery. Stays near the key worker and looks up to check.", "two_and_over"),
    Line("At home. {child} brought me one shoe, then the other, then mine.", "walks"),
    Line("Lunch with {carer} and {child}. Pear is in favour. Egg is not.", "walks"),
    Line("Short visit. {child} has a cold and wanted only to be carried, and was."),
)

WITH_CARERS: tuple[Line, ...] = (
    Line("{carer} sent the sleep diary. Two wakings a night, settled within minutes.", "small"),
    Line("Rang {carer}. A cold went through the house; {child} had it least.", "small"),
    Line("{carer} says that {child} knows the sound of the car by now, and whose it is.", "small"),
    Line(
        "{carer} says {child} is eating and sleeping well and has started to tease, which is a good sign.", "can_talk"
    ),
    Line(
        "Rang {carer} before the review. Proud of how {child} handled the half-term. Would like help with the "
        "evenings.",
        "can_talk",
    ),
    Line(
        "{carer} asked who decides about a haircut. I said it is for the carer and {child}, and that I will "
        "get it in writing.",
        "can_talk",
    ),
    Line(
        "{carer} has seen more worry since the change of teacher. They talk about it on the way home.",
        "can_talk half_a_year_in",
    ),
    Line("A good call. {carer} and {child} have begun a jigsaw of a thousand pieces.", "can_talk"),
    Line("{carer} would like more notice of visits. I will pass that on to {sw}."),
    Line("{carer} told me that {child} asked for a second helping of everything this week.", "can_talk"),
    Line(
        "{carer} says the evenings after seeing {parent} are hard, and has a plan that works: a walk, then toast.",
        "can_talk",
    ),
    Line("{carer} has not had the education plan. I asked the school for it the same day.", "can_talk"),
    Line(
        "Spoke with {carer} about the summer. They hope to go away together if the passport comes.",
        "can_talk in_a_family",
    ),
)

WITH_SOCIAL_WORKERS: tuple[Line, ...] = (
    Line("{sw} visited last week, at tea time. {child} ate well and was held a lot.", "small"),
    Line("{sw} went through the dates of the court with me. I noted what {child} will need on each of them.", "small"),
    Line("{sw} has the care plan ready and will go through it with {child} on Tuesday.", "can_talk"),
    Line("Asked {sw} about what was decided. Most is done; one thing waits for {manager}.", "half_a_year_in"),
    Line("{sw} visited last week and saw {child} alone. No new worries.", "can_talk"),
    Line("{sw} will bring the date of the panel to the review.", "half_a_year_in"),
    Line("The plan is not shared with {child} yet. {sw} agreed to do it before we meet.", "can_talk"),
    Line("{sw} and I talked about {sibling}. A plan for the holidays is being made."),
    Line("{sw} told me about a change of school transport. I asked that {child} hears it first.", "can_talk"),
    Line("Went through what {child} asked for. {sw} will have an answer at the review, whatever it is.", "can_talk"),
)

TRIED: tuple[str, ...] = (
    "Rang after school, no answer. Sent a text instead.",
    "Rang twice. Left a short message and said when I will try again.",
    "Video call planned for four. Nobody joined. Will ring {carer} to find a better time.",
    "Came by as agreed, nobody at home. Left a card with a picture of a boat.",
    "Sent a message, read but not answered. That is all right. Will try at the weekend.",
)

FOLDED: tuple[tuple[str, str], ...] = (
    (
        "about harm",
        "{child} told {carer} about frightening times in the old home. {sw} was told the same day and is "
        "following it up. {child} knows that telling was right.",
    ),
    (
        "about harm",
        "A call from {sw}: what {child} said in March is being looked into by people whose job that is. "
        "{child} has been told who, and when.",
    ),
    (
        "about a family member",
        "{sw} rang. There is difficult news about {child}'s family. {sw} and {carer} will tell {child} "
        "together on Thursday.",
    ),
)
"""A plain label, and the text that stays folded until somebody opens it."""
