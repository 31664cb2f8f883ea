"""What is said in the tour's long review, which takes three meetings: invented, and about nobody."""

NAME_WITHOUT_ONE = "Wren"
"""Called so when the caseload has no names of its own."""
PARENT_WITHOUT_ONE = "Dana Marlow"
AGENDA = ("When I see Mum", "My bedroom door", "Staying in my school")
ADULTS_AGENDA = ("Teeth", "The plan for the long term")
PLAN = "The plan is for you to stay where you live now, and for school to stay the same."
TALK = 'Just the two of us. "I want to say it to you first and to them second."'
TALK_PLACE = "on the swings"
FEELS = "Safe. Sleeps badly before meetings."
PLAN_CHANGES = "The plan names the school of last year, and does not say when family time is."
WITH_CHILD = "I want a door that shuts. I don't want to lock it. I just want it to shut."
NOTE_WITH_CHILD = "Showed the whole group round the room before anybody sat down, and led the first half."
WITH_PARENT = "Mum would like Sundays. She cannot be in one room with the uncle, and said so before being asked."
ONLY_FOR_THE_OFFICER = "What Mum told of her own health. Hers to tell, not mine."
WHY_ADJOURNED = "The interpreter for Mum did not come, and nobody had gone through the plan with the child."
EFFECT = "Two more weeks of not knowing about Sundays."
DIRECTIONS = (
    ("Book an interpreter for Mum, and a second to stand by", "The social worker"),
    ("Go through the care plan, page by page", "The social worker"),
)
DONE_NOTE = "Done on a walk; two things were crossed out and written again."
RECONVENED = "Everybody was there, the interpreter too. It took forty minutes."
REQUEST = "Can I see Mum on Sundays?"
REQUEST_WHY = "Mum starts a new job, and knows her Sundays only after Easter."
REQUEST_WHO = "The social worker"
DECISION = (
    "Bedroom door to be rehung so that it closes; no lock.",
    "Your bedroom door will be mended so that it shuts.",
    "The carer",
    "carer",
)
FEEDBACK_CHANGE = "Start with the door next time."
