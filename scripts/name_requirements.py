"""Keep the reference's docstrings naming the requirements that check each function.

Usage: python scripts/name_requirements.py [--check]

Each public function, class and method gets a line `Requirements ACT-RELU-1 to ACT-RELU-3.` at the start of
its Notes. The ids come from the specification; `scripts/build_template.py` then copies the docstrings into
the template. With --check nothing is written, and the exit code is 1 if a line is out of date.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from grader.course import load_course  # noqa: E402
from grader.suite.run import collect  # noqa: E402
from grader.text import join_runs  # noqa: E402

_WIDTH = 96
_OLD = re.compile(r"^ *Requirements? [A-Z][A-Z0-9-]+\b[^.]*\.\n", re.MULTILINE)


def requirements_line(ids: Sequence[str], indent: str) -> str:
    """Return the line that names `ids`, with runs of one prefix as `A-1 to A-3`."""
    noun = "Requirement" if len(ids) == 1 else "Requirements"
    return textwrap.fill(
        f"{noun} {join_runs(ids)}.",
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def with_requirements(docstring: str, ids: Sequence[str], indent: str) -> str:
    """Return the text of a docstring, as it stands in the source, with the line for `ids`."""
    text = _OLD.sub("", docstring)
    if not ids:
        return text
    line = requirements_line(ids, indent)
    notes = f"\n{indent}Notes\n{indent}-----\n"
    if notes in text:
        return text.replace(notes, f"{notes}{line}\n", 1)
    examples = f"\n{indent}Examples\n{indent}--------\n"
    if examples in text:
        return text.replace(examples, f"{notes}{line}\n{examples}", 1)
    body = text.rstrip()
    return f"{body}\n{notes}{line}\n{indent}"


def update_module(source: str, unit: str, ids_of: dict[str, list[str]]) -> str:
    """Return a module's source with every public docstring up to date."""
    places: list[tuple[ast.Constant, str]] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            places.append((_docstring(node), f"{unit}.{node.name}"))
            if isinstance(node, ast.ClassDef):
                places += [
                    (_docstring(method), f"{unit}.{node.name}.{method.name}")
                    for method in node.body
                    if isinstance(method, ast.FunctionDef) and not method.name.startswith("_")
                ]
    lines = source.splitlines(keepends=True)
    for constant, subject in sorted(places, key=lambda place: -place[0].lineno):
        first, last = constant.lineno - 1, constant.end_lineno or constant.lineno
        old = "".join(lines[first:last])
        new = with_requirements(old.rstrip("\n").removesuffix('"""'), ids_of.get(subject, []), _indent(old))
        lines[first:last] = [new + '"""\n']
    return "".join(lines)


def _docstring(node: ast.FunctionDef | ast.ClassDef) -> ast.Constant:
    first = node.body[0]
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        sys.exit(f"{node.name} has no docstring; write one first")
    return first.value


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def main() -> int:
    """Write, or check."""
    ids_of: dict[str, list[str]] = {}
    course = load_course("spec_tests")
    for requirement in collect(course).requirements:
        ids_of.setdefault(requirement.subject, []).append(requirement.id)
    stale = []
    for unit in course.unit_names:
        path = ROOT / "reference" / f"{unit}.py"
        source = path.read_text(encoding="utf-8")
        updated = update_module(source, unit, ids_of)
        if updated != source:
            stale.append(str(path.relative_to(ROOT)))
            if "--check" not in sys.argv:
                path.write_text(updated, encoding="utf-8")
    for name in stale:
        print(f"{name}: {'out of date' if '--check' in sys.argv else 'updated'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
