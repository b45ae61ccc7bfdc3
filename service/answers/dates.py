"""How the texts of dates in answers are to be read. The texts stay what they are in JSON and CSV; what has types of its own (Arrow,
Parquet, CSV on the Web) makes dates of them."""

from __future__ import annotations

from enum import Enum
from typing import Annotated


class DateKind(Enum):
    """What a text says of time."""

    day = "day"
    moment = "moment"
    edtf = "edtf"


Day = Annotated[str, DateKind.day]
"""A day, as ISO 8601 writes it: 2023-03-29."""
Moment = Annotated[str, DateKind.moment]
"""A moment, as ISO 8601 writes it: 2023-03-29T10:00:00Z."""
Edtf = Annotated[str, DateKind.edtf]
"""A time with its precision, as EDTF writes it: 2023, 2023-03, 2016/2020."""
