"""The table of an answer, said by the names of its columns: what a column holds is the field of that name.

`Table("events.claims", "sender type when from=begins citation")` has one row for each claim of each event. A column is the field (or
property) of its name in the innermost part that has it: the claim, then its event, then the answer; `name=a.b` looks further in and
calls it `name`, `name=a.0` is the first of a pair. A party is its id, and its name as `sender_name`. `citation` is that of the
nearest `source`, or of all of the nearest `sources`.

What a column can hold is told from the types of the fields: `Table.types`. Where a function gives the parts of a row, their types stand
behind the columns, outermost first, with a mapping from name to type for what is worked out: `Table(_rows, "kind n", Cell, {"n": int})`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter, itemgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

Row = dict[str, Any]
Lines = Iterator[tuple[Any, ...]]
"""Of each row the parts that its columns are looked up in, the innermost last; a mapping where something is worked out for the row."""
Getter = Callable[[tuple[Any, ...]], Any]
Kind = type[BaseModel] | Mapping[str, Any]
"""The type of one part of a row: a model, or the types of what is worked out by name."""


class Table:
    """A table: `each` is the path of the list whose entries are its rows, or what gives the parts of each row. `key` are the columns of
    which no two rows have the same values."""

    def __init__(self, each: str | Callable[[Any], Lines], columns: str, *kinds: Kind, key: str = "") -> None:
        self._lines: Callable[[Any], Lines] = each if callable(each) else lambda answer: _walk(answer, each.split("."))
        self._paths = {name: path or name for name, _, path in (one.partition("=") for one in columns.split())}
        self.columns = tuple(self._paths)
        self._list = each if isinstance(each, str) else ""
        self._kinds = kinds
        self.key = tuple(key.split())
        self._getters: dict[tuple[type, ...], list[tuple[str, Getter]]] = {}

    def rows(self, answer: Any) -> Iterator[Row]:
        """Every row, with all columns in their order. Raises KeyError for a column that no part of a row has."""
        cited = _citations(answer)
        for parts in self._lines(answer):
            levels = (cited, answer, *parts)
            types = tuple(map(type, levels))
            getters = self._getters.get(types)
            if getters is None:
                getters = self._getters[types] = [(name, _getter(path, levels)) for name, path in self._paths.items()]
            yield {name: get(levels) for name, get in getters}

    def types(self, answer: type[BaseModel]) -> dict[str, Any]:
        """What each column of the tables of this sort of answer can hold, as a type. Raises KeyError for a column of no known type."""
        kinds = self._levels(answer)
        return {name: _typed(path, kinds) for name, path in self._paths.items()}

    def says(self, answer: type[BaseModel]) -> dict[str, str | None]:
        """What the field behind each column says of itself, where it says anything."""
        kinds = self._levels(answer)
        return {name: _said(path, kinds) for name, path in self._paths.items()}

    def _levels(self, answer: type[BaseModel]) -> list[Kind]:
        kinds: list[Kind] = [answer, *self._kinds]
        for name in self._list.split(".") if self._list else ():
            (entry,) = _models(_hint(kinds[-1], name))
            kinds.append(entry)
        return kinds


def _walk(outer: Any, path: list[str]) -> Lines:
    for one in getattr(outer, path[0]):
        if len(path) == 1:
            yield (one,)
        else:
            yield from ((one, *rest) for rest in _walk(one, path[1:]))


def _citations(answer: Any) -> dict[str, str]:
    sources = getattr(answer, "sources", None)
    return {one.id: one.citation for one in sources} if isinstance(sources, list) and sources and hasattr(sources[0], "citation") else {}


def _getter(path: str, levels: tuple[Any, ...]) -> Getter:
    """What takes a column out of the parts of a row."""
    head, _, rest = path.partition(".")
    found = _named(head, levels)
    if found is not None:
        return _then(found, rest.split(".")) if rest else lambda parts: _plain(found(parts))
    if head.endswith("_name") and (party := _named(head.removesuffix("_name"), levels)) is not None:
        return _then(party, ["name"])
    if head == "citation":
        if (source := _named("source", levels)) is not None:
            return _then(source, ["citation"])
        if (sources := _named("sources", levels, 2)) is not None:
            return lambda parts: "; ".join(parts[0][one] for one in sources(parts) if one in parts[0])
    raise KeyError(f"no part of a row has a column {path!r}")


def _named(name: str, levels: tuple[Any, ...], first: int = 1) -> Getter | None:
    """What takes a field out of the innermost part that has it, from `first` on; the citations stand before the answer."""
    for at in range(len(levels) - 1, first - 1, -1):
        one = levels[at]
        if isinstance(one, Mapping):
            if name in one:
                return _at(at, itemgetter(name))
        elif (field := _fields(one.__class__).get(name)) is not None:
            return _at(at, attrgetter(field))
    return None


def _at(at: int, get: Callable[[Any], Any]) -> Getter:
    return lambda parts: get(parts[at])


def _then(get: Getter, path: list[str]) -> Getter:
    """Further into what `get` gives; nothing stays nothing."""

    def further(parts: tuple[Any, ...]) -> Any:
        value = get(parts)
        for name in path:
            if value is None:
                return None
            value = value[int(name)] if name.isdecimal() else getattr(value, name)
        return _plain(value)

    return further


def _plain(value: Any) -> Any:
    """A party as its id; anything else as it is."""
    if isinstance(value, BaseModel):
        return value.id  # type: ignore[attr-defined]
    if isinstance(value, list) and value and isinstance(value[0], BaseModel):
        return [one.id for one in value]
    return value


@cache
def _fields(model: Any) -> dict[str, str]:
    """Attributes by the names that columns may call them: fields by their alias and their own name, properties."""
    named = {name: name for kind in reversed(model.__mro__) for name, one in vars(kind).items() if isinstance(one, property)}
    for name, field in getattr(model, "model_fields", {}).items():
        named[name] = named[field.alias or name] = name
    return named


def _typed(path: str, kinds: list[Kind]) -> Any:
    """The type behind a column, found as `_getter` finds its value."""
    head, _, rest = path.partition(".")
    found = _innermost(head, kinds)
    if found is None:
        if head == "citation":
            return str | None
        if head.endswith("_name") and _innermost(head.removesuffix("_name"), kinds) is not None:
            return str | None
        raise KeyError(f"no part of a row has a type for the column {path!r}")
    maybe = False
    for name in rest.split(".") if rest else ():
        maybe = maybe or type(None) in get_args(found)
        if name.isdecimal():
            (pair,) = (one for one in (found, *get_args(found)) if get_origin(one) is tuple)
            found = get_args(pair)[int(name)]
            continue
        (model,) = _models(found)
        found = _hint(model, name)
    if _models(found):
        found = list[str] if get_origin(found) is list else str | None if type(None) in get_args(found) else str
    return found | None if maybe else found


def _said(path: str, kinds: list[Kind]) -> str | None:
    """What the field behind a column says of itself; of a path, each field on it."""
    head, _, rest = path.partition(".")
    holder = next((one for one in reversed(kinds) if head in (one if isinstance(one, Mapping) else _fields(one))), None)
    if holder is None or isinstance(holder, Mapping):
        return None
    said = [_description(holder, head)]
    hint = _hint(holder, head)
    for name in rest.split(".") if rest else ():
        if name.isdecimal():
            said.append(("the first of the pair", "the second of the pair")[int(name)])
            break
        (model,) = _models(hint)
        said.append(_description(model, name))
        hint = _hint(model, name)
    return ": ".join(one for one in said if one) or None


def _description(model: type[BaseModel], name: str) -> str | None:
    field = _fields(model)[name]
    if field in model.model_fields:
        return model.model_fields[field].description
    return (getattr(model, field).__doc__ or "").strip().rstrip(".") or None


def _innermost(name: str, kinds: list[Kind]) -> Any:
    """The type of the field of a name in the innermost part that has it, or None."""
    for one in reversed(kinds):
        if name in (one if isinstance(one, Mapping) else _fields(one)):
            return _hint(one, name)
    return None


def _hint(kind: Kind, name: str) -> Any:
    """The type of a field or property, with how its text is to be read."""
    if isinstance(kind, Mapping):
        return kind[name]
    field = _fields(kind)[name]
    if field in kind.model_fields:
        info = kind.model_fields[field]
        return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return get_type_hints(getattr(kind, field).fget)["return"]


def _models(hint: Any) -> list[type[BaseModel]]:
    """The models in a type."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in get_args(hint) for model in _models(part)]
