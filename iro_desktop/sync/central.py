"""Central as a laptop sees it: three questions, and the ways in which there can be no answer."""

from typing import Protocol

from iro_desktop.protocol.wire import ChangesPage, Hello, Push, Pushed, Welcome, Why


class Central(Protocol):
    """The office store. Each call raises CentralUnreachable or CentralSaysNo."""

    def hello(self, hello: Hello) -> Welcome:
        """Who it takes this laptop for, and how far it is."""

    def push(self, push: Push) -> Pushed:
        """One answer for each operation, in order, after its commit."""

    def changes_after(self, cursor: int) -> ChangesPage:
        """The next page of what changed."""


class CentralUnreachable(Exception):
    """No answer, or none that is central's own. What was sent may have arrived or not: sending again is safe."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class CentralSaysNo(Exception):
    """Central refused a whole request and kept nothing of it."""

    def __init__(self, why: Why, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why
        self.sentence = sentence


NO_ANSWER = "The office store did not answer."
ANOTHER_ANSWERED = (
    "Something else answered in place of the office store: on a guest network this is often its sign-in page. "
    "Open a browser and sign in to the network first."
)
CUT_OFF = "The connection was cut in the middle."
NOT_TRUSTED = "The office store could not prove that it is the office store, so nothing was sent to it."
