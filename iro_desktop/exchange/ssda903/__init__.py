"""The SSDA903 return, which every council in England can produce: a caseload comes in from it and goes out as it."""

from iro_desktop.exchange.ssda903.exporting import Export, ExportedFile, export_903
from iro_desktop.exchange.ssda903.importing import ImportPreview, apply, preview
from iro_desktop.exchange.ssda903.matching import Choices, Offer, first_offered
from iro_desktop.exchange.ssda903.planning import FieldChange, RowCounts
from iro_desktop.exchange.ssda903.reading import NothingCouldBeRead, read_caseload
from iro_desktop.exchange.ssda903.rows import CaseloadFiles, Outcome, Problem
from iro_desktop.exchange.ssda903.tables import Table

__all__ = [
    "CaseloadFiles",
    "Choices",
    "Export",
    "ExportedFile",
    "FieldChange",
    "ImportPreview",
    "NothingCouldBeRead",
    "Offer",
    "Outcome",
    "Problem",
    "RowCounts",
    "Table",
    "apply",
    "export_903",
    "first_offered",
    "preview",
    "read_caseload",
]
