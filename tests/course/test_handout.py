"""The handout backs the specification: what is checked of a function is named where it is described."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from grader.course import load_course
from grader.records import Inventory
from grader.suite.run import collect

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course("spec_tests")


@cache
def inventory() -> Inventory:
    return collect(COURSE)


@cache
def described(unit: str) -> frozenset[str]:
    """Return what the template describes in a unit: functions, classes, and methods as `Class.method`."""
    names = set()
    for node in ast.parse((ROOT / "student_template" / f"{unit}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {
                f"{node.name}.{child.name}" for child in node.body if isinstance(child, ast.FunctionDef)
            }
    return frozenset(names)


def test_every_requirement_is_about_something_that_the_template_describes() -> None:
    for requirement in inventory().requirements:
        unit, _, name = requirement.subject.partition(".")
        assert name in described(unit), requirement


def test_the_course_lists_exactly_the_names_of_the_template() -> None:
    for unit in COURSE.units:
        assert set(unit.functions) == {name for name in described(unit.name) if "." not in name}, unit.name


def test_every_function_of_the_template_has_a_requirement() -> None:
    subjects = {requirement.subject for requirement in inventory().requirements}
    for unit in COURSE.units:
        for name in unit.functions:
            whole = f"{unit.name}.{name}"
            assert any(s == whole or s.startswith(f"{whole}.") for s in subjects), whole


@pytest.mark.parametrize("script", ["name_requirements.py", "build_template.py"])
def test_generated_text_is_up_to_date(script: str) -> None:
    command = [sys.executable, f"scripts/{script}", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run python scripts/{script}\n{done.stdout}{done.stderr}"


def test_statements_and_hints_are_sentences() -> None:
    for requirement in inventory().requirements:
        assert requirement.statement[-1] == ".", requirement.id
        assert requirement.hint[-1] in ".?", requirement.id
        assert len(requirement.statement) <= 160, requirement.id
        assert "\n" not in requirement.hint, requirement.id
