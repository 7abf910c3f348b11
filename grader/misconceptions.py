"""A course's misconceptions: wrong variants of one function each, with what is wrong about them.

Each is a file `misconceptions/<unit>/<id>.py` of the course: a module whose docstring is the title and the
explanation, which defines the wrong variant, and these names:

    REPLACES = "activations.sigmoid_derivative"     # what the variant stands in for; a class for its methods
    FAILS = ("ACT-SIGMOID-4",)                      # the requirements that must notice it
    HINT = "…"                                      # helps without giving the answer

It may import the course's reference, as `from reference import activations`, and what several files of its
folder share from a file beside it whose name begins with an underscore, as `from ._textbook import …`.
Nothing here executes it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from .course import Course
from .errors import GraderFault

_NAMES = ("REPLACES", "FAILS", "HINT")


class Misconception(Struct, frozen=True):
    """One belief that is wrong, as a variant of the function `replaces` (`unit.name`)."""

    id: str
    unit: str
    title: str
    explanation: str
    hint: str
    replaces: str
    fails: tuple[str, ...]
    source: str
    shared: Mapping[str, str] = field(default_factory=dict)  # the folder's shared modules, by file name

    @property
    def is_class(self) -> bool:
        """Tell whether it replaces a class; two of one class can be combined, of a function not."""
        return f"\nclass {self.replaces.partition('.')[2]}(" in self.source


def load_misconceptions(course: Course) -> tuple[Misconception, ...]:
    """Return the misconceptions of a course, in the order of its units, then by id.

    Raises
    ------
    GraderFault
        If a file does not say what it must, or two have one id.
    """
    folder = course.folder / "misconceptions"
    found = tuple(
        misconception for unit in course.unit_names for misconception in _read_unit(folder / unit, unit)
    )
    strays = {path.parent.name for path in folder.glob("*/[!_]*.py")} - set(course.unit_names)
    if strays:
        raise GraderFault(f"course: misconceptions/{min(strays)} is named after no unit of course.toml")
    ids = [misconception.id for misconception in found]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise GraderFault(f"course: two misconceptions have the id {twice[0]}; rename the file of one")
    return found


def replace_in(files: Mapping[str, bytes], *misconceptions: Misconception) -> dict[str, bytes]:
    """Return a submission's sources with each misconception's variant in the place of what it replaces.

    Of several of one class one class is made, in which the first counts where they change the same method.
    """
    changed = dict(files)
    variants: dict[str, list[str]] = {}
    for misconception in misconceptions:
        unit, _, name = misconception.replaces.partition(".")
        folder = f"_misconceptions_{unit}"
        texts = {**misconception.shared, f"{misconception.id}.py": misconception.source}
        changed |= {f"{folder}/{file}": text.encode() for file, text in texts.items()}
        variant = f"_{misconception.id}"
        line = f"from .{folder}.{misconception.id} import {name} as {variant}\n"
        changed[f"{unit}.py"] += line.encode()
        variants.setdefault(misconception.replaces, []).append(variant)
    for replaces, names in variants.items():
        unit, _, name = replaces.partition(".")
        combined = names[0] if len(names) == 1 else f"type({name!r}, ({', '.join(names)}), {{}})"
        changed[f"{unit}.py"] += f"{name} = {combined}\n".encode()
    return changed


def _read_unit(folder: Path, unit: str) -> Iterator[Misconception]:
    shared = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("_*.py"))
        if path.name != "__init__.py"
    }
    for path in sorted(folder.glob("[!_]*.py")):
        yield _read(path, unit, shared)


def _read(path: Path, unit: str, shared: Mapping[str, str]) -> Misconception:
    place = f"course: misconceptions/{unit}/{path.name}"
    source = path.read_text(encoding="utf-8")
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise GraderFault(f"{place}, line {error.lineno}: {error.msg}") from None
    title, _, explanation = (ast.get_docstring(tree) or "").partition("\n")
    said = _constants(tree)
    replaces, fails, hint = (said.get(name) for name in _NAMES)
    if not title or not explanation.strip():
        raise GraderFault(f"{place}: its docstring must be a title, an empty line and an explanation")
    if not isinstance(replaces, str) or replaces.partition(".")[0] != unit:
        raise GraderFault(f'{place}: REPLACES is {replaces!r}, expected a function or class as "{unit}.name"')
    if not isinstance(fails, tuple) or not fails or not all(isinstance(id, str) for id in fails):
        raise GraderFault(f"{place}: FAILS is {fails!r}, expected a tuple of the requirements that notice it")
    if not isinstance(hint, str) or not hint:
        raise GraderFault(f"{place}: HINT is {hint!r}, expected a sentence")
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    if replaces.partition(".")[2] not in defined:
        raise GraderFault(f"{place}: does not define {replaces.partition('.')[2]}, which it says to replace")
    return Misconception(path.stem, unit, title, explanation.strip(), hint, replaces, fails, source, shared)


def _constants(tree: ast.Module) -> dict[str, object]:
    """Return what a module binds at its top level to values that are written out."""
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found
