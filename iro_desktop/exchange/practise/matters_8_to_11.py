"""What children of eight to eleven bring to their reviews."""

from iro_desktop.exchange.practise.matters import Owner, Step, matter

MATTERS = (
    matter(
        "Seeing {parent}",
        (
            "An hour is not long enough. It takes me half of it to feel normal.",
            "I get a stomach ache before and then after I wish it was still going.",
        ),
        "{parent} comes every time and on time. {carer} sees the stomach aches and the good mood that follows.",
        Step(
            "Length of family time with {parent} to be looked at again, with {child}'s own reasons put first",
            "{sw} will ask {parent} and the manager about longer visits, and tell you the answer.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="lives_away",
    ),
    matter(
        "{uncle}",
        ("{uncle} taught me how to whistle. I want to show him I still can.", "He used to walk me to school."),
        "{uncle} has written to ask after {child}. He has not been visited by the service yet.",
        Step(
            "Viability visit to maternal uncle, then a first supervised meeting in the community",
            "{sw} will visit {uncle} and talk with him. Then you can meet him.",
            Owner.SOCIAL_WORKER,
            28,
        ),
    ),
    matter(
        "My {sibling_word}",
        (
            "{sibling} and me used to share a room. Now we share a car park.",
            "I tell {sibling} stuff I don't tell grown-ups.",
        ),
        "Meetings happen in a car park because of the distance. Both homes can do better than that.",
        Step(
            "One overnight stay a month for the children together, at each home in turn",
            "{sw} will arrange sleepovers with {sibling}, one house and then the other.",
            Owner.SOCIAL_WORKER,
            35,
        ),
    ),
    matter(
        "Being in the team",
        ("I'm a sub and I don't mind. I just want a shirt with a number.", "We lost nine nil but I got a touch."),
        "Training is on Tuesdays. Registration needs a signature that nobody has given.",
        Step(
            "Registration with the local club; fee from the activity allowance",
            "{carer} will sign you up for the team and pay for the shirt.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "The school trip",
        ("Everyone has paid except me and they all know.", "There is a zip wire. I have thought about it every day."),
        "The form has been with the office for three weeks. {child} has been told different things by "
        "different people.",
        Step(
            "Team manager to give consent for the residential trip",
            "{manager} will say yes or no to the school trip. I will tell you the same day.",
            Owner.TEAM_MANAGER,
            7,
        ),
        Step(
            "Deposit and kit for the residential trip to be paid from pupil premium plus",
            "{teacher} will sort out the money and the kit list.",
            Owner.TEACHER,
            14,
        ),
        only_for="lives_away",
    ),
    matter(
        "People asking",
        (
            "They ask why I don't live with my mum and I say she's busy. She's been busy for two years.",
            "I want one answer that is true but short.",
        ),
        "{child} wants words to use, not a talk in front of the class. We wrote two answers down to try.",
        Step(
            "Life story worker to help {child} prepare a short, true answer for other children",
            "{sw} will help you find a short answer that is true.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="lives_away",
    ),
    matter(
        "Fractions",
        ("I get halves. It's when they go small.", "I put my hand up once and nobody saw, so I stopped."),
        "{teacher} has noticed the hand going down. A small group starts after the break.",
        Step(
            "Small-group teaching in mathematics, paid from pupil premium plus; progress to be reported at the PEP",
            "{teacher} will teach you maths in a small group.",
            Owner.TEACHER,
            21,
        ),
    ),
    matter(
        "My phone",
        ("I'm the only one in my class who has to borrow one.", "I don't want it for games. I want it for {friend}."),
        "{carer} is in favour, with a rule about bedtime. {child} offered the rule first.",
        Step(
            "Carer to agree a phone and a written plan for its use with {child}",
            "{carer} will make a phone plan with you, and you both sign it.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "Sleepover at {friend}'s",
        ("{friend}'s mum had to ask so many questions that she gave up.", "I would bring my own pillow."),
        "No police check is needed for a night with a friend. {sw} will make that clear in writing.",
        Step(
            "Carer's authority to agree to sleepovers to be confirmed in the placement plan",
            "{sw} will write down that {carer} can say yes to sleepovers.",
            Owner.SOCIAL_WORKER,
            10,
        ),
        only_for="lives_away",
    ),
    matter(
        "My life story",
        ("There's a bit missing between baby and now.", "I want to know who chose my name."),
        "{child} has three photographs. {sw} believes there are more in the old file.",
        Step(
            "Life story book to be completed, with photographs from the earlier file",
            "{sw} will fill the gap in your book, with photos.",
            Owner.SOCIAL_WORKER,
            60,
        ),
        only_for="lives_away",
    ),
    matter(
        "The dentist",
        ("It hurts on one side so I chew on the other.", "I'm not scared. I just don't want to go on a school day."),
        "The check is four months late. An appointment in the holidays is possible.",
        Step(
            "Dental appointment to be attended outside school hours",
            "{carer} will take you to the dentist, not on a school day.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "{pet}",
        ("{pet} waits at the window at half three. Nobody told him the time.", "I can do the lead on my own now."),
        "{child} would like to be trusted to walk as far as the corner.",
        Step(
            "Carer to agree with {child} where the dog may be walked alone, and try it for a month",
            "{carer} will let you walk {pet} to the corner and back.",
            Owner.CARER,
            14,
        ),
        only_for="dog",
    ),
    matter(
        "My bedroom",
        (
            "It's a nice room but it's still got the last kid's stickers on the wall.",
            "I want it dark blue. Not baby blue.",
        ),
        "The stickers had not been noticed by any adult. Paint is cheap.",
        Step(
            "{child}'s bedroom to be decorated to {child}'s choice",
            "{carer} will paint your room with you. Dark blue.",
            Owner.CARER,
            35,
        ),
        only_for="in_a_family",
    ),
    matter(
        "When I get angry",
        ("It comes up from my feet. Then it's too late.", "After, I feel like a burnt thing."),
        "{teacher} described two times when {child} walked away first. Those two matter.",
        Step(
            "School to agree a signal and a place with {child} for when things get too much",
            "{teacher} will agree a secret signal with you, and a calm place to go.",
            Owner.TEACHER,
            10,
        ),
    ),
    matter(
        "Cooking",
        ("I made {parent}'s rice and it tasted like home, nearly.", "I can do it if someone does the hot bit."),
        "Food is how {child} remembers. {carer} would be glad of a recipe.",
        Step(
            "Recipes to be gathered from the family and cooked at home once a week",
            "{sw} will ask {parent} for recipes. You and {carer} cook on Fridays.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="lives_away",
    ),
    matter(
        "Big school",
        ("I don't know anybody who is going there.", "What if they ask who my parents are on the first day?"),
        "{teacher} can arrange a visit when it is quiet. {child} has questions and has written down six.",
        Step(
            "Transition plan for secondary school, with an early visit and a named person",
            "{teacher} will take you to see the new school when it is quiet.",
            Owner.TEACHER,
            30,
        ),
        only_for="last_years_of_primary",
    ),
    matter(
        "The drums",
        (
            "I play on the table and everyone says stop. On a drum nobody says stop.",
            "I can do a fill. Do you want to hear?",
        ),
        "We heard a fill. The school has a kit that stands unused on Wednesdays.",
        Step(
            "Music lessons at school to be arranged through the virtual school",
            "{teacher} will get you a drum lesson each week.",
            Owner.TEACHER,
            28,
        ),
    ),
    matter(
        "New social workers",
        ("I told my whole story again. I should just make a poster.", "Do they read it before they come?"),
        "{child} has had a change of worker in the year. {sw} has promised to read first and ask later.",
        Step(
            "Social worker to read the file and write {child} a page about what is already known",
            "{sw} will write down what is known already, so you don't start again.",
            Owner.SOCIAL_WORKER,
            14,
        ),
        only_for="new_worker lives_away",
    ),
    matter(
        "Pocket money",
        ("I'm saving for the big set. I have been saving since it was summer.", "I want to see the numbers go up."),
        "Savings have been paid in but nobody has shown {child}.",
        Step(
            "Carer to share the savings record with {child} each month",
            "{carer} will show you your savings on the first of each month.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "Eid",
        (
            "I want to go to the big prayer with everyone, not watch it.",
            "{carer} got the lights but we didn't know where to go.",
        ),
        "{carer} is keen to get this right. A family from school has offered to go together.",
        Step(
            "Carer to be linked with a local family for festivals and Saturday school",
            "{carer} will go with you and {friend}'s family for Eid.",
            Owner.CARER,
            28,
        ),
        only_for="muslim",
    ),
    matter(
        "Swimming badge",
        ("I can do a length if nobody looks.", "I have the fifty. I want the hundred."),
        "Lessons stopped when the family moved pools.",
        Step(
            "Swimming lessons to be booked again for one term",
            "{carer} will book your swimming for the whole term.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "Will I move?",
        (
            "Every time the bell rings I think it's a social worker with bags.",
            "I want someone to say it and write it down.",
        ),
        "{carer} said it and I wrote it down. {manager} will put the plan in a letter.",
        Step(
            "Team manager to confirm the long-term plan to {child} in writing after the matching panel",
            "{manager} will write you a letter that says you are staying.",
            Owner.TEAM_MANAGER,
            28,
        ),
        only_for="staying",
    ),
    matter(
        "My glasses",
        ("The board is fluffy.", "I can read it if I sit where {friend} sits."),
        "{teacher} has moved the seat for now. An eye test is free.",
        Step(
            "Eye test to be attended; school to be told the result",
            "{carer} will take you for an eye test. You choose the frames.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "The bus",
        ("It's a bus. It has a driver. All I do is sit.", "I practised in my head and I know all the stops."),
        "{carer} and {child} will do it twice together and once with {carer} on the seat behind.",
        Step(
            "Independent travel to be practised in three steps and agreed in the placement plan",
            "{carer} will practise the bus with you, three times.",
            Owner.CARER,
            35,
        ),
    ),
)
