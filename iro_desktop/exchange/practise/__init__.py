"""The practise caseload: invented children with years of history, made anew relative to the day it is asked for."""

from iro_desktop.exchange.practise.build import PRACTISE_NOTE, PractiseSummary, fill_with_practise
from iro_desktop.exchange.practise.return_files import practise_903_folder

__all__ = ["PRACTISE_NOTE", "PractiseSummary", "fill_with_practise", "practise_903_folder"]
