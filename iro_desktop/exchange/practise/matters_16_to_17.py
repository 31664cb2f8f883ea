"""What young people of sixteen and seventeen bring to their reviews, and those who came to the country alone."""

from iro_desktop.exchange.practise.matters import Owner, Step, matter

MATTERS = (
    matter(
        "Where I live at eighteen",
        (
            "Everybody keeps saying independent. I can be independent and still want tea made.",
            "I'd like to know before I'm eighteen, not on the day.",
        ),
        "{carer} wants {child} to stay on. The money has to be agreed by the service, and nobody has asked for it yet.",
        Step(
            "Staying put meeting with the carer to be held and the agreement drafted, with finance",
            "{sw} will write down with you and {carer} how staying on works.",
            Owner.SOCIAL_WORKER,
            42,
        ),
        only_for="staying",
    ),
    matter(
        "My own flat",
        (
            "I want a door that's mine. I can cook eight things.",
            "It's not the cooking, it's the quiet I'm worried about.",
        ),
        "The housing panel wants evidence of budgeting. {child} has kept a spending book since the summer.",
        Step(
            "Housing plan with plans A, B and C to be presented to the panel",
            "{sw} will take your housing plan to the panel. You can come.",
            Owner.SOCIAL_WORKER,
            56,
        ),
        only_for="lives_away",
    ),
    matter(
        "My personal adviser",
        (
            "I've had the name for two months. Never met the person.",
            "Is that someone who tells me what to do or someone I tell?",
        ),
        "A name is not a person. {adviser} will come to where {child} is.",
        Step(
            "Personal adviser to meet {child} and begin the pathway plan",
            "{adviser} will meet you somewhere you choose.",
            Owner.ADVISER,
            14,
        ),
    ),
    matter(
        "College",
        (
            "I like the workshop days. The other days I just sit there being cold.",
            "My tutor said I've got a future and then forgot my name.",
        ),
        "{teacher} knows the name now. Extra workshop time can be earned.",
        Step(
            "College support plan to be agreed, with one more practical session a week",
            "{teacher} will get you one more workshop day.",
            Owner.TEACHER,
            21,
        ),
    ),
    matter(
        "Driving",
        (
            "I've watched that many videos I could teach it.",
            "I want to drive to see {sibling}. That's the whole reason.",
        ),
        "A provisional licence comes first. {manager} agreed in principle to ten lessons.",
        Step(
            "Provisional licence to be applied for; ten lessons to be funded once it arrives",
            "{adviser} will help you apply for your licence.",
            Owner.ADVISER,
            28,
        ),
    ),
    matter(
        "A job",
        ("I gave out twelve CVs and got one text.", "I'd do Saturdays. I'd do five in the morning."),
        "{child} has better stamina than most adults in the room. An interview shirt would help.",
        Step(
            "Support with applications and interview practice; clothing grant to be requested",
            "{adviser} will practise interviews with you and sort out a shirt.",
            Owner.ADVISER,
            21,
        ),
        only_for="settled_here",
    ),
    matter(
        "Money",
        ("I had eleven pounds on Sunday and I don't know where it went.", "Nobody's taught me. They just say budget."),
        "A month of shopping together is worth more than a course.",
        Step(
            "Four weeks of supported budgeting and shopping, recorded for the pathway plan",
            "{carer} will do the food shop with you for a month, with your money.",
            Owner.CARER,
            30,
        ),
    ),
    matter(
        "My documents",
        ("I've got no proof I'm me.", "I want them in my hand, not in your cupboard."),
        "Passport and National Insurance number are both outstanding. They should have been there at sixteen.",
        Step(
            "Passport, National Insurance number and bank account to be in place and handed over",
            "{sw} will get your passport and your National Insurance number, for you to keep.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="settled_here lives_away",
    ),
    matter(
        "{parent}",
        ("I don't need a plan to see {parent}. I need a bus pass.", "We get on better now I can leave when I want."),
        "{child} arranges this sensibly. {sw} will take the old rules out of the plan.",
        Step(
            "Family time section of the pathway plan to be rewritten around {child}'s own arrangements",
            "{sw} will take the old rules out. You arrange it, and say if you want help.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="lives_away",
    ),
    matter(
        "{sibling}",
        (
            "When I'm eighteen will they still let me see {sibling}?",
            "I want to be the one who picks {sibling} up from school, just once.",
        ),
        "Eighteen changes nothing about being family, and that will stand in both plans.",
        Step(
            "Time with brothers and sisters after eighteen to be written into both children's plans",
            "{sw} will write it into both plans that you two keep seeing each other.",
            Owner.SOCIAL_WORKER,
            28,
        ),
    ),
    matter(
        "Sleep",
        ("I'm up at three most nights. It's when it's quiet enough to think.", "I'm not depressed. I'm awake."),
        "{child} does not want counselling, and would see the nurse about sleep.",
        Step(
            "Sleep to be looked at by the nurse for children in care, in private",
            "{nurse} will meet you on your own about sleep.",
            Owner.NURSE,
            21,
        ),
    ),
    matter(
        "My health history",
        ("The doctor asked if it runs in the family. I said which family.", "I don't know what jabs I've had."),
        "This should be handed to {child} as a document, with someone to explain it.",
        Step(
            "Full health history, with immunisations, to be given to {child} and gone through",
            "{nurse} will give you your health history and go through it with you.",
            Owner.NURSE,
            42,
        ),
    ),
    matter(
        "University",
        (
            "Nobody in my family has been. I've read the whole prospectus twice.",
            "Where do you go at Christmas if your room's let out?",
        ),
        "The question about holidays is the right one. The service pays for a place to live in the breaks.",
        Step(
            "Written offer of support in higher education, including holidays, to be sent to {child}",
            "{adviser} will send you in writing what we pay for at university.",
            Owner.ADVISER,
            35,
        ),
        only_for="settled_here",
    ),
    matter(
        "Who I talk to",
        (
            "{officer}, you, obviously. But you're twice a year.",
            "I had the same support worker for ages and then she got a better job.",
        ),
        "{child} asked for one person who does not change. We talked about an independent visitor.",
        Step(
            "Referral for an independent visitor to be made, with interests noted",
            "I will ask for an independent visitor for you, someone who likes what you like.",
            Owner.OFFICER,
            14,
        ),
    ),
    matter(
        "The kitchen",
        (
            "Four of us and one shelf. My cheese has a name on it and it still goes.",
            "I clean it. I'm not the only one who eats.",
        ),
        "{carer} will bring a lock for each cupboard and a rota that is kept.",
        Step(
            "Lockable storage and a kitchen agreement for the house",
            "{carer} will get you a cupboard that locks.",
            Owner.CARER,
            14,
        ),
        only_for="shared_house",
    ),
    matter(
        "Repairs",
        (
            "The boiler's been off since Sunday. I've been showering at the gym.",
            "They said someone's coming. Someone's always coming.",
        ),
        "Six days without hot water is not acceptable. I rang the provider from the meeting.",
        Step(
            "Heating at the property to be repaired, and the provider to confirm in writing",
            "{sw} will get your heating mended and tell me when it is done.",
            Owner.SOCIAL_WORKER,
            4,
        ),
        only_for="shared_house",
    ),
    matter(
        "Barbering",
        ("I cut everyone's hair in the house. They trust me with the back.", "I need real clippers. These ones bite."),
        "A level 1 course has places in the new term, and a kit can be funded.",
        Step(
            "Enrolment on the barbering course; kit to be bought from the education fund",
            "{teacher} will get you on the course, and {adviser} sorts the kit.",
            Owner.TEACHER,
            28,
        ),
    ),
    matter(
        "What was written about me",
        ("It said I refused to engage. I was fifteen and it was raining.", "I want my side next to it."),
        "{child} has the right to add to the record. A page will be put beside the old one.",
        Step(
            "{child}'s own account to be added to the record beside the entry in question",
            "{sw} will put your side in the file, next to theirs.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="lives_away",
    ),
    matter(
        "Revision",
        ("I know it at home and then the room eats it.", "I do better if I walk round."),
        "Extra time and a separate room need a form before the end of the month.",
        Step(
            "Exam access arrangements to be applied for",
            "{teacher} will ask for extra time and a small room for your exams.",
            Owner.TEACHER,
            14,
        ),
    ),
    matter(
        "Staying in touch with {carer}",
        ("If I move out, do I still get Sunday dinner?", "You can't just be family till Friday."),
        "{carer} said that the key is not coming back and neither is the chair.",
        Step(
            "Lifelong links conversation to be held, with former carers included",
            "{sw} will plan with you who stays in your life, and how.",
            Owner.SOCIAL_WORKER,
            42,
        ),
        only_for="in_a_family",
    ),
    matter(
        "Gym",
        ("It's the one thing I do every day.", "They want a direct debit and I haven't got a direct debit."),
        "A leisure pass is free for young people in care. Nobody had mentioned it.",
        Step(
            "Leisure pass to be issued",
            "{adviser} will get you the free gym pass.",
            Owner.ADVISER,
            10,
        ),
    ),
)

ARRIVED_ALONE = (
    matter(
        "English class",
        (
            "In class I understand. In the shop they are too fast.",
            "I want to read the letters that come to me by myself.",
        ),
        "Spoken through the interpreter, then the last sentence in English, which was cheered. More hours are "
        "possible.",
        Step(
            "English classes to go from three to five days; evening conversation group to be found",
            "{teacher} will get you more English, five days a week.",
            Owner.TEACHER,
            21,
        ),
    ),
    matter(
        "My solicitor",
        (
            "I said my story three times. Each time they change the question.",
            "I wait for a letter. The waiting is the hard thing.",
        ),
        "{child} would like {sw} there at the next appointment, and the interpreter from last time.",
        Step(
            "Social worker to attend the next appointment with the solicitor, same interpreter booked",
            "{sw} will come with you to the solicitor. The same interpreter too.",
            Owner.SOCIAL_WORKER,
            28,
        ),
    ),
    matter(
        "My family",
        ("I do not know if my mother knows I am alive.", "I dream the phone rings and it is them."),
        "The Red Cross can search. It may take long and it may find nobody, and both were said plainly.",
        Step(
            "Referral to family tracing to be made with {child}'s consent",
            "{sw} will ask the Red Cross to look for your family. They may not find them.",
            Owner.SOCIAL_WORKER,
            14,
        ),
    ),
    matter(
        "Cricket",
        ("I bowl fast. They ask me to come again.", "On the pitch nobody needs English."),
        "A club two stops away plays on Sundays. Shoes are the only thing missing.",
        Step(
            "Club membership and kit to be funded",
            "{carer} will get you shoes and take you to the club.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "Food",
        (
            "The food is kind but it is not food for me.",
            "I can cook. If I have the right bread I can cook for everyone.",
        ),
        "{child} and {carer} will shop together at the market. The house is looking forward to it.",
        Step(
            "Weekly food budget to allow for food from home; shopping to be done together",
            "{carer} will go with you to the market for the food you like.",
            Owner.CARER,
            10,
        ),
    ),
    matter(
        "Praying",
        ("On Friday I like to be with other people, not alone in the room.", "There I am not the boy with no papers."),
        "{child} goes alone now and would like to go with someone the first time at the bigger place.",
        Step(
            "Place of worship to be visited together; Friday timetable to be adjusted",
            "{carer} will go with you the first time on Friday.",
            Owner.CARER,
            10,
        ),
    ),
    matter(
        "Bad nights",
        ("When I close my eyes I am in the boat.", "I leave the light on. Please do not turn it off."),
        "{carer} has never turned it off since. {child} would talk to a doctor if a man interprets.",
        Step(
            "Referral for trauma support with a male interpreter",
            "{nurse} will find someone to help with the bad nights.",
            Owner.NURSE,
            14,
        ),
    ),
    matter(
        "My age",
        ("They look at my face and guess. I know my birthday.", "If I am older for them, where do I go?"),
        "The decision has taken far too long. I have asked for a date, in writing.",
        Step(
            "Date for the outcome of the age assessment to be given in writing, with reasons for the delay",
            "{manager} will tell you in writing when you get an answer about your age.",
            Owner.TEAM_MANAGER,
            10,
        ),
        only_for="half_a_year_in",
    ),
    matter(
        "A phone with credit",
        ("My cousin is in Germany. With credit I can hear him.", "It is not for games."),
        "{carer} will add credit with the allowance each week.",
        Step(
            "Weekly telephone credit to be included in the allowance",
            "{carer} will put credit on your phone each week.",
            Owner.CARER,
            7,
        ),
    ),
)
