"""Twenty short letters to invented children, counted by hand before the program saw them.

How they were counted: read aloud, a bar after each sentence and a middle dot between the syllables of a word. Names,
places and times stand in square brackets and are not counted; neither is what is in figures. “Every” and “evenings” are
said with two syllables each. What a test expects
is the number of bars, words and dots that a person put in, and no code that counts is asked.
"""

import re
from dataclasses import dataclass

_NAMES = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[^\s|]+")


@dataclass(frozen=True)
class HandCounted:
    """One letter as the child reads it, and its three numbers."""

    text: str
    sentences: int
    words: int
    syllables: int
    names: frozenset[str]


def _read(marked: str) -> HandCounted:
    inside = " ".join(_NAMES.findall(marked)).replace("·", "").lower()
    names = frozenset(re.findall(r"[^\W\d_]{2,}", inside))
    text = _NAMES.sub(r"\1", marked).replace("·", "").replace("|", " ")
    counted = _NAMES.sub(" ", marked)
    words = [word for word in _WORD.findall(counted) if re.search(r"[^\W\d_]", word) and not re.search(r"\d", word)]
    parts = sum(len(re.findall("·|(?<=\\w)-(?=\\w)", word)) + 1 for word in words)
    return HandCounted(re.sub(r"[ \t]+", " ", text).strip(), marked.count("|"), len(words), parts, names)


LETTERS = tuple(
    _read(marked)
    for marked in (
        "It was good to meet you on Mon·day. | You showed me your rab·bit, [Clo·ver]. | She is ver·y soft. |",
        "Thank you for talk·ing to me. | You said that bed·time is hard. | [Jo] will read you a sto·ry each night. |",
        "You like your new school. | Your teach·er, Mrs. [O·kon·kwo], says that you help oth·er chil·dren. | "
        "Well done! |",
        "I heard that you miss your broth·er. | You will see him on Sat. 14 March at 2.30 [p.m.] in the park. | "
        "[Ma·ri·a] will take you there. |",
        "We met at [Hill Street] on Tues·day 3 March. | Dr. [A. Khan] could not come. | He wrote us a let·ter. |",
        "You asked me who de·cides where you live. | A judge does. | "
        "The judge lis·tens to you, to your mum and to me. |",
        "What went well? | You swam a whole length! | You made a friend called [Te·jan]. | "
        "You laughed a lot on the trip to the sea. |",
        "I am sor·ry that no·bod·y told you a·bout the move. | That was not fair. | "
        "Next time [Pri·ya] will tell you be·fore it hap·pens. |",
        "You want to see [Gran] more. | I think so too. | "
        "[Dean] will ask her which days are best, and ring you by Fri·day. |",
        "Your room is blue now, and the lamp looks like a moon. | You chose it your·self. | I like it. |",
        "The den·tist looked at your teeth. | All of them are fine. | "
        "You were brave, e·ven when the chair went back. |",
        "You told me that maths is bor·ing and that sci·ence is bril·liant. | "
        "Your school will find some·one to help you with maths on Thurs·days. |",
        "I came at 4 [p.m.] and you were play·ing foot·ball. | We talked in the gar·den af·ter·wards. | "
        "You were hon·est with me. |",
        "You do not want to change schools. | I a·gree with you. | "
        "I have asked the coun·cil to pay for the bus un·til Ju·ly. |",
        "Some things are still hard. | You get an·gry when peo·ple shout. | "
        "[Sam·i·ra] will sit with you un·til it is qui·et a·gain. |",
        "You are six·teen soon. | To·geth·er we will write a plan for col·lege, mon·ey and a home of your own. | "
        "You de·cide what goes in first. |",
        "Mum was not at the meet·ing be·cause she was ill. | She sent you her love. | "
        "You can phone her on Wednes·day even·ings, ear·ly or late. |",
        "Mr. [J. R. Pat·el] is your new so·cial work·er. | He likes chess, cook·ing and old films. | "
        "He will vis·it you ev·ery month. |",
        "You wrote me a let·ter. | I keep it on my desk. | No·bod·y had ev·er drawn me a drag·on be·fore! | "
        "It made me smile. |",
        "Here is what hap·pens next: the doc·tor will check your ears, and I will ring you a week lat·er. | "
        "If you are wor·ried, ring me soon·er. | My num·ber is be·low. |",
    )
)
