"""Territories without missions to their own name, and the state that receives those seated there."""

from __future__ import annotations

RECEIVING = {
    **dict.fromkeys(("HKG", "MAC"), "CHN"),
    **dict.fromkeys(("ABW", "CUW", "SXM", "BES"), "NLD"),
    **dict.fromkeys(("NCL", "PYF", "GUF", "GLP", "MTQ", "REU", "MYT", "SPM"), "FRA"),
    **dict.fromkeys(("BMU", "GIB", "CYM", "VGB", "AIA", "MSR", "TCA", "FLK", "SHN", "IMN", "JEY", "GGY"), "GBR"),
    **dict.fromkeys(("PRI", "GUM", "VIR", "ASM", "MNP"), "USA"),
    **dict.fromkeys(("GRL", "FRO"), "DNK"),
}
"""Territories without missions to their own name, and the state that receives those seated there (ISO 3166-1 remarks)."""
