"""What is broken in a submission costs only the requirements that touch it.

Each case is the reference with one thing broken, so that every lost point can be blamed on that.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Report, Verdict

ROOT = Path(__file__).resolve().parents[2]
Break = Callable[[str, str], Path]


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    """Return a copy of the reference with code added at the end (or, for `^`, the start) of one module."""

    def make(module: str, code: str) -> Path:
        copy = tmp_path / "broken"
        shutil.copytree(ROOT / "reference", copy, ignore=shutil.ignore_patterns("__pycache__"))
        path = copy / f"{module}.py"
        source = path.read_text(encoding="utf-8")
        if code.startswith("^"):
            # after the future import, which must come first
            marker = "from __future__ import annotations\n"
            source = source.replace(marker, marker + code[1:] + "\n", 1)
        else:
            source += "\n" + code + "\n"
        path.write_text(source, encoding="utf-8")
        return copy

    return make


def lost(report: Report) -> dict[str, set[Verdict]]:
    """Return the verdicts of what failed, by unit."""
    found: dict[str, set[Verdict]] = {}
    for result in report.results:
        if result.verdict is not Verdict.PASSED:
            found.setdefault(result.requirement.unit, set()).add(result.verdict)
    assert report.faults == ()
    return found


def subjects(report: Report) -> set[str]:
    """Return the functions whose requirements failed."""
    return {r.requirement.subject for r in report.results if r.verdict is not Verdict.PASSED}


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("def broken(:", Verdict.IMPORT_ERROR),
        ("^import a_module_that_does_not_exist", Verdict.IMPORT_ERROR),
        ("^raise SystemExit", Verdict.IMPORT_ERROR),
        ("while True: pass", Verdict.TIMED_OUT),
        ("import os; os._exit(0)", Verdict.DIED),
    ],
    ids=["syntax error", "missing import", "exit", "hang", "os._exit"],
)
def test_a_module_that_does_not_import_costs_its_own_unit(broken: Break, code: str, verdict: Verdict) -> None:
    report = grade(broken("regularization", code), Options(call_seconds=2.0))
    assert lost(report) == {"regularization": {verdict}}
    assert {unit.score for unit in report.units if unit.name == "regularization"} == {0}


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("del diagnose_gradients", Verdict.NOT_IMPLEMENTED),
        ("def diagnose_gradients(*args, **kwargs): raise NotImplementedError", Verdict.NOT_IMPLEMENTED),
        ("def diagnose_gradients(*args, **kwargs): return args[100]", Verdict.RAISED),
        ("def diagnose_gradients(*args, **kwargs):\n import os; os._exit(0)", Verdict.DIED),
        ("def diagnose_gradients(*args, **kwargs): return None", Verdict.WRONG_TYPE),
        ("def diagnose_gradients(*args, **kwargs): return {1: object()}", Verdict.WRONG_TYPE),
        ("def diagnose_gradients(*args, **kwargs): return bytearray(10)", Verdict.WRONG_TYPE),
        ("diagnose_gradients = 3", Verdict.RAISED),
    ],
)
def test_a_broken_function_costs_its_own_requirements(broken: Break, code: str, verdict: Verdict) -> None:
    report = grade(broken("gradient_flow", code), Options(units=("gradient_flow",)))
    assert subjects(report) == {"gradient_flow.diagnose_gradients"}
    assert lost(report) == {"gradient_flow": {verdict}}


def test_a_function_that_hangs_costs_its_own_requirements(broken: Break) -> None:
    code = "def diagnose_gradients(*args, **kwargs):\n    while True: pass"
    report = grade(broken("gradient_flow", code), Options(units=("gradient_flow",), call_seconds=2.0))
    assert subjects(report) == {"gradient_flow.diagnose_gradients"}
    assert lost(report) == {"gradient_flow": {Verdict.TIMED_OUT}}


def test_a_missing_module_costs_its_own_unit_and_what_imports_it(tmp_path: Path) -> None:
    copy = tmp_path / "partial"
    shutil.copytree(ROOT / "reference", copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "optimizers.py").unlink()
    report = grade(copy, Options())
    found = lost(report)
    assert found.pop("optimizers") == {Verdict.NOT_IMPLEMENTED}
    # Only what trains the submission's own network with its own optimizers cannot be judged.
    assert found in ({}, {"training": {Verdict.BLOCKED}})
