"""What children of four to seven bring to their reviews."""

from iro_desktop.exchange.practise.matters import Owner, Step, matter

MATTERS = (
    matter(
        "My bunk bed",
        ("I want the top one. I am not scared of it.", "The top bunk is like a boat."),
        "{carer} would like the ladder tried out together first. {child} showed us how carefully a person can climb.",
        Step(
            "Carer to check the safe use of the top bunk with {child} and agree a bedtime rule",
            "{carer} will try the ladder with you and make a bed rule together.",
            Owner.CARER,
            14,
        ),
        only_for="in_a_family",
    ),
    matter(
        "My wobbly tooth",
        ("It wobbles when I say Thursday.", "If it falls out at school, who keeps it?"),
        "No dentist has been seen since the spring. {carer} has a practice that is good with small children.",
        Step(
            "Routine dental check to be booked and attended",
            "{carer} will take you to the dentist. The dentist counts teeth.",
            Owner.CARER,
            28,
        ),
    ),
    matter(
        "Playing with {parent}",
        ("When it rains we just sit there.", "{parent} brought biscuits. We ate them in the car because it was wet."),
        "Family time is warm, and the park does not work in the rain. {parent} would like somewhere to bake or paint.",
        Step(
            "Indoor venue to be found for family time in wet weather",
            "{sw} will find a dry place with toys for you and {parent}.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="lives_away",
    ),
    matter(
        "{gran}'s soup",
        ("{gran} makes soup with stars in. I can smell it in my head.", "I want to hear {gran} sing."),
        "{child} last saw {gran} in the holidays. {gran} would love to talk every week and has a telephone "
        "with a screen.",
        Step(
            "Weekly video call with grandmother to be set up and added to the family time plan",
            "{carer} will help you ring {gran} every Sunday after tea.",
            Owner.CARER,
            10,
        ),
        Step(
            "Grandmother to be asked for the family recipes and photographs, for the life story work",
            "{sw} will ask {gran} how she makes the soup.",
            Owner.SOCIAL_WORKER,
            28,
        ),
    ),
    matter(
        "My {sibling_word}",
        ("I drew two people and one is {sibling}.", "Does {sibling} have a new bed as well?"),
        "They have met once since the last review. Both sets of carers are happy to share the driving.",
        Step(
            "Fortnightly time for the children together to be planned with both homes",
            "{sw} will plan play days for you and {sibling}.",
            Owner.SOCIAL_WORKER,
            21,
        ),
    ),
    matter(
        "Reading",
        ("I can read the frog one with no help.", "The hard words are just long. They are not bad."),
        "{teacher} sees a big step since the autumn. Ten minutes a night at home is enough.",
        Step(
            "Daily shared reading to be agreed between school and home, with a record that travels in the book bag",
            "{teacher} will send a new book home for you each week.",
            Owner.TEACHER,
            7,
        ),
    ),
    matter(
        "The toilets at school",
        ("The big toilets roar at me.", "I hold it in until home time."),
        "{teacher} did not know and was glad to be told. There is a small one by the office.",
        Step(
            "School to offer {child} the smaller toilet by the office, without having to ask in front of others",
            "{teacher} will show you a quiet toilet that you can use.",
            Owner.TEACHER,
            5,
        ),
    ),
    matter(
        "My lunch",
        ("The peas touch the fish and then it is all pea.", "I like it when the food is in its own places."),
        "Eating at school is hard work. A lunch box with parts has helped at home.",
        Step(
            "Carer and school to agree packed lunches on some days, and how the plate is served on others",
            "{carer} will make you a packed lunch on two days a week.",
            Owner.CARER,
            10,
        ),
    ),
    matter(
        "Mr Bobble",
        ("Mr Bobble is still in my old house and he is on his own.", "He has one eye. He can still see."),
        "The soft toy was left behind on the day of the move. {sw} said sorry for that.",
        Step(
            "Belongings left at the previous address to be collected, the soft toy first",
            "{sw} will go and fetch Mr Bobble.",
            Owner.SOCIAL_WORKER,
            7,
        ),
        only_for="lives_away",
    ),
    matter(
        "Why I live here",
        ("Was I too noisy? Is that why?", "Why can't I live in both houses?"),
        "{carer} told {child} straight away that children are never too noisy to be loved, and that it was a "
        "grown-up job "
        "that went wrong.",
        Step(
            "Life story work to begin, with pictures and at {child}'s pace; carer to have the words to use at home",
            "{sw} will make a book with you about your story.",
            Owner.SOCIAL_WORKER,
            42,
        ),
        only_for="lives_away",
    ),
    matter(
        "Dancing",
        ("I did a spin and I did not fall.", "My feet do it on their own."),
        "There is a Saturday class five minutes away. The first one is free.",
        Step(
            "Weekly dance class to be started, paid from the activity allowance",
            "{carer} will take you to dancing on Saturdays.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "My party",
        ("I have never had a bouncy castle.", "Everyone can come, even the ones who push."),
        "Last year the birthday fell in the week of the move and was missed. Everyone wants this one to be remembered.",
        Step(
            "Birthday to be planned with {child}, with invitations to friends from class",
            "{carer} will plan a party with you. You choose the cake.",
            Owner.CARER,
            30,
        ),
    ),
    matter(
        "The wolf dream",
        ("The wolf comes when I shut my eyes.", "It goes away if {carer} sits on the stairs."),
        "Sleep is broken three nights a week. {carer} does exactly the right thing and is tired.",
        Step(
            "Advice on sleep to be asked of the children's mental health consultation line and shared with the carer",
            "{sw} will ask a sleep helper what keeps wolves away.",
            Owner.SOCIAL_WORKER,
            14,
        ),
    ),
    matter(
        "Riding a bike",
        ("I can go but I can't do stopping.", "I only fell in the bush two times."),
        "{child} rode the length of the car park before we began. Stopping was by bush.",
        Step(
            "Carer to practise cycling with {child} weekly; helmet to be checked for size",
            "{carer} will teach you how to stop.",
            Owner.CARER,
            30,
        ),
    ),
    matter(
        "Going to {friend}'s house",
        ("{friend} said come to my house and I had to say I don't know.", "{friend} has a slide in the actual garden."),
        "{carer} was not sure who may say yes. {sw} will put it in writing that carers can.",
        Step(
            "Delegated authority for play dates to be confirmed to the carer in writing",
            "{sw} will write down that {carer} can say yes to playing at {friend}'s.",
            Owner.SOCIAL_WORKER,
            7,
        ),
        only_for="lives_away",
    ),
    matter(
        "My hair",
        ("I want the ones with the beads that click.", "It hurts when it is combed the wrong way."),
        "{carer} has watched films about it and would like someone to learn from.",
        Step(
            "Carer to be introduced to a hairdresser with the right skills; hair and skin care to be added to "
            "the placement plan",
            "{carer} will take you to a hair lady who knows your hair.",
            Owner.CARER,
            21,
        ),
        only_for="plaits",
    ),
    matter(
        "{pet}",
        ("{pet} sleeps on my feet and I am not allowed to move.", "{pet} knows when I am sad. {pet} does a sniff."),
        "The two are devoted. {child} would like a job that is a real one.",
        Step(
            "{child} to have a daily part in the care of the family pet, with the carer beside",
            "{carer} will teach you how to brush {pet}.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "The big slide",
        ("I want to go on the big slide two times and then two times again.", "I am nearly tall enough."),
        "There has been little time outdoors since the clocks changed. {child} plans very well with a list.",
        Step(
            "One outdoor outing each weekend, chosen by {child}",
            "{carer} will take you to the big slide at the weekend.",
            Owner.CARER,
            12,
        ),
    ),
    matter(
        "When I talk",
        ("People say what, what, when I talk.", "I know the word. My mouth is slow."),
        "{teacher} understands nearly everything now; new people do not. {child} minds.",
        Step(
            "Referral to speech and language therapy; school to share what helps with the home",
            "{teacher} will find you someone who helps with sounds.",
            Owner.TEACHER,
            28,
        ),
    ),
    matter(
        "My coat",
        ("The zip is broken so the wind comes in.", "I would like a coat with a pocket for stones."),
        "The coat has been outgrown. {carer} had been waiting for the clothing money to come through.",
        Step(
            "Winter clothing to be bought from the clothing allowance; payment to the carer to be checked",
            "{carer} will take you to choose a coat with pockets.",
            Owner.CARER,
            10,
        ),
        only_for="lives_away",
    ),
    matter(
        "My new class",
        ("I don't want a new teacher. I have one.", "Who will know about my peg?"),
        "Changes of adult are hard, with reason. {teacher} has an idea for three short visits.",
        Step(
            "School to plan visits to the next class and to send home a photograph of the new teacher",
            "{teacher} will take you to meet your new teacher three times.",
            Owner.TEACHER,
            30,
        ),
    ),
    matter(
        "Who drives me",
        ("The man in the car did not know my name.", "I look for the blue car but it was red."),
        "Three drivers in a month. {sw} agreed that this is not good enough.",
        Step(
            "School transport to keep the same driver; photograph to be shown to {child} before any change",
            "{sw} will send you a photo of your driver. It will be the same one.",
            Owner.SOCIAL_WORKER,
            10,
        ),
    ),
    matter(
        "Snails",
        ("I found four snails. One is called Bus.", "They like the wet wall, not the dry one."),
        "The garden is where {child} is calmest. {carer} has offered a corner of it.",
        Step(
            "Carer to give {child} a corner of the garden or a window box to look after",
            "{carer} will give you your own bit of garden.",
            Owner.CARER,
            21,
        ),
        only_for="in_a_family",
    ),
    matter(
        "Staying here",
        ("How many sleeps am I staying?", "My name is on the door so I think I live here."),
        "{carer} answered before anyone else could: as many sleeps as there are. The plan says the same.",
        Step(
            "The plan for {child}'s home to be told in a picture page that can be kept by the bed",
            "{sw} will draw a page about your home for your wall.",
            Owner.SOCIAL_WORKER,
            14,
        ),
        only_for="staying",
    ),
)
