"""Writes the methods of the Python client and the functions of the R package anew from the questions' declarations:
`python -m tools.clients`. A test holds them to it.

Each question is a method: its name with `_` in place of `-`, and the short name that it has on the command line. What it cannot be asked
without may be given in order; the rest goes by name. `from` and `to` are `first` and `last`, since Python has other uses for `from`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from legation.service.catalogue import SUBJECTS, catalogue
from legation.service.cli.short import SHORT
from legation.service.declaration import Parameter, Question

FOLDER = Path(__file__).resolve().parent.parent / "service" / "client" / "subjects"
R_FILE = Path(__file__).resolve().parent.parent / "clients" / "r" / "R" / "questions.R"
CALLED = {"from": "first", "to": "last"}
MADE = "Made by `python -m tools.clients`; do not edit."


def sources() -> dict[str, str]:
    """The text of each module by its file's name."""
    made = {f"{tag}.py": _subject(tag) for tag in _tags()} | {"__init__.py": _whole()}
    return {name: _formatted(text, name) for name, text in made.items()}


def _formatted(text: str, name: str) -> str:
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(FOLDER / name), "-"]
    return subprocess.run(ruff, input=text, capture_output=True, text=True, check=True, cwd=FOLDER.parent).stdout


def _tags() -> list[str]:
    used = {one.tag for one in catalogue().values()}
    return [tag for tag in SUBJECTS if tag in used]


def _whole() -> str:
    imports = "".join(f"from legation.service.client.subjects.{tag} import {_class(tag)}\n" for tag in sorted(_tags()))
    bases = ", ".join(_class(tag) for tag in _tags())
    return (
        f'"""The questions as methods, by subject. {MADE}"""\n\nfrom __future__ import annotations\n\n{imports}\n\n'
        f'class Subjects({bases}):\n    """Every question."""\n'
    )


def _class(tag: str) -> str:
    return f"{tag.capitalize()}Questions"


def _subject(tag: str) -> str:
    questions = sorted((one for one in catalogue().values() if one.tag == tag), key=lambda one: one.name)
    names: dict[str, str] = {}
    methods = "\n".join(_method(one, names) for one in questions)
    answers = sorted({(one.answer.__module__, one.answer.__name__) for one in questions})
    by_module: dict[str, list[str]] = {}
    for module, name in answers:
        by_module.setdefault(module, []).append(name)
    imports = {module: f"from {module} import {', '.join(found)}" for module, found in by_module.items()}
    for module, name in (("legation.service.client.answered", "Answered"), ("legation.service.client.asking", "Asking")):
        imports[module] = f"from {module} import {name}"
    literal = "from typing import Literal\n" if names else ""
    sequence = "from collections.abc import Sequence\n" if "Sequence[" in methods else ""
    standard = f"{sequence}{literal}\n" if sequence or literal else ""
    aliases = "".join(f"{alias} = Literal[{values}]\n" for values, alias in names.items())
    return (
        f'"""{SUBJECTS[tag]} {MADE}"""\n\n# ruff: noqa: E501\n\nfrom __future__ import annotations\n\n{standard}'
        + "\n".join(imports[module] for module in sorted(imports))
        + f"\n\n{aliases}\n\nclass {_class(tag)}(Asking):\n"
        + f'    """{SUBJECTS[tag]}"""\n\n{methods}'
    )


def _method(question: Question, names: dict[str, str]) -> str:
    """A question's method, and the short name that stands for it."""
    name = question.name.replace("-", "_")
    short = "".join(f"\n    {one} = {name}\n" for one, at in SHORT.items() if at.question == question.name and one not in catalogue())
    asked = [one for one in question.parameters if one.name != "format"]
    needed, further = [one for one in asked if one.required], [one for one in asked if not one.required]
    taken = [f"{called(one)}: {_hint(one, names)}" for one in needed]
    if further:
        taken += ["*", *(f"{called(one)}: {_hint(one, names)} | None = None" for one in further)]
    given = ", ".join(f'"{one.name}": {called(one)}' for one in asked)
    answer = question.answer.__name__
    return (
        f"    def {name}(self{''.join(f', {one}' for one in taken)}) -> Answered[{answer}]:\n"
        f'        """{question.summary}. {" ".join(question.text.split())}{_said(asked)}"""\n'
        f'        return self._ask({answer}, "{question.name}", {{{given}}})\n{short}'
    )


def r_source() -> str:
    """The functions of the R package."""
    asked = sorted(catalogue().values(), key=lambda one: one.name)
    return f"# Every question as a function. {MADE}\n\n" + "\n".join(_r_function(one) for one in asked)


R_TAKEN = ("table",)
"""Functions of R itself that a question must not hide: `table_` asks for a tidy table."""


def _r_function(question: Question) -> str:
    name = question.name.replace("-", "_")
    name = f"{name}_" if name in R_TAKEN else name
    asked = [one for one in question.parameters if one.name != "format"]
    taken = ["service", *(called(one) for one in asked if one.required), *(f"{called(one)} = NULL" for one in asked if not one.required)]
    given = ", ".join(f"{one.name} = {called(one)}" for one in asked)
    short = "".join(f"{one} <- {name}\n" for one, at in SHORT.items() if at.question == question.name and one not in catalogue())
    return (
        f"#' {question.summary}. {' '.join(question.text.split())}\n{name} <- function({', '.join(taken)}) {{\n"
        f'  legation_ask(service, "{question.path}", list({given}))\n}}\n{short}'
    )


def called(one: Parameter) -> str:
    """A parameter's name in Python."""
    return CALLED.get(one.name, one.name)


def _said(asked: Sequence[Parameter]) -> str:
    lines = [f"        {called(one)}: {' '.join((one.info.description or '').split())}" for one in asked if one.info.description]
    return ("\n\n" + "\n".join(lines) + "\n        ").replace("\\", "\\\\") if lines else ""


def _hint(one: Parameter, names: dict[str, str]) -> str:
    kinds = list(dict.fromkeys(_kinds(one.info.annotation, one.name, names)))
    many = f" | Sequence[{' | '.join(kinds)}]" if one.many else ""
    return " | ".join(kinds) + many


def _kinds(hint: Any, name: str, names: dict[str, str]) -> Iterable[str]:
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _kinds(get_args(hint)[0], name, names)
    elif origin in (Union, types.UnionType, list, tuple, Sequence):
        for part in get_args(hint):
            if part not in (type(None), ...):
                yield from _kinds(part, name, names)
    elif origin is Literal:
        values = ", ".join(f'"{one}"' for one in get_args(hint))
        if values not in names:
            plain = re.sub(r"(^|_)(\w)", lambda found: found[2].upper(), name)
            taken = set(names.values())
            names[values] = next(one for one in (plain, *(f"{plain}{n}" for n in range(2, 99))) if one not in taken)
        yield names[values]
    else:
        yield {"str": "str", "int": "int", "float": "float", "bool": "bool"}[hint.__name__]


def main() -> None:
    """Write the modules, and remove those that there is no subject for any more."""
    made = sources()
    FOLDER.mkdir(exist_ok=True)
    for found in FOLDER.glob("*.py"):
        if found.name not in made:
            found.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    R_FILE.write_text(r_source(), encoding="utf-8")


if __name__ == "__main__":
    main()
