"""What a caller costs, whose turn it is, and a picture's process."""

from __future__ import annotations

import asyncio

import pytest

from legation.graph.engines.brief import ROWS, Brief, TooDear
from legation.graph.errors import InputError, LimitExceeded, Overloaded, TooManyRequests
from legation.graph.protocol import Params, Row, Store
from legation.service.charts.painter import paint
from legation.service.http import costs
from legation.service.http.costs import CALLER, Costs, Places

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 %d"><rect width="9" height="9"/></svg>'


def test_past_its_work_a_caller_is_told_when_to_ask_again_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000 * costs.WINDOW]
    monkeypatch.setattr(costs.time, "monotonic", lambda: clock[0])
    counted = Costs(10)
    CALLER.set("a")
    counted.add("a", 9)
    counted.check()
    counted.add("a", 2)
    with pytest.raises(TooManyRequests) as refused:
        counted.check()
    assert refused.value.retry_after == 60
    CALLER.set("b")
    counted.check()
    CALLER.set("a")
    clock[0] += 1.5 * costs.WINDOW  # half of the minute before is still within the last sixty seconds
    assert counted.spent("a") == pytest.approx(5.5)
    counted.check()
    clock[0] += costs.WINDOW
    assert counted.spent("a") == 0
    Costs(0).add("a", 1e9)


def test_callers_take_turns_and_the_longest_queue_gives_way() -> None:
    order: list[str] = []

    async def one(places: Places, caller: str) -> None:
        CALLER.set(caller)
        await places.take(4, "full")
        order.append(caller)
        await asyncio.sleep(0)
        places.leave()

    async def run() -> list[object]:
        places = Places(1)
        await places.take(4, "full")
        greedy = [asyncio.create_task(one(places, "greedy")) for _ in range(5)]
        await asyncio.sleep(0)
        modest = [asyncio.create_task(one(places, "modest")) for _ in range(2)]
        await asyncio.sleep(0)
        places.leave()
        return await asyncio.gather(*greedy, *modest, return_exceptions=True)

    ended = asyncio.run(run())
    assert [isinstance(one, Overloaded) for one in ended] == [False, False, True, True, True, False, False]
    assert order == ["greedy", "modest", "greedy", "modest"]


def test_who_hangs_up_while_waiting_leaves_no_place_taken() -> None:
    async def run() -> int:
        places = Places(1)
        await places.take(9, "full")
        waiting = [asyncio.create_task(places.take(9, "full")) for _ in range(3)]
        await asyncio.sleep(0)
        places.leave()  # to the first, which is ended before it runs
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        async with asyncio.timeout(1):
            await places.take(9, "full")
        return places._waiting

    assert asyncio.run(run()) == 0


class Named:
    engine, url, inline = "embedded", "embedded:x", True


def test_a_brief_view_gives_up_on_rows_and_on_time() -> None:
    asked: list[int] = []

    def read(name: str, params: Params | None, timeout: float, most: int) -> list[Row] | None:
        asked.append(most)
        if name == "slow":
            raise LimitExceeded("too long")
        return [{}] * 1000 if most >= 1000 else None

    store: Store = Named()  # type: ignore[assignment]
    view = Brief(store, read)
    assert len(view.read("ask/x")) == 1000
    with pytest.raises(TooDear):
        view.read("ask/x")
    assert asked == [ROWS, ROWS - 1000]
    with pytest.raises(TooDear):
        Brief(store, read).read("slow")


def test_a_picture_of_too_many_pixels_is_refused_with_the_width_that_is_not() -> None:
    with pytest.raises(InputError, match="a width of at most 400"):
        paint(SVG % 72_000, 3000)
    assert paint(SVG % 720, 300).startswith(b"\x89PNG")
    with pytest.raises(InputError, match="cannot be drawn"):
        paint("<svg", 300)
    assert paint(SVG % 720, 200).startswith(b"\x89PNG")
