"""The one kind of error that a person can put right."""


class Refused(Exception):
    """Says what happened, what is safe and what to do next, in words for the person at the screen.

    Anything else that goes wrong is our own mistake and goes to the page for such.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
