"""The codes of the SSDA903 return in words one can choose and read."""

from collections.abc import Mapping
from types import MappingProxyType

SEXES: Mapping[str, str] = MappingProxyType({"F": "Female", "M": "Male", "U": "Not said"})
"""SEX as registered, from the collection of 2024-25 on."""

CODES_NOT_OFFERED: Mapping[str, str] = MappingProxyType(
    {"1": "Male", "2": "Female", "T0": "For a time"}
    | dict.fromkeys(("Z1", "Z11", "Z12", "Z13", "Z14"), "Another kind of home")
)
"""Codes that a file may hold, though nobody would choose them now: they are never shown bare."""

ETHNICITIES: Mapping[str, str] = MappingProxyType(
    {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish heritage",
        "WROM": "Gypsy or Roma",
        "WOTH": "Another white background",
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Another mixed background",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Another Asian background",
        "BCRB": "Black Caribbean",
        "BAFR": "Black African",
        "BOTH": "Another Black background",
        "CHNE": "Chinese",
        "OOTH": "Another ethnic group",
        "REFU": "Would rather not say",
        "NOBT": "Not known yet",
    }
)
"""ETHNIC."""

LEGAL_STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "E1": "Placement order",
        "V2": "Section 20 agreement",
        "V3": "Short breaks, agreed as a series",
        "V4": "Short breaks, each by itself",
        "D1": "Freeing order",
        "L1": "Police protection",
        "L2": "Emergency protection order",
        "L3": "Child assessment order",
        "J1": "Remand",
        "J2": "Detained by the police",
        "J3": "Youth rehabilitation order with residence",
    }
)
"""LS."""

KINDS_OF_STATUS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("C1", "C2"), "care order")
    | dict.fromkeys(("E1",), "placement order")
    | dict.fromkeys(("V2", "V3", "V4"), "agreement with the family")
    | dict.fromkeys(("D1",), "freeing order")
    | dict.fromkeys(("L1", "L2", "L3"), "order to protect")
    | dict.fromkeys(("J1", "J2", "J3"), "youth justice status")
)
"""Which statuses take each other's place: a full care order ends an interim one, and a child has one of a kind."""

PLACEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "U1": "Family who foster, for the long term",
        "U2": "Family who foster and mean to adopt",
        "U3": "Family who foster",
        "U4": "Foster carers, for the long term",
        "U5": "Foster carers who mean to adopt",
        "U6": "Foster carers",
        "K2": "Children’s home",
        "K3": "Supported accommodation",
        "K1": "Secure children’s home",
        "H5": "Semi-independent home",
        "P1": "With parents",
        "P2": "Own place",
        "P3": "Home that comes with work",
        "A3": "Adopters who were the foster carers, parents agree",
        "A4": "Adopters, parents agree",
        "A5": "Adopters who were the foster carers, placement order",
        "A6": "Adopters, placement order",
        "R1": "Residential care home",
        "R2": "Hospital",
        "R3": "Family centre",
        "R5": "Young offender institution",
        "S1": "Residential school",
        "T1": "For a time in hospital",
        "T2": "For a time on holiday",
        "T3": "For a time, while the carers are away",
        "T4": "For a week or less",
    }
)
"""PLACE, as far as one would choose it. Codes that say nothing about the home (T0, Z1 and its kin) are not offered."""

PROVIDERS: Mapping[str, str] = MappingProxyType(
    {
        "PR1": "Our own council",
        "PR2": "Another council",
        "PR3": "Another public body",
        "PR4": "A private provider",
        "PR5": "A charity",
        "PR0": "A parent",
    }
)
"""PLACE_PROVIDER."""

REASONS_FOR_MOVE: Mapping[str, str] = MappingProxyType(
    {
        "CARPL": "The care plan",
        "CHILD": "The child asked",
        "CREQB": "The carers asked, because of behaviour",
        "CREQO": "The carers asked, for another reason",
        "LAREQ": "The council asked",
        "CLOSE": "The home closed",
        "STAND": "Worries about the standard of care",
        "ALLEG": "Something was alleged",
        "APPRR": "The carers’ approval ended",
        "PLACE": "Same home, another status",
        "CUSTOD": "Custody",
        "OTHER": "Another reason",
    }
)
"""REASON_PLACE_CHANGE."""

REASONS_FOR_LEAVING: Mapping[str, str] = MappingProxyType(
    {
        "E4A": "Home to parents or family, as planned",
        "E4B": "Home to parents or family, not planned",
        "E11": "Adopted, nobody against",
        "E12": "Adopted, the court decided without consent",
        "E45": "Special guardianship with the foster carers",
        "E46": "Special guardianship with somebody else",
        "E3": "Another council looks after the child",
        "E5": "Living with support",
        "E6": "Living alone",
        "E7": "Adult social services",
        "E9": "Sentenced to custody",
        "E15": "Found to be 18 or older",
        "E16": "Moved abroad",
        "E17": "18, and stayed with the carers",
        "E8": "Another reason",
    }
)
"""REC, as far as one would choose it by hand."""
