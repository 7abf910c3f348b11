"""Looking into a hostile source neither crashes nor holds up the host, and hides nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.course import Course
from grader.submission.locating import locate
from grader.submission.policy import Findings, find_breaches
from grader.submission.skimming import mentions, skim
from grader.submission.staging import MAX_FILE_BYTES, Staged, stage

ROOT = Path(__file__).resolve().parents[2]
PARSED = "import os, scipy;"  # makes the rest be parsed

DEEP = {
    "parentheses": "(" * 100_000 + "1" + ")" * 100_000,
    "brackets": "[" * 100_000,
    "minus": "-" * 200_000 + "1",
    "not": "not " * 100_000 + "1",
    "attributes": "a" + ".b" * 100_000,
    "calls": "f" + "()" * 100_000,
    "a sum": "+".join(["1"] * 100_000),
    "powers": "**".join(["1"] * 100_000),
    "lambdas": "lambda: " * 50_000 + "1",
    "conditions": "1 if 1 else " * 30_000 + "1",
}
LONG = {
    "dots": "x" + " ." * 100_000,
    "words": "import " * 60_000,
    "words apart": "\nimport\n" * 50_000,
    "comments": "np.\n" + "#.\n" * 150_000 + "gradient",
    "names": "\ngradient" * 50_000,
    "names after blanks": "gradient" + " " * 400 * 1200,
    "hashes": "#" * 500_000,
    "dotted": "from " + "." * 500_000 + " import x",
    "spaces": "import" + " " * 500_000,
    "commas": "import a" + ", a" * 150_000,
}


def look(course: Course, source: str, **others: str) -> Findings:
    files = {f"{name}.py": text.encode() for name, text in {"network": source, **others}.items()}
    return find_breaches(locate(Staged("ada", files, {}), course).loadable, course)


@pytest.mark.parametrize("what", DEEP)
def test_a_source_that_is_nested_too_deeply_is_said_to_be_unread(policy_course: Course, what: str) -> None:
    found = look(policy_course, PARSED + "x = " + DEEP[what])
    assert found.breaches == ()
    assert found.unread in ((), ("network.py",))  # the first, where Python cannot run it either


def test_a_source_that_python_can_run_and_that_cannot_be_looked_into_is_said_to_be(
    policy_course: Course,
) -> None:
    assert look(policy_course, PARSED + "x = " + DEEP["attributes"]).unread == ("network.py",)
    assert look(policy_course, PARSED + "x = " + DEEP["minus"]).unread == ("network.py",)


@pytest.mark.parametrize("what", LONG)
def test_a_long_source_is_skimmed_in_good_time(what: str) -> None:
    source = LONG[what].encode()
    assert len(source) <= MAX_FILE_BYTES
    started = time.perf_counter()
    skim(source)
    mentions(source, ["gradient", "testing"])
    assert time.perf_counter() - started < 2.0


def test_no_more_than_so_much_is_parsed_and_small_files_come_first(policy_course: Course) -> None:
    large, small = (f"#{'x' * size}\nimport os, scipy" for size in (200_000, 100_000))
    found = look(policy_course, "from . import a, b, c\nimport scipy", a=large, b=small, c="import torch")
    places = [(breach.file, breach.what) for breach in found.breaches]
    assert places == [("b.py", "imports scipy"), ("c.py", "imports torch"), ("network.py", "imports scipy")]
    assert found.unread == ("a.py",)


def test_no_more_than_a_hundred_breaches_are_noted(policy_course: Course) -> None:
    found = look(policy_course, "".join(f"import module_{number}\n" for number in range(300)))
    assert len(found.breaches) == 100


def test_functions_nested_in_one_another_and_in_rows_are_traced_in_good_time(policy_course: Course) -> None:
    nested = "".join(f"{' ' * (depth + 1)}def f{depth}(self):\n" for depth in range(90)) + " " * 92 + "pass\n"
    rows = "".join(f" def m{number}(self):\n  for x in 1: self.m{number + 1}()\n" for number in range(4000))
    started = time.perf_counter()
    look(policy_course, "class MLP:\n def gradients(self):\n  self.f0(); self.m0()\n" + nested + rows)
    assert time.perf_counter() - started < 10.0


def test_names_are_escaped_and_cut(policy_course: Course) -> None:
    (found,) = look(policy_course, f"__import__('a\\x1b[31m{'b' * 500}')").breaches
    assert found.what.isprintable()
    assert len(found.what) < 80


def test_skimming_a_file_tells_all_that_parsing_it_tells(
    policy_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = [*(ROOT / "tests" / "adapters").iterdir(), *(ROOT / "examples").iterdir(), ROOT / "reference"]
    loadables = [locate(stage(p), policy_course).loadable for p in packages if (p / "network.py").is_file()]
    skimmed = [find_breaches(loadable, policy_course) for loadable in loadables]
    monkeypatch.setattr("grader.submission.policy.skim", lambda source: None)
    assert [find_breaches(loadable, policy_course) for loadable in loadables] == skimmed
    assert any(found.breaches for found in skimmed)


def test_a_file_that_uses_up_what_may_be_parsed_hides_nothing_from_a_rule_about_one_function(
    policy_course: Course,
) -> None:
    source = "class MLP:\n    def gradients(self, X, T):\n        return numerical_gradient(X)\n"
    alone = look(policy_course, source)
    assert alone.breaches
    beside = look(policy_course, source, losses=f"{PARSED}\nx = 0x{'f' * 250_000}\n")
    assert set(alone.breaches) <= set(beside.breaches)


@pytest.mark.parametrize("encoding", ["punycode", "idna", "rot13", "utf-7"])
def test_a_source_in_an_encoding_that_takes_any_time_is_not_parsed(
    policy_course: Course, encoding: str
) -> None:
    source = f"# coding: {encoding}\n{PARSED}\nx-" + "abcdefgh" * 30_000
    assert look(policy_course, source).unread == ("network.py",)


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_a_line_that_ends_as_no_other_does_hides_no_encoding(policy_course: Course, end: str) -> None:
    source = f"{end}# coding: punycode\n{PARSED}\nx-" + "abcdefgh" * 30_000
    assert look(policy_course, source).unread == ("network.py",)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "gbk", "cp1252"])
def test_a_source_in_a_usual_encoding_is_parsed(policy_course: Course, encoding: str) -> None:
    found = look(policy_course, f"# -*- coding: {encoding} -*-\n{PARSED}\n")
    assert found.unread == ()
    assert any("scipy" in breach.what for breach in found.breaches)
