"""Regions of the register: UN M49's sub-regions (with `Central Europe`, which the register keeps apart) and what they add up to.

Source: United Nations Statistics Division, Standard country or area codes for statistical use (M49).
"""

from __future__ import annotations

from typing import Literal, get_args

from legation.graph.errors import InputError
from legation.graph.parties import register

Region = Literal[
    "Africa", "Americas", "Asia", "Europe", "Oceania", "Sub-Saharan Africa", "Latin America and the Caribbean",
    "Northern Africa", "Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa",
    "Caribbean", "Central America", "South America", "Northern America",
    "Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia",
    "Central Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe",
    "Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia", "Antarctica",
]  # fmt: skip
REGIONS: tuple[Region, ...] = get_args(Region)
_SOUTH_OF_SAHARA = ("Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa")
_LATIN = ("Caribbean", "Central America", "South America")
PARTS: dict[str, tuple[str, ...]] = {
    "Africa": ("Northern Africa", *_SOUTH_OF_SAHARA),
    "Sub-Saharan Africa": _SOUTH_OF_SAHARA,
    "Americas": ("Northern America", *_LATIN),
    "Latin America and the Caribbean": _LATIN,
    "Asia": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
    "Europe": ("Central Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"),
}
"""The regions that are made of others."""


def parties_of(region: str, *, place: str = "region") -> frozenset[str]:
    """Ids of the register's parties of a region, present and former. Raises InputError, at `place`, for a region that is none."""
    if region not in REGIONS:
        raise InputError(f"there is no region {region!r}; there are {', '.join(REGIONS)}", place=place)
    parts = PARTS.get(region, (region,))
    return frozenset(one.id for one in register().parties() if one.region in parts)
