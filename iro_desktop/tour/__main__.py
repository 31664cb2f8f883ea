"""One leg of the tour as a process: `python -m iro_desktop.tour FILE` does what FILE says and writes it back."""

import sys
from pathlib import Path

from iro_desktop.tour import recording, syncing, weeks_later
from iro_desktop.tour.laptop import read, told

LEGS = {
    "record": recording.record,
    "send": syncing.send,
    "receive": syncing.receive,
    "disagree": syncing.disagree,
    "look": weeks_later.look,
    "climb": weeks_later.climb,
    "put_right": weeks_later.put_right,
    "agree": syncing.agree,
}


def main(file: Path) -> None:
    """Do one leg, and write down what came of it."""
    leg = read(file.read_text(encoding="utf-8"))
    LEGS[leg.name](leg)
    file.write_text(told(leg), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
