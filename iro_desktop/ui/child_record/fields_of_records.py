"""The fields of homes, people, legal statuses, services and officers; no Qt."""

from collections.abc import Mapping

from iro_desktop.models.child import SettledTo18, StayingPut
from iro_desktop.models.people import (
    AllocationReason,
    ChangeReason,
    PersonRole,
    ToldAbout,
    WhyAnotherOfficer,
    WhyApart,
)
from iro_desktop.models.services import ReferredBy, Service, ServiceOutcome, Wanted
from iro_desktop.queries.return_words import (
    LEGAL_STATUSES,
    PLACEMENTS,
    PROVIDERS,
    REASONS_FOR_LEAVING,
    REASONS_FOR_MOVE,
)
from iro_desktop.ui.child_record.specs import NOT_KNOWN, Group, Spec, Typed, choice, choices_of, yes_no
from iro_desktop.ui.shown import Choice

ROLES: Mapping[str, str] = {
    PersonRole.PARENT: "Parent",
    PersonRole.BROTHER_OR_SISTER: "Brother or sister",
    PersonRole.GRANDPARENT: "Grandparent",
    PersonRole.OTHER_FAMILY: "Other family",
    PersonRole.FRIEND: "Friend",
    PersonRole.CARER: "Carer",
    PersonRole.SOCIAL_WORKER: "Social worker",
    PersonRole.TEAM_MANAGER: "Team manager",
    PersonRole.SUPERVISING_SOCIAL_WORKER: "Supervising social worker",
    PersonRole.KEY_WORKER: "Key worker",
    PersonRole.TEACHER: "Teacher",
    PersonRole.DESIGNATED_TEACHER: "Designated teacher",
    PersonRole.VIRTUAL_SCHOOL: "Virtual School",
    PersonRole.HEALTH: "Nurse or health visitor",
    PersonRole.CAMHS: "CAMHS",
    PersonRole.YOUTH_JUSTICE: "Youth justice worker",
    PersonRole.PERSONAL_ADVISER: "Personal adviser",
    PersonRole.GUARDIAN: "Children’s guardian, of Cafcass",
    PersonRole.ADVOCATE: "Advocate",
    PersonRole.INDEPENDENT_VISITOR: "Independent visitor",
    PersonRole.INTERPRETER: "Interpreter",
    PersonRole.SOLICITOR: "Solicitor",
    PersonRole.FAMILY_GROUP_CONFERENCE: "Family group conference coordinator",
    PersonRole.LIFELONG_LINKS: "Lifelong Links coordinator",
    PersonRole.OTHER: "Somebody else",
}
TOLD: Mapping[str, str] = {
    ToldAbout.HOME: "Where the child lives",
    ToldAbout.SCHOOL: "School",
    ToldAbout.HEALTH: "Health",
    ToldAbout.CHILDS_WORDS: "What the child said",
    ToldAbout.PLAN: "The plan",
    ToldAbout.FAMILY_TIME: "Family time",
    ToldAbout.FAMILY: "Others in the family",
}
WHY_CHANGED: Mapping[str, str] = {
    ChangeReason.LEFT: "Left the council",
    ChangeReason.MOVED_TEAM: "Moved to another team",
    ChangeReason.SICK_LEAVE: "Is ill",
    ChangeReason.CHILD_MOVED: "The child moved",
    ChangeReason.CHILD_ASKED: "The child asked",
    ChangeReason.NO_LONGER_NEEDED: "No longer needed",
    ChangeReason.OTHER: "Another reason",
}
WHY_APART: Mapping[str, str] = {
    WhyApart.NO_HOME_FOR_ALL: "No home for all of them",
    WhyApart.DIFFERENT_NEEDS: "They need different things",
    WhyApart.DIFFERENT_PLANS: "Their plans differ",
    WhyApart.NOT_SAFE_TOGETHER: "Not safe together",
    WhyApart.CHILDS_WISH: "The child wishes it",
    WhyApart.AT_HOME_WITH_FAMILY: "Lives at home with family",
    WhyApart.GROWN_UP: "Grown up",
}
WHY_ANOTHER_OFFICER: Mapping[str, str] = {
    WhyAnotherOfficer.CONFLICT_OF_INTEREST: "Their interests conflict",
    WhyAnotherOfficer.DIFFERENT_PLANS: "Their plans differ too much",
    WhyAnotherOfficer.OTHER_COUNCIL: "Another council",
    WhyAnotherOfficer.CASELOAD: "Not enough room in a caseload",
}
WHY_ALLOCATED: Mapping[str, str] = {
    AllocationReason.NEW: "New to care",
    AllocationReason.RETIREMENT: "The officer before retired",
    AllocationReason.LEFT: "The officer before left",
    AllocationReason.SICK_LEAVE: "The officer before is ill",
    AllocationReason.RETURN_TO_POST: "Back in post",
    AllocationReason.CONFLICT: "A conflict of interest",
    AllocationReason.MANAGER_COVER: "A manager covers",
}
SERVICES: Mapping[str, str] = {
    Service.ADVOCACY: "Advocacy",
    Service.INDEPENDENT_VISITOR: "Independent visitor",
    Service.LIFELONG_LINKS: "Lifelong Links",
    Service.FAMILY_GROUP_CONFERENCE: "Family group conference",
    Service.PARENT_ADVOCACY: "Advocacy for a parent",
    Service.BEFRIENDING: "Befriending",
}
WANTED: Mapping[str, str] = {Wanted.YES: "Yes", Wanted.NOT_NOW: "Not now", Wanted.NO: "No"}
REFERRED_BY: Mapping[str, str] = {
    ReferredBy.OFFICER: "Me, the officer",
    ReferredBy.SOCIAL_WORKER: "The social worker",
    ReferredBy.CHILD: "The child",
    ReferredBy.SOMEBODY_ELSE: "Somebody else",
}
OUTCOMES: Mapping[str, str] = {
    ServiceOutcome.WAITING: "Waiting",
    ServiceOutcome.WORKING: "Under way",
    ServiceOutcome.FINISHED: "Finished",
    ServiceOutcome.NOT_AVAILABLE: "There was nobody",
    ServiceOutcome.ENDED_BY_CHILD: "The child ended it",
}
SETTLED: Mapping[str, str] = {SettledTo18.YES: "Yes", SettledTo18.NO: "No", SettledTo18.NOT_DECIDED: "Not decided"}
STAYING: Mapping[str, str] = {
    StayingPut.WANTED: "Wants to",
    StayingPut.NOT_WANTED: "Does not want to",
    StayingPut.ARRANGED: "Arranged",
    StayingPut.NOT_POSSIBLE: "Not possible",
}


def _pills(name: str, label: str, known: Mapping[str, str]) -> Spec:
    return Spec(name, label, Typed.PILLS, "", (*choices_of(known), Choice("", NOT_KNOWN)))


def _must(name: str, label: str, known: Mapping[str, str]) -> Spec:
    """One of many, and no way to choose nothing."""
    return Spec(name, label, Typed.CHOICE, "", choices_of(known))


TOLD_CHOICES = choices_of(TOLD)
WITH_WHOM = Spec("with_whom", "With whom", hint="As the child calls them, such as “Jan and Mike”")
FROM = Spec("from_on", "From", Typed.DAY)
UNTIL = Spec("until_on", "Until", Typed.DAY, "Empty while it lasts")
KIND_OF_HOME = choice("placement_type", "Kind of home", PLACEMENTS)

STATUS = (
    Group(
        "status",
        "Legal status",
        (
            _must("code", "Legal status", LEGAL_STATUSES),
            Spec("next_court_on", "Next in court on", Typed.DAY_AHEAD),
            FROM,
            UNTIL,
            Spec("conditions", "What the court ordered", Typed.NOTES),
        ),
    ),
)
NEW_STATUS = (_must("code", "Legal status", LEGAL_STATUSES), FROM)
BEGINNING_OF_CARE = (
    Spec("started_on", "Became looked after on", Typed.DAY),
    _must("legal_status", "Legal status", LEGAL_STATUSES),
    KIND_OF_HOME,
)
END_OF_CARE = (Spec("ended_on", "Left care on", Typed.DAY), _must("reason_ended", "Why", REASONS_FOR_LEAVING))

HOME = (
    Group(
        "home",
        "Home",
        (
            WITH_WHOM,
            KIND_OF_HOME,
            Spec("kind_in_words", "Kind, as one says it", hint="Such as “foster carers”"),
            choice("provider", "Provider", PROVIDERS),
            FROM,
            UNTIL,
        ),
    ),
    Group(
        "address",
        "Address",
        (
            Spec("address", "Address", wide=True),
            Spec("town", "Town"),
            Spec("postcode", "Postcode"),
            Spec("telephone", "Telephone"),
            Spec("withheld_from", "Who must not learn it", Typed.MANY),
        ),
    ),
    Group(
        "move",
        "The move",
        (
            yes_no("move_was_planned", "The move was planned"),
            choice("reason_for_change", "Why the child moved here", REASONS_FOR_MOVE),
            yes_no("out_of_borough", "Outside the borough"),
            Spec("distance_miles", "Miles from home before care", Typed.NUMBER),
        ),
    ),
    Group(
        "stay",
        "How long",
        (
            _pills("settled_to_18", "Meant to last until 18", SETTLED),
            Spec("settled_since", "Settled since", Typed.DAY),
            yes_no("registered", "Registered as the law asks"),
            choice("staying_put", "Staying put after 18", STAYING),
        ),
    ),
)
NEW_HOME = (WITH_WHOM, KIND_OF_HOME, FROM, Spec("town", "Town"))

NAME = Spec("name", "Name")
ROLE = _must("role", "What they are to the child", ROLES)
SAID_AS = Spec("said_as", "The child says", hint="Letters use this name, such as “Gran”")
PERSON = (
    Group(
        "who",
        "Who",
        (
            NAME,
            SAID_AS,
            ROLE,
            Spec("role_in_words", "In words", hint="Such as “uncle” or “football coach”"),
            yes_no("parental_responsibility", "Parental responsibility"),
            Spec("comes_to_reviews", "Comes to reviews", Typed.TICK),
        ),
    ),
    Group(
        "told",
        "May be told",
        (
            Spec("may_be_told", "May be told of", Typed.MANY, "", TOLD_CHOICES),
            Spec("may_not_be_told", "Must not be told of", Typed.MANY, "Stands above the list before", TOLD_CHOICES),
            Spec("family_time_limits", "Limits on family time", hint="Such as “supervised, twice a year”", wide=True),
        ),
    ),
    Group(
        "reach",
        "Reaching them",
        (
            Spec("telephone", "Telephone"),
            Spec("email", "Email"),
            Spec("team", "Team"),
            Spec("first_language", "First language"),
            Spec("interpreter_language", "Interpreter for"),
            Spec("address", "Address"),
            Spec("address_withheld", "Nobody may learn the address", Typed.TICK),
        ),
    ),
    Group(
        "time",
        "Since and until",
        (
            Spec("since_on", "Since", Typed.DAY),
            UNTIL,
            choice("change_reason", "Why it changed", WHY_CHANGED),
        ),
    ),
)
NEW_PERSON = (NAME, ROLE, SAID_AS)
NEXT_PROFESSIONAL = (
    Spec("name", "Who comes"),
    Spec("since_on", "From", Typed.DAY),
    choice("change_reason", "Why it changed", WHY_CHANGED),
)

SIBLING = (
    Group(
        "sibling",
        "Brother or sister",
        (
            yes_no("live_together", "Live together"),
            choice("why_apart", "Why not", WHY_APART),
            yes_no("same_officer", "Same reviewing officer"),
            choice("why_another_officer", "Why not the same", WHY_ANOTHER_OFFICER),
            Spec("family_time_plan", "How they see each other", wide=True),
            Spec("other_child_id", "Which child on this laptop", Typed.CHOICE),
        ),
    ),
)
NEW_SIBLING = (
    Spec("name", "Name", hint="May stay empty where the child is on this laptop"),
    Spec("role_in_words", "Brother, sister, half-sister"),
    Spec("other_child_id", "Which child on this laptop", Typed.CHOICE),
)

OFFER = (
    Group(
        "offer",
        "The offer",
        (
            _must("service", "Service", SERVICES),
            Spec("offered_on", "Offered on", Typed.DAY),
            Spec("explained_how", "How it was explained", wide=True),
            _pills("wanted", "Wanted", WANTED),
            Spec("person_id", "For which parent", Typed.CHOICE),
            Spec("purpose", "What for", hint="Of Lifelong Links, whom the child wants to find", wide=True),
        ),
    ),
    Group(
        "referral",
        "The referral",
        (
            Spec("referred_on", "Referred on", Typed.DAY),
            choice("referred_by", "Referred by", REFERRED_BY),
            yes_no("parent_consent", "The parent agrees"),
            yes_no("in_care_plan", "Is in the care plan"),
            Spec("language_needed", "Language needed"),
        ),
    ),
    Group(
        "came",
        "What came of it",
        (
            Spec("worker_name", "Who does it"),
            Spec("matched_on", "Found on", Typed.DAY),
            Spec("information_meeting_on", "Information gathering meeting", Typed.DAY, "Of Lifelong Links"),
            Spec("group_met_on", "Review and development group met", Typed.DAY, "Of Lifelong Links"),
            choice("outcome", "What came of it", OUTCOMES),
            Spec("ended_on", "Ended on", Typed.DAY),
            Spec("outcome_note", "In words", Typed.NOTES),
        ),
    ),
)
NEW_OFFER = (_must("service", "What was offered", SERVICES), Spec("offered_on", "Offered on", Typed.DAY))

OFFICER = (
    Group(
        "officer",
        "Reviewing officer",
        (
            Spec("officer_name", "Reviewing officer"),
            _must("reason", "Why", WHY_ALLOCATED),
            FROM,
            UNTIL,
            Spec("child_told_on", "The child was told on", Typed.DAY),
            Spec("child_told_how", "How", hint="Such as “a card with a photo”"),
            Spec("handover_note", "Note for the next officer", Typed.NOTES),
        ),
    ),
)
NEW_OFFICER = (
    Spec("officer_name", "Reviewing officer"),
    FROM,
    _must("reason", "Why", WHY_ALLOCATED),
)

NEW_CHILD = (
    Spec("known_as", "Name the child likes", hint="Letters greet them with it"),
    Spec("family_name", "Family name"),
    Spec("council_child_id", "The council’s number", hint="Zeros too, so that the files find this child"),
    Spec("date_of_birth", "Born on", Typed.DAY),
)
