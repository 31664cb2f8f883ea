"""Where the pictures go: a folder of the person who asked for them."""

from pathlib import Path

from iro_desktop.models.refused import Refused


def make_out_folder(out: Path) -> None:
    """Make the folder unless it is there. Raises Refused where it cannot be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise Refused(
            f"The folder {out} cannot be made ({reason.strerror}). Nothing was changed. Name another with --out."
        ) from reason
