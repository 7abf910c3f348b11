"""Which names a function calls, itself or by helpers of its own file, and which of them in a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from ..rules import Within
from .reading import Reading

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Telling = ast.Call | ast.Name | ast.Attribute | ast.FunctionDef | ast.AsyncFunctionDef
_Loop = ast.For | ast.AsyncFor
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class CallSeen(Struct, frozen=True):
    """A call of a name that the rule lists, within `function` or a helper that it uses."""

    line: int
    name: str
    looped: bool
    helper: str


class Definition(Struct, frozen=True):
    """Where a function is defined: its class, and the function around it."""

    node: _Function
    owner: ast.ClassDef | None = None
    outer: _Place | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A function in its surroundings: its class, the function around it, and the names that it binds."""

    node: _Function
    owner: ast.ClassDef | None
    outer: _Place | None
    receiver: str  # `self`, as this method calls it
    bound: frozenset[str]
    nested: Mapping[str, _Function] = field(hash=False, compare=False)
    nodes: Sequence[tuple[ast.AST, bool]] = field(hash=False, compare=False)


class Tracer:
    """Follows functions through one file."""

    def __init__(self, reading: Reading) -> None:
        self._aliases = reading.aliases
        self._functions: dict[str, _Function] = {}
        self._classes: dict[str, ast.ClassDef] = {}
        self._methods: dict[ast.ClassDef, dict[str, _Function]] = {}
        for node in reading.tree.body:
            if isinstance(node, _Function):
                self._functions[node.name] = node
            elif isinstance(node, ast.ClassDef):
                self._classes[node.name] = node

    def find(self, name: str, method: str = "") -> Definition | None:
        """Return the function of this name, or the method of the class of this name."""
        if not method:
            node, owner = self._functions.get(name), None
        else:
            owner = self._classes.get(name)
            node = self._method(owner, method) if owner else None
        return Definition(node, owner) if node else None

    def line_of(self, name: str) -> int:
        """Return the line at which a function or class is defined, 0 if it is not here."""
        node = self._functions.get(name) or self._classes.get(name)
        return node.lineno if node else 0

    def trace(self, start: Definition, rule: Within) -> Iterator[CallSeen]:
        """Yield the calls that a rule is about; a function is looked at twice at most, in a loop or not."""
        pending = [(start, False)]
        seen: set[tuple[_Function, ast.ClassDef | None, bool]] = set()
        while pending:
            definition, looped = pending.pop()
            key = definition.node, definition.owner, looped
            if key in seen or (*key[:2], True) in seen:
                continue
            seen.add(key)
            place = _place(definition)
            helper = "" if place.node is start.node else place.node.name
            for node, in_own_loop in place.nodes:
                inside = looped or in_own_loop
                if isinstance(node, ast.Call):
                    name = self._called(node.func, place)
                    if name in rule.calls or (inside and name in rule.repeated):
                        yield CallSeen(node.lineno, name, name not in rule.calls, helper)
                elif isinstance(node, ast.Name | ast.Attribute):
                    used = self._used(node, place)
                    if used is not None:
                        pending.append((used, inside))

    def _method(self, owner: ast.ClassDef, name: str) -> _Function | None:
        """Return a method of a class, or of a base in the same file."""
        pending, seen = [owner], set()
        while pending:
            kind = pending.pop(0)
            if kind in seen:
                continue
            seen.add(kind)
            if kind not in self._methods:
                self._methods[kind] = {n.name: n for n in kind.body if isinstance(n, _Function)}
            if name in self._methods[kind]:
                return self._methods[kind][name]
            names = [base.id for base in kind.bases if isinstance(base, ast.Name)]
            pending += [self._classes[base] for base in names if base in self._classes]
        return None

    def _called(self, function: ast.expr, place: _Place) -> str:
        """Return the name of what is called, "" where it could be anything.

        A local variable may hold any function, and an object of another class any method: neither counts.
        """
        if isinstance(function, ast.Name):
            if _is_variable(function.id, place):
                return ""
            return self._aliases.get(function.id, function.id).rpartition(".")[2]
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            owner = function.value.id
            imported = owner in self._aliases and not _is_variable(owner, place)
            if owner == place.receiver or imported or owner in self._classes:
                return function.attr
        return ""

    def _used(self, node: ast.Name | ast.Attribute, place: _Place) -> Definition | None:
        """Return the helper that a name stands for: of this file, and for certain."""
        if isinstance(node, ast.Name):
            around: _Place | None = place
            while around is not None:
                if node.id in around.nested:
                    return Definition(around.nested[node.id], place.owner, around)
                around = around.outer
            helper = None if _is_variable(node.id, place) else self._functions.get(node.id)
            return Definition(helper) if helper else None
        if not isinstance(node.value, ast.Name):
            return None
        owner = place.owner if node.value.id == place.receiver else self._classes.get(node.value.id)
        method = self._method(owner, node.attr) if owner else None
        return Definition(method, owner) if method else None


def _place(definition: Definition) -> _Place:
    node, owner, outer = definition.node, definition.owner, definition.outer
    arguments = node.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    names += [a.arg for a in (arguments.vararg, arguments.kwarg) if a]
    bound, nested = set(names), {}
    nodes = [each for each in _walk(node) if isinstance(each[0], _Telling)]
    for child, _ in nodes:
        if isinstance(child, _Function):
            nested[child.name] = child
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            bound.add(child.id)
    receiver = outer.receiver if outer else names[0] if owner and names else ""
    return _Place(node, owner, outer, receiver, frozenset(bound), nested, nodes)


def _is_variable(name: str, place: _Place) -> bool:
    around: _Place | None = place
    while around is not None:
        if name in around.nested:
            return False
        if name in around.bound:
            return True
        around = around.outer
    return False


def _walk(function: _Function) -> Iterator[tuple[ast.AST, bool]]:
    """Yield every node of a function with whether it is in a loop; nested functions by name only."""
    pending: list[tuple[ast.AST, bool]] = [(node, False) for node in function.body]
    while pending:
        node, inside = pending.pop()
        yield node, inside
        if isinstance(node, _Function):
            continue
        again: Iterable[ast.AST] = ()
        once: Iterable[ast.AST] = ()
        if isinstance(node, _Loop):
            once, again = [node.iter, *node.orelse], [node.target, *node.body]
        elif isinstance(node, ast.While):
            once, again = node.orelse, [node.test, *node.body]
        elif isinstance(node, _Comprehension):
            first, *others = node.generators
            once = [first.iter]
            results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            again = [*results, first.target, *first.ifs, *others]
        else:
            once = ast.iter_child_nodes(node)
        pending += [(child, inside) for child in once]
        pending += [(child, True) for child in again]
