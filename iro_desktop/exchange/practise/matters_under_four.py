"""What matters to children under four, who show it rather than say it."""

from iro_desktop.exchange.practise.matters import Owner, Step, matter

MATTERS = (
    matter(
        "Bottles",
        (),
        "Bottles are finished and asked for. {carer} has found that the left arm is the right one.",
        Step(
            "Feeding notes to be kept by the carer and shown to the health visitor each fortnight",
            "{carer} will write down how much you drink.",
            Owner.CARER,
            14,
        ),
        only_for="baby",
    ),
    matter(
        "Being looked at",
        (),
        "{child} follows faces across the room and stops crying for {carer}'s voice. That is how it should be.",
        Step(
            "Six-week and three-month checks to be confirmed to the social worker",
            "{nurse} will check how you grow and what you can see.",
            Owner.NURSE,
            28,
        ),
        only_for="baby",
    ),
    matter(
        "Playing beside others",
        (),
        "{child} lines up cars and lets another child have the blue one, sometimes.",
        Step(
            "Weekly play group near home to be joined",
            "{carer} will take you to play with other children.",
            Owner.CARER,
            21,
        ),
        only_for="two_and_over",
    ),
    matter(
        "Saying no",
        (),
        "No is the word of the month. {carer} gives two things to choose from, and it works most of the time.",
        Step(
            "Advice on tempers to be offered to the carer by the health visitor",
            "{nurse} will help {carer} when you are cross.",
            Owner.NURSE,
            28,
        ),
        only_for="two_and_over",
    ),
    matter(
        "Sleep",
        (),
        "{child} slept through five nights of seven and woke happy. The blanket from the first home is still the one.",
        Step(
            "Sleep routine and the comforter to be written into the placement plan, for whoever cares for {child}",
            "{carer} will write down how you like to go to sleep.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "Weight and growing",
        (),
        "The health visitor is pleased: one line up on the chart. Every spoonful of pear was accounted for on the bib.",
        Step(
            "Weight to be checked monthly until the next review",
            "{nurse} will weigh you each month.",
            Owner.NURSE,
            30,
        ),
        only_for="baby",
    ),
    matter(
        "First words",
        (),
        "{child} says duck for ducks, dogs and one bus, and means all of them.",
        Step(
            "Two-year development check to be completed, with attention to speech",
            "{nurse} will play games with you to hear your words.",
            Owner.NURSE,
            42,
        ),
        only_for="toddler",
    ),
    matter(
        "Seeing {parent}",
        (),
        "{child} reached out at once and settled on {parent}'s shoulder. The end of the visit is the hard part.",
        Step(
            "Family time to begin with a photograph at home that morning and end with the same song",
            "{sw} will bring a photo of {parent} for the fridge.",
            Owner.SOCIAL_WORKER,
            10,
        ),
    ),
    matter(
        "Nursery",
        (),
        "Three mornings go well. {child} watches the older ones on the climbing frame and will be on it soon.",
        Step(
            "Funded nursery place to be taken up; key worker to come to the next review",
            "{carer} will take you to nursery on three mornings.",
            Owner.CARER,
            28,
        ),
        only_for="two_and_over",
    ),
    matter(
        "Skin",
        (),
        "The eczema is quieter with the new cream. Cotton sleeves help at night.",
        Step(
            "Review of eczema treatment by the family doctor",
            "{carer} will take you to the doctor about the itchy bits.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "Walking",
        (),
        "Seven steps between the sofa and {carer}, then applause, then seven back.",
        Step(
            "Home safety check to be repeated now that {child} is on the move",
            "{sw} will check that the house is safe for a walker.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="toddler",
    ),
    matter(
        "Memory box",
        (),
        "The hospital band, a first shoe and a card from {parent} are in a biscuit tin. They deserve better.",
        Step(
            "Memory box to be started, with photographs of every home and everyone who cared for {child}",
            "{sw} will make a memory box for you.",
            Owner.SOCIAL_WORKER,
            35,
        ),
    ),
    matter(
        "Jabs",
        (),
        "One injection was missed at the time of the move. The surgery can see {child} on a Friday.",
        Step(
            "Outstanding immunisations to be given",
            "{carer} will take you for your jabs, and cuddle you after.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "Water",
        (),
        "Bath time lasts until the water is cold. A parent and toddler session at the pool starts this month.",
        Step(
            "Weekly swimming session for small children to be booked",
            "{carer} will take you in the warm pool.",
            Owner.CARER,
            21,
        ),
    ),
)

SHORT_BREAKS = (
    matter(
        "My weekends",
        ("I like the swing that is a bed.", "Saturday is the house with the lights."),
        "Shown on the picture board, twice. The sensory room is the favourite place.",
        Step(
            "Short breaks plan to keep the same room and the same two workers",
            "{sw} will make sure you get the same room.",
            Owner.SOCIAL_WORKER,
            21,
        ),
    ),
    matter(
        "My chair",
        ("It bumps.", "The wheel is going to fall off and then I will be a rocket."),
        "The wheelchair is due a service. {child} tested it for us on the ramp, with commentary.",
        Step(
            "Wheelchair service and seating check to be booked",
            "{nurse} will get your chair mended.",
            Owner.NURSE,
            14,
        ),
        only_for="wheelchair",
    ),
    matter(
        "My talker",
        ("I have no button for football.", "Put pizza on it."),
        "The communication aid needs new pages, and {child} knows exactly which.",
        Step(
            "Vocabulary on the communication aid to be updated with {child}; copy for the short breaks home",
            "{teacher} will put new words on your talker.",
            Owner.TEACHER,
            21,
        ),
    ),
    matter(
        "Going home on Sunday",
        ("I like it when {parent} comes to the door, not the car.", "Sunday is pasta at home."),
        "{parent} can come to the door if pick-up is at four. That is easily done.",
        Step(
            "Handover time on Sundays to be changed to four o'clock",
            "{sw} will change Sunday so that {parent} comes to the door.",
            Owner.SOCIAL_WORKER,
            10,
        ),
    ),
)
