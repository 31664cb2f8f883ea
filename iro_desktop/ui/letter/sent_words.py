"""What the studio says of where a letter went."""

from datetime import date

from iro_desktop.letters.papers import Form
from iro_desktop.models.letter_safety import Route
from iro_desktop.queries.sendings import PaperToSend, SendingRow
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice

ROUTES = {Route.BY_HAND: "Given by hand", Route.POST: "Posted", Route.EMAIL: "E-mailed"}
PAPERS = (
    Choice(Form.PDF, "The letter"),
    Choice(Form.LARGE_PRINT, "Large print"),
    Choice(Form.BOOKLET, "The booklet"),
)
"""What can be in the hand."""
_PAPER = {Form.LARGE_PRINT: ", in large print", Form.BOOKLET: ", as a booklet"}
GOT_BACK = (Choice("yes", "It is back"), Choice("no", "It will not come back"), Choice("", "Not yet"))
NOT_SENT = "Nobody has said yet that it went."


def sent_sentence(sent: SendingRow, today: date) -> str:
    """“Posted to Pip on 12 March: 2 pages, in large print.”"""
    pages = f": {words.plural(sent.pages, 'page', 'pages')}" if sent.pages else ""
    who = f" to {sent.to_name}" if sent.to_name else ""
    return f"{ROUTES[sent.route]}{who} on {words.day_and_month(sent.on, today)}{pages}{_PAPER.get(sent.form, '')}."


def wrong_sentence(sent: SendingRow) -> str:
    """Where the recall stands; empty where there is none."""
    if sent.wrong is None:
        return ""
    stands = {True: "It is back.", False: "It will not come back.", None: "It is not back yet."}[sent.wrong.got_back]
    return f"It went to the wrong person. {stands} Asked: {sent.wrong.asked}"


def in_hand(paper: PaperToSend) -> str:
    """What should be in the hand, and where it goes."""
    where = f", {paper.address}" if paper.address else ""
    return f"{paper.reference}, to {paper.to_name}{where}."


def counted(paper: PaperToSend) -> str:
    """What the officer ticks before a paper letter is written down as gone."""
    if paper.pages == 1:
        return "I hold 1 page with this reference, and no other"
    return f"I counted {paper.pages} pages with this reference, and no other"
