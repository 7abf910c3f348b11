"""Mutants of one module: small wrong variants, each told apart by the line that it changes."""

from __future__ import annotations

import ast
import copy
import difflib
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

import cosmic_ray.plugins
from cosmic_ray.mutating import mutate_code

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Mutant:
    """A changed module: which line of which function was changed to what, and the whole source."""

    module: str
    function: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> Key:
        """What names the mutant in the list of equivalents; it does not depend on line numbers."""
        return self.module, self.function, self.before, self.after


def mutants_of(module: str, source: str) -> list[Mutant]:
    """Return every mutant of a module's source, once each, in the order of its lines."""
    original = _plain(source)
    found: dict[str, Mutant] = {}
    keys: Counter[Key] = Counter()
    for changed in itertools.chain(_of_cosmic_ray(source), _of_ours(source)):
        plain = _plain(changed)
        if plain == original or plain in found:
            continue
        function, before, after = _difference(original, plain)
        keys[module, function, before, after] += 1
        count = keys[module, function, before, after]
        if count > 1:  # the same change of an equal line further down
            after += f"  # {count}"
        found[plain] = Mutant(module, function, before, after, changed)
    return list(found.values())


def _of_cosmic_ray(source: str) -> Iterator[str]:
    for name in cosmic_ray.plugins.operator_names():
        operator = cosmic_ray.plugins.get_operator(name)
        if operator.arguments():  # these replace variables by random numbers: no two runs alike
            continue
        for occurrence in itertools.count():
            changed = mutate_code(source, operator(), occurrence)
            if changed is None:
                break
            yield changed


def _of_ours(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    places = [(node, field) for node in ast.walk(tree) for field in node._fields]
    for node, field in places:
        value = getattr(node, field, None)
        for replacement in _replacements(node, field, value):
            setattr(node, field, replacement)
            yield ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
        setattr(node, field, value)


def _replacements(node: ast.AST, field: str, value: object) -> Iterator[object]:
    """Yield what may stand in one field of one node instead of what stands there."""
    if _takes_an_argument(value):
        yield value.args[0]  # the call left out
    if isinstance(node, ast.Constant) and field == "value" and type(value) is float and value:
        yield value * 1.1
    if not isinstance(value, list):
        return
    for index, item in enumerate(value):
        if _takes_an_argument(item):
            yield [*value[:index], item.args[0], *value[index + 1 :]]
        if isinstance(item, ast.keyword):
            yield [*value[:index], *value[index + 1 :]]
        is_statement = isinstance(item, ast.Raise | ast.Assign | ast.AugAssign | ast.Expr | ast.Return)
        if is_statement and not _is_docstring(item):
            yield [*value[:index], ast.Pass(), *value[index + 1 :]]
        if isinstance(item, ast.If | ast.For | ast.While | ast.With):
            yield [*value[:index], *(item.body), *value[index + 1 :]]  # without its condition
        if isinstance(node, ast.Call) and field == "args" and index + 1 < len(value):
            yield [*value[:index], value[index + 1], item, *value[index + 2 :]]  # two arguments swapped


def _takes_an_argument(value: object) -> TypeGuard[ast.Call]:
    return isinstance(value, ast.Call) and bool(value.args) and not isinstance(value.args[0], ast.Starred)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


class _Plainly(ast.NodeTransformer):
    """Takes out what is never executed here: annotations and docstrings."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.returns = None
        node.body = [s for s in node.body if not _is_docstring(s)] or [ast.Pass()]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.generic_visit(node)
        node.body = [s for s in node.body if not _is_docstring(s)] or [ast.Pass()]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        if node.value is None:
            return ast.Pass()
        return ast.Assign([node.target], node.value, lineno=node.lineno)


def _plain(source: str) -> str:
    """Return the source as Python sees it: no comments, annotations, docstrings or layout."""
    return ast.unparse(ast.fix_missing_locations(_Plainly().visit(ast.parse(source))))


def _difference(original: str, changed: str) -> tuple[str, str, str]:
    """Return the function that a change is in, and the changed lines before and after."""
    old, new = original.splitlines(), changed.splitlines()
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    edits = [block for block in blocks if block[0] != "equal"]
    first, last = edits[0], edits[-1]
    before = "\n".join(line.strip() for line in old[first[1] : last[2]])
    after = "\n".join(line.strip() for line in new[first[3] : last[4]])
    return _enclosing(original, first[1] + 1), before, after


def _enclosing(source: str, line: int) -> str:
    """Return the dotted name of the innermost function or class around a line."""
    name = ""
    pending: list[tuple[str, ast.AST]] = [("", ast.parse(source))]
    while pending:
        prefix, node = pending.pop()
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.stmt):
                continue
            own = prefix
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                own = f"{prefix}.{child.name}".lstrip(".")
            if child.lineno <= line <= (child.end_lineno or child.lineno):
                name = own
                pending.append((own, child))
    return name
