"""What a course's submissions should not do, as course.toml says it: checked here, never judged here.

The rules are data, so that the harness need not know what a course is about. Each says why in the course's
own words, which are what a student reads.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from .text import printable

_KINDS = ("avoid", "within", "lent")
_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


class RuleProblem(ValueError):
    """Rules that cannot be used, in one sentence."""


class Avoided(Struct, frozen=True):
    """Names of libraries that are not to be used, e.g. `numpy.gradient`, with all that is below them."""

    names: tuple[str, ...]
    why: str


class Within(Struct, frozen=True):
    """Names that `function` is not to call: `calls` never, `repeated` not in a loop."""

    function: str
    calls: tuple[str, ...]
    repeated: tuple[str, ...]
    why: str


class LentLimit(Struct, frozen=True):
    """How often one call of `function` should call a method of an object that a test lent it, at most."""

    function: str
    most: tuple[tuple[str, int], ...]
    why: str


class Rules(Struct, frozen=True):
    """The rules of a course; none by default."""

    avoid: tuple[Avoided, ...] = ()
    within: tuple[Within, ...] = ()
    lent: tuple[LentLimit, ...] = ()


def read_rules(data: object, functions: Collection[str]) -> Rules:
    """Return the rules in the table `rules` of course.toml; `functions` are the course's, `unit.name`.

    Raises
    ------
    RuleProblem
        If they are not written as they must be.
    """
    table = _table(data, "rules", _KINDS)
    read = {kind: _tables(table.get(kind, []), f"rules.{kind}") for kind in _KINDS}
    return Rules(
        tuple(_avoided(item, where) for where, item in read["avoid"]),
        tuple(_within(item, where, functions) for where, item in read["within"]),
        tuple(_lent(item, where, functions) for where, item in read["lent"]),
    )


def _avoided(item: object, where: str) -> Avoided:
    table = _table(item, where, ("names", "why"))
    return Avoided(_names(table, "names", where, required=True), _why(table, where))


def _within(item: object, where: str, functions: Collection[str]) -> Within:
    table = _table(item, where, ("function", "calls", "repeated", "why"))
    calls, repeated = (_names(table, key, where, plain=True) for key in ("calls", "repeated"))
    if not calls and not repeated:
        raise RuleProblem(f"{where} names no calls; give it calls, repeated or both, lists of names")
    return Within(_function(table, where, functions), calls, repeated, _why(table, where))


def _lent(item: object, where: str, functions: Collection[str]) -> LentLimit:
    table = _table(item, where, ("function", "most", "why"))
    most = table.get("most")
    if not isinstance(most, dict) or not most:
        raise RuleProblem(
            f"{where}.most is {_shown(most)}; give the most calls by method, as {{ loss = 100 }}"
        )
    for method, limit in most.items():
        if type(limit) is not int or limit < 0:
            raise RuleProblem(f"{where}.most.{method} is {_shown(limit)}; give a whole number, 0 or more")
    return LentLimit(_function(table, where, functions), tuple(most.items()), _why(table, where))


def _table(value: object, where: str, keys: Collection[str]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise RuleProblem(f"{where} is {_shown(value)}; write a table with {_some(keys)}")
    for key in value:
        if key not in keys:
            raise RuleProblem(f"{where} has a key {printable(key, 40)}, which no rule has; use {_some(keys)}")
    return value


def _tables(value: object, where: str) -> list[tuple[str, object]]:
    if not isinstance(value, list):
        raise RuleProblem(f"{where} is {_shown(value)}; write each rule under [[{where}]]")
    return [(f"{where}[{number}]", item) for number, item in enumerate(value)]


def _names(
    table: Mapping[str, object], key: str, where: str, *, required: bool = False, plain: bool = False
) -> tuple[str, ...]:
    names = table.get(key, [])
    wanted = "names without dots" if plain else "dotted names, as numpy.gradient"
    if not isinstance(names, list) or (required and not names):
        raise RuleProblem(f"{where}.{key} is {_shown(table.get(key))}; give a list of {wanted}")
    for name in names:
        if type(name) is not str or not _DOTTED.fullmatch(name) or (plain and "." in name):
            raise RuleProblem(f"{where}.{key} holds {_shown(name)}; give {wanted}")
    return tuple(names)


def _function(table: Mapping[str, object], where: str, functions: Collection[str]) -> str:
    name = table.get("function")
    known = type(name) is str and _DOTTED.fullmatch(name) and name.count(".") <= 2
    if not known or ".".join(str(name).split(".")[:2]) not in functions:
        raise RuleProblem(
            f"{where}.function is {_shown(name)}, which is none of the course's functions; write "
            "unit.function or unit.Class.method, with a function that a unit lists"
        )
    return str(name)


def _why(table: Mapping[str, object], where: str) -> str:
    why = table.get("why")
    if type(why) is not str or not why.strip() or not why.isprintable():
        raise RuleProblem(f"{where}.why is {_shown(why)}; say in one line of text why the rule is there")
    return why


def _shown(value: object) -> str:
    return "missing" if value is None else printable(repr(value), 60)


def _some(keys: Collection[str]) -> str:
    *first, last = keys
    return f"{', '.join(first)} or {last}"
