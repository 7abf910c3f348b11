"""A course's rules are read from course.toml, or refused in one line that says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import load_course
from grader.errors import UsageFault
from grader.rules import Avoided, LentLimit, Within

TOML = """title = "T"
template = "template"
[[units]]
name = "unit"
title = "Unit"
points = 1
functions = ["f", "Kind"]
"""
RULES = """
[[rules.avoid]]
names = ["numpy.gradient"]
why = "write it"
[[rules.within]]
function = "unit.Kind.method"
calls = ["a"]
repeated = ["b"]
why = "no"
[[rules.lent]]
function = "unit.f"
most = {step = 3, loss = 0}
why = "often"
"""


@pytest.fixture(autouse=True)
def course_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / f"course_{tmp_path.name}").mkdir()
    (tmp_path / f"course_{tmp_path.name}" / "__init__.py").write_text("")


def write(tmp_path: Path, rules: str) -> str:
    name = f"course_{tmp_path.name}"
    (tmp_path / name / "course.toml").write_text(TOML + rules)
    return name


def test_rules_are_read_in_order(tmp_path: Path) -> None:
    rules = load_course(write(tmp_path, RULES)).rules
    assert rules.avoid == (Avoided(("numpy.gradient",), "write it"),)
    assert rules.within == (Within("unit.Kind.method", ("a",), ("b",), "no"),)
    assert rules.lent == (LentLimit("unit.f", (("step", 3), ("loss", 0)), "often"),)


def test_a_course_needs_no_rules(tmp_path: Path) -> None:
    rules = load_course(write(tmp_path, "")).rules
    assert (rules.avoid, rules.within, rules.lent) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (RULES, "[[rules]]\nx = 1", r"rules is \[.*; write a table"),
        (RULES, "[rules]\nforbid = []", r"rules has a key forbid, .*use avoid, within or lent"),
        (RULES, "[rules.avoid]\nnames = []", r"rules.avoid is .*write each rule under \[\[rules.avoid\]\]"),
        ('["numpy.gradient"]', "3", r"rules.avoid\[0\].names is 3; give a list of dotted names"),
        ('["numpy.gradient"]', "[]", r"rules.avoid\[0\].names is \[\]; give a list"),
        ('["numpy.gradient"]', "[4]", r"rules.avoid\[0\].names holds 4; give dotted names"),
        ("numpy.gradient", "numpy..x", r"names holds 'numpy..x'"),
        ('["a"]', '["self.a"]', r"rules.within\[0\].calls holds 'self.a'; give names without dots"),
        ('calls = ["a"]\nrepeated = ["b"]', "", r"rules.within\[0\] names no calls; give it"),
        ("unit.Kind.method", "unit.Kid.method", r"function is 'unit.Kid.method', which is none of"),
        ("unit.Kind.method", "unit", r"function is 'unit', which is none of"),
        ("unit.Kind.method", "unit.Kind.a.b", r"function is 'unit.Kind.a.b', which is none of"),
        ('"unit.f"', "7", r"rules.lent\[0\].function is 7, which is none of"),
        ('function = "unit.f"', "", r"rules.lent\[0\].function is missing"),
        ("{step = 3, loss = 0}", "{}", r"rules.lent\[0\].most is {}; give the most calls by method"),
        ("step = 3", "step = -3", r"rules.lent\[0\].most.step is -3; give a whole number"),
        ("step = 3", "step = true", r"rules.lent\[0\].most.step is True; give a whole number"),
        ('why = "no"', "", r"rules.within\[0\].why is missing; say in one line"),
        ('why = "no"', 'why = "a\\nb"', r"rules.within\[0\].why is 'a\\nb'; say in one line"),
        ("repeated", "repeat", r"rules.within\[0\] has a key repeat, which no rule has; use function"),
    ],
)
def test_a_rule_that_is_none_is_refused_by_its_name_and_value(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    name = write(tmp_path, RULES.replace(old, new, 1))
    with pytest.raises(UsageFault, match=f"--course {name}: .*course.toml: .*{words}") as caught:
        load_course(name)
    assert "\n" not in str(caught.value)
