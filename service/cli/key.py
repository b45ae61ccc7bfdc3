"""API keys on the command line: make, list, revoke."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.service.cli import output

if TYPE_CHECKING:
    from legation.service.http.keys import Keys


class KeyRole(StrEnum):
    """What a key may do; each may do what those before it may."""

    read = "read"
    extract = "extract"
    write = "write"
    admin = "admin"


def make(
    name: Annotated[str, typer.Argument(help="Who or what the key is for.", show_default=False)],
    role: Annotated[KeyRole, typer.Option(help="What it may do; each role may do what those before it may.")] = KeyRole.read,
) -> None:
    """Make an API key and print it, once: only its hash is kept."""
    from legation.service.settings import read_settings

    key, token = _keys().make(name, role.value)
    output.write(token)
    typer.echo(f"legation: key {key.id} for {key.name}, role {key.role}; it is not shown again", err=True)
    if read_settings().public and key.role in ("read", "extract"):
        typer.echo("legation: reading and extracting need no key while the service is public (LEGATION_PUBLIC=false closes it)", err=True)


def listed() -> None:
    """Show the keys, without their tokens."""
    rows = [(one.id, one.name, one.role, one.made, one.revoked) for one in _keys().all()]
    output.table("API keys", [(name, False) for name in ("Id", "For", "Role", "Made", "Revoked")], rows)


def revoke(id_: Annotated[str, typer.Argument(metavar="ID", help="Id of the key, as `legation key list` shows it.")]) -> None:
    """End a key. A running service refuses it from the next request on."""
    ended = _keys().revoke(id_)
    output.write(f"revoked {ended.id} ({ended.name})")


def _keys() -> Keys:
    from legation.service.http.keys import Keys
    from legation.service.settings import read_settings

    return Keys(read_settings().keys)


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True)
    group.command("make")(make)
    group.command("list")(listed)
    group.command("revoke")(revoke)
    app.add_typer(group, name="key", help="API keys of the service: make, list, revoke.")
