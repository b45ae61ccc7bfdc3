"""A question is declared once: `@question(path, summary, tag=…)` on a plain typed function.

The function's signature is the list of parameters (each type from service/parameters.py, or an `Annotated` of its own), its return type
the answer, the first paragraph of its docstring what is said of it everywhere; further paragraphs are for those who read the code. From
this follow the HTTP route, `legation ask`, the tool for assistants, the OpenAPI description and the arguments that the response cache
reads. `read` is the one reader of parameters. `docs/adding-a-question.md` shows it step by step.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic.fields import FieldInfo

from legation.graph.errors import InputError
from legation.graph.signs import shown
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.parameters import AnswerForm

LONGEST_NAME = 60
LONGEST_INPUT = 200
"""Characters of a value that a refusal repeats."""
F = TypeVar("F", bound=Callable[..., Any])
_CONFIG = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class Moved(Exception):
    """Another spelling, or a former id: the question stands at the address that has these values in its path."""

    def __init__(self, in_path: Mapping[str, str]) -> None:
        super().__init__(str(dict(in_path)))
        self.in_path = in_path


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` as it is asked for, `field` as the function calls it."""

    name: str
    field: str
    annotation: Any
    info: FieldInfo
    in_path: bool
    many: bool

    @property
    def required(self) -> bool:
        """Whether a question without it cannot be asked."""
        return self.info.is_required()

    @property
    def default(self) -> Any:
        """What is taken where it is not given."""
        return self.info.default

    @property
    def example(self) -> Any:
        """The example that its description gives, else None."""
        return self.info.examples[0] if self.info.examples else None


@dataclass(eq=False)
class Declared:
    """A function with an address; `long`: it may take long and never runs in the event loop. What it takes and answers is read off the
    function when it is first needed."""

    function: Callable[..., Any]
    path: str
    summary: str
    long: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What an address of it looks like, with a group for each parameter in the path."""
        return re.compile(re.sub(r"\\?\{(\w+)\\?\}", r"(?P<\1>[^/]+)", re.escape(self.path)))

    @cached_property
    def text(self) -> str:
        """What is said of it: the first paragraph of the docstring."""
        return (inspect.getdoc(self.function) or "").split("\n\n")[0]

    @cached_property
    def hints(self) -> dict[str, Any]:
        """The types of the function's parameters and of what it returns."""
        return get_type_hints(self.function, include_extras=True)

    @cached_property
    def takes_store(self) -> bool:
        """Whether the graph is asked; the party register is not in it."""
        return Store in self.hints.values()

    @cached_property
    def model(self) -> type[BaseModel]:
        """The parameters as one pydantic model, in the order of the signature."""
        fields: dict[str, Any] = {}
        for name, parameter in inspect.signature(self.function).parameters.items():
            if self.hints[name] is not Store:
                fields[name] = (self.hints[name], ... if parameter.default is inspect.Parameter.empty else parameter.default)
        return create_model(f"{self.function.__name__} parameters", __config__=_CONFIG, **fields, **self.further)

    @property
    def further(self) -> dict[str, Any]:
        """Parameters that only the front needs, by name: (type, default)."""
        return {}

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter, those of the front last."""
        taken = []
        for field, info in self.model.model_fields.items():
            name = info.alias or field
            hint = self.further[field][0] if field in self.further else self.hints[field]
            taken.append(Parameter(name, field, hint, info, f"{{{name}}}" in self.path, is_list(info.annotation)))
        return tuple(taken)

    @cached_property
    def by_name(self) -> dict[str, Parameter]:
        """The parameters by the name they are asked for."""
        return {one.name: one for one in self.parameters}

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The function's arguments from values by name; texts are read as HTTP sends them. Raises InputError that names the parameter."""
        for name in given:
            if name not in self.by_name:
                raise InputError(unknown(name, self.by_name), place=cut(name) or "query")
        try:
            return dict(self.model.model_validate(given).__dict__)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = str(first["loc"][0])
            if first["type"] == "missing":
                raise InputError("is missing", place=place) from error
            raise InputError(f"{first['msg']} (got {cut(repr(first['input']))})", place=place) from error

    def read_query(self, in_path: Mapping[str, str], query: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """The arguments from the parts of an address. A parameter that takes one value takes the last that is given."""
        given: dict[str, Any] = {}
        for name, value in query:
            one = self.by_name.get(name)
            if one is not None and one.many:
                given.setdefault(name, []).append(value)
            else:
                given[name] = value
        return self.read({**given, **in_path})

    @property
    def __name__(self) -> str:
        """What metrics call it."""
        return self.function.__name__

    def __call__(self, store: Store | None, arguments: Mapping[str, Any]) -> Any:
        """Call the function with what `read` gave; the front's own parameters are left out."""
        values = {name: value for name, value in arguments.items() if name not in self.further}
        return self.function(store, **values) if self.takes_store else self.function(**values)


@dataclass(eq=False, kw_only=True)
class Question(Declared):
    """One question. `tag` is its subject in the description; `statuses` are those of its problems beside the usual ones; `form` is the type
    of `format`; `operation` is its name in the description; `moves` says when an address of it leads to another."""

    tag: str
    statuses: Sequence[int] = (404,)
    form: Any = AnswerForm
    operation: str = ""
    moves: str = ""

    @cached_property
    def name(self) -> str:
        """What it is called on the command line and by assistants."""
        return name_of(self.path)

    @property
    def further(self) -> dict[str, Any]:
        """The form of the answer, which the front writes."""
        return {"form": (self.form, "json")}

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms that its answer takes."""
        return get_args(get_args(self.form)[0])

    @property
    def example(self) -> dict[str, Any]:
        """The example of each parameter that it cannot be asked without."""
        return {one.name: one.example for one in self.parameters if one.required}

    @cached_property
    def answer(self) -> type[Answer]:
        """What the function answers with. Raises TypeError for anything but an Answer."""
        made = self.hints["return"]
        if not (isinstance(made, type) and issubclass(made, Answer)):
            raise TypeError(f"{self.path}: {self.function.__name__} returns {made}, which is no Answer")
        return made

    def ask(self, store: Store | None, given: Mapping[str, Any]) -> Answer:
        """The answer to values by name, for fronts that are not HTTP; an address that moved is followed once."""
        try:
            made: Answer = self(store, self.read(given))
        except Moved as moved:
            made = self(store, self.read({**given, **moved.in_path}))
        return made


declared: dict[str, Question] = {}
"""Every question whose module was imported, by name. `service/catalogue.py` imports them all."""


def question(
    path: str, summary: str, *, tag: str, long: bool = False, statuses: Sequence[int] = (404,), form: Any = AnswerForm, operation: str = "",
    moves: str = "",
) -> Callable[[F], F]:  # fmt: skip
    """Declare a function as the question at `path`; the rest is as in `Question`. Two of one name are a mistake (ValueError)."""

    def declare(function: F) -> F:
        one = Question(
            function, path, summary, tag=tag, long=long, statuses=statuses, form=form, operation=operation or function.__name__, moves=moves
        )
        if (other := declared.get(one.name)) is not None:
            raise ValueError(f"{one.path} and {other.path} are both called {one.name}")
        declared[one.name] = one
        return function

    return declare


def name_of(path: str) -> str:
    """`arms-suppliers` of /v1/arms/suppliers; an address that ends in parameters is named in the singular: `dyad`, `party`."""
    parts = path.removeprefix("/v1/").split("/")
    fixed = [part for part in parts if not part.startswith("{")]
    if parts[-1].startswith("{"):
        last = fixed[-1]
        fixed[-1] = last[:-3] + "y" if last.endswith("ies") and len(last) > 4 else last.removesuffix("s")  # parties, but ties
    return "-".join(fixed)


def unknown(name: str, taken: Iterable[str]) -> str:
    """What to say of a parameter that there is not."""
    names = sorted(taken)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return f"there is no parameter {cut(shown(name), LONGEST_NAME)!r}{hint}; this address takes {', '.join(names) or 'no parameters'}"


def cut(text: str, most: int = LONGEST_INPUT) -> str:
    """The text, or what fits of it with a sign that more was there."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def is_list(hint: Any) -> bool:
    """Whether a type is that of several values."""
    origin = get_origin(hint)
    if origin in (Annotated, Union, types.UnionType):
        return any(is_list(part) for part in get_args(hint))
    return origin in (list, tuple, Sequence)
