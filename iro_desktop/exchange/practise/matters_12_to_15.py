"""What young people of twelve to fifteen bring to their reviews."""

from iro_desktop.exchange.practise.matters import Owner, Step, matter

MATTERS = (
    matter(
        "Being pulled out of lessons",
        (
            "Everyone sees me get called out. I might as well wear a sign.",
            "If it's about me, do it when I'm not missing art.",
        ),
        "{teacher} accepted this at once. Meetings can be after three.",
        Step(
            "PEP and other meetings to be held outside lesson time",
            "{teacher} will plan meetings after school, never in lessons.",
            Owner.TEACHER,
            10,
        ),
    ),
    matter(
        "My phone at night",
        (
            "You trust me with the baby and the hob but not with a phone.",
            "It's not the phone, it's that nobody asked me.",
        ),
        "{carer} worries about sleep. {child} worries about being the only one. A trial was agreed.",
        Step(
            "Carer and {child} to try a new phone agreement for a month, then look at it together",
            "{carer} will try your phone plan for a month. Then you both decide.",
            Owner.CARER,
            30,
        ),
    ),
    matter(
        "Time with {parent}",
        (
            "I don't want somebody writing notes while I'm talking to my own {parent_word}.",
            "Some weeks I want to go and some weeks I don't. Both should be okay.",
        ),
        "{child} asked for less supervision and the right to say not this week. {sw} will take both to {manager}.",
        Step(
            "Level of supervision at family time to be assessed again, with a decision in writing",
            "{sw} will get an answer about having no one taking notes.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="lives_away",
    ),
    matter(
        "{sibling}",
        (
            "I'm the oldest. I used to do the breakfasts. Now I get a calendar.",
            "{sibling} thinks I chose this. I didn't.",
        ),
        "{child} carries worry about {sibling}. More time, and more ordinary time, was asked for.",
        Step(
            "Plan for brothers and sisters to be rewritten with the children: a weekly call and a day out each month",
            "{sw} will set up a weekly call and a day out each month with {sibling}.",
            Owner.SOCIAL_WORKER,
            21,
        ),
    ),
    matter(
        "Staying put here",
        ("I've unpacked. I don't unpack.", "I want it on paper before I believe it."),
        "{carer} was moved by that sentence. The matching panel sits next month.",
        Step(
            "Long-term match to be presented to panel; {child} to be told the outcome the same day",
            "{sw} will take it to the panel, and ring you with the answer that day.",
            Owner.SOCIAL_WORKER,
            42,
        ),
        only_for="staying",
    ),
    matter(
        "GCSE choices",
        (
            "I picked what my mates picked and now I'm in food tech with no mates.",
            "I want to do something with engines.",
        ),
        "There are two weeks in which choices can still change. {teacher} will look at engineering with {child}.",
        Step(
            "Careers conversation and change of options to be offered before the window closes",
            "{teacher} will go through your options with you before it is too late to change.",
            Owner.TEACHER,
            10,
        ),
        only_for="thirteen_and_over",
    ),
    matter(
        "Panic",
        ("My chest goes and I think this is it.", "I count the tiles. It works till about forty."),
        "{child} told the whole meeting, which took courage. School did not know what the early exits were about.",
        Step(
            "Referral to the mental health team for children in care; exit card for lessons in the meantime",
            "{sw} will ask for someone you can talk to about the panic.",
            Owner.SOCIAL_WORKER,
            14,
        ),
        Step(
            "Exit card to be issued and all subject teachers told",
            "{teacher} will give you a card so you can step out without explaining.",
            Owner.TEACHER,
            7,
        ),
    ),
    matter(
        "My file",
        ("There's a whole folder about me and I've read none of it.", "I want to know what they wrote when I was six."),
        "{child} understands that some parts will be hard to read and wants company, not protection.",
        Step(
            "{child} to be supported to see the record, with preparation and someone present",
            "{sw} will help you see your file, and sit with you.",
            Owner.SOCIAL_WORKER,
            56,
        ),
        only_for="lives_away",
    ),
    matter(
        "Boxing",
        ("It's the only place where being angry is useful.", "Coach says I'm good. He doesn't say that to people."),
        "Two evenings a week would suit. The club has a safeguarding lead.",
        Step(
            "Membership of the boxing club to be agreed and paid for; consent form to be signed",
            "{carer} will sign the form and get you to boxing twice a week.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "Clothes money",
        ("I asked in March. It's not March.", "I shouldn't have to wear my PE top to a party."),
        "The allowance was paid to the wrong account. {sw} apologised.",
        Step(
            "Clothing allowance to be paid, and a date each quarter to be told to {child}",
            "{sw} will get the clothes money paid and tell you the dates.",
            Owner.SOCIAL_WORKER,
            10,
        ),
        only_for="lives_away",
    ),
    matter(
        "My language",
        (
            "I understand {gran} but I answer in English. It's getting worse.",
            "If I lose it I can't talk to half my family.",
        ),
        "There is a Saturday school, and {gran} would ring twice a week if somebody topped up her phone.",
        Step(
            "Home language classes to be arranged; regular calls with grandmother to be planned",
            "{sw} will find you a class, and set up calls with {gran}.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="another_language",
    ),
    matter(
        "Staying out",
        ("Half nine in summer is not late. The sun is literally up.", "If I text I should get longer. That's fair."),
        "{carer} offered ten o'clock on Fridays with a text at nine. {child} shook hands on it.",
        Step(
            "Home times to be written into the placement plan, with {child}'s own check-in",
            "{carer} will write down the new times. You text at nine.",
            Owner.CARER,
            7,
        ),
    ),
    matter(
        "{friend}",
        (
            "{friend} knows everything. You should talk to {friend} if you want to know if I'm okay.",
            "We're not dating. Please write that down.",
        ),
        "I have written it down. {child} would like {friend} to be able to stay at weekends.",
        Step(
            "Carer to agree weekend stays by a friend, and meet the friend's family",
            "{carer} will meet {friend}'s family, so {friend} can stay over.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "The move",
        (
            "I got told on the Thursday and moved on the Saturday. I had bin bags.",
            "I never got to say bye to anyone on my street.",
        ),
        "No child should move with bin bags. I have said so in writing, and a visit back is to be arranged.",
        Step(
            "Visit to the previous carers to be arranged, to say goodbye; luggage to be provided",
            "{sw} will take you back to say goodbye properly.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="moved",
    ),
    matter(
        "Missing school",
        ("If I'm already late there's no point going in to get shouted at.", "Mornings are when I think about stuff."),
        "Attendance has gone from 71 to 84 in a term. {child} is honest about which days are hard.",
        Step(
            "Later start on two days to be tried for half a term, with a key adult at the gate",
            "{teacher} will meet you at the gate, and two days start later.",
            Owner.TEACHER,
            14,
        ),
        only_for="lives_away",
    ),
    matter(
        "Guitar",
        ("I've got four chords. That's most songs.", "I need one that stays in tune. Mine sounds like a wasp."),
        "{child} played for us. The wasp was noted.",
        Step(
            "Instrument and lessons to be funded through the virtual school's music offer",
            "{teacher} will apply for a guitar and lessons for you.",
            Owner.TEACHER,
            28,
        ),
    ),
    matter(
        "Passport",
        ("Everyone's going to Spain and I'm going to the library.", "I don't even know where my birth certificate is."),
        "The application has been with the service since before the summer.",
        Step(
            "Passport application to be completed; birth certificate to be obtained",
            "{sw} will send off for your passport and birth certificate.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="lives_away",
    ),
    matter(
        "Meetings about me",
        ("Seven adults and one me. Do the maths.", "I'll come if it's short and there's pizza."),
        "{child} would like to run the first half next time, and chooses four people.",
        Step(
            "Next review to be planned with {child}: who, where and in what order",
            "I will plan the next meeting with you. You choose who comes.",
            Owner.OFFICER,
            42,
        ),
    ),
    matter(
        "{parent} and promises",
        ("{parent} says next week and next week says next week.", "I'd rather be told no than be told maybe."),
        "Three visits were missed in the term. {child} should hear the same day, and from a person.",
        Step(
            "Agreement with {parent} about cancelling: by nine in the morning, and {child} told by the social worker",
            "{sw} will tell you by ten if a visit is off, and why.",
            Owner.SOCIAL_WORKER,
            10,
        ),
        only_for="lives_away",
    ),
    matter(
        "Skin",
        ("I've tried everything off the internet. My face hurts.", "Don't tell me it's my age."),
        "A chemist has not helped. The family doctor can.",
        Step(
            "Appointment with the family doctor about skin; {child} to be seen alone if wished",
            "{carer} will book the doctor. You can go in on your own.",
            Owner.CARER,
            14,
        ),
    ),
    matter(
        "Drawing",
        ("I draw people's hands. You can tell stuff from hands.", "My sketchbook's private but you can see page nine."),
        "Page nine was remarkable. There is a Saturday course at a gallery for which the service can pay.",
        Step(
            "Application for the Saturday art course to be made, with travel",
            "{carer} will help you apply for the Saturday art course.",
            Owner.CARER,
            21,
        ),
    ),
    matter(
        "House rules",
        ("Staff change and the rules change with them.", "Days say yes and then nights say who said yes."),
        "{carer} agreed that a rule which depends on the rota is no rule. The young people will write them together.",
        Step(
            "House agreement to be written with the young people and used by all shifts",
            "{carer} will write the house rules with all of you, same for every shift.",
            Owner.CARER,
            21,
        ),
        only_for="residential",
    ),
    matter(
        "Online",
        (
            "Someone was weird online and I blocked them. I did it right.",
            "I didn't say because I thought you'd take my phone.",
        ),
        "{child} did do it right. The phone stays, and that was said out loud so that telling stays safe.",
        Step(
            "Work on online safety to be offered by the school's safeguarding lead, with {child} choosing who",
            "{teacher} will find you someone good to talk to about online stuff.",
            Owner.TEACHER,
            14,
        ),
    ),
    matter(
        "An advocate",
        ("I know what I want. I can't say it when they all look.", "Can someone else read it out?"),
        "We talked about what an advocate does. {child} said yes, a woman if possible.",
        Step(
            "Referral for an independent advocate, with {child}'s preference noted",
            "I will ask for an advocate for you, a woman if they can.",
            Owner.OFFICER,
            7,
        ),
    ),
    matter(
        "Horses",
        ("They don't ask questions. They just breathe.", "I'd muck out for free."),
        "A stable two miles away takes young helpers on Sundays.",
        Step(
            "Weekly volunteering at the stables to be arranged; boots from the activity allowance",
            "{carer} will take you to the stables on Sundays.",
            Owner.CARER,
            21,
        ),
    ),
)
