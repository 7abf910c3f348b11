"""Who may import whom, as docs/architecture.md and CONTRIBUTING.md promise."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {"grader", "reference", "spec_tests", "student_template", "tests", "benchmarks", "examples"}
LIBRARIES = {
    "click", "hypothesis", "jinja2", "msgpack", "msgspec", "numpy", "pytest", "tabulate",
}  # fmt: skip


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the absolute imports of a module, wherever they stand in it, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, node.lineno


def strangers(folder: str, allowed: set[str]) -> list[str]:
    """Return the imports of a package that are neither the standard library nor allowed."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for name, line in imports_of(path):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top not in allowed and name not in allowed:
                found.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    return found


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("reference", {"numpy"}),
        ("student_template", {"numpy"}),
        ("spec_tests", {"numpy", "pytest", "hypothesis", "reference", "grader.testing"}),
        ("grader", LIBRARIES | {"grader", "matplotlib"}),
    ],
)
def test_each_package_imports_only_what_it_may(package: str, allowed: set[str]) -> None:
    assert strangers(package, allowed) == []


def test_only_the_drawing_of_pictures_needs_what_may_not_be_installed() -> None:
    for path in sorted((ROOT / "grader").rglob("*.py")):
        wanted = {name.partition(".")[0] for name, _ in imports_of(path)}
        assert "matplotlib" not in wanted or path.name == "drawing.py", path


def test_the_harness_names_no_course_but_the_default() -> None:
    """`spec_tests` appears in the harness as the default of an option, never as an import."""
    for path in sorted((ROOT / "grader").rglob("*.py")):
        assert "import spec_tests" not in path.read_text(encoding="utf-8"), path


def test_nothing_imports_the_tests() -> None:
    for package in sorted(OURS - {"tests", "examples"}):
        for path in sorted((ROOT / package).rglob("*.py")):
            tops = {name.partition(".")[0] for name, _ in imports_of(path)}
            assert "tests" not in tops, path


def test_the_worker_side_of_the_wire_imports_no_suite() -> None:
    """What a worker loads must not lead to the suite or a report: it would hand them to a submission."""
    inside = [
        "boot", "zygote", "inside", "server", "importing", "channel", "wire", "faults", "confine", "landlock",
        "seccomp", "seccomp_tables", "system_calls", "probes", "state", "arrays",
    ]  # fmt: skip
    for name in inside:
        path = ROOT / "grader" / "worker" / f"{name}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                assert node.level == 1, f"{path.name}:{node.lineno} reaches out of the worker"
                wanted = {node.module} if node.module else {alias.name for alias in node.names}
                assert wanted <= set(inside), f"{path.name}:{node.lineno} imports {wanted}"
