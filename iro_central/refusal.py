"""What central says when it refuses: to a laptop, and to the administrator at the command line."""

from iro_desktop.protocol.wire import Why

STATUS_OF = {
    Why.SIGN_IN_AGAIN: 401,
    Why.NOT_KNOWN: 404,
    Why.CODE_NOT_ACCEPTED: 403,
    Why.PRACTISE_AND_REAL: 409,
    Why.UPDATE_FIRST: 426,
    Why.OTHER_EPOCH: 409,
    Why.TOO_LARGE: 413,
    Why.NOT_UNDERSTOOD: 400,
    Why.BUSY: 503,
}
"""HTTP's number for each reason. Laptops read the reason; the number is for proxies and people with a terminal."""


class Denied(Exception):
    """A whole request is refused. Nothing of it was kept."""

    def __init__(self, why: Why, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why
        self.sentence = sentence


class CannotServe(Exception):
    """An administrator's command cannot be done. The sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
