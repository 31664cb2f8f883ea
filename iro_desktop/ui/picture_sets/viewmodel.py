"""What the page of the council's pictures says; no Qt."""

from datetime import date

from iro_desktop.actions.council_pictures import Licence
from iro_desktop.exchange.picture_folder import ReadFolder
from iro_desktop.letters.spoken import day
from iro_desktop.queries.council_pictures import PictureSetRow, PictureSets
from iro_desktop.ui import words

ADD = "Add a folder of pictures"
INTRODUCTION = (
    "Pictures of a set that your council has a licence for, such as its symbols. They go to the laptop of each officer "
    "with the next sync, and are found beside the program’s own when a picture is put into a letter."
)
HOW = (
    "Choose a folder with PNG, JPEG or SVG files. Each is called as its file is: “toilet.png” is found by “toilet”. A "
    "table words.csv beside them, with the columns file, name and other_words, can say more."
)
ONLY_MANAGERS = "You can use these pictures. A manager of the council adds sets and takes them away."
NONE_YET = "There is no set yet."
COMES_FIRST = "Offer these before the program’s own pictures"
UNTIL_HINT = "The last day. Empty where the licence has no end"
CREDIT_HINT = "Each letter with one of them says so at its end, as the licence asks for"
_MOST_NAMED = 12


def told(sets: PictureSets) -> str:
    """Above the sets: who may change them, or that there is none; empty where nothing is to be said."""
    if not sets.may_change:
        return ONLY_MANAGERS
    return "" if sets.rows else NONE_YET


def what_it_is(row: PictureSetRow, today: date) -> str:
    """“48 pictures · licensed by Widgit until 31 March 2027 · offered first”."""
    until = f" until {day(row.licensed_until)}" if row.licensed_until else ", without an end"
    parts = [words.plural(row.count, "picture"), f"licensed by {row.licensed_by}{until}"]
    if row.comes_first:
        parts.append("offered first")
    parts.append(f"added by {row.set_by} on {words.day_and_month(row.set_on, today)}")
    return " · ".join(parts)


def licence_over(row: PictureSetRow) -> str:
    """Why its pictures are not offered; empty while the licence holds."""
    if row.is_licensed or row.licensed_until is None:
        return ""
    return (
        f"The licence ended on {day(row.licensed_until)}. These pictures are offered no more, and a letter that "
        "is not finished prints none of them. Finished letters keep theirs. Change the day once the licence goes on."
    )


def found(read: ReadFolder) -> str:
    """“46 pictures can be added from “symbols”. 2 files cannot:”."""
    can = f"{words.plural(len(read.pictures), 'picture')} can be added from “{read.folder_name}”."
    if not read.refused:
        return can
    return f"{can} {words.plural(len(read.refused), 'file')} cannot:"


def refused(read: ReadFolder) -> str:
    """Each file that cannot be added and why, a line each, at most some."""
    named = list(read.refused[:_MOST_NAMED])
    if more := len(read.refused) - len(named):
        named.append(f"and {words.plural(more, 'other file')}")
    return "\n".join(named)


def add_words(read: ReadFolder) -> str:
    """The button that adds them."""
    return f"Add {words.plural(len(read.pictures), 'picture')}"


def licence_of(row: PictureSetRow) -> Licence:
    """What is said of a set now, to be changed."""
    return Licence(
        name=row.name,
        credit=row.credit,
        licensed_by=row.licensed_by,
        licensed_until=row.licensed_until,
        comes_first=row.comes_first,
    )


def said_when_added(name: str, count: int) -> str:
    return f"“{name}” is added, {words.plural(count, 'picture')}. The other laptops get it with their next sync."


def said_when_taken_away(name: str) -> str:
    return f"“{name}” is taken away. Finished letters keep its pictures."
