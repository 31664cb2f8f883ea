"""What the adults bring to a review because the law or the plan asks for it."""

from iro_desktop.exchange.practise.matters import Line, Owner, Step, matter

HEALTH = (
    matter(
        "Growing",
        (),
        "The health assessment is up to date, and so is the red book.",
        Step(
            "Health assessment every six months until the fifth birthday; next one to be booked",
            "{carer} will take you for your health check.",
            Owner.CARER,
            120,
        ),
        only_for="half_a_year_in small",
    ),
    matter(
        "Red book",
        (),
        "The red book came with {child} and is filled in up to last week.",
        Step(
            "Red book to stay with the carer and be shown at each health visit",
            "{carer} will keep your red book, with all your numbers.",
            Owner.CARER,
            28,
        ),
        only_for="small",
    ),
    matter(
        "First health check",
        (),
        "The first health assessment took place in time. A few small things to follow up, nothing that worries anyone.",
        Step(
            "Recommendations of the initial health assessment to be carried out and confirmed",
            "{nurse} will see you again about what the doctor said.",
            Owner.NURSE,
            42,
        ),
        only_for="just_came",
    ),
    matter(
        "Health check",
        (),
        "The health assessment is up to date. Height and weight are where they should be.",
        Step(
            "Next health assessment to be booked, at a time and place {child} is happy with",
            "{nurse} will see you for your health check. You choose where.",
            Owner.NURSE,
            90,
        ),
        only_for="half_a_year_in can_talk",
    ),
    matter(
        "Teeth",
        (),
        "Dental check done in the last six months; no treatment needed.",
        Step(
            "Six-monthly dental check to be kept up",
            "{carer} will take you for a tooth check.",
            Owner.CARER,
            120,
        ),
        only_for="half_a_year_in two_and_over",
    ),
    matter(
        "Feeling well",
        (),
        "The strengths and difficulties questionnaire is lower than last year. Carer and school see the same child.",
        Step(
            "Strengths and difficulties questionnaires to be completed by carer, school and child, and compared",
            "{carer} and {teacher} will fill in a form about how you are doing. So can you.",
            Owner.CARER,
            42,
        ),
        only_for="a_year_in",
    ),
    matter(
        "Jabs and eyes",
        (),
        "Immunisations are complete. No eye test is on record for two years.",
        Step(
            "Eye test to be booked",
            "{carer} will take you to have your eyes checked.",
            Owner.CARER,
            42,
        ),
        only_for="settled_here can_talk",
    ),
)

EDUCATION = (
    matter(
        "School plan",
        (),
        "The education plan was updated this term and has {child}'s own page in it.",
        Step(
            "Personal education plan to be held this term, with {child}'s page completed first",
            "{teacher} will do your school plan with you. Your page comes first.",
            Owner.TEACHER,
            56,
        ),
    ),
    matter(
        "How school is going",
        (),
        "{teacher} reports steady progress, and kindness to a new pupil that nobody asked for.",
        Step(
            "Pupil premium plus to be used for one-to-one help in {child}'s weakest subject",
            "{teacher} will get you extra help in one subject.",
            Owner.TEACHER,
            28,
        ),
    ),
    matter(
        "Attendance",
        (),
        "Attendance is 96 per cent. The two absences were for hospital and a funeral.",
        Step(
            "School to send attendance to the social worker each half-term",
            "{teacher} will let {sw} know how school is going.",
            Owner.TEACHER,
            56,
        ),
        only_for="half_a_year_in",
    ),
)

PLAN = (
    matter(
        "The plan for home",
        (),
        "The plan has two parts, side by side, so that {child} does not wait twice. Everyone has read it.",
        Step(
            "Care plan to be updated and sent to everybody who looks after {child}",
            "{sw} will write your plan down for everyone who looks after you.",
            Owner.SOCIAL_WORKER,
            10,
        ),
        only_for="small",
    ),
    matter(
        "Who may say yes",
        (),
        "{carer} may agree to the ordinary things of a small child's week. It should stand on one page.",
        Step(
            "Delegated authority for a small child to be set out on one page and signed",
            "{sw} will write down what {carer} can decide for you.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="small",
    ),
    matter(
        "The plan for home",
        (),
        "The care plan was read by everyone before we met. It says in plain words what is planned and what "
        "nobody knows yet.",
        Step(
            "Updated care plan to be shared with {child} in a form {child} can use",
            "{sw} will show you your plan and explain it.",
            Owner.SOCIAL_WORKER,
            14,
        ),
        only_for="can_talk",
    ),
    matter(
        "The plan for home",
        (),
        "The plan had not been shared with {child} before today. I asked for that to happen first next time.",
        Step(
            "Care plan to be shared with {child} at least a week before the next review",
            "{sw} will bring you the plan a week before we meet again.",
            Owner.SOCIAL_WORKER,
            150,
        ),
        only_for="can_talk",
    ),
    matter(
        "Visits by the social worker",
        (),
        "Visits have been on time, and time alone with {child} was part of each.",
        Step(
            "Visits every six weeks, dates to be given to {child} in advance",
            "{sw} will give you the dates of the visits.",
            Owner.SOCIAL_WORKER,
            14,
        ),
        only_for="half_a_year_in",
    ),
    matter(
        "Savings",
        (),
        "Savings are paid monthly. The amount is not known to everyone who should know it.",
        Step(
            "Statement of savings to be sent to the carer and explained to {child}",
            "{sw} will tell you how much you have saved.",
            Owner.SOCIAL_WORKER,
            28,
        ),
        only_for="half_a_year_in can_talk lives_away",
    ),
    matter(
        "What the carer may decide",
        (),
        "Haircuts, school trips and nights with friends are with the carer. It should stand on one page.",
        Step(
            "Delegated authority to be set out on one page and signed",
            "{sw} will write down what {carer} can say yes to.",
            Owner.SOCIAL_WORKER,
            21,
        ),
        only_for="can_talk lives_away",
    ),
    matter(
        "Someone to speak up",
        (),
        "Advocacy and the right to complain were explained again. {child} knows where the card is.",
        Step(
            "Advocacy to be offered again at the midway check",
            "I will ask you again if you want an advocate.",
            Owner.OFFICER,
            42,
        ),
        only_for="can_talk",
    ),
)

NOT_FOR_THE_LETTER = (
    Line(
        "What {parent} told me on the telephone before the meeting. {sw} will talk with {child} when it is time.",
        "can_talk",
    ),
    Line("The court timetable, until {child} has heard about it from {sw}.", "can_talk settled_here"),
    Line("Housing of an adult in the family.", "parent"),
    Line("{carer}'s own health appointment, which has been covered by family for now.", "in_a_family"),
    Line("A concern from school that is being looked into this week. {sw} is leading and will tell me.", "teacher"),
)
"""What was said in a meeting and is not the child's to carry."""
