"""The talk between reviews: what children say in passing, and what an officer notices."""

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desktop.models.child import AgeBand


@dataclass(frozen=True, slots=True)
class Chat:
    """A short conversation with a child: the officer's line, and the child's words in it."""

    note: str
    words: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """What opens and closes a letter: a thing only this child did, and one to look forward to."""

    first_line: str
    last_line: str


CHATS: Mapping[AgeBand, tuple[Chat, ...]] = {
    AgeBand.FROM_4_TO_7: (
        Chat("On the carpet with the farm animals. {child} put the cow in charge.", "The cow is the boss because she is big."),
        Chat("At school, in the reading corner. Showed me a plaster.", "It was a lot of blood. It was one blood."),
        Chat("A short video call while {carer} cooked. Held a picture up to the camera.", "That is you. I gave you long legs."),
        Chat("At home after school. Walked me round the house and named every door.", "This is where the towels live."),
        Chat("In the garden. Very quiet at first, then a great deal about worms.", "Worms don't have a front."),
        Chat("On the stairs, {child}'s choice of seat. Asked whether I have a bed.", "Do you sleep in your office?"),
        Chat("Built a tower with me at nursery club. It fell, twice, to cheers.", "Again, but higher."),
        Chat("Phone call, {carer} holding the phone. Breathing, then news.", "I lost a tooth. It is in my pocket."),
        Chat("Met at the library. Chose three books by weight.", "I like the heavy ones because they have more."),
        Chat("At home, drawing at the table. The rain was in it too.", "This is rain but it is kind rain."),
        Chat("By the school gate with {carer}. Very proud of a sticker.", "I got it for listening with my whole body."),
        Chat("Tea at home. Told me how the oven works.", "It gets cross and then it goes ping."),
    ),
    AgeBand.FROM_8_TO_11: (
        Chat("Kicked a ball against the garages for twenty minutes. Best talk we have had.", "I talk better when I'm not looking at you."),
        Chat("Video call from the bedroom. Gave me the tour, ceiling included.", "That stain looks like France. I checked."),
        Chat("At school in the little library. Wanted to know how many children I see.", "Do you get us mixed up?"),
        Chat("In the car park after swimming, hair dripping. In a good mood.", "I went under and it was all quiet."),
        Chat("At home. Taught me a card game and won four times.", "You're quite bad but you don't cry."),
        Chat("Phone call on the way home from school, with crisps.", "We had a supply teacher and nobody died."),
        Chat("Walked round the block with {carer}'s umbrella. Talked about the holidays.", "I've never been anywhere that has a customs."),
        Chat("At the kitchen table, homework between us. Volcanoes.", "It isn't angry. It's just full."),
        Chat("A text and then a call. Wanted me to know about the play.", "I'm a tree but I'm the tree that talks."),
        Chat("After assembly. Serious about a certificate that had been spelt wrong.", "It's my name. They should ask."),
        Chat("At home with the hamster cage open between us.", "She bites strangers. She hasn't bitten you, so."),
        Chat("Video call. Asked what happens if I am ill on the day of the meeting.", "Who's your spare?"),
    ),
    AgeBand.FROM_12_TO_15: (
        Chat("Chips by the canal. {child} paid, from a first week's paper round.", "You can have three. Four."),
        Chat("Short call, one-word answers, then it opened up near the end.", "Sorry, I wasn't being rude, I was being tired."),
        Chat("At home in the kitchen while pasta boiled. Talked over the steam.", "I do my thinking at the hob."),
        Chat("Met at the school's side gate, away from the others, as asked.", "If anyone asks, you're my aunt's boss."),
        Chat("Texts over an evening. A photograph of a drawing, then a long one.", "It's easier typed."),
        Chat("Walked to the shop and back. Two laps, in the end.", "I'm fine. Like actually fine, not fine fine."),
        Chat("Video call, camera off, which is all right.", "I'm here, I just look mad in the mornings."),
        Chat("In the library at lunch. Quiet corner, comics.", "Nobody looks for you in here. That's the point."),
        Chat("At home on the back step. Talked about the summer and who is in it.", "I want one summer where nothing changes."),
        Chat("At the sports hall, between two matches. Out of breath and happy.", "Did you see it? Tell me you saw it."),
        Chat("Call after a hard day. {child} rang me, which is new.", "You said ring, so I'm ringing."),
        Chat("Cup of tea at the home. {child} made it and it was strong.", "That's how my nan does it. You could paint with it."),
    ),
    AgeBand.FROM_16_TO_17: (
        Chat("Coffee near college. {child} talked about the course and then about the evenings.", "It's the evenings that are long."),
        Chat("Call at six, between shifts.", "I've got ten minutes and a sandwich, go."),
        Chat("At the flat viewing, on the pavement outside afterwards.", "It smelt of somebody else's dinner, but I could live there."),
        Chat("Video call. Wanted my honest view of a letter before sending it.", "Does it sound like I'm begging?"),
        Chat("Walked along the river. Spoke about family with more ease than last year.", "I can be sad about it and still have a good day."),
        Chat("At home, shirt being ironed for an interview, by {child}, well.", "I watched a video. There's a video for everything."),
        Chat("Met at the café that {child} chooses. Same table.", "They know my order. That's how you know you live somewhere."),
        Chat("Texts about the bus, the timetable, and then the real thing.", "Can I ask you something that's not about the bus?"),
        Chat("At the house. Showed me the notice board and what should be on it.", "If it's a home, put a photo up."),
        Chat("A call on the day of a result.", "I passed. I'm not shouting because I'm on a bus."),
        Chat("Lunch at college. Introduced me to two friends, by my first name, as asked.", "This is Ruth. Ruth is with me."),
        Chat("Call late in the afternoon. Tired, and thinking about eighteen.", "I don't want a party. I want a plan."),
    ),
}

SEEN_UNDER_FOUR: tuple[str, ...] = (
    "Saw {child} at home with {carer}. Crawled to me, took my lanyard and gave it back, four times.",
    "Visited at nap time on purpose. {child} woke slowly and looked for {carer}, who was there.",
    "Sat on the floor with {child} and the saucepans. A serious musician.",
    "Watched {child} at the end of family time. Upset for a minute, then a story, then sleep in the car.",
    "Saw {child} at nursery. Stays near the key worker and looks up to check.",
    "At home. {child} brought me one shoe, then the other, then mine.",
    "Lunch with {carer} and {child}. Pear is in favour. Egg is not.",
    "Short visit. {child} has a cold and wanted only to be carried, and was.",
)

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
        Noticed("Thank you for letting me win one game out of five. That was kind.", "I have been practising. Be ready."),
        Noticed("You asked me what an officer does all day. I am still thinking about how to answer.", "Ask me a hard one again next time."),
        Noticed("I tried the joke about the penguin on my bus. Two people laughed.", "Please find me a new joke before we meet."),
        Noticed("You drew a map so I would not get lost. I did not get lost.", "I have kept the map."),
        Noticed("Thank you for the tour of your room. I remember the shelf with the stones.", "Show me the newest stone next time."),
        Noticed("You wrote your own list for the meeting, and the list was better than mine.", "Bring a list again. I like your lists."),
        Noticed("You told me that owls cannot move their eyes. I looked it up and you are right.", "Tell me one more thing I do not know."),
        Noticed("I saw you hold the door for everybody, and then run to be first anyway.", "I will try to get to the door first."),
        Noticed("Thank you for teaching me the clapping game. My hands are nearly better.", "We will do the fast one next time."),
        Noticed("You made a sign for the door so that nobody would walk in. It worked.", "Keep the sign for next time."),
        Noticed("You said the biscuits were dry, and you were right.", "I will bring better biscuits."),
    ),
    AgeBand.FROM_12_TO_15: (
        Noticed("You said meetings should come with a menu. I thought about that all the way home.", "Send me your menu before the next one."),
        Noticed("Thank you for saying the hard thing first and getting it over with.", "I am glad that I know you."),
        Noticed("I listened to the song you told me about. The second half is the good half, as you said.", "Tell me what to listen to next."),
        Noticed("You corrected the minutes from last time, with a pen, in three places. All three were right.", "Bring the pen."),
        Noticed("You made the whole room laugh, and then you made it go quiet.", "I hope the next six months are kind to you."),
        Noticed("Thank you for walking me to the station. You did not have to.", "Next time the hot chocolate is on me."),
        Noticed("You said you would not come and then you came. I noticed both.", "You are always welcome, and so is a text."),
        Noticed("I have read your poem four times now. I will give it back when we meet.", "Keep writing them, even the ones you tear up."),
        Noticed("You asked every adult to say what they had actually done. I have never seen pens move so fast.", "Ask them again in spring."),
        Noticed("You noticed that I was tired and you fetched me a chair. Thank you.", "I owe you one chair."),
        Noticed("You told me how the engine works, with your hands, and I nearly understood.", "Explain it once more next time, slower."),
    ),
    AgeBand.FROM_16_TO_17: (
        Noticed("You ran your own meeting and finished four minutes early. I have been doing this for years and never have.", "I will copy how you did it."),
        Noticed("You came straight from a shift and still read every page. Thank you.", "I hope you get a Sunday off soon."),
        Noticed("You asked a question that none of us could answer, so we are finding out.", "Keep asking."),
        Noticed("Thank you for cooking for us. Nobody has ever fed a meeting before.", "I would like the recipe, if it is not a secret."),
        Noticed("You said you wanted plain answers. I have tried to write only those.", "Tell me where I failed."),
        Noticed("You have done this long enough to know when adults are waiting for each other. You said so, and it helped.", "You have taught me more than you know."),
        Noticed("I saw the photograph you put up by the door. It looks like a home now.", "I look forward to seeing what goes up next."),
        Noticed("You thanked your old teacher in front of everyone. She is still talking about it.", "Good things you say to people stay said."),
        Noticed("You came even though the last meeting was a bad one. That took something.", "I will do my part to make the next one better."),
        Noticed("You showed me your spending book, every page. I could not do that.", "I am proud to know you."),
        Noticed("You speak for yourself now. I remember when you did not want to.", "See you soon, and ring before that if you like."),
    ),
}

NOTICED_UNDER_FOUR: tuple[Noticed, ...] = (
    Noticed("You are very small now, so this letter is for you to keep.", "I am glad I met you."),
    Noticed("When I came you were asleep on {carer}'s shoulder.", "I wish you many good sleeps."),
    Noticed("You gave me your spoon, and then you took it back.", "It is a very good spoon."),
    Noticed("You showed me your shoes. You were pleased with both.", "I hope your feet take you far."),
    Noticed("You pointed at the window and said duck. It was a pigeon.", "I will look out for ducks."),
    Noticed("You laughed each time the ball rolled back to you.", "I will bring a ball when you are bigger."),
    Noticed("You like the yellow cup best. Everyone knows it.", "I hope you always have a yellow cup."),
    Noticed("You held my finger with your whole hand.", "Thank you for holding on."),
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

GOING_WELL_UNDER_FOUR: tuple[str, ...] = (
    "You eat well and you grow.",
    "You laugh when {carer} sings.",
    "You look for {carer}, and {carer} comes.",
    "You sleep with your blanket.",
    "You like books with flaps.",
    "You wave when people go.",
    "You clap when you are pleased.",
    "You like the bath.",
)

WITH_CARERS: tuple[str, ...] = (
    "{carer} says {child} is eating and sleeping well and has started to tease, which is a good sign.",
    "Rang {carer} before the review. Proud of how {child} handled the half-term. Would like help with the evenings.",
    "{carer} asked who decides about a haircut. I said it is for the carer and {child}, and that I will get it in writing.",
    "{carer} has seen more worry since the change of teacher. They talk about it on the way home.",
    "A good call. {carer} and {child} have begun a jigsaw of a thousand pieces.",
    "{carer} would like more notice of visits. I will pass that on to {sw}.",
    "{carer} told me that {child} asked for a second helping of everything this week.",
    "{carer} finds the days after family time hard, and has a plan for them that works: a walk, then toast.",
    "{carer} has not had the education plan. I asked the school for it the same day.",
    "Spoke with {carer} about the summer. They hope to go away together if the passport comes.",
)

WITH_SOCIAL_WORKERS: tuple[str, ...] = (
    "{sw} has the care plan ready and will go through it with {child} on Tuesday.",
    "Asked {sw} about the decisions of the last review. Most are done; one waits for a manager.",
    "{sw} visited last week and saw {child} alone. No new worries.",
    "{sw} will bring the date of the panel to the review.",
    "The plan is not shared with {child} yet. {sw} agreed to do it before we meet.",
    "{sw} and I talked about brothers and sisters. A plan for the holidays is being made.",
    "{sw} told me about a change of school transport. I asked that {child} hears it first.",
    "Went through what {child} asked for. {sw} will have an answer at the review, whatever it is.",
)

TRIED: tuple[str, ...] = (
    "Rang after school, no answer. Sent a text instead.",
    "Rang twice. Left a short message and said when I will try again.",
    "Video call planned for four. Nobody joined. Will ring {carer} to find a better time.",
    "Came by as agreed, nobody at home. Left a card with a picture of a boat.",
    "Sent a message, read but not answered. That is all right. Will try at the weekend.",
)

FOLDED: tuple[tuple[str, str], ...] = (
    ("about harm", "{child} told {carer} about frightening times in the old home. {sw} was told the same day and is "
     "following it up. {child} knows that telling was right."),
    ("about harm", "A call from {sw}: what {child} said in March is being looked into by people whose job that is. "
     "{child} has been told who, and when."),
    ("about a family member", "{sw} rang. There is difficult news about {child}'s family. {sw} and {carer} will tell {child} "
     "together on Thursday."),
)
"""A plain label, and the text that stays folded until somebody opens it."""
