"""Reviews found claims on the terminal: each beside its highlighted sentence; accept, mend or drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.extraction.model import FoundClaim
from legation.extraction.sentences import sentences

HELP = "[a]ccept  [m]end field=value …  [d]rop  [A]ccept the rest  [q]uit and drop the rest"
MENDABLE = ("kind", "subject", "object", "modality", "when", "mission", "place", "value", "base", "commodity", "said_by")
CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The outcome: claims accepted as they were or mended, and those dropped."""

    accepted: list[FoundClaim]
    mended: int
    dropped: list[FoundClaim]


def show(console: Console, text: str, claim: FoundClaim, number: int, total: int) -> None:
    """Prints one claim as a small table and its sentence with the quote highlighted."""
    table = Table(title=f"{number} of {total}: {claim.kind}", show_header=False, title_justify="left")
    for name in MENDABLE:
        value = getattr(claim, name)
        if value is not None:
            table.add_row(name, str(value))
    table.add_row("rule", claim.rule)
    console.print(table)
    first = next((a for a, b in sentences(text) if a <= claim.start < b), claim.start)
    left = max(0, first - CONTEXT, claim.start - 2 * CONTEXT)
    right = min(len(text), claim.end + CONTEXT)
    line = Text(text[left:right].replace("\n", " "))
    line.stylize("bold reverse", claim.start - left, claim.end - left)
    console.print(line)


def mend(claim: FoundClaim, changes: Sequence[str]) -> FoundClaim:
    """The claim with fields set from "field=value" words; an empty value clears a field. ValueError says what is wrong."""
    known = {f.name for f in fields(FoundClaim)} & set(MENDABLE)
    values: dict[str, str | float | None] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or name not in known:
            raise ValueError(f"{change!r} is not field=value; the fields are {', '.join(MENDABLE)}")
        values[name] = float(value) if name == "value" and value else value or None
        if values[name] is None and name in ("kind", "subject", "object", "modality"):
            raise ValueError(f"{name} cannot be empty")
    return replace(claim, **values)  # type: ignore[arg-type]


def review(
    text: str,
    claims: Sequence[FoundClaim],
    console: Console,
    ask: Callable[[str], str],
    accepts: Callable[[FoundClaim], object] = lambda _: None,
) -> Reviewed:
    """Asks for each claim; `ask` gets the prompt and returns the answer (tests give their own). `accepts` gets each claim as soon as it is
    accepted, so that a review that is broken off loses none."""
    accepted: list[FoundClaim] = []
    dropped: list[FoundClaim] = []
    mended = 0
    for number, claim in enumerate(claims, 1):
        show(console, text, claim, number, len(claims))
        current = claim
        while True:
            answer = ask(HELP).strip()
            letter, _, rest = answer.partition(" ")
            if letter in ("a", ""):
                accepted.append(current)
                accepts(current)
                break
            if letter == "d":
                dropped.append(claim)
                break
            if letter == "A":
                for one in (rest_of := [current, *claims[number:]]):
                    accepts(one)
                return Reviewed([*accepted, *rest_of], mended, dropped)
            if letter == "q":
                return Reviewed(accepted, mended, [*dropped, *claims[number - 1 :]])
            if letter == "m":
                try:
                    current = mend(current, rest.split(";") if ";" in rest else rest.split())
                    mended += current != claim
                    show(console, text, current, number, len(claims))
                except ValueError as error:
                    console.print(f"[red]{error}[/red]")
                continue
            console.print(f"[red]{answer!r} is none of these: {HELP}[/red]")
    return Reviewed(accepted, mended, dropped)
