"""The land of the explorer's bundle as paths: Natural Earth at 1:50 million (public domain, through world-atlas), Equal Earth projection.

The projection is that of Šavrič, Patterson & Jenny (2018), doi:10.1080/13658816.2018.1504949. The file is TopoJSON: arcs of
delta-coded, quantised points that areas share. Its rings cross the 180th meridian, where they are cut here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from legation.graph.errors import NotFound
from legation.graph.parties import register

Point = tuple[float, float]
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_TOP, _BOTTOM = 83.5, -56.0
"""Latitudes that the picture reaches to: all land but Antarctica."""
_ANTARCTICA = "010"
_NEAR = 0.7
"""Pixels: points of a coast nearer than this to the last one are left out, and islands smaller than this."""
_NO_CODE = {"Kosovo": "XKX", "Somaliland": "XSL", "N. Cyprus": "XNC"}
"""Areas without an ISO 3166-1 numeric code, by the map's name (as service/web/src/pictures/areas.ts has them)."""


class Land(NamedTuple):
    """One area: the party that it is drawn for, if any, the map's name, its outline as SVG path data, the id of a party that claims it as
    well, and that in words."""

    party: str | None
    name: str
    path: str
    claimed: str | None = None
    disputed: str = ""


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth, for a sphere of radius 1; y grows to the north."""
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    a1, a2, a3, a4 = _A
    t2 = t * t
    t6 = t2**3
    x = 2 * sqrt(3) * radians(longitude) * cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    return x, t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)


class Frame(NamedTuple):
    """Where the world stands in a picture: pixels of its left and top, and its width."""

    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        """How high the world is at this width."""
        return self._scale * (projected(0, _TOP)[1] - projected(0, _BOTTOM)[1])

    @property
    def _scale(self) -> float:
        return self.width / (2 * projected(180, 0)[0])

    def at(self, longitude: float, latitude: float) -> Point:
        """The pixel of a place."""
        x, y = projected(longitude, latitude)
        return self.left + self.width / 2 + self._scale * x, self.top + self._scale * (projected(0, _TOP)[1] - y)


def lands(folder: Path, frame: Frame) -> tuple[Land, ...]:
    """Every area but Antarctica. Raises NotFound where the explorer, whose bundle holds the map, was not built."""
    files = sorted(folder.glob("world-50m-*.json"))
    if not files:
        raise NotFound("maps need the explorer's bundle, which was not built: run `make web`, or install with Node on PATH")
    return _drawn(files[-1], frame)


@lru_cache(maxsize=4)
def _drawn(file: Path, frame: Frame) -> tuple[Land, ...]:
    data = orjson.loads(file.read_bytes())
    arcs = list(_arcs(data))
    parties = _by_number()
    found = []
    for area in data["objects"]["countries"]["geometries"]:
        if area.get("id") == _ANTARCTICA:
            continue
        name = area["properties"]["name"]
        polygons = [area["arcs"]] if area["type"] == "Polygon" else area["arcs"]
        path = "".join(_path(piece, frame) for polygon in polygons for ring in polygon for piece in _cut(_ring(ring, arcs)))
        held, claimed = area["properties"].get("held"), area["properties"].get("claimed") or {}
        disputed = f"{name}: disputed, {f'held by {held}, ' if held else ''}claimed by {' and '.join(claimed.values())}" if claimed else ""
        found.append(Land(_NO_CODE.get(name) or parties.get(area.get("id", "")), name, path, next(iter(claimed), None), disputed))
    return tuple(found)


def _by_number() -> dict[str, str]:
    """Parties by ISO 3166-1 numeric code. One code is two areas (Australia's and an external territory's): both stand for its party."""
    found = {}
    for one in register().parties():
        for code in one.codes:
            if code.scheme == "ison" and code.end is None:
                found[code.value] = one.id
    return found


def _arcs(data: dict[str, Any]) -> Iterator[list[Point]]:
    (kx, ky), (dx, dy) = data["transform"]["scale"], data["transform"]["translate"]
    for arc in data["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        yield points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """The points of a ring; a negative number is an arc read backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _cut(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring that may cross the 180th meridian, as rings that do not."""
    unrolled = [ring[0]]
    for longitude, latitude in ring[1:]:
        last = unrolled[-1][0]
        unrolled.append((longitude + 360 * round((last - longitude) / 360), latitude))
    pieces = []
    for turn in (-360.0, 0.0, 360.0):
        piece = _beyond(_beyond([(x + turn, y) for x, y in unrolled], -180.0, 1), 180.0, -1)
        if len(piece) > 2:
            pieces.append(piece)
    return pieces


def _beyond(ring: list[Point], edge: float, side: int) -> list[Point]:
    """What of a ring lies east (`side` 1) or west (-1) of a meridian (Sutherland & Hodgman 1974)."""
    if all(side * (x - edge) >= 0 for x, _ in ring):
        return ring
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (side * (x0 - edge) >= 0) != (side * (x1 - edge) >= 0):
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if side * (x1 - edge) >= 0:
            kept.append((x1, y1))
    return kept


def _path(ring: Sequence[Point], frame: Frame) -> str:
    """SVG path data, points that fall together left out; nothing for what is smaller than a pixel."""
    points: list[Point] = []
    for longitude, latitude in ring:
        x, y = frame.at(longitude, latitude)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= _NEAR:
            points.append((x, y))
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
